"""How sure a quotation is: its stretch, given that its speaker, and given that the person.

Each of the three is a logistic sum of the weights of named facts. Weights are shipped beside this module, are read
at first use, and can be learned again by `python -m training.doubt`.
"""

from __future__ import annotations

import json
import os
from functools import cache
from math import exp
from typing import TYPE_CHECKING, NamedTuple

from reader.quotes.doubting.doubtfacts import person_facts, span_facts, speaker_facts
from reader.quotes.lexicon.memo import Memo
from reader.quotes.ranking.weights import UNIT, calibrated

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.quotes.doubting.doubtfacts import Grounds
    from reader.quotes.ranking.pairfacts import Key
    from reader.quotes.ranking.weights import Curve, Weights

DOUBT = os.path.join(os.path.split(__file__)[0], "doubt.json")
NAMED = 0.35
"""How likely a name is right, given the stretch, from which on it is given; below, the speaker's words stay alone.
docs/quotations.md says what that costs and gains."""
_REMEMBERED = 1_000
"""Shares kept of each of the three, in each of two generations."""
_LONG = 99
"""No key of facts is as long."""
_STEPS = 1_000
"""Products are told apart in thousandths."""


class Certainty(NamedTuple):
    """How sure a quotation is, each between 0 and 1."""

    confidence: float
    """That the stretch and the person are right; the stretch and the speaker's words where nobody is named; 0 where
    there is no speaker."""
    span: float
    """That somebody said it, and these words."""
    speaker: float | None = None
    """Given that: that the words are the speaker's who said it. None where there are none."""
    person: float | None = None
    """Given that: that they stand for this name. None where no name is given."""

    @property
    def naming(self) -> float:
        """Given the stretch: that the name is right."""
        return (self.speaker or 0.0) * (self.person or 0.0)


class Doubt:
    """Everything learned about doubt: a weight for each fact, and what the product of the three is worth."""

    __slots__ = ("_person", "_span", "_speaker", "_worth", "curve", "person", "span", "speaker")

    def __init__(self, span: Weights, speaker: Weights, person: Weights, curve: Curve) -> None:
        self.span, self.speaker, self.person = span, speaker, person
        self.curve = curve
        """(product, share right at that product), rising."""
        self._span = _shares_of(span_facts, span)
        self._speaker = _shares_of(speaker_facts, speaker)
        self._person = _shares_of(person_facts, person)
        self._worth: dict[int, float] = {}
        """What products are worth, in thousandths: few of them come again and again."""

    def certainty(self, grounds: Grounds, person: Key = ()) -> Certainty:
        """How sure a quotation is; `person`: the facts about the name, where one is to be given."""
        told, said, _, _ = grounds
        span = (told, told) if isinstance(told, float) else self._span[told]
        if not said:
            return Certainty(0.0, span[1])
        speaker = (said, said) if isinstance(said, float) else self._speaker[said]
        if not person:
            return Certainty(self._worth_of(span[0] * speaker[0]), span[1], speaker[1])
        name = self._person[person]
        return Certainty(self._worth_of(span[0] * speaker[0] * name[0]), span[1], speaker[1], name[1])

    def _worth_of(self, product: float) -> float:
        """How often a product proved right."""
        step = int(product * _STEPS)
        worth = self._worth.get(step)
        if worth is None:
            worth = self._worth[step] = calibrated(step / _STEPS, self.curve)
        return worth


def _shares_of(facts: Callable[[Key], list[str]], weights: Weights) -> Memo[Key, tuple[float, float]]:
    """What the weights of all facts of a key say, as a share between 0 and 1, and that as it is given."""
    get = weights.get

    def share(key: Key) -> tuple[float, float]:
        score = sum([round(get(fact, 0.0) / UNIT) for fact in facts(key)]) * UNIT
        less = exp(-abs(score))  # what the smaller of the two shares is to the larger one
        exact = (1.0 if score > 0 else less) / (1.0 + less)
        return exact, round(exact, 2)

    return Memo(share, _REMEMBERED, _LONG)


def read_doubt(path: str | os.PathLike[str]) -> Doubt:
    """Read a file of weights."""
    with open(path, encoding="utf-8") as file:
        data = json.load(file)
    return Doubt(data["span"], data["speaker"], data["person"], [(x, y) for x, y in data["curve"]])


@cache
def shipped_doubt() -> Doubt:
    """The weights that come with the package."""
    return read_doubt(DOUBT)
