"""Rows that come when they are wanted."""

from __future__ import annotations

from reader.index.query import parse
from reader.tui.page.listrows import AHEAD, KEPT, RowSource
from tests.tui.fakes import LongIndex


def test_only_rows_near_the_screen_are_wanted_and_only_once() -> None:
    index = LongIndex(1000)
    source = RowSource(index.article_keys(parse("")))
    wanted = source.wanted(100, 110)
    assert len(wanted) == 10 + 2 * AHEAD
    assert source.wanted(100, 110) == []
    source.fill(index.hits(wanted), wanted)
    assert source.row(105) is not None
    assert source.row(500) is None


def test_rows_that_do_not_come_are_gone() -> None:
    source = RowSource([3, 2, 1])
    source.fill([], source.wanted(0, 3))
    assert source.gone(0)
    assert source.wanted(0, 3) == []


def test_rows_are_forgotten_before_they_fill_the_memory() -> None:
    index = LongIndex(3 * KEPT)
    source = RowSource(index.article_keys(parse("")))
    for start in range(0, 2 * KEPT, 500):
        wanted = source.wanted(start, start + 500)
        source.fill(index.hits(wanted), wanted)
    assert source.row(0) is None
    assert source.wanted(0, 5)
