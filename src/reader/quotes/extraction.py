"""The face of the extractor: what it is asked with and what it answers."""

from __future__ import annotations

from collections.abc import Sequence

from reader.model.quotation import Quote
from reader.model.span import Span


def extract(
    text: str,
    *,
    spans: Sequence[Span] = (),
    date: str | None = None,
    title: str | None = None,
    language: str | None = None,
) -> list[Quote]:
    """The quotations of `text`, in order of place, the outer before the inner.

    Offsets are code points into `text` as given: nothing is cleaned or stripped. `spans` are style spans over
    it (posts are used), `date` the article's day as `YYYY-MM-DD...`, against which weekdays are counted,
    `title` its headline (names given in full there), `language` a two-letter code, guessed where absent.
    Quotes of kind "scare" are in the list: callers filter.
    """
    from reader.quotes.pipeline import extract_with
    from reader.quotes.ranking.weights import shipped_model

    return extract_with(shipped_model(), text, spans=spans, date=date, title=title, language=language)
