"""A headline for want of a title."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.seeds.headline import MOST, headline
from reader.text import clean


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Mr. Ng of the U.S. mission left. He was tired.", "Mr. Ng of the U.S. mission left."),
        ("“Is it?” she asked. No.", "“Is it?” she asked."),
        ("First line\nsecond line", "First line"),
        ("橋は閉鎖された。再開は未定。", "橋は閉鎖された。"),
        ("—\n\nWords come later. Yes.", "Words come later."),
        ("", ""),
    ],
)
def test_headlines(text: str, title: str) -> None:
    assert headline(text) == title


@given(st.text())
def test_headlines_are_short_lines(text: str) -> None:
    line = headline(clean(text))
    assert len(line) <= MOST
    assert "\n" not in line
