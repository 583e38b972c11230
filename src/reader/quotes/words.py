"""Paragraphs as words: the tokens outside quotation marks, with their classes and sentences.

A quotation is one token, so that nothing inside it can be taken for a subject or a cue.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reader.quotes.lexicon import DOTTED, END, NAME, QUOTED, STOP, UPPER

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.quotes.lexicon import Lexicon
    from reader.quotes.marks import Marked

_TOKEN = re.compile(r"[^\W_]+(?:[’'.\-&][^\W_]+)*['’]?\.?|--|[^\w\s]")
_QUOTED_BITS = QUOTED
_ENDS_INSIDE = frozenset(".!?…")


class Words:
    """The tokens of one paragraph in parallel lists, and the sentence of each.

    `starts`, `ends`: code points in the text. `bits`: classes of `lexicon`. `lows`: lower case, without a
    full stop at the end; `“` for a quotation. `sentence`: for each token, the first one of its sentence.
    """

    __slots__ = ("bits", "ends", "lows", "number", "sentence", "starts")

    def __init__(self, number: int) -> None:
        self.number = number
        """Of the paragraph, from 0."""
        self.starts: list[int] = []
        self.ends: list[int] = []
        self.bits: list[int] = []
        self.lows: list[str] = []
        self.sentence: list[int] = []

    def __len__(self) -> int:
        return len(self.starts)

    def add(self, text: str, start: int, end: int, lexicon: Lexicon) -> None:
        """Append the tokens of a stretch outside quotation marks."""
        look_up = lexicon.look_up
        starts, ends, bits, lows = self.starts, self.ends, self.bits, self.lows
        for match in _TOKEN.finditer(text, start, end):
            a, b = match.span()
            classes, low = look_up(text[a:b])
            starts.append(a)
            ends.append(b)
            bits.append(classes)
            lows.append(low)

    def add_quotation(self, start: int, end: int) -> None:
        """Append one token for a whole quotation."""
        self.starts.append(start)
        self.ends.append(end)
        self.bits.append(_QUOTED_BITS)
        self.lows.append("“")

    def ends_sentence(self, at: int, text: str) -> bool:
        """Whether a sentence ends with this token."""
        bits = self.bits[at]
        last = at + 1 >= len(self.bits)
        if bits & END:
            return True
        if bits & DOTTED:
            return last or bool(self.bits[at + 1] & (UPPER | QUOTED)) or not self.bits[at + 1]
        if bits & QUOTED:
            inside = text[self.ends[at] - 2] if self.ends[at] - self.starts[at] > 2 else ""
            return inside in _ENDS_INSIDE and (last or bool(self.bits[at + 1] & (UPPER | QUOTED)))
        return False

    def mark_sentences(self, text: str) -> None:
        """Fill `sentence` once all tokens are there."""
        first, enders, out = 0, END | DOTTED | QUOTED, self.sentence
        for at, bits in enumerate(self.bits):
            out.append(first)
            if bits & enders and self.ends_sentence(at, text):
                first = at + 1

    def is_name(self, at: int) -> bool:
        """Whether the token may be part of a name."""
        return bool(self.bits[at] & NAME)

    def is_stop(self, at: int) -> bool:
        """Whether the token bounds a phrase: punctuation or a quotation."""
        return bool(self.bits[at] & (STOP | QUOTED))


def words_of(
    text: str, number: int, line: tuple[int, int], marked: Sequence[Marked], lexicon: Lexicon
) -> Words:
    """The words of paragraph `number`; `marked` are the quotations in it, in order."""
    words = Words(number)
    at, end = line
    for span in marked:
        if span.start > at:
            words.add(text, at, span.start, lexicon)
        words.add_quotation(span.start, span.end)
        at = span.end
    if at < end:
        words.add(text, at, end, lexicon)
    words.mark_sentences(text)
    return words
