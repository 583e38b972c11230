"""The columns of a table stand below each other, and the text is the same as before."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reader.tui.page.columns import blanks

TABLE = "What it cost.\n\nitem | planned | spent\nsteel and bolts | 120,000 | 190,500\npaint | 8 |\n\nThat is all."


def drawn(text: str, width: int = 80, added: int = 0) -> str:
    for place, words in sorted(blanks(text, width, lambda start, end: added), reverse=True):
        text = text[:place] + words + text[place:]
    return text


def test_columns_stand_below_each_other() -> None:
    assert drawn(TABLE).split("\n")[2:5] == [
        "item            | planned | spent",
        "steel and bolts | 120,000 | 190,500",
        "paint           | 8       |",
    ]


def test_a_table_that_is_too_wide_stays_as_it_is() -> None:
    assert blanks(TABLE, 34, lambda start, end: 0) == []
    assert blanks(TABLE, 35, lambda start, end: 0) != []


def test_what_is_drawn_between_the_words_counts() -> None:
    found = blanks("a | b\nbbb | c", 80, lambda start, end: 3 if start == 0 else 0)
    assert found == [(10, " ")], "“a[1]” is wider than “bbb” by one"


def test_one_line_and_lines_of_other_numbers_of_cells_are_no_table() -> None:
    assert blanks("one | two", 80, lambda start, end: 0) == []
    assert blanks("one | two\na | b | c\nlong line", 80, lambda start, end: 0) == []


@given(st.text(alphabet="ab |\n界", max_size=80), st.integers(1, 60))
def test_only_blanks_are_drawn_and_none_in_a_word(text: str, width: int) -> None:
    for place, words in blanks(text, width, lambda start, end: 0):
        assert not words.strip()
        assert text[place - 1 : place + 1] == " |"
