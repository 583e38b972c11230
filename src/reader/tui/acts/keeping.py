"""What is remembered of articles."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from reader.marks.operations import READ, STAR

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.index.answers import Key
    from reader.tui.acts.reach import Handler, Reach

MOST = 100
"""Changes that one key takes back at most, whatever number was typed before it."""


def _read(reach: Reach, _: int | None) -> None:
    reach.session.attention.settle()
    reach.session.marking.toggle(READ)


def drop_rows(reach: Reach, keys: Sequence[Key]) -> None:
    """Let the rows of articles go that were hidden."""
    session = reach.session
    if session.searching.drop(keys, session.asked):
        session.moved()


def _tags(reach: Reach, _: int | None) -> None:
    marking = reach.session.marking
    aim = marking.aim()
    if aim is not None:
        held = {name for each in aim.ids for name in marking.of(each).tags}
        shelf = reach.session.shelf

        def done(tags: dict[str, bool]) -> None:
            marking.tag(aim, tags)
            shelf.learn(name for name, on in tags.items() if on)

        reach.dialogs.open_tags(aim.number, sorted(held), shelf.tags, done)


def _note(reach: Reach, _: int | None) -> None:
    marking = reach.session.marking
    aim = marking.aim()
    if aim is not None:
        notes = {marking.of(each).note or "" for each in aim.ids}
        text = notes.pop() if len(notes) == 1 and aim.number == 1 else ""
        reach.dialogs.open_note(aim.number, text, lambda text: marking.note(aim, text))


def _turn(reach: Reach, count: int | None, *, back: bool) -> None:
    reach.session.attention.settle()
    for _ in range(min(count or 1, MOST)):
        reach.session.marking.turn(back=back)


def _shelf(reach: Reach, _: int | None) -> None:
    reach.session.shelf.look(counted=True)
    reach.dialogs.open_shelf()


def _step(reach: Reach, steps: int) -> None:
    session = reach.session
    session.shelf.step(steps, session.asked.text, session.search_for)


ACTS: dict[str, Handler] = {
    "mark.read": _read,
    "mark.star": lambda reach, _: reach.session.marking.toggle(STAR),
    "mark.tags": _tags,
    "mark.listed": lambda reach, _: reach.session.marking.read_listed(),
    "mark.hide": lambda reach, _: drop_rows(reach, reach.session.marking.hide()),
    "mark.note": _note,
    "select.row": lambda reach, _: reach.session.marking.pick(ranged=False),
    "select.range": lambda reach, _: reach.session.marking.pick(ranged=True),
    "shelf.open": _shelf,
    "shelf.next": lambda reach, count: _step(reach, count or 1),
    "shelf.previous": lambda reach, count: _step(reach, -(count or 1)),
    "mark.repeat": lambda reach, _: drop_rows(reach, reach.session.marking.repeat()),
    "mark.undo": partial(_turn, back=True),
    "mark.redo": partial(_turn, back=False),
}
