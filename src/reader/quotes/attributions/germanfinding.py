"""The attributions of a German paragraph: a speaker and the verb or word that announces speech."""

from __future__ import annotations

from itertools import pairwise
from operator import attrgetter
from typing import TYPE_CHECKING

from reader.quotes.attributions.candidates import ACCORDING, COLON, SUBJECT
from reader.quotes.attributions.collector import Collector
from reader.quotes.attributions.germanclauses import JOINING, Clauses, best_of
from reader.quotes.attributions.germanphrases import BODY, NOUN, SOMEONE, phrases_in
from reader.quotes.attributions.germansources import SO, source_at
from reader.quotes.attributions.verbless import credit_line
from reader.quotes.lexicon.classes import CUE, DET, UPPER
from reader.quotes.lexicon.germanclasses import ANNOUNCING
from reader.quotes.lexicon.germanverbs import particles_of

if TYPE_CHECKING:
    from reader.quotes.attributions.candidates import Attribution
    from reader.quotes.attributions.germanphrases import Phrase
    from reader.quotes.lexicon.classes import Lexicon
    from reader.quotes.words.tokens import Words

_cue_start = attrgetter("cue_start")
_PARTICLES = particles_of()
_LONGEST = 150
"""Tokens of a sentence that are read at once, so that one without an end costs no more than others."""
_SHOWING = frozenset(("zeigt", "zeigte", "zeigten", "zeigen"))
"""With "sich", these tell how somebody reacts: "zeigte sich entsetzt über die „Lage“"."""
_PRONOUN = 4
"""Code points of a pronoun with the stop behind it."""
_NO_VERBS = (ACCORDING, COLON, SUBJECT, SO)


class GermanFinder(Collector):
    """Finds the attributions of one German paragraph."""

    __slots__ = ("_lexicon",)

    def __init__(self, text: str, words: Words, lexicon: Lexicon, base: int) -> None:
        super().__init__(text, words, base)
        self._lexicon = lexicon

    def find(self, *, with_subjects: bool = True) -> list[Attribution]:
        """All attributions of the paragraph, in the order of their cues."""
        words, points = self.words, self.words.points
        place = 0
        for first, after in pairwise((*words.firsts, len(words))):
            for start in range(first, after, _LONGEST):
                end = min(after, start + _LONGEST)
                announces = place < len(points) and points[place] < end - 1
                about = with_subjects and (bool(words.quoted) or not first or words.lows[end - 1] == ":")
                if not announces and not about:
                    continue
                clauses = Clauses(words, phrases_in(words, start, end), start, end)
                before = len(self.found)
                while place < len(points) and points[place] < end:
                    self._at(points[place], clauses)
                    place += 1
                if with_subjects and len(self.found) == before:
                    self._bare_subject(clauses)
        if with_subjects:
            credit_line(self)
        self.found.sort(key=_cue_start)
        return self.found

    def _who(self, first: int, last: int) -> str:  # noqa: ARG002 - the English ranker's question
        """Nothing: what a German noun is, its phrase has told."""
        return ""

    def _at(self, at: int, clauses: Clauses) -> None:
        bits, low = self.words.bits[at], self.words.lows[at]
        if bits & CUE and (not bits & UPPER or at == clauses.start):
            self._at_verb(at, clauses)
        elif low in ANNOUNCING:
            source = source_at(clauses, at)
            if source is not None:
                self._keep(source.phrase, source.cue, source.verb, inverted=source.inverted, reach="right")

    def _keep(
        self, phrase: tuple[int, int], cue: tuple[int, int] | None, verb: str, *, inverted: bool, reach: str
    ) -> None:
        """Keep an attribution; a pronoun at the end of its sentence without the stop."""
        self.add(phrase, cue, verb, inverted=inverted, reach=reach)
        found = self.found[-1]
        if found.end - found.start < _PRONOUN and self.text[found.end - 1] in ".,":
            found.end -= 1
            found.last = max(found.end, found.cue_end)

    def _at_verb(self, at: int, clauses: Clauses) -> None:
        words = self.words
        form = words.lows[at]
        if not self._has_particle(at, form, clauses.end) or any(
            p.first <= at <= p.last for p in clauses.phrases
        ):
            return
        verb = self._lexicon.lemmas[form]
        first, stop = clauses.segment(at)
        place, agent = clauses.finite(at, first, stop)
        if agent is not None:
            self._keep(agent[:2], (at, at), verb, inverted=agent.first > at, reach="agent")
        if agent is not None or place < 0:
            return
        joined = place > first and words.lows[place - 1] in JOINING
        if joined and self._share(place, at, verb):
            return
        found = best_of(clauses.left(first, place)) if joined else None
        found = found or clauses.subject(place, first)
        if found is None and place > clauses.start and not self._share(place, at, verb):
            found = best_of(clauses.left(first, place))
        if verb == "zitieren":
            found = self._quoted(clauses, at, stop) or found
        if found is not None:
            inverted = found.first > place
            self._keep(found[:2], (at, at), verb, inverted=inverted, reach="right" if inverted else "left")

    def _has_particle(self, at: int, form: str, end: int) -> bool:
        """Whether a verb that announces speech only with a particle has it: "teilte ... mit"."""
        wanted = _PARTICLES.get(form)
        if wanted is None or not wanted.isdisjoint(self.words.lows[at + 1 : end]):
            return True
        return form in _SHOWING and "sich" in self.words.lows[at + 1 : at + 4]

    def _quoted(self, clauses: Clauses, at: int, stop: int) -> Phrase | None:
        """Whom somebody quotes: "zitiert der Courier Ada Nilsen"."""
        return next(
            (p for p in reversed(clauses.phrases) if at < p.first and p.last < stop and p.rank == SOMEONE),
            None,
        )

    def _share(self, place: int, at: int, verb: str) -> bool:
        """Keep an attribution to the subject of the verb before: "Ada Nilsen lobte ihn und sagte"."""
        words, number = self.words, self.sentence_of(place)
        for found in reversed(self.found):
            if found.sentence != number:
                return False
            if found.verb not in _NO_VERBS and found.cue_start < words.starts[place]:
                self.found.append(found.sharing(words.starts[at], words.end(at), verb, words.lows[at], at))
                return True
        return False

    def _bare_subject(self, clauses: Clauses) -> None:
        """The likeliest subject of a sentence that announces nothing; `reach` is its rank."""
        words, phrases = self.words, clauses.phrases
        best = best_of([p for p in phrases if p.subject])
        if best is None or best.rank < BODY:  # "das ist die Aufgabe von Ada Nilsen"
            named = [
                p for p in phrases if p.rank == SOMEONE and p.last > p.first and not words.bits[p.first] & DET
            ]
            best = named[-1] if named else best
        if best is None:
            return
        behind = best.last + 1
        if best.first == clauses.start and behind < clauses.end and words.lows[behind] == ":":
            self._keep(best[:2], (behind, behind), COLON, inverted=False, reach="head")
        elif best.rank >= NOUN:
            self._keep(best[:2], None, SUBJECT, inverted=False, reach=str(best.rank))
