"""The rows of the list without the list: all keys, and those rows that were fetched lately. Pure."""

from __future__ import annotations

from array import array
from collections import OrderedDict
from typing import TYPE_CHECKING

from reader.index.query import EVERYTHING, Query
from reader.index.query.tree import And, Or, Said, Term

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from reader.index.answers import Hit, Key
    from reader.index.query.tree import Node

KEPT = 4096
"""Rows that are remembered: some hundred screens, a few megabytes."""
AHEAD = 40
"""Rows that are fetched above and below the ones on the screen."""
NEAR = 12
"""Rows above and below the screen that are to be there before anybody scrolls to them."""


class RowSource:
    """What a search found: the keys of every row (8 bytes each), and a cache of rows."""

    def __init__(
        self,
        keys: Sequence[Key] | None = None,
        query: Query = EVERYTHING,
        *,
        generation: int = 0,
        complete: bool = True,
        label: str | None = None,
        copies: Mapping[Key, int] | None = None,
        folded: int = 0,
    ) -> None:
        self.keys: Sequence[Key] = () if keys is None else keys
        self.query = query
        self.generation = generation
        self.complete = complete
        """False while only the beginning is known."""
        self.label = label
        """What the order is worth, where it is not exact."""
        self.copies = {} if copies is None else copies
        """How many articles of the same text a row stands for, where they are more than one."""
        self.folded = folded
        """Articles that have no row of their own: copies of others."""
        self.worded = query.root is not None and _has_words(query.root)
        """Words are searched for, which rows show and keys go through; days, sources and marks alone are none."""
        self.version = 0
        """Goes up when rows came."""
        self._rows: OrderedDict[Key, Hit | None] = OrderedDict()
        self._asked: set[Key] = set()

    def __len__(self) -> int:
        return len(self.keys)

    def key(self, index: int) -> int | None:
        """Return the key of a row; None past the end."""
        return self.keys[index] if 0 <= index < len(self.keys) else None

    def row(self, index: int) -> Hit | None:
        """Return a row; None while it is not there, or gone for good."""
        key = self.keys[index]
        hit = self._rows.get(key)
        if hit is not None:
            self._rows.move_to_end(key)
        return hit

    def hit(self, key: Key) -> Hit | None:
        """Return the row of a key; None while it is not there, or gone for good."""
        return self._rows.get(key)

    def there(self) -> list[Hit]:
        """Return all rows that are there."""
        return [hit for hit in self._rows.values() if hit is not None]

    def without(self, keys: Collection[Key]) -> RowSource:
        """Return the same list without some of its rows."""
        left = array("q", (key for key in self.keys if key not in keys))
        shorter = RowSource(
            left,
            self.query,
            generation=self.generation,
            complete=self.complete,
            label=self.label,
            copies=self.copies,
            folded=self.folded,
        )
        shorter.take_over(self)
        return shorter

    def gone(self, index: int) -> bool:
        """Say whether a row was asked for and does not exist any more."""
        key = self.keys[index]
        return key in self._rows and self._rows[key] is None

    def wanted(self, start: int, stop: int) -> list[int]:
        """Return the keys round these rows that are still to be fetched, and note them as asked for."""
        rows = range(max(0, start - AHEAD), min(len(self.keys), stop + AHEAD))
        keys = [self.keys[index] for index in rows]
        near = range(max(0, start - NEAR), min(len(self.keys), stop + NEAR))
        if all(self.keys[index] in self._rows for index in near):
            return []
        missing = [key for key in keys if key not in self._rows and key not in self._asked]
        # A newer request takes the place of one that still waits: what that one asked for counts as unasked.
        self._asked = set(missing)
        return missing

    def fill(self, hits: Iterable[Hit], asked: Sequence[int] = ()) -> None:
        """Take in rows; what was asked for and did not come is gone."""
        for key in asked:
            self._rows.setdefault(key, None)
        for hit in hits:
            self._rows[hit.key] = hit
        self._asked.difference_update(asked)
        self.version += 1
        while len(self._rows) > KEPT:
            self._rows.popitem(last=False)

    def take_over(self, older: RowSource) -> None:
        """Keep the rows that another source of the same search had fetched."""
        self._rows = older._rows
        self.version = older.version + 1


_ASIDE = frozenset({"source", "section", "tag", "path", "url", "author"})
"""Fields whose words stand beside the text."""


def _has_words(node: Node) -> bool:
    match node:
        case And(nodes) | Or(nodes):
            return any(map(_has_words, nodes))
        case Term(_, field):
            return field not in _ASIDE
        case Said():
            return True
    return False
