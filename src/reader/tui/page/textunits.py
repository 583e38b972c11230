"""The words, sentences and paragraphs of a text, by where they stand: what a selection grows by. Pure."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cached_property
from typing import Literal

Unit = Literal["word", "sentence", "paragraph"]
Span = tuple[int, int]

_WORD = re.compile(r"\w+(?:[’'.,\-]\w+)*")
_PARAGRAPH = re.compile(r"\S(?:.|\n(?!\s*\n))*")
_END = re.compile(r"[.!?…]+[\"'”’“»«)\]]*(?=\s)|[。！？]+[」』”’]*")
"""Where a sentence ends. An abbreviation ends one too: a selection goes on with one more key."""


class Units:
    """The units of one text; sentences and paragraphs without a word are none."""

    def __init__(self, text: str) -> None:
        self._text = text

    @cached_property
    def words(self) -> list[Span]:
        """Where the words stand."""
        return [found.span() for found in _WORD.finditer(self._text)]

    @cached_property
    def paragraphs(self) -> list[Span]:
        """Where the paragraphs stand."""
        return self._telling([found.span() for found in _PARAGRAPH.finditer(self._text)])

    @cached_property
    def sentences(self) -> list[Span]:
        """Where the sentences stand, each inside a paragraph."""
        found = []
        for start, end in self.paragraphs:
            ends = [each.end() for each in _END.finditer(self._text, start, end)]
            for stop in (*ends, end):
                if stop > start:
                    found.append((start, stop))
                start = stop
                while start < end and self._text[start].isspace():
                    start += 1
        return self._telling(found)

    def of(self, unit: Unit) -> list[Span]:
        """Return where all units of a kind stand, in their order."""
        return {"word": lambda: self.words, "sentence": lambda: self.sentences}.get(
            unit, lambda: self.paragraphs
        )()

    def number(self, unit: Unit, offset: int) -> int:
        """Return which unit holds this place, or the next that does, else the last; there is one."""
        spans = self.of(unit)
        at = bisect_right(spans, (offset, len(self._text) + 1)) - 1
        if at >= 0 and offset < spans[at][1]:
            return at
        return min(at + 1, len(spans) - 1)

    def at(self, unit: Unit, offset: int) -> Span:
        """Return where that unit stands."""
        return self.of(unit)[self.number(unit, offset)]

    def _telling(self, spans: list[Span]) -> list[Span]:
        return [
            (start, _shorn(self._text, start, end))
            for start, end in spans
            if _WORD.search(self._text, start, end)
        ]


def _shorn(text: str, start: int, end: int) -> int:
    """Return where a stretch ends without the blanks at its end."""
    while end > start and text[end - 1].isspace():
        end -= 1
    return end
