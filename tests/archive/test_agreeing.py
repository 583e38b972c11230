"""An index that is asked says what its reader says by now, or whoever asks is told that it does not."""

from __future__ import annotations

from contextlib import ExitStack, closing
from typing import TYPE_CHECKING

import pytest

from reader.archive import Archive, agreeing, open_archive
from reader.corrections.making import spoken
from reader.index.faults import IndexFault
from reader.index.query import parse
from reader.index.sqlite.embedded import Embedded
from reader.index.sqlite.writing import copying
from reader.index.writerlock import writer_lock
from reader.marks.entries import Names
from reader.marks.faulty import MarksError
from reader.marks.memory import Memory
from reader.marks.operations import READ, STAR, flag

if TYPE_CHECKING:
    from contextlib import AbstractContextManager
    from pathlib import Path

    from reader.archive.notices import Notice


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    root = tmp_path / "news"
    root.mkdir()
    (root / "one.txt").write_text("First\n\n“We have no boat,” said Bo Lind.\n", "utf-8")
    made = open_archive(str(root))
    made.ready_index().close()
    return made


def correct(archive: Archive, name: str) -> None:
    """Say whose the quotation of the article is."""
    with closing(archive.ready_index()) as index:
        stored = index.article("one.txt")
        (named,) = index.named(["one.txt"])
    assert stored is not None
    with archive.memory.writing() as writer:
        writer.write(spoken(named.names, stored.article.text, stored.quotes, 1, name))


def speakers(archive: Archive, notices: list[Notice]) -> list[str]:
    """Return who is quoted, as a command would print it."""
    return archive.answer(
        lambda index: [row.name for row in index.speakers(parse(""))], notify=notices.append
    )


def test_whoever_asks_next_has_it_agree(archive: Archive) -> None:
    notices: list[Notice] = []
    assert speakers(archive, notices) == ["Bo Lind"]
    correct(archive, "Cy Roe")
    assert speakers(archive, notices) == ["Cy Roe"]
    archive.memory.undo()
    assert speakers(archive, notices) == ["Bo Lind"]
    assert notices == []


def test_an_index_that_is_open_answers_so_once_it_was_told(archive: Archive) -> None:
    with closing(archive.ready_index()) as index:
        correct(archive, "Cy Roe")
        assert archive.catch_up()
        assert [row.name for row in index.speakers(parse(""))] == ["Cy Roe"]
        assert not archive.catch_up()


def no_rights(_: Embedded, patience: float) -> AbstractContextManager[None]:
    raise IndexFault("the index cannot be written (permission denied)")


@pytest.mark.parametrize("why", ["busy", "read-only"])
def test_where_the_index_cannot_be_written_a_copy_of_it_answers(
    archive: Archive, monkeypatch: pytest.MonkeyPatch, why: str
) -> None:
    monkeypatch.setattr(agreeing, "PATIENCE", 0.0)
    correct(archive, "Cy Roe")
    notices: list[Notice] = []
    before = sorted(path.name for path in archive.folder.iterdir())
    with ExitStack() as stack:
        if why == "busy":
            stack.enter_context(writer_lock(archive.folder))
            with pytest.raises(IndexFault, match="another process"):
                archive.catch_up()
        else:
            stack.enter_context(monkeypatch.context()).setattr(Embedded, "writing", no_rights)
        assert speakers(archive, notices) == ["Cy Roe"]
        with closing(archive.open_index()) as index:  # type: ignore[type-var]
            assert [row.name for row in index.speakers(parse(""))] == ["Bo Lind"]  # type: ignore[union-attr]
        archive.memory.undo()
        assert speakers(archive, notices) == ["Bo Lind"]
        archive.memory.redo()
    after = {path.name for path in archive.folder.iterdir()}
    assert after - {*before} <= {"marks-1.db", "marks-1.db-shm", "marks-1.db-wal"}
    assert notices == []
    assert speakers(archive, notices) == ["Cy Roe"]


def test_a_copy_knows_of_marks_as_the_index_does(archive: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(agreeing, "PATIENCE", 0.0)
    correct(archive, "Cy Roe")
    with writer_lock(archive.folder), closing(archive.ready_index()) as index:
        assert index.article_ids(parse("is:starred")) == []
        with archive.memory.writing() as writer:
            writer.write([flag(STAR, Names("one.txt"))])
        assert index.article_ids(parse("is:starred speaker:Roe")) == ["one.txt"]


def test_a_copy_that_has_no_room_is_told(archive: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(agreeing, "PATIENCE", 0.0)
    monkeypatch.setattr(copying, "SPARE", 1 << 60)
    correct(archive, "Cy Roe")
    notices: list[Notice] = []
    with writer_lock(archive.folder):
        assert speakers(archive, notices) == ["Bo Lind"]
    assert [notice.kind for notice in notices] == ["busy"]
    assert "the latest corrections are missing: there is no room for a copy" in str(notices[0])


def test_a_large_index_is_not_copied_without_a_word(
    archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(agreeing, "PATIENCE", 0.0)
    monkeypatch.setattr(agreeing, "LARGE", 1)
    correct(archive, "Cy Roe")
    notices: list[Notice] = []
    with writer_lock(archive.folder):
        assert speakers(archive, notices) == ["Cy Roe"]
    assert [str(notice).partition(";")[0] for notice in notices] == ["the index cannot be written now"]


def test_other_marks_are_no_reason_to_say_anything(archive: Archive) -> None:
    with archive.memory.writing() as writer:
        writer.write([flag(READ, Names("one.txt"))])
    notices: list[Notice] = []
    with writer_lock(archive.folder):
        assert speakers(archive, notices) == ["Bo Lind"]
    assert notices == []


def test_journals_that_cannot_be_read_are_named(archive: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    correct(archive, "Cy Roe")

    def unreadable(_: Memory, **__: object) -> None:
        raise MarksError("marks cannot be read")

    monkeypatch.setattr(Memory, "load", unreadable)
    notices: list[Notice] = []
    assert speakers(archive, notices) == ["Bo Lind"]
    assert [str(notice) for notice in notices] == ["marks cannot be read; corrections may be missing"]
