"""The face of the extractor: what it is asked with and what it answers."""

from __future__ import annotations

import gc
from collections.abc import Callable, Sequence
from functools import cache
from typing import TYPE_CHECKING

from reader.model.quotation import Quote
from reader.model.span import Span

if TYPE_CHECKING:
    from reader.quotes.ranking.weights import Model


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
    extract_with, model = _loaded()
    return extract_with(model, text, spans=spans, date=date, title=title, language=language)


@cache
def _loaded() -> tuple[Callable[..., list[Quote]], Model]:
    """Return the rules and the weights, which the first text has loaded.

    Nothing that loading makes is garbage, and to look for some takes a twentieth of the time.
    """
    looking = gc.isenabled()
    gc.disable()
    try:
        from reader.quotes.pipeline import extract_with
        from reader.quotes.ranking.weights import shipped_model

        return extract_with, shipped_model()
    finally:
        if looking:
            gc.enable()
