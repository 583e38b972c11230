"""The changes that this machine made, newest last, and what takes one back or does it again.

A change is what one command or one key did: all records of one stamp. Undoing writes new records, as everything does:
what held before, and an `undo` record that names the change. Where somebody has said something else since, that stays.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from reader.marks.clock import stamp_at
from reader.marks.entries import Register
from reader.marks.operations import POSITION, UNDO, Mark

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reader.marks.entries import Entry

DAYS = 30
"""Days after which a change cannot be taken back: journals are compacted."""
BEFORE = "before"
"""Field of a record: what held for its article before it, where that was said under another name of the article."""
_DAY = 24 * 60 * 60 * 1000


class Change(NamedTuple):
    """Something that was done at once."""

    stamp: str
    entries: tuple[Entry, ...]


class History(NamedTuple):
    """What can be taken back, and what can be done again; the last of each comes first in turn."""

    done: tuple[Change, ...]
    undone: tuple[Change, ...]


def oldest(now: int) -> str:
    """Return the stamp before which nothing can be taken back any more."""
    return stamp_at(max(0, now - DAYS * _DAY))


def history(own: Iterable[Entry], machine: str, since: str) -> History:
    """Return the history of a machine from the records of its journal, in the order in which they stand there.

    How far something was read is noted while one reads, and is nothing that anybody takes back.
    """
    changes: dict[str, list[Entry]] = defaultdict(list)
    for entry in own:
        if entry.machine == machine and entry.op != POSITION:
            changes[entry.change].append(entry)
    done: dict[str, Change] = {}
    undone: dict[str, Change] = {}
    for stamp, entries in changes.items():
        about = next((entry for entry in entries if entry.op == UNDO), None)
        if about is None:
            undone.clear()
            if stamp >= since:
                done[stamp] = Change(stamp, tuple(entries))
        elif about.on and about.key in done:
            undone[about.key] = done.pop(about.key)
        elif not about.on and about.key in undone:
            done[about.key] = undone.pop(about.key)
    return History(tuple(done.values()), tuple(undone.values()))


class Reversal(NamedTuple):
    """What takes a change back, or does it again."""

    marks: tuple[Mark, ...]
    left: int
    """Registers that hold something else by now, and stay."""


def taken_back(change: Change, everything: Iterable[Entry]) -> Reversal:
    """Return what puts all back as it was before `change`; `everything` are all records there are, of all machines."""
    made, before, elsewhere = _round(change, everything)
    marks = [
        _as_before(register, mine, before.get(register))
        for register, mine in made.items()
        if register not in elsewhere
    ]
    return Reversal((*marks, Mark(Register(None, UNDO, change.stamp))), len(made) - len(marks))


def done_again(change: Change, everything: Iterable[Entry]) -> Reversal:
    """Return what does a change again that was taken back."""
    made, _, elsewhere = _round(change, everything)
    marks = [
        Mark(register, mine.on, mine.value) for register, mine in made.items() if register not in elsewhere
    ]
    undo = Mark(Register(None, UNDO, change.stamp), on=False)
    return Reversal((*marks, undo), len(made) - len(marks))


def _round(
    change: Change, everything: Iterable[Entry]
) -> tuple[dict[Register, Entry], dict[Register, Entry], set[Register]]:
    """Return what the change made of each register, what held before, and on what another machine spoke since.

    What this machine itself wrote since took changes back, or did them again: later changes have been taken back.
    """
    made = {entry.register: entry for entry in change.entries}
    before: dict[Register, Entry] = {}
    elsewhere: set[Register] = set()
    for entry in everything:
        mine = made.get(entry.register)
        if mine is None:
            continue
        if entry.strength < mine.strength:
            held = before.get(entry.register)
            if held is None or held.strength < entry.strength:
                before[entry.register] = entry
        elif entry.machine != mine.machine:
            elsewhere.add(entry.register)
    return made, before, elsewhere


def _as_before(register: Register, mine: Entry, before: Entry | None) -> Mark:
    said = mine.more(BEFORE) if f'"{BEFORE}":' in mine.line else None
    if isinstance(said, dict):
        return Mark(register, bool(said.get("on")), said.get("v"))
    return Mark(register, on=False) if before is None else Mark(register, before.on, before.value)
