"""Quotations that were found beside those that are annotated, by the scorer that comes with the gold."""

from __future__ import annotations

import importlib.util
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path
    from types import ModuleType

    from training.train import Document

Record = dict[str, object]
"""A quotation as `reader.shown.records.quote_record` gives it."""


class Judged(NamedTuple):
    """One unit that was found (a fragment, or what a quotation has in one paragraph), and what of it is right."""

    record: Record
    span: bool
    speaker: bool | None
    """Whether the speaker's words are right; None where the gold does not tell."""
    person: bool | None
    """Whether the name is, or the words where no name is given; None where the gold does not tell."""


def scorer(folder: Path) -> ModuleType:
    """The module `score.py` of a folder of gold.

    Raises:
        SystemExit: there is none.
    """
    spec = importlib.util.spec_from_file_location("score", folder / "score.py")
    if spec is None or spec.loader is None or not (folder / "score.py").exists():
        raise SystemExit(f"no score.py in {folder}")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def between_marks(text: str, records: Sequence[Record], score: ModuleType) -> list[Record]:
    """The quotations that stand between marks: some gold has no others."""
    marks = set(score.QUOTE_CHARS)
    return [
        record for record in records if record["kind"] == "mixed" or text[int(str(record["start"]))] in marks
    ]


def judged(
    document: Document,
    records: Sequence[Record],
    score: ModuleType,
    kinds: tuple[str, ...] = ("direct", "mixed"),
    *,
    fragments: bool = True,
) -> Iterator[Judged]:
    """Each unit that was found, as `score.score` counts it; those on neutral stretches are left out."""
    gold, neutral = score.gold_units(document, set(kinds), fragments)
    found = score.pred_units(document["text"], records, set(kinds), fragments)
    matched = {p: g for g, p in score.match([unit for unit, _ in gold], [unit for unit, _ in found], 0.5)}
    for place, (unit, record) in enumerate(found):
        if place in matched:
            yield _compared(gold[matched[place]][1], record, score)
        elif not any(score.inter(unit, other) * 2 >= unit[1] - unit[0] for other, _ in neutral):
            yield Judged(record, False, False, False)


def _compared(gold: Document, record: Record, score: ModuleType) -> Judged:
    # What words stand for somebody can be told by his name only where they were taken for a name.
    told: Any = gold.get("speaker") or (gold.get("canonical") and record["canonical"])
    return Judged(
        record,
        True,
        bool(score.speaker_ok(gold, record)) if told else None,
        bool(score.canonical_ok(gold, record)) if gold.get("canonical") else None,
    )
