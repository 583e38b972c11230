"""Feeds as rows: how it stands with each, in words. Pure."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, NamedTuple

from reader.index.query.printing import quoted
from reader.tui.page.paint import line

if TYPE_CHECKING:
    from collections.abc import Iterable


class FeedRow(NamedTuple):
    """A feed, as `reader feeds --format json` tells of it; every text cleaned."""

    title: str
    """Empty where none is known."""
    url: str
    """Without secrets; the commands take it."""
    documents: str
    """The folder of its documents, below the archive."""
    succeeded: str = ""
    """When it answered last, `YYYY-MM-DD HH:MM`; empty for never."""
    due: str = ""
    gone: bool = False
    """It is not asked any more."""
    entries: int = 0
    error: str = ""

    @property
    def name(self) -> str:
        """What people call it."""
        return self.title or self.url

    @property
    def query(self) -> str:
        """What finds its articles."""
        return f"source:{quoted(self.title)}" if self.title else f"path:{quoted(self.documents)}"

    @property
    def facts(self) -> str:
        """When it answered, when it is asked next, and how many entries are known of it."""
        asked = f"answered {self.succeeded}" if self.succeeded else "never answered yet"
        following = "gone for good" if self.gone else f"next {self.due}" if self.due else "next: now"
        entries = "1 entry" if self.entries == 1 else f"{self.entries:,} entries"
        return f"{asked} · {following} · {entries}"


def feed_row(record: dict[str, Any]) -> FeedRow:
    """Return a feed from its record; what is not there, or of another type, is empty."""

    def text(name: str) -> str:
        value = record.get(name)
        return line(value) if isinstance(value, str) else ""

    entries = record.get("entries")
    return FeedRow(
        text("title"),
        text("url"),
        text("documents"),
        text("succeeded"),
        text("due"),
        record.get("gone") is True,
        entries if isinstance(entries, int) else 0,
        text("error"),
    )


def feed_rows(said: Iterable[bytes]) -> list[FeedRow]:
    """Return the feeds of lines of JSON, in their order; a line that is none is passed over."""
    return [feed_row(record) for record in _records(said)]


class Tally(NamedTuple):
    """What came of a fetch."""

    new: int = 0
    changed: int = 0
    failed: int = 0

    def __str__(self) -> str:
        failed = "1 feed failed" if self.failed == 1 else f"{self.failed:,} feeds failed"
        parts = [f"{self.new:,} new"] if self.new or not self.changed else []
        parts += [f"{self.changed:,} changed"] * bool(self.changed) + [failed] * bool(self.failed)
        return " · ".join(parts)


def tally(said: Iterable[bytes]) -> Tally:
    """Return what lines of `reader fetch --format json` say."""
    new = changed = failed = 0
    for record in _records(said):
        new += _number(record.get("new"))
        changed += _number(record.get("changed"))
        failed += record.get("error") is not None
    return Tally(new, changed, failed)


def _number(value: object) -> int:
    return len(value) if isinstance(value, list) else 0


def _records(said: Iterable[bytes]) -> Iterable[dict[str, Any]]:
    for each in said:
        try:
            record = json.loads(each)
        except ValueError:  # half a line, from one that was ended
            continue
        if isinstance(record, dict):
            yield record
