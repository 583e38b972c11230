"""Newest first: a short beginning is looked for among the newest articles."""

from __future__ import annotations

import pytest

from reader.index.query import parse
from tests.index.archives import article
from tests.index.sqlite.inmemory import index_of


@pytest.mark.parametrize(
    "query",
    ["t*", "te*", "tea*", "t* -two", "two OR (t* text:o*)", "one t*", "t* date:2018-01", "teas*", "TOWE*"],
)
def test_a_short_beginning_is_looked_for_among_the_newest(
    query: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And in the whole archive where these do not hold enough: every page is the plain one."""
    monkeypatch.setattr("reader.index.sqlite.asking.newestfirst.FIRST", 4)
    monkeypatch.setattr("reader.index.sqlite.asking.newestfirst.MOST", 6)
    monkeypatch.setattr("reader.index.sqlite.asking.newestfirst.MOST_FOR_LONGER", 5)
    monkeypatch.setattr("reader.index.sqlite.asking.newestfirst.LARGE", 10)
    held = ["one tea", "two teas", "nothing here", "The tower", "other"]
    index = index_of(
        *(
            article(f"{n:02}.txt", held[n % 5] if n < 20 else "none", date=f"2018-0{n % 3 + 1}-05")
            for n in range(30)
        )
    )
    asked: list[str] = []
    index._db.set_trace_callback(asked.append)
    found, after = [], None
    while True:
        page = index.search(parse(query), limit=3, after=after)
        found += [hit.id for hit in page.hits]
        after = page.after
        if after is None:
            break
    index._db.set_trace_callback(None)
    assert any("from searchable" in sql for sql in asked)
    assert found == index.article_ids(parse(query))
    assert found
