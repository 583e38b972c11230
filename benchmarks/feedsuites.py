"""Scores feeds on public suites: `python -m benchmarks.feedsuites [FOLDER]`, else the folder that FEED_SUITES names.

The folder holds checkouts `feedparser`, `gofeed` and `feedvalidator`, as far as there are any; nothing of them is part
of this repository. Counted is what a reader sees: title, address, date, id, author and text of entries, title and
address of the feed; of feedvalidator's cases, which expect no content, whether the entries are all there. What a suite
expects of markup is compared as visible text. Where an entry has several texts the longest is shown, so that a shorter
one is no check.
"""

from __future__ import annotations

import ast
import json
import os
import re
import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from lxml import etree
from lxml import html as lxml_html

from reader.fetch.feedparsing import parse
from reader.fetch.refusals import FetchError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader.fetch.feedentries import Entry, Feed

BASE = "http://127.0.0.1:8097/"
"""Where feedparser's cases are served from."""
SHOWN = 40
"""Checks that fail of which each is printed."""
_EXPECT = re.compile(rb"Expect:\s*(.*?)\s*-->", re.S)
_HEADER = re.compile(rb"^Header:\s*([\w-]+):\s*(.*?)\s*$", re.M)
_FIELDS = {
    "title": "title",
    "link": "link",
    "id": "id",
    "guid": "id",
    "author": "author",
    "published_parsed": "date",
    "summary": "text",
    "description": "text",
    "content": "text",
}


class Check(NamedTuple):
    """One thing that a case expects."""

    case: str
    at: int | None
    """The number of the entry; None for the feed."""
    field: str
    expected: object
    others: tuple[str, ...] = ()
    """Further addresses that are as good: which of several counts is nowhere said."""


def main(argv: list[str]) -> int:
    """Score every suite that is there; 1 where a score is below 99 %."""
    folder = Path(argv[0] if argv else os.environ.get("FEED_SUITES", ""))
    good = True
    if (argv or os.environ.get("FEED_SUITES")) and any(_json_feeds(folder)):
        good &= _score("JSON Feed", _json_feeds(folder))
    for name, cases in (("feedparser", _feedparser), ("gofeed", _gofeed), ("feedvalidator", _feedvalidator)):
        if (not argv and not os.environ.get("FEED_SUITES")) or not (folder / name).is_dir():
            print(f"{name}: not in {folder}")
            continue
        good &= _score(name, cases(folder / name))
    return 0 if good else 1


def _score(name: str, cases: Iterator[tuple[Path, bytes, str, list[Check]]]) -> bool:
    right, wrong = Counter[str](), list[str]()
    for path, body, content_type, checks in cases:
        try:
            feed: Feed | None = parse(body, content_type, BASE + path.name)
        except FetchError:
            feed = None
        for check in checks:
            found = _found(feed, check)
            if found is None:
                continue
            if found[0]:
                right[check.field] += 1
            else:
                wrong.append(
                    f"{check.case} {check.field}: expected {check.expected!r:.90}, got {found[1]!r:.90}"
                )
    total = sum(right.values()) + len(wrong)
    fields = ", ".join(f"{field} {number}" for field, number in sorted(right.items()))
    print(
        f"{name}: {sum(right.values()):,} of {total:,} ({100 * sum(right.values()) / max(1, total):.1f} %); {fields}"
    )
    for line in wrong[:SHOWN]:
        print(f"  {line}")
    return total > 0 and sum(right.values()) / total >= 0.99


def _found(feed: Feed | None, check: Check) -> tuple[bool, object] | None:
    """Return whether a check holds, and what there is; None where a reader cannot see it."""
    if feed is None:
        return False, "no feed"
    if check.field == "entries":
        return len(feed.entries) + feed.dropped == check.expected, len(feed.entries)
    if check.at is None:
        there = {"title": feed.title, "link": feed.url}[check.field]
        return _same(there, check.expected) or there in check.others, there
    if check.at >= len(feed.entries):
        return False, f"{len(feed.entries)} entries"
    return _found_in(feed.entries[check.at], check)


def _found_in(entry: Entry, check: Check) -> tuple[bool, object] | None:
    if check.field == "text":
        text, expected = _visible(entry.html), _visible(check.expected)
        if text != expected and len(expected) < len(text):
            return None
        return text == expected, entry.html
    if check.field == "date":
        return _same_moment(entry.date, check.expected), entry.date
    there = {"title": entry.title, "link": entry.url, "id": entry.id, "author": entry.author}[check.field]
    return _same(there, check.expected) or there in check.others, there


def _same(there: str, expected: object) -> bool:
    """Whether a line of plain text is what a suite expects, plain or as markup; an address of mail is not shown."""
    told = re.sub(r"\s+\(\S+@\S+\)$", "", str(expected))
    return _bare(there) in (_bare(told), _visible(told))


def _same_moment(date: str, expected: object) -> bool:
    if isinstance(expected, tuple):
        expected = "{:04}-{:02}-{:02}T{:02}:{:02}:{:02}Z".format(*expected)
    return re.sub(r"(?<=:\d\d)\.\d+", "", str(expected)).startswith(date) and bool(date)  # seconds are enough


def _visible(text: object) -> str:
    """Return what is seen of a text that may be HTML."""
    told = str(text or "")
    if re.search(r"<[a-zA-Z/!]|&[#\w]+;", told):
        try:
            told = "".join(map(str, lxml_html.fromstring(f"<div>{told}</div>").itertext()))
        except (etree.ParserError, ValueError):
            told = re.sub(r"<[^>]*>", "", told)
    return _bare(told)


def _bare(text: str) -> str:
    """Return a text without blanks, and without what cannot be seen."""
    return re.sub(r"[\s\x00-\x1f\x7f-\x9f\xad\u200b-\u200f\u2060\ufffd]+", "", text)


# ------------------------------------------------------------------ feedparser
def _feedparser(folder: Path) -> Iterator[tuple[Path, bytes, str, list[Check]]]:
    for part in ("wellformed", "illformed", "encoding", "entities"):
        for path in sorted((folder / "tests" / part).rglob("*.xml")):
            body = path.read_bytes()
            # The comment stands in the encoding of the case.
            plain = body.replace(b"\0", b"") if b"\0" in body[:200] else body
            headers = {name.lower(): value.decode() for name, value in _HEADER.findall(plain[:2000])}
            expected = _EXPECT.search(plain[:4000])
            if expected is None or headers.keys() - {b"content-type"}:
                continue
            case = str(path.relative_to(folder / "tests"))
            checks = list(_checks(case, expected[1].decode("utf-8", "replace")))
            yield path, body, headers.get(b"content-type", ""), checks


def _checks(case: str, expression: str) -> Iterator[Check]:
    """Yield what an expression over feedparser's dictionary says of things that are seen."""
    try:
        tree = ast.parse(expression.strip(), mode="eval").body
    except SyntaxError:
        return
    for node in tree.values if isinstance(tree, ast.BoolOp) and isinstance(tree.op, ast.And) else [tree]:
        if not isinstance(node, ast.Compare) or not isinstance(node.ops[0], ast.Eq):
            continue
        place, value = _place(node.left), node.comparators[0]
        if isinstance(node.left, ast.Call) and ast.unparse(node.left) == "len(entries)":
            place = ["entries", "count"]
        try:
            expected = ast.literal_eval(value)
        except ValueError:
            continue
        yield from _check(case, place, expected)


def _place(node: ast.expr) -> list[object]:
    """Return the way to a value: `entries[0]['title']` is `["entries", 0, "title"]`."""
    if isinstance(node, ast.Subscript):
        key = node.slice.value if isinstance(node.slice, ast.Constant) else None
        return [*_place(node.value), key]
    if isinstance(node, ast.Attribute):
        return [*_place(node.value), node.attr]
    return [node.id] if isinstance(node, ast.Name) else [None]


def _check(case: str, place: list[object], expected: object) -> Iterator[Check]:
    match place:
        case ["entries", "count"]:
            yield Check(case, None, "entries", expected)
        case ["feed", ("title" | "link") as field]:
            yield Check(case, None, str(field), expected)
        case ["entries", int(at), str(field)] if field in _FIELDS and field != "content":
            yield Check(case, at, _FIELDS[field], expected)
        case ["entries", int(at), "content", 0, "value"]:
            yield Check(case, at, "text", expected)


# ------------------------------------------------------------------ gofeed
def _gofeed(folder: Path) -> Iterator[tuple[Path, bytes, str, list[Check]]]:
    for part in ("parser", "translator"):
        for path in sorted((folder / "testdata" / part).rglob("*.json")):
            feed = path.with_suffix(".xml")
            if not feed.exists():
                continue
            expected = json.loads(path.read_bytes())
            case = str(path.relative_to(folder / "testdata"))
            yield feed, feed.read_bytes(), "", list(_expected_of(case, expected))


def _json_feeds(folder: Path) -> Iterator[tuple[Path, bytes, str, list[Check]]]:
    """Yield gofeed's cases of JSON Feed, which stand beside what is expected of them, and feedparser's one."""
    for path in sorted((folder / "gofeed" / "testdata").rglob("json/*_expected.json")):
        feed = path.with_name(path.name.replace("_expected", ""))
        expected = json.loads(path.read_bytes())
        case = str(path.relative_to(folder))
        own = "home_page_url" in expected or ("items" in expected and "feedType" not in expected)
        checks = _expected_of_json(case, expected) if own else _expected_of(case, expected)
        yield feed, feed.read_bytes(), "application/feed+json", list(checks)
    for path in sorted((folder / "feedparser" / "tests" / "json").glob("*.json")):
        body = path.read_bytes()
        checks = _expected_of_json(str(path.relative_to(folder)), json.loads(body))
        yield path, body, "application/feed+json", list(checks)


def _expected_of_json(case: str, expected: dict[str, Any]) -> Iterator[Check]:
    """Yield what an object says that is itself a JSON Feed."""
    items = expected.get("items") or []
    yield Check(case, None, "entries", len(items))
    for field, key in (("title", "title"), ("link", "home_page_url")):
        if expected.get(key):
            yield Check(case, None, field, expected[key])
    for at, item in enumerate(items):
        authors = item.get("authors") or [item.get("author") or {}]
        found = {
            "title": item.get("title"),
            "link": item.get("url"),
            "id": item.get("id"),
            "date": item.get("date_published"),
            "author": ", ".join(each["name"] for each in authors if each and each.get("name")),
        }
        texts = [
            item.get("content_html") or item.get("content_text"),
            item.get("summary"),
        ]  # two forms of one
        for field, value in (*found.items(), *(("text", text) for text in texts)):
            if isinstance(value, str) and value:
                yield Check(case, at, field, value)


def _expected_of(case: str, expected: dict[str, Any]) -> Iterator[Check]:
    items = expected.get("items") or expected.get("entries") or []
    yield Check(case, None, "entries", len(items))
    for field in ("title", "link"):
        if isinstance(expected.get(field), str):
            yield Check(case, None, field, expected[field], _links(expected, field))
    for at, item in enumerate(items):
        content = item.get("content")
        found = {
            "title": item.get("title"),
            "link": item.get("link") if isinstance(item.get("link"), str) else None,
            "id": _guid(item),
            "date": next(
                filter(None, map(item.get, ("publishedParsed", "pubDateParsed", "updatedParsed"))), None
            ),
            "author": ", ".join(filter(None, (each.get("name") for each in item.get("authors") or []))),
        }
        texts = [content.get("value") if isinstance(content, dict) else content]
        texts += [item.get("description"), item.get("summary")]
        for field, value in (*found.items(), *(("text", text) for text in texts)):
            if isinstance(value, str) and value:
                yield Check(case, at, field, value, _links(item, field))


def _links(record: dict[str, Any], field: str) -> tuple[str, ...]:
    links = record.get("links") if field == "link" else None
    return tuple(each for each in links or () if isinstance(each, str))


def _guid(item: dict[str, Any]) -> str | None:
    guid = item.get("guid") or item.get("id")
    return guid.get("value") if isinstance(guid, dict) else guid


# ------------------------------------------------------------------ feedvalidator
def _feedvalidator(folder: Path) -> Iterator[tuple[Path, bytes, str, list[Check]]]:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    for path in sorted((folder / "testcases").rglob("*.xml")):
        body = path.read_bytes()
        try:
            root = etree.fromstring(body, parser)
        except (etree.XMLSyntaxError, ValueError):
            continue
        kind = etree.QName(root).localname
        if kind not in ("rss", "RDF", "feed"):
            continue
        wanted = "entry" if kind == "feed" else "item"
        inner = [each for each in root if isinstance(each.tag, str)]
        above = {"rss": inner, "RDF": [root, *inner], "feed": [root]}[kind]
        number = sum(
            isinstance(each.tag, str) and etree.QName(each).localname == wanted
            for place in above
            for each in place
        )
        case = str(path.relative_to(folder / "testcases"))
        yield path, body, "", [Check(case, None, "entries", number)]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
