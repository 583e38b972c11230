"""Which styles lie on which stretches of an article: spans, quotations, words searched for. Pure."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reader.tui.page.document import Document

INLINE = ("heading", "emphasis", "strong", "link", "code")
"""Kinds of spans that have a look of their own within a line."""

Named = tuple[int, int, str]
"""A stretch of the text and the name of its style."""


class Layers:
    """The stretches of one article, in an order that finds those of a line without looking at all."""

    def __init__(self, document: Document | None) -> None:
        self._layers: list[Named] = []
        if document is not None:
            # Where both begin at once the quotation lies below: a link in it is still seen.
            quotes = [quote for quotation in document.quotations for quote in quotation.quotes]
            self._layers = [(quote.start, quote.end, "quote") for quote in quotes]
            self._layers += sorted(
                (span.start, span.end, span.kind) for span in document.article.spans if span.kind in INLINE
            )
            self._layers.sort(key=lambda layer: layer[0])
        self._starts = [start for start, _, _ in self._layers]
        self._longest = max((end - start for start, end, _ in self._layers), default=0)

    def within(self, start: int, end: int) -> Iterator[Named]:
        """Yield the stretches that reach into this one."""
        at = bisect_left(self._starts, start - self._longest)
        while at < len(self._layers) and self._layers[at][0] < end:
            if self._layers[at][1] > start:
                yield self._layers[at]
            at += 1


def marks(matches: Sequence[tuple[int, int]], current: int | None, start: int, end: int) -> Iterator[Named]:
    """Yield the matches that reach into a stretch; the current one by another name."""
    at = max(0, bisect_left(matches, (start, 0)) - 1)
    while at < len(matches) and matches[at][0] < end:
        yield (*matches[at], "match-current" if at == current else "match")
        at += 1
