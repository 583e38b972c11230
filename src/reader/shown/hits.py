# ruff: noqa: D102 - a name says what it holds, as in the named tuples of the index
"""The flat JSON forms of what an index answers: rows of a list of articles, and who is quoted.

The index stands above this floor: what is needed of its answers is said here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Sequence


class Excerpt(Protocol):
    """A piece of an article."""

    @property
    def text(self) -> str: ...


class Marks(Protocol):
    """What the reader remembers of an article."""

    @property
    def read(self) -> bool: ...
    @property
    def starred(self) -> bool: ...
    @property
    def tags(self) -> Sequence[str]: ...


class Row(Protocol):
    """One row of a list of articles."""

    @property
    def id(self) -> str: ...
    @property
    def path(self) -> str: ...
    @property
    def title(self) -> str: ...
    @property
    def date(self) -> str | None: ...
    @property
    def source(self) -> str | None: ...
    @property
    def url(self) -> str | None: ...
    @property
    def quotes(self) -> int: ...
    @property
    def snippet(self) -> Excerpt | None: ...
    @property
    def marks(self) -> Marks: ...


class Quotee(Protocol):
    """Somebody who is quoted in the archive."""

    @property
    def name(self) -> str: ...
    @property
    def quotations(self) -> int: ...
    @property
    def articles(self) -> int: ...
    @property
    def first(self) -> str | None: ...
    @property
    def last(self) -> str | None: ...
    @property
    def kind(self) -> str: ...
    @property
    def forms(self) -> Sequence[str]: ...


def hit_record(hit: Row) -> dict[str, object]:
    """One row of a list of articles; `quotes` is the number of its quotations, `own_tags` are the reader's."""
    return {
        "id": hit.id,
        "path": hit.path,
        "title": hit.title,
        "date": hit.date,
        "source": hit.source,
        "url": hit.url,
        "quotes": hit.quotes,
        "snippet": hit.snippet.text if hit.snippet else None,
        "read": hit.marks.read,
        "starred": hit.marks.starred,
        "own_tags": list(hit.marks.tags),
    }


def article_of_quotation(hit: Row) -> dict[str, object]:
    """The article that a quotation stands in, to stand beside it."""
    return {"id": hit.id, "title": hit.title, "date": hit.date, "url": hit.url}


def speaker_record(row: Quotee) -> dict[str, object]:
    """Somebody who is quoted, under all names; days as `YYYY-MM-DD`."""
    return {
        "name": row.name,
        "quotations": row.quotations,
        "articles": row.articles,
        "first": row.first,
        "last": row.last,
        "kind": row.kind,
        "forms": list(row.forms),
    }
