"""Zero bytes of a crash or a full disk: what stands beside them is kept."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.seeds.holes import without_holes

if TYPE_CHECKING:
    from tests.seeds.conftest import Load

ONE, TWO = (json.dumps({"id": name, "text": f"Text {name}."}).encode() + b"\n" for name in ("1", "2"))


@pytest.mark.parametrize(
    ("data", "ids", "line"),
    [
        (ONE + bytes(512) + b"\n" + TWO, ["1", "2"], 2),
        (ONE + TWO + bytes(4096), ["1", "2"], 3),
        (ONE + bytes(512) + TWO, ["1", "2"], 2),
        (bytes(512) + b"\n" + ONE, ["1"], 1),
    ],
)
def test_a_hole_in_json_lines_costs_no_other_line(load: Load, data: bytes, ids: list[str], line: int) -> None:
    loaded = load("a.jsonl", data)
    assert [article.fragment for article in loaded.articles] == ids
    (problem,) = loaded.problems
    assert (problem.line, "zero bytes" in problem.what) == (line, True)


def test_a_record_that_lost_its_end_is_told_and_costs_itself_only(load: Load) -> None:
    loaded = load("a.jsonl", ONE + b'{"id": "2", "te' + bytes(512) + b"\n" + TWO.replace(b"2", b"3"))
    assert [article.fragment for article in loaded.articles] == ["1", "3"]
    assert {problem.line for problem in loaded.problems} == {2}


@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.yaml"])
def test_zero_bytes_at_the_end_cost_no_text(load: Load, name: str) -> None:
    loaded = load(name, b"title: A title\ntext: A good text.\n" + bytes(4096))
    (article,) = loaded.articles
    assert "A good text." in article.text
    assert [problem.line for problem in loaded.problems] == [3]


@pytest.mark.parametrize(
    "data", [bytes(5000), b"\x89PNG" + bytes(99), bytes(99) + b"text" + bytes(99) + b"text"]
)
def test_binary_data_stays_binary(load: Load, data: bytes) -> None:
    loaded = load("a.txt", data)
    assert not loaded.articles
    assert loaded.problems[0].what.startswith("expected text, came ")


@given(st.binary(max_size=60), st.booleans())
def test_nothing_but_zero_bytes_is_left_out(data: bytes, by_line: bool) -> None:
    kept, holes = without_holes(data, by_line=by_line)
    assert len(kept) + sum(zeros for _, zeros in holes) == len(data)
    assert kept.replace(b"\0", b"") == data.replace(b"\0", b"")
    assert all(1 <= line <= data.count(b"\n") + 1 for line, _ in holes)
