"""What is remembered of an archive without `.reader` goes with it when it is moved, and with nothing else."""

from __future__ import annotations

import os
import shutil
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from reader.archive import open_archive
from reader.archive.locating import memory_folder
from reader.index.query import parse
from reader.marks.entries import Names
from reader.marks.operations import STAR, flag, saved
from reader.marks.origin import Origin, note_origin, noted_origin, origin_of

if TYPE_CHECKING:
    from pathlib import Path

    from reader.archive.notices import Notice


@pytest.fixture
def news(tmp_path: Path) -> Path:
    """Return an archive of three documents, two of which are marked."""
    root = tmp_path / "news"
    root.mkdir()
    for name in ("one", "two #1", "three"):
        (root / f"{name}.txt").write_text(f"First\n\nWords of {name}.\n", "utf-8")
    mark(root, "one.txt", "two %231.txt")
    return root


def mark(root: Path, *ids: str) -> None:
    with open_archive(str(root)).memory.writing() as writer:
        writer.write([flag(STAR, Names(each)) for each in ids])


def starred(root: Path, notices: list[Notice] | None = None) -> list[str]:
    heard = (lambda _: None) if notices is None else notices.append
    archive = open_archive(str(root), None, heard)
    with closing(archive.ready_index()) as index:
        return sorted(index.article_ids(parse("is:starred")))


def has_state(root: Path) -> bool:
    return os.path.exists(memory_folder(str(root)))


def test_a_folder_that_was_moved_takes_its_marks_along_and_says_so_once(news: Path, tmp_path: Path) -> None:
    (tmp_path / "deep" / "er").mkdir(parents=True)
    moved = news.rename(tmp_path / "deep" / "er" / "renamed")
    notices: list[Notice] = []
    assert starred(moved, notices) == ["one.txt", "two %231.txt"]
    assert starred(moved, notices) == ["one.txt", "two %231.txt"]
    (notice,) = notices
    assert notice.kind == "moved"
    assert "news is this folder's now" in notice.text
    assert not has_state(news)
    assert noted_origin(memory_folder(str(moved))) == origin_of(str(moved))
    again = moved.rename(tmp_path / "again")
    assert starred(again) == ["one.txt", "two %231.txt"]


def test_who_marks_stays_who_it_was_and_can_take_back(news: Path, tmp_path: Path) -> None:
    moved = news.rename(tmp_path / "moved")
    archive = open_archive(str(moved))
    assert archive.memory.undo() is not None
    mark(moved, "three.txt")
    assert starred(moved) == ["three.txt"]
    assert len(list((tmp_path / memory_folder(str(moved)) / "marks").glob("*.jsonl"))) == 1


@pytest.mark.parametrize("why", ["a copy", "old path", "inode", "shared", "other state", "nothing to tell"])
def test_whoever_cannot_be_sure_keeps_their_own(news: Path, tmp_path: Path, why: str) -> None:
    moved = tmp_path / "moved"
    state = memory_folder(str(news))
    if why == "a copy":
        shutil.copytree(news, moved)
    else:
        news.rename(moved)
    if why == "old path":
        news.mkdir()
    elif why == "inode":  # that folder was deleted, and another one got its number
        (moved / "two #1.txt").unlink()
        (moved / "one.txt").rename(moved / "else.txt")
    elif why == "shared":
        (moved / ".reader").mkdir()
    elif why == "other state":
        shutil.copytree(state, state[:-1] + "x")
    elif why == "nothing to tell":
        for journal in (tmp_path / state / "marks").iterdir():
            journal.unlink()
        gone = open_archive(str(moved)).where  # a saved search is of no article
        assert gone.state != state
        (tmp_path / state / "marks" / "aaaaaaaa.jsonl").write_text("no record\n")
    notices: list[Notice] = []
    assert starred(moved, notices) == []
    assert notices == []
    assert os.path.exists(state)
    assert not has_state(moved)


def test_where_a_disk_does_not_answer_its_path_is_not_gone(
    news: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    moved = news.rename(tmp_path / "moved")
    real = os.lstat

    def lstat(path: str | bytes, **options: int) -> os.stat_result:
        if path == str(news):
            raise OSError(5, "Input/output error")
        return real(path, **options)

    with monkeypatch.context() as patched:
        patched.setattr(os, "lstat", lstat)
        assert starred(moved) == []
    assert starred(moved) == ["one.txt", "two %231.txt"]


def test_of_two_that_open_it_at_once_one_takes_it_over(news: Path, tmp_path: Path) -> None:
    from reader.archive.inheriting import inherited

    moved = news.rename(tmp_path / "moved")
    state = memory_folder(str(moved))
    (tmp_path / state).mkdir()  # the other one was quicker, between the look and the lock
    assert inherited(str(moved), state) is None
    (tmp_path / state).rmdir()
    assert inherited(str(moved), state) == str(news)
    assert inherited(str(moved), state) is None


def test_a_note_that_is_none_is_no_note(tmp_path: Path) -> None:
    state = str(tmp_path)
    assert noted_origin(state) is None
    for text in (b"", b"x y\n/news", b"1\n/news", b"\xff"):
        (tmp_path / "root").write_bytes(text)
        assert noted_origin(state) is None
    odd = tmp_path / os.fsdecode(b"n\xffews\nx")
    odd.mkdir()
    note_origin(state, str(odd))
    info = odd.stat()
    assert noted_origin(state) == Origin(str(odd), info.st_dev, info.st_ino)
    odd.rmdir()
    note_origin(state, str(odd))
    assert noted_origin(state) == Origin(str(odd), info.st_dev, info.st_ino)


def test_saved_searches_alone_tell_nothing_of_the_articles(tmp_path: Path) -> None:
    root = tmp_path / "plain"
    root.mkdir()
    (root / "one.txt").write_text("First\n\nWords.\n")
    with open_archive(str(root)).memory.writing() as writer:
        writer.write([saved("quays", "quay")])
    moved = root.rename(tmp_path / "elsewhere")
    assert open_archive(str(moved)).saved_searches() == {}
    assert has_state(root)
