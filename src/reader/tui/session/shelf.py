"""The shelf: queries worth having at hand, as one tree. Everything, unread, starred, saved searches, sources, tags."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.tui.page.shelfrows import Entry, entries_of
from reader.tui.worker import jobs

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from reader.index.answers import Count
    from reader.tui.session.stage import Stage
    from reader.tui.worker.backend import Asking
    from reader.tui.worker.messages import EntryCounted, ShelfCame


class Shelf:
    """Knows the entries, and which of them is open: the one whose query is asked."""

    def __init__(self, stage: Stage, backend: Asking) -> None:
        self._stage = stage
        self._backend = backend
        self.entries: Sequence[Entry] = entries_of({}, (), ())
        self.feeds: Sequence[tuple[str, str]] = ()
        """Names of feeds, and the queries that find their articles."""
        self.saved: Mapping[str, str] = {}
        """Saved searches by name."""
        self.tags: Sequence[str] = ()
        """Tags that there are."""
        self.unread: dict[str, Count] = {}
        """How many articles that an entry finds are unread, by its query, as far as that is known."""
        self._counting: list[str] = []
        """Queries that are still to be counted, the next one last."""
        self._counted = False

    def look(self, *, counted: bool = False) -> None:
        """Ask what stands on the shelf; `counted` where it is shown how much of it is unread."""
        self._counted = counted
        self._backend.ask("shelf", jobs.shelf(), urgency=6)

    def look_again(self) -> None:
        """Ask anew, as it was asked last."""
        self.look(counted=self._counted)

    def came(self, message: ShelfCame) -> None:
        """Take in what stands there."""
        self.saved, self.tags = message.saved, message.labels.tags
        self.entries = entries_of(message.saved, message.labels.sources, message.labels.tags, self.feeds)
        self._counting = [entry.query for entry in reversed(self.entries)] if self._counted else []
        self._count()

    def learn(self, tags: Iterable[str]) -> None:
        """Know tags that were given a moment ago, before the index tells them."""
        self.tags = sorted({*self.tags, *tags}, key=str.casefold)

    def counted(self, message: EntryCounted) -> None:
        """Take in how much of an entry is unread, and ask for the next one: whoever is in a hurry comes between."""
        if message.count is not None:
            self.unread[message.query] = message.count
        self._count()

    def _count(self) -> None:
        if self._counting:
            job = jobs.count_entry(self._counting.pop(), self.saved)
            self._backend.ask("shelf count", job, urgency=7)

    def at(self, text: str) -> int | None:
        """Return the number of the entry whose query this is; None where it is none of them."""
        return next((at for at, entry in enumerate(self.entries) if entry.query == text.strip()), None)

    def step(self, steps: int, text: str, search: Callable[[str], object]) -> None:
        """Search for what the entry so many further on finds, round and round."""
        at = self.at(text)
        start = (-1 if steps > 0 else 0) if at is None else at
        entry = self.entries[(start + steps) % len(self.entries)]
        search(entry.query)
        self._stage.toast(entry.path)
