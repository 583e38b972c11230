"""What an archive holds as a whole: sources and tags by which its articles may be told apart, and its problems."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.index.answers import Status
from reader.index.holdings import Indexed, Labels
from reader.index.sqlite.marked.cachetables import TAG_BOUND, TAGGED
from reader.index.sqlite.tables.schema import TAG_SEPARATOR
from reader.model.article import Problem
from reader.model.identity import path_bytes, path_of

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Sequence

_BATCH = 500
_SOURCES = "select name from source s where exists(select 1 from article a where a.source = s.id)"
_TAGS = "select distinct tags from article where tags is not null"
_STATUS = """select (select count(*) from article), (select count(*) from document),
  (select coalesce(sum(quotes), 0) from article), (select count(*) from problem)"""
_OWN_TAGS = f"select distinct tags from mark where flags & {TAGGED}"


def labels(db: sqlite3.Connection, *, marked: bool) -> Labels:
    """Return the labels that there are; `marked` where the tables of marks are there too."""
    tags = {tag for (joined,) in db.execute(_TAGS) for tag in joined.split(TAG_SEPARATOR)}
    if marked:
        tags.update(tag for (joined,) in db.execute(_OWN_TAGS) for tag in joined.split(TAG_BOUND))
    return Labels(_in_order(name for (name,) in db.execute(_SOURCES)), _in_order(tags))


def status(db: sqlite3.Connection) -> Status:
    """Return how much an index holds."""
    return Status(*db.execute(_STATUS).fetchone())


def problems(db: sqlite3.Connection) -> list[Problem]:
    """Return what was wrong with documents, in the order of their paths."""
    sql = "select path, line, what, how from problem order by path, line, rowid"
    return [Problem(path_of(path), *rest) for path, *rest in db.execute(sql)]


def copies(db: sqlite3.Connection, keys: Sequence[int] | None = None) -> dict[int, str]:
    """Return which of these articles, or of all, have a text that others have too, each with the hash of the text."""
    if keys is None:
        return dict(db.execute("select key, text_hash from twin"))
    found: dict[int, str] = {}
    for at in range(0, len(keys), _BATCH):
        batch = keys[at : at + _BATCH]
        marks = ",".join("?" * len(batch))
        found.update(db.execute(f"select key, text_hash from twin where key in ({marks})", tuple(batch)))
    return found


def indexed(db: sqlite3.Connection, path: str) -> Indexed | None:
    """Return what a document was when it was indexed."""
    row = db.execute("select size, hash from document where path = ?", (path_bytes(path),)).fetchone()
    return None if row is None else Indexed(row[0], row[1] or None)


def _in_order(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(filter(None, names), key=lambda name: (name.casefold(), name)))
