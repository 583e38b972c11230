"""Quotations page by page: each once, and what came before is not read again."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reader.index.query import parse
from reader.index.sqlite.tables.rows import quotes_of
from tests.index.archives import article, quote
from tests.index.sqlite.inmemory import index_of

if TYPE_CHECKING:
    from reader.index.sqlite.asking.answering import SqliteIndex


def talks(*numbers: int) -> SqliteIndex:
    """Return an index of articles with so many quotations each, the oldest first."""
    made = []
    for day, number in enumerate(numbers, 1):
        text = " ".join(f"Ada Nilsen said: “word {at:04}”." for at in range(number))
        quotes = [quote(text, f"“word {at:04}”", "Ada Nilsen", group=at) for at in range(number)]
        made.append((article(f"{day}.txt", text, date=f"2024-01-{day:02}"), quotes))
    return index_of(*made)


@pytest.mark.parametrize("limit", [1, 7, 50, 200])
@pytest.mark.parametrize("query", ["", "quote:word", "speaker:nilsen"])
def test_pages_hold_every_quotation_once(limit: int, query: str) -> None:
    index = talks(3, 120, 0, 1, 49)
    whole = [hit.key for hit in index.quotes(parse(query), limit=1_000).hits]
    assert len(whole) == 173
    found: list[int] = []
    after = None
    while True:
        page = index.quotes(parse(query), after=after, limit=limit)
        assert len(page.hits) <= limit
        found += [hit.key for hit in page.hits]
        after = page.after
        if after is None:
            break
    assert found == whole


def test_an_article_of_many_pages_is_unpacked_once() -> None:
    index = talks(120)
    quotes_of.cache_clear()
    after = None
    for _ in range(12):
        after = index.quotes(parse(""), after=after, limit=10).after
    assert after is None
    assert quotes_of.cache_info().misses == 1


def test_a_page_takes_no_more_steps_the_more_quotations_come_before_it() -> None:
    index = talks(120)
    key = index.article_keys(parse(""))[0]
    assert steps(index, f"{key}.100") == steps(index, f"{key}.10")


def steps(index: SqliteIndex, after: str) -> int:
    """Return how many instructions SQLite takes for five quotations behind this place."""
    taken: list[None] = []
    index._db.set_progress_handler(lambda: taken.append(None), 1)
    assert len(index.quotes(parse(""), after=after, limit=5).hits) == 5
    index._db.set_progress_handler(None, 0)
    return len(taken)
