"""A limit on time, and one within another."""

from __future__ import annotations

import pytest

from reader.seeds.stopwatch import OutOfTimeError, stopwatch


def busy() -> None:
    while True:
        pass


def test_what_takes_too_long_is_stopped() -> None:
    with pytest.raises(OutOfTimeError), stopwatch(0.02):
        busy()


def test_the_outer_time_goes_on_after_an_inner_one() -> None:
    with pytest.raises(OutOfTimeError), stopwatch(0.1):  # noqa: PT012 - what comes first is what it is about
        with pytest.raises(OutOfTimeError), stopwatch(0.01):
            busy()
        with stopwatch(60):
            pass
        busy()


def test_an_inner_time_is_never_longer_than_the_outer_one() -> None:
    with pytest.raises(OutOfTimeError), stopwatch(0.03), stopwatch(60):
        busy()
