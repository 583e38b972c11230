"""Articles with their quotations as any backend keeps them: nothing of an article is lost on the way.

What is searched and listed a backend has in columns or fields of its own; the rest of an article is one JSON object.
"""

from __future__ import annotations

import json
from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

from reader.model.article import Article, Problem
from reader.model.quotation import Correction, Quote
from reader.model.span import Span
from reader.quotes.people.countednames import Sighting, speaker_name

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


class Version(NamedTuple):
    """What a document says of its place among others."""

    before: str
    """Name of the document before it, in the same folder."""
    number: int
    """Counted from 1."""


def version_of(meta: Mapping[str, str]) -> Version | None:
    """Return what the further keys of a document say of the one that it supersedes."""
    before = meta.get("supersedes", "").rpartition("/")[2]
    number = meta.get("version", "2").strip()
    if not before or not (number.isascii() and number.isdigit() and len(number) < 9):
        return None
    return Version(before, int(number))


def voice_and_mention(
    quote: Quote, text: str, voices: Sequence[Sighting], numbers: Mapping[str, int]
) -> tuple[int | None, str | None]:
    """Return the number of the speaker among `voices`, and the words of the text that name the speaker.

    None where nothing resolved, and where a form of the name holds these words: it is found by them anyway.
    """
    mention = text[quote.speaker[0] : quote.speaker[1]] if quote.speaker else None
    name = speaker_name(quote, text)
    voice = None if name is None else numbers[name]
    if mention is not None and voice is not None and _holds(voices[voice], mention):
        mention = None
    return voice, mention


def _holds(voice: Sighting, mention: str) -> bool:
    return any(f" {mention} " in f" {form} " for form in (voice.name, *voice.forms))


# ---------------------------------------------------------------------------------------- the rest
def rest_of(article: Article, quotes: Sequence[Quote], found: Sequence[Quote] | None) -> dict[str, object]:
    """Return what is searched and listed by nobody; `found` is what the rules found, where a reader corrected it."""
    more = {} if found is None else {"found": [list(quote) for quote in found]}
    return more | {
        "spans": [[s.start, s.end, s.kind, s.target, s.level] for s in article.spans],
        "language": article.language,
        "guessed": article.language_guessed,
        "meta": dict(article.meta),
        "origins": dict(article.origins),
        "problems": [[p.line, p.what, p.how] for p in article.problems],
        "quotes": [list(quote) for quote in quotes],
    }


def quotes_in(rest: Mapping[str, Any]) -> tuple[Quote, ...]:
    """Return the quotes that count."""
    return tuple(_quote(fields) for fields in rest["quotes"])


def found_in(rest: Mapping[str, Any]) -> tuple[Quote, ...]:
    """Return the quotes that the rules found, whatever a reader said of them since."""
    return tuple(_quote(fields) for fields in rest.get("found", rest["quotes"]))


def _quote(fields: list[Any]) -> Quote:
    values = dict(zip(Quote._fields, fields, strict=True))
    for name in ("speaker", "cue"):
        values[name] = tuple(values[name]) if values[name] else None
    values["inner"] = tuple((start, end) for start, end in values["inner"])
    values["yours"] = Correction(*values["yours"]) if values["yours"] else None
    return Quote(**values)


class Head(NamedTuple):
    """What a backend has of an article in columns or fields of its own."""

    key: int
    path: str
    fragment: str | None
    title: str
    derived: bool
    date: str | None
    source: str | None
    author: str | None
    section: str | None
    tags: tuple[str, ...]
    url: str | None


def article_of(head: Head, article_id: str, text: str, rest: Mapping[str, Any]) -> Article:
    """Return the article, equal to the one that was taken apart."""
    return Article(
        id=article_id,
        path=head.path,
        fragment=head.fragment,
        title=head.title,
        title_derived=head.derived,
        text=text,
        spans=tuple(Span(*span) for span in rest["spans"]),
        date=head.date,
        source=head.source,
        author=head.author,
        url=head.url,
        section=head.section,
        language=rest["language"],
        language_guessed=rest["guessed"],
        tags=head.tags,
        meta=rest["meta"],
        problems=tuple(Problem(head.path, line, what, how) for line, what, how in rest["problems"]),
        origins=rest["origins"],
    )


# ---------------------------------------------------------------------------------------- speakers
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
