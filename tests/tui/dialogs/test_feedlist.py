"""The feeds above the panes: what is shown of them, and what keys do."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from reader.tui.worker.fetching import Ran
from tests.tui.conftest import reading

if TYPE_CHECKING:
    from tests.tui.conftest import Driver


class FakeFetching:
    """Answers as the commands do, from a list of feeds."""

    has_feeds = True

    def __init__(self) -> None:
        self.ran: list[tuple[str, ...]] = []
        self.feeds = {"https://quay.example/feed": "Quay News", "https://pier.example/feed": "Pier Post"}
        self.fetched = [
            {"feed": "Quay News", "new": ["a", "b", "c"], "error": None},
            {"error": "no such host"},
        ]

    async def run(self, *words: str) -> Ran:
        self.ran.append(words)
        if words[:2] == ("feeds", "--format"):
            rows = [
                {"title": title, "url": url, "documents": "x", "entries": 4, "error": "it is not there (404)"}
                for url, title in self.feeds.items()
            ]
            return Ran(0 if rows else 1, [json.dumps(row).encode() for row in rows], "")
        if words[:2] == ("feeds", "rm"):
            return Ran(0, [], f"{self.feeds.pop(words[3])} is not subscribed to any more; its articles stay")
        if words[:2] == ("feeds", "add"):
            return Ran(2, [], "expected a feed, found a page")
        return Ran(0, [json.dumps(each).encode() for each in self.fetched], "")

    async def leave(self) -> None:
        """Nothing runs."""


def put(reader: Driver) -> FakeFetching:
    fake = FakeFetching()
    reader.main.feeds.fetching = fake  # type: ignore[assignment]
    return fake


async def test_each_feed_is_shown_with_its_error_in_words() -> None:
    async with reading() as reader:
        put(reader)
        await reader.press("g", "f")
        await reader.until(lambda: "Pier Post" in reader.text)
        assert "4 entries" in reader.text
        assert "it is not there (404)" in reader.text
        await reader.press("escape")
        assert "Pier Post" not in reader.text


async def test_removing_asks_first_and_keeps_what_is_not_confirmed() -> None:
    async with reading() as reader:
        fake = put(reader)
        await reader.press("g", "f")
        await reader.until(lambda: "Pier Post" in reader.text)
        await reader.press("d")
        assert "d again ends the subscription to Quay News" in reader.text
        await reader.press("j", "d")
        assert "d again ends the subscription to Pier Post" in reader.text
        await reader.press("d")
        await reader.until(lambda: "Pier Post is not subscribed to any more" in reader.text)
        assert list(fake.feeds.values()) == ["Quay News"]


async def test_an_address_is_asked_for_and_what_is_wrong_with_it_is_said() -> None:
    async with reading() as reader:
        fake = put(reader)
        await reader.press("g", "f")
        await reader.until(lambda: "Pier Post" in reader.text)
        await reader.press("a", *"-dqr.x", "enter")
        await reader.until(lambda: "expected a feed, found a page" in reader.text)
        assert ("feeds", "add", "--", "-dqr.x") in fake.ran
        await reader.press("a", "escape")
        assert "Pier Post" in reader.text, "Esc leaves the address, and not the feeds"


async def test_a_feed_is_fetched_and_its_articles_are_listed() -> None:
    async with reading() as reader:
        fake = put(reader)
        await reader.press("g", "f")
        await reader.until(lambda: "Pier Post" in reader.text)
        await reader.press("r")
        await reader.until(lambda: "3 new · 1 feed failed" in reader.text)
        assert ("fetch", "--format", "json", "--", "https://quay.example/feed") in fake.ran
        await reader.press("enter")
        assert 'source:"Quay News"' in reader.lines[0]


async def test_looking_again_fetches_what_is_due_and_says_what_came() -> None:
    async with reading() as reader:
        fake = put(reader)
        await reader.press("R")
        await reader.until(lambda: "3 new · 1 feed failed" in reader.lines[-1])
        assert fake.ran[0] == ("fetch", "--format", "json", "--due")
