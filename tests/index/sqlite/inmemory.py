"""Indexes of SQLite in memory, for the tests of its room."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.index.sqlite.embedded import Embedded
from tests.index.archives import put_all

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.index.protocol import Index
    from reader.index.sqlite.asking.answering import SqliteIndex
    from reader.index.sqlite.writing.storing import SqliteStore
    from reader.marks.whereabouts import Whereabouts
    from reader.model.article import Article
    from reader.model.quotation import Quote


def in_memory(where: Whereabouts | None = None) -> tuple[SqliteStore, SqliteIndex]:
    """Return what writes an empty index, and the index."""
    return Embedded("nowhere", where).in_memory()


def index_of(*articles: Article | tuple[Article, Sequence[Quote]]) -> SqliteIndex:
    """Return an index of these articles."""
    store, index = in_memory()
    put_all(store, articles)
    return index


def sound(index: Index) -> None:
    """Have SQLite compare its full-text tables with the rows that they were made from."""
    connection = index._db  # type: ignore[attr-defined]
    for table in ("fts", "qfts", "pfts"):
        connection.execute(f"insert into {table}({table}, rank) values('integrity-check', 1)")
