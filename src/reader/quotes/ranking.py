"""The ranker: a linear model over named features, and how sure it is.

Weights are shipped beside this module, are read at first use, and can be learned again by
`python -m reader.quotes.train`.
"""

from __future__ import annotations

import json
import os
from bisect import bisect_right
from functools import cache
from math import exp
from operator import getitem
from typing import TYPE_CHECKING, NamedTuple

from reader.quotes.attributions import CREDIT
from reader.quotes.features import PAIR_GROUPS, Situation, is_credited, pair_keys, ranks_of
from reader.quotes.kinds import KIND_GROUPS
from reader.quotes.memo import Memo

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from reader.quotes.candidates import Attribution
    from reader.quotes.features import Key
    from reader.quotes.reading import Reading

    Weights = dict[str, float]
    KindWeights = Mapping[str, Sequence[float]]
    """Feature to its weight for direct, mixed and scare."""

WEIGHTS = os.path.join(os.path.split(__file__)[0], "weights.json")
_REMEMBERED = 2_000
"""Sums kept of each group of facts, in each of two generations, some 160 bytes each."""
UNIT = 0.001
"""The step of weights. Scores are added up in whole steps: what order they come in decides no tie."""
_LONG = 99
"""No key of facts is as long."""
_NOTHING = (0.0, 0.0, 0.0)


class Model:
    """Everything learned: weights of attributions, weights of kinds, and what a share of belief is worth."""

    __slots__ = ("attribution", "calibration", "indirect", "indirect_sums", "kind", "kind_sums", "pair_sums")

    def __init__(
        self,
        attribution: Weights,
        kind: KindWeights,
        indirect: Weights,
        calibration: list[tuple[float, float]],
    ) -> None:
        self.attribution = attribution
        self.kind = kind
        self.indirect = indirect
        self.calibration = calibration
        """(belief, share right at that belief), rising."""
        self.pair_sums = [sums_of(features, attribution) for features in PAIR_GROUPS]
        """What the keys of `PAIR_GROUPS` add to a score: few of them come again and again."""
        self.kind_sums = [_kind_sums(features, kind) for features in KIND_GROUPS]
        """What the keys of `KIND_GROUPS` add for direct, mixed and scare."""
        self.indirect_sums: list[Memo[Key, int]] = []
        """The same for contents of indirect speech; filled when the first one is judged."""


def sums_of(features: Callable[[Key], list[str]], weights: Weights) -> Memo[Key, int]:
    """What a key adds to a score, in `UNIT`s, by what it says as names of features."""
    get = weights.get
    return Memo(
        lambda key: round(sum([get(feature, 0.0) for feature in features(key)]) / UNIT), _REMEMBERED, _LONG
    )


def _kind_sums(features: Callable[[Key], list[str]], weights: KindWeights) -> Memo[Key, tuple[int, int, int]]:
    """What a key adds for each kind, in `UNIT`s."""

    def sums(key: Key) -> tuple[int, int, int]:
        found = [weights.get(feature, _NOTHING) for feature in features(key)]
        direct, mixed, scare = (round(sum([of[kind] for of in found]) / UNIT) for kind in range(3))
        return direct, mixed, scare

    return Memo(sums, _REMEMBERED, _LONG)


class Choice(NamedTuple):
    """The attribution chosen for a quotation, if there was any, and the model's belief in it (0 to 1)."""

    attribution: Attribution | None
    belief: float


def read_model(path: str | os.PathLike[str]) -> Model:
    """Read a file of weights."""
    with open(path, encoding="utf-8") as file:
        data = json.load(file)
    return Model(
        data["attribution"], data["kind"], data["indirect"], [(x, y) for x, y in data["calibration"]]
    )


@cache
def shipped_model() -> Model:
    """The weights that come with the package."""
    return read_model(WEIGHTS)


def softmax(scores: list[float]) -> list[float]:
    """Scores as shares of belief that sum to 1."""
    top = max(scores)
    powers = [exp(score - top) for score in scores]
    total = sum(powers)
    return [power / total for power in powers]


def choose(reading: Reading, at: Situation, previous: Attribution | None, model: Model) -> Choice:
    """The best attribution for the quotation `at` describes."""
    candidates = reading.candidates(at.index, previous)
    if not candidates:
        return Choice(None, 0.0)
    at.note_tags(candidates)
    if len(candidates) == 1:
        return Choice(candidates[0], 1.0)
    for found in candidates:
        if found.reach == CREDIT and is_credited(at, found):
            return Choice(found, 1.0)
    sums = model.pair_sums
    scores = [
        sum(map(getitem, sums, pair_keys(reading, at, found, rank, previous)))
        for found, rank in zip(candidates, ranks_of(at, candidates), strict=True)
    ]
    chosen = candidates[scores.index(max(scores))]
    start, end = chosen.start, chosen.end
    # Two attributions of one mention ("Jane said, adding") are no rivals.
    shares = zip(softmax([score * UNIT for score in scores]), candidates, strict=True)
    belief = sum([share for share, found in shares if found.start == start and found.end == end])
    return Choice(chosen, min(1.0, belief))


def choices(reading: Reading, model: Model) -> Iterator[tuple[Situation, Choice]]:
    """Attribute all quotations of a text, in order; each knows whom the one before it went to."""
    previous: Attribution | None = None
    for index in range(len(reading.marked)):
        at = Situation(reading, index)
        choice = choose(reading, at, previous, model)
        previous = choice.attribution or previous
        yield at, choice


def calibrated(belief: float, table: list[tuple[float, float]]) -> float:
    """A belief as the share of such beliefs that proved right, between the points of the table."""
    if not table:
        return round(belief, 2)
    place = bisect_right(table, (belief, 2.0))
    if place == 0:
        return round(table[0][1], 2)
    if place == len(table):
        return round(table[-1][1], 2)
    (x0, y0), (x1, y1) = table[place - 1], table[place]
    share = (belief - x0) / (x1 - x0) if x1 > x0 else 0.0
    return round(y0 + (y1 - y0) * share, 2)
