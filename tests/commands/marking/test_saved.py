"""`reader saved`: searches under a name."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.commands.conftest import Shell


def test_keeps_prints_replaces_and_forgets(desk: Shell) -> None:
    assert desk("saved").returncode == 1
    result = desk("saved", "add", "strikes", "strike OR walkout", "-football")
    assert result.stderr == b"reader: strikes is saved; `reader undo` takes it back\n"
    desk("saved", "add", "a", 'title:"the pier"')
    assert desk.lines("saved") == ['a\ttitle:"the pier"', "strikes\tstrike OR walkout -football"]
    assert json.loads(desk.lines("saved", "--format", "json")[0]) == {
        "name": "a",
        "query": 'title:"the pier"',
    }
    assert b"is saved already\n" in desk("saved", "add", "a", 'title:"the pier"').stderr
    assert b"is saved anew; " in desk("saved", "add", "a", "pier").stderr
    assert b"a is removed; `reader undo` takes it back" in desk("saved", "rm", "a").stderr
    assert len(desk.lines("saved")) == 1


def test_to_forget_what_is_not_there_is_exit_1(desk: Shell) -> None:
    result = desk("saved", "rm", "none")
    assert (result.returncode, result.stderr) == (1, b"reader: no search is saved as none\n")


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["add"], "expected `add NAME QUERY` or `rm NAME`, or no word at all for the list"),
        (["strikes"], "expected `add NAME QUERY`"),
        (["rm", "a", "b"], "expected `add NAME QUERY`"),
        (["add", "strikes"], "expected a query behind 'strikes'"),
        (["add", "a b", "x"], "a name has 1 to 64 signs"),
        (["add", "a", "(x"], "( is never closed"),
        (["add", "a", "x" * 10_001], "a saved query has at most 10,000 signs"),
    ],
)
def test_a_mistake_is_told(desk: Shell, words: list[str], told: str) -> None:
    result = desk("saved", *words)
    assert (result.returncode, result.stdout) == (2, b"")
    assert told in result.stderr.decode()
