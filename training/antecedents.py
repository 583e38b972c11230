"""Learn again whom pronouns stand for: `python -m training.antecedents WEIGHTS.json GOLD.jsonl...`.

From annotated documents with canonical speakers. The other weights of the file stay as they are.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from reader.language import guess
from reader.quotes.attributions.survey import Survey
from reader.quotes.pipeline import extract_with
from reader.quotes.ranking.weights import Model, read_model
from reader.quotes.speakers.antecedentfacts import antecedent_facts
from reader.quotes.speakers.resolving import Speakers
from training.train import Document, Example, learn, read_documents, write_model

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_STEP = 0.1
_ROUNDS = 30
_SMALL = 0.02


def examples(document: Document, model: Model) -> Iterator[Example]:
    """One example for each pronoun that is credited with a quotation whose speaker is annotated by name."""
    text, gold = document["text"], _gold_spans(document)
    survey = Survey(text, guess(text))
    speakers = Speakers(survey, None, model)
    mentions = {found.start: found for found in survey.attributions if not found.alternate}
    for quote in extract_with(model, text):
        found = None if quote.speaker is None else mentions.get(quote.speaker[0])
        if found is None:
            continue
        for start, end in quote.inner or ((quote.start, quote.end),):
            wanted = next((g for a, b, g in gold if min(b, end) - max(a, start) > (b - a) / 2), None)
            if wanted is None or not wanted.get("canonical"):
                continue
            rivals = speakers.rivals(found)
            tokens = wanted["canonical"].replace("’s", "").split()
            right = [k for k, rival in enumerate(rivals) if rival.name[-1] in tokens]
            if right:
                del mentions[found.start]  # each mention once
                yield Example([antecedent_facts(rival) for rival in rivals], right)
                break


def learn_antecedents(documents: Iterable[Document], model: Model) -> dict[str, float]:
    """Weights of facts on whom a pronoun stands for, from annotated documents; `model` finds their quotations."""
    return learn(
        [example for document in documents for example in examples(document, model)], _STEP, _ROUNDS, _SMALL
    )


def _gold_spans(document: Document) -> list[tuple[int, int, dict[str, Any]]]:
    """Each annotated stretch between marks, with its annotation."""
    return [
        (start, end, quote)
        for quote in document["quotes"]
        for start, end in quote.get("inner") or [(quote["start"], quote["end"])]
    ]


def main(arguments: Sequence[str] | None = None) -> int:
    """Learn from GOLD and put the weights into WEIGHTS."""
    parser = argparse.ArgumentParser(prog="python -m training.antecedents", description=main.__doc__)
    parser.add_argument("weights", type=Path)
    parser.add_argument("gold", type=Path, nargs="+")
    parser.add_argument("--folds", type=int, default=0)
    options = parser.parse_args(arguments)
    model = read_model(options.weights)
    sets = [
        [example for document in read_documents(path) for example in examples(document, model)]
        for path in options.gold
    ]
    everything = [example for of in sets for example in of]
    sys.stdout.write(f"{len(everything)} pronouns\n")
    for path, held in zip(options.gold, sets, strict=True):
        others = [example for of in sets if of is not held for example in of]
        if others:
            weights = learn(others, _STEP, _ROUNDS, _SMALL)
            sys.stdout.write(f"{path.name}: {_share(held, weights):.3f} of {len(held)} by the others\n")
    if options.folds:
        right = 0.0
        for fold in range(options.folds):
            held = everything[fold :: options.folds]
            rest = [e for k, e in enumerate(everything) if k % options.folds != fold]
            right += _share(held, learn(rest, _STEP, _ROUNDS, _SMALL)) * len(held)
        sys.stdout.write(f"folds: {right / len(everything):.3f}\n")
    learned = learn(everything, _STEP, _ROUNDS, _SMALL)
    sys.stdout.write(f"itself: {_share(everything, learned):.3f}\n")
    model.antecedent = learned
    model.antecedent_sums.clear()
    write_model(model, options.weights)
    return 0


def _share(held: Sequence[Example], weights: dict[str, float]) -> float:
    right = 0
    for rivals, wanted in held:
        sums = [sum(weights.get(fact, 0.0) for fact in rival) for rival in rivals]
        right += sums.index(max(sums)) in wanted
    return right / max(1, len(held))


if __name__ == "__main__":
    sys.exit(main())
