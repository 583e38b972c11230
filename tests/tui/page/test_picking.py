"""Rows that are selected."""

from __future__ import annotations

from reader.tui.page.picking import Picked, ended, ranged, toggled

KEYS = [90, 80, 70, 60, 50]


def test_single_rows_come_in_the_order_of_the_list() -> None:
    picked = toggled(toggled(Picked(), 60), 90)
    assert picked.of(KEYS, 0) == [90, 60]
    assert picked.holds(3, 60, 0)
    assert not picked.holds(2, 70, 0)
    assert not toggled(toggled(picked, 60), 90)


def test_a_range_follows_the_cursor_both_ways_until_it_is_ended() -> None:
    picked = ranged(Picked(), KEYS, 2)
    assert picked.of(KEYS, 4) == [70, 60, 50]
    assert picked.of(KEYS, 1) == [80, 70]
    assert picked.holds(1, 80, 0)
    held = ranged(picked, KEYS, 3)
    assert held.anchor is None
    assert held.of(KEYS, 0) == [70, 60]
    assert ended(Picked(), KEYS, 0) == Picked()


def test_a_range_and_single_rows_go_together() -> None:
    picked = ranged(toggled(Picked(), 50), KEYS, 0)
    assert picked.of(KEYS, 1) == [90, 80, 50]
