"""Rows of the list."""

from __future__ import annotations

from rich.cells import cell_len

from reader.tui.widgets.article_list import from_match


def test_a_snippet_begins_where_its_first_match_is_seen() -> None:
    text = "Friday explaining why the company will not block world leaders from its platform"
    start = text.index("world")
    cut_text, marks = from_match(text, [(start, start + 5)], 40)
    assert cut_text.startswith("…")
    assert [cut_text[a:b] for a, b in marks] == ["world"]
    assert cell_len(cut_text[: marks[0][1]]) <= 32
    assert from_match(text, [(0, 6)], 40) == (text, [(0, 6)])
