"""Speakers who are named together in French, Spanish and Italian: "Anne Roy et Jean Roux"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reader.quotes.attributions.candidates import Attribution
    from reader.quotes.lexicon.grammar import Language

_CAPITAL = r"[^\W\d_a-zß-öø-ÿ][\w’'-]+"
_NAME = rf"{_CAPITAL}(?: (?:(?:de|del|di|von|la|le) )*{_CAPITAL}){{0,3}}"
_REACH = 90
"""Code points on each side of a name in which those named with it stand."""


def named_together(
    text: str, found: Attribution, line: tuple[int, int], tables: Language
) -> tuple[int, int] | None:
    """The span of several names of which an attribution's mention is one; None where it stands alone.

    `line`: its paragraph.
    """
    if found.mention != "name" or not text[found.start].isupper() or found.cue_end == found.cue_start:
        return None
    ands = "|".join(sorted(tables.ands))
    if found.inverted:
        match = re.match(
            rf"(?:, {_NAME})* (?:{ands}) {_NAME}", text[found.end : min(line[1], found.end + _REACH)]
        )
        return None if match is None else (found.start, found.end + match.end())
    head = text[max(line[0], found.start - _REACH) : found.start]
    match = re.search(rf"(?:{_NAME}, )*{_NAME} (?:{ands}) $", head)
    return None if match is None else (found.start - len(match.group()), found.end)
