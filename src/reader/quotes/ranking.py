"""The ranker: a linear model over named features, and how sure it is.

Weights are shipped beside this module, are read at first use, and can be learned again by
`python -m reader.quotes.train`.
"""

from __future__ import annotations

import json
from bisect import bisect_right
from functools import cache
from math import exp
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from reader.quotes.features import PAIR_GROUPS, Situation, is_credited, pair_keys, ranks_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from reader.quotes.attributions import Attribution
    from reader.quotes.features import Key
    from reader.quotes.reading import Reading

WEIGHTS = Path(__file__).with_name("weights.json")
_REMEMBERED = 50_000
"""Scores kept."""
Weights = dict[str, float]


KindWeights = dict[str, tuple[float, float, float]]
"""Feature to its weight for direct, mixed and scare."""


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
        self.pair_sums: dict[tuple[int, Key], float] = {}
        """What keys of pairs add to a score, by group: few of them come again and again."""
        self.indirect_sums: dict[tuple[int, Key], float] = {}
        self.kind_sums: dict[tuple[int, Key], tuple[float, float, float]] = {}
        """The same for keys of kinds."""


class Choice(NamedTuple):
    """The attribution chosen for a quotation, if there was any, and the model's belief in it (0 to 1)."""

    attribution: Attribution | None
    belief: float


def read_model(path: Path) -> Model:
    """Read a file of weights."""
    data = json.loads(path.read_text(encoding="utf-8"))
    kind = {feature: (direct, mixed, scare) for feature, (direct, mixed, scare) in data["kind"].items()}
    return Model(data["attribution"], kind, data["indirect"], [(x, y) for x, y in data["calibration"]])


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


def score_of(
    keys: Sequence[Key],
    groups: Sequence[Callable[[Key], list[str]]],
    weights: Weights,
    sums: dict[tuple[int, Key], float],
) -> float:
    """What `weights` give the facts in `keys`, one key for each of `groups`; `sums` remembers what each adds."""
    score = 0.0
    for group in enumerate(keys):
        known = sums.get(group)
        if known is None:
            if len(sums) > _REMEMBERED:  # a bound on memory, not on correctness
                sums.clear()
            get = weights.get
            known = sums[group] = sum([get(feature, 0.0) for feature in groups[group[0]](group[1])])
        score += known
    return score


def choose(reading: Reading, at: Situation, previous: Attribution | None, model: Model) -> Choice:
    """The best attribution for the quotation `at` describes."""
    candidates = reading.candidates(at.index, previous)
    if not candidates:
        return Choice(None, 0.0)
    at.note_tags(candidates)
    credited = next((found for found in candidates if is_credited(at, found)), None)
    if credited is not None:
        return Choice(credited, 1.0)
    scores = [
        score_of(
            pair_keys(reading, at, found, rank, previous), PAIR_GROUPS, model.attribution, model.pair_sums
        )
        for found, rank in zip(candidates, ranks_of(at, candidates), strict=True)
    ]
    best = max(range(len(scores)), key=scores.__getitem__)
    chosen = candidates[best]
    # Two attributions of one mention ("Jane said, adding") are no rivals.
    belief = sum(
        share
        for share, found in zip(softmax(scores), candidates, strict=True)
        if found.start == chosen.start and found.end == chosen.end
    )
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
