"""The thread that keeps marks: in the order of the keys, on the disk, and never given up in silence."""

from __future__ import annotations

import threading
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from reader.index.faults import IndexFault
from reader.index.writing import Busy
from reader.marks import appending
from reader.marks.faulty import MarksError
from reader.marks.operations import (
    READ,
    STAR,
    Mark,
    Remembered,
    everywhere_here,
    flag,
    note,
    position,
    same_person,
)
from reader.tui.worker import keeper
from reader.tui.worker.changes import Change, Making
from reader.tui.worker.keeper import Keeper
from reader.tui.worker.messages import (
    Agreed,
    Kept,
    MarksFailed,
    MarksMoved,
    NotKept,
    Turned,
)
from tests.tui.fakes import FakeIndex, memory_at, some_articles

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from textual.message import Message

    from reader.marks.entries import Names
    from reader.marks.memory import Memory

SEED, BRIDGE, FERRY = "000_84f662bfa4d4cfd3.txt", "news/005.md", "news/004.md"


class Kit:
    """A keeper over the fakes, and what it says."""

    def __init__(self, root: Path) -> None:
        root.mkdir(exist_ok=True)
        self.memory: Memory = memory_at(root)
        self.index: FakeIndex | None = FakeIndex(some_articles())
        self.opened = 0
        self.told: list[Message] = []
        self.caught_up = 0
        self.fault: Exception | None = None
        self.keeper = Keeper(self._open, self.memory.where, self._catch_up)
        self.keeper.attach(self.told.append)
        self._number = 0

    def _open(self) -> FakeIndex | None:
        self.opened += 1
        return self.index

    def _catch_up(self) -> bool:
        self.caught_up += 1
        if self.fault is not None:
            raise self.fault
        return True

    def change(self, *ids: str, marks: Making = lambda names: [flag(STAR, names)], what: str = "x") -> Change:
        self._number += 1
        return Change(self._number, ids, marks, what)

    def settle(self) -> list[Message]:
        """Let everything be done that is asked for; return what was said meanwhile."""
        self.keeper._thread.submit(lambda: None).result(20)
        told, self.told[:] = list(self.told), []
        return told

    def of(self, article_id: str) -> Remembered:
        self.settle()
        index = FakeIndex(some_articles())
        index.memory = self.memory
        key = next(key for key, each in index.stored.items() if each.article.id == article_id)
        return index.remembered([key]).get(key, Remembered())


@pytest.fixture
def kit(tmp_path: Path) -> Iterator[Kit]:
    made = Kit(tmp_path / "news")
    yield made
    made.keeper.close()


def test_a_change_is_on_the_disk_when_that_is_said(kit: Kit) -> None:
    change = kit.change(SEED, FERRY)
    kit.keeper.keep(change)
    (kept,) = kit.settle()
    assert isinstance(kept, Kept)
    assert (kept.change, kept.articles) == (change, 2)
    assert {entry.article.id for entry in kit.memory.load().registers if entry.article} == {SEED, FERRY}
    assert kit.of(SEED).starred
    assert not kit.of(BRIDGE).starred


def test_changes_are_written_in_turn_and_what_held_already_counts_for_nothing(kit: Kit) -> None:
    first, second = kit.change(SEED), kit.change(SEED, BRIDGE)
    kit.keeper.keep(first)
    kit.keeper.keep(second)
    assert [(each.change.number, each.articles) for each in kit.settle() if isinstance(each, Kept)] == [
        (1, 1),
        (2, 1),
    ]


def test_an_article_that_is_gone_is_passed_over(kit: Kit) -> None:
    kit.keeper.keep(kit.change("gone.md", SEED))
    (kept,) = kit.settle()
    assert isinstance(kept, Kept)
    assert kept.articles == 1


def test_undo_and_redo_go_over_restarts(kit: Kit, tmp_path: Path) -> None:
    kit.keeper.keep(kit.change(SEED, FERRY, marks=lambda names: [flag(READ, names)]))
    kit.settle()
    kit.keeper.close()
    again = Kit(tmp_path / "news")
    again.keeper.turn(back=True)
    again.keeper.turn(back=True)
    again.keeper.turn(back=False)
    first, nothing, third = again.settle()
    assert isinstance(first, Turned)
    assert (first.back, list(first.what), first.articles, first.left) == (True, ["read"], 2, 0)
    assert isinstance(nothing, Turned)
    assert not nothing.what
    assert isinstance(third, Turned)
    assert (third.back, list(third.what), third.articles) == (False, ["read"], 2)
    assert again.of(FERRY).read
    again.keeper.close()


def test_what_cannot_be_written_waits_and_comes_in_its_turn(
    kit: Kit, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(handle: int, data: bytes) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(appending, "_write_whole", full)
        kit.keeper.keep(kit.change(SEED))
        kit.keeper.keep(kit.change(SEED, marks=lambda names: [note(names, "ask")]))
        told = kit.settle()
    assert [type(each) for each in told] == [NotKept, NotKept]
    assert isinstance(told[1], NotKept)
    assert told[1].changes == 2
    assert told[1].why.endswith("cannot be written (no space left on device)")
    kit.keeper.try_again()
    assert [each.change.number for each in kit.settle() if isinstance(each, Kept)] == [1, 2]
    assert kit.of(SEED) == Remembered(starred=True, note="ask")


def test_a_change_that_waits_is_taken_back_without_the_disk(
    kit: Kit, monkeypatch: pytest.MonkeyPatch
) -> None:
    kit.keeper.keep(kit.change(FERRY))
    kit.settle()
    change = kit.change(SEED)
    with monkeypatch.context() as patched:
        patched.setattr("reader.marks.memory.alone", _refuse)
        kit.keeper.keep(change)
        kit.keeper.turn(back=True)
        _, turned = kit.settle()
        assert isinstance(turned, Turned)
        assert (turned.back, turned.unwritten) == (True, change)
        kit.keeper.turn(back=False)
        again, refused = kit.settle()
        assert isinstance(again, Turned)
        assert (again.back, again.unwritten) == (False, change)
        assert isinstance(refused, NotKept)
    kit.keeper.try_again()
    kit.settle()
    assert kit.of(SEED).starred


def test_of_what_waits_the_last_that_somebody_did_is_taken_back(
    kit: Kit, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reader.marks.memory.alone", _refuse)
    star = kit.change(SEED)
    read = kit.change(SEED, marks=lambda names: [flag(READ, names)], what="")
    where = kit.change(SEED, marks=lambda names: [position(names, 7)], what="")
    for change in (star, read, where):
        kit.keeper.keep(change)
    kit.settle()
    kit.keeper.turn(back=True)
    kit.keeper.turn(back=True)
    told = [(list(each.what), each.unwritten) for each in kit.settle() if isinstance(each, Turned)]
    assert told == [(["marked read"], read), (["x"], star)]
    assert kit.keeper.close().startswith("1 change lost · "), "how far it was read"


def _refuse(path: str) -> None:
    raise MarksError(f"{path}: cannot be written (read-only file system); nothing was marked")


def test_what_is_lost_is_told_when_the_program_is_left(kit: Kit, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reader.marks.memory.alone", _refuse)
    kit.keeper.keep(kit.change(SEED))
    kit.settle()
    assert kit.keeper.close().startswith("1 change lost · ")


def test_what_waits_for_another_process_is_told_when_the_program_is_left(
    kit: Kit, monkeypatch: pytest.MonkeyPatch
) -> None:
    go = threading.Event()

    @contextmanager
    def busy(path: str) -> Iterator[None]:
        go.wait(20)
        yield

    monkeypatch.setattr("reader.marks.memory.alone", busy)
    monkeypatch.setattr(keeper, "LEAVING", 0.01)
    for article in (SEED, FERRY, BRIDGE):
        kit.keeper.keep(kit.change(article))
    left = kit.keeper.close(1)
    go.set()
    assert left.startswith("4 changes not on the disk yet, and may be lost · ")


def test_what_the_index_never_named_is_told_when_the_program_is_left(kit: Kit) -> None:
    assert kit.keeper.close(1) == "1 change lost · the index does not answer"


def test_what_was_asked_last_is_written_before_the_program_is_gone(tmp_path: Path) -> None:
    kit = Kit(tmp_path / "news")
    for _ in range(20):
        kit.keeper.keep(kit.change(SEED, marks=lambda names: [flag(READ, names)]))
    assert kit.keeper.close() == ""
    assert len(kit.memory.load().registers) == 1
    kit.keeper.keep(kit.change(FERRY))  # a timer that comes late does no harm


def test_what_another_process_marks_is_noticed(kit: Kit, tmp_path: Path) -> None:
    other = Kit(tmp_path / "news")
    kit.keeper.watch()
    assert kit.settle() == []
    other.keeper.keep(other.change(SEED))
    other.settle()
    kit.keeper.watch()
    (moved,) = kit.settle()
    assert isinstance(moved, MarksMoved)
    assert kit.of(SEED).starred
    kit.keeper.watch()
    assert kit.settle() == [], "once is enough"
    other.keeper.close()


def test_what_another_marks_is_noticed_though_this_one_marks_before_it_looks(
    kit: Kit, tmp_path: Path
) -> None:
    other = Kit(tmp_path / "news")
    other.keeper.keep(other.change(SEED))
    other.settle()
    kit.keeper.keep(kit.change(FERRY))
    assert [type(each) for each in kit.settle()] == [Kept, MarksMoved]
    kit.keeper.watch()
    kit.keeper.keep(kit.change(BRIDGE))
    assert [type(each) for each in kit.settle()] == [Kept], "its own is no news"
    other.keeper.close()


def test_what_comes_from_elsewhere_while_this_one_marks_is_noticed(
    kit: Kit, monkeypatch: pytest.MonkeyPatch
) -> None:
    def while_another_comes(path: str, lines: Iterable[str]) -> None:
        whole(path, lines)
        Path(path).with_name("zzzzzzzz.jsonl").touch()

    whole = appending.append
    monkeypatch.setattr("reader.marks.memory.append", while_another_comes)
    kit.keeper.keep(kit.change(FERRY))
    assert [type(each) for each in kit.settle()] == [Kept, MarksMoved]


def test_the_index_is_opened_anew_only_when_it_was_written(kit: Kit) -> None:
    kit.keeper.keep(kit.change(SEED))
    kit.keeper.keep(kit.change(FERRY))
    kit.settle()
    assert kit.opened == 1
    kit.keeper.renew()
    kit.keeper.keep(kit.change(BRIDGE))
    kit.settle()
    assert kit.opened == 2


def test_an_index_that_does_not_answer_loses_nothing(kit: Kit) -> None:
    index = kit.index
    kit.index = None
    kit.keeper.keep(kit.change(SEED))
    (waits,) = kit.settle()
    assert isinstance(waits, NotKept)
    assert index is not None
    kit.index = index
    kit.keeper.try_again()
    assert isinstance(kit.settle()[0], Kept)


def test_a_journal_that_cannot_be_read_is_named_once(kit: Kit) -> None:
    kit.keeper.keep(kit.change(SEED))
    kit.settle()
    Path(kit.memory.folder, "folder.jsonl").mkdir()
    kit.keeper.watch()
    told = kit.settle()
    kit.keeper.keep(kit.change(FERRY))
    kit.settle()
    Path(kit.memory.folder, "other.jsonl").touch()
    kit.keeper.watch()
    told += kit.settle()
    failed = [each for each in told if isinstance(each, MarksFailed)]
    assert len(failed) == 1
    assert "its marks are missing" in failed[0].what


def test_a_mistake_of_ours_is_said_and_ends_nothing(kit: Kit) -> None:
    def wrong(_names: object) -> list[object]:
        raise KeyError("oops")

    kit.keeper.keep(kit.change(SEED, marks=wrong))  # type: ignore[arg-type]
    done = threading.Event()
    kit.keeper._soon(done.set)
    assert done.wait(20)
    assert any(isinstance(each, MarksFailed) and "oops" in each.what for each in kit.told)
    assert kit.keeper.close() == "1 change lost · KeyError: 'oops'"


def test_faults_of_the_index_are_not_taken_for_those_of_the_disk(kit: Kit) -> None:
    assert kit.index is not None

    def broken(ids: object, ops: object, limit: str) -> None:
        raise IndexFault("the index does not answer")

    kit.index.said_of = broken  # type: ignore[assignment]
    kit.keeper.keep(kit.change(SEED))
    (waits,) = kit.settle()
    assert isinstance(waits, NotKept)
    assert waits.why == "the index does not answer"


def _captain(names: Names) -> list[Mark]:
    return [everywhere_here(names, "the captain", "Ada Nilsen")]


def test_the_index_agrees_once_something_is_put_right_or_taken_back(kit: Kit) -> None:
    kit.keeper.keep(kit.change(SEED, marks=_captain))
    kit.keeper.keep(kit.change(SEED, marks=_captain))
    assert [type(each) for each in kit.settle()] == [Kept, Agreed, Kept], "the second said nothing new"
    kit.keeper.keep(kit.change(SEED))
    kit.keeper.turn(back=True)
    kit.keeper.turn(back=True)
    told = kit.settle()
    assert [type(each) for each in told] == [Kept, Turned, Turned, Agreed]
    assert isinstance(told[2], Turned)
    assert list(told[2].what) == ["“the captain” is Ada Nilsen, everywhere here"]
    assert kit.caught_up == 2


def test_who_is_one_person_is_of_no_article(kit: Kit) -> None:
    same = [same_person("A. Nilsen", "Ada Nilsen")]
    kit.keeper.keep(kit.change(marks=lambda _: same))
    kit.keeper.keep(kit.change(marks=lambda _: same))
    assert [each.articles for each in kit.settle() if isinstance(each, Kept)] == [1, 0]
    (entry,) = kit.memory.load().registers
    assert (entry.article, entry.key) == (None, "A. Nilsen\nAda Nilsen")
    kit.keeper.turn(back=True)
    turned, agreed = kit.settle()
    assert isinstance(turned, Turned)
    assert list(turned.what) == ["A. Nilsen and Ada Nilsen are one"]
    assert isinstance(agreed, Agreed)


def test_an_index_that_another_process_writes_is_tried_again_and_one_that_fails_is_named(kit: Kit) -> None:
    kit.fault = Busy("another process writes this index")
    kit.keeper.keep(kit.change(SEED, marks=_captain))
    assert [each.done for each in kit.settle() if isinstance(each, Agreed)] == [False]
    kit.fault = None
    kit.keeper.agree()
    assert [each.done for each in kit.settle() if isinstance(each, Agreed)] == [True]
    kit.fault = IndexFault("the disk is full")
    kit.keeper.keep(kit.change(BRIDGE, marks=_captain))
    kept, failed = kit.settle()
    assert isinstance(kept, Kept), "the mark is on the disk in any case"
    assert isinstance(failed, MarksFailed)
    assert failed.what == "the disk is full; the list does not show it yet"
