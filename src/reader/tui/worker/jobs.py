"""The questions the screen asks the index, each as a job for the backend's thread."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.index.highlight import matches
from reader.index.suggesting import suggestion
from reader.tui.page.document import Document
from reader.tui.worker.messages import ArticleCame, Found, ProblemsCame, RowsCame, StatusCame, Suggested

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from textual.message import Message

    from reader.index.answers import Hit, Key, Sort
    from reader.index.protocol import Index
    from reader.index.query import Query
    from reader.tui.worker.backend import Job

FIRST = 40
"""Keys in the first answer of a search: more than a screen, few enough to be there at once."""
SHOWN = 14
"""Rows in it: a snippet each, for which a text is unpacked. The list asks for more where it shows more."""
TITLES = 50
"""Rows that a letter or two find."""


def search(query: Query, sort: Sort, generation: int) -> Job:
    """Find articles: the first rows, and the first article with them."""

    def job(index: Index) -> Iterator[Message]:
        page = index.search(query, sort=sort, limit=FIRST, snippets=False)
        keys = [hit.key for hit in page.hits]
        shown = index.hits(keys[:SHOWN], query) if query else list(page.hits)
        yield Found(generation, keys, shown, page.after is None, page.label, None)
        if page.hits:
            yield _article(index, page.hits[0].key, query)

    return job


def titles(typed: str, query: Query, generation: int) -> Job:
    """Find the newest articles whose title has these words, the last of them unfinished: for a keystroke.

    `query` is what the same words would ask of the texts.
    """

    def job(index: Index) -> Iterator[Message]:
        hits = index.titles(typed, TITLES).hits
        keys = [hit.key for hit in hits]
        label = f"newest {TITLES} titles" if len(hits) == TITLES else "titles only"
        yield Found(generation, keys, index.hits(keys[:SHOWN], query), True, label, None)
        if hits:
            yield _article(index, hits[0].key, query)

    return job


def suggest(query: Query, generation: int) -> Job:
    """Look for what somebody may have meant whose query finds nothing."""

    def job(index: Index) -> Iterator[Message]:
        suggested = suggestion(index, query)
        if suggested is not None:
            yield Suggested(generation, suggested.text)

    return job


def everything(query: Query, sort: Sort, generation: int, label: str | None, keep: str | None) -> Job:
    """Find the keys of all articles that match; say where the article of the id `keep` stands among them.

    The rows round that place come along, so that the list is not blank until it has asked for them.
    """

    def job(index: Index) -> Iterator[Message]:
        keys = index.article_keys(query, sort=sort)
        position = _position(index, keys, keep)
        shown: list[Hit] = []
        if position is not None:
            first = max(0, position - SHOWN // 2)
            shown = index.hits(keys[first : first + SHOWN], query if query else None)
        yield Found(generation, keys, shown, True, label, position)

    return job


def _position(index: Index, keys: Sequence[Key], article_id: str | None) -> int | None:
    """Where the article of this id stands among `keys`."""
    stored = index.article(article_id) if article_id is not None else None
    if stored is None:
        return None
    try:
        return keys.index(stored.key)
    except ValueError:
        return None


def rows(asked: list[Key], query: Query, generation: int) -> Job:
    """Fetch the rows of these keys, with snippets where something is searched for."""

    def job(index: Index) -> Iterator[Message]:
        yield RowsCame(generation, asked, index.hits(asked, query if query else None))

    return job


def article(key: Key, query: Query) -> Job:
    """Fetch a whole article, and find the words in it that the search means."""

    def job(index: Index) -> Iterator[Message]:
        yield _article(index, key, query)

    return job


def _article(index: Index, key: Key, query: Query) -> ArticleCame:
    stored = index.article_at(key)
    if stored is None:
        return ArticleCame(key, query, None, [])
    document = Document(stored)
    return ArticleCame(key, query, document, matches(query, document.text) if query else [])


def status() -> Job:
    """Ask what the index holds."""

    def job(index: Index) -> Iterator[Message]:
        yield StatusCame(index.status())

    return job


def problems() -> Job:
    """Ask what was wrong with documents."""

    def job(index: Index) -> Iterator[Message]:
        yield ProblemsCame(index.problems())

    return job
