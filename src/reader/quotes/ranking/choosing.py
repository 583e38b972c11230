"""The ranker: which of its candidates a quotation belongs to."""

from __future__ import annotations

from operator import getitem
from typing import TYPE_CHECKING, NamedTuple

from reader.quotes.attributions.candidates import CREDIT, INSIDE
from reader.quotes.ranking.pairfacts import PAIR_GROUPS, Situation, is_credited, pair_keys, ranks_of
from reader.quotes.ranking.weights import UNIT, softmax, sums_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from reader.quotes.attributions.candidates import Attribution
    from reader.quotes.attributions.survey import Survey
    from reader.quotes.ranking.weights import Model


_CREDITING = frozenset((CREDIT, INSIDE))
FORGOTTEN = 6
"""Paragraphs between two quotations from which the second knows nothing of the first."""


class Choice(NamedTuple):
    """The attribution chosen for a quotation, if there was any, and the model's belief in it (0 to 1)."""

    attribution: Attribution | None
    belief: float
    rule: str = ""
    """`LIST` or `DIALOGUE`, where what stands around the quotation decided."""
    alone: bool = False
    """Whether there was no other candidate: the belief says nothing then."""


LIST, DIALOGUE = "list", "dialogue"


def choose(survey: Survey, at: Situation, previous: Attribution | None, model: Model) -> Choice:
    """The best attribution for the quotation `at` describes."""
    candidates = survey.candidates(at.index, previous)
    if not candidates:
        return Choice(None, 0.0)
    at.note_tags(candidates)
    if len(candidates) == 1:
        return Choice(candidates[0], 1.0, alone=True)
    for found in candidates:
        if found.reach in _CREDITING and is_credited(at, found):
            return Choice(found, 1.0)
    sums = model.pair_sums
    if not sums:
        sums += [sums_of(features, model.attribution) for features in PAIR_GROUPS]
    scores = [
        sum(map(getitem, sums, pair_keys(survey, at, found, rank, previous)))
        for found, rank in zip(candidates, ranks_of(at, candidates), strict=True)
    ]
    chosen = candidates[scores.index(max(scores))]
    start, end = chosen.start, chosen.end
    # Two attributions of one mention ("Jane said, adding") are no rivals.
    shares = zip(softmax([score * UNIT for score in scores]), candidates, strict=True)
    belief = sum([share for share, found in shares if found.start == start and found.end == end])
    return Choice(chosen, min(1.0, belief))


def choices(
    survey: Survey, model: Model, settle: Callable[[Situation, Choice], Choice] | None = None
) -> Iterator[tuple[Situation, Choice]]:
    """Attribute all quotations of a text, in order; each knows whom the one before it went to,
    unless that stands far above.

    `settle` has the last word on each.
    """
    previous: Attribution | None = None
    for index in range(len(survey.marked)):
        at = Situation(survey, index)
        if index and at.home - survey.home[index - 1] > FORGOTTEN:
            previous = None
        choice = choose(survey, at, previous, model)
        if settle is not None:
            choice = settle(at, choice)
        previous = choice.attribution or previous
        yield at, choice
