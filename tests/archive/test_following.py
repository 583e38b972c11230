"""What follows from the last word of an indexer, for a command and for the terminal program."""

from __future__ import annotations

import pytest

from reader.archive.following import Step, what_follows
from reader.index.progress import Progress, State


@pytest.mark.parametrize(
    ("state", "tried", "step"),
    [
        ("scanning", False, None),
        ("indexing", True, None),
        ("done", False, "ask"),
        ("done", True, "ask"),
        ("busy", False, "wait"),
        ("busy", True, "wait"),
        ("failed", False, "again"),
        ("failed", True, "tell"),
    ],
)
def test_one_rule_for_who_waits_and_who_does_not(state: State, tried: bool, step: Step | None) -> None:
    assert what_follows(Progress(state), tried=tried) == step
