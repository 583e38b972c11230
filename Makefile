# Two commands on a fresh machine: `make run` and `make test`. Each sets up what it needs, once.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready

SIZES ?= 10000 100000
MINUTES ?= 10
QUERIES ?= 10000
TRANSCRIPTS ?= transcripts

.PHONY: run test test-opensearch check format bench bench-quotes bench-search bench-faults screenshot snapshots transcripts tour storm docs clean help

help: ## list the targets
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | sort

$(READY): pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --upgrade pip
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	@touch $(READY)

run: $(READY) ## open the reader on seeds/
	@$(BIN)/reader seeds

test: $(READY) ## run the tests
	$(BIN)/python -m pytest -n 2

test-opensearch: $(READY) ## start a real node of OpenSearch (Java 17, Maven) and ask it QUERIES random queries too
	@if $(BIN)/python -m tests.index.opensearch.nodes fetch; then \
	  READER_TEST_OPENSEARCH=$${READER_TEST_OPENSEARCH:-1} READER_RANDOM_QUERIES=$(QUERIES) \
	  $(BIN)/python -m pytest tests/index/opensearch tests/index/test_*.py -k 'opensearch' --durations 3; fi

check: $(READY) ## format, lint, types, import contracts, and the wheel
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python tests/contracts/wheel.py

format: $(READY) ## format and mend what can be mended
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

bench: $(READY) ## repeat the figures of README
	$(BIN)/python -m benchmarks

bench-quotes: $(READY) ## measure quotations; READER_GOLD=FOLDER of annotated articles adds accuracy
	$(BIN)/python -m benchmarks.quotes

bench-search: $(READY) ## search at SIZES articles, beside rg, notmuch and LIKE, and 10,000 cases of conformance
	$(BIN)/python -m compileall -q src
	$(BIN)/python -m benchmarks.search $(SIZES)
	$(BIN)/python -m benchmarks.conformance 10000

bench-faults: $(READY) ## kill, overwrite, fill, lock out, age the index; many processes, and two machines, for MINUTES
	$(BIN)/python -m benchmarks.faults
	$(BIN)/python -m benchmarks.together --minutes $(MINUTES)
	$(BIN)/python -m benchmarks.marks_reliability --minutes $(MINUTES)

screenshot: $(READY) ## draw docs/reader.svg again
	$(BIN)/python -m benchmarks.screenshot docs/reader.svg

snapshots: $(READY) ## write the screens of tests/tui/snapshots anew; look at what has changed before you keep it
	RENEW_SNAPSHOTS=1 $(BIN)/python -m pytest tests/tui/test_snapshots.py

transcripts: $(READY) ## drive the installed program through a terminal, and write what is seen to TRANSCRIPTS
	$(BIN)/python -m benchmarks.transcripts $(TRANSCRIPTS)

tour: $(READY) ## record docs/tour/ again, pictures and an asciicast, and draw docs/reader.svg
	$(BIN)/python -m benchmarks.tour docs/tour
	$(BIN)/python -m benchmarks.screenshot docs/reader.svg

storm: $(READY) ## random keys, sizes, files and marks for MINUTES; STORM_SEED repeats one
	$(BIN)/python -m benchmarks.storm --minutes $(MINUTES) $(if $(STORM_SEED),--seed $(STORM_SEED))

docs: $(READY) ## write the pages again that follow from the code
	$(BIN)/python -m tests.docs.commands_page

clean: ## remove what the targets made
	rm -rf $(VENV) dist build .mypy_cache .ruff_cache .import_linter_cache .hypothesis
