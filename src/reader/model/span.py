"""A stretch of a text that its document set apart. Apart from the article: the extractor needs no data classes."""

from __future__ import annotations

from typing import Literal, NamedTuple

SpanKind = Literal["heading", "emphasis", "strong", "link", "list-item", "block-quote", "code", "post"]


class Span(NamedTuple):
    """A stretch of `Article.text` that the document set apart."""

    start: int
    end: int
    kind: SpanKind
    target: str | None = None
    """Where a link leads: an http, https or mailto address, cleaned."""
    level: int = 0
    """Depth of a heading (1 to 6), list item or block quotation (1 and up)."""
