"""Which attribution a German quotation belongs to, by rule: the weights know English, whose verbs stand elsewhere.

The rules are tried from the surest on: what touches the marks, the colon before them, the sentence around them, the
speech that goes on, and what the sentence before is about.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from reader.quotes.attributions.candidates import ACCORDING, COLON, CREDIT, DASH, SUBJECT
from reader.quotes.attributions.reported import is_reported, tokens_of
from reader.quotes.lexicon.germanverbs import WEAKLY
from reader.quotes.lexicon.wordlists import word_set
from reader.quotes.ranking.choosing import FORGOTTEN, Choice
from reader.quotes.ranking.pairfacts import Situation, is_credited

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from reader.quotes.attributions.candidates import Attribution
    from reader.quotes.attributions.survey import Survey

_TOUCHING = 3
"""Code points between a quotation and an attribution that touches it."""
_HELPED = 14
"""The same, with an auxiliary between: "“Q”, hatte Ada Nilsen gesagt"."""
_HELPERS = word_set("hatte hat habe ließ lässt hatten haben ließen")
_PARAGRAPHS = 5
"""Paragraphs of a long quotation through which the attribution at its end is looked for."""
_BACK = 2
"""Paragraphs above in which speech may go on."""
_SENTENCES = 16
"""Sentences with an attribution at most that are looked at for whoever spoke last."""
_NEAREST = 6
"""Attributions of a sentence on each side of a quotation that are looked at."""
_HEADING = 90
"""Code points of a heading."""
_STOPS = frozenset(".,…")
_ENDS = frozenset(".!?…")
_WITHIN = (1 << 32) - 1
"""The part of a sentence's number that counts inside its paragraph."""
_SOMEBODY = "4"
"""The `reach` of a bare subject that is a person, and of one that is only a noun."""
_ANY_NOUN = "2"
_ASIDE = 60
"""What a quotation between counts for, in code points, and a word that stands behind, and a verb of thought."""
_BEHIND = 20
_THOUGHT = 100


def _first(found: list[Attribution]) -> Attribution | None:
    return found[0] if found else None


class _Chooser:
    """The attributions of one text by sentence, and whom the quotation before went to."""

    __slots__ = ("_by_sentence", "_order", "_survey", "_text", "previous", "previous_at")

    def __init__(self, survey: Survey) -> None:
        self._survey, self._text = survey, survey.text
        self._by_sentence: dict[int, list[Attribution]] = {}
        for found in survey.attributions:
            self._by_sentence.setdefault(found.sentence, []).append(found)
        self._order = sorted(self._by_sentence)
        self.previous: Attribution | None = None
        self.previous_at: Situation | None = None

    def choose(self, at: Situation) -> Choice:
        """The attribution of a quotation, by the first rule that finds one; its belief is the share of those right."""
        if at.continued and self.previous is not None:
            return Choice(self.previous, 0.98)
        for rule, belief in (
            (self._credited, 0.97),
            (self._touching, 0.98),
            (self._ahead, 0.95),
            (self._before_colon, 0.88),
            (self._around, 0.9),
            (self._heading, 0.6),
            (self._going_on, 0.92),
            (self._in_report, 0.76),
            (self._above, 0.72),
            (self._about, 0.42),
            (self._below, 0.6),
            (self._last, 0.45),
        ):
            found = rule(at)
            if found is not None:
                return Choice(found, belief)
        return Choice(None, 0.0)

    def _in(self, sentence: int, at: Situation) -> list[Attribution]:
        """The attributions of a sentence, in order; of many the nearest ones only."""
        found = self._by_sentence.get(sentence, [])
        if len(found) <= 2 * _NEAREST:
            return found
        place = bisect_left(found, at.start, key=lambda attribution: attribution.cue_start)
        return found[max(0, place - _NEAREST) : place + _NEAREST]

    def _cued(self, sentence: int, at: Situation) -> list[Attribution]:
        return [found for found in self._in(sentence, at) if found.verb != SUBJECT]

    def _bare(self, sentence: int, at: Situation) -> list[Attribution]:
        """The subjects of a sentence that may speak: not just any noun."""
        return [found for found in self._in(sentence, at) if found.reach != _ANY_NOUN]

    def _credited(self, at: Situation) -> Attribution | None:
        if not at.at_tail or at.home + 1 not in self._survey.words:
            return None
        below = self._in((at.home + 1) << 32, at)
        return _first([found for found in below if found.reach == CREDIT and is_credited(at, found)])

    def _touching(self, at: Situation) -> Attribution | None:
        """ "“Q”, sagte X", "“Q” – X"."""
        for sentence in (at.sentence, at.sentence + 1):
            for found in self._cued(sentence, at):
                gap = found.first - at.end
                if not 0 <= gap <= _HELPED or found.paragraph != at.home:
                    continue
                if sentence != at.sentence and self._text[found.first].isupper() and found.verb != DASH:
                    continue
                between = self._text[at.end : found.first].strip(" ,")
                if (gap <= _TOUCHING and found.inverted) or between in _HELPERS:
                    return found
        return None

    def _ahead(self, at: Situation) -> Attribution | None:
        """A quotation that its paragraph leaves open: whoever the next one names, where it ends."""
        marked = self._survey.marked
        for index in range(at.index, min(at.index + _PARAGRAPHS, len(marked) - 1)):
            if marked[index].closed or not marked[index + 1].continued:
                return None
            found = self._touching(Situation(self._survey, index + 1))
            if found is not None:
                return found
        return None

    def _before_colon(self, at: Situation) -> Attribution | None:
        """ "X sagte: “Q”", also where the quotation has a line of its own."""
        if at.before == ":":
            sentence = at.sentence
        elif at.above == ":" and at.home - 1 in self._survey.words:
            words = self._survey.words[at.home - 1]
            sentence = (words.number << 32) + len(words.firsts) - 1
        else:
            return None
        before = [a for a in self._in(sentence, at) if a.last <= at.start]
        cued = [a for a in before if a.verb != SUBJECT]
        strong = [a for a in cued if a.verb not in WEAKLY and a.verb != ACCORDING]
        if strong or cued:
            return (strong or cued)[-1]
        if before and before[-1].reach != _ANY_NOUN:
            return before[-1]
        return self._spoke_before(sentence, at) or (before[-1] if before else None)

    def _around(self, at: Situation) -> Attribution | None:
        """A cue in the same sentence: the nearest one."""
        cued = [a for a in self._cued(at.sentence, at) if a.verb != COLON or a.last <= at.start]
        return min(cued, key=lambda a: self._distance(at, a), default=None)

    def _distance(self, at: Situation, found: Attribution) -> int:
        """How far an attribution is from a quotation, in code points and what counts as some."""
        if found.last <= at.start:
            gap = at.start - found.last
            between = bisect_left(self._survey.starts, found.last) < at.index
            gap += _ASIDE if between else 0
        else:
            gap = found.first - at.end + _BEHIND
        return gap + (_THOUGHT if found.verb in WEAKLY else 0)

    def _is_own_sentence(self, at: Situation) -> bool:
        """Whether a quotation is a sentence by itself: it stands at its head and ends it."""
        start, end = tokens_of(self._survey, at.sentence)
        if self._survey.words[at.home].starts[start] != at.start:
            return False
        return at.last in _ENDS or at.after == "$" or end - start < 3

    def _heading(self, at: Situation) -> Attribution | None:
        """A heading that quotes: whoever the paragraph below quotes first."""
        start, end = self._survey.lines[at.home]
        if not at.at_head or at.last in _STOPS or end - start > _HEADING or end - at.end > _HEADING // 2:
            return None
        below = self._survey.words.get(at.home + 1)
        if self._text[end - 1] in ".:!?" or below is None:
            return None
        base = below.number << 32
        numbers = range(base, base + min(len(below.firsts), _SENTENCES))
        return next((a for number in numbers for a in self._cued(number, at)), None)

    def _going_on(self, at: Situation) -> Attribution | None:
        """ "“Q”, sagte X. “Q.”": the next sentence of the same speaker."""
        before, spoke = self.previous_at, self.previous
        if before is None or spoke is None or not self._is_own_sentence(at):
            return None
        if before.home == at.home:
            if spoke.paragraph == at.home and before.end <= spoke.first and spoke.last <= at.start:
                return spoke if at.sentence - spoke.sentence <= 1 else None
            return spoke if at.start - before.end <= _TOUCHING else None
        alone = before.home == at.home - 1 and before.at_tail and at.at_head and at.at_tail
        return spoke if alone else None

    def _in_report(self, at: Situation) -> Attribution | None:
        """A fragment in a sentence of reported speech: whoever spoke last."""
        if self._is_own_sentence(at) or not is_reported(self._survey, at.sentence):
            return None
        return self._spoke_before(at.sentence, at) or self.previous

    def _spoke_before(self, sentence: int, at: Situation) -> Attribution | None:
        """Who spoke last before a sentence, or whom a sentence of its paragraph is about where nobody did."""
        place = bisect_left(self._order, sentence)
        subject: Attribution | None = None
        for number in reversed(self._order[max(0, place - _SENTENCES) : place]):
            if at.home - (number >> 32) > _BACK:
                break
            cued = self._cued(number, at)
            if cued:
                if self.previous is not None and self.previous.sentence == number:
                    return self.previous
                return ([a for a in cued if a.verb not in WEAKLY] or cued)[-1]
            if subject is None and number >> 32 == at.home and not is_reported(self._survey, number):
                subject = _first([a for a in self._in(number, at) if a.reach == _SOMEBODY])
        return subject

    def _above(self, at: Situation) -> Attribution | None:
        """A quotation that is a sentence: whom the sentence before it, in its paragraph, is about or quotes."""
        if not at.sentence & _WITHIN or not self._is_own_sentence(at):
            return None
        sentence = at.sentence - 1
        cued = self._cued(sentence, at)
        if cued:
            return cued[-1]
        if is_reported(self._survey, sentence):
            return self._spoke_before(sentence, at) or self.previous
        return _first(self._bare(sentence, at)) or self._spoke_before(sentence, at)

    def _about(self, at: Situation) -> Attribution | None:
        """The subject of the sentence around a fragment."""
        return None if self._is_own_sentence(at) else _first(self._in(at.sentence, at))

    def _below(self, at: Situation) -> Attribution | None:
        """A quotation at the head of a paragraph: the person whom the next sentence is about."""
        if not at.at_head or at.at_tail or not self._is_own_sentence(at):
            return None
        about = self._in(at.sentence + 1, at)
        return _first([a for a in about if a.reach == _SOMEBODY and a.mention != "pronoun"])

    def _last(self, at: Situation) -> Attribution | None:
        """Whoever spoke last, or the quotation before went to, or speaks next."""
        return (
            self._spoke_before(at.sentence, at)
            or self.previous
            or _first(self._bare(at.sentence + 1, at))
            or _first(self._bare(at.sentence + 2, at))
            or _first(self._bare((at.home + 1) << 32, at))
        )


def german_choices(
    survey: Survey, settle: Callable[[Situation, Choice], Choice]
) -> Iterator[tuple[Situation, Choice]]:
    """Attribute all quotations of a German text, in order; `settle` has the last word on each."""
    chooser = _Chooser(survey)
    for index in range(len(survey.marked)):
        at = Situation(survey, index)
        if index and at.home - survey.home[index - 1] > FORGOTTEN:
            chooser.previous = chooser.previous_at = None
        choice = settle(at, chooser.choose(at))
        chooser.previous = choice.attribution or chooser.previous
        chooser.previous_at = at
        yield at, choice
