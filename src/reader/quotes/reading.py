"""What the rules see in a text before anything is decided: marks, words, attributions, by place."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from reader.quotes.attributions import Finder
from reader.quotes.lexicon import lexicon_of
from reader.quotes.marks import pair_marks, paragraphs
from reader.quotes.words import words_of

if TYPE_CHECKING:
    from reader.quotes.attributions import Attribution
    from reader.quotes.words import Words

_NEAREST = 4
"""Attributions that are considered on each side of a quotation."""


class Reading:
    """One text, read once.

    `marked`: stretches between marks; `home` and `sentence`: paragraph and sentence of each; `attributions`:
    in the order of their cues; `words`: of every paragraph.
    """

    __slots__ = ("_cues", "attributions", "home", "lines", "marked", "sentence", "starts", "text", "words")

    def __init__(self, text: str, language: str | None = None) -> None:
        self.text = text
        self.lines = paragraphs(text)
        self.marked = pair_marks(text, self.lines)
        self.starts = [span.start for span in self.marked]
        line_starts = [start for start, _ in self.lines]
        self.home = [bisect_right(line_starts, start) - 1 for start in self.starts]
        self.words: list[Words] = []
        self.attributions: list[Attribution] = []
        self.sentence: list[int] = []
        self._read(language)
        self._cues = [found.cue_start for found in self.attributions]

    def _read(self, language: str | None) -> None:
        lexicon = lexicon_of(language)
        first = sentence = 0
        for number, line in enumerate(self.lines):
            last = first
            while last < len(self.home) and self.home[last] == number:
                last += 1
            words = words_of(self.text, number, line, self.marked[first:last], lexicon)
            finder = Finder(self.text, words, lexicon, sentence)
            # The subject of a sentence without a cue matters only to quotations close by.
            near = bool(self.home) and self._quoted_near(number, first)
            found = finder.find(with_subjects=near)
            if last > first:
                self.sentence += [finder.sentence_of(at) for at, low in enumerate(words.lows) if low == "“"]
            self._measure_gaps(found, first, last)
            self.words.append(words)
            self.attributions += found
            sentence = finder.next_sentence
            first = last

    def _quoted_near(self, number: int, first: int) -> bool:
        """Whether a quotation stands within two paragraphs of this one; `first`: the next one's index."""
        after = first < len(self.home) and self.home[first] - number <= 2
        return after or (first > 0 and number - self.home[first - 1] <= 2)

    def _measure_gaps(self, found: list[Attribution], first: int, last: int) -> None:
        """Note for each attribution how far the quotations of its paragraph are, before it and after it."""
        for attribution in found:
            after = bisect_left(self.starts, attribution.last, first, last)
            before = bisect_right(self.starts, attribution.first, first, last) - 1
            since = until = 99
            if after < last:
                until = min(99, self.starts[after] - attribution.last)
            if before >= first:
                since = max(0, min(99, attribution.first - self.marked[before].end))
            attribution.note_marks(since, until)

    def candidates(self, index: int, previous: Attribution | None) -> list[Attribution]:
        """The attributions that quotation `index` may belong to, nearest ones only.

        From two paragraphs before to one after; the `previous` quotation's attribution wherever it is.
        """
        home = self.home[index]
        place = bisect_left(self._cues, self.starts[index])
        near = self.attributions[max(0, place - _NEAREST) : place + _NEAREST]
        out = [found for found in near if -2 <= found.paragraph - home <= 1]
        if previous is not None and previous not in out:
            out.append(previous)
        return out

    def marks_between(self, start: int, end: int) -> int:
        """How many quotations begin in `text[start:end]`."""
        return bisect_left(self.starts, end) - bisect_left(self.starts, start)

    def near(self, at: int) -> list[Attribution]:
        """The few attributions whose cues stand nearest to an offset."""
        place = bisect_left(self._cues, at)
        return self.attributions[max(0, place - 3) : place + 3]

    def words_at(self, at: int) -> Words:
        """The words of the paragraph an offset is in."""
        return self.words[max(0, bisect_right(self.lines, (at, len(self.text))) - 1)]
