"""Of those said to be .9 sure, how many are right? Called by `python -m benchmarks.quotes --only reliability`.

Right is: the stretch, and the person; the stretch and the speaker's words where nobody is named.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from training.doubt import is_judged, learned, product_of, read_examples
from training.judging import between_marks, judged, scorer
from training.train import folds, likeliest_contents, read_documents, train

from reader.quotes.pipeline import extract_with
from reader.quotes.ranking.weights import calibrated, shipped_model
from reader.shown.records import quote_record

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from training.doubt import Example
    from training.judging import Judged

SETS = ("web.dev", "press_en.dev", "press_de.dev", "press_rom.dev")
ENGLISH = SETS[:2]
_EDGES = (0.0, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.98, 1.01)
_FEWEST = 40
"""Units of a band; smaller ones are joined to the next."""
SURE = 0.98
"""How sure a name is called from here on."""


class Seen(NamedTuple):
    """One unit: what was said, whether it is right, and whether somebody is named."""

    said: float
    right: bool
    named: bool


def bands(seen: Sequence[Seen]) -> list[list[Seen]]:
    """The units by how sure they were said to be, neighbours joined until a band has enough."""
    out: list[list[Seen]] = []
    band: list[Seen] = []
    for low, high in pairwise(_EDGES):
        band += [unit for unit in seen if low <= unit.said < high]
        if len(band) >= _FEWEST:
            out.append(band)
            band = []
    if band and out:
        out[-1] += band
    return out or [band]


def print_bands(title: str, seen: Sequence[Seen]) -> None:
    """A line of bands for all units and one for the named ones: what was said, what is right, of how many."""
    named = [unit for unit in seen if unit.named]
    for name, units in ((title, seen), ("  of them named", named)):
        if not units:
            continue
        told, differences = [], []
        for band in bands(units):
            said = sum(unit.said for unit in band) / len(band)
            right = sum(unit.right for unit in band) / len(band)
            told.append(f"{said:.2f}/{right:.2f} ({len(band)})")
            differences.append(abs(said - right))
        mean = sum(differences) / len(differences)
        print(
            f"{name:36s} {'  '.join(told)}   differ by {max(differences):.3f} at most, {mean:.3f} on average"
        )
    sure = [unit for unit in named if unit.said >= SURE]
    if sure:
        print(f"{'':36s} sure {len(sure) / len(named):.0%} of the named, {_right(sure):.3f} of them right")


def _right(units: Sequence[Seen]) -> float:
    return sum(unit.right for unit in units) / len(units)


def _is_right(unit: Judged) -> bool:
    """As in the docstring of this module; without a speaker nothing is."""
    if not unit.span or unit.record["speaker_confidence"] is None:
        return False
    return unit.speaker is not False if unit.record["canonical"] is None else unit.person is not False


def of_file(path: Path, folder: Path) -> list[Seen]:
    """The units that the extractor finds between the marks of a file of gold; the scorer is in the folder."""
    score, out = scorer(folder), list[Seen]()
    for document in read_documents(path):
        text = document["text"]
        quotes = extract_with(shipped_model(), text, date=document.get("date"), title=document.get("title"))
        records = between_marks(text, [quote_record(quote, text) for quote in quotes], score)
        for unit in judged(document, records, score):
            said = unit.record["confidence"]
            assert isinstance(said, float)
            out.append(Seen(said, _is_right(unit), unit.record["canonical"] is not None))
    return out


def across(folder: Path) -> None:
    """Each English set, judged by what was learned from all others: another domain than any of theirs."""
    examples, together = read_examples(folder), list[Seen]()
    for name in ENGLISH:
        seen = _left_out(examples, name)
        print_bands(f"{name}, learned without it", seen)
        together += seen
    print_bands("both, each learned without it", together)


def _left_out(examples: Sequence[Example], name: str) -> list[Seen]:
    doubt = learned([example for example in examples if example.set != name])
    return [
        Seen(calibrated(product_of(doubt, example), doubt.curve), example.right, bool(example.person))
        for example in examples
        if example.set == name and is_judged(example)
    ]


def by_domain(folder: Path, gold: Path | None) -> None:
    """Bands of the shipped weights on one file, or on all sets of the folder and then across domains."""
    if gold is not None:
        print_bands(gold.name, of_file(gold, folder))
        return
    together: list[Seen] = []
    for name in SETS:
        path = folder / f"{name}.jsonl"
        if path.exists():
            seen = of_file(path, folder)
            print_bands(name, seen)
            together += seen if name in ENGLISH else []
    print_bands(" and ".join(ENGLISH), together)
    print("learned anew, which takes two minutes:")
    across(folder)
    print_bands("contents of indirect speech, five folds", contents(folder))


def contents(folder: Path) -> list[Seen]:
    """How likely contents are said to be speech, on folds of PolNeAR: each by weights that have not seen it."""
    out: list[Seen] = []
    curve = shipped_model().content_calibration
    for learned_from, held_out in folds(read_documents(folder / "polnear.dev.jsonl")):
        model = train(learned_from, calibrate=False)
        for document in held_out:
            for belief, right in likeliest_contents(document, model):
                out.append(Seen(calibrated(belief, curve), right, named=False))
    return out
