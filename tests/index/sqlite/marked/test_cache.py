"""The cache as a file: up to date whoever writes journals and index, in as many processes as there are."""

from __future__ import annotations

import threading
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from reader.archive.remembering import news, targets_of
from reader.index.query import EVERYTHING, parse
from reader.index.sqlite.embedded import Embedded
from reader.index.sqlite.files import generations
from reader.index.sqlite.marked import cache, filling
from reader.marks.clock import stamp_at
from reader.marks.entries import Names, Register, entry
from reader.marks.memory import Memory
from reader.marks.operations import READ, STAR, flag, saved
from tests.index.archives import article, put, put_all
from tests.index.marked import append, where_in

if TYPE_CHECKING:
    from reader.index.protocol import Index
    from reader.marks.whereabouts import Whereabouts

TEXT = "Dockers met on Friday, and said that the ships can wait until the harbour is dry."


@pytest.fixture
def where(tmp_path: Path) -> Whereabouts:
    return where_in(tmp_path)


@pytest.fixture
def backend(tmp_path: Path, where: Whereabouts) -> Embedded:
    """Return the backend of an index of three articles in files."""
    made = Embedded(tmp_path / "index", where)
    with made.writing(1.0), made.new_store(beside=False) as store:
        put_all(store, [article(f"{name}.txt", f"{name} {TEXT}") for name in "abc"])
    return made


def opened(backend: Embedded) -> Index:
    index = backend.open_index()
    assert index is not None
    return index


def read(index: Index) -> list[str]:
    return sorted(index.article_ids(parse("is:read")))


def mark(where: Whereabouts, *ids: str, at: int = 0, machine: str = "aaaaaaaa") -> None:
    time = stamp_at(1_700_000_000_000 + at)
    append(where, *(entry(time, machine, Register(Names(each), READ, "")) for each in ids))


def test_an_open_index_knows_of_marks_that_are_made_while_it_is_open(
    backend: Embedded, where: Whereabouts
) -> None:
    with closing(opened(backend)) as index, closing(opened(backend)) as other:
        assert read(index) == []
        with Memory(where.root, where.state).writing() as writer:
            writer.write([flag(READ, Names("a.txt"))])
        assert read(index) == read(other) == ["a.txt"]
        mark(where, "b.txt", machine="zzzzzzzz")
        assert read(other) == read(index) == ["a.txt", "b.txt"]


def test_an_open_index_knows_what_the_indexer_wrote_since(backend: Embedded, where: Whereabouts) -> None:
    mark(where, "d.txt", "a.txt")
    with closing(opened(backend)) as index:
        assert read(index) == ["a.txt"]
        with backend.writing(1.0), backend.store() as store:
            assert store is not None
            put(store, "d.txt", [(article("d.txt", TEXT), ())])
            assert read(index) == ["a.txt", "d.txt"]
        assert index.count(parse("is:unread")).value == 2


def test_only_what_came_is_read_and_settled(
    backend: Embedded, where: Whereabouts, monkeypatch: pytest.MonkeyPatch
) -> None:
    mark(where, "a.txt")
    with closing(opened(backend)) as index:
        assert read(index) == ["a.txt"]
        monkeypatch.setattr(filling, "settle_all", None)  # which would be called for all
        monkeypatch.setattr(filling, "take_all", None)
        mark(where, "b.txt", at=1)
        assert read(index) == ["a.txt", "b.txt"]


def test_nothing_is_filled_where_nothing_came(
    backend: Embedded, where: Whereabouts, monkeypatch: pytest.MonkeyPatch
) -> None:
    mark(where, "a.txt")
    backend.remember()
    monkeypatch.setattr(cache.Cache, "_fill", None)
    with closing(opened(backend)) as index:
        assert read(index) == ["a.txt"]
    monkeypatch.setattr(cache, "brought_up_to_date", None)
    backend.remember(changed=False)


def test_an_index_that_is_built_again_has_a_cache_of_its_own(backend: Embedded, where: Whereabouts) -> None:
    mark(where, "a.txt", "n.txt")
    with closing(opened(backend)) as index:
        assert read(index) == ["a.txt"]
        with backend.writing(1.0), backend.new_store(beside=True) as store:
            put_all(store, [article("n.txt", TEXT)])
        backend.publish()
        backend.remember()
        assert read(index) == ["a.txt"]
        with closing(opened(backend)) as renewed:
            assert read(renewed) == ["n.txt"]
    folder = Path(str(generations.current(backend._folder))).parent
    assert sorted(path.name for path in folder.glob("marks-*.db")) == ["marks-2.db"]


def test_many_ask_while_others_mark_and_index(backend: Embedded, where: Whereabouts) -> None:
    faults: list[BaseException] = []
    done = threading.Event()

    def asking() -> None:
        try:
            with closing(opened(backend)) as index:
                while not done.is_set():
                    known = index.count(EVERYTHING).value
                    assert 3 <= known <= 23
                    assert set(read(index)) <= {f"{number}.txt" for number in range(20)}
        except BaseException as error:  # noqa: BLE001 - told below
            faults.append(error)

    threads = [threading.Thread(target=asking) for _ in range(3)]
    for thread in threads:
        thread.start()
    for number in range(20):
        with backend.writing(5.0), backend.store() as store:
            assert store is not None
            put(store, f"{number}.txt", [(article(f"{number}.txt", f"{number} {TEXT}"), ())])
        mark(where, f"{number}.txt", at=number, machine="abc"[number % 3] * 8)
    done.set()
    for thread in threads:
        thread.join(60)
    assert faults == []
    with closing(opened(backend)) as index:
        assert len(read(index)) == 20


def test_marking_knows_what_counts_without_reading_the_journals(
    backend: Embedded, where: Whereabouts, monkeypatch: pytest.MonkeyPatch
) -> None:
    mark(where, "a.txt", at=5)
    with closing(opened(backend)) as index:
        targets = targets_of(index, ["b.txt", "a.txt", "none.txt"])
        assert [each.names.id for each in targets.named] == ["b.txt", "a.txt"]
        memory = Memory(where.root, where.state)
        monkeypatch.setattr(memory, "load", None)
        with memory.writing(targets.known) as writer:
            known = writer.known.registers
            marks, changed = news(known, targets.bearers, targets.named, lambda names: [flag(READ, names)])
            assert ([each.register.article.id for each in marks if each.register.article], changed) == (
                ["b.txt"],
                1,
            )
            stamp = writer.write(marks, targets.bearers.last)
        assert stamp > stamp_at(1_700_000_000_005)
        assert read(index) == ["a.txt", "b.txt"]


def test_the_latest_stamp_is_known_but_for_those_of_days_to_come(
    backend: Embedded, where: Whereabouts
) -> None:
    near, far = stamp_at(4_000_000_000_000), stamp_at(5_000_000_000_000)
    append(where, entry(near, "aaaaaaaa", Register(Names("a.txt"), STAR, "")))
    append(where, entry(far, "bbbbbbbb", Register(Names("gone.txt"), STAR, "")))
    with closing(opened(backend)) as index:
        assert index.said_of(["a.txt"], stamp_at(4_500_000_000_000)).latest == near
        assert index.said_of(["a.txt"], stamp_at(3_000_000_000_000)).latest < near


def test_saved_searches_and_what_is_remembered_in_full(backend: Embedded, where: Whereabouts) -> None:
    with Memory(where.root, where.state).writing() as writer:
        writer.write([saved("quays", "quay OR pier"), flag(STAR, Names("b.txt"))])
    with closing(opened(backend)) as index:
        assert index.saved_searches() == {"quays": "quay OR pier"}
        (key,) = index.marked()
        assert index.remembered([key])[key].starred


def test_what_was_ranked_is_ranked_again_once_marks_have_changed(
    backend: Embedded, where: Whereabouts
) -> None:
    mark(where, "a.txt")
    with closing(opened(backend)) as index:
        query = parse("dockers is:unread")
        assert len(index.article_keys(query, sort="rank")) == 2
        mark(where, "b.txt", at=1)
        assert len(index.article_keys(query, sort="rank")) == 1
