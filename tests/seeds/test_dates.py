"""Dates: what is one, and that its day is never moved."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.seeds.dates import date_in_path, is_nothing, read_date


@pytest.mark.parametrize(
    ("written", "date"),
    [
        ("2018-01-06", "2018-01-06"),
        ("2018-1-6", "2018-01-06"),
        ("2018/01/06", "2018-01-06"),
        ("20180106", "2018-01-06"),
        ("2016-03-14 10:59:54 -0400", "2016-03-14T10:59:54-04:00"),
        ("2016-03-14T23:59:54.123Z", "2016-03-14T23:59:54+00:00"),
        ("2016-03-14T10:59", "2016-03-14T10:59:00"),
        ("Mon, 14 Mar 2016 10:59:54 GMT", "2016-03-14T10:59:54+00:00"),
        ("14 March 2016", "2016-03-14"),
        ("March 14th, 2016", "2016-03-14"),
        ("Mar. 14, 2016, 3:04 PM", "2016-03-14T15:04:00"),
        ("14.03.2016", "2016-03-14"),
        ("03/14/2016", "2016-03-14"),
        ("1704412800", "2024-01-05T00:00:00+00:00"),
        ("2024-06-30T23:59:60Z", "2024-06-30T23:59:59+00:00"),
        ("2024-01-05T10:00:00+99:99", "2024-01-05T10:00:00"),
        ("2024-01-05T25:00:00", "2024-01-05"),
    ],
)
def test_dates(written: str, date: str) -> None:
    assert read_date(written) == date


@pytest.mark.parametrize(
    "written",
    [
        "",
        "2024-02-30",
        "2024-13-01",
        "0001-01-01",
        "0000-00-00",
        "tomorrow",
        "05/06/2024",
        "9" * 5000,
        "12:30",
        "2024-W10-2",
    ],
)
def test_no_dates(written: str) -> None:
    assert read_date(written) is None


EARLIEST = datetime.datetime.fromisoformat("0002-01-01")
LATEST = datetime.datetime.fromisoformat("9999-12-30")
offsets = st.none() | st.integers(-1439, 1439).map(
    lambda minutes: datetime.timezone(datetime.timedelta(minutes=minutes))
)


@given(st.datetimes(EARLIEST, LATEST), offsets)
def test_the_day_is_never_moved(moment: datetime.datetime, zone: datetime.timezone | None) -> None:
    date = read_date(moment.replace(tzinfo=zone).isoformat(timespec="seconds"))
    assert date is not None
    assert date[:10] == moment.date().isoformat()
    assert read_date(date) == date


@given(st.text(max_size=60) | st.from_regex(r"[0-9]{1,5}[-/.][0-9]{1,3}[-/.][0-9]{1,5}(T[0-9:]{1,9})?"))
def test_any_text_is_a_date_or_none(written: str) -> None:
    date = read_date(written)
    if date is not None:
        assert datetime.date.fromisoformat(date[:10]).year >= 2
        datetime.datetime.fromisoformat(date)


def test_nothing_and_paths() -> None:
    assert all(
        is_nothing(word) for word in ("", "null", "0001-01-01", "0001-01-01T00:00:00Z", "0000-00-00", "None")
    )
    assert not any(is_nothing(word) for word in ("2024-02-30", "2001-01-01", "soon"))
    assert date_in_path("2019-13-44.txt") is None
    assert date_in_path("000_84f662bfa4d4cfd3.txt") is None
    assert date_in_path("news/2019_03_04 x.txt") == "2019-03-04"
