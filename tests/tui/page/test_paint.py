"""Text that is safe to draw, and fits."""

from __future__ import annotations

import pytest
from rich.cells import cell_len

from reader.tui.page.paint import cut, cut_at_word, in_place


def test_hostile_text_keeps_its_length_and_loses_its_power() -> None:
    text = "a\x1b[31mb\u202ec\x9bd\udc80e\tf"
    safe = in_place(text)
    assert len(safe) == len(text)
    assert not set(safe) & set("\x1b\u202e\x9b\udc80\t")


@pytest.mark.parametrize(
    ("text", "width", "expected"),
    [
        ("short", 10, "short"),
        ("one two three", 10, "one two …"),
        ("unbreakable", 6, "unbre…"),
        ("漢字漢字漢字", 5, "漢字…"),
    ],
)
def test_what_is_cut_fits(text: str, width: int, expected: str) -> None:
    assert cut_at_word(text, width) == expected
    assert cell_len(cut(text, width)) <= width
