"""`reader index`: what it says and refuses."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.commands.conftest import Shell


def test_index_says_what_it_holds_and_checks_it(shell: Shell) -> None:
    assert shell.lines("index", "-a", "news")[0].startswith("5 articles in 4 documents, ")
    assert shell.lines("index", "-a", "news", "--check") == ["the index is sound"]
    assert shell.lines("index", "-a", "news", "--rebuild")[0].endswith("; 4 documents changed")
    assert shell.lines("search", "-a", "news", "--count") == ["5"]


def test_building_and_checking_at_once_is_refused(shell: Shell) -> None:
    result = shell("index", "-a", "news", "--rebuild", "--check")
    assert (result.returncode, result.stdout) == (2, b"")
    assert b"write one of them" in result.stderr
