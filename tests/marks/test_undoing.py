"""Undo and redo: of this machine, in turn, and never over what somebody else said since."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from reader.marks.clock import AHEAD
from reader.marks.entries import Names, Register
from reader.marks.operations import NOTE, READ, STAR, flag, note, position, tag
from tests.marks.making import FERRY, PIER, Clock, memory_in

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

    from reader.marks.memory import Memory
    from reader.marks.operations import Mark


def write(kept: Memory, *marks: Mark) -> None:
    with kept.writing() as writer:
        writer.write(marks)


def state(kept: Memory) -> dict[tuple[object, ...], object]:
    return {
        (each.article, each.op, each.key): each.value
        for each in kept.load().registers
        if each.on and each.op != "undo"
    }


acts = st.lists(
    st.one_of(
        st.sampled_from(["undo", "redo"]),
        st.builds(
            lambda article, on: [flag(READ, article, on=on)], st.sampled_from([FERRY, PIER]), st.booleans()
        ),
        st.builds(lambda text: [note(FERRY, text), flag(STAR, PIER)], st.sampled_from(["", "a", "b"])),
    ),
    max_size=14,
)


@given(acts)
def test_undo_and_redo_go_through_the_states_that_there_were(
    tmp_path_factory: pytest.TempPathFactory, acts: list[object]
) -> None:
    kept = memory_in(tmp_path_factory.mktemp("undo"))
    states, at = [state(kept)], 0
    for act in acts:
        if act == "undo":
            assert (kept.undo() is not None) == (at > 0)
            at = max(0, at - 1)
        elif act == "redo":
            assert (kept.redo() is not None) == (at < len(states) - 1)
            at = min(len(states) - 1, at + 1)
        else:
            assert isinstance(act, list)
            write(kept, *act)
            states[at + 1 :] = [state(kept)]
            at += 1
        assert state(kept) == states[at]


def test_a_bulk_is_one_change(tmp_path: Path) -> None:
    kept = memory_in(tmp_path)
    write(kept, flag(READ, FERRY), flag(READ, PIER), tag(PIER, "old"))
    turn = kept.undo()
    assert turn is not None
    assert (len(turn.change.entries), turn.left, state(kept)) == (3, 0, {})


def test_what_another_machine_said_since_stays(tmp_path: Path) -> None:
    clock = Clock()
    desk, train = memory_in(tmp_path, clock), memory_in(tmp_path, clock, "train")
    desk.share()
    write(desk, note(FERRY, "desk"), flag(READ, FERRY))
    write(train, note(FERRY, "train"))
    turn = desk.undo()
    assert turn is not None
    assert (turn.left, state(desk)) == (1, {(FERRY, NOTE, ""): "train"})
    write(train, flag(READ, FERRY, on=False))
    turn = desk.redo()
    assert turn is not None
    assert (turn.left, state(desk)) == (2, {(FERRY, NOTE, ""): "train"})
    assert train.undo() is not None
    assert desk.history().undone == ()


def test_each_machine_takes_back_its_own(tmp_path: Path) -> None:
    clock = Clock()
    desk, train = memory_in(tmp_path, clock), memory_in(tmp_path, clock, "train")
    desk.share()
    write(desk, flag(READ, FERRY))
    write(train, flag(STAR, FERRY))
    assert desk.undo() is not None
    assert desk.undo() is None
    assert state(desk) == {(FERRY, STAR, ""): None}


def test_what_was_said_under_another_name_of_the_article_comes_back(tmp_path: Path) -> None:
    kept = memory_in(tmp_path)
    write(kept, note(FERRY, "before"))
    moved = Names("moved/ferry.md", FERRY.text, FERRY.address)
    old = kept.load().registers.get(Register(FERRY, NOTE, ""))
    with kept.writing() as writer:
        writer.write([note(moved, "after")], lambda _: old)
    assert kept.undo() is not None
    assert state(kept)[moved, NOTE, ""] == "before"


def test_a_change_of_last_month_stays(tmp_path: Path) -> None:
    clock = Clock()
    kept = memory_in(tmp_path, clock)
    write(kept, flag(READ, FERRY))
    clock.at += 31 * AHEAD
    assert kept.undo() is None
    assert state(kept) == {(FERRY, READ, ""): None}


def test_a_machine_that_never_wrote_has_nothing_to_take_back(tmp_path: Path) -> None:
    kept = memory_in(tmp_path)
    assert (kept.undo(), kept.redo(), kept.history().done) == (None, None, ())


def test_how_far_one_has_read_is_no_change_to_be_taken_back(tmp_path: Path) -> None:
    kept = memory_in(tmp_path)
    write(kept, flag(STAR, FERRY))
    write(kept, position(FERRY, 40))
    assert kept.undo() is not None
    assert not state(kept).get((FERRY, STAR, "")), "the star went"
    write(kept, position(FERRY, 90))
    again = kept.redo()
    assert again is not None, "reading on leaves what can be done again"
    assert (FERRY, STAR, "") in state(kept)
    assert state(kept)[FERRY, "position", ""] == 90
