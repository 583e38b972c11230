"""Conversations set as a transcript: a speaker in capitals and a colon at the head of each line, no marks."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

_TURN = re.compile(r"([A-Z][A-Z.’' -]{0,38}[A-Z])(:)[ \t]+(?=\S)")
_FEWEST = 3
"""Turns below which lines in capitals are headings or notes, not a conversation."""


class Turn(NamedTuple):
    """What one speaker says in one line. Offsets are code points; `label` and `cue` span name and colon."""

    start: int
    end: int
    label: tuple[int, int]
    cue: tuple[int, int]


def find_turns(text: str, lines: Sequence[tuple[int, int]]) -> list[Turn]:
    """The turns of a conversation, in order; none where too few lines have a label or no label comes back."""
    out: list[Turn] = []
    for start, end in lines:
        match = _TURN.match(text, start, end)
        if match is not None:
            stop = match.end() + len(text[match.end() : end].rstrip())
            out.append(Turn(match.end(), stop, match.span(1), match.span(2)))
    labels = {text[turn.label[0] : turn.label[1]] for turn in out}
    return out if len(out) >= _FEWEST and len(labels) < len(out) else []
