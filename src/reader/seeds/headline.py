"""A headline for an article that has no title."""

from __future__ import annotations

import re

MOST = 100
"""Characters of a headline, the mark of a cut included."""
_LOOKED_AT = 1_000
# A sentence ends at a mark, closing quotes included, before a blank and something that begins one; not
# after an initial, a one-letter or a usual abbreviation, or a figure ("No. 5").
_END = re.compile(
    r"(?<!\b[A-Z])(?<!\b(?:Mr|Ms|Dr|St|No|vs))(?<!\b(?:Mrs|Gen|Sen|Rep|Gov|Rev|Col|Sgt|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Oct|Nov|Dec))"
    r"(?<!\b(?:Prof|Capt|Sept))[.!?…][”’\"')»]*(?=\s+[\"“„«‘(]?[^\Wa-z_])|[。！？][」』”]*"
)


def headline(text: str) -> str:
    """The first sentence of `text` in one line, cut at a word where it is longer than `MOST` characters."""
    start = re.search(r"\w", text)
    if start is None:
        return _cut(" ".join(text[:_LOOKED_AT].split()))
    begin = text.rfind("\n", 0, start.start()) + 1
    block = text[begin : begin + _LOOKED_AT].partition("\n")[0]
    end = _END.search(block)
    return _cut(" ".join((block[: end.end()] if end else block).split()))


def _cut(line: str) -> str:
    if len(line) <= MOST:
        return line
    place = line.rfind(" ", 0, MOST)
    kept = line[: place if place > MOST // 2 else MOST - 1]
    return kept.rstrip(" ,;:–—-") + "…"
