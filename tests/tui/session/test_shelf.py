"""The shelf: which entries there are, how much of each is unread, and the way from one to the next."""

from __future__ import annotations

from reader.index.answers import Count
from reader.index.holdings import Labels
from reader.marks.operations import Remembered
from reader.tui.page.shelfrows import MOST, TOP, entries_of, fitting
from reader.tui.worker.messages import EntryCounted, ShelfCame
from tests.tui.fakes import FakeIndex, some_articles
from tests.tui.session.room import Room

BRIDGE = "news/005.md"


def test_each_entry_is_a_query() -> None:
    entries = entries_of({"strikes": "strike -old"}, ['Port "Gazette"'], ["pier"])
    assert [entry.query for entry in entries[len(TOP) :]] == [
        "saved:strikes",
        'source:"Port Gazette"',
        'tag:"pier"',
    ]
    assert [entry.path for entry in entries[len(TOP) :]] == [
        "Saved searches · strikes",
        'Sources · Port "Gazette"',
        "Tags · #pier",
    ]


def test_names_are_cleaned_and_there_is_an_end_to_them() -> None:
    entries = entries_of({}, ["\x1b[31mred"], [f"t{number}" for number in range(9999)])
    assert "\x1b" not in entries[len(TOP)].label
    assert len(entries) == len(TOP) + 1 + MOST


def test_typing_filters_by_label_and_by_branch() -> None:
    entries = entries_of({}, ["Port Gazette", "Hill Herald"], ["port"])
    assert [entry.label for entry in fitting(entries, "POR")] == ["Port Gazette", "#port"]
    assert [entry.label for entry in fitting(entries, "sources h")] == ["Hill Herald"]
    assert fitting(entries, "zzz") == []


def test_entries_are_counted_one_after_the_other() -> None:
    index = FakeIndex(some_articles())
    index.held[BRIDGE] = Remembered(read=True, tags=("pier",))
    room = Room(index)
    room.session.shelf.look(counted=True)
    room.answer()
    shelf = room.session.shelf
    assert [entry.label for entry in shelf.entries[len(TOP) :]] == ["Port Gazette", "#pier"]
    assert shelf.unread[""] == Count(2)
    assert shelf.unread["is:starred"] == Count(0)
    assert not room.backend.waiting


def test_a_search_that_was_saved_and_is_a_mistake_stops_no_other() -> None:
    room = Room()
    shelf = room.session.shelf
    shelf.look(counted=True)
    room.backend.waiting.clear()
    shelf.came(ShelfCame({"bad": "(("}, Labels()))
    room.answer()
    assert "is:starred" in shelf.unread
    assert "saved:bad" not in shelf.unread
    shelf.counted(EntryCounted("saved:bad", None))


def test_saved_searches_may_be_asked_for() -> None:
    room = Room()
    room.session.shelf.came(ShelfCame({"bridges": "bridge"}, Labels()))
    room.search("saved:bridges")
    assert room.titles == ["Harbour"]


def test_the_next_entry_is_searched_for_without_opening_the_shelf() -> None:
    room = Room()
    session = room.session
    session.shelf.step(1, session.asked.text, session.search_for)
    room.answer()
    assert session.asked.text == "is:unread"
    assert room.stage.toasts == ["Unread"]
    session.shelf.step(-1, session.asked.text, session.search_for)
    room.answer()
    assert session.asked.text == ""
    session.shelf.step(-1, session.asked.text, session.search_for)
    assert session.asked.text == "is:hidden", "round and round"
    session.shelf.step(1, "something else", session.search_for)
    assert session.asked.text == ""
