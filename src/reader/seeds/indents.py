"""Paragraphs set in from the margin: how plain text shows a block quotation."""

from __future__ import annotations

from reader.model.span import Span
from reader.seeds.blocks import Body, strip

_INDENTS = ("  ", "\t")
_WORDY = 40  # characters: less than this on a line is verse, a table or code


def indented_quotes(body: Body) -> Body:
    """`body` with its indented paragraphs moved to the margin and marked as block quotations.

    Every line of such a paragraph is indented, and it reads as prose. Where half of the paragraphs or more
    begin so, the indent is how the text is set and means nothing. Only for a body that has no spans yet.
    """
    if not any(f"\n\n{indent}" in body.text for indent in _INDENTS):
        return body
    blocks = body.text.split("\n\n")
    quoted = [_is_quoted(block) for block in blocks]
    means_something = 2 * sum(quoted) <= len(blocks)
    parts: list[str] = []
    spans: list[Span] = []
    place = 0
    for block, is_quoted in zip(blocks, quoted, strict=True):
        shown = "\n".join(strip(line) for line in block.split("\n")) if is_quoted else block
        if is_quoted and means_something:
            spans.append(Span(place, place + len(shown), "block-quote", None, 1))
        parts.append(shown)
        place += len(shown) + 2
    return Body("\n\n".join(parts), tuple(spans))


def _is_quoted(block: str) -> bool:
    lines = block.split("\n")
    return all(line.startswith(_INDENTS) for line in lines) and is_prose(lines)


def is_prose(lines: list[str]) -> bool:
    """Whether indented lines hold sentences rather than code, verse or a table."""
    words = " ".join(line.strip() for line in lines)
    if len(words) < _WORDY or len(words) < _WORDY * (len(lines) - 1):
        return False
    plain = sum(char.isalpha() or char == " " for char in words[:2_000])
    return plain >= 0.85 * len(words[:2_000]) and "   " not in words
