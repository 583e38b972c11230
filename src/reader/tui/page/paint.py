"""From text to segments: what every pane draws its lines with. Foreign text passes the gate here again."""

from __future__ import annotations

import itertools
import re
from typing import TYPE_CHECKING

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment

from reader.text import clean, clean_line, wrap

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.style import Style

Layer = tuple[int, int, "Style"]
"""A style for the characters from start to end; later layers lie on top."""

_UNSAFE = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb\ud800-\udfff]"
    r"|[\U000e0000-\U000e0fff]"
)


def line(text: str | None) -> str:
    """Return `text` fit for one line of a pane: cleaned."""
    return clean_line(text) if text else ""


def in_place(text: str) -> str:
    """Return `text` safe to draw and just as long, so that offsets into it still hold.

    Articles come clean; this is the second gate. What should not be there becomes U+FFFD, a tab a blank.
    """
    if clean(text) != text:
        text = _UNSAFE.sub("\ufffd", text)
    return text.replace("\t", " ")


def painted(text: str, start: int, end: int, base: Style, layers: Sequence[Layer]) -> list[Segment]:
    """Return `text[start:end]` as segments; layers are in offsets into `text`."""
    inside = [(max(a, start), min(b, end), style) for a, b, style in layers if a < end and b > start]
    if not inside:
        return [Segment(text[start:end], base)] if start < end else []
    edges = sorted({start, end, *(a for a, _, _ in inside), *(b for _, b, _ in inside)})
    segments = []
    for left, right in itertools.pairwise(edges):
        style = base
        for a, b, layer in inside:
            if a <= left and right <= b:
                style = style + layer
        segments.append(Segment(text[left:right], style))
    return segments


def cut(text: str, width: int) -> str:
    """Return `text` in at most `width` cells, with … where something was cut."""
    if width <= 0:
        return ""
    if cell_len(text) <= width:
        return text
    return set_cell_size(text, width - 1).rstrip() + "…"


def cut_at_word(text: str, width: int) -> str:
    """Return `text` in at most `width` cells; what is cut ends between words, with …."""
    if cell_len(text) <= width:
        return text
    kept = set_cell_size(text, max(0, width - 2)).rstrip()
    blank = len(kept) if text[len(kept) : len(kept) + 1] == " " else kept.rfind(" ")
    if blank <= width // 2:
        return cut(text, width)
    return kept[:blank].rstrip(" ,;:") + " …"


_DANGLING = frozenset({
    "a", "an", "the", "of", "for", "from", "in", "at", "on", "to", "by", "with", "and", "or", "as",
    "der", "die", "das", "des", "dem", "den", "von", "vom", "zu", "zum", "zur", "und", "für", "im", "am",
    "de", "du", "la", "le", "les", "l", "et", "à", "au", "aux", "del", "della", "dei", "delle", "di", "da",
    "il", "lo", "gli", "e", "con", "el", "los", "las", "y", "en", "al",
})  # fmt: skip
"""Words after which a phrase is not over: articles and prepositions of the languages that quotations are read in."""


def cut_phrase(text: str, width: int) -> str:
    """Return a phrase in at most `width` cells; what is left ends in a word that can stand there, with …."""
    if cell_len(text) <= width:
        return text
    kept = cut_at_word(text, width).removesuffix("…").rstrip()
    whole = without_dangling(kept)
    return f"{whole} …" if whole != kept and cell_len(whole) + 2 <= width else cut_at_word(text, width)


def without_dangling(text: str) -> str:
    """Return a phrase without the articles and prepositions that it breaks off at; all of it where it is only those."""
    words = text.split(" ")
    while words and words[-1].casefold().strip(",’'") in _DANGLING:
        words.pop()
    return " ".join(words) or text


def fold(text: str, width: int, most: int) -> list[tuple[int, int]]:
    """Return the first `most` lines of `text` at this width, as offsets."""
    if len(text) <= width and text.isascii():
        return [(0, len(text))]
    # Of a very long text only what can come to stand in these lines is measured.
    return wrap(text[: width * most * 4 + 80], width, cell_len)[:most]
