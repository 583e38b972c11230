"""What a page says about its article: JSON-LD, Open Graph and other meta elements, links, times.

The first place that gives a usable value wins; the order is from what is written for machines and most exact
to what is written for browsers.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from reader.seeds.dates import is_nothing, read_date
from reader.seeds.jsontext import JsonError, values
from reader.seeds.links import safe_url
from reader.seeds.values import as_line
from reader.text import clean_line

if TYPE_CHECKING:
    from lxml.etree import _Element

_MOST = 2_000  # characters of a value
_KINDS = re.compile(r"(?:\w*Article|BlogPosting|Report\w*|SocialMediaPosting|OpinionNews\w*)$")
# Names of meta elements (name, property or itemprop, in lower case), best first.
_NAMES: dict[str, tuple[str, ...]] = {
    "date": (
        *(
            "article:published_time",
            "datepublished",
            "og:published_time",
            "parsely-pub-date",
            "sailthru.date",
        ),
        *("dc.date.issued", "dcterms.issued", "dc.date", "dcterms.date", "dcterms.created", "publish-date"),
        *("publishdate", "publication_date", "pubdate", "published", "date", "created"),
    ),
    "source": ("og:site_name", "publisher", "dc.publisher", "application-name"),
    "author": ("author", "article:author", "parsely-author", "dc.creator", "sailthru.author", "byl"),
    "section": ("article:section", "parsely-section", "section"),
    "language": ("og:locale", "language", "dc.language"),
    "url": ("og:url", "parsely-link"),
    "title": ("og:title", "parsely-title", "dc.title", "twitter:title"),
}
_TAGS = ("article:tag", "keywords", "news_keywords", "parsely-tags")


@dataclass(slots=True)
class Meta:
    """What a page says: `values` for fields, each with where it stood."""

    title: str = ""
    title_origin: str = ""
    values: dict[str, tuple[str, str]] = field(default_factory=dict)
    record: dict[str, object] = field(default_factory=dict)
    """Tags and description; a date only where every date of the page is nonsense, so that it is reported."""


def page_meta(root: _Element) -> Meta:
    """Everything the page says about its article."""
    meta = Meta()
    named = _named(root)
    linked = _linked_data(root)
    for name in ("date", "source", "author", "section", "language", "url", "title"):
        offered = [*_offers(linked, name), *_named_offers(named, name), *_element_offers(root, name)]
        chosen = next(((value, origin) for value, origin in offered if _usable(name, value)), None)
        if chosen is not None:
            meta.values[name] = chosen
        elif name == "date":
            nonsense = next((value for value, _ in offered if not is_nothing(value)), None)
            if nonsense:
                meta.record["date"] = nonsense
    tags = [as_line(tag, 200) for name in _TAGS for value in named.get(name, ()) for tag in value.split(",")]
    if tags:
        meta.record["tags"] = [tag for tag in tags if tag]
    description = next((named[name][0] for name in ("description", "og:description") if name in named), "")
    if description:
        meta.record["description"] = description
    _title(root, meta)
    return meta


def _usable(name: str, value: str) -> bool:
    if name == "date":
        return read_date(value) is not None
    if name == "url":
        return (safe_url(value, _MOST) or "mailto:").startswith("http")
    if name == "author":
        return bool(value) and not value.startswith(("http://", "https://"))
    return bool(value)


def _named(root: _Element) -> dict[str, list[str]]:
    """The contents of meta elements by name, in lower case."""
    named: dict[str, list[str]] = {}
    found: Any = root.xpath("//meta[@content]")
    for element in found[:500]:
        content = clean_line(element.get("content", "")[:_MOST])
        for attribute in ("property", "name", "itemprop"):
            name = element.get(attribute)
            if name and content:
                named.setdefault(name.strip().lower(), []).append(content)
    return named


def _named_offers(named: dict[str, list[str]], name: str) -> list[tuple[str, str]]:
    return [(value, f"meta {key}") for key in _NAMES[name] for value in named.get(key, ())]


def _element_offers(root: _Element, name: str) -> list[tuple[str, str]]:
    """What elements other than meta say of a field."""
    paths = {
        "url": (("//link[@rel='canonical']/@href", "canonical link"),),
        "language": (("//html/@lang", "lang of the page"),),
        "date": (
            (
                "//*[@itemprop='datePublished']/@datetime | //*[@itemprop='datePublished']/@content",
                "datePublished",
            ),
            ("//time/@datetime", "time element"),
        ),
        "author": (("//*[@rel='author'] | //*[@itemprop='author']", "author element"),),
    }.get(name, ())
    offers = []
    for path, origin in paths:
        found: Any = root.xpath(path)
        for value in found[:20]:
            told = value if isinstance(value, str) else "".join(value.itertext())
            offers.append((clean_line(told[:_MOST]), origin))
    return offers


def _linked_data(root: _Element) -> dict[str, object]:
    """The first object of JSON-LD that is an article, or nothing."""
    found: Any = root.xpath("//script[@type='application/ld+json']")
    for element in found[:20]:
        text = (element.text or "").strip()
        if len(text) > 1_000_000:
            continue
        try:
            waiting = [value for value, _ in values(text)]
        except JsonError:
            continue
        for _ in range(200):
            if not waiting:
                break
            value = waiting.pop(0)
            if isinstance(value, list):
                waiting.extend(value)
            elif isinstance(value, dict):
                if _KINDS.match(as_line(value.get("@type"), 100).rpartition(", ")[2]):
                    return value
                waiting.extend([value.get("@graph"), value.get("mainEntity")])
    return {}


def _offers(linked: dict[str, object], name: str) -> list[tuple[str, str]]:
    """What JSON-LD says of a field."""
    keys = {
        "date": ("datePublished", "dateCreated"),
        "source": ("publisher",),
        "author": ("author", "creator"),
        "section": ("articleSection",),
        "language": ("inLanguage",),
        "url": ("url",),
        "title": ("headline",),
    }
    return [(told, f"JSON-LD {key}") for key in keys[name] if (told := _told(linked.get(key)))]


def _told(value: object) -> str:
    if isinstance(value, dict):
        value = value.get("name")
    elif isinstance(value, list):
        value = [item.get("name") if isinstance(item, dict) else item for item in value[:20]]
    return as_line(value, _MOST) if isinstance(value, str | list) else ""


def _title(root: _Element, meta: Meta) -> None:
    """The title: the page's only main heading where a longer title contains it, else the best there is."""
    declared, origin = meta.values.pop("title", ("", ""))
    found: Any = root.xpath("//head/title | //title[not(ancestor::svg)]")
    browser = clean_line("".join(found[0].itertext())[: 10 * _MOST]) if found else ""
    headings: Any = root.xpath("//h1")
    heading = clean_line("".join(headings[0].itertext())[:_MOST]) if len(headings) == 1 else ""
    best, where = (declared, origin) if declared else (browser, "title of the page")
    if heading and (
        not best or (heading != best and len(heading) >= 10 and heading.casefold() in best.casefold())
    ):
        best, where = heading, "main heading"
    meta.title, meta.title_origin = best, where
