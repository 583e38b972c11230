"""Finds a key for a newcomer that puts it in its order, making room where there is none.

What the order is, `reader.index.sqlite.tables.keyorder` says.
"""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from reader.index.sqlite.tables.keyorder import STEP, slot, step

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable

_MAX_SHUFFLE = 2_000
"""Articles of one slot that are moved to make room for one between them. Beyond it the newcomer goes to the
end of its slot: a day and minute with so many articles has no order that a reader could see."""


class Keys:
    """Finds keys over the connection of the one writer; `move` gives an article another key."""

    def __init__(self, connection: sqlite3.Connection, move: Callable[[int, int], None]) -> None:
        self._db = connection
        self._move = move
        self._full: dict[int, int] = {}
        """Slots without a free key, by their lowest key, and the key that was found last below them."""

    def free(self, date: str | None, path: bytes, place: int) -> int:
        """Return a free key for the article at this place of a document."""
        low, high = slot(date)
        lowest = self._lowest(low, high)
        if lowest is None:
            return high - (high - low) // 4  # room above, for what arrives later and belongs there
        order = (_descending(date), path, place)
        if self._order(lowest) < order:
            return self._below(lowest, low, high)
        return self._between(low, high, order)

    def _lowest(self, low: int, high: int) -> int | None:
        row = self._db.execute("select min(key) from article where key between ? and ?", (low, high))
        found: int | None = row.fetchone()[0]
        return found

    def _below(self, lowest: int, low: int, high: int) -> int:
        key = lowest - step(lowest, low, high)
        return key if key >= low else self._spilled(low)

    def _spilled(self, low: int) -> int:
        """Return the nearest free key below a slot that is full: the order inside a day gives way first."""
        # The search goes on where the last one ended: a thousand articles of one minute are no rarity.
        key = self._full.get(low, low) - 1
        while self._db.execute("select 1 from article where key=?", (key,)).fetchone():
            key -= 1
        self._full[low] = key
        return key

    def _between(self, low: int, high: int, order: tuple[str, bytes, int]) -> int:
        rows = self._db.execute(
            "select key from article where key between ? and ? order by key desc limit ?",
            (low, high, _MAX_SHUFFLE + 1),
        ).fetchall()
        keys: list[int] = [key for (key,) in rows]
        if len(keys) > _MAX_SHUFFLE:
            return self._below(self._lowest(low, high) or low, low, high)
        at = bisect_right(keys, order, key=self._order)
        above = keys[at - 1] if at else high + 1
        if above - keys[at] > 1:
            return min((above + keys[at]) // 2, keys[at] + STEP)
        return self._make_room(keys[at:], low)

    def _make_room(self, keys: list[int], low: int) -> int:
        """Move the first of `keys`, and those close below it, down by one; return the key that becomes free."""
        close = 1
        while close < len(keys) and keys[close] == keys[close - 1] - 1:
            close += 1
        target = keys[close - 1] - 1
        if target < low:
            target = self._spilled(low)
        for key in reversed(keys[:close]):
            self._move(key, target)
            target = key
        return keys[0]

    def _order(self, key: int) -> tuple[str, bytes, int]:
        row: tuple[str | None, bytes, int] = self._db.execute(
            "select a.date, d.path, a.place from article a join document d on d.id = a.document where a.key=?",
            (key,),
        ).fetchone()
        date, path, place = row
        return _descending(date), path, place


_COMPLEMENT = str.maketrans("0123456789", "9876543210")


def _descending(date: str | None) -> str:
    """Return a text that sorts later times of one minute first."""
    return "" if date is None or len(date) < 19 else date[17:19].translate(_COMPLEMENT)
