"""Articles as rows of the index and back: nothing of an article is lost on the way.

`prepare` runs in the worker processes, so that compressing and folding cost the writer nothing.
"""

from __future__ import annotations

import json
from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

from reader.index.query.folding import fold
from reader.index.sqlite.tables.keyorder import MAX_QUOTES
from reader.index.sqlite.tables.schema import KINDS, SCARE, TAG_SEPARATOR, fold_tags, pack, unpack
from reader.marks.articlenames import normal_address, tells, text_hash
from reader.model.article import Article, Problem
from reader.model.quotation import Correction, Quote
from reader.model.span import Span
from reader.quotes.people.countednames import Sighting, speaker_name
from reader.shown.records import count_quotations

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


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


class Version(NamedTuple):
    """What a document says of its place among others."""

    before: str
    """Name of the document before it, in the same folder."""
    number: int
    """Counted from 1."""


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
        rest=pack(json.dumps(_rest(article, kept, found), ensure_ascii=False, separators=(",", ":"))),
        searchable=(*map(_folded, columns), fold_tags(tags), _folded(article.url)),
        quotes=tuple(_quote_row(quote, article.text, voices, numbers) for quote in kept),
        voices=tuple(voices),
        corrected=found is not None,
        version=version_of(article.meta) if article.fragment is None else None,
    )


def version_of(meta: Mapping[str, str]) -> Version | None:
    """Return what the further keys of a document say of the one that it supersedes."""
    before = meta.get("supersedes", "").rpartition("/")[2]
    number = meta.get("version", "2").strip()
    if not before or not (number.isascii() and number.isdigit() and len(number) < 9):
        return None
    return Version(before, int(number))


def _folded(text: str | None) -> str | None:
    return None if text is None else fold(text)


def _quote_row(quote: Quote, text: str, voices: Sequence[Sighting], numbers: Mapping[str, int]) -> QuoteRow:
    mention = text[quote.speaker[0] : quote.speaker[1]] if quote.speaker else None
    name = speaker_name(quote, text)
    voice = None if name is None else numbers[name]
    if mention is not None and voice is not None and _holds(voices[voice], mention):
        mention = None
    return QuoteRow(
        group=quote.group,
        kind=KINDS.index(quote.kind),
        start=quote.start,
        end=quote.end,
        voice=voice,
        mention=mention,
        text="" if quote.kind == KINDS[SCARE] else fold(text[quote.start : quote.end]),
    )


def _holds(voice: Sighting, mention: str) -> bool:
    """Whether a form of the name holds these words, so that it is found by them anyway."""
    return any(f" {mention} " in f" {form} " for form in (voice.name, *voice.forms))


def _rest(article: Article, quotes: Sequence[Quote], found: Sequence[Quote] | None) -> dict[str, object]:
    more = {} if found is None else {"found": [list(quote) for quote in found[:MAX_QUOTES]]}
    return more | {
        "spans": [[s.start, s.end, s.kind, s.target, s.level] for s in article.spans],
        "language": article.language,
        "guessed": article.language_guessed,
        "meta": dict(article.meta),
        "origins": dict(article.origins),
        "problems": [[p.line, p.what, p.how] for p in article.problems],
        "quotes": [list(quote) for quote in quotes],
    }


@lru_cache(maxsize=1)  # a page of quotations often ends inside an article, and the next one goes on there
def quotes_of(rest: bytes) -> tuple[Quote, ...]:
    """Return the quotes in a stored `rest`."""
    return tuple(_quote(fields) for fields in json.loads(unpack(rest))["quotes"])


def found_of(rest: bytes) -> tuple[Quote, ...]:
    """Return the quotes that the rules found, whatever a reader said of them since."""
    stored = json.loads(unpack(rest))
    return tuple(_quote(fields) for fields in stored.get("found", stored["quotes"]))


def _quote(fields: list[Any]) -> Quote:
    values = dict(zip(Quote._fields, fields, strict=True))
    for name in ("speaker", "cue"):
        values[name] = tuple(values[name]) if values[name] else None
    values["inner"] = tuple((start, end) for start, end in values["inner"])
    values["yours"] = Correction(*values["yours"]) if values["yours"] else None
    return Quote(**values)


def pack_sighting(sighting: Sighting) -> str | None:
    """Return what an article tells of a name, but for the name, as it is stored; None where it tells nothing."""
    if sighting[1:] == _NOTHING:
        return None
    return json.dumps(sighting[1:], ensure_ascii=False, separators=(",", ":"))


_NOTHING = Sighting("")[1:]


@lru_cache(maxsize=4096)
def unpack_sighting(name: str, seen: str | None) -> Sighting:
    """Return what `pack_sighting` was given."""
    if seen is None:
        return Sighting(name)
    values = (tuple(value) if isinstance(value, list) else value for value in json.loads(seen))
    return Sighting._make((name, *values))


class Head(NamedTuple):
    """The columns of an article's row, as they are selected."""

    key: int
    path: str
    fragment: str | None
    title: str
    derived: bool
    date: str | None
    source: str | None
    author: str | None
    section: str | None
    tags: str | None
    url: str | None


def restore(head: Head, article_id: str, body: bytes, rest: bytes) -> tuple[Article, tuple[Quote, ...]]:
    """Return the article and its quotes, equal to what `prepare` was given."""
    stored = json.loads(unpack(rest))
    article = Article(
        id=article_id,
        path=head.path,
        fragment=head.fragment,
        title=head.title,
        title_derived=head.derived,
        text=unpack(body),
        spans=tuple(Span(*span) for span in stored["spans"]),
        date=head.date,
        source=head.source,
        author=head.author,
        url=head.url,
        section=head.section,
        language=stored["language"],
        language_guessed=stored["guessed"],
        tags=tuple(head.tags.split(TAG_SEPARATOR)) if head.tags else (),
        meta=stored["meta"],
        problems=tuple(Problem(head.path, line, what, how) for line, what, how in stored["problems"]),
        origins=stored["origins"],
    )
    return article, tuple(_quote(fields) for fields in stored["quotes"])
