"""Newest first: a short beginning is looked for among the newest articles."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reader.index.query import parse
from reader.marks.clock import stamp_at
from reader.marks.entries import Names, Register, entry
from reader.marks.operations import READ, STAR
from tests.index.archives import article, put_all
from tests.index.marked import append, where_in
from tests.index.sqlite.inmemory import in_memory, index_of

if TYPE_CHECKING:
    from pathlib import Path


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


@pytest.mark.parametrize("few", [0, 2, 300])
@pytest.mark.parametrize(
    "query",
    [
        "tea is:unread",
        "text:tea is:unread -is:starred date:2018-02",
        "tea is:starred",
        "two teas is:unread",
        '"two teas" is:unread',
        "tea* is:unread",
        "tea -two is:unread",
        "nowhere is:unread",
        "is:unread",
    ],
)
def test_words_are_looked_up_in_a_few_articles_where_only_these_can_match(
    query: str, few: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever way is taken, every page is that of asking each article."""
    monkeypatch.setattr("reader.index.sqlite.asking.newestfirst.FEW", few)
    monkeypatch.setattr("reader.index.sqlite.asking.newestfirst.FIRST", few // 2 + 1)
    held = ["one tea", "two teas", "nothing here", "tea tower", "other"]
    where = where_in(tmp_path)
    store, index = in_memory(where)
    made = [article(f"{n:02}.txt", held[n % 5], date=f"2018-0{n % 3 + 1}-05") for n in range(30)]
    put_all(store, made)
    read = {f"{n:02}.txt" for n in range(30) if n % 4}
    starred = {f"{n:02}.txt" for n in range(0, 30, 3)}
    for op, ids in ((READ, read), (STAR, starred)):
        records = (
            entry(stamp_at(1_700_000_000_000), "aaaaaaaa", Register(Names(each), op, "")) for each in ids
        )
        append(where, *records)
    wanted = [
        each.id
        for each in made
        if ("is:unread" not in query or each.id not in read)
        and ("is:starred" not in query or (each.id in starred) == ("-is:starred" not in query))
        and ("2018-02" not in query or str(each.date).startswith("2018-02"))
        and _says(query, each.text)
    ]
    found, after = [], None
    while True:
        page = index.search(parse(query), limit=2, after=after)
        found += [hit.id for hit in page.hits]
        after = page.after
        if after is None:
            break
    assert sorted(found) == sorted(wanted)
    assert found == index.article_ids(parse(query))
    assert index.count(parse(query)).value == len(wanted)
    assert bool(wanted) == (query != "nowhere is:unread")


def _says(query: str, text: str) -> bool:
    words = text.split()
    if "-two" in query:
        return "tea" in words and "two" not in words
    if "two teas" in query:
        return "two teas" in text
    if "tea*" in query:
        return any(word.startswith("tea") for word in words)
    return "nowhere" not in query and ("tea" in words or "tea" not in query)
