"""What the quotations around one tell about its speaker: lists below a colon, and dialogues.

These rules come after the ranker, which sees one quotation and the speaker of the one before. Each decides only
where its pattern is clear, and leaves alone what has an attribution of its own.
"""

from __future__ import annotations

from bisect import bisect_right
from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple

from reader.quotes.attributions.candidates import SUBJECT
from reader.quotes.ranking.choosing import DIALOGUE, LIST, Choice
from reader.quotes.ranking.pairfacts import is_credited

if TYPE_CHECKING:
    from reader.quotes.attributions.candidates import Attribution
    from reader.quotes.attributions.survey import Survey
    from reader.quotes.ranking.pairfacts import Situation

_paragraph = attrgetter("paragraph")
_SAID_ENDS = frozenset(".?!…,")
_BETWEEN = frozenset(("", "and", "or", "und", "oder", "&"))
"""What stands between the members of a list, without commas."""
_TURN = 240
"""Code points of the longest turn of a dialogue."""
_TURNS_ALONE = 2
"""Turns without a speaker from which a dialogue is one: of two closed quotations in a row one is the other's."""
_TURN_BELIEF = 0.66
"""Next to no gold has dialogues: this is how sure a turn is, and is not calibrated."""


class _List(NamedTuple):
    """A list that has begun: whose it is, and where its last member ends."""

    choice: Choice
    home: int
    end: int
    below: bool
    """Whether the members have lines of their own, below the colon."""


class Succession:
    """The quotations of one text so far, in order; each is settled by those before it and the marks after it."""

    __slots__ = ("_dialogue", "_list", "_past", "_reading")

    def __init__(self, survey: Survey) -> None:
        self._reading = survey
        self._list: _List | None = None
        self._past: list[tuple[Situation, Attribution | None]] = []
        """The quotations of the last two paragraphs that hold any, as far as they are turns."""
        self._dialogue: tuple[int, Attribution, Attribution] | None = None
        """The line after the last turn, who speaks next, and who after that."""

    def settle(self, at: Situation, choice: Choice) -> Choice:
        """The choice, or another one where the sequence says whose a quotation is."""
        settled: Choice | None = None
        if self._list is not None:
            settled = self._listed(at, choice)
        if settled is None and at.at_head and at.at_tail:
            settled = self._turned(at, choice)
        if settled is None and self._reading.tables is not None:
            settled = self._heading(at, choice)
        settled = settled or choice
        self._note_list(at, settled)
        self._note_turn(at, settled)
        return settled

    def _heading(self, at: Situation, choice: Choice) -> Choice | None:
        """A quotation that is a headline goes to whoever is quoted first below it."""
        found = choice.attribution
        if (
            not (at.at_head and at.at_tail)
            or at.last != "w"
            or at.open
            or self._reading.marked[at.index].bare
        ):
            return None
        if found is not None and found.paragraph > at.home:
            return None
        attributions = self._reading.attributions
        for place in range(bisect_right(attributions, at.home, key=_paragraph), len(attributions)):
            below = attributions[place]
            if below.paragraph > at.home + 2:
                break
            if below.verb != SUBJECT:
                return Choice(below, _TURN_BELIEF)
        return None

    def _is_own(self, at: Situation, found: Attribution | None) -> bool:
        """Whether an attribution is in the quotation's paragraph, or a line below that credits it."""
        return found is not None and (found.paragraph == at.home or is_credited(at, found))

    def _listed(self, at: Situation, choice: Choice) -> Choice | None:
        """The further members of a list go to whom its first one went."""
        begun = self._list
        if begun is None or not self._follows(at, begun):
            return None
        if begun.below and self._is_own(at, choice.attribution):
            return None
        return begun.choice._replace(rule=LIST if at.last in _SAID_ENDS else "")

    def _follows(self, at: Situation, begun: _List) -> bool:
        """Whether a quotation is the next member of a list: next to the last, or the whole next line."""
        if begun.below:
            return at.home == begun.home + 1 and at.at_head and at.at_tail
        if at.home != begun.home or at.last not in _SAID_ENDS:
            return False
        return self._reading.text[begun.end : at.start].strip(" ,;").lower() in _BETWEEN

    def _note_list(self, at: Situation, settled: Choice) -> None:
        """A list begins behind a colon, and goes on with every member."""
        begun, found = self._list, settled.attribution
        self._list = None
        if found is None or at.open:
            return
        if begun is not None and found is begun.choice.attribution and self._follows(at, begun):
            self._list = begun._replace(home=at.home, end=at.end)
        elif (
            at.before == ":"
            and at.last in _SAID_ENDS
            and found.paragraph == at.home
            and found.last <= at.start
        ):
            self._list = _List(settled, at.home, at.end, below=False)
        elif at.above == ":" and at.at_tail and found.paragraph == at.home - 1:
            self._list = _List(settled, at.home, at.end, below=True)

    def _turned(self, at: Situation, choice: Choice) -> Choice | None:
        """The next turn of a dialogue, or its first one without a speaker."""
        found = choice.attribution
        if not self._is_turn(at.index) or (found is not None and is_credited(at, found)):
            return None
        if self._reading.marked[at.index].bare:
            return self._behind_dash(at, choice)
        if self._dialogue is None or self._dialogue[0] != at.home:
            self._dialogue = self._opened(at)
        if self._dialogue is None:
            return None
        _, speaker, other = self._dialogue
        self._dialogue = (at.home + 1, other, speaker)
        return Choice(speaker, _TURN_BELIEF, DIALOGUE)

    def _behind_dash(self, at: Situation, choice: Choice) -> Choice | None:
        """The next turn behind a dash, by whoever spoke before the last one; None where it has its own speaker."""
        if self._is_own(at, choice.attribution) or len(self._past) < 2:
            return None
        (first, one), (second, other) = self._past
        if one is None or other is None or (first.home, second.home) != (at.home - 2, at.home - 1):
            return None
        self._past = [(second, other), (at, one)]
        return Choice(one, _TURN_BELIEF, DIALOGUE)

    def _opened(self, at: Situation) -> tuple[int, Attribution, Attribution] | None:
        """The speakers of the two paragraphs above, where what follows is a dialogue of the two."""
        if len(self._past) < 2:
            return None
        (first, one), (second, other) = self._past
        if one is None or other is None or (first.home, second.home) != (at.home - 2, at.home - 1):
            return None
        names = [self._reading.text[found.start : found.end] for found in (one, other)]
        if names[0] == names[1] or {one.paragraph, other.paragraph} != {first.home, second.home}:
            return None
        index, alone = at.index, 0
        asked = any(self._asks(turn.index) for turn in (first, second))
        while (
            index < len(self._reading.marked)
            and self._is_turn(index)
            and self._reading.home[index] == at.home + alone
        ):
            asked = asked or self._asks(index)
            index, alone = index + 1, alone + 1
            if alone >= _TURNS_ALONE and asked:
                return at.home, one, other
            if alone > _TURNS_ALONE:
                break
        return None

    def _is_turn(self, index: int) -> bool:
        """Whether a short quotation, closed and not going on from above, is the whole of its paragraph."""
        survey = self._reading
        span = survey.marked[index]
        start, end = survey.lines[survey.home[index]]
        return (
            span.closed
            and not span.continued
            and span.end - span.start <= _TURN
            and span.start - start < (4 if span.bare else 2)
            and end - span.end < 3
        )

    def _asks(self, index: int) -> bool:
        span = self._reading.marked[index]
        return self._reading.text[span.end - 2 : span.end - 1] == "?"

    def _note_turn(self, at: Situation, settled: Choice) -> None:
        """Remember whose the last two paragraphs are that hold a quotation; none where a paragraph has two voices."""
        found = settled.attribution
        own = found if self._is_own(at, found) else None
        if self._past and self._past[-1][0].home == at.home:
            before = self._past[-1][1]
            same = own is not None and before is not None and own.start == before.start
            self._past[-1] = (at, own if same else None)
        else:
            self._past = [*self._past[-1:], (at, None if at.open else own)]
