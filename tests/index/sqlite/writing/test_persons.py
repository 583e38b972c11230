"""Who is who, kept up to date: the same as from nothing after any sequence of changes."""

from __future__ import annotations

from contextlib import closing
from random import Random
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.index.packing import pack_sighting, unpack_sighting
from reader.index.query import parse
from reader.index.sqlite.asking.answering import SqliteIndex
from reader.index.sqlite.tables.rows import prepare
from reader.index.sqlite.tables.schema import create
from reader.index.sqlite.writing.persons import Identities
from reader.index.sqlite.writing.writer import Writer
from reader.quotes.people.countednames import Sighting
from reader.quotes.people.identities import settle
from tests.index.archives import article, put, quote, remove
from tests.index.random_archives import PATHS, random_document
from tests.index.sqlite.inmemory import in_memory, index_of

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Sequence

    from reader.quotes.people.blocking import Seen
    from reader.quotes.people.rulings import Ruling
    from tests.index import reference


def speakers(connection: sqlite3.Connection) -> dict[tuple[str, str], tuple[str, str]]:
    """Each (article, name) with the key and the name of its identity."""
    sql = """select d.path, a.fragment, v.name, p.key, p.name from voice v join person p on p.id = v.person
      join article a on a.key = v.id >> 16 join document d on d.id = a.document"""
    rows = connection.execute(sql)
    return {(f"{path!r}{fragment}", name): (key, person) for path, fragment, name, key, person in rows}


def from_nothing(held: dict[str, list[reference.Row]], rulings: Sequence[Ruling] = ()) -> sqlite3.Connection:
    """An index of the same documents, written in the order of their paths and settled once."""
    connection = create(":memory:")
    writer = Writer(connection)
    writer.rule(rulings)
    for path in sorted(held):
        rows = [prepare(each, quotes) for each, quotes in held[path]]
        writer.put(path.encode("utf-8", "surrogateescape"), (1, 2, 3), b"hash", rows, ())
    writer.settle()
    return connection


@settings(max_examples=100)
@given(st.integers(0, 1 << 32))
def test_any_sequence_of_changes_ends_as_from_nothing(seed: int) -> None:
    rng = Random(seed)
    connection = create(":memory:")
    writer = Writer(connection)
    held: dict[str, list[reference.Row]] = {}
    for path in rng.choices(PATHS, k=rng.randint(1, 20)):
        raw = path.encode("utf-8", "surrogateescape")
        if path in held and rng.random() < 0.4:
            assert writer.remove(raw)
            del held[path]
        else:
            held[path] = random_document(rng, path)
            writer.put(raw, (1, 2, 3), b"hash", [prepare(each, quotes) for each, quotes in held[path]], ())
        if rng.random() < 0.5:
            writer.settle()
    writer.settle()
    with closing(from_nothing(held)) as fresh:
        assert speakers(connection) == speakers(fresh)
        people = "select key, name, kind, forms from person order by key"
        assert connection.execute(people).fetchall() == fresh.execute(people).fetchall()
    assert connection.execute("select count(*) from stale_block").fetchone() == (0,)
    connection.execute("insert into pfts(pfts, rank) values('integrity-check', 1)")
    connection.close()


def talk(path: str, words: str, speaker: str, mention: str) -> reference.Row:
    """An article in which one speaker says some words."""
    text = f"“{words},” {mention} said."
    return article(path, text, date="2018-01-06"), (quote(text, f"“{words},”", speaker, mention=mention),)


def archive() -> SqliteIndex:
    """Three people of one surname and some officials."""
    return index_of(
        talk("a.txt", "One", "Donald Trump", "President Donald J. Trump"),
        talk("b.txt", "Two", "Trump", "President Trump"),
        talk("c.txt", "Three", "Melania Trump", "Melania Trump"),
        talk("d.txt", "Four", "Donald Trump Jr", "Donald Trump Jr."),
        talk("e.txt", "Five", "officials", "officials"),
    )


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ('speaker:"donald trump"', ["a.txt", "b.txt"]),
        ('speaker:"donald j. trump"', ["a.txt", "b.txt"]),
        ('speaker:"president trump"', ["a.txt", "b.txt"]),
        ('speaker:"melania trump"', ["c.txt"]),
        ('speaker:"donald trump jr"', ["d.txt"]),
        ("speaker:trump", ["a.txt", "b.txt", "c.txt", "d.txt"]),
        ("speaker:don*", ["a.txt", "b.txt", "d.txt"]),
        ("speaker:officials", ["e.txt"]),
        ('said:"donald j trump: two"', ["b.txt"]),
        ('said:"melania trump: two"', []),
        ('-speaker:"donald trump"', ["c.txt", "d.txt", "e.txt"]),
        ("speaker:melania OR speaker:officials", ["c.txt", "e.txt"]),
    ],
)
def test_any_form_of_a_name_finds_everything_that_person_said(query: str, expected: list[str]) -> None:
    with closing(archive()) as index:
        assert index.article_ids(parse(query)) == expected
        assert [hit.article.id for hit in index.quotes(parse(query)).hits] == expected
        hits = index.search(parse(query)).hits
        assert all(hit.snippet is not None for hit in hits)


def test_speakers_are_people() -> None:
    with closing(archive()) as index:
        rows = {(row.kind, row.name): row.quotations for row in index.speakers(parse(""))}
        assert rows == {
            ("person", "Donald Trump"): 2,
            ("person", "Melania Trump"): 1,
            ("person", "Donald Trump Jr"): 1,
            ("unnamed", "officials"): 1,
        }
        assert [hit.article.id for hit in index.quotes(parse(""), speaker="Donald J. Trump").hits] == [
            "a.txt",
            "b.txt",
        ]


def test_an_article_says_who_its_speakers_are() -> None:
    with closing(archive()) as index:
        stored = index.article("b.txt")
        assert stored is not None
        assert stored.people["Trump"].name == "Donald Trump"
        assert "President Trump" in stored.people["Trump"].forms


def test_who_it_was_is_forgotten_with_the_article_that_said_so() -> None:
    store, index = in_memory()
    for row in (
        talk("a.txt", "One", "Donald Trump", "President Donald Trump"),
        talk("b.txt", "Two", "Trump", "President Trump"),
    ):
        put(store, row[0].path, [row])
    assert [row.name for row in index.speakers(parse(""))] == ["Donald Trump"]
    remove(store, "a.txt")
    assert [row.name for row in index.speakers(parse(""))] == ["Trump"]
    index.close()


def test_only_what_changed_is_settled(monkeypatch: pytest.MonkeyPatch) -> None:
    settled: list[str] = []

    def noting(block: Sequence[Seen], company: Callable[[int], frozenset[str]]) -> list[str]:
        settled.extend(sorted({seen.sighting.name for seen in block}))
        return settle(block, company)

    store, index = in_memory()
    put(store, "a.txt", [talk("a.txt", "One", "Ada Nilsen", "Ada Nilsen")])
    put(store, "b.txt", [talk("b.txt", "Two", "Bo Lind", "Bo Lind")])
    monkeypatch.setattr("reader.index.sqlite.writing.persons.settle", noting)
    put(store, "c.txt", [talk("c.txt", "Three", "Lind", "Lind")])
    assert settled == ["Bo Lind", "Lind"]
    index.close()


def test_a_speaker_is_found_before_anything_is_settled() -> None:
    connection = create(":memory:")
    row = talk("a.txt", "One", "Ada Nilsen", "Ada Nilsen")
    writer = Writer(connection)
    with writer.batch():
        writer.put(b"a.txt", (1, 2, 3), b"hash", [prepare(*row)], ())
    assert SqliteIndex(connection).article_ids(parse("speaker:nilsen")) == ["a.txt"]
    connection.close()


def test_a_sighting_comes_back_as_it_was_stored() -> None:
    full = Sighting("UN", ("U.N.",), ("president",), "@un", "UN", ("Bob",), ("Jane Un",), 3, 2, "f")
    for sighting in (full, Sighting("UN"), Sighting("UN", handle="@un")):
        assert unpack_sighting(sighting.name, pack_sighting(sighting)) == sighting


def test_ids_are_remembered_up_to_a_bound(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reader.index.sqlite.writing.persons._REMEMBERED", 2)
    connection = create(":memory:")
    held = Identities(connection)
    held.add(1, None, [Sighting(f"Ada {letter}") for letter in "ABCDE"])
    held.add(2, None, [Sighting(f"Ada {letter}") for letter in "ABCDE"])
    assert len(held._ids) <= 2
    assert connection.execute("select count(*) from person").fetchone() == (5,)
    connection.close()
