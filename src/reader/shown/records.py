"""The flat JSON forms of quotations and articles, and what a number of quotations counts.

Dictionaries of plain values only, so that any face of the product can print, store or pipe them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.model.kinds import LISTED_KINDS

if TYPE_CHECKING:
    from collections.abc import Container, Iterable

    from reader.model.article import Article
    from reader.model.person import Person
    from reader.model.quotation import Quote
    from reader.model.span import Span


def _words(text: str, span: tuple[int, int] | None) -> tuple[str | None, int | None, int | None]:
    """The words of a span with its two ends, or three times None."""
    if span is None:
        return None, None, None
    return text[span[0] : span[1]], span[0], span[1]


def quote_record(quote: Quote, text: str) -> dict[str, object]:
    """One quotation as a flat object of JSON values.

    `text` is what the offsets of `quote` refer to. Offsets are code points; what is absent is None.
    """
    speaker, speaker_start, speaker_end = _words(text, quote.speaker)
    cue, cue_start, cue_end = _words(text, quote.cue)
    return {
        "start": quote.start,
        "end": quote.end,
        "text": text[quote.start : quote.end],
        "kind": quote.kind,
        "canonical": quote.canonical,
        "inner": [[start, end] for start, end in quote.inner],
        "speaker": speaker,
        "speaker_start": speaker_start,
        "speaker_end": speaker_end,
        "cue": cue,
        "cue_start": cue_start,
        "cue_end": cue_end,
        "group": quote.group,
        "role": quote.role,
        "said_on": quote.said_on,
        "via": quote.via,
        "how": quote.how,
        "confidence": quote.confidence,
        "span_confidence": quote.span_confidence,
        "speaker_confidence": quote.speaker_confidence,
        "person_confidence": quote.person_confidence,
        "you": quote.yours is not None,
        "was": None if quote.yours is None else quote.yours.was,
        "moved": quote.yours is not None and quote.yours.moved,
    }


def person_record(person: Person | None) -> dict[str, object]:
    """Who a speaker is across the archive, to stand beside a quotation: the name and the kind, or None twice."""
    return {
        "person": None if person is None else person.name,
        "person_kind": None if person is None else person.kind,
    }


def quotations(quotes: Iterable[Quote], kinds: Container[str] = LISTED_KINDS) -> list[list[Quote]]:
    """The quotations of one article: its quotes of these kinds, those of one group together.

    A quotation is a group wherever a number is shown: the parts of “Q1,” S said. “Q2.” are one. Groups come
    in the order of the text, and so do the quotes in each.
    """
    groups: dict[int, list[Quote]] = {}
    for quote in sorted(quotes, key=lambda quote: (quote.start, -quote.end)):
        if quote.kind in kinds:
            groups.setdefault(quote.group, []).append(quote)
    return list(groups.values())


def utterance_numbers(quotes: Iterable[Quote]) -> dict[int, int]:
    """The number of each quotation of one article by its group, counted from 1; `quotes` are all of the article."""
    return {group[0].group: number for number, group in enumerate(quotations(quotes), 1)}


def count_quotations(quotes: Iterable[Quote]) -> int:
    """How many quotations a reader would count: the groups of the listed kinds."""
    return len({quote.group for quote in quotes if quote.kind in LISTED_KINDS})


def _span_record(span: Span) -> dict[str, object]:
    """A style span as a flat object; target and level only where they say something."""
    record: dict[str, object] = {"start": span.start, "end": span.end, "kind": span.kind}
    if span.target is not None:
        record["target"] = span.target
    if span.level:
        record["level"] = span.level
    return record


def article_record(article: Article, quotes: Iterable[Quote]) -> dict[str, object]:
    """One article as the reader understood it, for export; `quotes` is the number of its quotations."""
    return {
        "id": article.id,
        "path": article.path,
        "title": article.title,
        "title_derived": article.title_derived,
        "date": article.date,
        "source": article.source,
        "url": article.url,
        "quotes": count_quotations(quotes),
        "author": article.author,
        "section": article.section,
        "language": article.language,
        "tags": list(article.tags),
        "text": article.text,
        "spans": [_span_record(span) for span in article.spans],
        "meta": dict(article.meta),
        "problems": [
            {"path": problem.path, "line": problem.line, "what": problem.what, "how": problem.how}
            for problem in article.problems
        ],
    }
