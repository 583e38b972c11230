"""Rows of the list."""

from __future__ import annotations

import pytest
from rich.cells import cell_len

from reader.index.answers import Hit
from reader.marks.operations import Remembered
from reader.tui.page.rowwords import facts, from_match


def test_a_snippet_begins_where_its_first_match_is_seen() -> None:
    text = "Friday explaining why the company will not block world leaders from its platform"
    start = text.index("world")
    cut_text, marks = from_match(text, [(start, start + 5)], 40)
    assert cut_text.startswith("…")
    assert [cut_text[a:b] for a, b in marks] == ["world"]
    assert cell_len(cut_text[: marks[0][1]]) <= 32
    assert from_match(text, [(0, 6)], 40) == (text, [(0, 6)])


@pytest.mark.parametrize("width", [18, 30, 60])
@pytest.mark.parametrize("source", [None, "Port Gazette", "東京の新聞と港の新聞"])
def test_the_number_of_quotations_stands_on_the_right(width: int, source: str | None) -> None:
    hit = Hit(1, "a", "a.md", "Title", False, "2018-01-05", source, None, 4)
    said = facts(hit, Remembered(), width)
    assert cell_len(said) == width
    assert said.startswith("2018-01-05")
    assert said.endswith(" “4")
    assert "“" not in facts(hit._replace(quotes=0), Remembered(), width)
