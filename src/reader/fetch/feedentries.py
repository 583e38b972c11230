"""A feed and its entries, whatever format they came in. All text is as the feed has it; who writes it cleans it."""

from __future__ import annotations

from typing import NamedTuple


class Enclosure(NamedTuple):
    """A file that comes with an entry: an episode, a picture."""

    url: str
    kind: str = ""
    length: int | None = None
    duration: str = ""


class Entry(NamedTuple):
    """One entry of a feed."""

    id: str = ""
    """What the feed calls it; empty where it does not."""
    url: str = ""
    title: str = ""
    """Plain text."""
    date: str = ""
    """When it was published, ISO 8601: a day, or a time in UTC; empty where the feed does not say."""
    updated: str = ""
    author: str = ""
    html: str = ""
    """The whole of its text that the feed has, as HTML; empty once it is Markdown."""
    text: str = ""
    """The same as Markdown."""
    tags: tuple[str, ...] = ()
    language: str = ""
    enclosures: tuple[Enclosure, ...] = ()


class Feed(NamedTuple):
    """What a feed holds."""

    title: str = ""
    url: str = ""
    """The address of the site."""
    language: str = ""
    ttl: float = 0.0
    """Seconds that it asks to be left alone."""
    entries: tuple[Entry, ...] = ()
    dropped: int = 0
    """Entries beyond the limit."""
