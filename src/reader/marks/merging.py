"""Journals become a state: of all that was ever said of one thing, the last word counts.

Merging takes the greater of two records for every register, so neither the order nor a repetition of lines, files or
machines makes a difference. Conflict copies and merged files need no rule of their own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.marks.clock import NEVER

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reader.marks.entries import Entry, Register


def stronger(one: Entry | None, other: Entry | None) -> Entry | None:
    """Return the one of two records that counts."""
    if one is None or other is None:
        return one or other
    return other if one.strength < other.strength else one


class Registers:
    """The last word on everything that any of the journals speaks of."""

    def __init__(self, entries: Iterable[Entry] = ()) -> None:
        self._last: dict[Register, Entry] = {}
        for entry in entries:
            self.add(entry)

    def add(self, entry: Entry) -> None:
        """Take in one record, in any order."""
        register = entry.register
        held = self._last.get(register)
        if held is None or held.strength < entry.strength:
            self._last[register] = entry

    def get(self, register: Register) -> Entry | None:
        """Return the last word on this; None where there never was one."""
        return self._last.get(register)

    def latest(self, horizon: str) -> str:
        """Return the latest stamp among them that is not beyond `horizon`."""
        return max((entry.time for entry in self if entry.time <= horizon), default=NEVER)

    def __iter__(self) -> Iterator[Entry]:
        return iter(self._last.values())

    def __len__(self) -> int:
        return len(self._last)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Registers) and self._last == other._last

    __hash__ = None  # type: ignore[assignment]
