"""Articles of the same text as one row: the first of them in the order of the list stands for the others."""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from reader.index.answers import Key
    from reader.index.protocol import Index

FEW = 1000
"""Rows up to which each is asked for; of a longer list, the copies of the whole archive are."""


class Folded(NamedTuple):
    """The rows of a list."""

    keys: Sequence[Key]
    standing: Mapping[Key, Key] = {}
    """For each article without a row the one that stands for it."""
    copies: Mapping[Key, int] = {}
    """How many articles a row stands for, where they are more than one."""

    def row_of(self, key: Key) -> Key:
        """Return the article in whose row this one is."""
        return self.standing.get(key, key)


def folded(index: Index, keys: Sequence[Key]) -> Folded:
    """Return the rows of these articles, which are all that a list begins with."""
    return fold(keys, index.copies(keys if len(keys) <= FEW else None))


def fold(keys: Sequence[Key], texts: Mapping[Key, str]) -> Folded:
    """Return the rows of these articles in their order; `texts` names the text of those that are copies."""
    first: dict[str, Key] = {}
    standing: dict[Key, Key] = {}
    copies: dict[Key, int] = {}
    gone: list[int] = []
    for at, key in [(at, key) for at, key in enumerate(keys) if key in texts] if texts else ():
        head = first.setdefault(texts[key], key)
        if head != key:
            standing[key] = head
            copies[head] = copies.get(head, 1) + 1
            gone.append(at)
    return Folded(_without(keys, gone), standing, copies) if gone else Folded(keys)


def _without(keys: Sequence[Key], places: Sequence[int]) -> array[int]:
    """Return the keys that stand at none of these places; of a million keys, most are copied piece by piece."""
    every, left, start = array("q", keys), array("q"), 0
    for place in places:
        left += every[start:place]
        start = place + 1
    return left + every[start:]
