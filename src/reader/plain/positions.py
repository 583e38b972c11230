"""Where one is in a conversation: a list whose items are numbered, or an article."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from reader.shown.records import quotations
from reader.text import clean_line

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reader.index.answers import Count, Hit, SpeakerRow
    from reader.index.holdings import QuoteHit, Stored
    from reader.index.query import Query

PAGE = 20
"""Items that are listed at once."""


@dataclass
class Articles:
    """Articles that answer a query, as far as they were listed."""

    query: Query
    total: Count
    hits: list[Hit] = field(default_factory=list)
    after: str | None = None
    """Where the next ones begin; None where these are all."""

    @property
    def what(self) -> str:
        """What is listed."""
        return f"search {clean_line(self.query.text)}" if self.query else "all articles, newest first"

    @property
    def where(self) -> str:
        """Where one is, in a sentence without its full stop."""
        seen = len(self.hits)
        more = f"1 to {seen:,} of {self.total}" if self.after else f"{seen:,}"
        return f"{self.what}: {more} listed" if seen else f"{self.what}: nothing is there"


@dataclass
class Quotations:
    """Quotations, as far as they were listed."""

    query: Query
    speaker: str | None
    groups: list[list[QuoteHit]] = field(default_factory=list)
    """The parts of each."""
    after: str | None = None

    def add(self, hits: Iterable[QuoteHit]) -> None:
        """List more, which are in the order of the index: the parts of a quotation follow each other."""
        for hit in hits:
            last = self.groups[-1][-1] if self.groups else None
            if last is not None and (last.article.id, last.number) == (hit.article.id, hit.number):
                self.groups[-1].append(hit)
            else:
                self.groups.append([hit])

    @property
    def what(self) -> str:
        """What is listed."""
        said = f"what {clean_line(self.speaker)} said" if self.speaker else "quotations"
        return f"{said} in search {clean_line(self.query.text)}" if self.query else said

    @property
    def where(self) -> str:
        """Where one is, in a sentence without its full stop."""
        return f"{self.what}: {len(self.groups):,} listed" + (", there are more" if self.after else "")


@dataclass
class Speakers:
    """Who is quoted, as far as they were listed."""

    query: Query
    rows: list[SpeakerRow]
    listed: int = 0

    @property
    def what(self) -> str:
        """What is listed."""
        return f"speakers in search {clean_line(self.query.text)}" if self.query else "speakers"

    @property
    def where(self) -> str:
        """Where one is, in a sentence without its full stop."""
        return f"{self.what}: {self.listed:,} of {len(self.rows):,} listed"


@dataclass
class Reading:
    """An article that is open."""

    stored: Stored
    among: Articles | None = None
    """The list it was opened from."""
    at: int = 0
    """Its place there, from 0."""

    @property
    def said(self) -> int:
        """How many quotations it has."""
        return len(quotations(self.stored.quotes))

    @property
    def what(self) -> str:
        """Its title."""
        return clean_line(self.stored.article.title)

    @property
    def where(self) -> str:
        """Where one is, in a sentence without its full stop."""
        if self.among is None:
            return f"article {self.what}"
        return f"article {self.at + 1:,} of {self.among.total}, {self.what}"


Place = Articles | Quotations | Speakers | Reading
