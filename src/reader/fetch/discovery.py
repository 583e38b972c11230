"""What is at an address that somebody wants to subscribe to: a feed, or a page that names one."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urljoin

from lxml import etree
from lxml.html import document_fromstring

from reader.fetch.onefeed import LARGEST_FEED
from reader.fetch.refusals import FetchError
from reader.fetch.webaddresses import checked, host_of, shown

if TYPE_CHECKING:
    from reader.fetch.onefeed import Getting, Parsing

_KINDS = (
    "application/rss+xml",
    "application/atom+xml",
    "application/feed+json",
    "application/json",
    "text/xml",
)


class Found(NamedTuple):
    """A feed that is there."""

    url: str
    title: str
    entries: int


def look(url: str, getter: Getting, parser: Parsing, *, local: bool = False) -> Found:
    """Return the feed at an address, or the first that the page there names.

    Raises:
        FetchError: there is no feed; it says what there is.
    """
    url = checked(url if "://" in url else f"https://{url}")
    host = host_of(url) if local else None
    answer = getter.get(url, limit=LARGEST_FEED, local=host)
    if answer.status != 200:
        raise FetchError(f"{shown(url)}: expected a feed, found nothing (the server says {answer.status})")
    kind = answer.headers.get("content-type", "")
    try:
        feed = parser.feed(answer.body, kind, answer.url)
    except FetchError as error:
        named = _named(answer.body, answer.url)
        if not named:
            raise FetchError(f"{shown(url)}: {error}, which names no feed either") from error
    else:
        return Found(url, feed.title, len(feed.entries))
    there = checked(named)
    second = getter.get(there, limit=LARGEST_FEED, local=host if host_of(there) == host else None)
    if second.status != 200:
        raise FetchError(
            f"{shown(there)}: named as the feed of {shown(url)}, but not there ({second.status})"
        )
    feed = parser.feed(second.body, second.headers.get("content-type", ""), second.url)
    return Found(there, feed.title, len(feed.entries))


def _named(page: bytes, url: str) -> str | None:
    """Return the address of the first feed that a page names."""
    try:
        root = document_fromstring(page[: 1 << 20])
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return None
    for link in root.iter("link"):
        rels = (link.get("rel") or "").lower().split()
        kind = (link.get("type") or "").lower().partition(";")[0].strip()
        if "alternate" in rels and kind in _KINDS and link.get("href"):
            return urljoin(url, link.get("href", ""))
    return None
