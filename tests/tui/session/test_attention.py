"""When an article counts as read, and where the reading was: no clock but the stage's."""

from __future__ import annotations

import pytest

from reader.marks.entries import Names
from reader.marks.operations import Remembered
from reader.tui.session.attention import Rule, read_rule
from reader.tui.worker.messages import MarksCame
from tests.tui.fakes import FakeIndex, some_articles
from tests.tui.session.room import Room

SEED, BRIDGE, FERRY = "000_84f662bfa4d4cfd3.txt", "news/005.md", "news/004.md"


def room_with(rule: Rule | None = None) -> Room:
    room = Room(rule=rule)
    room.session.marking.came(MarksCame({each: Remembered() for each in (SEED, BRIDGE, FERRY)}, 0))
    return room


def rest(room: Room) -> None:
    """Let the time pass without a key."""
    if (read := room.stage.waiting.pop("read", None)) is not None:
        read()


def read_ones(room: Room) -> list[str]:
    return [each for each in (SEED, BRIDGE, FERRY) if room.session.marking.of(each).read]


def positions(room: Room) -> list[tuple[str, int | None]]:
    return [
        (change.ids[0], room.session.marking.of(change.ids[0]).position)
        for change in room.keeper.changes
        if change.marks(Names("x"))[0].register.op == "position"
    ]


@pytest.mark.parametrize(
    ("setting", "rule"),
    [
        ("2s", Rule(2.0, opened=True)),
        ("0.5s", Rule(0.5, opened=True)),
        ("open", Rule(None, opened=True)),
        ("never", Rule(None, opened=False)),
    ],
)
def test_the_setting_is_a_rule(setting: str, rule: Rule) -> None:
    assert read_rule(setting) == rule


def test_what_is_shown_for_a_while_is_read_and_what_is_passed_is_not() -> None:
    room = room_with()
    room.go(1)
    room.go(1)
    rest(room)
    assert read_ones(room) == [FERRY]
    assert room.keeper.changes[0].what == "", "nothing is said of it"


def test_every_key_begins_the_time_anew() -> None:
    room = room_with()
    room.go(1)
    waiting = room.stage.waiting["read"]
    room.session.attention.stirred()
    assert room.stage.waiting["read"] is not waiting


def test_the_first_article_is_read_by_whoever_opens_the_reader_and_not_by_the_list_that_moves_by_itself() -> (
    None
):
    room = room_with()
    rest(room)
    assert read_ones(room) == [SEED]
    room = room_with()
    rest(room)
    del room.index.stored[1]
    room.session.ask_again()
    room.answer()
    assert room.read == "Harbour"
    rest(room)
    assert read_ones(room) == [SEED], "nobody went to the other one"


def test_what_nobody_sees_is_not_read() -> None:
    room = room_with()
    room.stage.width = 60  # the list alone is seen
    room.go(1)
    rest(room)
    assert read_ones(room) == []
    room.stage.width = 120
    room.go(1)
    room.stage.covered = True
    rest(room)
    assert read_ones(room) == []


def test_what_is_opened_or_paged_is_read_at_once() -> None:
    room = room_with(Rule(None))
    room.go(1)
    rest(room)
    assert read_ones(room) == []
    room.session.open_chosen()
    assert read_ones(room) == [BRIDGE]
    assert room.session.panes.name == "reader"
    room.session.attention.opened(room.session.article.id)
    assert len(room.keeper.changes) == 1


def test_never_is_never() -> None:
    room = room_with(Rule(None, opened=False))
    room.go(1)
    room.session.open_chosen()
    room.session.attention.opened(BRIDGE)
    rest(room)
    assert read_ones(room) == []


def test_who_says_that_it_is_unread_is_not_contradicted() -> None:
    room = room_with()
    room.session.open_chosen()
    assert read_ones(room) == [SEED]
    room.session.attention.settle()
    room.session.marking.toggle("read")
    room.session.attention.stirred()
    rest(room)
    room.session.attention.opened(SEED)
    assert read_ones(room) == [], "until it is shown again"
    room.session.panes.focus("list")
    room.go(1)
    room.go(-1)
    rest(room)
    assert read_ones(room) == [SEED]


def test_where_the_reading_was_is_kept_when_another_article_is_shown() -> None:
    room = room_with(Rule(None))
    room.go(1)
    room.text.step(7)
    room.go(1)
    assert positions(room) == [(BRIDGE, 70)]
    room.go(-1)
    assert (room.read, room.text.top) == ("Harbour", 7)
    room.go(1)
    assert positions(room) == [(BRIDGE, 70)], "it is where it was"


def test_it_is_kept_when_the_program_is_left_and_not_of_what_was_read_to_its_end() -> None:
    room = room_with(Rule(None))
    room.text.step(5)
    room.session.attention.leave()
    assert positions(room) == [(SEED, 50)]
    room.text.step(1000)
    room.session.attention.leave()
    assert positions(room)[-1] == (SEED, None), "there it begins anew"


def test_the_position_comes_with_the_article() -> None:
    index = FakeIndex(some_articles())
    index.held[BRIDGE] = Remembered(position=60)
    room = Room(index, rule=Rule(None))
    room.go(1)
    assert room.text.top == 6
    room.go(-1)
    assert not room.keeper.changes, "it is where it was"


def test_a_search_goes_to_its_words_and_not_to_where_the_reading_was() -> None:
    room = room_with(Rule(None))
    room.go(1)
    room.text.step(7)
    room.go(1)
    room.search("harbour")
    assert room.read == "Harbour"
    assert room.text.top == 0
