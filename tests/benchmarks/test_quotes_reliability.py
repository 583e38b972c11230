"""Bands of what was said and what is right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from benchmarks.quotes_reliability import Seen, bands, print_bands

if TYPE_CHECKING:
    import pytest


def test_neighbouring_bands_are_joined_until_they_have_enough() -> None:
    seen = [Seen(0.55, True, True)] * 30 + [Seen(0.65, True, True)] * 30 + [Seen(0.99, True, True)] * 45
    assert [len(band) for band in bands(seen)] == [60, 45]
    assert [len(band) for band in bands([*seen, *[Seen(0.3, False, False)] * 41])] == [41, 60, 45]
    assert [len(band) for band in bands(seen[:10])] == [10]


def test_what_is_said_stands_beside_what_is_right(capsys: pytest.CaptureFixture[str]) -> None:
    seen = [Seen(0.99, place > 4, place > 9) for place in range(50)]
    print_bands("a set", seen)
    lines = capsys.readouterr().out.splitlines()
    assert "0.99/0.90 (50)" in lines[0]
    assert "differ by 0.090 at most, 0.090 on average" in lines[0]
    assert "0.99/1.00 (40)" in lines[1]
    assert "sure 100% of the named, 1.000 of them right" in lines[2]
