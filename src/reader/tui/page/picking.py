"""Rows that are selected, for the next action to take them. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.index.answers import Key


class Picked(NamedTuple):
    """Single rows by their keys, and a range that goes from a row to the cursor."""

    keys: frozenset[Key] = frozenset()
    anchor: int | None = None
    """The row where the range begins; None where there is none."""

    def __bool__(self) -> bool:
        return bool(self.keys) or self.anchor is not None

    def holds(self, row: int, key: Key, cursor: int) -> bool:
        """Say whether a row is selected."""
        return key in self.keys or (
            self.anchor is not None and min(self.anchor, cursor) <= row <= max(self.anchor, cursor)
        )

    def of(self, keys: Sequence[Key], cursor: int) -> list[Key]:
        """Return the keys of what is selected, in the order of the rows `keys`."""
        if self.anchor is None and len(self.keys) < 2:
            return list(self.keys)
        first, last = self.range_to(cursor)
        if not self.keys:
            return list(keys[first:last])
        return [key for row, key in enumerate(keys) if key in self.keys or first <= row < last]

    def range_to(self, cursor: int) -> tuple[int, int]:
        """Return the first row of the range, and the one behind its last."""
        if self.anchor is None:
            return 0, 0
        return min(self.anchor, cursor), max(self.anchor, cursor) + 1


def toggled(picked: Picked, key: Key) -> Picked:
    """Select a row, or no longer."""
    return picked._replace(keys=picked.keys ^ {key})


def ranged(picked: Picked, keys: Sequence[Key], cursor: int) -> Picked:
    """Begin a range at the cursor; where there is one, end it: its rows stay selected."""
    if picked.anchor is None:
        return picked._replace(anchor=cursor)
    return ended(picked, keys, cursor)


def ended(picked: Picked, keys: Sequence[Key], cursor: int) -> Picked:
    """Hold the rows of the range as single ones: the cursor may go elsewhere, and rows may move."""
    first, last = picked.range_to(cursor)
    return Picked(picked.keys | frozenset(keys[first:last]))
