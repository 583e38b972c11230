"""Feeds as rows, and what a fetch comes to."""

from __future__ import annotations

import json

import pytest

from reader.tui.page.feedrows import FeedRow, Tally, feed_rows, tally
from reader.tui.page.shelfrows import FEEDS, SOURCES, entries_of


def test_lines_of_the_command_become_rows_and_what_is_none_is_passed_over() -> None:
    known = {
        "title": "Harbour \x1b[31mNews",
        "url": "https://example.org/feed",
        "documents": "harbour-news",
        "succeeded": "2026-11-28 10:00",
        "due": "2026-11-28 11:00",
        "entries": 1,
        "error": None,
    }
    first, second = feed_rows(
        [json.dumps(known).encode(), b"{half", b"[]", b'{"documents": "quay", "url": "u"}']
    )
    assert "\x1b" not in first.title
    assert first.facts == "answered 2026-11-28 10:00 · next 2026-11-28 11:00 · 1 entry"
    assert (second.name, second.query) == ("u", 'path:"quay"')
    assert second.facts == "never answered yet · next: now · 0 entries"


def test_a_feed_that_is_gone_says_so() -> None:
    assert "gone for good" in FeedRow("Quay", "u", "quay", gone=True).facts


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        ([], "0 new"),
        ([{"new": ["a"], "changed": [], "error": None}], "1 new"),
        (
            [{"new": ["a", "b", "c"], "error": None}, {"new": [], "error": "no answer"}],
            "3 new · 1 feed failed",
        ),
        ([{"new": [], "changed": ["a"], "error": None}], "1 changed"),
        ([{"error": "x"}, {"error": "y"}], "0 new · 2 feeds failed"),
    ],
)
def test_what_a_fetch_came_to_in_words(lines: list[dict[str, object]], told: str) -> None:
    assert str(tally([json.dumps(each).encode() for each in lines])) == told
    assert Tally() == tally([b"", b"nonsense"])


def test_a_source_that_is_a_feed_stands_on_the_shelf_once() -> None:
    feeds = [("Quay", 'source:"Quay"'), ("unnamed", 'path:"unnamed"')]
    entries = entries_of({}, ["Quay", "Pier"], [], feeds)
    assert [entry.label for entry in entries if entry.branch == FEEDS] == ["Quay", "unnamed"]
    assert [entry.label for entry in entries if entry.branch == SOURCES] == ["Pier"]
