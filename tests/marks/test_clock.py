"""Stamps: the order of their text is the order of time, and no clock can stop another."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reader.marks.clock import (
    AHEAD,
    NEVER,
    STAMP,
    following,
    horizon,
    milliseconds_of,
    next_stamp,
    now_ms,
    stamp_at,
)
from tests.marks.making import NOON

moments = st.integers(0, 0xEFFF_FFFF_FFFE)
stamps = st.builds(stamp_at, moments, st.integers(0, 0xFFFF))


@given(stamps, stamps)
def test_text_order_is_time_order(one: str, other: str) -> None:
    def number(stamp: str) -> tuple[int, int]:
        return int(stamp[:12], 16), int(stamp[13:], 16)

    assert (one < other) == (number(one) < number(other))
    assert STAMP.fullmatch(one)


@given(stamps)
def test_the_following_stamp_is_later_and_nothing_lies_between(stamp: str) -> None:
    after = following(stamp)
    assert stamp < after
    assert STAMP.fullmatch(after)
    assert milliseconds_of(after) - milliseconds_of(stamp) in (0, 1)


@given(moments, st.integers(-AHEAD, AHEAD))
def test_a_day_of_skew_either_way_still_makes_later_stamps(now: int, skew: int) -> None:
    seen = stamp_at(min(max(0, now + skew), 0xEFFF_FFFF_FFFE), 7)
    assert next_stamp(now, seen) > seen


def test_a_clock_in_the_far_future_does_not_push_this_one() -> None:
    assert next_stamp(1000, stamp_at(1000 + AHEAD + 5)) == stamp_at(1000)
    assert next_stamp(1000, stamp_at(1000 + AHEAD)) == stamp_at(1000 + AHEAD, 1)
    assert stamp_at(1000 + AHEAD, 9) < horizon(1000)


def test_the_last_stamp_is_followed_by_itself() -> None:
    last = "efffffffffff-ffff"
    assert following(last) == last
    assert following("effffffffffe-ffff") == "efffffffffff-0000"


def test_the_clock_of_this_machine_makes_stamps() -> None:
    assert next_stamp(now_ms(), NEVER) > stamp_at(NOON)
