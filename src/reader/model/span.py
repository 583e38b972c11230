"""A stretch of a text that its document set apart. Apart from the article: the extractor needs no data classes."""

from __future__ import annotations

from typing import Literal, NamedTuple

SpanKind = Literal[
    "heading", "emphasis", "strong", "link", "list-item", "block-quote", "code", "post", "image"
]


class Span(NamedTuple):
    """A stretch of `Article.text` that the document set apart."""

    start: int
    end: int
    kind: SpanKind
    target: str | None = None
    """Where a link leads: an http, https or mailto address, cleaned. Of an `image` the file that it names, relative to
    the folder of the document, with `/`; nobody has looked whether it is there, or in the archive."""
    level: int = 0
    """Depth of a heading (1 to 6), list item or block quotation (1 and up)."""
