"""Figures of the extractor on pages that it was not tuned on, beside those that it was.

Called by `READER_GOLD=FOLDER python -m benchmarks.quotes --only honest`; `--look` scores the test half too. Nobody
reads its texts or errors, and each look at its score is noted in docs/quotations.md.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from training.doubt import PAGES, RANKED, learned_from
from training.judging import between_marks
from training.train import read_documents

from reader.quotes.ranking.weights import shipped_model

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path
    from types import ModuleType

    from benchmarks.quotes import Document, Found
    from reader.quotes.ranking.weights import Model

SURE = 0.98
"""How sure a name is called from here on."""
ROUNDS = 400
"""Of the bootstrap over articles that gives the 95 % intervals."""


class Measure(NamedTuple):
    """A set of annotated articles, and how it is scored."""

    file: str
    title: str
    how: dict[str, Any]
    marked: bool = False
    """Only words between marks are annotated there."""


_WORDS: dict[str, Any] = {"kinds": ("direct", "mixed"), "fragments": True}
MEASURES = (
    Measure("polnear.dev", "tuned on, direct", {}),
    Measure("polnear.dev", "tuned on, all quoted words", _WORDS),
    Measure("polnear.test", "direct", {}),
    Measure("polnear.test", "all quoted words", _WORDS),
    Measure("polnear.test", "mixed and indirect", {"kinds": ("mixed", "indirect")}),
    Measure("web.dev", "English pages of 60 outlets", _WORDS, marked=True),
    Measure("press_en.dev", "English press of 40 outlets", _WORDS, marked=True),
    Measure("press_de.dev", "German press", _WORDS, marked=True),
    Measure("press_rom.dev", "French, Spanish, Italian press", _WORDS, marked=True),
    Measure("gum_news.dev", "names", {}),
    Measure("dewikinews.dev", "German, direct", {}),
)


def honest(
    folder: Path, score: ModuleType, found_by: Callable[[Model, Sequence[Document]], Found], *, look: bool
) -> None:
    """Print a line for every set: spans, with the speaker, with the person, and how many sure names are right.

    With `look` the test half too.
    """
    for measure in MEASURES:
        if measure.file.endswith(".test") and not look:
            continue
        path = folder / f"{measure.file}.jsonl"
        if not path.exists():
            print(f"{measure.file}: not in {folder}")
            continue
        documents = read_documents(path)
        found = found_by(shipped_model(), documents)
        if measure.marked:
            found = {each["id"]: between_marks(each["text"], found[each["id"]], score) for each in documents}
        _print(measure, score, documents, found)


def across_domains(
    folder: Path, score: ModuleType, found_by: Callable[[Model, Sequence[Document]], Found]
) -> None:
    """Print a line for each set of pages by what was learned without it, below the one by the shipped weights.

    Everything is learned anew: attributions, kinds, antecedents; from PolNeAR and the other set of pages.
    """
    if not all((folder / f"{name}.jsonl").exists() for name in (RANKED, *PAGES)):
        return
    ranked = read_documents(folder / f"{RANKED}.jsonl")
    sets = {name: read_documents(folder / f"{name}.jsonl") for name in PAGES}
    print("across domains, learned anew, which takes two minutes:")
    for name, documents in sets.items():
        others = [document for other in PAGES if other != name for document in sets[other]]
        for title, model in (("shipped", shipped_model()), (f"without {name}", learned_from(ranked, others))):
            found = found_by(model, documents)
            found = {each["id"]: between_marks(each["text"], found[each["id"]], score) for each in documents}
            _print(Measure(name, title, _WORDS), score, documents, found)


def _print(measure: Measure, score: ModuleType, documents: Sequence[Document], found: Found) -> None:
    summary, per_document = score.score(documents, found, **measure.how)

    def line(name: str, part: str) -> str:
        low, high = score.interval(per_document, ROUNDS, lambda counts: counts[part]["f1"])
        return f"  {name} {summary[part]['f1']:.3f} ({low:.3f}-{high:.3f})"

    told = line("span", "overlap") + line("speaker", "attributed")
    if summary["canonical_cond"] is not None:
        told += line("person", "person") + _sure(score, documents, found, measure.how)
    print(f"{measure.file:15s} {measure.title:32s}{told}")


def _sure(score: ModuleType, documents: Sequence[Document], found: Found, how: dict[str, Any]) -> str:
    """Of the names that are called sure, the share that is right: the extractor's own choice, scored alone."""
    sure = {
        name: [quote for quote in quotes if quote.get("canonical") and _confidence(quote) >= SURE]
        for name, quotes in found.items()
    }
    named = sum(bool(quote.get("canonical")) for quotes in found.values() for quote in quotes)
    counts = score.score(documents, sure, **how)[0]["counts"]
    given, right = counts.get("pred", 0), counts.get("canonical_ok", 0)
    share = sum(map(len, sure.values())) / max(named, 1)
    return f"  sure names right {right / max(given, 1):.3f} of {given} ({share:.0%} of the named)"


def _confidence(quote: dict[str, object]) -> float:
    value = quote.get("confidence")
    return value if isinstance(value, float) else 0.0
