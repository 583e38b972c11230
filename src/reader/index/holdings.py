"""Whole articles and quotations as an index holds them. Apart from the other answers: a search needs neither."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from reader.index.answers import Hit, Key, SpeakerRow
from reader.marks.articlenames import Named
from reader.marks.entries import Entry, Names
from reader.marks.whereabouts import Signature
from reader.model.article import Article
from reader.model.person import Person
from reader.model.quotation import Quote


class QuoteHit(NamedTuple):
    """One quoted stretch of the archive with the article it stands in."""

    key: Key
    article: Hit
    quote: Quote
    body: str
    """The text of the article, which the offsets of `quote` refer to."""
    person: Person | None = None
    """Who the speaker is across the archive; None where nobody is named."""
    number: int | None = None
    """Of the quotation in its article, counted from 1; its parts share it. None for a scare quote."""

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


class Speaker(NamedTuple):
    """Somebody who is quoted in the archive, where and when."""

    row: SpeakerRow
    days: tuple[tuple[str, int], ...]
    """How many quotations stand in the articles of each day (`YYYY-MM-DD`), oldest first; not those without a day."""
    outlets: tuple[tuple[str | None, int], ...]
    """How many stand in those of each source, the most first."""


class Said(NamedTuple):
    """What counts of some articles, as whoever marks them has to know it."""

    named: list[Named]
    """The articles."""
    entries: list[Entry]
    """The last word on everything, under each of their names; *read* of their copies too."""
    settled: Mapping[Names, str]
    """Which of the articles each name of these means now."""
    latest: str
    """The latest stamp of any mark, on whatever; empty where there is none."""
    signature: Signature
    """Of the journals that this was taken from."""
    carried: frozenset[Names] = frozenset()
    """Those of the names that mean an older version."""


class Stored(NamedTuple):
    """An article as the index keeps it: opening it never parses its document again."""

    key: Key
    article: Article
    quotes: tuple[Quote, ...]
    """Every kind, scare quotes too, in the order of the text."""
    people: Mapping[str, Person] = MappingProxyType({})
    """Who the speakers are across the archive, by the name that was resolved in this article."""


class Indexed(NamedTuple):
    """A document as it was when it was indexed."""

    size: int
    """In bytes."""
    digest: bytes | None
    """BLAKE2b of its bytes; None where it could not be read."""


class Labels(NamedTuple):
    """By what articles may be told apart, each in alphabetical order."""

    sources: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    """Those of documents, and one's own."""
