"""What is remembered of the articles on the screen: what the disk holds, and on top of it what keys have done since."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reader.marks.entries import Names
from reader.marks.operations import Remembered, after

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from reader.index.answers import Hit
    from reader.tui.worker.changes import Change

KEPT = 8192
"""Articles that are known at most: some hundred screens."""
LATE = 32
"""Changes that are remembered once they are on the disk: an answer of before may still come."""


class _Over(NamedTuple):
    """A change that lies over what the disk held when it was asked."""

    change: Change
    ids: set[str]
    written: int | None
    """Number of the first question that was put after it was written; None while it is not."""


class KnownMarks:
    """Articles by id, and what they bear. A change counts from its key on, whether it is on the disk or not."""

    def __init__(self) -> None:
        self._held: dict[str, Remembered] = {}
        self._stale: set[str] = set()
        self._over: dict[int, _Over] = {}
        self._asked = 0

    def of(self, article_id: str) -> Remembered | None:
        """Return what is remembered of an article; None where that has not been told yet."""
        return self._with_changes(article_id, self._held.get(article_id))

    def shown(self, hit: Hit) -> Remembered:
        """Return what a row shows: as long as nothing better is known, what came with it."""
        held = self._held.get(hit.id)
        marks = hit.marks
        if held is None:
            # The words of a note, and where the reading was, come later.
            held = Remembered(
                marks.read,
                marks.starred,
                marks.hidden,
                marks.tags,
                " " if marks.noted else None,
                changed=marks.changed,
            )
        return self._with_changes(hit.id, held) or held

    def _with_changes(self, article_id: str, held: Remembered | None) -> Remembered | None:
        for change, ids, _ in self._over.values():
            if article_id in ids:
                held = after(held or Remembered(), change.marks(Names(article_id)))
        return held

    def unknown(self, ids: Iterable[str]) -> list[str]:
        """Return which of these are to be asked for."""
        return [each for each in ids if each not in self._held or each in self._stale]

    def ask(self) -> int:
        """Return the number of a question that is about to be put to the disk."""
        self._asked += 1
        return self._asked

    def take(self, found: Mapping[str, Remembered], asked: int) -> None:
        """Take in what the disk held when the question of this number was put."""
        for article_id, held in found.items():
            self._held.pop(article_id, None)  # the newest stand last
            self._held[article_id] = held
        self._stale.difference_update(found)
        for over in self._over.values():
            if over.written is not None and over.written <= asked:
                over.ids.difference_update(found)
        self._tidy()

    def doubt(self) -> None:
        """Ask for everything again; until that has come, what was known counts."""
        self._stale.update(self._held)

    def begin(self, change: Change) -> None:
        """Let a change count that is not on the disk yet."""
        self._over[change.number] = _Over(change, set(change.ids), None)

    def extend(self, number: int, ids: Iterable[str]) -> None:
        """Let a change count for further articles."""
        if number in self._over:
            self._over[number].ids.update(ids)

    def settle(self, change: Change) -> None:
        """Know that a change is on the disk; what was asked before may not have it."""
        self._over[change.number] = _Over(change, set(change.ids), self._asked + 1)
        self._tidy()

    def drop(self, number: int) -> None:
        """Let a change not count any more: it was taken back."""
        self._over.pop(number, None)

    def forget_changes(self) -> None:
        """Let no change lie over what the disk tells from now on that is on the disk itself."""
        self._over = {number: each for number, each in self._over.items() if each.written is None}

    def _tidy(self) -> None:
        while len(self._held) > KEPT:
            self._held.pop(next(iter(self._held)))
        written = [number for number, each in self._over.items() if each.written is not None]
        for number in written[: -LATE or None]:
            self._melt(self._over.pop(number))
        for number in written[-LATE:]:
            if not self._over[number].ids:
                del self._over[number]

    def _melt(self, over: _Over) -> None:
        """Make a change part of what is held, as far as that is known."""
        for article_id in over.ids & self._held.keys():
            self._held[article_id] = after(self._held[article_id], over.change.marks(Names(article_id)))
