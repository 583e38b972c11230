"""What is remembered of the articles on the screen: what the disk holds, and on top of it what keys have done since."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.marks.entries import Names
from reader.marks.operations import Remembered, after

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from reader.tui.worker.changes import Change

KEPT = 8192
"""Articles that are known at most: some hundred screens."""


class KnownMarks:
    """Articles by id, and what they bear. A change counts from its key on, whether it is on the disk or not."""

    def __init__(self) -> None:
        self._held: dict[str, Remembered] = {}
        self._stale: set[str] = set()
        self._open: dict[int, tuple[Change, frozenset[str]]] = {}

    def of(self, article_id: str) -> Remembered | None:
        """Return what is remembered of an article; None where that has not been told yet."""
        held = self._held.get(article_id)
        for change, ids in self._open.values():
            if article_id in ids:
                held = after(held or Remembered(), change.marks(Names(article_id)))
        return held

    def unknown(self, ids: Iterable[str]) -> list[str]:
        """Return which of these are to be asked for."""
        return [each for each in ids if each not in self._held or each in self._stale]

    def take(self, found: Mapping[str, Remembered]) -> None:
        """Take in what the disk holds."""
        for article_id, held in found.items():
            self._held.pop(article_id, None)  # the newest stand last
            self._held[article_id] = held
        self._stale.difference_update(found)
        while len(self._held) > KEPT:
            self._held.pop(next(iter(self._held)))

    def doubt(self) -> None:
        """Ask for everything again; until that has come, what was known counts."""
        self._stale.update(self._held)

    def begin(self, change: Change) -> None:
        """Let a change count that is not on the disk yet."""
        self._open[change.number] = change, frozenset(change.ids)

    def extend(self, number: int, ids: Iterable[str]) -> None:
        """Let a change count for further articles, where it is not on the disk yet."""
        if number in self._open:
            change, known = self._open[number]
            self._open[number] = change, known.union(ids)

    def settle(self, change: Change) -> None:
        """Know that a change is on the disk."""
        self._open.pop(change.number, None)
        for article_id in change.ids:
            held = self._held.get(article_id)
            if held is not None:
                self._held[article_id] = after(held, change.marks(Names(article_id)))

    def drop(self, number: int) -> None:
        """Let a change not count any more: it was taken back before it was on the disk."""
        self._open.pop(number, None)

    @property
    def unwritten(self) -> int:
        """How many changes are not on the disk."""
        return len(self._open)
