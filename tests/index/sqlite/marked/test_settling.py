"""What the tables say is remembered of articles, against its plain form, while articles and journals change."""

from __future__ import annotations

import tempfile
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st

from reader.index.answers import Marks
from reader.index.query import EVERYTHING, parse
from reader.index.sqlite.embedded import Embedded
from reader.index.sqlite.marked import filling
from tests.index.archives import article, put, remove
from tests.index.marked import append, random_mark, should_be, where_in

if TYPE_CHECKING:
    from random import Random as Dice

    import pytest

    from reader.index.protocol import Index
    from reader.index.writing import Store
    from reader.marks.operations import Remembered
    from reader.marks.whereabouts import Whereabouts
    from reader.model.article import Article

LONG = "Dockers met on Friday, and said that the ships can wait until the harbour is dry."
TEXTS = (LONG, LONG, LONG.upper(), "No comment.", "No comment.", "", "Something else.")
ADDRESSES = (
    None,
    None,
    "https://www.example.org/1",
    "http://example.org/1/?utm_source=x",
    "https://example.org/2",
)
PATHS = ("a.txt", "a.v2.txt", "a.v3.txt", "b/a.txt", "c.jsonl", "d #1.txt", "odd\udcff.txt")


def compare(index: Index, where: Whereabouts) -> None:
    marked, orphans = should_be(where, index)
    assert index.orphans() == orphans
    keys = index.marked()
    hits = index.hits(keys)
    assert {hit.id: index.remembered(keys)[hit.key] for hit in hits} == marked
    assert {hit.id: hit.marks for hit in hits} == {key: shown(what) for key, what in marked.items()}
    assert {tag for what in marked.values() for tag in what.tags} <= {*index.labels().tags}
    everything = [each.names.id for each in index.named()]
    older = {*index.newest(everything)}
    assert set(index.article_ids(parse("is:version (is:hidden OR -is:hidden)"))) == older
    read = {key for key, what in marked.items() if what.read}
    for query, found in (
        ("is:read", list(read)),
        ("is:unread", [key for key in everything if key not in read]),
        ("has:note", [key for key, what in marked.items() if what.note]),
        ("tag:pier", [key for key, what in marked.items() if {"pier", "Pier"} & set(what.tags)]),
    ):
        known = {key: marked.get(key) for key in found}
        visible = {key for key, what in known.items() if what is None or not what.hidden}
        assert set(index.article_ids(parse(f"({query}) (is:version OR -is:version)"))) == visible, query
        everywhere = f"({query}) (is:hidden OR -is:hidden) (is:version OR -is:version)"
        assert set(index.article_ids(parse(everywhere))) == set(found), query
        assert set(index.article_ids(parse(query))) == visible - older, query
    hidden = {key for key, what in marked.items() if what.hidden}
    assert index.count(EVERYTHING).value == len({*everything} - hidden - older)


def shown(what: Remembered) -> Marks:
    return Marks(
        what.read,
        what.starred,
        what.hidden,
        bool(what.corrections),
        what.note is not None,
        what.tags,
        what.changed,
    )


def random_article(rng: Dice, path: str) -> list[Article]:
    names = [str(number) for number in range(rng.randint(0, 3))] if path.endswith("jsonl") else [None]
    return [
        article(
            path,
            rng.choice(TEXTS),
            date=rng.choice((None, "2018-01-05", "2018-01-05T08:00:00")),
            url=rng.choice(ADDRESSES),
            fragment=name,
            supersedes=rng.choice(("", "a.txt", "a.v2.txt", "a.v3.txt")),
            version=rng.choice((2, 3)),
        )
        for name in names
    ]


def step(rng: Dice, store: Store, index: Index, where: Whereabouts) -> None:
    """Do one thing that changes what should be remembered."""
    kind, path = rng.random(), rng.choice(PATHS)
    if kind < 0.35:
        put(store, path, [(each, ()) for each in random_article(rng, path)])
    elif kind < 0.5:
        remove(store, path)
    elif kind < 0.95:
        near = [each.names for each in index.named()]
        append(where, *(random_mark(rng, near) for _ in range(rng.randint(1, 4))))
    else:
        journals = sorted(Path(where.own).iterdir())
        if journals:
            rng.choice(journals).unlink()


@settings(max_examples=120, deadline=None)
@given(st.integers(0, 1 << 32))
def test_tables_say_what_the_plain_form_says(seed: int) -> None:
    rng = Random(seed)
    with tempfile.TemporaryDirectory() as folder:
        where = where_in(Path(folder))
        store, index = Embedded("nowhere", where).in_memory()
        for _ in range(rng.randint(2, 9)):
            for _ in range(rng.randint(1, 3)):
                step(rng, store, index, where)
            compare(index, where)
        index.close()


def test_a_few_articles_have_all_that_is_said_of_them_of_large_journals(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(filling, "LARGE", 0)
    for seed in range(40):
        rng = Random(seed)
        with tempfile.TemporaryDirectory() as folder:
            where = where_in(Path(folder))
            store, index = Embedded("nowhere", where).in_memory()
            for _ in range(8):
                step(rng, store, index, where)
            for _ in range(3):
                step(rng, store, index, where)
                keys = index.marked()
                what = index.remembered(keys)
                assert {hit.id: what[hit.key] for hit in index.hits(keys)} == should_be(where, index)[0]
            index.close()


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 1 << 32))
def test_flags_that_come_alone_say_what_the_plain_form_says(seed: int) -> None:
    rng = Random(seed)
    with tempfile.TemporaryDirectory() as folder:
        where = where_in(Path(folder))
        store, index = Embedded("nowhere", where).in_memory()
        for path in PATHS:
            put(store, path, [(each, ()) for each in random_article(rng, path)])
        near = [each.names for each in index.named()]
        append(where, *(random_mark(rng, near) for _ in range(6)))
        compare(index, where)
        for _ in range(6):
            marks = (random_mark(rng, near) for _ in range(20))
            append(where, *(each for each in marks if each.op in ("read", "star", "hide")))
            compare(index, where)
        index.close()
