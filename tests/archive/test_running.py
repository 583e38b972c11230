"""How an indexer that was run has ended, whatever ended it."""

from __future__ import annotations

import sys

import pytest

from reader.archive.running import how_it_ended, run_indexer
from reader.index.progress import Progress

HALF = Progress("indexing", 1_200, 5_000, 1_000)


def run(program: str) -> tuple[Progress, list[Progress]]:
    """Run a program in place of the indexer; return how it ended and what was reported."""
    heard: list[Progress] = []
    return run_indexer([sys.executable, "-c", program], heard.append), heard


@pytest.mark.parametrize(
    ("last", "code", "said", "expected"),
    [
        (None, 1, b"", "the indexer ended with status 1"),
        (None, -9, b"", "the indexer was ended by SIGKILL"),
        (HALF, -9, b"", "the indexer was ended by SIGKILL after 1,200 of 5,000 documents"),
        (None, 1, b"Traceback\n  ...\nMemoryError\n\n", "the indexer ended with status 1: MemoryError"),
        (None, -99, b"", "the indexer was ended by signal 99"),
        (Progress("busy"), -15, b"", "the indexer was ended by SIGTERM"),
        (Progress("done"), 1, b"", "the indexer ended with status 1"),
        (Progress("scanning"), 0, b"\x1b[31mred\x1b[0m\xff", "the indexer ended with status 0: red\ufffd"),
    ],
)
def test_a_death_is_told_with_what_is_known_of_it(
    last: Progress | None, code: int, said: bytes, expected: str
) -> None:
    assert how_it_ended(last, code, said) == Progress("failed", message=expected)


@pytest.mark.parametrize("state", ["busy", "failed"])
def test_what_it_says_itself_is_how_it_ended(state: str) -> None:
    last = Progress(state, message="why")  # type: ignore[arg-type]
    assert how_it_ended(last, 1, b"noise") is last
    done = Progress("done", 3, 3, 3)
    assert how_it_ended(done, 0) is done


def test_what_is_no_progress_is_passed_over() -> None:
    progress, heard = run('print(\'a library says hello\'); print(\'{"state": "done", "changed": 2}\')')
    assert heard == [progress] == [Progress("done", changed=2)]


def test_a_death_is_reported_and_what_it_said_on_stderr_is_not_printed(
    capfd: pytest.CaptureFixture[str],
) -> None:
    progress, heard = run("raise SystemExit('nothing works here')")
    assert heard == [progress]
    assert progress.message == "the indexer ended with status 1: nothing works here"
    assert capfd.readouterr().err == ""


def test_an_indexer_that_cannot_be_started_says_so() -> None:
    heard: list[Progress] = []
    progress = run_indexer(["/nowhere/python"], heard.append)
    assert heard == [progress]
    assert (progress.state, "cannot be started" in (progress.message or "")) == ("failed", True)
