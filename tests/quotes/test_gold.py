"""The figures the extractor must not fall below, on a folder of annotated articles named by READER_GOLD."""

import importlib.util
import json
import os
from pathlib import Path
from typing import Any

import pytest

from reader.quotes.extraction import extract
from reader.shown.records import quote_record

GOLD = os.environ.get("READER_GOLD")
pytestmark = pytest.mark.skipif(not GOLD, reason="READER_GOLD names no folder of annotated articles")


def score(name: str, **how: Any) -> Any:
    folder = Path(GOLD or "")
    spec = importlib.util.spec_from_file_location("score", folder / "score.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    documents = [json.loads(line) for line in (folder / name).read_text(encoding="utf-8").split("\n") if line]
    found = {
        document["id"]: [
            quote_record(quote, document["text"])
            for quote in extract(document["text"], date=document.get("date"), title=document.get("title"))
        ]
        for document in documents
    }
    return module.score(documents, found, **how)[0]


def test_direct_quotations_with_their_speakers() -> None:
    assert score("polnear.dev.jsonl")["attributed"]["f1"] >= 0.95


def test_all_attributed_quoted_words() -> None:
    result = score("polnear.dev.jsonl", kinds=("direct", "mixed"), fragments=True)
    assert result["attributed"]["f1"] >= 0.93


def test_contents_in_the_reporter_s_words() -> None:
    result = score("polnear.dev.jsonl", kinds=("mixed", "indirect"))
    assert result["overlap"]["p"] >= 0.8
    assert result["overlap"]["f1"] >= 0.48


def test_german_direct_quotations() -> None:
    assert score("dewikinews.dev.jsonl")["overlap"]["f1"] >= 0.85


def test_names() -> None:
    assert score("gum_news.dev.jsonl")["canonical_cond"] >= 0.88


def test_the_sample() -> None:
    kinds = ("direct", "mixed", "indirect", "post")
    result = score("sample.jsonl", kinds=kinds, threshold=1.0)
    assert (result["attributed"]["f1"], result["canonical_cond"], result["cue_cond"]) == (1.0, 1.0, 1.0)
