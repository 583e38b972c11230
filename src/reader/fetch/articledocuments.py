"""An entry of a feed as a Markdown document of the archive, and such documents as what is known of a feed."""

from __future__ import annotations

import os
import re
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import yaml

from reader.fetch.feedstates import Known
from reader.fetch.webaddresses import shown
from reader.marks.articlenames import normal_address, text_hash
from reader.text import clean_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader.fetch.feedentries import Entry

_DUMPER = getattr(yaml, "CSafeDumper", yaml.SafeDumper)
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_VERSION = re.compile(r"(?:\.v(\d+))?\.md$")
HEAD = 1 << 16
"""Bytes of a document in which its front matter ends."""


def document(
    entry: Entry,
    *,
    source: str,
    feed: str,
    fetched: float,
    content: str = "feed",
    pictures: int = 0,
    version: int = 1,
    supersedes: str = "",
) -> bytes:
    """Return the document of an entry. What the feed does not say is not in it.

    `content` is where the text is from, `feed` or `page`; `pictures` how many files it names;
    `supersedes` the path of the version before.
    """
    record: dict[str, Any] = {
        "title": entry.title,
        "date": entry.date,
        "author": entry.author,
        "source": source,
        "url": entry.url,
        "language": entry.language,
        "tags": list(entry.tags),
        "fetched": _moment(fetched),
        "feed": shown(feed),
        "feed_id": entry.id,
        "updated": entry.updated if entry.date else "",
        "content": content,
        "pictures": pictures or None,
        "version": version if version > 1 else None,
        "supersedes": supersedes,
        "enclosures": [
            {name: value for name, value in each._asdict().items() if value not in ("", None)}
            for each in entry.enclosures
        ],
    }
    kept = {name: _plain(value) for name, value in record.items() if value not in ("", None, [], ())}
    head = yaml.dump(kept, Dumper=_DUMPER, allow_unicode=True, sort_keys=False, width=10_000)
    return f"---\n{head}---\n\n{entry.text.strip()}\n".encode("utf-8", "replace")


def _plain(value: Any) -> Any:
    if isinstance(value, str):
        return clean_line(value)
    if isinstance(value, list):
        return [_plain(each) for each in value]
    if isinstance(value, dict):
        return {name: _plain(each) for name, each in value.items()}
    return value


def _moment(seconds: float) -> str:
    return datetime.fromtimestamp(seconds, UTC).replace(microsecond=0).isoformat().replace("+00:00", "Z")


def next_version(path: str, version: int) -> str:
    """Return the path of another version of a document."""
    return _VERSION.sub("", path) + f".v{version}.md"


def recognised(root: str, folder: str) -> Iterator[Known]:
    """Yield the articles that the documents of a feed's folder are, the newest version of each.

    For a feed of which nothing is kept. What is no document of ours is passed over.
    """
    newest: dict[str, Known] = {}
    for above, _, names in os.walk(os.path.join(root, folder)):
        for name in sorted(names):
            found = _VERSION.search(name)
            if found is None or name.startswith("."):
                continue
            path = os.path.relpath(os.path.join(above, name), root)
            known = known_at(root, path)
            first = _VERSION.sub("", path)
            if known is not None and (first not in newest or newest[first].version < known.version):
                newest[first] = known
    yield from newest.values()


def known_at(root: str, path: str) -> Known | None:
    """Return the article that a document is; None where it is none of ours, or is not there."""
    found = _VERSION.search(path)
    try:
        with open(os.path.join(root, path), "rb") as stream:
            raw = stream.read()
    except OSError:
        return None
    text = raw.decode("utf-8", "replace")
    end = text.find("\n---\n", 4)
    if not text.startswith("---\n") or not 0 < end < HEAD:
        return None
    try:
        record = yaml.load(text[4:end], Loader=_LOADER)
    except yaml.YAMLError:
        return None
    if not isinstance(record, dict) or "fetched" not in record:
        return None
    body = text[end + 5 :].strip()
    return Known(
        path,
        str(record.get("feed_id") or ""),
        normal_address(str(record.get("url") or "")),
        str(record.get("title") or ""),
        str(record.get("date") or "")[:10],
        text_hash(body) if record.get("content") != "page" and not record.get("pictures") else "",
        int(found[1] or 1) if found else 1,
    )
