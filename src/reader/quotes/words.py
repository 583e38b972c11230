"""Paragraphs as words: the tokens outside quotation marks, with their classes and sentences.

A quotation is one token, so that nothing inside it can be taken for a subject or a cue.
"""

from __future__ import annotations

import re
from itertools import accumulate
from typing import TYPE_CHECKING, cast

from reader.quotes.lexicon import DOTTED, END, NAME, QUOTED, STOP, UPPER

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.quotes.lexicon import Lexicon
    from reader.quotes.marks import Marked

_PIECE = re.compile(r"(?:[^\W_]+(?:[’'.\-&][^\W_]+)*['’]?\.?|--|[^\w\s])[\s_]*")
"""A word or one mark, with the space after it: together they cover a stretch that begins with none."""
_QUOTED_BITS = QUOTED
_ENDS_INSIDE = frozenset(".!?…")


class Words:
    """The tokens of one paragraph in parallel lists, and the sentence of each.

    `starts`, `ends`: code points in the text. `bits`: classes of `lexicon`. `lows`: lower case, without a
    full stop at the end; `“` for a quotation. `sentence`: for each token, the first one of its sentence.
    """

    __slots__ = ("bits", "ends", "firsts", "lows", "number", "sentence", "starts")

    def __init__(self, number: int) -> None:
        self.number = number
        """Of the paragraph, from 0."""
        self.starts: list[int] = []
        self.ends: list[int] = []
        self.bits: list[int] = []
        self.lows: list[str] = []
        self.sentence: list[int] = []
        self.firsts: list[int] = []
        """The first token of each sentence."""

    def __len__(self) -> int:
        return len(self.starts)

    def add(self, text: str, start: int, end: int, lexicon: Lexicon) -> None:
        """Append the tokens of a stretch outside quotation marks."""
        while start < end and (text[start].isspace() or text[start] == "_"):
            start += 1
        # The pieces cover the stretch, so their lengths give their places without a match object each.
        pieces = _PIECE.findall(text, start, end)
        known = list(map(lexicon.seen.get, pieces))
        if None in known:
            known = list(map(lexicon.look_up, pieces))
        entries = cast("list[tuple[int, str, int]]", known)
        starts = list(accumulate(map(len, pieces), initial=start))
        starts.pop()
        self.starts += starts
        self.ends += [at + entry[2] for at, entry in zip(starts, entries, strict=True)]
        self.bits += [entry[0] for entry in entries]
        self.lows += [entry[1] for entry in entries]

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
        """Fill `sentence` and `firsts` once all tokens are there."""
        first, enders = 0, END | DOTTED | QUOTED
        for at in [at for at, bits in enumerate(self.bits) if bits & enders]:
            if self.ends_sentence(at, text):
                self.sentence += [first] * (at + 1 - first)
                self.firsts.append(first)
                first = at + 1
        if first < len(self.bits):
            self.sentence += [first] * (len(self.bits) - first)
            self.firsts.append(first)

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
