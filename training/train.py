"""Learn the ranker's weights again: `python -m training.train GOLD.jsonl WEIGHTS.json`.

A log-linear model over candidates, trained by stochastic gradient with a decaying step and slight shrinkage.
The order of examples comes from a fixed seed: the same gold gives the same weights. Weights hold no text.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
from collections import Counter, defaultdict
from math import exp, log
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, cast

from reader.quotes.attributions.survey import Survey
from reader.quotes.kinds.deciding import KINDS, clause_around
from reader.quotes.kinds.indirect import all_contents, content_features, likelihood
from reader.quotes.kinds.kindfacts import kind_features, kind_keys
from reader.quotes.ranking.choosing import choices
from reader.quotes.ranking.pairfacts import Situation, pair_features, pair_keys, ranks_of
from reader.quotes.ranking.weights import Model, read_model, shipped_model, softmax
from reader.quotes.speakers.resolving import Speakers
from training.pages import by_words, kinds_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from reader.model.kinds import QuoteKind
    from reader.quotes.attributions.candidates import Attribution
    from reader.quotes.kinds.indirect import Content
    from reader.quotes.ranking.weights import Curve, KindWeights, Weights
    from reader.quotes.speakers.resolver import Resolver

Document = dict[str, Any]
"""One annotated document: `text`, `quotes` with their offsets, kinds and speakers."""
_ROUNDS = 8
_STEP = 0.15
_KIND_STEP = 0.05
_CONTENT_STEP = 0.02
"""First steps: kinds and contents have more features for fewer examples, and are learned more gently."""
_SHRINK = 1e-5
_SMALL = 0.08
"""Weights below this are not shipped."""
_NEWTON = 12
"""Steps to the curve of calibration; it stands still after a few."""
_SHORTEST_STEP = 0.001
_CALIBRATED_AT = (0.0, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.85, 0.9, 0.94, 0.97, 0.985, 0.993, 0.997, 1.0)
_SUREST = 0.99
"""No attribution by rules is surer than this, whatever a curve says."""
_TIMES = 3
"""How often a page counts: chosen by learning from one set of pages and judging by the other, each way."""
_SEEN = 3
"""Examples a feature must occur in to be learned at all."""


class Example(NamedTuple):
    """The rivals of one decision as lists of features, and which of them are right."""

    rivals: list[list[str]]
    right: list[int]


def _overlap(a: tuple[int, int], b: tuple[int, int]) -> float:
    """Intersection over union of two spans."""
    common = min(a[1], b[1]) - max(a[0], b[0])
    return common / (a[1] - a[0] + b[1] - b[0] - common) if common > 0 else 0.0


def gold_units(document: Document) -> list[tuple[tuple[int, int], Document]]:
    """Direct quotations and the fragments of mixed ones, each with its annotation."""
    units = []
    for quote in document["quotes"]:
        if quote["kind"] == "direct" or quote["kind"] == "neutral":
            units.append(((quote["start"], quote["end"]), quote))
        elif quote["kind"] == "mixed":
            units += [((start, end), quote) for start, end in quote["inner"]]
    return units


def match_gold(survey: Survey, document: Document) -> list[Document | None]:
    """The annotation of each marked stretch, None where it is nobody's speech.

    What stands between marks of doubtful standing is annotated as indirect.
    """
    units = gold_units(document)
    unmarked = [((q["start"], q["end"]), q) for q in document["quotes"] if q["kind"] == "indirect"]
    out: list[Document | None] = []
    for span in survey.marked:
        among = unmarked if span.doubtful else units
        near = [(_overlap(unit, (span.start, span.end)), place) for place, (unit, _) in enumerate(among)]
        best = max(near, default=(0.0, 0))
        out.append(among[best[1]][1] if best[0] >= 0.5 else None)
    return out


def right_ones(candidates: Sequence[Attribution], gold: Document, text: str, speakers: Resolver) -> list[int]:
    """Which candidates name the annotated speaker; those with the annotated cue where there are any.

    Where the gold has no places, `speakers` resolve them.
    """
    if gold["kind"] == "neutral":
        return []
    if "speaker_start" not in gold:
        return by_words(candidates, gold, text, speakers)
    if gold["speaker_start"] is None:
        return []
    speaker = [
        k for k, found in enumerate(candidates)
        if any(
            start < gold["speaker_end"] and gold["speaker_start"] < end
            for start, end in ((found.start, found.end), found.relative or (0, 0))
        )
    ]  # fmt: skip
    if gold.get("cue_start") is None:
        return speaker
    cued = [
        k for k in speaker
        if candidates[k].cue_start < gold["cue_end"] and gold["cue_start"] < candidates[k].cue_end
    ]  # fmt: skip
    return cued or speaker


def attribution_examples(document: Document) -> list[Example]:
    """One example for each attributed quotation whose speaker is among its candidates."""
    survey = Survey(document["text"], "en")
    speakers = Speakers(survey, None, shipped_model())
    previous: Attribution | None = None
    out = []
    for index, gold in enumerate(match_gold(survey, document)):
        if gold is None:
            continue
        candidates = survey.candidates(index, previous)
        right = right_ones(candidates, gold, survey.text, speakers)
        if not right:
            continue
        at = Situation(survey, index)
        at.note_tags(candidates)
        ranks = ranks_of(at, candidates)
        rivals = [
            pair_features(pair_keys(survey, at, found, rank, previous))
            for found, rank in zip(candidates, ranks, strict=True)
        ]
        out.append(Example(rivals, right))
        previous = candidates[right[0]]
    return out


def kind_examples(document: Document, model: Model) -> list[Example]:
    """One example for each marked stretch: its kind, given the attribution the model would choose."""
    survey = Survey(document["text"], "en")
    out = []
    for (at, choice), gold in zip(choices(survey, model), match_gold(survey, document), strict=True):
        if at.doubtful:
            continue  # annotated in another way: fragments have none of their own
        clause = clause_around(survey, at, choice.attribution)
        features = kind_features(kind_keys(survey, at, choice.attribution, choice.belief, clause))
        right = kinds_of(gold)
        if right:
            out.append(Example([[f"{k}|{feature}" for feature in features] for k in KINDS], right))
    return out


def judged_contents(document: Document) -> Iterator[list[tuple[Content, bool]]]:
    """Each content an attribution may announce, with the ways it may end, and which of them are annotated as speech."""
    survey = Survey(document["text"], "en")
    gold = [(q["start"], q["end"]) for q in document["quotes"] if q["kind"] in ("indirect", "mixed")]
    for _, ways in all_contents(survey):
        yield [
            (content, any(_overlap((content.start, content.end), unit) >= 0.5 for unit in gold))
            for content in ways
        ]


def content_examples(document: Document) -> list[Example]:
    """One example for each content an attribution may announce: speech that is annotated, against none."""
    return [
        Example([content_features(content), []], [0 if right else 1])
        for ways in judged_contents(document)
        for content, right in ways
    ]


def learn(
    examples: list[Example], first_step: float, rounds: int = _ROUNDS, small: float = _SMALL
) -> dict[str, float]:
    """Weights under which the right rivals get the largest share of belief; the mean over the second half."""
    seen = Counter(feature for rivals, _ in examples for feature in {f for rival in rivals for f in rival})
    examples = [
        Example([[f for f in rival if seen[f] >= _SEEN] for rival in rivals], right)
        for rivals, right in examples
    ]
    weights: defaultdict[str, float] = defaultdict(float)
    mean: defaultdict[str, float] = defaultdict(float)
    order = list(range(len(examples)))
    chance = random.Random(20180106)
    kept = 0
    for turn in range(rounds):
        chance.shuffle(order)
        step = first_step / (1 + turn)
        for place in order:
            rivals, right = examples[place]
            shares = softmax([sum([weights[feature] for feature in rival]) for rival in rivals])
            total = sum(shares[k] for k in right)
            for k, rival in enumerate(rivals):
                wanted = shares[k] / total if k in right and total > 0 else 0.0
                change = step * (wanted - shares[k])
                if abs(change) > 1e-6:
                    for feature in rival:
                        weights[feature] += change
        for feature in weights:
            weights[feature] *= 1 - _SHRINK * len(order)
        if turn * 2 >= rounds:
            kept += 1
            for feature, weight in weights.items():
                mean[feature] += weight
    out = {feature: round(weight / kept, 3) for feature, weight in mean.items()}
    return {feature: out[feature] for feature in sorted(out) if abs(out[feature]) >= small}


def learn_ranker(documents: Sequence[Document]) -> dict[str, float]:
    """The weights of facts about attributions, from documents whose speakers are annotated by place or by words."""
    return learn([example for document in documents for example in attribution_examples(document)], _STEP)


def train(
    documents: Sequence[Document],
    pages: Sequence[Document] = (),
    *,
    calibrate: bool = True,
    antecedent: Weights | None = None,
) -> Model:
    """A model learned from annotated documents, and pages of other kinds; `calibrate` measures its beliefs on folds.

    Pages are few and of many outlets: each counts `_TIMES` times.
    """
    weighed = [*documents, *(page for page in pages for _ in range(_TIMES))]
    attribution = learn_ranker(weighed)
    bare = Model(attribution, {}, {}, [], {})
    kind = learn([example for document in weighed for example in kind_examples(document, bare)], _KIND_STEP)
    indirect = learn(
        [example for document in documents for example in content_examples(document)],
        _CONTENT_STEP,
        small=_SMALL / 4,
    )
    curve: Curve = calibration(documents) if calibrate else []
    return Model(attribution, by_feature(kind), indirect, curve, antecedent or {})


def by_feature(weights: dict[str, float]) -> KindWeights:
    """Weights of `kind|feature` as three for each feature."""
    out: dict[str, list[float]] = {}
    for name, weight in weights.items():
        kind, feature = name.split("|", 1)
        out.setdefault(feature, [0.0, 0.0, 0.0])[KINDS.index(cast("QuoteKind", kind))] = weight
    return {feature: (of[0], of[1], of[2]) for feature, of in sorted(out.items())}


def folds(documents: Sequence[Document], count: int = 5) -> list[tuple[list[Document], list[Document]]]:
    """(learned from, held out) pairs; a document is held out once."""
    return [
        (
            [document for place, document in enumerate(documents) if place % count != fold],
            [document for place, document in enumerate(documents) if place % count == fold],
        )
        for fold in range(count)
    ]


def calibration(documents: Sequence[Document]) -> Curve:
    """How likely contents were said to be speech and how often they were, measured on held-out folds."""
    contents: list[tuple[float, bool]] = []
    for learned_from, held_out in folds(documents):
        model = train(learned_from, calibrate=False)
        for document in held_out:
            contents += likeliest_contents(document, model)
    return calibration_table(contents)


def likeliest_contents(document: Document, model: Model) -> Iterator[tuple[float, bool]]:
    """For each content the likelihood of the way to end that would be given, and whether it is annotated."""
    for ways in judged_contents(document):
        yield max((likelihood(content, model), right) for content, right in ways)


def calibration_table(seen: list[tuple[float, bool]]) -> Curve:
    """(belief, share right) at a few beliefs: a logistic curve through what was seen (Platt 1999)."""
    points = [(_log_odds(belief), right) for belief, right in seen]
    curve = 1.0, 0.0
    for _ in range(_NEWTON):
        step, size, loss = _newton_step(points, *curve), 1.0, _loss(points, *curve)
        while size > _SHORTEST_STEP:  # a whole step may lead far beyond the valley
            tried = curve[0] + size * step[0], curve[1] + size * step[1]
            if _loss(points, *tried) < loss:
                curve = tried
                break
            size /= 2
    slope, offset = curve
    slope = max(slope, 0.0)  # who believes more is not less often right
    return [
        (belief, min(_SUREST, round(_share(slope * _log_odds(belief) + offset), 3)))
        for belief in _CALIBRATED_AT
    ]


def _newton_step(points: list[tuple[float, bool]], slope: float, offset: float) -> tuple[float, float]:
    """The change of (slope, offset) that a parabola through the loss asks for."""
    g0 = g1 = h00 = h01 = h11 = 0.0
    for x, right in points:
        p = _share(slope * x + offset)
        error, spread = p - right, p * (1 - p)
        g0, g1 = g0 + error, g1 + error * x
        h00, h01, h11 = h00 + spread, h01 + spread * x, h11 + spread * x * x
    pivot = h00 * h11 - h01 * h01
    if pivot <= 1e-9:  # nothing to learn from, or all of one belief
        return 0.0, 0.0
    return (h01 * g0 - h00 * g1) / pivot, (h01 * g1 - h11 * g0) / pivot


def _loss(points: list[tuple[float, bool]], slope: float, offset: float) -> float:
    """Minus the logarithm of how likely a curve makes what was seen."""
    shares = [(_share(slope * x + offset), right) for x, right in points]
    return -sum(log(share if right else 1 - share) for share, right in shares)


def _share(odds: float) -> float:
    return 1 / (1 + exp(-min(max(odds, -30.0), 30.0)))


def _log_odds(belief: float) -> float:
    belief = min(max(belief, 1e-4), 1 - 1e-4)
    return log(belief / (1 - belief))


def read_documents(path: Path) -> list[Document]:
    """Annotated documents, one JSON object a line."""
    with path.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines if line.strip()]


def write_model(model: Model, path: Path) -> None:
    """Write weights as JSON, sorted, one a line, so that a change can be read as a difference."""

    def listed(values: Mapping[str, Any]) -> str:
        return ",\n".join(
            f"{json.dumps(key, ensure_ascii=False)}: {json.dumps(value)}" for key, value in values.items()
        )

    parts = [f'"attribution": {{\n{listed(model.attribution)}\n}}', f'"kind": {{\n{listed(model.kind)}\n}}']
    parts.append(f'"indirect": {{\n{listed(model.indirect)}\n}}')
    parts.append(f'"content_calibration": {json.dumps(model.content_calibration)}')
    parts.append(f'"antecedent": {{\n{listed(model.antecedent)}\n}}')
    path.write_text("{" + ",\n".join(parts) + "}\n", encoding="utf-8")


def print_heaviest(name: str, weights: Mapping[str, float], most: int) -> None:
    """Print how many weights there are, and the heaviest of them."""
    heaviest = sorted(weights.items(), key=lambda item: -abs(item[1]))[:most]
    sys.stdout.write(f"{name}: {len(weights)} weights\n")
    sys.stdout.writelines(f"  {weight:+.3f}  {feature}\n" for feature, weight in heaviest)


def main(arguments: Sequence[str] | None = None) -> int:
    """Train on GOLD, and on pages with words and speakers alone, and write WEIGHTS.

    What pronouns stand for stays as it is in WEIGHTS; `--show N` prints the N heaviest features of each part.
    """
    parser = argparse.ArgumentParser(prog="python -m training.train", description=main.__doc__)
    parser.add_argument("gold", type=Path)
    parser.add_argument("weights", type=Path)
    parser.add_argument("--pages", type=Path, nargs="+", default=[], metavar="GOLD")
    parser.add_argument("--show", type=int, default=0, metavar="N")
    options = parser.parse_args(arguments)
    pages = [page for path in options.pages for page in read_documents(path)]
    antecedent = read_model(options.weights).antecedent if options.weights.exists() else {}
    model = train(read_documents(options.gold), pages, antecedent=antecedent)
    write_model(model, options.weights)
    by_kind = {
        f"{kind}|{feature}": of[k] for feature, of in model.kind.items() for k, kind in enumerate(KINDS)
    }
    for name, weights in (("attribution", model.attribution), ("kind", by_kind)):
        print_heaviest(name, weights, options.show)
    return 0


if __name__ == "__main__":
    sys.exit(main())
