"""What keys have remembered: at once on the screen, about the articles that were shown, and never lost in silence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.marks.entries import Names
from reader.marks.operations import HIDE, READ, STAR, Remembered, describe
from reader.tui.session.marking import LONGEST, RETRY
from reader.tui.worker.messages import Kept, MarksCame, NotKept, Turned
from tests.marks.making import made
from tests.tui.fakes import FakeIndex, LongIndex, some_articles
from tests.tui.session.room import Room

if TYPE_CHECKING:
    import pytest

    from reader.tui.worker.changes import Change

SEED, BRIDGE, FERRY = "000_84f662bfa4d4cfd3.txt", "news/005.md", "news/004.md"


def said(change: Change) -> list[str]:
    """What a change does to each of its articles, in the words of a journal."""
    marks = change.marks(Names("x"))
    return describe(made(at, "aaaaaaaa", m.register, on=m.on, value=m.value) for at, m in enumerate(marks))


def told(room: Room, **held: Remembered) -> None:
    """Let the disk tell what is remembered of all three articles."""
    found = {each: Remembered() for each in (SEED, BRIDGE, FERRY)}
    names = {"seed": SEED, "bridge": BRIDGE, "ferry": FERRY}
    found.update({names[name]: value for name, value in held.items()})
    room.session.marking.came(MarksCame(found, 0))


def hide(room: Room) -> None:
    """Do what the key does that hides."""
    if room.session.searching.drop(room.session.marking.hide(), room.session.asked):
        room.session.moved()


def test_a_mark_counts_before_it_is_on_the_disk() -> None:
    room = Room()
    told(room)
    room.session.marking.toggle(STAR)
    assert room.session.marking.of(SEED).starred
    assert not room.session.marking.of(BRIDGE).starred
    assert [(change.ids, said(change)) for change in room.keeper.changes] == [((SEED,), ["starred"])]
    assert room.stage.notes[-1] == "starred, u to undo"
    room.session.marking.kept(Kept(room.keeper.changes[0], 1))
    assert room.session.marking.of(SEED).starred
    assert not room.stage.toasts, "of a single article nothing is said twice"


def test_the_same_key_takes_a_mark_away_again() -> None:
    room = Room()
    told(room, seed=Remembered(read=True))
    room.session.marking.toggle(READ)
    room.session.marking.toggle(READ)
    assert [said(change) for change in room.keeper.changes] == [["unread"], ["read"]]
    assert room.session.marking.of(SEED).read


def test_a_key_is_about_the_article_that_was_shown_though_rows_move() -> None:
    room = Room()
    room.session.marking.toggle(STAR)
    del room.index.stored[1]
    room.session.ask_again()
    room.answer()
    assert room.selected == "Harbour"
    assert room.keeper.changes[0].ids == (SEED,)


def test_from_the_text_it_is_about_the_text() -> None:
    room = Room()
    room.session.panes.focus("reader")
    room.rows.step(1)  # the next article has not come yet
    room.session.marking.toggle(STAR)
    assert room.keeper.changes[0].ids == (SEED,)


def test_selected_rows_are_taken_by_the_next_action_and_let_go() -> None:
    room = Room()
    marking = room.session.marking
    marking.pick(ranged=True)
    room.go(1)
    marking.pick(ranged=True)
    assert marking.facts[0] == "2 selected"
    marking.toggle(STAR)
    assert room.keeper.changes[0].ids == (SEED, BRIDGE)
    assert not marking.picked
    assert not room.rows.picked
    marking.pick(ranged=False)
    assert marking.let_go()
    assert not marking.let_go()


def test_selected_rows_stay_selected_while_the_index_is_written_and_go_with_another_search() -> None:
    room = Room()
    marking = room.session.marking
    marking.pick(ranged=True)
    room.go(1)
    room.session.ask_again()
    room.answer()
    assert marking.facts[0] == "2 selected"
    room.search("ferry")
    assert not marking.picked


def test_several_are_counted_once_they_are_on_the_disk() -> None:
    room = Room()
    told(room, ferry=Remembered(read=True))
    room.session.marking.read_listed()
    (change,) = room.keeper.changes
    assert change.ids == (SEED, BRIDGE, FERRY)
    assert all(room.session.marking.of(each).read for each in change.ids)
    room.session.marking.kept(Kept(change, 2))
    assert room.stage.toasts == ["2 marked read, u to undo"]
    room.session.marking.kept(Kept(change, 0))
    assert room.stage.toasts[-1] == "they were so already"


def test_rows_that_have_not_come_are_marked_by_their_keys() -> None:
    room = Room(LongIndex(300))
    room.stage.waiting.pop("everything")()
    room.backend.waiting.pop("rows", None)
    _, job = room.backend.waiting.pop("search")
    for message in job(room.index):
        room.take(message)
    room.session.marking.read_listed()
    assert not room.keeper.changes, "their ids are still asked for"
    assert room.session.marking.waiting
    room.answer()
    (change,) = room.keeper.changes
    assert {*change.ids} == {str(number) for number in range(1, 301)}
    assert not room.session.marking.waiting


def test_of_a_very_long_list_what_is_there_counts_at_once_and_all_is_marked(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("reader.tui.session.marking.KEPT", 100)
    room = Room(LongIndex(300))
    room.stage.waiting.pop("everything")()
    room.answer()
    del room.rows.source._rows[100]
    room.session.marking.read_listed()
    assert room.session.marking.of("300").read
    assert not room.session.marking.of("100").read
    assert room.stage.notes[-1] == "300 marked read …"
    room.answer()
    (change,) = room.keeper.changes
    assert len(change.ids) == 300
    assert room.session.marking.of("100").read


def test_what_still_waits_for_its_rows_is_taken_back_first() -> None:
    room = Room(LongIndex(300))
    room.stage.waiting.pop("everything")()
    _, job = room.backend.waiting.pop("search")
    for message in job(room.index):
        room.take(message)
    room.session.marking.read_listed()
    room.session.marking.turn(back=True)
    room.answer()
    assert not room.keeper.changes
    assert not room.keeper.turns
    assert not room.session.marking.of("300").read
    assert room.stage.toasts[0].startswith("undone: ")


def test_undo_and_redo_say_what() -> None:
    room = Room()
    told(room)
    marking = room.session.marking
    marking.turn(back=True)
    assert room.keeper.turns == ["undo"]
    assert not marking.turned(Turned(back=True, what=["read"], articles=412))
    assert room.stage.toasts[-1] == "undone: 412 marked read, C-r to redo"
    assert not marking.turned(Turned(back=False, what=["+pier", "-old"], articles=1, left=3))
    assert room.stage.toasts[-1] == "done again: +pier, -old; 3 changed since, and stayed, u to undo"
    assert "marks" in room.backend.waiting, "what holds now is asked for"
    assert marking.turned(Turned(back=True, what=["hidden"], articles=1)), "the list is another by it"
    marking.turned(Turned(back=True))
    marking.turned(Turned(back=False))
    assert room.stage.notes[-2:] == ["there is nothing to undo", "there is nothing to redo"]


def test_what_never_was_on_the_disk_is_taken_back_in_memory() -> None:
    room = Room()
    told(room)
    marking = room.session.marking
    marking.toggle(STAR)
    (change,) = room.keeper.changes
    marking.turned(Turned(back=True, what=["starred"], articles=1, unwritten=change))
    assert not marking.of(SEED).starred
    marking.turned(Turned(back=False, what=["starred"], articles=1, unwritten=change))
    assert marking.of(SEED).starred


def test_what_cannot_be_written_stays_is_told_once_and_tried_again() -> None:
    room = Room()
    told(room)
    marking = room.session.marking
    marking.toggle(STAR)
    why = "/state/lock: cannot be written (no space left on device)"
    marking.not_kept(NotKept(why, 1))
    marking.not_kept(NotKept(why, 1))
    assert room.stage.warnings == [f"Not on the disk: {why}. It stays here, and is tried again."]
    assert marking.facts[1] == "1 not on the disk"
    assert marking.of(SEED).starred
    room.stage.waiting.pop("unkept")()
    assert room.keeper.tries == 1
    assert not marking.may_leave(), "it is said what would be lost"
    assert "1 change is not on the disk and would be lost" in room.stage.notes[-1]
    assert marking.may_leave(), "whoever insists may go"
    marking.kept(Kept(room.keeper.changes[0], 1))
    assert marking.facts[1] == ""
    assert room.stage.notes[-1] == "everything is on the disk again"
    assert marking.may_leave()


def test_what_is_taken_back_while_it_waits_would_not_be_lost() -> None:
    room = Room()
    told(room)
    marking = room.session.marking
    marking.toggle(STAR)
    (change,) = room.keeper.changes
    marking.not_kept(NotKept("no space left on device", 1))
    marking.turned(Turned(back=True, what=["starred"], articles=1, unwritten=change))
    assert marking.facts[1] == ""
    assert marking.may_leave()


def test_leaving_asks_again_where_more_would_be_lost_than_was_said() -> None:
    room = Room()
    marking = room.session.marking
    marking.not_kept(NotKept("no space left on device", 1))
    assert not marking.may_leave()
    marking.not_kept(NotKept("no space left on device", 1))
    assert marking.may_leave(), "a try that failed again is nothing new"
    marking.not_kept(NotKept("no space left on device", 2))
    assert not marking.may_leave()
    assert "2 changes are not on the disk" in room.stage.notes[-1]


def test_it_is_tried_more_and_more_seldom() -> None:
    room = Room()
    pauses: list[float] = []
    room.stage.later = lambda name, seconds, call: pauses.append(seconds)  # type: ignore[method-assign]
    for _ in range(8):
        room.session.marking.not_kept(NotKept("x", 1))
    assert pauses[:3] == [RETRY, 2 * RETRY, 4 * RETRY]
    assert pauses[-1] == LONGEST


def test_hidden_rows_go_and_the_next_one_is_read() -> None:
    room = Room()
    told(room)
    room.go(1)
    hide(room)
    room.answer()
    assert room.titles == ["Twitter", "Ferry"]
    assert (room.selected, room.read) == ("Ferry", "Ferry")
    assert (room.keeper.changes[0].ids, said(room.keeper.changes[0])) == ((BRIDGE,), ["hidden"])
    hide(room)
    room.answer()
    assert room.selected == "Twitter", "behind the last row there is none"


def test_an_article_shown_again_from_hiding_stays_in_its_row() -> None:
    room = Room()
    told(room, seed=Remembered(hidden=True))
    hide(room)
    assert room.titles == ["Twitter", "Harbour", "Ferry"]
    assert said(room.keeper.changes[0]) == ["unhidden"]
    assert not room.session.marking.of(SEED).hidden


def test_other_processes_are_looked_for_again_and_again() -> None:
    room = Room()
    room.session.marking.watch()
    room.stage.waiting["watch"]()
    assert room.keeper.watched == 2


def test_only_what_is_not_known_is_asked_for() -> None:
    room = Room()
    told(room)
    room.session.marking.look()
    assert "marks" not in room.backend.waiting
    room.index.held[SEED] = Remembered(starred=True)
    room.session.marking.look(again=True)
    assert room.session.marking.known.of(SEED) == Remembered(), (
        "until the answer is there, what was known counts"
    )
    room.answer()
    assert room.session.marking.of(SEED).starred


def test_a_row_shows_what_came_with_it_until_more_is_known() -> None:
    index = FakeIndex(some_articles())
    index.held[BRIDGE] = Remembered(read=True, note="ask", tags=("pier",))
    room = Room(index)
    hit = room.rows.source.row(1)
    assert hit is not None
    shown = room.session.marking.known.shown(hit)
    assert (shown.read, bool(shown.note), shown.tags) == (True, True, ("pier",))
    assert room.session.marking.known.of(BRIDGE) is None


def test_an_answer_of_before_takes_no_mark_away() -> None:
    room = Room()
    told(room)
    marking = room.session.marking
    asked = marking.known.ask()
    marking.toggle(STAR)
    marking.kept(Kept(room.keeper.changes[0], 1))
    marking.came(MarksCame({SEED: Remembered()}, asked))
    assert marking.of(SEED).starred
    marking.came(MarksCame({SEED: Remembered()}, marking.known.ask()))
    assert not marking.of(SEED).starred, "since then somebody has taken it away"


def test_tags_and_notes_are_given_to_what_was_aimed_at() -> None:
    room = Room()
    told(room)
    marking = room.session.marking
    aim = marking.aim()
    assert aim is not None
    room.go(1)
    marking.tag(aim, {"pier": True, "old": False})
    marking.note(aim, "ask the council")
    assert [(change.ids, said(change)) for change in room.keeper.changes] == [
        ((SEED,), ["+pier", "-old"]),
        ((SEED,), ["note"]),
    ]
    assert marking.of(SEED) == Remembered(tags=("pier",), note="ask the council")
    marking.tag(aim, {})
    assert len(room.keeper.changes) == 2, "no tags are no change"


def test_an_empty_list_has_nothing_to_mark() -> None:
    room = Room()
    room.search("zzzz")
    room.session.marking.toggle(HIDE)
    room.session.marking.read_listed()
    assert room.stage.notes[-2:] == ["no article is chosen", "nothing is listed"]
    assert not room.keeper.changes
