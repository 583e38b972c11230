"""Articles of the same text as one row."""

from __future__ import annotations

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from reader.tui.worker.foldedcopies import fold


def test_the_first_in_the_order_of_the_list_stands_for_the_others() -> None:
    rows = fold([9, 7, 5, 3], {7: "a", 3: "a", 5: "b"})
    assert list(rows.keys) == [9, 7, 5]
    assert rows.copies == {7: 2}
    assert rows.row_of(3) == 7
    assert rows.row_of(5) == 5
    assert list(fold([3, 5, 7, 9], {7: "a", 3: "a"}).keys) == [3, 5, 9], (
        "the other way round the other one does"
    )


def test_what_the_list_does_not_hold_is_not_counted() -> None:
    rows = fold([9, 7], {7: "a", 3: "a"})
    assert list(rows.keys) == [9, 7]
    assert rows.copies == {}


@given(
    st.lists(st.integers(0, 30), unique=True),
    st.dictionaries(st.integers(0, 30), st.sampled_from("abc")),
)
def test_every_article_is_in_one_row(keys: list[int], texts: dict[int, str]) -> None:
    rows = fold(keys, texts)
    assert len(rows.keys) + len(rows.standing) == len(keys)
    held = Counter(rows.row_of(key) for key in keys)
    assert list(held) == list(rows.keys), "in the order of the list"
    assert {key: number for key, number in held.items() if number > 1} == rows.copies
