"""The one table of keys under which front matter, YAML, JSON and page metadata carry what an article has.

`docs/formats.md` shows the same table; a test holds the two together.
"""

from __future__ import annotations

import re
from functools import cache

ALIASES: dict[str, tuple[str, ...]] = {
    "title": ("title", "headline", "heading", "subject", "name"),
    "date": (
        *("date", "published", "published_at", "date_published", "publish_date", "publication_date"),
        *("pub_date", "issued", "created", "created_at", "date_created", "datetime", "timestamp", "day"),
        *("updated", "updated_at", "date_modified", "modified"),
    ),
    "source": ("source", "publisher", "publication", "site_name", "site", "outlet", "newspaper", "feed"),
    "author": ("author", "authors", "byline", "creator", "writer", "by"),
    "url": ("url", "link", "permalink", "canonical", "canonical_url", "source_url", "external_url", "href"),
    "section": ("section", "article_section", "category", "desk", "rubric"),
    "language": ("language", "lang", "locale", "in_language"),
    "tags": ("tags", "tag", "keywords", "categories", "topics", "labels"),
    "id": ("id", "guid", "uuid", "article_id", "identifier", "_id"),
    "text": ("text", "content_text", "plain_text", "full_text"),
    "markdown": ("markdown", "content_markdown", "body_markdown"),
    "html": ("content_html", "html", "body_html"),
    "body": ("body", "content", "article_body", "article", "story"),
    "summary": ("summary", "description", "excerpt", "abstract", "standfirst", "lede"),
}
"""Field to the keys it is known by, the best first. Case, blanks, `_`, `-`, `.` and `:` do not matter.

`text` is plain; `body` is HTML where it holds block tags, else plain in JSON and YAML; `summary` is the text
only where there is no other.
"""

SEVERAL = ("articles", "items", "entries", "posts")
"""Keys of an object that is not an article but holds a list of them (JSON Feed and its kin)."""


def bare(key: str) -> str:
    """`key` as it is compared: `Date-Published`, `datePublished` and `dc:date_published` read alike."""
    return re.sub(r"^dc\W|^og\W|^article\W|[\W_]+", "", key.strip().lower())


@cache
def _fields() -> dict[str, tuple[str, int]]:
    table: dict[str, tuple[str, int]] = {}
    for field, keys in ALIASES.items():
        for rank, key in enumerate(keys):
            table[bare(key)] = (field, rank)
    return table


def field_of(key: str) -> tuple[str, int] | None:
    """The field that `key` stands for and its rank among the field's keys (0 is best); None for any other."""
    return _fields().get(bare(key))


def sort_out(record: dict[str, object]) -> tuple[dict[str, tuple[str, object]], dict[str, object]]:
    """Split a record into fields, each with the key it was under, and the rest.

    Where several keys stand for one field, the best that is not empty wins and the others are of the rest.
    """
    chosen: dict[str, tuple[int, str, object]] = {}
    rest: dict[str, object] = {}
    for key, value in record.items():
        known = field_of(key)
        if known is None:
            rest[key] = value
            continue
        field, rank = known
        held = chosen.get(field)
        if held is None or (_empty(held[2]), held[0]) > (_empty(value), rank):
            if held is not None:
                rest[held[1]] = held[2]
            chosen[field] = (rank, key, value)
        else:
            rest[key] = value
    return {field: (key, value) for field, (_, key, value) in chosen.items()}, rest


def _empty(value: object) -> bool:
    return value is None or (isinstance(value, str | list | dict) and not value)
