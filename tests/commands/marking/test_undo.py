"""`reader undo` and `reader redo`: what this machine did last, and a list of it."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from tests.commands.marking.conftest import marked

if TYPE_CHECKING:
    from tests.commands.conftest import Shell


def test_takes_back_a_bulk_at_once_and_does_it_again(desk: Shell) -> None:
    desk("mark", "read", "--all")
    desk("mark", "tag", "+pier", "-old", "letter")
    back = desk("undo")
    assert (back.returncode, back.stdout) == (0, b"")
    assert back.stderr == b"reader: taken back: +pier (2 articles); `reader redo` does it again\n"
    assert set(marked(desk).values()) == {"read"}
    assert desk("undo").stderr == b"reader: taken back: read (5 articles); `reader redo` does it again\n"
    assert marked(desk) == {}
    gone = desk("undo")
    assert (gone.returncode, gone.stderr) == (1, b"reader: there is nothing to undo\n")
    assert desk("redo").stderr == b"reader: done again: read (5 articles); `reader undo` takes it back\n"
    assert desk("redo").returncode == 0
    assert len([marks for marks in marked(desk).values() if marks == "read +pier"]) == 2
    none = desk("redo")
    assert (none.returncode, none.stderr) == (1, b"reader: there is nothing to redo\n")


def test_what_is_done_after_an_undo_ends_what_could_be_done_again(desk: Shell) -> None:
    desk("mark", "read", "lucky")
    desk("undo")
    desk("mark", "star", "lucky")
    assert desk("redo").returncode == 1


def test_lists_what_can_be_taken_back(desk: Shell) -> None:
    assert desk("undo", "--list").returncode == 1
    desk("mark", "read", "letter")
    desk("saved", "add", "strikes", "strike")
    first, second = desk.lines("undo", "--list")
    assert re.fullmatch(r"\d{4}-\d\d-\d\d \d\d:\d\d\tsaved strikes", first)
    assert second.endswith("\tread (2 articles)")
    record = json.loads(desk.lines("undo", "--list", "--format", "json")[1])
    assert (record["what"], record["articles"]) == ("read (2 articles)", 2)
    assert desk("undo", "--format", "json").returncode == 2


def test_saved_searches_are_taken_back_too(desk: Shell) -> None:
    desk("saved", "add", "strikes", "strike")
    desk("saved", "add", "strikes", "walkout")
    desk("undo")
    assert desk.lines("saved") == ["strikes\tstrike"]


def test_a_word_is_a_mistake(desk: Shell) -> None:
    assert desk("undo", "everything").returncode == 2
    assert desk("redo", "everything").returncode == 2
