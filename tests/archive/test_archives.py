"""A question to an archive: its index is made, renewed or mended on the way, and nobody has to know."""

from __future__ import annotations

import sys
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from reader.archive import Archive, archives, open_archive
from reader.archive.notices import Notice, Unfinished
from reader.index.faults import Damaged, IndexFault
from reader.index.query import EVERYTHING, parse
from reader.index.sqlite.files import generations
from reader.index.sqlite.tables.schema import connect_writer
from reader.index.writerlock import writer_lock

if TYPE_CHECKING:
    from pathlib import Path

    from reader.index.progress import Progress
    from reader.index.protocol import Index


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    """Return an archive of two documents that was never indexed."""
    root = tmp_path / "news"
    root.mkdir()
    for name in ("one", "two"):
        (root / f"{name}.txt").write_text(f"date 2018-01-01\ntitle: {name}\n\nWords of {name}.\n", "utf-8")
    return open_archive(str(root))


class Heard:
    """What an archive says beside the answer."""

    def __init__(self) -> None:
        self.progress: list[Progress] = []
        self.notices: list[Notice] = []

    @property
    def kinds(self) -> list[str]:
        return [notice.kind for notice in self.notices]

    def ask(self, archive: Archive, *, refresh: bool = False) -> list[str]:
        return archive.answer(everything, self.progress.append, self.notices.append, refresh=refresh)


def everything(index: Index) -> list[str]:
    return index.article_ids(EVERYTHING)


def add(archive: Archive, name: str) -> None:
    (archive.root / f"{name}.txt").write_text(f"date 2018-01-01\n\nWords of {name}.\n", "utf-8")


def harm(archive: Archive) -> None:
    """Make the texts of the index such that they cannot be unpacked."""
    path = generations.current(archive.folder)
    assert path is not None
    with closing(connect_writer(path)) as connection:
        connection.execute("update body set text=x'00'")


def dying(monkeypatch: pytest.MonkeyPatch, archive: Archive, program: str) -> None:
    """Have another program run in place of the indexer."""
    command = [sys.executable, "-c", program]
    monkeypatch.setattr(archive, "indexer_command", lambda **_: command)


def test_the_first_question_builds_the_index_and_the_second_finds_it_fresh(archive: Archive) -> None:
    first, second = Heard(), Heard()
    assert first.ask(archive) == second.ask(archive) == ["one.txt", "two.txt"]
    assert first.progress[-1].state == "done"
    assert (second.progress, first.notices + second.notices) == ([], [])


def test_what_came_since_is_found_and_what_was_edited_in_place_where_it_is_asked_for(
    archive: Archive,
) -> None:
    archive.answer(everything)
    add(archive, "three")
    assert archive.answer(everything) == ["one.txt", "three.txt", "two.txt"]
    (archive.root / "one.txt").write_text("Something else.\n", "utf-8")

    def found(index: Index) -> int:
        return index.count(parse("else")).value

    assert (archive.answer(found), archive.answer(found, refresh=True)) == (0, 1)


def test_the_index_is_closed_after_the_answer(archive: Archive) -> None:
    index = archive.answer(lambda index: index)
    with pytest.raises(Exception, match="closed"):
        index.status()


def test_beside_another_indexer_what_there_is_answers(archive: Archive) -> None:
    archive.answer(everything)
    add(archive, "three")
    heard = Heard()
    with writer_lock(archive.folder):
        assert heard.ask(archive) == ["one.txt", "two.txt"]
    assert heard.kinds == ["busy"]


def test_the_first_index_of_another_process_is_waited_for(
    archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    archive.answer(everything)
    add(archive, "three")
    answers = iter([None, None, archive.open_index()])
    monkeypatch.setattr("reader.archive.archives.time.sleep", lambda _: None)
    with writer_lock(archive.folder):
        monkeypatch.setattr(archive._backend, "open_index", lambda: next(answers))
        archive.bring_up_to_date()
    assert list(answers) == [], "it was looked for until it was there"


def test_where_the_first_index_does_not_come_it_is_said(
    archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(archives, "FIRST", 0.0)
    archive.folder.mkdir(parents=True)
    with writer_lock(archive.folder), pytest.raises(IndexFault, match=r"there is no index of .*news yet"):
        archive.answer(everything)


def test_damage_is_mended_and_asked_again_once(archive: Archive) -> None:
    archive.answer(everything)
    harm(archive)
    heard = Heard()

    def snippets(index: Index) -> list[str]:
        return [hit.id for hit in index.search(parse("words")).hits]

    assert archive.answer(snippets, notify=heard.notices.append) == ["one.txt", "two.txt"]
    assert heard.kinds == ["damaged"]
    assert str(heard.notices[0]).endswith("; it is put aside and built again")
    harm(archive)
    with pytest.raises(Damaged):
        archive.answer(snippets)


def test_what_was_given_away_is_not_given_twice(archive: Archive) -> None:
    archive.answer(everything)
    harm(archive)
    given: list[str] = []

    def streaming(index: Index) -> None:
        for number, article_id in enumerate(everything(index)):
            try:
                if number:
                    index.article(article_id)
            except IndexFault as fault:
                raise Unfinished(fault) from fault
            given.append(article_id)

    with pytest.raises(Unfinished, match="put aside, ask again"):
        archive.answer(streaming)
    assert given == ["one.txt"]
    archive.answer(streaming)
    assert given == ["one.txt", "one.txt", "two.txt"]


def test_a_fault_half_way_that_is_no_damage_stays_what_it_is(archive: Archive) -> None:
    def streaming(_: Index) -> None:
        raise Unfinished(IndexFault("the disk is away"))

    with pytest.raises(Unfinished, match=r"^the disk is away; the answer so far is not all of it$"):
        archive.answer(streaming)


@pytest.mark.parametrize("started", [False, True])
def test_an_indexer_that_dies_without_an_index_is_a_fault(
    archive: Archive, monkeypatch: pytest.MonkeyPatch, started: bool
) -> None:
    """Also where it had made the file already: nothing was found there does not mean that there is nothing."""
    if started:
        backend = archive._backend
        with backend.writing(0), backend.new_store(beside=False):
            pass
    dying(monkeypatch, archive, "raise SystemExit('no room in this house')")
    with pytest.raises(IndexFault, match="ended with status 1: no room in this house"):
        archive.answer(everything)


def test_where_the_indexer_dies_an_older_index_answers(
    archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    archive.answer(everything)
    add(archive, "three")
    dying(monkeypatch, archive, "import os, signal; os.kill(os.getpid(), signal.SIGKILL)")
    heard = Heard()
    assert heard.ask(archive) == ["one.txt", "two.txt"]
    assert [str(notice) for notice in heard.notices] == [
        "the indexer was ended by SIGKILL; searching the index as it was"
    ]


def test_an_archive_of_one_document_is_asked_like_any_other(archive: Archive) -> None:
    one, heard = open_archive(str(archive.root / "one.txt")), Heard()
    assert heard.ask(one) == heard.ask(one, refresh=True) == ["one.txt"]
    assert heard.notices == []
