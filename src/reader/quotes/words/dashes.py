"""Speech behind dashes, as French, Spanish and Italian write dialogues: "—Vuelvo mañana —dijo Ana—. Espérame."

A line that begins with a dash is a turn of a dialogue where an incise with a verb of saying is set into it, or where it
stands next to such a line. A list has no such lines.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING

from reader.quotes.words.marks import Marked

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.quotes.lexicon.grammar import Language

_TURN = re.compile(r"\s*[—–―-] ?(?=[^\W\d_a-zà-ÿ]|[¿¡…])")
"""The head of a turn: a dash, and what begins a sentence."""
_SET_OFF = re.compile(r"\s[—–―-](?=[^\W\d_])(?P<words>[^—–―]{3,120}?)(?:[—–―-](?=[\s.,;:!?…]|$)|(?=$))")
"""An incise between dashes, of which the last may be missing at the end of the line."""
_COMMA = re.compile(r"[,!?…]\s(?P<words>[^\W\d_A-ZÀ-Þ][^,.:;!?—–]{2,80})(?=[,.:;]|$)")
"""An incise between commas: "— Je reviens, dit Anne."."""
_TRIMMED = " \t\u00a0\u2009\u202f.,;:"


def with_dashes(
    text: str, lines: Sequence[tuple[int, int]], marked: list[Marked], language: Language
) -> list[Marked]:
    """The stretches between marks, and the turns behind dashes; of what overlaps the turns count."""
    if not any(dash in text for dash in "—–―"):
        return marked
    turns = [_turn(text, line, language) for line in lines]
    keeps = [
        pieces is not None
        and any(other is not None and len(other) > 1 for other in turns[max(0, number - 1) : number + 2])
        for number, pieces in enumerate(turns)
    ]
    spoken = [
        Marked(start, end, closed=True, continued=False, bare=True)
        for pieces, keep in zip(turns, keeps, strict=True)
        if keep and pieces is not None
        for start, end in pieces
        if start < end
    ]
    taken = [line for line, keep in zip(lines, keeps, strict=True) if keep]
    starts = [start for start, _ in taken]
    kept = [span for span in marked if not _inside(span.start, starts, taken)]
    return sorted([*kept, *spoken])


def _inside(at: int, starts: list[int], lines: list[tuple[int, int]]) -> bool:
    """Whether an offset is in one of the lines."""
    place = bisect_right(starts, at) - 1
    return place >= 0 and at < lines[place][1]


def _turn(text: str, line: tuple[int, int], language: Language) -> list[tuple[int, int]] | None:
    """What is said in a line with a dash at its head, around its incises; an empty piece behind one at the end."""
    head = _TURN.match(text, *line)
    if head is None:
        return None
    out: list[tuple[int, int]] = []
    at, end = head.end(), line[1]
    for expression in (_SET_OFF, _COMMA):
        for match in expression.finditer(text, at, end):
            if _announces(match["words"], language):
                out.append(_trimmed(text, at, match.start() + (match.group()[0] in "!?…")))
                at = match.end()
        if out:
            break
    out.append(_trimmed(text, at, end))
    return out


def _announces(words: str, language: Language) -> bool:
    """Whether an incise begins with a verb of saying, but for small words before it."""
    for word in re.findall(r"[^\W_]+", words.lower())[:4]:
        if word in language.cues:
            return True
        if word not in language.between:
            return False
    return False


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """A stretch without blanks at its ends, and without the stop that belongs to the incise before it."""
    while start < end and text[start] in _TRIMMED:
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end
