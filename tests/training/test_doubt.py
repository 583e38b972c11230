"""Learning doubt again."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from training.doubt import curve_through, examples_of, fit, write_doubt
from training.judging import scorer

from reader.quotes.doubting.certainty import Doubt, read_doubt
from reader.quotes.ranking.weights import shipped_model

if TYPE_CHECKING:
    from pathlib import Path

SCORE = """
QUOTE_CHARS = "“”"
def gold_units(document, kinds, fragments):
    return [((q["start"], q["end"]), q) for q in document["quotes"] if q["kind"] in kinds], []
def pred_units(text, quotes, kinds, fragments=False):
    return [((q["start"], q["end"]), q) for q in quotes if q["kind"] in kinds]
def match(gold, found, threshold):
    return [(g, p) for g, span in enumerate(gold) for p, other in enumerate(found) if span == other]
def inter(one, other):
    return 0
def speaker_ok(gold, found):
    return gold["speaker"] == found["speaker"]
def canonical_ok(gold, found):
    return gold["canonical"] == found["canonical"]
"""
"""A scorer that asks for equality."""


def test_what_was_oftener_right_weighs_more() -> None:
    rows = [(["any", "clear"], True, 1.0)] * 30 + [(["any", "dim"], place < 5, 1.0) for place in range(20)]
    weights = fit(rows)
    assert weights["clear"] > 0 > weights["dim"]


def test_what_occurs_seldom_has_no_weight() -> None:
    rows = [(["any", "common"], True, 1.0)] * 20 + [(["any", "rare"], False, 1.0)] * 2
    assert "rare" not in fit(rows)


@given(st.lists(st.tuples(st.floats(0.01, 0.99), st.booleans()), min_size=1, max_size=80))
def test_the_curve_rises_whatever_was_seen(products: list[tuple[float, bool]]) -> None:
    curve = curve_through(products)
    assert all(a[0] <= b[0] and a[1] <= b[1] for a, b in itertools.pairwise(curve))
    assert all(0 <= share <= 0.99 for _, share in curve)


def test_those_that_are_sure_are_so_all_together() -> None:
    products = [(0.95, True)] * 99 + [(0.95, False)] + [(0.6, place % 2 == 0) for place in range(60)]
    curve = dict(curve_through(products))
    assert curve[0.95] == 0.98
    assert curve[0.5] < 0.7


def test_weights_are_read_as_they_were_written(tmp_path: Path) -> None:
    doubt = Doubt({"any": 1.5, "a": -0.25}, {"any": 2.0}, {}, [(0.0, 0.0), (1.0, 0.99)])
    write_doubt(doubt, tmp_path / "doubt.json")
    again = read_doubt(tmp_path / "doubt.json")
    assert (again.span, again.speaker, again.person, again.curve) == (
        doubt.span, doubt.speaker, doubt.person, doubt.curve,
    )  # fmt: skip


def test_an_example_holds_what_was_found_and_what_of_it_is_right(tmp_path: Path) -> None:
    (tmp_path / "score.py").write_text(SCORE, encoding="utf-8")
    text = "Jane Roe came by. “The bridge is old,” she said. “It will stay closed,” said a sign."
    start = text.index("“The")
    gold = {
        "start": start, "end": text.index(" she"), "kind": "direct", "speaker": "she", "canonical": "Mary Doe",
    }  # fmt: skip
    document = {"id": "a", "text": text, "quotes": [gold]}
    first, second = examples_of("web.dev", [document], shipped_model(), scorer(tmp_path))
    assert first.judged[1:] == (True, True, False)
    assert "way=pronoun" in first.person
    assert not first.right
    assert second.judged[1:] == (False, False, False)
    assert second.person == []


def test_a_folder_without_a_scorer_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SystemExit, match=r"no score\.py in"):
        scorer(tmp_path)
