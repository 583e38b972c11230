"""Bars over time."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reader.tui.page.chart import chart


def test_a_bar_stands_for_a_month_where_the_days_are_too_many() -> None:
    made = chart([("2018-01-03", 1), ("2018-01-09", 1), ("2018-12-01", 1), ("2019-06-01", 4)], 20, 2)
    assert made is not None
    assert made.scale == "most 4 a month"
    assert made.lines == ("                 █", "█          ▄     █")
    assert made.span == "2018-01    2019-06"


def test_one_day_is_no_course_of_time() -> None:
    assert chart([("2018-01-03", 9)], 40, 4) is None
    assert chart([], 40, 4) is None


@given(
    st.dictionaries(st.dates().map(str), st.integers(1, 10**6), min_size=2, max_size=60),
    st.integers(8, 60),
    st.integers(1, 5),
)
def test_bars_stay_in_their_room_and_whatever_is_there_is_seen(
    days: dict[str, int], width: int, height: int
) -> None:
    made = chart(sorted(days.items()), width, height)
    assert made is not None
    assert len(made.lines) == height
    assert all(len(line) <= width for line in (*made.lines, made.span))
    assert made.lines[-1].strip()
    assert "█" in made.lines[0], "the highest bar reaches the top"
