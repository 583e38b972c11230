"""Figures of the extractor: accuracy beside a regular expression, reliability, speed, and hard pages.

    READER_GOLD=FOLDER python -m benchmarks.quotes [--only PART]

FOLDER holds annotated quotations (`NAME.dev.jsonl`) and their scorer `score.py`. Without it, only speed on
the seed article, a fresh process and the hard pages are measured. CPU time throughout. READER_PROTOTYPE, a file with
`extract(text, weights)`, is timed in turn with it.
"""

from __future__ import annotations

import argparse
import os
import random
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from training.doubt import PAGES
from training.judging import scorer
from training.train import folds, read_documents, train

from benchmarks.quotes_honest import across_domains, honest
from benchmarks.quotes_reliability import by_domain
from benchmarks.quotes_speed import articles, beside_prototype, fresh, hard_pages, stages
from reader.quotes.pipeline import extract_with
from reader.quotes.ranking.weights import Model, shipped_model
from reader.shown.crediting import credit
from reader.shown.records import quote_record

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from types import ModuleType

Document = dict[str, Any]
Found = dict[str, list[dict[str, object]]]
SEED = Path(__file__).parents[1] / "seeds" / "000_84f662bfa4d4cfd3.txt"
MARKS = frozenset("“”\"„»«‘’'」』‹›`")
PARTS = ("speed", "start", "stages", "bounds", "accuracy", "honest", "folds", "reliability")
MEASURES: tuple[tuple[str, str, dict[str, Any]], ...] = (
    ("polnear", "direct", {}),
    ("polnear", "direct --strict", {"strict": True}),
    ("polnear", "direct,mixed --fragments", {"kinds": ("direct", "mixed"), "fragments": True}),
    ("polnear", "mixed,indirect", {"kinds": ("mixed", "indirect")}),
    ("polnear", "indirect", {"kinds": ("indirect",)}),
    ("gum_news", "direct", {}),
    ("dewikinews", "direct", {}),
)


def filed_by_marks(record: dict[str, object], text: str) -> dict[str, object]:
    """A record with turns of a transcript filed as the gold files them: what stands in no marks is indirect."""
    start, end = record["start"], record["end"]
    assert isinstance(start, int)
    assert isinstance(end, int)
    bare = MARKS.isdisjoint((text[start], text[end - 1]))
    return record | {"kind": "indirect"} if bare and record["kind"] == "direct" else record


def found_by(model: Model, documents: Sequence[Document]) -> Found:
    return {
        document["id"]: [
            filed_by_marks(quote_record(quote, document["text"]), document["text"])
            for quote in extract_with(
                model, document["text"], date=document.get("date"), title=document.get("title")
            )
        ]
        for document in documents
    }


_QUOTED = re.compile(r"[“\"„]([^“”\"„\n]+)[”\"“]")
_SAID = re.compile(r"([A-Z][\w’'-]+(?: [A-Z][\w’'.-]+)*|[Hh]e|[Ss]he) (?:said|says|added|told)\b")
_SAID_BY = re.compile(r"\b(?:said|says|added) ([A-Z][\w’'-]+(?: [A-Z][\w’'.-]+)*|he|she)")


def found_by_expression(documents: Sequence[Document]) -> Found:
    """The baseline: marks around four words or more, and the nearest "X said" or "said X"."""
    out: Found = {}
    for document in documents:
        text = document["text"]
        said = sorted(
            (match.start(1), match.end(1)) for rule in (_SAID, _SAID_BY) for match in rule.finditer(text)
        )
        quotes: list[dict[str, object]] = []
        for match in _QUOTED.finditer(text):
            if len(match.group(1).split()) < 4:
                continue
            near = min(
                said, key=lambda s: min(abs(s[0] - match.end()), abs(match.start() - s[1])), default=None
            )
            quote: dict[str, object] = {"start": match.start(), "end": match.end(), "kind": "direct"}
            if near is not None:
                quote |= {
                    "speaker": text[near[0] : near[1]],
                    "speaker_start": near[0],
                    "speaker_end": near[1],
                }
            quotes.append(quote)
        out[document["id"]] = quotes
    return out


def row(
    name: str, score: ModuleType, documents: Sequence[Document], found: Found, how: dict[str, Any]
) -> None:
    summary, per_document = score.score(documents, found, **how)
    low, high = score.interval(per_document, 200, lambda s: s["attributed"]["f1"])
    canonical = summary["canonical_cond"]
    print(
        f"{name:44s} span P {summary['overlap']['p']:.3f} R {summary['overlap']['r']:.3f}"
        f" F1 {summary['overlap']['f1']:.3f}   with speaker F1 {summary['attributed']['f1']:.3f}"
        f" ({low:.3f}-{high:.3f})" + (f"   name {canonical:.3f}" if canonical is not None else "")
    )
    if canonical is not None:
        low, high = score.interval(per_document, 200, lambda s: s["canonical_cond"] or 0.0)
        print(f"{'':44s} name right, 95 % interval {low:.3f}-{high:.3f}")


def accuracy(folder: Path) -> None:
    score, model = scorer(folder), shipped_model()
    for name, title, how in MEASURES:
        documents = read_documents(folder / f"{name}.dev.jsonl")
        row(f"{name} {title}", score, documents, found_by(model, documents), how)
        if title == "direct":
            row(f"{name} {title}, regular expression", score, documents, found_by_expression(documents), how)
    documents = read_documents(folder / "polnear.dev.jsonl")
    named = [
        credit(quote, document["text"], None).known
        for document in documents
        for quote in extract_with(model, document["text"])
        if quote.canonical is not None and quote.kind != "scare"
    ]
    doubtful = named.count(False)
    print(f"names that are not sure enough to be shown: {doubtful} of {len(named)}")


def five_folds(folder: Path, deal: int) -> None:
    """Accuracy where no article is scored by weights that have seen it; a `deal` other than 0 shuffles the articles."""
    score = scorer(folder)
    documents = read_documents(folder / "polnear.dev.jsonl")
    if deal:
        random.Random(deal).shuffle(documents)
    found: Found = {}
    pages = [page for name in PAGES for page in read_documents(folder / f"{name}.jsonl")]
    for rest, held_out in folds(documents):
        found |= found_by(train(rest, pages, calibrate=False), held_out)
    for name, title, how in MEASURES:
        if name == "polnear":
            row(f"five folds, {title}", score, documents, found, how)


def gold_file(folder: Path, name: str) -> Path:
    """A file of gold by its path, or by the name of its set in the folder ("web.dev")."""
    return Path(name) if Path(name).is_file() else folder / f"{name}.jsonl"


def unseen(folder: Path, *, look: bool) -> None:
    honest(folder, scorer(folder), found_by, look=look)
    across_domains(folder, scorer(folder), found_by)


def texts_of(folder: Path | None) -> list[str]:
    """Different articles where there are any; else the seed article, again and again."""
    if folder is None:
        return [SEED.read_text(encoding="utf-8")] * 200
    return [document["text"] for document in read_documents(folder / "polnear.dev.jsonl")]


def speed(texts: Sequence[str]) -> None:
    articles(texts)
    prototype = os.environ.get("READER_PROTOTYPE")
    if prototype:
        beside_prototype(texts, Path(prototype))


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.quotes")
    parser.add_argument("--only", choices=PARTS)
    parser.add_argument("--deal", type=int, default=0, help="deal the articles into folds in another way")
    parser.add_argument("--look", action="store_true", help="score the test half too, and note that you did")
    parser.add_argument("--gold", help="for reliability: a file of gold, or the name of a set in READER_GOLD")
    options = parser.parse_args(arguments)
    only = options.only
    folder = Path(os.environ["READER_GOLD"]) if os.environ.get("READER_GOLD") else None
    texts = texts_of(folder)
    parts: dict[str, Callable[[], None]] = {
        "speed": lambda: speed(texts),
        "start": fresh,
        "stages": lambda: stages(texts),
        "bounds": hard_pages,
    }
    if folder is not None:
        gold = folder
        parts |= {
            "accuracy": lambda: accuracy(gold),
            "honest": lambda: unseen(gold, look=options.look),
            "folds": lambda: five_folds(gold, options.deal),
            "reliability": lambda: by_domain(gold, options.gold and gold_file(gold, options.gold)),
        }
    else:
        print("READER_GOLD is not set: accuracy is not measured")
    for name, part in parts.items():
        if only in (None, name):
            print(f"# {name}")
            part()
    return 0


if __name__ == "__main__":
    sys.exit(main())
