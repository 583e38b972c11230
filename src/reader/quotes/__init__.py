"""Who said what: quotations with their speakers, found without a parser, with the standard library alone.

`extract` is the whole of it. See `docs/quotations.md` for what counts as what. Importing this package costs
nothing: rules and weights are loaded when a first text comes.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.model.article import Span
    from reader.model.quotation import Quote

__all__ = ["RULES_VERSION", "extract"]

RULES_VERSION = 9
"""Goes up with every change of rules or weights that changes answers: what was extracted before is done again."""


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
