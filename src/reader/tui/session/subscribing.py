"""What is subscribed to: the feeds as they stand, and what keys have done with them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.tui.page.feedrows import feed_rows, tally

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from reader.tui.page.feedrows import FeedRow
    from reader.tui.session.shelf import Shelf
    from reader.tui.session.stage import Stage
    from reader.tui.worker.fetching import Fetching, Ran


class Subscribing:
    """Asks processes, one at a time for each thing, and shows what they say."""

    def __init__(self, stage: Stage, fetching: Fetching, shelf: Shelf) -> None:
        self._stage = stage
        self.fetching = fetching
        self._shelf = shelf
        self.rows: Sequence[FeedRow] = ()
        self.said = ""
        """What was done last, or went wrong, in a sentence."""
        self.shown: Callable[[], object] | None = None
        """What shows the feeds, while something does."""
        self._fetches = 0

    @property
    def doing(self) -> str:
        """What goes on, for the status line."""
        return "fetching feeds" if self._fetches else ""

    def look(self) -> None:
        """Ask how it stands with the feeds."""
        if self.fetching.has_feeds or self.rows:
            self._stage.start(self._listed(), "feeds")

    def fetch_due(self) -> None:
        """Fetch what is due, where anything is subscribed to."""
        if self.fetching.has_feeds and not self._fetches:
            self._stage.start(self._fetched("--due"), "fetch")

    def fetch(self, row: FeedRow) -> None:
        """Fetch one feed now."""
        if self._fetches:
            self._say("feeds are being fetched; wait until that is done")
            return
        self._say(f"fetching {row.name} …")
        self._stage.start(self._fetched("--", row.url), "fetch")

    def add(self, url: str) -> None:
        """Subscribe to the feed at an address."""
        if url := url.strip():
            self._say("looking at it …")
            self._stage.start(self._changed("add", url), "feeds")

    def remove(self, row: FeedRow) -> None:
        """End a subscription; its articles stay."""
        self._stage.start(self._changed("rm", row.url), "feeds")

    async def _fetched(self, *words: str) -> None:
        self._fetches += 1
        self._stage.tell()
        try:
            ran = await self.fetching.run("fetch", "--format", "json", *words)
        finally:
            self._fetches -= 1
        sentence = _what_came(ran)
        self._say(sentence)
        self._stage.toast(sentence)
        self._stage.tell()
        await self._listed()

    async def _changed(self, *words: str) -> None:
        ran = await self.fetching.run("feeds", words[0], "--", *words[1:])
        self._say(ran.said)
        await self._listed()

    async def _listed(self) -> None:
        ran = await self.fetching.run("feeds", "--format", "json")
        self.rows = feed_rows(ran.lines)
        if ran.code > 1:
            self.said = ran.said
        self._shelf.feeds = [(row.name, row.query) for row in self.rows]
        self._shelf.look_again()
        self._show()

    def _say(self, sentence: str) -> None:
        self.said = sentence
        self._show()

    def _show(self) -> None:
        if self.shown is not None:
            self.shown()


def _what_came(ran: Ran) -> str:
    """Return in a sentence how a fetch ended."""
    if ran.lines:
        return str(tally(ran.lines))
    if ran.code < 0:
        return "fetching was ended"
    return ran.said or "nothing new"
