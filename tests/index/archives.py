"""Small archives for the index's tests: articles made in memory, and put into whatever store."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.model.article import Article
from reader.model.identity import article_id
from reader.model.quotation import Quote
from reader.seeds import Document

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reader.index.writing import Store


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
    supersedes: str = "",
    version: int = 0,
) -> Article:
    """Return an article with what a test cares about."""
    meta = {"supersedes": supersedes, "version": str(version)} if supersedes else {}
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
        meta=meta,
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


def put(store: Store, path: str, held: Sequence[tuple[Article, Sequence[Quote]]]) -> None:
    """Store a document with these articles, in place of what was there."""
    packed = [store.prepare(each, quotes) for each, quotes in held]
    problems = [problem for each, _ in held for problem in each.problems]
    with store.batch():
        store.put(Document(path, 1, 2, 3), b"hash", packed, problems)
        store.settle()


def remove(store: Store, path: str) -> bool:
    """Take a document out; False where there was none."""
    with store.batch():
        was_there = store.remove(path)
        store.settle()
    return was_there


def put_all(store: Store, articles: Iterable[Article | tuple[Article, Sequence[Quote]]]) -> None:
    """Store each of these articles as a document of its own."""
    for each in articles:
        row = each if isinstance(each, tuple) else (each, ())
        put(store, row[0].path, [row])
