"""The entries of the shelf: what they are called, and which query each of them is. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reader.index.query.printing import quoted
from reader.tui.page.paint import line

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

MOST = 500
"""Sources, and tags, that stand on the shelf; more are found by typing them into the search bar."""


class Entry(NamedTuple):
    """Something to be opened."""

    label: str
    """Cleaned."""
    query: str
    branch: str = ""
    """What it stands under; empty on top."""

    @property
    def path(self) -> str:
        """The label with what it stands under."""
        return f"{self.branch} · {self.label}" if self.branch else self.label


TOP = (
    Entry("All articles", ""),
    Entry("Unread", "is:unread"),
    Entry("Starred", "is:starred"),
    Entry("With a note", "has:note"),
    Entry("Hidden", "is:hidden"),
)
SAVED, FEEDS, SOURCES, TAGS = "Saved searches", "Feeds", "Sources", "Tags"


def entries_of(
    saved: Mapping[str, str],
    sources: Iterable[str],
    tags: Iterable[str],
    feeds: Iterable[tuple[str, str]] = (),
) -> tuple[Entry, ...]:
    """Return what stands on the shelf, in its order: each query once. `feeds` are names with their queries."""
    subscribed = {query: name for name, query in feeds}
    others = [(name, query) for name in sources if (query := f"source:{quoted(name)}") not in subscribed]
    return (
        *TOP,
        *(Entry(line(name), f"saved:{name}", SAVED) for name in saved),
        *(Entry(line(name), query, FEEDS) for query, name in list(subscribed.items())[:MOST]),
        *(Entry(line(name), query, SOURCES) for name, query in others[:MOST]),
        *(Entry(f"#{line(name)}", f"tag:{quoted(name)}", TAGS) for name in list(tags)[:MOST]),
    )


def fitting(entries: Iterable[Entry], typed: str) -> list[Entry]:
    """Return the entries that have every typed word in their label, or in what they stand under."""
    words = typed.casefold().split()
    return [entry for entry in entries if all(word in entry.path.casefold() for word in words)]
