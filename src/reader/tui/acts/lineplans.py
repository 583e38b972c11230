"""What is typed behind `:`, or stands in a macro: what it means is found first, so that a mistake does nothing."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from reader.index.query import QueryError, parse
from reader.marks.faulty import MarksError
from reader.marks.operations import HIDE, LONGEST_NOTE, READ, STAR, checked_name, checked_note, saved
from reader.tui.acts import handingout
from reader.tui.acts.keeping import drop_rows
from reader.tui.session.tagwords import read_tags
from reader.typedlines import ROW, LineError, parse_line

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.index.query import Query
    from reader.tui.acts.reach import Reach
    from reader.tui.worker.jobs import Order
    from reader.typedlines import TypedLine

    Deed = Callable[[], object]

_ORDERS: dict[str, Order] = {
    "newest": "date",
    "date": "date",
    "oldest": "oldest",
    "best": "rank",
    "rank": "rank",
}


def planned(reach: Reach, line: str, do: Callable[[str, int | None], object]) -> Deed:
    """Return what a line asks for, as a call; `do` does an action of the registry.

    Raises:
        LineError: it cannot be understood, or not be done here. Nothing was done.
    """
    typed = parse_line(line)
    if reach.dialogs.speaker_on_top() is not None and typed.name not in _OF_SPEAKERS:
        start = len(line) - len(line.lstrip(" :"))
        wanted = "expected pipe or write: the list of a speaker is handed on"
        raise LineError(wanted, line, start, "Esc leaves the line, and the speaker")
    if typed.name == ROW:
        return partial(_go_to_row, reach, typed.number or 1)
    plan = _PLANS.get(typed.name)
    if plan is None:
        return partial(do, typed.name, typed.number)
    without = _WITHOUT.get(typed.name)
    if not typed.rest and without is not None:
        return partial(do, without, None)
    return plan(reach, typed)


def _go_to_row(reach: Reach, row: int) -> None:
    reach.session.note_jump()
    reach.session.panes.focus("list")
    reach.current.jump(row - 1)


def _query(reach: Reach, typed: TypedLine, at: int = 0) -> Query:
    """Return the query that stands in a line from this offset of its words on."""
    try:
        return parse(typed.rest[at:], saved=lambda: reach.session.shelf.saved)
    except QueryError as error:
        raise typed.fault(error.message, at + error.position, error.hint) from error


def _flag(op: str, on: bool, reach: Reach, typed: TypedLine) -> Deed:
    marking = reach.session.marking
    if typed.rest:
        return partial(marking.set_found, _query(reach, typed), op, on=on)

    def chosen() -> None:
        aim = marking.aim()
        if aim is not None:
            marking.set(aim, op, on=on)
            if op == HIDE and on:
                drop_rows(reach, aim.keys)

    return chosen


def _tag(reach: Reach, typed: TypedLine) -> Deed:
    words = []
    at = 0
    for word in typed.rest.split():
        if word[0] not in "+-" or ":" in word:
            break
        words.append(word)
        at = typed.rest.index(word, at) + len(word)
    try:
        tags = read_tags(" ".join(words))
    except MarksError as error:
        raise typed.fault(str(error)) from error
    if not tags:
        raise typed.fault(
            f"expected tags such as +x or -y, found {typed.rest!r}",
            hint=f"write tag +{typed.rest.split()[0]}",
        )
    at += len(typed.rest[at:]) - len(typed.rest[at:].lstrip())
    marking, shelf = reach.session.marking, reach.session.shelf
    given = [name for name, on in tags.items() if on]
    query = _query(reach, typed, at) if typed.rest[at:] else None

    def give() -> None:
        if query is not None:
            marking.tag_found(query, tags)
        elif (aim := marking.aim()) is not None:
            marking.tag(aim, tags)
        else:
            return
        shelf.learn(given)

    return give


def _note(reach: Reach, typed: TypedLine) -> Deed:
    try:
        text = checked_note(typed.rest)
    except MarksError as error:
        raise typed.fault(str(error)) from error

    def write() -> None:
        aim = reach.session.marking.aim()
        if aim is not None:
            reach.session.marking.note(aim, text)

    return write


def _search(reach: Reach, typed: TypedLine) -> Deed:
    _query(reach, typed)
    return partial(reach.session.search_for, typed.rest)


def _save(reach: Reach, typed: TypedLine) -> Deed:
    text = reach.session.asked.text.strip()
    if not typed.rest:
        raise typed.fault("expected the name that the search is to have", hint="write save strikes")
    if not text:
        raise typed.fault("nothing is searched for that could be saved", hint="search first")
    if len(text) > LONGEST_NOTE:
        raise typed.fault(f"a saved query has at most {LONGEST_NOTE:,} signs, found {len(text):,}")
    try:
        name = checked_name("name", typed.rest)
        parse(text, saved=lambda: {**reach.session.shelf.saved, name: text})
    except (MarksError, QueryError) as error:
        raise typed.fault(str(error)) from error

    def keep() -> None:
        reach.session.marking.amend((), lambda _: [saved(name, text)], f"saved as {name}")

    return keep


def _theme(reach: Reach, typed: TypedLine) -> Deed:
    names = reach.program().available_themes
    if typed.rest not in names:
        raise typed.fault(f"there is no theme {typed.rest!r}", hint="Tab shows those that there are")
    return partial(reach.program().choose_theme, typed.rest)


def _sort(reach: Reach, typed: TypedLine) -> Deed:
    order = _ORDERS.get(typed.rest.casefold())
    if order is None:
        raise typed.fault(f"expected newest, oldest or best, found {typed.rest!r}")
    return partial(reach.session.sort, order)


_PLANS: dict[str, Callable[[Reach, TypedLine], Deed]] = {
    "read": partial(_flag, READ, True),
    "unread": partial(_flag, READ, False),
    "star": partial(_flag, STAR, True),
    "unstar": partial(_flag, STAR, False),
    "hide": partial(_flag, HIDE, True),
    "unhide": partial(_flag, HIDE, False),
    "tag": _tag,
    "note": _note,
    "search": _search,
    "save": _save,
    "pipe": handingout.pipe,
    "write": partial(handingout.write, listed=False),
    "export": partial(handingout.write, listed=True),
    "theme": _theme,
    "sort": _sort,
}
"""How each verb is understood."""
_OF_SPEAKERS = frozenset({"pipe", "write", "export"})
"""Verbs that are about what the screen of a speaker lists."""
_WITHOUT = {
    "tag": "mark.tags",
    "note": "mark.note",
    "search": "search.open",
    "theme": "view.theme",
    "sort": "search.sort",
}
"""What verbs mean that stand alone."""
