"""Paragraphs as words: the tokens outside quotation marks, with their classes and sentences.

A quotation is one token, so that nothing inside it can be taken for a subject or a cue.
"""

from __future__ import annotations

from bisect import bisect_left
from itertools import accumulate, chain
from typing import TYPE_CHECKING, Any

from reader.quotes.lexicon.classes import (
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
)

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from reader.quotes.lexicon.classes import Lexicon
    from reader.quotes.words.marks import Marked

_ENDS_INSIDE = frozenset(".!?…")
_PAUSES = frozenset([",", ";", "”", "and", "but"])
_DOUBTFUL = DOTTED | QUOTED
"""Tokens that end a sentence or not, by what stands around."""
_POINTS = END | _DOUBTFUL | CUE | BARE | NOUN | MIND


class Words:
    """The tokens of one paragraph in parallel lists, and the sentence of each.

    `starts`: code points in the text; `lengths`: of the tokens as written. `bits`: classes of `lexicon`. `lows`:
    lower case, without a full stop at the end; `“` for a quotation. `sentence`: for each token, the first one of
    its sentence; `after`: the first one behind it.
    """

    __slots__ = (
        "_pauses", "after", "bits", "firsts", "lengths", "lows", "number", "points", "quoted", "sentence", "starts",
    )  # fmt: skip

    def __init__(self, number: int, flat: list[Any], starts: list[int], quoted: list[int], text: str) -> None:
        """`flat`: the four entries of each token, one after the other, as in `lexicon.Chunk`."""
        self.number = number
        """Of the paragraph, from 0."""
        self.bits: list[int] = flat[::4]
        self.lows: list[str] = flat[1::4]
        self.lengths: list[int] = flat[3::4]
        self.starts = starts
        self.quoted = quoted
        """The tokens that stand for quotations, in order."""
        self.points = [at for at, bits in enumerate(self.bits) if bits & _POINTS]
        """The tokens that may be cues, nouns for something said, quotations or ends of sentences."""
        self.sentence: list[int] = []
        self.after: list[int] = []
        self.firsts: list[int] = []
        """The first token of each sentence."""
        self._pauses: list[int] | None = None
        self._mark_sentences(text)

    def __len__(self) -> int:
        return len(self.bits)

    @property
    def pauses(self) -> list[int]:
        """The tokens where a clause may end: commas, semicolons, closing marks, "and", "but"."""
        if self._pauses is None:  # many paragraphs are never asked
            self._pauses = [at for at, low in enumerate(self.lows) if low in _PAUSES]
        return self._pauses

    def end(self, at: int) -> int:
        """Where token `at` ends in the text."""
        return self.starts[at] + self.lengths[at]

    def _mark_sentences(self, text: str) -> None:
        """Fill `sentence`, `after` and `firsts`."""
        first, all_bits, sentence, after = 0, self.bits, self.sentence, self.after
        for at in self.points:
            bits = all_bits[at]
            if bits & END or (bits & _DOUBTFUL and self._ends_sentence(at, bits, text)):
                sentence += [first] * (at + 1 - first)
                after += [at + 1] * (at + 1 - first)
                self.firsts.append(first)
                first = at + 1
        size = len(all_bits)
        if first < size:
            sentence += [first] * (size - first)
            after += [size] * (size - first)
            self.firsts.append(first)

    def _ends_sentence(self, at: int, bits: int, text: str) -> bool:
        """Whether a sentence ends with this quotation or word with a full stop."""
        last = at + 1 >= len(self.bits)
        after = 0 if last else self.bits[at + 1]
        if bits & DOTTED:
            if "." in self.lows[at]:
                # "7 p.m. He says" but "the U.S. Senate": only what is no name begins anew.
                return bool(not after or after & QUOTED or (after & UPPER and not after & NAME))
            return not after or bool(after & (UPPER | QUOTED)) or after & (WORD | LOWER) == WORD
        end = self.end(at)
        width = 2 if text[end - 1] == "'" else 1
        if self.lengths[at] > 4 and text[end - 1] == "»" and text[end - 2].isspace():
            width = 2
        inside = text[end - width - 1] if self.lengths[at] > width + 1 else ""
        return inside in _ENDS_INSIDE and (last or bool(after & (UPPER | QUOTED)))

    def first_of(self, marks: Collection[str], start: int, end: int) -> int:
        """The first token from `start` to before `end` that is one of these, lower case; `end` where there is none."""
        lows = self.lows
        for at in range(start, end):
            if lows[at] in marks:
                return at
        return end

    def quoted_in(self, first: int, end: int) -> bool:
        """Whether a quotation is among the tokens from `first` to before `end`."""
        place = bisect_left(self.quoted, first) if self.quoted else 0
        return place < len(self.quoted) and self.quoted[place] < end


def _add(flat: list[Any], starts: list[int], text: str, start: int, end: int, lexicon: Lexicon) -> None:
    """Append the tokens of a stretch outside quotation marks: their entries and where they start."""
    stretch = text[start:end].rstrip()
    if text[start].isspace():
        start += len(stretch) - len(stretch := stretch.lstrip())
    tokens: list[Any] = list(chain.from_iterable(map(lexicon.chunks.__getitem__, stretch.split(" "))))
    places = list(accumulate(tokens[2::4], initial=start))
    if places.pop() != start + len(stretch) + 1:
        # Double spaces, underscores: steps do not tell the places.
        places = [start + at for _, at in lexicon.tokens_in(stretch)]
    flat += tokens
    starts += places


def words_of(
    text: str, number: int, line: tuple[int, int], marked: Sequence[Marked], lexicon: Lexicon
) -> Words:
    """The words of paragraph `number`; `marked` are the quotations in it, in order."""
    flat: list[Any] = []
    starts: list[int] = []
    quoted: list[int] = []
    at, end = line
    for span in marked:
        if span.start > at:
            _add(flat, starts, text, at, span.start, lexicon)
        at = span.end
        quoted.append(len(starts))
        flat += QUOTED, "“", 0, at - span.start
        starts.append(span.start)
    if at < end:
        _add(flat, starts, text, at, end, lexicon)
    return Words(number, flat, starts, quoted, text)
