"""Bytes of a feed to its entries: RSS and Atom by feedparser, JSON Feed by its own specification.

It runs in a process of its own, whose time and memory are bounded: see `limitedparsing`.
"""

from __future__ import annotations

import html
import json
import re
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin

from reader.fetch.feedentries import Enclosure, Entry, Feed
from reader.fetch.refusals import FetchError
from reader.fetch.schedule import DAY, HOUR
from reader.text import clean_line

if TYPE_CHECKING:
    import time
    from collections.abc import Mapping

ENTRIES = 5_000
"""Entries of a feed that are read; a file of more is not a feed but an archive."""
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}$")
_UTF16 = re.compile(rb"(<\?xml[^>]{0,200}?encoding\s*=\s*[\"'])utf-?16(?:le|be)?([\"'])", re.I)
_UPDATES = {"hourly": HOUR, "daily": DAY, "weekly": 7 * DAY, "monthly": 30 * DAY, "yearly": 365 * DAY}
_ROOT = re.compile(rb"<(?:[\w-]+:)?(?:rss|rdf|feed)[\s>]", re.I)
"""What a feed begins with, be it ever so empty."""
_ENTITY = re.compile(r"&(?:#\d{1,7}|#x[0-9a-f]{1,6}|[a-z][a-z0-9]{1,31});", re.I)
"""One that is whole: `&copy=2` in an address is none."""
_TAG = re.compile(r"<[a-zA-Z/!][^>]*>")


def parse(body: bytes, content_type: str, url: str, most: int = ENTRIES) -> Feed:
    """Return the feed that `body` is; `url` is where it came from, for relative addresses.

    Raises:
        FetchError: it is no feed.
    """
    head = body.lstrip(b"\xef\xbb\xbf \t\r\n")[:200]
    if head.startswith(b"{"):
        return _json_feed(body, url, most)
    return _xml_feed(body, content_type, url, most)


# ------------------------------------------------------------------ RSS and Atom
def _xml_feed(body: bytes, content_type: str, url: str, most: int) -> Feed:
    import feedparser  # type: ignore[import-untyped]
    from feedparser.mixin import _FeedParserMixin  # type: ignore[import-untyped]

    # An id is what it is: resolved, it would be another one as soon as the feed has another address.
    _FeedParserMixin.can_be_relative_uri = _FeedParserMixin.can_be_relative_uri - {"id"}
    found = feedparser.parse(
        _honest(body),
        response_headers={"content-type": content_type or "application/xml", "content-location": url},
        sanitize_html=False,
        resolve_relative_uris=True,
    )
    if not found.get("version") and not found.entries and not _ROOT.search(body[:4000]):
        raise FetchError(f"expected a feed, found {_what(body, content_type)}")
    feed = found.feed
    entries = tuple(_entry(each, url) for each in found.entries[:most])
    return Feed(
        _plain(feed.get("title_detail"), feed.get("title", "")),
        _link(feed, url),
        str(feed.get("language") or ""),
        _ttl(feed),
        entries,
        max(0, len(found.entries) - most),
    )


def _honest(body: bytes) -> bytes:
    """Return a body without a claim that its own bytes refute: text of one byte a sign declared as UTF-16."""
    return _UTF16.sub(rb"\1utf-8\2", body, count=1) if body[:200].lstrip().startswith(b"<") else body


def _what(body: bytes, content_type: str) -> str:
    head = body.lstrip()[:500].lower()
    if b"<html" in head or b"<!doctype html" in head:
        return "a page"
    return f"{clean_line(content_type) or 'something else'} of {len(body):,} bytes" if body else "nothing"


def _ttl(feed: Mapping[str, Any]) -> float:
    ttl = str(feed.get("ttl") or "")
    seconds = float(ttl) * 60 if ttl.isascii() and ttl.isdigit() and len(ttl) < 8 else 0.0
    base = _UPDATES.get(str(feed.get("sy_updateperiod") or "").strip().lower(), 0.0)
    often = str(feed.get("sy_updatefrequency") or "1").strip()
    times = int(often) if often.isascii() and often.isdigit() and int(often[:6]) > 0 else 1
    return max(seconds, base / times)


def _entry(item: Mapping[str, Any], url: str) -> Entry:
    date = _date(item.get("published"), item.get("published_parsed"))
    # feedparser gives the one for the other where it is asked for what is not there.
    updated = _date(item["updated"], item.get("updated_parsed")) if dict.__contains__(item, "updated") else ""
    return Entry(
        str(item.get("id") or "").strip(),
        _link(item, url),
        _plain(item.get("title_detail"), item.get("title", "")),
        date or updated,
        updated if date else "",
        _authors(item),
        _longest(item),
        tags=tuple(
            dict.fromkeys(clean_line(str(tag["term"])) for tag in item.get("tags") or () if tag.get("term"))
        ),
        language=str((item.get("title_detail") or {}).get("language") or item.get("language") or ""),
        enclosures=_enclosures(item, url),
    )


def _link(item: Mapping[str, Any], base: str) -> str:
    """Return the address of a page, where there is one that a browser opens; else whatever there is."""
    links = [
        str(each.get("href") or "") for each in item.get("links") or () if each.get("rel") == "alternate"
    ]
    undeclared = item.get("atom_link")  # of a prefix that nothing declares
    links += [str(undeclared.get("href") or "")] if isinstance(undeclared, dict) else []
    found = [_joined(base, link) for link in (str(item.get("link") or ""), *links) if link]
    return next(
        (link for link in found if link.startswith(("http://", "https://"))), found[0] if found else ""
    )


def _joined(base: str, url: str) -> str:
    try:
        return urljoin(base, url.strip())
    except ValueError:
        return ""


def _longest(item: Mapping[str, Any]) -> str:
    """Return the longest text of an entry."""
    contents = [_as_html(each) for each in item.get("content") or () if each.get("value")]
    detail = item.get("summary_detail")
    if detail and detail.get("value"):
        contents.append(_as_html(detail))
    return max(contents, key=lambda text: len(_TAG.sub("", text)), default="")


def _as_html(detail: Mapping[str, Any]) -> str:
    value = str(detail.get("value") or "")
    if detail.get("type") == "text/plain":
        paragraphs = re.split(r"\n\s*\n", html.escape(value, quote=False))
        return "".join(f"<p>{each}</p>" for each in paragraphs if each.strip())
    return value


def _plain(detail: Mapping[str, Any] | None, value: str) -> str:
    """Return a title as plain text: in some feeds it is HTML, whatever they say."""
    text = str(value or "")
    kind = (detail or {}).get("type", "text/html")
    if _TAG.search(text):
        from lxml import etree
        from lxml.html import fromstring

        try:
            tree = fromstring(f"<div>{text}</div>")
            etree.strip_elements(tree, "script", "style", with_tail=False)
            text = "".join(map(str, tree.itertext()))
        except ValueError:
            text = _TAG.sub("", text)
    elif kind != "text/plain" and "&" in text:
        text = _ENTITY.sub(lambda found: html.unescape(found[0]), text)
    return clean_line(text)


def _authors(item: Mapping[str, Any]) -> str:
    names = [clean_line(str(each.get("name") or "")) for each in item.get("authors") or ()]
    known = list(dict.fromkeys(name for name in names if name))
    return ", ".join(known) or clean_line(str(item.get("author") or ""))


def _date(written: object, parsed: time.struct_time | None) -> str:
    """Return a date as ISO 8601; empty where there is none, or feedparser could make nothing of it."""
    if not written or parsed is None:
        return ""
    text = str(written).strip()
    if _DAY.match(text):
        return text
    try:
        moment = datetime(*parsed[:6], tzinfo=UTC)
    except ValueError:
        return ""
    return moment.isoformat().replace("+00:00", "Z")


def _enclosures(item: Mapping[str, Any], base: str) -> tuple[Enclosure, ...]:
    found: dict[str, Enclosure] = {}
    duration = clean_line(str(item.get("itunes_duration") or ""))
    for each in (*(item.get("enclosures") or ()), *(item.get("media_content") or ())):
        url = _joined(base, str(each.get("href") or each.get("url") or ""))
        if url and url not in found:
            length = str(each.get("length") or each.get("filesize") or "")
            size = int(length) if length.isascii() and length.isdigit() and len(length) < 16 else None
            found[url] = Enclosure(url, clean_line(str(each.get("type") or "")), size, duration)
    return tuple(found.values())


# ------------------------------------------------------------------ JSON Feed
def _json_feed(body: bytes, url: str, most: int) -> Feed:
    try:
        data = json.loads(body.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise FetchError(f"expected a feed, found what is no JSON ({clean_line(str(error))[:80]})") from error
    if not isinstance(data, dict) or not isinstance(data.get("items"), list):
        raise FetchError("expected a JSON Feed, found an object without `items`")
    items = [each for each in data["items"] if isinstance(each, dict)]
    base = _words(data, "feed_url") or url
    return Feed(
        clean_line(_words(data, "title")),
        _words(data, "home_page_url"),
        _words(data, "language"),
        0.0,
        tuple(_json_entry(each, data, base) for each in items[:most]),
        max(0, len(items) - most),
    )


def _words(record: Mapping[str, Any], key: str) -> str:
    value = record.get(key)
    if isinstance(value, bool) or value is None:
        return ""
    return str(value) if isinstance(value, str | int | float) else ""


def _json_entry(item: Mapping[str, Any], feed: Mapping[str, Any], base: str) -> Entry:
    text = _words(item, "content_html") or _as_html(
        {"value": _words(item, "content_text"), "type": "text/plain"}
    )
    summary = _as_html({"value": _words(item, "summary"), "type": "text/plain"})
    link = _words(item, "url") or _words(item, "external_url")
    date, updated = (_iso(_words(item, key)) for key in ("date_published", "date_modified"))
    people = item.get("authors") or item.get("author") or feed.get("authors") or feed.get("author") or []
    people = people if isinstance(people, list) else [people]
    names = [clean_line(_words(each, "name")) for each in people if isinstance(each, dict)]
    tags = item.get("tags")
    attached = item.get("attachments")
    return Entry(
        _words(item, "id").strip(),
        _joined(base, link) if link else "",
        clean_line(_words(item, "title")),
        date or updated,
        updated if date else "",
        ", ".join(name for name in names if name),
        text or summary,
        tags=tuple(clean_line(str(tag)) for tag in tags if isinstance(tag, str))
        if isinstance(tags, list)
        else (),
        language=_words(item, "language"),
        enclosures=tuple(
            Enclosure(_joined(base, _words(each, "url")), clean_line(_words(each, "mime_type")), _size(each))
            for each in (attached if isinstance(attached, list) else [])
            if isinstance(each, dict) and _words(each, "url")
        ),
    )


def _size(record: Mapping[str, Any]) -> int | None:
    size = record.get("size_in_bytes")
    return size if isinstance(size, int) and not isinstance(size, bool) and 0 <= size < 1 << 50 else None


def _iso(written: str) -> str:
    if _DAY.match(written.strip()):
        return written.strip()
    try:
        moment = datetime.fromisoformat(written.strip())
    except ValueError:
        return ""
    when = moment if moment.tzinfo is not None else moment.replace(tzinfo=UTC)
    try:
        return when.astimezone(UTC).replace(microsecond=0).isoformat().replace("+00:00", "Z")
    except OverflowError:
        return ""
