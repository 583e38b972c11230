"""What an index answers with: rows, pages and counts.

Answers are named tuples: every search loads this module, and data classes take four times as long to make.
"""

from __future__ import annotations

from typing import Literal, NamedTuple, TypeAlias

from reader.model.kinds import PersonKind

Key: TypeAlias = int
"""What a backend calls an article, or a quotation, as long as the index is open."""
Sort = Literal["date", "rank"]
Freshness = Literal["fresh", "stale", "unfinished"]
"""No folder has changed since the last scan; one has; no scan has come to its end since the index was made."""
COUNT_CAP = 10_000
"""Counts stop here and say so: past it nobody reads the number, and phrases are dear to count."""


class Snippet(NamedTuple):
    """A piece of an article round the words that matched."""

    text: str
    marks: tuple[tuple[int, int], ...]
    """Offsets into `text` of the words that matched."""


class Marks(NamedTuple):
    """What a row shows of what the reader remembers of an article."""

    read: bool = False
    starred: bool = False
    hidden: bool = False
    corrected: bool = False
    """Something that was found in it was put right: who speaks, or what a quotation is."""
    noted: bool = False
    """There is a note on it."""
    tags: tuple[str, ...] = ()
    """One's own; those of the document are the article's."""
    changed: bool = False
    """It was read, and has a newer version since."""


UNMARKED = Marks()


class Hit(NamedTuple):
    """One row of a list of articles."""

    key: Key
    id: str
    path: str
    title: str
    title_derived: bool
    date: str | None
    source: str | None
    url: str | None
    quotes: int
    """Listed quotations (groups)."""
    snippet: Snippet | None = None
    marks: Marks = UNMARKED

    @property
    def day(self) -> str | None:
        """The day as written, `YYYY-MM-DD`."""
        return self.date[:10] if self.date else None


class Page(NamedTuple):
    """Some hits, and where the next ones begin."""

    hits: tuple[Hit, ...]
    after: str | None
    """Hand this back as `after=` for the next page; None on the last one. Opaque."""
    label: str | None = None
    """What the order is worth, where it is not exact: "best of the newest 10,000"."""


class Count(NamedTuple):
    """How many articles match; exact unless `capped`, which means "at least"."""

    value: int
    capped: bool = False

    def __str__(self) -> str:
        return f"{self.value:,}+" if self.capped else f"{self.value:,}"


class SpeakerRow(NamedTuple):
    """Somebody who is quoted in the archive, under all names."""

    name: str
    quotations: int
    articles: int
    first: str | None
    """Day of the oldest article, `YYYY-MM-DD`; None where none of them has a date."""
    last: str | None
    kind: PersonKind = "person"
    forms: tuple[str, ...] = ()
    """Every name as it is written somewhere."""


class Status(NamedTuple):
    """What the index holds."""

    articles: int
    documents: int
    quotations: int
    problems: int


class Heard(NamedTuple):
    """What the journals of marks were when the index was made to agree with them; empty where there were none."""

    stamp: str
    """`reader.marks.whereabouts.Whereabouts.stamp`: where it is another one now, somebody wrote to a journal."""
    digest: str
    """Of all corrections: where it is the same, none of them has changed."""
