"""What an index of an archive can be asked. Backends implement `Index`; nothing above it knows how.

Keys are the backend's own: whoever asks hands them back, compares them for equality, and reads nothing in them.
They are never stored outside the index, and a rebuilt index deals them anew.

Answers are named tuples: every search loads this module, and data classes take four times as long to make.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Literal, NamedTuple, Protocol, TypeAlias

from reader.model.kinds import LISTED_KINDS, Person, PersonKind, QuoteKind

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from reader.index.query import Query
    from reader.model.article import Article, Problem
    from reader.model.quotation import Quote

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


class QuoteHit(NamedTuple):
    """One quoted stretch of the archive with the article it stands in."""

    key: Key
    article: Hit
    quote: Quote
    body: str
    """The text of the article, which the offsets of `quote` refer to."""
    person: Person | None = None
    """Who the speaker is across the archive; None where nobody is named."""

    @property
    def text(self) -> str:
        """The quoted words, as they stand in the article."""
        return self.body[self.quote.start : self.quote.end]

    @property
    def speaker(self) -> str | None:
        """The words that name the speaker."""
        return self._words(self.quote.speaker)

    @property
    def cue(self) -> str | None:
        """The words that announce it."""
        return self._words(self.quote.cue)

    def _words(self, span: tuple[int, int] | None) -> str | None:
        return None if span is None else self.body[span[0] : span[1]]


class QuotePage(NamedTuple):
    """Some quotations, and where the next ones begin."""

    hits: tuple[QuoteHit, ...]
    after: str | None


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


class Stored(NamedTuple):
    """An article as the index keeps it: opening it never parses its document again."""

    key: Key
    article: Article
    quotes: tuple[Quote, ...]
    """Every kind, scare quotes too, in the order of the text."""
    people: Mapping[str, Person] = MappingProxyType({})
    """Who the speakers are across the archive, by the name that was resolved in this article."""


class Status(NamedTuple):
    """What the index holds."""

    articles: int
    documents: int
    quotations: int
    problems: int


class Index(Protocol):
    """Everything that can be asked of an indexed archive. One object serves one thread at a time."""

    def search(
        self,
        query: Query,
        *,
        sort: Sort = "date",
        after: str | None = None,
        limit: int = 50,
        snippets: bool = True,
    ) -> Page:
        """Return a page of the articles that match, newest or best first."""
        ...

    def titles(self, typed: str, limit: int = 50) -> Page:
        """Return the newest articles with these words in the title, the last of them as a prefix: for a keystroke."""
        ...

    def count(self, query: Query, cap: int = COUNT_CAP) -> Count:
        """Return how many articles match, up to `cap`."""
        ...

    def article_keys(self, query: Query, *, sort: Sort = "date") -> Sequence[Key]:
        """Return the keys of every article that matches, in order. There may be a million: the sequence is compact."""
        ...

    def article_ids(self, query: Query) -> list[str]:
        """Return the ids of every article that matches, newest first."""
        ...

    def hits(self, keys: Sequence[Key], query: Query | None = None) -> list[Hit]:
        """Return the rows of these keys in their order, without those that are gone; with `query`, snippets."""
        ...

    def article(self, article_id: str) -> Stored | None:
        """Return the article of this id, or None."""
        ...

    def article_at(self, key: Key) -> Stored | None:
        """Return the article of this key, or None."""
        ...

    def articles_of(self, path: str) -> list[str]:
        """Return the ids of the articles that the document at `path` holds."""
        ...

    def quotes(
        self,
        query: Query,
        *,
        speaker: str | None = None,
        kinds: tuple[QuoteKind, ...] = LISTED_KINDS,
        after: str | None = None,
        limit: int = 50,
    ) -> QuotePage:
        """Return quotations of the articles that match, newest article first, in the order of the text."""
        ...

    def speakers(self, query: Query, limit: int | None = None) -> list[SpeakerRow]:
        """Return who is quoted in the articles that match, most quoted first."""
        ...

    def problems(self) -> list[Problem]:
        """Return what was wrong with documents, in the order of their paths."""
        ...

    def status(self) -> Status:
        """Return what the index holds."""
        ...

    def freshness(self, time_of: Callable[[str], int | None]) -> Freshness:
        """Return whether the archive is as it was when it was last looked through.

        `time_of` gives the present time of change of a folder (ns, the archive's own is the empty path), None where
        it is gone. Edits of a document in place change no folder, and are not seen.
        """
        ...

    def interrupt(self) -> None:
        """Stop what another thread is asking of this object: its call raises `Interrupted`."""
        ...

    def close(self) -> None:
        """Let go of the files."""
        ...


class IndexFault(Exception):
    """Something is wrong with the index itself; the message says what and what to do."""


class Interrupted(IndexFault):
    """The question was stopped by `Index.interrupt`."""


class Damaged(IndexFault):
    """The index file cannot be trusted: it is to be renamed and built again."""


class Suspicious(IndexFault):
    """The question could not be asked: the index may be damaged, or this program wrong. A check tells."""
