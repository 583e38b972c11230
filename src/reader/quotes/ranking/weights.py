"""What was learned: weights of named facts, and what a belief is worth.

Weights are shipped beside this module, are read at first use, and can be learned again by
`python -m training.train`. What the facts are is for those who ask.
"""

from __future__ import annotations

import json
import os
from bisect import bisect_right
from functools import cache
from math import exp
from typing import TYPE_CHECKING

from reader.quotes.lexicon.memo import Memo

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from reader.quotes.ranking.pairfacts import Key

    Weights = dict[str, float]
    Curve = list[tuple[float, float]]
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
    """What the ranker has learned: weights of attributions, kinds, contents, and what belief in contents is worth."""

    __slots__ = (
        "antecedent", "antecedent_sums", "attribution", "content_calibration", "indirect",
        "indirect_sums", "kind", "kind_sums", "pair_sums",
    )  # fmt: skip

    def __init__(
        self,
        attribution: Weights,
        kind: KindWeights,
        indirect: Weights,
        content_calibration: Curve,
        antecedent: Weights,
    ) -> None:
        self.attribution = attribution
        self.kind = kind
        self.indirect = indirect
        self.content_calibration = content_calibration
        """Of contents of indirect speech: (belief, share right at that belief), rising."""
        self.antecedent = antecedent
        """Weights of facts on whom a pronoun stands for."""
        self.pair_sums: list[Memo[Key, int]] = []
        """What each key of facts about a pair adds to a score: few of them come again and again. Filled, as the
        next two, by whoever first asks what the facts say."""
        self.kind_sums: list[Memo[Key, tuple[int, int, int]]] = []
        """The same for direct, mixed and scare."""
        self.antecedent_sums: list[Memo[Key, int]] = []
        """The same for whom a pronoun stands for."""
        self.indirect_sums: list[Memo[Key, int]] = []
        """The same for contents of indirect speech."""


def sums_of(features: Callable[[Key], list[str]], weights: Weights) -> Memo[Key, int]:
    """What a key adds to a score, in `UNIT`s, by what it says as names of features."""
    get = weights.get
    return Memo(
        lambda key: round(sum([get(feature, 0.0) for feature in features(key)]) / UNIT), _REMEMBERED, _LONG
    )


def kind_sums_of(
    features: Callable[[Key], list[str]], weights: KindWeights
) -> Memo[Key, tuple[int, int, int]]:
    """What a key adds for each kind, in `UNIT`s."""

    def sums(key: Key) -> tuple[int, int, int]:
        found = [weights.get(feature, _NOTHING) for feature in features(key)]
        direct, mixed, scare = (round(sum([of[kind] for of in found]) / UNIT) for kind in range(3))
        return direct, mixed, scare

    return Memo(sums, _REMEMBERED, _LONG)


def read_model(path: str | os.PathLike[str]) -> Model:
    """Read a file of weights."""
    with open(path, encoding="utf-8") as file:
        data = json.load(file)
    return Model(
        data["attribution"],
        data["kind"],
        data["indirect"],
        [(x, y) for x, y in data["content_calibration"]],
        data["antecedent"],
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


def calibrated(belief: float, table: Curve) -> float:
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
