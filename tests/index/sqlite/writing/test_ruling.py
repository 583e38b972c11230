"""A reader's word on people: it counts over what articles tell, in whatever order both come, and can be taken back."""

from __future__ import annotations

from contextlib import closing
from random import Random
from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st

from reader.index.query import parse
from reader.index.sqlite.tables.rows import prepare
from reader.index.sqlite.tables.schema import create
from reader.index.sqlite.writing.persons import wrong_portraits
from reader.index.sqlite.writing.writer import Writer
from reader.quotes.people.rulings import Ruling
from tests.index.archives import put
from tests.index.random_archives import NAMES, PATHS, random_document
from tests.index.sqlite.inmemory import in_memory, sound
from tests.index.sqlite.writing.test_persons import from_nothing, speakers, talk

if TYPE_CHECKING:
    from reader.index.sqlite.asking.answering import SqliteIndex
    from reader.index.sqlite.writing.storing import SqliteStore
    from tests.index import reference


def rule(store: SqliteStore, *rulings: Ruling) -> None:
    with store.batch():
        store.rule(rulings)
        store.settle()


def people(index: SqliteIndex) -> dict[str, int]:
    sound(index)
    assert not list(wrong_portraits(index._db))
    return {row.name: row.quotations for row in index.speakers(parse(""))}


def talking(*names: str) -> tuple[SqliteStore, SqliteIndex]:
    store, index = in_memory()
    for number, name in enumerate(names):
        row = talk(f"{number}.txt", f"Word {number}", name, name)
        put(store, row[0].path, [row])
    return store, index


def test_two_names_become_one_person_and_two_again() -> None:
    store, index = talking("Ada Nilsen", "Ada Berg", "Bo Lind")
    rule(store, Ruling("Ada Berg", "Ada Nilsen", True))
    assert people(index) == {"Ada Berg": 2, "Bo Lind": 1}
    assert index.article_ids(parse('speaker:"ada nilsen"')) == ["0.txt", "1.txt"]
    (row,) = [row for row in index.speakers(parse("")) if row.quotations == 2]
    assert row.forms == ("Ada Berg", "Ada Nilsen")
    rule(store)
    assert people(index) == {"Ada Nilsen": 1, "Ada Berg": 1, "Bo Lind": 1}


def test_whoever_comes_later_under_either_name_is_that_person() -> None:
    store, index = talking("Ada Nilsen", "Ada Berg")
    rule(store, Ruling("Ada Berg", "Ada Nilsen", True))
    for path, name in (("8.txt", "Ada Berg"), ("9.txt", "Ada M. Nilsen")):
        put(store, path, [talk(path, "More", name, name)])
    assert people(index) == {"Ada Berg": 4}


def test_names_that_articles_take_for_one_are_kept_apart() -> None:
    store, index = talking("Bo Lind", "Bo J. Lind", "Bo J. Lind")
    assert people(index) == {"Bo J. Lind": 3} or people(index) == {"Bo Lind": 3}
    rule(store, Ruling("Bo J. Lind", "Bo Lind", False))
    assert people(index) == {"Bo Lind": 1, "Bo J. Lind": 2}
    put(store, "9.txt", [talk("9.txt", "More", "Bo Lind", "Bo Lind")])
    assert people(index) == {"Bo Lind": 2, "Bo J. Lind": 2}
    rule(store)
    assert list(people(index).values()) == [4]


def test_apart_counts_over_what_joining_others_would_join() -> None:
    store, index = talking("Ada Nilsen", "Bo Lind", "Cy Roe")
    one, two = Ruling("Ada Nilsen", "Bo Lind", True), Ruling("Bo Lind", "Cy Roe", True)
    rule(store, one, two)
    assert list(people(index).values()) == [3]
    rule(store, two, one, Ruling("Ada Nilsen", "Cy Roe", False))
    assert sorted(people(index).values()) == [1, 2]
    assert people(index)["Ada Nilsen"] == 1  # the later of the two that cannot both be


def test_a_word_on_names_that_nobody_has_waits_for_them() -> None:
    store, index = talking("Ada Nilsen")
    rule(store, Ruling("Ada Nilsen", "Eve Moor", True))
    assert people(index) == {"Ada Nilsen": 1}
    put(store, "9.txt", [talk("9.txt", "More", "Eve Moor", "Eve Moor")])
    assert people(index) == {"Ada Nilsen": 2}


def some_rulings(rng: Random) -> list[Ruling]:
    pairs = [sorted(rng.sample(NAMES, 2)) for _ in range(rng.randint(0, 4))]
    return [Ruling(one, other, rng.random() < 0.6) for one, other in pairs]


@settings(max_examples=150)
@given(st.integers(0, 1 << 32))
def test_any_sequence_of_changes_and_rulings_ends_as_from_nothing(seed: int) -> None:
    rng = Random(seed)
    connection = create(":memory:")
    writer = Writer(connection)
    held: dict[str, list[reference.Row]] = {}
    rulings: list[Ruling] = []
    for path in rng.choices(PATHS, k=rng.randint(1, 16)):
        raw = path.encode("utf-8", "surrogateescape")
        if path in held and rng.random() < 0.4:
            assert writer.remove(raw)
            del held[path]
        else:
            held[path] = random_document(rng, path)
            writer.put(raw, (1, 2, 3), b"hash", [prepare(each, quotes) for each, quotes in held[path]], ())
        if rng.random() < 0.3:
            rulings = some_rulings(rng)
            writer.rule(rulings)
        if rng.random() < 0.5:
            writer.settle()
    writer.settle()
    with closing(from_nothing(held, rulings)) as fresh:
        assert speakers(connection) == speakers(fresh)
        everybody = "select key, name, kind, forms from person order by key"
        assert connection.execute(everybody).fetchall() == fresh.execute(everybody).fetchall()
    assert connection.execute("select count(*) from stale_block").fetchone() == (0,)
    connection.execute("insert into pfts(pfts, rank) values('integrity-check', 1)")
    connection.close()
