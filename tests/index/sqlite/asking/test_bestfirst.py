"""Best first: what is ranked, what is not weighed, and that it is said."""

from __future__ import annotations

import pytest

from reader.index.query import parse
from tests.index.archives import article, put, put_all
from tests.index.sqlite.inmemory import in_memory, index_of


def test_best_first_says_where_it_ranks_the_newest_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reader.index.sqlite.asking.bestfirst.EXACT", 3)
    monkeypatch.setattr("reader.index.sqlite.asking.bestfirst.WINDOW", 3)
    index = index_of(*(article(f"{n}.txt", "word", date=f"2018-01-{n:02}") for n in range(1, 6)))
    page = index.search(parse("word"), sort="rank")
    assert page.label == "best of the newest 3"
    assert sorted(hit.id for hit in page.hits) == ["3.txt", "4.txt", "5.txt"]
    assert index.search(parse("word")).label is None


def test_a_phrase_of_common_words_comes_newest_first_and_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reader.index.sqlite.asking.bestfirst.EXACT", 3)
    monkeypatch.setattr("reader.index.sqlite.asking.bestfirst.WINDOW", 3)
    store, index = in_memory()
    put_all(store, (article(f"{n}.txt", "of the steel", date=f"2018-01-{n:02}") for n in range(1, 6)))
    put(store, "rare.txt", [(article("rare.txt", "of the " * 9 + "rare steel", date="2018-01-09"), ())])
    for query, phrase in (
        ('"of the"', "of the"),
        ('steel -"the of"', "the of"),
        ('(rare OR "of THE")', "of THE"),
    ):
        page = index.search(parse(query), sort="rank", limit=2)
        assert page.label == f"newest first: “{phrase}” is too common to rank"
        rest = index.search(parse(query), sort="rank", after=page.after).hits
        keys = [hit.key for hit in (*page.hits, *rest)]
        assert keys == list(index.article_keys(parse(query), sort="rank")) == sorted(keys, reverse=True)
        assert len(keys) >= 5, "all of them are listed"
    assert index.search(parse('"rare steel"'), sort="rank").label is None
    assert index.search(parse("of the"), sort="rank").label == "best of the newest 3"


def test_a_beginning_of_three_letters_is_not_ranked() -> None:
    index = index_of(*(article(f"{n}.txt", "teas", date=f"2018-01-{n:02}") for n in range(1, 4)))
    page = index.search(parse("tea*"), sort="rank")
    assert [hit.id for hit in page.hits] == ["3.txt", "2.txt", "1.txt"]
    assert page.label == "newest first: the beginning of a word is too short to rank"
    assert index.search(parse("teas*"), sort="rank").label is None


def test_words_that_are_too_common_to_count_are_not_weighed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reader.index.sqlite.asking.bestfirst.COUNTED", 5)
    texts = ["the steel", "steel " * 9 + "the", "the", "the", "steel", "the"]
    index = index_of(*(article(f"{n}.txt", text, date=f"2018-01-{n + 1:02}") for n, text in enumerate(texts)))
    for query, best in (
        ("the steel", ["1.txt", "0.txt"]),
        ("steel -the", ["4.txt"]),
        ("the steel date:2018-01-01", ["0.txt"]),
    ):
        page = index.search(parse(query), sort="rank")
        assert ([hit.id for hit in page.hits], page.label) == (best, "without weighing “the”: too common")
        assert [hit.key for hit in page.hits] == list(index.article_keys(parse(query), sort="rank"))
    assert index.search(parse("steel"), sort="rank").label is None
    monkeypatch.setattr("reader.index.sqlite.asking.bestfirst.WINDOW", 1)
    page = index.search(parse("the steel"), sort="rank")
    assert ([hit.id for hit in page.hits], page.label) == (
        ["1.txt"],
        "best of the newest 1; without weighing “the”: too common",
    )


@pytest.mark.parametrize("query", ["the", "the OR steel", "the (the OR steel)", "the of"])
def test_where_nothing_else_can_be_weighed_the_newest_come_first(
    query: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reader.index.sqlite.asking.bestfirst.COUNTED", 4)
    index = index_of(*(article(f"{n}.txt", "of the " * n, date=f"2018-01-{n:02}") for n in range(1, 8)))
    page = index.search(parse(query), sort="rank", limit=5)
    assert [hit.id for hit in page.hits] == ["7.txt", "6.txt", "5.txt", "4.txt", "3.txt"]
    assert page.label is not None
    assert page.label.startswith("newest first: ")
    assert page.label.endswith(" is too common to rank")


def test_a_beginning_of_many_words_is_not_weighed_in_a_large_archive(monkeypatch: pytest.MonkeyPatch) -> None:
    texts = ["teapot steel", "teacup " + "steel " * 9, "teaspoon", "nothing at all"]
    index = index_of(*(article(f"{n}.txt", text, date=f"2018-01-{n + 1:02}") for n, text in enumerate(texts)))
    assert index.search(parse("teac* steel"), sort="rank").label is None
    monkeypatch.setattr("reader.index.sqlite.asking.bestfirst.LARGE", 3)
    monkeypatch.setattr("reader.index.sqlite.asking.bestfirst.BROAD", 0.3)
    assert index.search(parse("teac* steel"), sort="rank").label is None
    monkeypatch.setattr("reader.index.sqlite.asking.bestfirst.BROAD", 0.2)
    page = index.search(parse("teac* steel"), sort="rank")
    assert ([hit.id for hit in page.hits], page.label) == (["1.txt"], "without weighing “teac*”: too common")
    assert index.search(parse("teac*"), sort="rank").label == "newest first: “teac*” is too common to rank"
    monkeypatch.setattr("reader.index.sqlite.asking.bestfirst.BROAD", 1)
    monkeypatch.setattr("reader.index.sqlite.asking.bestfirst.EXACT", 0)
    assert index.search(parse("teac*"), sort="rank").label == "newest first: “teac*” is too common to rank"


def test_matches_are_not_counted_where_one_word_shows_that_they_are_few(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("reader.index.sqlite.asking.bestfirst.EXACT", 3)
    texts = ["steel", "steel", "steel port", "port steel steel", "steel"]
    index = index_of(*(article(f"{n}.txt", text, date=f"2018-01-{n + 1:02}") for n, text in enumerate(texts)))
    asked: list[str] = []
    index._db.set_trace_callback(asked.append)
    page = index.search(parse("steel port"), sort="rank")
    index._db.set_trace_callback(None)
    assert (sorted(hit.id for hit in page.hits), page.label) == (["2.txt", "3.txt"], None)
    assert not any("count(*)" in sql and "AND" in sql for sql in asked)
    assert index.search(parse("steel (steel OR port)"), sort="rank").label == "best of the newest 10,000"


def test_further_pages_of_the_best_are_of_one_ranking() -> None:
    index = index_of(*(article(f"{n}.txt", "word " * n, date=f"2018-01-{n:02}") for n in range(1, 12)))
    asked: list[str] = []
    first = index.search(parse("word"), sort="rank", limit=3)
    index._db.set_trace_callback(asked.append)
    second = index.search(parse("word"), sort="rank", limit=3, after=first.after)
    third = index.search(parse("word"), sort="rank", limit=3, after=second.after)
    ranked = [sql for sql in asked if "bm25" in sql]
    index._db.set_trace_callback(None)
    assert len(ranked) == 1
    keys = index.article_keys(parse("word"), sort="rank")
    assert [hit.key for page in (first, second, third) for hit in page.hits] == list(keys[:9])
