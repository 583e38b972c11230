"""Where articles stand in a cluster: their keys, their order, their paths."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from reader.index.opensearch.layout.articlekeys import (
    between,
    day_of,
    key_of,
    sent_path,
    told_path,
    when,
    written_day,
)
from reader.index.query.tree import Days
from reader.model.identity import path_bytes

if TYPE_CHECKING:
    import datetime as dt

PATHS = st.binary(max_size=30).map(lambda raw: raw.decode("utf-8", "surrogateescape"))
DAYS = st.dates()
TIMES = st.one_of(
    st.just(""),
    st.times().map(lambda time: time.strftime("T%H:%M")),
    st.times().map(lambda time: time.strftime("T%H:%M:%S")),
    st.times().map(lambda time: time.strftime("T%H:%M:%S+02:00")),
)
DATES = st.builds(lambda day, time: day.isoformat() + time, DAYS, TIMES)


@given(DATES, DATES)
def test_articles_are_ordered_as_their_dates_are_written(one: str, other: str) -> None:
    assert (when(one) < when(other)) == (one[:19] < other[:19])
    assert (when(one) == when(other)) == (one[:19] == other[:19])
    assert when(None) < when(one)


@given(DATES, DAYS, DAYS)
def test_an_article_is_of_these_days_where_its_day_is(date: str, first: dt.date, last: dt.date) -> None:
    low, high = between(Days(first, last))
    assert (low <= when(date) <= high) == (first.isoformat() <= date[:10] <= last.isoformat())
    assert not between(Days(None, None))[0] <= when(None)


@given(DATES)
def test_the_day_comes_back(date: str) -> None:
    assert written_day(day_of(date)) == date[:10]
    assert written_day(day_of(None)) is None


@given(PATHS, PATHS)
def test_paths_are_sent_in_their_order_and_come_back(one: str, other: str) -> None:
    assert told_path(sent_path(one)) == one
    assert (sent_path(one) < sent_path(other)) == (path_bytes(one) < path_bytes(other))


@given(st.text(max_size=5), PATHS, st.none() | st.text(max_size=5))
def test_a_key_is_a_positive_number_of_63_bits(origin: str, path: str, fragment: str | None) -> None:
    assert 0 < key_of(origin, path, fragment) < 1 << 63


def test_origin_path_and_fragment_tell_articles_apart() -> None:
    asked = [("a", "b", None), ("a", "b", ""), ("", "b", None), ("a", "b", "c"), ("a", "b#c", None)]
    assert len({key_of(*each) for each in asked}) == len(asked)
