"""Articles as rows of the index and back: nothing of an article is lost on the way.

`prepare` runs in the worker processes, so that compressing and folding cost the writer nothing.
"""

from __future__ import annotations

import json
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from reader.index.packing import (
    Version,
    article_of,
    found_in,
    quotes_in,
    rest_of,
    version_of,
    voice_and_mention,
)
from reader.index.query.folding import fold
from reader.index.sqlite.tables.keyorder import MAX_QUOTES
from reader.index.sqlite.tables.schema import KINDS, SCARE, TAG_SEPARATOR, fold_tags, pack, unpack
from reader.marks.articlenames import normal_address, tells, text_hash
from reader.shown.records import count_quotations

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from reader.index.packing import Head
    from reader.model.article import Article
    from reader.model.quotation import Quote
    from reader.quotes.people.countednames import Sighting


class QuoteRow(NamedTuple):
    """One quote as it is searched; the whole of it is in `Prepared.rest`."""

    group: int
    kind: int
    start: int
    end: int
    voice: int | None
    """Number of the speaker among `Prepared.voices`; None where nothing resolved."""
    mention: str | None
    """The words of the text where no form of the name holds them: something else to be found by."""
    text: str
    """The quoted words, folded."""


class Prepared(NamedTuple):
    """One article, ready to be inserted."""

    fragment: str | None
    title: str
    derived: bool
    date: str | None
    source: str | None
    author: str | None
    section: str | None
    tags: str | None
    url: str | None
    quotations: int
    text_hash: str
    address: str
    telling: bool
    body: bytes
    rest: bytes
    searchable: tuple[str | None, ...]
    """The folded columns of the full-text table, without the path."""
    quotes: tuple[QuoteRow, ...]
    voices: tuple[Sighting, ...]
    """Who is quoted by name, with what the article tells of them."""
    corrected: bool = False
    """Whether `rest` holds what the rules found beside the quotes that count."""
    version: Version | None = None
    """What it says of the document that it supersedes."""


def prepare(article: Article, quotes: Sequence[Quote], found: Sequence[Quote] | None = None) -> Prepared:
    """Return the rows of an article and its quotes; `found` is what the rules found, where a reader corrected it."""
    from reader.quotes.people.sightings import sightings  # which knows many words, and nobody reads with them

    kept = quotes[:MAX_QUOTES]
    tags = TAG_SEPARATOR.join(article.tags) or None
    voices = sightings(article.text, kept)
    numbers = {voice.name: number for number, voice in enumerate(voices)}
    rest = rest_of(article, kept, None if found is None else found[:MAX_QUOTES])
    columns = (article.text, article.title, article.author, article.source, article.section)
    return Prepared(
        fragment=article.fragment,
        title=article.title,
        derived=article.title_derived,
        date=article.date,
        source=article.source,
        author=article.author,
        section=article.section,
        tags=tags,
        url=article.url,
        quotations=count_quotations(kept),
        text_hash=text_hash(article.text),
        address=normal_address(article.url),
        telling=tells(article.text),
        body=pack(article.text),
        rest=pack(
            json.dumps(
                rest,
                ensure_ascii=False,
                separators=(",", ":"),
            )
        ),
        searchable=(*map(_folded, columns), fold_tags(tags), _folded(article.url)),
        quotes=tuple(_quote_row(quote, article.text, voices, numbers) for quote in kept),
        voices=tuple(voices),
        corrected=found is not None,
        version=version_of(article.meta) if article.fragment is None else None,
    )


def _folded(text: str | None) -> str | None:
    return None if text is None else fold(text)


def _quote_row(quote: Quote, text: str, voices: Sequence[Sighting], numbers: Mapping[str, int]) -> QuoteRow:
    voice, mention = voice_and_mention(quote, text, voices, numbers)
    return QuoteRow(
        group=quote.group,
        kind=KINDS.index(quote.kind),
        start=quote.start,
        end=quote.end,
        voice=voice,
        mention=mention,
        text="" if quote.kind == KINDS[SCARE] else fold(text[quote.start : quote.end]),
    )


@lru_cache(maxsize=1)  # a page of quotations often ends inside an article, and the next one goes on there
def quotes_of(rest: bytes) -> tuple[Quote, ...]:
    """Return the quotes in a stored `rest`."""
    return quotes_in(json.loads(unpack(rest)))


def found_of(rest: bytes) -> tuple[Quote, ...]:
    """Return the quotes that the rules found, whatever a reader said of them since."""
    return found_in(json.loads(unpack(rest)))


def tags_of(joined: str | None) -> tuple[str, ...]:
    """Return the tags in a column of them."""
    return tuple(joined.split(TAG_SEPARATOR)) if joined else ()


def restore(head: Head, article_id: str, body: bytes, rest: bytes) -> tuple[Article, tuple[Quote, ...]]:
    """Return the article and its quotes, equal to what `prepare` was given."""
    stored = json.loads(unpack(rest))
    return article_of(head, article_id, unpack(body), stored), quotes_in(stored)
