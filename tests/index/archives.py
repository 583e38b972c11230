"""Small archives for the index's tests: articles made in memory, and their index."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.index.sqlite.asking.answering import SqliteIndex
from reader.index.sqlite.tables.rows import prepare
from reader.index.sqlite.tables.schema import create
from reader.index.sqlite.writing.writer import Writer
from reader.model.article import Article
from reader.model.identity import article_id
from reader.model.quotation import Quote

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence


def article(
    path: str,
    text: str = "",
    *,
    title: str = "Untitled",
    date: str | None = None,
    source: str | None = None,
    author: str | None = None,
    section: str | None = None,
    url: str | None = None,
    tags: tuple[str, ...] = (),
    fragment: str | None = None,
) -> Article:
    """Return an article with what a test cares about."""
    return Article(
        id=article_id(path, fragment),
        path=path,
        fragment=fragment,
        title=title,
        title_derived=False,
        text=text,
        date=date,
        source=source,
        author=author,
        section=section,
        url=url,
        tags=tags,
    )


def quote(text: str, words: str, speaker: str | None, *, mention: str | None = None, group: int = 0) -> Quote:
    """Return a direct quote of `words` in `text` by `speaker`, named there as `mention`."""
    start = text.index(words)
    named = text.index(mention) if mention else None
    return Quote(
        start=start,
        end=start + len(words),
        kind="direct",
        speaker=None if named is None or mention is None else (named, named + len(mention)),
        canonical=speaker,
        group=group,
        how="for the test",
        confidence=1.0,
    )


def put(connection: sqlite3.Connection, path: str, held: Sequence[tuple[Article, Sequence[Quote]]]) -> None:
    """Store a document with these articles, in place of what was there."""
    rows = [prepare(each, quotes) for each, quotes in held]
    problems = [problem for each, _ in held for problem in each.problems]
    writer = Writer(connection)
    with writer.batch():
        writer.put(path.encode("utf-8", "surrogateescape"), (1, 2, 3), b"hash", rows, problems)
        writer.settle()


def remove(connection: sqlite3.Connection, path: str) -> None:
    """Take a document out."""
    writer = Writer(connection)
    with writer.batch():
        assert writer.remove(path.encode("utf-8", "surrogateescape"))
        writer.settle()


def index_of(*articles: Article | tuple[Article, Sequence[Quote]]) -> SqliteIndex:
    """Return an index of these articles, in memory."""
    connection = create(":memory:")
    for each in articles:
        row = each if isinstance(each, tuple) else (each, ())
        put(connection, row[0].path, [row])
    return SqliteIndex(connection)
