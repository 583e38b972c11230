"""Who has spoken so far in a text: what pronouns, bodies and documents ask."""

from __future__ import annotations

from bisect import bisect_left
from operator import attrgetter
from typing import TYPE_CHECKING

from reader.quotes.speakers.descriptions import gender_of_noun, head_noun, is_person
from reader.quotes.speakers.documents import is_named
from reader.quotes.speakers.resolutions import SEVERAL

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from reader.quotes.attributions.candidates import Attribution
    from reader.quotes.attributions.survey import Survey
    from reader.quotes.speakers.resolutions import Resolution

_ATTRIBUTIONS = 12
"""Attributions before a pronoun that are asked who spoke last."""
_cue_start = attrgetter("cue_start")
_UNNAMED_WITHIN = 500
"""Code points back in which somebody without a name may be whom a pronoun stands for."""
_DEEPEST = 6
"""Pronouns that are followed back one through the other, each of which has not been asked yet."""
_OWNERS = ("his ", "her ", "their ", "its ")


class Spoken:
    """The attributions of one text, as far as they have been resolved."""

    __slots__ = ("_known", "_resolved", "_survey", "_waiting")

    def __init__(
        self,
        survey: Survey,
        known: Mapping[tuple[int, int], Resolution],
        resolved: Callable[[Attribution], Resolution],
    ) -> None:
        """`known`: what has been resolved, by the place of the mention; `resolved` resolves one more."""
        self._survey, self._known, self._resolved = survey, known, resolved
        self._waiting = 0
        """Questions that wait for the answer of another one: "he" for whoever the "he" before is."""

    def _known_or_asked(self, found: Attribution) -> Resolution | None:
        """Whom an attribution means; None where too many questions wait for their answers already."""
        known = self._known.get((found.start, found.end))
        if known is not None:
            return known
        if self._waiting >= _DEEPEST:
            return None
        self._waiting += 1
        try:
            return self._resolved(found)
        finally:
            self._waiting -= 1

    def said_in(self, start: int, end: int) -> str | None:
        """Who speaks in a sentence."""
        attributions = self._survey.attributions
        place = bisect_left(attributions, start, key=_cue_start)
        for found in attributions[place : place + _ATTRIBUTIONS]:
            if found.cue_start >= end:
                break
            if found.cue_end > found.cue_start and not found.alternate:
                meant = self._known_or_asked(found)
                return None if meant is None else meant.name
        return None

    def last_speaker(self, before: int) -> tuple[str, ...] | None:
        """Whoever spoke last before an offset: the first one of that sentence, whose clause holds the others."""
        last, place = next(self.before(before), ("", 0))
        for name, start in self.before(place) if last else ():
            if not self._survey.is_one_clause(start, place):
                break
            last, place = name, start
        return tuple(last.split()) if last else None

    def last_unnamed(self, gender: str, before: int) -> tuple[str, int] | None:
        """Somebody without a name who acts shortly before an offset, and where: "one mother, who knew"."""
        best: tuple[str, int] | None = None
        for acting in (self._survey.attributions, self._survey.minds):
            place = bisect_left(acting, before, key=_cue_start)
            for found in reversed(acting[max(0, place - _ATTRIBUTIONS) : place]):
                if found.mention != "nominal" or before - found.start > _UNNAMED_WITHIN or found.end > before:
                    continue
                text = self._survey.text[found.start : found.end]
                noun = head_noun(text)
                if (
                    not is_person(noun)
                    or gender_of_noun(noun) not in ("", gender)
                    or text.startswith(_OWNERS)
                ):
                    continue
                meant = self._known_or_asked(found)
                name = (meant.name if meant is not None else None) or ""
                if name and not is_named(name) and (best is None or best[1] < found.start):
                    best = name, found.start
        return best

    def sentence_start(self, at: int) -> int:
        """Where the sentence of an offset begins."""
        words = self._survey.words_at(at)
        token = bisect_left(words.starts, at)
        return words.starts[words.sentence[token]] if token < len(words) else at

    def last_group(self, before: int) -> str | None:
        """Those who spoke last, where they are several."""
        for found in self._speaking(before):
            known = self._known_or_asked(found)
            return known.name if known is not None and known.way == SEVERAL else None
        return None

    def before(self, before: int) -> Iterator[tuple[str, int]]:
        """Whom the attributions before an offset name, and where, the last one first, followed through pronouns."""
        for found in self._speaking(before):
            meant = self._known_or_asked(found)
            if meant is not None and meant.name is not None and is_named(meant.name):
                yield meant.name, found.start

    def _speaking(self, before: int) -> Iterator[Attribution]:
        """The attributions with a verb that end before an offset, the last one first."""
        attributions = self._survey.attributions
        place = bisect_left(attributions, before, key=_cue_start)
        for found in reversed(attributions[max(0, place - _ATTRIBUTIONS) : place]):
            if not found.alternate and found.cue_end != found.cue_start and found.end <= before:
                yield found
