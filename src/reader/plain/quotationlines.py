"""Quotations in words: of one article, numbered as everywhere, and of the archive."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.shown.crediting import circumstances, credit, evidence, how_sure, person_of
from reader.shown.records import quotations
from reader.text import clean_line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.index.holdings import QuoteHit, Stored
    from reader.model.quotation import Quote


def told(stored: Stored) -> list[str]:
    """Return every quotation of an article, a line each, in the order of the text."""
    return [f"{n}. {_line(stored, group)}" for n, group in enumerate(quotations(stored.quotes), 1)]


def _line(stored: Stored, group: Sequence[Quote]) -> str:
    first, text = group[0], stored.article.text
    given = credit(first, text, person_of(first, text, stored.people))
    who = ", ".join(part for part in (given.name or "nobody named", given.handle, given.role) if part)
    sure = "yours" if first.yours is not None else how_sure(first)
    said = ", ".join((*circumstances(first, text, stored.article.day), sure))
    return f"{who}: {_words(stored, group)} ({said})"


def _words(stored: Stored, group: Sequence[Quote]) -> str:
    return " … ".join(clean_line(stored.article.text[each.start : each.end]) for each in group)


def placed(stored: Stored, number: int) -> list[str]:
    """Return a quotation with why it is whose, and the paragraph round it.

    `number` counts from 1 and is one of the article's.
    """
    group = quotations(stored.quotes)[number - 1]
    first, text = group[0], stored.article.text
    given = credit(first, text, person_of(first, text, stored.people))
    why = "; ".join(part.replace("\u00a0", " ") for part in evidence(first, given))
    begin = text.rfind("\n", 0, first.start) + 1
    end = text.find("\n", max(first.start, group[-1].end - 1))
    return [
        f"Quotation {number}. {_line(stored, group)}",
        f"Why: {why}.",
        f"It stands in: {clean_line(text[begin : None if end < 0 else end])}",
    ]


def quotation_line(group: Sequence[QuoteHit], *, named: bool) -> str:
    """Return a quotation of the archive in a line: who, the words of its parts, and the article."""
    first = group[0]
    who = credit(first.quote, first.body, first.person).name or "nobody named"
    words = " … ".join(clean_line(hit.text) for hit in group)
    where = ", ".join(part for part in (clean_line(first.article.title), first.article.day or "") if part)
    return (f"{who}: " if named else "") + f"{words} (in {where})"
