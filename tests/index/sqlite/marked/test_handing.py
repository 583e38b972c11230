"""What was just written goes straight into the cache: the tables then say what journals would have told."""

from __future__ import annotations

import sqlite3
import tempfile
from contextlib import closing
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.archive.remembering import keep, targets_of
from reader.index.query import parse
from reader.index.sqlite.embedded import Embedded
from reader.index.sqlite.files import generations
from reader.index.sqlite.marked import cache
from reader.marks.clock import now_ms, stamp_at
from reader.marks.entries import Names, Register, entry
from reader.marks.memory import Memory
from reader.marks.operations import HIDE, NOTE, READ, STAR, TAG, Mark, flag
from tests.index.archives import article, put, put_all
from tests.index.marked import append, random_mark, where_in
from tests.index.sqlite.marked.test_settling import LONG, PATHS, compare, random_article

if TYPE_CHECKING:
    from collections.abc import Collection

    from reader.index.protocol import Index
    from reader.marks.whereabouts import Whereabouts


class Kit:
    """An index in a file, its journals, and whoever marks."""

    def __init__(self, folder: Path) -> None:
        self.where: Whereabouts = where_in(folder)
        self.memory = Memory(self.where.root, self.where.state)
        self.backend = Embedded(folder / "index", self.where)
        with self.backend.writing(1.0), self.backend.new_store(beside=False) as store:
            put_all(store, [article(f"{name}.txt", f"{name} {LONG}") for name in "abc"])

    def index(self) -> Index:
        opened = self.backend.open_index()
        assert opened is not None
        return opened

    def mark(self, index: Index, op: str, ids: Collection[str], *, on: bool = True) -> None:
        keep(self.memory, targets_of(index, ids, [op]), lambda names: [flag(op, names, on=on)])

    @property
    def file(self) -> str:
        current = generations.current(self.backend._folder)
        assert current is not None
        return generations.cache_of(current)

    def is_up_to_date(self) -> bool:
        with closing(sqlite3.connect(self.file)) as db:
            (held,) = db.execute("select value from noted where name = 'journals'").fetchone()
        return bool(held == repr(self.where.signature()))


@pytest.fixture
def kit(tmp_path: Path) -> Kit:
    made = Kit(tmp_path)
    append(made.where, entry(stamp_at(1_700_000_000_000), "aaaaaaaa", Register(Names("c.txt"), STAR, "")))
    return made


def random_marks(rng: Random, names: Names) -> list[Mark]:
    on = rng.random() < 0.7
    return rng.choice(
        (
            [flag(READ, names, on=on)],
            [flag(READ, names, on=on)],
            [flag(rng.choice((STAR, HIDE)), names, on=on)],
            [Mark(Register(names, TAG, "pier"), on), Mark(Register(names, TAG, "Pier"), not on)],
            [Mark(Register(names, NOTE, ""), on, "ask" if on else None)],
            [flag(READ, names, on=on), flag(STAR, names)],
        )
    )


def random_step(rng: Random, kit: Kit, index: Index) -> None:
    near = [each.names for each in index.named()]
    if rng.random() < 0.6:
        seed, same = rng.random(), rng.random() < 0.5

        def marks(names: Names) -> list[Mark]:
            return random_marks(Random(seed) if same else rng, names)

        ids = {each.id for each in rng.sample(near, rng.randint(0, len(near)))}
        keep(kit.memory, targets_of(index, ids, [READ, STAR, HIDE, TAG, NOTE]), marks)
    elif rng.random() < 0.5:
        path = rng.choice(PATHS)
        with kit.backend.writing(1.0), kit.backend.store() as store:
            assert store is not None
            put(store, path, [(each, ()) for each in random_article(rng, path)])
    else:
        append(kit.where, *(random_mark(rng, near) for _ in range(rng.randint(1, 3))))
        if rng.random() < 0.2:  # a machine whose clock is broken
            far = stamp_at(now_ms() + rng.choice((10**5, 10**9)))
            append(kit.where, entry(far, "bbbbbbbb", Register(rng.choice(near), READ, ""), on=False))


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 1 << 32))
def test_tables_say_what_the_plain_form_says_whoever_wrote_it(seed: int) -> None:
    rng = Random(seed)
    with tempfile.TemporaryDirectory() as folder:
        kit = Kit(Path(folder))
        with closing(kit.index()) as index:
            for _ in range(rng.randint(2, 6)):
                for _ in range(rng.randint(1, 3)):
                    random_step(rng, kit, index)
                compare(index, kit.where)


def test_what_was_written_is_in_the_cache_and_no_journal_is_read_for_it(
    kit: Kit, monkeypatch: pytest.MonkeyPatch
) -> None:
    with closing(kit.index()) as index:
        assert index.article_ids(parse("is:starred")) == ["c.txt"]
        monkeypatch.setattr(cache.Cache, "_fill", None)
        kit.mark(index, READ, ["a.txt", "b.txt"])
        assert kit.is_up_to_date()
        assert sorted(index.article_ids(parse("is:read"))) == ["a.txt", "b.txt"]
        kit.mark(index, READ, ["a.txt"], on=False)
        kit.mark(index, HIDE, ["b.txt"])
        assert index.article_ids(parse("is:read")) == []
        assert sorted(index.article_ids(parse("is:unread"))) == ["a.txt", "c.txt"]


def test_copies_of_what_was_read_are_read_too(tmp_path: Path) -> None:
    kit = Kit(tmp_path)
    with kit.backend.writing(1.0), kit.backend.store() as store:
        assert store is not None
        put_all(store, [article("one.txt", LONG), article("two.txt", LONG)])
    append(kit.where, entry(stamp_at(1_700_000_000_000), "aaaaaaaa", Register(Names("c.txt"), STAR, "")))
    with closing(kit.index()) as index:
        kit.mark(index, READ, ["one.txt"])
        assert kit.is_up_to_date()
        assert sorted(index.article_ids(parse("is:read"))) == ["one.txt", "two.txt"]
        kit.mark(index, READ, ["two.txt"], on=False)
        assert kit.is_up_to_date()
        assert index.article_ids(parse("is:read")) == []


@pytest.mark.parametrize("what", ["a journal", "the index", "the clock", "the cache"])
def test_where_something_else_has_changed_too_the_next_question_looks_for_all_of_it(
    kit: Kit, what: str
) -> None:
    with closing(kit.index()) as index:
        if what == "the clock":
            far = stamp_at(now_ms() + 10**10)
            append(kit.where, entry(far, "bbbbbbbb", Register(Names("a.txt"), READ, ""), on=False))
        targets = targets_of(index, ["b.txt"], [READ])
        if what == "a journal":
            append(
                kit.where, entry(stamp_at(1_800_000_000_000), "bbbbbbbb", Register(Names("a.txt"), READ, ""))
            )
        elif what == "the index":
            with kit.backend.writing(1.0), kit.backend.store() as store:
                assert store is not None
                put(store, "b.txt", [(article("b.txt", "Another text."), ())])
        elif what == "the cache":
            Path(kit.file).unlink()
        keep(kit.memory, targets, lambda names: [flag(READ, names)])
        if what != "the cache":
            assert not kit.is_up_to_date()
        read = ["a.txt", "b.txt"] if what == "a journal" else ["b.txt"]
        assert sorted(index.article_ids(parse("is:read"))) == read


def test_nobody_waits_for_another_process_that_fills_the_cache(kit: Kit) -> None:
    with closing(kit.index()) as index:
        targets = targets_of(index, ["b.txt"], [READ])
        with closing(sqlite3.connect(kit.file, isolation_level=None)) as other:
            other.execute("begin immediate")
            keep(kit.memory, targets, lambda names: [flag(READ, names)])
            other.execute("rollback")
        assert not kit.is_up_to_date()
        assert index.article_ids(parse("is:read")) == ["b.txt"]
