"""Learn again what makes quotations doubtful: `python -m training.doubt GOLD_FOLDER DOUBT.json`.

Three logistic sums of named facts: that a stretch is right; given that, that the speaker's words are; given those,
that the name is. They are learned on articles of several sets, and what their product is worth on articles that were
left out. The same gold and the same weights of the ranker give the same file.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from math import exp
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from reader.quotes.doubting.certainty import Certainty, Doubt
from reader.quotes.doubting.doubtfacts import person_facts, span_facts, speaker_facts
from reader.quotes.pipeline import extract_with
from reader.quotes.ranking.weights import calibrated, shipped_model
from reader.shown.records import quote_record
from training.antecedents import learn_antecedents
from training.judging import between_marks, judged, scorer
from training.train import calibration_table, folds, print_heaviest, read_documents, train

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from types import ModuleType

    from reader.quotes.doubting.doubtfacts import Grounds
    from reader.quotes.ranking.pairfacts import Key
    from reader.quotes.ranking.weights import Curve, Model
    from training.judging import Judged, Record
    from training.train import Document

SETS = (
    "polnear.dev", "gum_news.dev", "web.dev", "press_en.dev", "press_de.dev", "press_rom.dev",
)  # fmt: skip
"""What is learned from, where it is there. The ranker has seen the first one, whose folds it is learned on anew."""
RANKED = "polnear.dev"
PAGES = ("web.dev", "press_en.dev")
"""Pages that the ranker has seen too: each is judged by one that was learned without it."""
MARKED = frozenset(("web.dev", "press_en.dev", "press_de.dev", "press_rom.dev"))
"""Sets in which only words between marks are annotated."""
ENGLISH = frozenset(("gum_news.dev", "web.dev", "press_en.dev"))
"""Sets with names in the language that the ranker has learned: what the product is worth is measured on them."""
_COUNTS = {"polnear.dev": 0.2}
"""What an example of a large set counts: one trade's many articles shall not drown all others."""
_SHRINK = 3.0
"""How much a weight is drawn to zero, in examples that speak against it."""
_FREE = 0.01
"""The same for the fact that always holds."""
_SEEN = 4
"""Examples a fact must occur in to be learned at all."""
_ROUNDS = 30
_STILL = 1e-3
SURE = 0.98
"""What those that are sure are said to be at least."""
SURE_RIGHT = 0.96
"""What those that are called sure are all together, on articles left out of their own sets; across sets it is .98."""
_SUREST = 0.99
_RAMP = 0.001
"""Of a product, from the curve up to those that are sure."""
_SMALL = 0.02
"""Weights below this are not shipped."""


class Example(NamedTuple):
    """One unit that was found: the facts of its three doubts, and what is right."""

    set: str
    article: str
    span: list[str]
    speaker: list[str]
    """Empty where there is no speaker."""
    person: list[str]
    """Empty where nobody is named."""
    judged: Judged

    @property
    def right(self) -> bool:
        """Whether the stretch and the person are right; the stretch and the words where nobody is named."""
        if not self.judged.span or not self.speaker:
            return False
        if self.person and self.judged.person is not None:
            return self.judged.person
        return self.judged.speaker is not False


class _Recorder(Doubt):
    """Takes down what a certainty would rest on; every name is given."""

    def __init__(self) -> None:
        super().__init__({}, {}, {}, [])
        self.asked: list[tuple[Grounds, Key]] = []

    def certainty(self, grounds: Grounds, person: Key = ()) -> Certainty:
        """The number of the question from 2 on as confidence: no other way of finding quotations is as sure."""
        self.asked.append((grounds, person))
        return Certainty(len(self.asked) + 1.0, 1.0, 1.0, 1.0)


def examples_of(
    name: str, documents: Iterable[Document], model: Model, score: ModuleType
) -> Iterator[Example]:
    """The units that are found in some documents of one set, between marks and, where annotated, indirect ones."""
    for document in documents:
        text, recorder = document["text"], _Recorder()
        quotes = extract_with(
            model, text, date=document.get("date"), title=document.get("title"), doubt=recorder
        )
        records = [quote_record(quote, text) for quote in quotes]
        marked = between_marks(text, records, score) if name in MARKED else records
        units = [unit for unit in judged(document, marked, score) if unit.record["kind"] != "indirect"]
        if name not in MARKED:
            kinds = "mixed", "indirect"
            contents = judged(document, records, score, kinds, fragments=False)
            units += [unit for unit in contents if unit.record["kind"] == "indirect"]
        for unit in units:
            asked = _question(unit.record)
            if asked is not None:
                grounds, person = recorder.asked[asked]
                if isinstance(grounds.speaker, float):
                    continue
                span = [] if isinstance(grounds.span, float) else span_facts(grounds.span)
                speaker = speaker_facts(grounds.speaker) if grounds.speaker else []
                named = person_facts(person) if person else []
                yield Example(name, document["id"], span, speaker, named, unit)


def _question(record: Record) -> int | None:
    """Which of the recorder's questions a quotation was; None for posts and turns."""
    number = record["confidence"]
    return int(number) - 2 if isinstance(number, float) and number >= 2 else None


def read_examples(folder: Path, names: Sequence[str] = SETS) -> list[Example]:
    """The examples of all sets of a folder that are there, each article by a ranker that has not seen it."""
    score, out = scorer(folder), list[Example]()
    sets = {
        name: read_documents(folder / f"{name}.jsonl")
        for name in names
        if (folder / f"{name}.jsonl").exists()
    }
    for name, documents in sets.items():
        pages = [page for other in PAGES if other != name for page in sets.get(other, ())]
        if name == RANKED:
            for rest, held_out in folds(documents):
                out += examples_of(name, held_out, learned_from(rest, pages), score)
        elif name in PAGES and RANKED in sets:
            out += examples_of(name, documents, learned_from(sets[RANKED], pages), score)
        else:
            out += examples_of(name, documents, shipped_model(), score)
    return out


def learned_from(documents: Sequence[Document], pages: Sequence[Document]) -> Model:
    """A model that has learned everything from these alone."""
    model = train(documents, pages, calibrate=False)
    model.antecedent = learn_antecedents(pages, model)
    model.antecedent_sums.clear()  # those of no weights, with which the pages were read
    return model


def fit(rows: Sequence[tuple[list[str], bool, float]]) -> dict[str, float]:
    """Weights of facts whose sum is the log-odds of being right, from rows of facts, outcome and what the row counts.

    Newton steps on one weight after the other, drawn to zero.
    """
    seen = Counter(fact for facts, _, _ in rows for fact in facts)
    holding: dict[str, list[int]] = {
        fact: [] for fact in sorted(seen) if seen[fact] >= _SEEN or fact == "any"
    }
    for place, (facts, _, _) in enumerate(rows):
        for fact in facts:
            if fact in holding:
                holding[fact].append(place)
    weights = dict.fromkeys(holding, 0.0)
    scores = [0.0] * len(rows)
    for _ in range(_ROUNDS):
        largest = 0.0
        for fact, places in holding.items():
            shrink = _FREE if fact == "any" else _SHRINK
            slope, bend = shrink * weights[fact], shrink
            for place in places:
                share = 1 / (1 + exp(-scores[place]))
                slope += rows[place][2] * (share - rows[place][1])
                bend += rows[place][2] * share * (1 - share)
            step = min(1.0, max(-1.0, -slope / bend))
            largest = max(largest, abs(step))
            weights[fact] += step
            for place in places:
                scores[place] += step
        if largest < _STILL:
            break
    return {fact: round(weight, 3) for fact, weight in weights.items() if abs(weight) >= _SMALL}


def learn(examples: Sequence[Example], curve: Curve) -> Doubt:
    """The three sums of facts, with a curve that says what their product is worth."""

    def rows(
        facts: Callable[[Example], list[str]],
        right: Callable[[Judged], bool | None],
        among: Sequence[Example],
    ) -> list[tuple[list[str], bool, float]]:
        return [
            (facts(example), outcome, _COUNTS.get(example.set, 1.0))
            for example in among
            if facts(example) and (outcome := right(example.judged)) is not None
        ]

    spoken = [example for example in examples if example.judged.span]
    known = [example for example in spoken if example.judged.speaker]
    return Doubt(
        fit(rows(lambda each: each.span, lambda judged: judged.span, examples)),
        fit(rows(lambda each: each.speaker, lambda judged: judged.speaker, spoken)),
        fit(rows(lambda each: each.person, lambda judged: judged.person, known)),
        curve,
    )


def share_of(weights: dict[str, float], facts: Sequence[str]) -> float:
    """What the weights of some facts say, as a share between 0 and 1."""
    return 1 / (1 + exp(-sum([weights.get(fact, 0.0) for fact in facts])))


def product_of(doubt: Doubt, example: Example) -> float:
    """The product of the three shares, before the curve: of a unit between marks that has a speaker."""
    shares = [share_of(doubt.span, example.span), share_of(doubt.speaker, example.speaker)]
    return shares[0] * shares[1] * (share_of(doubt.person, example.person) if example.person else 1.0)


def is_judged(example: Example) -> bool:
    """Whether the gold tells of a unit between marks, with a speaker, if the person is right."""
    return (
        bool(example.span and example.speaker) and example.set != RANKED and example.judged.person is not None
    )


def learned(examples: Sequence[Example]) -> Doubt:
    """Everything about doubt, the curve from articles left out."""
    products: list[tuple[float, bool]] = []
    articles = list(dict.fromkeys((example.set, example.article) for example in examples))
    fold = {article: place % 5 for place, article in enumerate(articles)}
    for number in range(5):
        doubt = learn([each for each in examples if fold[each.set, each.article] != number], [])
        products += [
            (product_of(doubt, each), each.right)
            for each in examples
            if fold[each.set, each.article] == number and each.set in ENGLISH and is_judged(each)
        ]
    return learn(examples, curve_through(products))


def curve_through(products: Sequence[tuple[float, bool]]) -> Curve:
    """(product, share right): those that are sure all together have one step, a logistic curve leads up to it."""
    slope = calibration_table(list(products))
    line = _sure_from(products)
    if line is None:
        return slope
    below = round(line - _RAMP, 3)
    body = [(x, min(y, SURE)) for x, y in slope if x < below]
    foot = max([min(calibrated(below, slope), SURE), *[y for _, y in body]])
    return [*body, (below, foot), (line, SURE), (1.0, _SUREST)]


def _sure_from(products: Sequence[tuple[float, bool]]) -> float | None:
    """The lowest product from which on those that were seen are `SURE_RIGHT` all together."""
    right, line = 0, None
    ordered = sorted(products, reverse=True)
    for place, (product, outcome) in enumerate(ordered, 1):
        right += outcome
        last = place == len(ordered) or ordered[place][0] < product
        if last and right >= SURE_RIGHT * place:
            line = round(product, 3)
    return line


def write_doubt(doubt: Doubt, path: Path) -> None:
    """Write weights as JSON, sorted, one a line, so that a change can be read as a difference."""
    parts = [
        f'"{name}": {{\n'
        + ",\n".join(f"{json.dumps(fact)}: {weight}" for fact, weight in sorted(weights.items()))
        + "\n}"
        for name, weights in (("span", doubt.span), ("speaker", doubt.speaker), ("person", doubt.person))
    ]
    parts.append(f'"curve": {json.dumps(doubt.curve)}')
    path.write_text("{" + ",\n".join(parts) + "}\n", encoding="utf-8")


def main(arguments: Sequence[str] | None = None) -> int:
    """Learn from the sets of FOLDER and write DOUBT; `--show N` prints the N heaviest facts of each part."""
    parser = argparse.ArgumentParser(prog="python -m training.doubt", description=main.__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("doubt", type=Path)
    parser.add_argument("--show", type=int, default=0, metavar="N")
    options = parser.parse_args(arguments)
    doubt = learned(read_examples(options.folder))
    write_doubt(doubt, options.doubt)
    for name, weights in (("span", doubt.span), ("speaker", doubt.speaker), ("person", doubt.person)):
        print_heaviest(name, weights, options.show)
    return 0


if __name__ == "__main__":
    sys.exit(main())
