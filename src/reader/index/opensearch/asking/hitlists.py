"""Documents of the cluster as rows of a list, with what is remembered of them and a piece of their text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reader.index.answers import UNMARKED, Hit, Marks
from reader.index.opensearch.layout.articlekeys import told_path
from reader.index.opensearch.layout.sources import ROW, text_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from reader.index.opensearch.asking.bearing import Borne
    from reader.index.opensearch.layout.sources import Source
    from reader.index.query import Query
    from reader.marks.operations import Remembered

HEAD = ("key", "origin", *ROW)
"""What a row is made of, of a document that is read anyway."""
NEWEST: list[dict[str, str]] = [{"at": "desc"}, {"path": "asc"}, {"place": "asc"}, {"key": "asc"}]
"""Newest first: by day as written, then time, then path, and inside a document as it stands there."""
BEST: list[dict[str, str]] = [{"_score": "desc"}, *NEWEST]
FIRST_QUOTE = "first"
"""What the quotation that a query asks for is called in an answer."""


def hit_of(source: Source, shown: str, borne: Mapping[int, Borne]) -> Hit:
    """Return the row of an article."""
    held = borne.get(source["key"])
    return Hit(
        source["key"],
        shown,
        told_path(source["path"]),
        source["title"],
        bool(source["derived"]),
        source.get("date"),
        source.get("source"),
        source.get("url"),
        source["listed"],
        None,
        UNMARKED if held is None else marks_of(held.what),
    )


def marks_of(what: Remembered) -> Marks:
    """Return what a row shows of what is remembered."""
    return Marks(
        what.read,
        what.starred,
        what.hidden,
        what.corrections > 0,
        what.note is not None,
        what.tags,
        what.changed,
    )


def with_snippets(hits: Iterable[Hit], found: Mapping[int, dict[str, Any]], query: Query) -> list[Hit]:
    """Return rows with a piece of the text round what the query means; `found` are the answers by key."""
    from reader.index.highlight import snippet

    made = []
    for hit in hits:
        answer = found[hit.key]
        made.append(
            hit._replace(snippet=snippet(query, text_in(answer["_source"]), quotation=_first_quote(answer)))
        )
    return made


def _first_quote(answer: dict[str, Any]) -> tuple[int, int] | None:
    inner = answer.get("inner_hits", {}).get(FIRST_QUOTE)
    hits = inner["hits"]["hits"] if inner else []
    return (hits[0]["_source"]["start"], hits[0]["_source"]["end"]) if hits else None
