"""When a feed is asked again."""

from __future__ import annotations

from random import Random

import pytest

from reader.fetch.schedule import DAY, HOUR, after_failure, after_success, max_age, period, retry_after

NOW = 1_800_000_000.0


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("30m", 1800.0),
        ("2h", 7200.0),
        ("1d", DAY),
        ("1 w", 7 * DAY),
        ("0m", None),
        ("x", None),
        (None, None),
        ("5s", None),
    ],
)
def test_periods(text: str | None, seconds: float | None) -> None:
    assert period(text) == seconds


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        ("120", 120.0),
        ("99999999999", 7 * DAY),
        ("Fri, 15 Jan 2027 08:10:00 GMT", 600.0),
        ("Fri, 15 Jan 2021 08:10:00 GMT", 0.0),
        ("soon", None),
        ("", None),
        (None, None),
    ],
)
def test_retry_after_in_both_forms(value: str | None, seconds: float | None) -> None:
    assert retry_after(value, NOW) == seconds


def test_how_long_an_answer_is_fresh() -> None:
    assert max_age("public, max-age=7200") == 7200
    assert max_age("s-maxage=60") == 60
    assert max_age("max-age=99999999") == DAY
    assert max_age("no-cache") == max_age(None) == 0


def test_hourly_with_validators_daily_without_and_never_earlier() -> None:
    random = Random(1)
    for _ in range(50):
        due = after_success(every=None, fresh=0, ttl=0, validators=True, random=random)
        assert HOUR <= due <= 1.1 * HOUR
        assert after_success(every=60, fresh=0, ttl=0, validators=True, random=random) >= HOUR
        assert after_success(every=None, fresh=0, ttl=0, validators=False, random=random) >= DAY
        assert after_success(every=None, fresh=3 * HOUR, ttl=0, validators=True, random=random) >= 3 * HOUR
        assert after_success(every=None, fresh=0, ttl=30 * DAY, validators=True, random=random) <= 1.1 * DAY


def test_failures_wait_twice_as_long_each_time_up_to_a_day() -> None:
    waits = [after_failure(count, None, Random(1)) for count in range(1, 9)]
    assert waits == sorted(waits)
    assert HOUR <= waits[0] <= 1.1 * HOUR
    assert DAY <= waits[-1] <= 1.1 * DAY
    assert after_failure(5, 90.0, Random(1)) == 90.0
    assert after_failure(5, 0.0, Random(1)) == 60.0
