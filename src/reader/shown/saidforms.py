# ruff: noqa: D102 - a name says what it holds, as in the named tuples of the index
"""Quotations of the archive as they leave the program: a line, a block of Markdown, a flat JSON object.

The index stands above this floor: what is needed of its answers is said here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from reader.shown.citing import NOBODY, attributed_words, spoken_words
from reader.shown.crediting import credit
from reader.shown.hits import article_of_quotation
from reader.shown.records import person_record, quote_record
from reader.text import clean_line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.model.person import Person
    from reader.model.quotation import Quote
    from reader.shown.citing import Cited
    from reader.shown.hits import Row


class SaidHit(Protocol):
    """One quoted stretch with the article it stands in."""

    @property
    def article(self) -> Row: ...
    @property
    def quote(self) -> Quote: ...
    @property
    def body(self) -> str: ...
    @property
    def person(self) -> Person | None: ...
    @property
    def number(self) -> int | None: ...


def said_record(hit: SaidHit) -> dict[str, object]:
    """One quoted stretch as a flat object of JSON values, with its article and the number of its quotation."""
    quote = quote_record(hit.quote, hit.body) | person_record(hit.person)
    return article_of_quotation(hit.article) | quote | {"n": hit.number}


def said_line(parts: Sequence[SaidHit], article: Cited) -> str:
    """Return one quotation, whose parts these are, as one clean line: `“…” — speaker, source, day, address`."""
    first = parts[0]
    given = credit(first.quote, first.body, first.person)
    return attributed_words(article, _words(parts), given.name)


def said_markdown(parts: Sequence[SaidHit], article: Cited) -> str:
    """Return one quotation as a block of Markdown: the words, then who said it, in which article."""
    first = parts[0]
    given = credit(first.quote, first.body, first.person)
    who = ", ".join(part for part in (given.name or NOBODY, given.role, given.handle) if part)
    where = (f"“{clean_line(article.title)}”", article.source or "", article.day or "", article.url or "")
    return f"> {_words(parts)}\n>\n> — {who}: {', '.join(part for part in map(clean_line, where) if part)}"


def _words(parts: Sequence[SaidHit]) -> str:
    return spoken_words(parts[0].body, [part.quote for part in parts])
