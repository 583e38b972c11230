"""A disk inside the archive that is unplugged takes nothing out of the index."""

from __future__ import annotations

import os
from contextlib import closing
from typing import TYPE_CHECKING, NamedTuple

import pytest

from reader.index.indexing.refreshing import refresh, refresh_at
from reader.index.query import parse
from reader.index.sqlite.asking.answering import SqliteIndex
from reader.index.sqlite.checking import check
from reader.index.sqlite.embedded import Embedded
from reader.index.sqlite.files import generations
from reader.seeds import FolderRepository

if TYPE_CHECKING:
    from pathlib import Path


class Archive(NamedTuple):
    root: Path
    cache: Path
    mounted: set[str]

    def refresh(self, *paths: str) -> None:
        repository = FolderRepository(self.root)
        if paths:
            progress = refresh_at(repository, Embedded(self.cache), paths, lambda _: None)
        else:
            progress = refresh(repository, Embedded(self.cache), lambda _: None)
        assert progress.state == "done"

    def found(self) -> tuple[list[str], list[str]]:
        path = generations.current(self.cache)
        assert path is not None
        with closing(SqliteIndex.open(path)) as index:
            return sorted(index.article_ids(parse("text"))), [problem.path for problem in index.problems()]

    def unplug(self) -> None:
        (self.root / "disk").rename(self.root.parent / "unplugged")
        (self.root / "disk").mkdir()
        self.mounted.clear()

    def plug_in(self) -> None:
        (self.root / "disk").rmdir()
        (self.root.parent / "unplugged").rename(self.root / "disk")
        self.mounted.add("disk")


@pytest.fixture
def archive(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Archive:
    """Return an archive whose folder `disk` passes for another disk, and is indexed."""
    root = tmp_path / "news"
    (root / "disk" / "deep").mkdir(parents=True)
    for name in ("a.txt", "disk/b.txt", "disk/deep/c.txt"):
        (root / name).write_text("Some text.\n", "utf-8")
    archive, really = Archive(root, tmp_path / "cache", {"disk"}), os.lstat

    def lstat(path: str | os.PathLike[str]) -> os.stat_result:
        seen = really(path)
        if any(f"{os.fspath(path)}/".startswith(f"{root}/{mount}/") for mount in archive.mounted):
            return os.stat_result(
                (*seen[:2], seen.st_dev + 1, *seen[3:10]), {"st_mtime_ns": seen.st_mtime_ns}
            )
        return seen

    monkeypatch.setattr(os, "lstat", lstat)
    archive.refresh()
    return archive


ALL = ["a.txt", "disk/b.txt", "disk/deep/c.txt"]


def test_what_was_on_it_stays_and_is_told_until_it_is_back(archive: Archive) -> None:
    assert archive.found() == (ALL, [])
    archive.unplug()
    for _ in range(2):
        archive.refresh()
        assert archive.found() == (ALL, ["disk"])
    archive.plug_in()
    (archive.root / "disk" / "b.txt").unlink()
    archive.refresh()
    assert archive.found() == (["a.txt", "disk/deep/c.txt"], [])
    assert check(archive.cache) == []


@pytest.mark.parametrize("touched", ["disk", "disk/b.txt"])
def test_a_watch_that_hears_of_it_takes_nothing_out_either(archive: Archive, touched: str) -> None:
    archive.unplug()
    archive.refresh(touched)
    assert archive.found() == (ALL, ["disk"] if touched == "disk" else [])


def test_a_folder_that_is_gone_with_its_disk_is_one_that_is_away(archive: Archive) -> None:
    archive.unplug()
    (archive.root / "disk").rmdir()
    archive.refresh()
    assert archive.found() == (ALL, ["disk"])


def test_documents_in_place_of_the_disk_are_what_is_there(archive: Archive) -> None:
    archive.unplug()
    (archive.root / "disk" / "d.txt").write_text("New text.\n", "utf-8")
    archive.refresh()
    assert archive.found() == (["a.txt", "disk/d.txt"], [])


def test_a_folder_that_was_no_mount_is_emptied_as_before(archive: Archive) -> None:
    archive.mounted.clear()
    archive.refresh()
    archive.unplug()
    archive.refresh()
    assert archive.found() == (["a.txt"], [])
