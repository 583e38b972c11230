"""Going from one unread article to the next, and how many there are."""

from __future__ import annotations

from reader.marks.operations import READ, Remembered
from tests.tui.fakes import FakeIndex, LongIndex, some_articles
from tests.tui.session.room import Room

SEED, BRIDGE, FERRY = "000_84f662bfa4d4cfd3.txt", "news/005.md", "news/004.md"


def room_of(*read: str) -> Room:
    index = FakeIndex(some_articles())
    index.held = {each: Remembered(read=True) for each in read}
    return Room(index)


def test_the_next_unread_one_is_gone_to_over_those_that_are_read() -> None:
    room = room_of(SEED, BRIDGE)
    room.session.unread.step(1)
    room.answer()
    assert (room.selected, room.read) == ("Ferry", "Ferry")
    room.session.unread.step(-1)
    room.answer()
    assert room.selected == "Ferry"
    assert room.stage.notes[-1] == "no unread article further up"


def test_there_may_be_none() -> None:
    room = room_of(BRIDGE, FERRY)
    room.session.unread.step(1)
    room.answer()
    assert room.selected == "Twitter"
    assert room.stage.notes[-1] == "no unread article further down"


def test_keys_before_the_answer_count_together() -> None:
    room = room_of()
    room.session.unread.step(1)
    room.session.unread.step(1)
    room.answer()
    assert room.selected == "Ferry"


def test_who_moves_meanwhile_stays_there() -> None:
    room = room_of()
    room.session.unread.step(1)
    room.rows.step(2)
    room.answer()
    assert room.selected == "Ferry"
    assert not room.stage.notes


def test_what_is_marked_and_not_yet_on_the_disk_is_no_longer_unread() -> None:
    room = room_of()
    room.rows.step(1)
    room.session.marking.toggle(READ)
    room.rows.step(-1)
    room.session.unread.step(1)
    room.answer()
    assert room.selected == "Ferry"


def test_a_far_one_is_found_in_a_long_list() -> None:
    index = LongIndex(2000)
    index.held = {str(number): Remembered(read=True) for number in range(2, 2001)}
    room = Room(index)
    room.stage.waiting.pop("everything")()
    room.answer()
    room.session.unread.step(1)
    room.answer()
    assert room.rows.cursor == 1999


def test_matches_come_first_where_something_is_searched_for() -> None:
    room = room_of()
    room.session.step_match(1)
    room.answer()
    assert room.selected == "Harbour", "without a search it is the next unread"
    room.search("the")
    at = room.rows.cursor
    room.session.unread.step(1)
    room.answer()
    assert room.rows.cursor > at, "and there is a key for the unread ones in a search too"


def test_they_are_counted() -> None:
    room = room_of(BRIDGE)
    assert room.session.unread.fact == "2 unread"
    room.index.held[SEED] = room.index.held[FERRY] = Remembered(read=True)
    room.session.unread.count()
    room.answer()
    assert room.session.unread.fact == ""


def test_a_list_by_day_or_source_has_no_matches_to_go_through() -> None:
    room = room_of(BRIDGE)
    room.search("is:unread")
    assert room.titles == ["Twitter", "Ferry"]
    room.session.step_match(1)
    room.answer()
    assert room.selected == "Ferry"
