"""What the rules see in a text before anything is decided: marks, words, attributions, by place."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from reader.quotes.attributions.candidates import INSIDE
from reader.quotes.attributions.finding import Finder
from reader.quotes.lexicon.classes import lexicon_of
from reader.quotes.words.marks import pair_marks, paragraphs
from reader.quotes.words.tokens import words_of

if TYPE_CHECKING:
    from reader.quotes.attributions.candidates import Attribution
    from reader.quotes.attributions.germanfinding import GermanFinder
    from reader.quotes.attributions.romance import RomanceFinder
    from reader.quotes.lexicon.classes import Lexicon
    from reader.quotes.words.marks import Marked
    from reader.quotes.words.tokens import Words

_NEAREST = 3
"""Attributions that are considered on each side of a quotation."""
_INNER = r"(?:(?<=[\w,;»”\"] )|(?<=[a-z]['’]))[^\W\d_a-zß-öø-ÿ][\w'’-]*"
"""A word with a capital that something but a stop stands before."""
_NOWHERE = 99
"""Code points from which a quotation in the same paragraph counts as none."""


_WITHIN = (1 << 32) - 1
"""The part of a sentence's number that counts inside its paragraph."""


def _follows(words: str) -> str:
    """What follows an attribution, from the first few code points: a mark, "that", a word, or nothing."""
    words = words.lstrip()
    if not words:
        return "$"
    if words.startswith("that"):
        return "that"
    first = words[0]
    return "w" if first.islower() else "U" if first.isupper() else first if first in '.,:;—-(“"' else "?"


def _lexicon_of(language: str | None) -> Lexicon:
    """The lexicon of a language; the German one is loaded with the first German text."""
    if language == "de":
        from reader.quotes.lexicon.germanclasses import german_lexicon

        return german_lexicon()
    return lexicon_of(language)


class Survey:
    """One text, read once.

    `marked`: stretches between marks; `home` and `sentence`: paragraph and sentence of each; `attributions`:
    in the order of their cues; `words`: of each paragraph that has been read, by its number.
    """

    __slots__ = (
        "_cues",
        "_lexicon",
        "attributions",
        "capitals",
        "home",
        "language",
        "lines",
        "marked",
        "minds",
        "sentence",
        "starts",
        "tables",
        "text",
        "words",
    )

    def __init__(self, text: str, language: str | None = None) -> None:
        self.text, self.language = text, language
        self.lines = paragraphs(text)
        self._lexicon = _lexicon_of(language)
        self.tables = self._lexicon.language
        self.capitals: frozenset[str] | None = None
        """The words that have a capital inside a sentence; None until a language with tables asks."""
        self.marked = pair_marks(text, self.lines)
        if self.tables is not None:
            from reader.quotes.words.dashes import with_dashes  # loaded when a text asks for it

            self.marked = with_dashes(text, self.lines, self.marked, self.tables)
        self.starts = [span.start for span in self.marked]
        line_starts = [start for start, _ in self.lines]
        self.home = [bisect_right(line_starts, start) - 1 for start in self.starts]
        self.words: dict[int, Words] = {}
        self.attributions: list[Attribution] = []
        self.minds: list[Attribution] = []
        """Verbs of attitude with their subjects: these announce contents, but no quotations."""
        self.sentence: list[int] = []
        self._read()
        self._cues = [found.cue_start for found in self.attributions]

    def _read(self) -> None:
        """Read the paragraphs that are near a quotation or hold a cue of indirect speech."""
        text, lexicon, home = self.text, self._lexicon, self.home
        first = 0
        for number, line in enumerate(self.lines):
            last = first
            while last < len(home) and home[last] == number:
                last += 1
            near = bool(home) and self._quoted_near(number, first)
            if not near and lexicon.loud.isdisjoint(text[line[0] : line[1]].split(" ")):
                continue
            words = words_of(text, number, line, self.marked[first:last], lexicon)
            finder = self._finder(words, number << 32, self.marked[first:last])
            # The subject of a sentence without a cue matters only to quotations close by.
            self.attributions += finder.find(with_subjects=near)
            self.minds += finder.minds
            if last > first:
                self.sentence += map(finder.sentence_of, words.quoted)
            self.words[number] = words
            first = last

    def _finder(self, words: Words, base: int, spans: list[Marked]) -> Finder | GermanFinder | RomanceFinder:
        """What finds the attributions of a paragraph, by the grammar of its language."""
        if self.language == "de":
            from reader.quotes.attributions.germanfinding import (
                GermanFinder,  # loaded when a text asks for it
            )

            return GermanFinder(self.text, words, self._lexicon, base)
        if self.tables is None:
            return Finder(self.text, words, self._lexicon, base)
        from reader.quotes.attributions.romance import RomanceFinder  # loaded when a text asks for it

        before = self.attributions[-1] if self.attributions else None
        return RomanceFinder(self.text, words, self._lexicon, self.tables, base, before, spans, self._inner())

    def _inner(self) -> frozenset[str]:
        """The words that have a capital inside a sentence, where there are tables to ask."""
        if self.capitals is None:
            self.capitals = frozenset(re.findall(_INNER, self.text))
        return self.capitals

    def _quoted_near(self, number: int, first: int) -> bool:
        """Whether a quotation stands within two paragraphs of this one; `first`: the next one's index."""
        after = first < len(self.home) and self.home[first] - number <= 2
        return after or (first > 0 and number - self.home[first - 1] <= 2)

    def _measure_gaps(self, found: Attribution) -> None:
        """Note how far the quotations of an attribution's paragraph are, before it and after it."""
        start, end = self.lines[found.paragraph]
        after = bisect_left(self.starts, found.last)
        before = bisect_right(self.starts, found.first) - 1
        since = until = _NOWHERE
        if after < len(self.starts) and self.starts[after] < end:
            until = self.starts[after] - found.last
        if before >= 0 and self.starts[before] >= start:
            since = found.first - self.marked[before].end
        found.note(
            "a" if since <= 3 else "s" if since < _NOWHERE else "n",
            "a" if until <= 3 else "s" if until < _NOWHERE else "n",
            _follows(self.text[found.last : min(end, found.last + 6)]),
            closing=found.sentence & _WITHIN == len(self.words[found.paragraph].firsts) - 1,
        )

    def candidates(self, index: int, previous: Attribution | None) -> list[Attribution]:
        """The attributions that quotation `index` may belong to, nearest ones only.

        From two paragraphs before to one after; the `previous` quotation's attribution wherever it is.
        """
        home = self.home[index]
        place = bisect_left(self._cues, self.starts[index])
        first, last = self._nearest(place)
        near = self.attributions[first:last]
        out = [found for found in near if -2 <= found.paragraph - home <= 1]
        if self.tables is not None:  # what is set into a quotation is for no other one
            end = self.marked[index].end
            out = [found for found in out if found.reach != INSIDE or self.starts[index] < found.first < end]
        if previous is not None and previous not in out:
            out.append(previous)
        for found in out:
            if not found.own:
                self._measure_gaps(found)
        return out

    def _nearest(self, place: int) -> tuple[int, int]:
        """The attributions of the nearest cues around `place`; those that share a cue count once."""
        cues, first, last = self._cues, place, place
        for _ in range(_NEAREST):
            while first and first > place - 8:
                first -= 1
                if not first or cues[first - 1] != cues[first]:
                    break
            while last < len(cues) and last < place + 8:
                last += 1
                if last == len(cues) or cues[last] != cues[last - 1]:
                    break
        return first, last

    def words_at(self, at: int) -> Words:
        """The words of the paragraph an offset is in."""
        number = max(0, bisect_right(self.lines, (at, len(self.text))) - 1)
        if number not in self.words:
            self.words[number] = words_of(self.text, number, self.lines[number], (), self._lexicon)
        return self.words[number]

    def is_one_clause(self, first: int, second: int) -> bool:
        """Whether two offsets are in one sentence with no quotation between them."""
        words = self.words_at(first)
        token = bisect_left(words.starts, first)
        if token >= len(words) or second >= words.end(words.after[token] - 1):
            return False
        place = bisect_left(self.starts, first)
        return place == len(self.starts) or self.starts[place] > second
