"""Records (mappings of YAML, JSON, TOML) as drafts: which of their values is the text, and in what form."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reader.seeds.articleids import fragments
from reader.seeds.blocks import Body, paragraphs
from reader.seeds.draft import Draft
from reader.seeds.indents import indented_quotes
from reader.seeds.keys import SEVERAL, bare, sort_out
from reader.seeds.values import as_line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.seeds.source import Source

_BODIES = ("text", "markdown", "html", "body")
_BLOCK_TAG = re.compile(
    r"</?(?:p|br|div|h[1-6]|ul|ol|li|blockquote|article|section|table|figure)\b[^<>]*>", re.I
)
_WRAPS = {"rendered": "html", "html": "html", "markdown": "markdown", "text": "text", "value": "body"}
"""Keys under which a body may be wrapped in an object (WordPress's `{"rendered": ...}` and its kin)."""


def one(record: dict[str, object], line: int | None, source: Source, where: str) -> Draft | None:
    """The draft of a record; None, and a Problem, where it holds neither a title nor a text."""
    fields, _ = sort_out(record)
    name = next((name for name in (*_BODIES, "summary") if name in fields and fields[name][1]), None)
    body = Body()
    if name is not None:
        body = _body("text" if name == "summary" else name, fields[name][1], source, _base(fields))
    if not body.text and not as_line(fields.get("title", ("", None))[1], 100):
        source.problems.add(
            line,
            f"expected a title or a text, came the keys {_keys(record)}",
            "see docs/formats.md for the keys",
        )
        return None
    gone = {fields[key][0] for key in (*_BODIES, name) if key in fields}
    left = {key: value for key, value in record.items() if key not in gone}
    return Draft(body, left, where, line)


def _keys(record: dict[str, object]) -> str:
    shown = ", ".join(as_line(key, 30) for key in list(record)[:6])
    return shown or "none"


def _base(fields: dict[str, tuple[str, object]]) -> str | None:
    url = as_line(fields.get("url", ("", None))[1], 2_000)
    return url if url.startswith(("http://", "https://")) else None


def _body(form: str, value: object, source: Source, base: str | None) -> Body:
    """The body that `value` is, read as `form`: text, markdown, html, or body (told by its looks)."""
    if isinstance(value, dict):
        inner = next((key for key in _WRAPS if isinstance(value.get(key), str)), None)
        if inner is not None:
            return _body(_WRAPS[inner], value[inner], source, base)
    if isinstance(value, list) and value and all(isinstance(item, str) for item in value):
        value = "\n\n".join(value)
    if not isinstance(value, str):
        return Body(as_line(value, source.limits.field_chars))
    if form == "html" or (form == "body" and _BLOCK_TAG.search(value)):
        from reader.seeds.formats.html import fragment_body

        return fragment_body(value, source, base)
    if form == "markdown":
        from reader.seeds.formats.markdown import body_of

        return body_of(value, source, base)
    return indented_quotes(paragraphs(value))


def inner_list(record: dict[str, object]) -> list[object] | None:
    """The list of articles in an object that is none itself, as in JSON Feed; None for any other object."""
    fields, _ = sort_out(record)
    if any(name in fields for name in _BODIES):
        return None
    for key, value in record.items():
        if bare(key) in SEVERAL and isinstance(value, list) and any(isinstance(item, dict) for item in value):
            return value
    return None


def many(found: Sequence[tuple[object, int | None]], source: Source, where: str) -> list[Draft]:
    """The drafts of a document that may hold several articles, each with its fragment.

    `found` holds values and their lines, mappings wanted; any other value is a Problem.
    """
    kept: list[tuple[dict[str, object], Draft]] = []
    for place, (value, line) in enumerate(found):
        if len(kept) >= source.limits.articles:
            source.problems.add(
                line,
                f"expected at most {source.limits.articles:,} articles, came {len(found) - place:,} more",
                "split the document; these are left out",
            )
            break
        if not isinstance(value, dict):
            source.problems.add(
                line,
                f"{_item(place, line)}expected an object, came {told(value)}",
                "remove it or make it an object",
            )
            continue
        draft = one(value, line, source, where)
        if draft is not None:
            kept.append((value, draft))
    declared = [sort_out(record)[0].get("id", ("", None))[1] for record, _ in kept]
    names = fragments([record for record, _ in kept], declared, source.limits)
    for (_, draft), name in zip(kept, names, strict=True):
        draft.fragment = name
    return [draft for _, draft in kept]


def _item(place: int, line: int | None) -> str:
    """Which item of a list a problem is about, where no line says so."""
    return f"item {place + 1}: " if line is None else ""


def told(value: object) -> str:
    """A value that was not expected, in words."""
    if isinstance(value, list):
        return "a list" if value else "an empty list"
    if isinstance(value, dict):
        return "an object"
    return repr(as_line(value, 40)) if value is not None else "nothing"


def single_or_many(value: object, line: int | None, source: Source, where: str) -> list[Draft]:
    """The drafts of a document that is one value: an article, a list of them, or an object with a list."""
    if isinstance(value, list):
        return many([(item, None) for item in value], source, where)
    if not isinstance(value, dict):
        source.problems.add(
            line, f"expected an article, came {told(value)}", "see docs/formats.md for the form"
        )
        return []
    inner = inner_list(value)
    if inner is None:
        draft = one(value, line, source, where)
        if draft is not None:
            draft.head = source.text
        return [draft] if draft else []
    drafts = many([(item, None) for item in inner], source, where)
    feed = as_line(value.get("title"), 500)
    for draft in drafts:
        if feed:
            draft.fallback["source"] = (feed, "title of the feed")
        language = as_line(value.get("language"), 20)
        if language:
            draft.fallback["language"] = (language, "language of the feed")
    return drafts
