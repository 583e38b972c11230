"""Paragraphs as words: the tokens outside quotation marks, with their classes and sentences.

A quotation is one token, so that nothing inside it can be taken for a subject or a cue.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from itertools import accumulate, chain
from operator import add
from typing import TYPE_CHECKING, Any, cast

from reader.quotes.lexicon import (
    BARE,
    CUE,
    DOTTED,
    END,
    LOWER,
    MIND,
    NAME,
    NOUN,
    QUOTED,
    UPPER,
    WORD,
    tokens_in,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.quotes.lexicon import Lexicon
    from reader.quotes.marks import Marked

_ENDS_INSIDE = frozenset(".!?…")
_PAUSES = frozenset([",", ";", "”", "and", "but"])
_DOUBTFUL = DOTTED | QUOTED
"""Tokens that end a sentence or not, by what stands around."""
_POINTS = END | _DOUBTFUL | CUE | BARE | NOUN | MIND


class Words:
    """The tokens of one paragraph in parallel lists, and the sentence of each.

    `starts`, `ends`: code points in the text; ends and pauses are worked out when first asked for. `bits`: classes of
    `lexicon`.
    `lows`: lower case, without a full stop at the end; `“` for a quotation. `sentence`: for each token, the
    first one of its sentence.
    """

    __slots__ = (
        "_lengths", "bits", "ends", "firsts", "lows", "number", "pauses", "points", "quoted", "sentence", "starts",
    )  # fmt: skip
    ends: list[int]
    pauses: list[int]
    """The tokens where a clause may end: commas, semicolons, closing marks, "and", "but"."""

    def __init__(self, number: int) -> None:
        self.number = number
        """Of the paragraph, from 0."""
        self.bits: list[int] = []
        self.lows: list[str] = []
        self.starts: list[int] = []
        self._lengths: list[int] = []
        self.sentence: list[int] = []
        self.firsts: list[int] = []
        """The first token of each sentence."""
        self.points: list[int] = []
        """The tokens that may be cues, nouns for something said, quotations or ends of sentences."""
        self.quoted: list[int] = []
        """The tokens that stand for quotations, in order."""

    def __len__(self) -> int:
        return len(self.bits)

    def __getattr__(self, name: str) -> list[int]:
        # Only for what is not set yet: many paragraphs are never asked.
        if name == "ends":
            self.ends = list(map(add, self.starts, self._lengths))
        elif name == "pauses":
            self.pauses = [at for at, low in enumerate(self.lows) if low in _PAUSES]
        else:
            raise AttributeError(name)
        return cast("list[int]", getattr(self, name))

    def add(self, text: str, start: int, end: int, lexicon: Lexicon) -> None:
        """Append the tokens of a stretch outside quotation marks."""
        stretch = text[start:end].rstrip()
        if text[start].isspace():
            start += len(stretch) - len(stretch := stretch.lstrip())
        flat: list[Any] = list(chain.from_iterable(map(lexicon.chunks.__getitem__, stretch.split(" "))))
        starts = list(accumulate(flat[2::4], initial=start))
        if starts.pop() != start + len(stretch) + 1:
            # Double spaces, underscores: steps do not tell the places.
            starts = [start + at for _, at in tokens_in(stretch)]
        self.bits += flat[::4]
        self.lows += flat[1::4]
        self.starts += starts
        self._lengths += flat[3::4]

    def add_quotation(self, start: int, end: int) -> None:
        """Append one token for a whole quotation."""
        self.quoted.append(len(self.bits))
        self.bits.append(QUOTED)
        self.lows.append("“")
        self.starts.append(start)
        self._lengths.append(end - start)

    def _ends_sentence(self, at: int, bits: int, text: str) -> bool:
        """Whether a sentence ends with this quotation or word with a full stop."""
        last = at + 1 >= len(self.bits)
        after = 0 if last else self.bits[at + 1]
        if bits & DOTTED:
            if "." in self.lows[at]:
                # "7 p.m. He says" but "the U.S. Senate": only what is no name begins anew.
                return bool(not after or after & QUOTED or (after & UPPER and not after & NAME))
            return not after or bool(after & (UPPER | QUOTED)) or after & (WORD | LOWER) == WORD
        end = self.starts[at] + self._lengths[at]
        width = 2 if text[end - 1] == "'" else 1
        inside = text[end - width - 1] if self._lengths[at] > width + 1 else ""
        return inside in _ENDS_INSIDE and (last or bool(after & (UPPER | QUOTED)))

    def mark_sentences(self, text: str) -> None:
        """Fill `sentence` and `firsts` once all tokens are there."""
        first, all_bits, sentence = 0, self.bits, self.sentence
        self.points = [at for at, bits in enumerate(all_bits) if bits & _POINTS]
        for at in self.points:
            bits = all_bits[at]
            if bits & END or (bits & _DOUBTFUL and self._ends_sentence(at, bits, text)):
                sentence += [first] * (at + 1 - first)
                self.firsts.append(first)
                first = at + 1
        if first < len(all_bits):
            sentence += [first] * (len(all_bits) - first)
            self.firsts.append(first)

    def quoted_in(self, first: int, end: int) -> bool:
        """Whether a quotation is among the tokens from `first` to before `end`."""
        place = bisect_left(self.quoted, first) if self.quoted else 0
        return place < len(self.quoted) and self.quoted[place] < end

    def sentence_end(self, at: int) -> int:
        """The token after the sentence of token `at`."""
        place = bisect_right(self.firsts, at)
        return self.firsts[place] if place < len(self.firsts) else len(self.bits)


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
