"""What a journal can do without: records that were overtaken so long ago that nobody takes them back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.marks.operations import UNDO

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.marks.entries import Entry, Register

LARGE = 4 << 20
"""Bytes of a journal from which it is looked at."""


def is_due(size: int, looked: int) -> bool:
    """Whether a journal of `size` bytes is to be looked at, which had `looked` bytes when it last was."""
    return size > LARGE and size > 2 * looked


def kept(entries: Sequence[Entry], since: str) -> list[Entry]:
    """Return the records of a journal that count or may count again, in their order.

    These are all from `since` on, what held then, and the last one, by which its machine knows the journal. An *off*
    stays: another machine may come back with an older *on*.
    """
    held: dict[Register, Entry] = {}
    for entry in entries:
        before = held.get(entry.register)
        if entry.time < since and entry.op != UNDO and (before is None or before.strength < entry.strength):
            held[entry.register] = entry
    lines: set[str] = set()
    found = []
    for at, entry in enumerate(entries):
        wanted = entry.time >= since or held.get(entry.register) == entry or at == len(entries) - 1
        if wanted and entry.line not in lines:
            lines.add(entry.line)
            found.append(entry)
    return found
