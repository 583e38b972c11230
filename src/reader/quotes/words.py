"""Paragraphs as words: the tokens outside quotation marks, with their classes and sentences.

A quotation is one token, so that nothing inside it can be taken for a subject or a cue.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from itertools import accumulate, chain
from operator import add, itemgetter
from typing import TYPE_CHECKING, cast

from reader.quotes.lexicon import BARE, CUE, DOTTED, END, LOWER, NAME, NOUN, QUOTED, UPPER, WORD, tokens_in

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.quotes.lexicon import Chunk, Lexicon
    from reader.quotes.marks import Marked

_ENDS_INSIDE = frozenset(".!?…")
_ENDERS = END | DOTTED | QUOTED
_POINTS = _ENDERS | CUE | BARE | NOUN
_BITS, _LOWS, _STEPS, _LENGTHS = map(itemgetter, range(4))


class Words:
    """The tokens of one paragraph in parallel lists, and the sentence of each.

    `starts`, `ends`: code points in the text, worked out when first asked for. `bits`: classes of `lexicon`.
    `lows`: lower case, without a full stop at the end; `“` for a quotation. `sentence`: for each token, the
    first one of its sentence.
    """

    __slots__ = (
        "_spans", "_stretches", "bits", "ends", "firsts", "lows", "number", "points", "quoted", "sentence",
        "starts",
    )  # fmt: skip
    starts: list[int]
    ends: list[int]

    def __init__(self, number: int) -> None:
        self.number = number
        """Of the paragraph, from 0."""
        self.bits: list[int] = []
        self.lows: list[str] = []
        self.sentence: list[int] = []
        self.firsts: list[int] = []
        """The first token of each sentence."""
        self.points: list[int] = []
        """The tokens that may be cues, nouns for something said, quotations or ends of sentences."""
        self.quoted: list[int] = []
        """The tokens that stand for quotations, in order."""
        self._spans: dict[int, tuple[int, int]] = {}
        self._stretches: list[tuple[str, int, list[Chunk]]] = []

    def __len__(self) -> int:
        return len(self.bits)

    def __getattr__(self, name: str) -> list[int]:
        # Only for what is not set yet: most paragraphs are never asked where their words stand.
        if name not in ("starts", "ends"):
            raise AttributeError(name)
        self.starts, self.ends = [], []
        for stretch, start, entries in self._stretches:
            starts = list(accumulate(chain.from_iterable(map(_STEPS, entries)), initial=start))
            if starts.pop() == start + len(stretch) + 1:
                lengths = chain.from_iterable(map(_LENGTHS, entries))
                self.starts += starts
                self.ends += map(add, starts, lengths)
            elif entries:  # double spaces, underscores: steps do not tell the places
                found = tokens_in(stretch)
                self.starts += [start + at for _, at in found]
                self.ends += [start + at + len(token) for token, at in found]
            else:
                self.starts.append(start)
                self.ends.append(start + len(stretch))
        return cast("list[int]", getattr(self, name))

    def add(self, text: str, start: int, end: int, lexicon: Lexicon) -> None:
        """Append the tokens of a stretch outside quotation marks."""
        stretch = text[start:end].rstrip()
        if text[start].isspace():
            start += len(stretch) - len(stretch := stretch.lstrip())
        chunks = stretch.split(" ")
        known = list(map(lexicon.seen.get, chunks))
        if None in known:
            known = list(map(lexicon.chunk, chunks))
        entries = cast("list[Chunk]", known)
        self._stretches.append((stretch, start, entries))
        self.bits += chain.from_iterable(map(_BITS, entries))
        self.lows += chain.from_iterable(map(_LOWS, entries))

    def add_quotation(self, text: str, start: int, end: int) -> None:
        """Append one token for a whole quotation."""
        self._stretches.append((text[start:end], start, []))
        self._spans[len(self.bits)] = (start, end)
        self.quoted.append(len(self.bits))
        self.bits.append(QUOTED)
        self.lows.append("“")

    def ends_sentence(self, at: int, text: str) -> bool:
        """Whether a sentence ends with this token."""
        bits = self.bits[at]
        last = at + 1 >= len(self.bits)
        if bits & END:
            return True
        if bits & DOTTED:
            after = 0 if last else self.bits[at + 1]
            if (
                "." in self.lows[at]
            ):  # "7 p.m. He says" but "the U.S. Senate": only what is no name begins anew
                return bool(not after or after & QUOTED or (after & UPPER and not after & NAME))
            return not after or bool(after & (UPPER | QUOTED)) or after & (WORD | LOWER) == WORD
        if bits & QUOTED:
            start, end = self._spans[at]
            width = 2 if text[end - 1] == "'" else 1
            inside = text[end - width - 1] if end - start > width + 1 else ""
            return inside in _ENDS_INSIDE and (last or bool(self.bits[at + 1] & (UPPER | QUOTED)))
        return False

    def mark_sentences(self, text: str) -> None:
        """Fill `sentence` and `firsts` once all tokens are there."""
        first, all_bits = 0, self.bits
        self.points = [at for at, bits in enumerate(all_bits) if bits & _POINTS]
        for at in self.points:
            if all_bits[at] & _ENDERS and self.ends_sentence(at, text):
                self.sentence += [first] * (at + 1 - first)
                self.firsts.append(first)
                first = at + 1
        if first < len(self.bits):
            self.sentence += [first] * (len(self.bits) - first)
            self.firsts.append(first)

    def quoted_in(self, first: int, end: int) -> bool:
        """Whether a quotation is among the tokens from `first` to before `end`."""
        place = bisect_left(self.quoted, first) if self.quoted else 0
        return place < len(self.quoted) and self.quoted[place] < end

    def sentence_end(self, at: int) -> int:
        """The token after the sentence of token `at`."""
        place = bisect_right(self.firsts, at)
        return self.firsts[place] if place < len(self.firsts) else len(self.bits)

    def is_name(self, at: int) -> bool:
        """Whether the token may be part of a name."""
        return bool(self.bits[at] & NAME)


def words_of(
    text: str, number: int, line: tuple[int, int], marked: Sequence[Marked], lexicon: Lexicon
) -> Words:
    """The words of paragraph `number`; `marked` are the quotations in it, in order."""
    words = Words(number)
    at, end = line
    for span in marked:
        if span.start > at:
            words.add(text, at, span.start, lexicon)
        words.add_quotation(text, span.start, span.end)
        at = span.end
    if at < end:
        words.add(text, at, end, lexicon)
    words.mark_sentences(text)
    return words
