"""Which documents supersede which, as they come, go and move."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reader.index.packing import Version, version_of
from reader.index.query import EVERYTHING, parse
from reader.index.sqlite.embedded import Embedded
from reader.marks.whereabouts import Whereabouts
from reader.seeds import Document
from tests.index.archives import article, put, put_all, remove

if TYPE_CHECKING:
    from reader.index.protocol import Index
    from reader.index.writing import Store
    from reader.model.article import Article

FIRST = article("news/a.md", "The pier is shut.", title="Pier")
SECOND = article("news/a.v2.md", "The pier is open.", title="Pier", supersedes="news/a.md", version=2)
THIRD = article("news/a.v3.md", "The pier is gone.", title="Pier", supersedes="news/a.v2.md", version=3)


def stored(*articles: Article) -> tuple[Store, Index]:
    store, index = Embedded("nowhere", Whereabouts("nowhere", "nowhere")).in_memory()
    put_all(store, articles)
    return store, index


@pytest.mark.parametrize("order", [(0, 1, 2), (2, 1, 0), (1, 2, 0), (2, 0, 1)])
def test_the_newest_version_alone_is_listed_whatever_came_first(order: tuple[int, ...]) -> None:
    _, index = stored(*((FIRST, SECOND, THIRD)[each] for each in order))
    assert index.article_ids(EVERYTHING) == ["news/a.v3.md"]
    assert [hit.id for hit in index.titles("pier").hits] == ["news/a.v3.md"]
    assert index.count(EVERYTHING).value == 1
    assert index.article_ids(parse("shut")) == []
    assert index.article_ids(parse("is:version")) == ["news/a.md", "news/a.v2.md"]
    assert index.newest({"news/a.md", "news/a.v2.md", "news/a.v3.md"}) == {
        "news/a.md": "news/a.v3.md",
        "news/a.v2.md": "news/a.v3.md",
    }
    held = index.article("news/a.md")
    assert held is not None
    assert held.article.text == "The pier is shut."


def test_what_a_deleted_version_superseded_is_seen_again() -> None:
    store, index = stored(FIRST, SECOND, THIRD)
    remove(store, "news/a.v3.md")
    assert index.article_ids(EVERYTHING) == ["news/a.v2.md"]
    remove(store, "news/a.v2.md")
    assert index.article_ids(EVERYTHING) == ["news/a.md"]
    assert index.article_ids(parse("is:version")) == []


def test_a_document_that_moves_takes_what_it_says_along() -> None:
    store, index = stored(FIRST, SECOND)
    with store.batch():
        assert store.move("news/a.md", Document("old/a.md", 1, 2, 3), b"hash")
        store.settle()
    assert sorted(index.article_ids(EVERYTHING)) == ["news/a.v2.md", "old/a.md"]
    with store.batch():
        assert store.move("news/a.v2.md", Document("old/a.v2.md", 1, 2, 3), b"hash")
        store.settle()
    assert index.article_ids(EVERYTHING) == ["old/a.v2.md"]


def test_no_document_supersedes_itself_in_however_many_steps() -> None:
    _, index = stored(
        article("a.md", "One.", supersedes="b.md", version=2),
        article("b.md", "Two.", supersedes="a.md", version=2),
        article("c.md", "Three.", supersedes="c.md", version=2),
    )
    assert sorted(index.article_ids(EVERYTHING)) == ["a.md", "b.md", "c.md"]


def test_articles_inside_a_document_supersede_nothing() -> None:
    store, index = stored(FIRST)
    inner = article("news/all.jsonl", "Else.", fragment="1", supersedes="news/a.md", version=2)
    put(store, "news/all.jsonl", [(inner, ())])
    assert index.count(EVERYTHING).value == 2


def test_the_older_versions_of_a_large_family_are_all_known() -> None:
    many = [
        article(f"a.v{n}.md", f"Text {n}.", supersedes=f"a.v{n - 1}.md" if n > 2 else "a.md", version=n)
        for n in range(2, 40)
    ]
    _, index = stored(article("a.md", "Text 1."), *many)
    assert index.article_ids(EVERYTHING) == ["a.v39.md"]
    assert index.count(parse("is:version")).value == 38


@pytest.mark.parametrize(
    ("meta", "told"),
    [
        ({"supersedes": "news/a.md", "version": "2"}, Version("a.md", 2)),
        ({"supersedes": "a.md"}, Version("a.md", 2)),
        ({"supersedes": "a.md", "version": "two"}, None),
        ({"supersedes": "a.md", "version": "9" * 40}, None),
        ({"supersedes": "news/", "version": "2"}, None),
        ({"version": "2"}, None),
        ({}, None),
    ],
)
def test_what_front_matter_says_of_the_version_before(meta: dict[str, str], told: Version | None) -> None:
    assert version_of(meta) == told
