"""Watching a folder: what is saved, moved and deleted is in the index without anybody asking."""

from __future__ import annotations

import os
import subprocess
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from reader.archive import Archive, open_archive
from reader.corrections.making import one_person, spoken
from reader.index.indexing import watching
from reader.index.process import YIELDING
from reader.index.progress import parse_progress
from reader.index.query import parse
from reader.index.sqlite.checking import check
from reader.index.sqlite.embedded import Embedded
from reader.index.writerlock import writer_lock
from reader.seeds import FolderRepository

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader.index.progress import Progress


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    root = tmp_path / "news"
    (root / "sub").mkdir(parents=True)
    (root / "one.txt").write_text("date 2018-01-01\n\nThe first word is alpha.\n", "utf-8")
    (root / "sub" / "two.txt").write_text("date 2018-01-02\n\nThe second word is beta.\n", "utf-8")
    return open_archive(str(root))


class Watcher:
    """An indexer that stays, and what it says."""

    def __init__(self, process: subprocess.Popen[bytes]) -> None:
        self.process = process

    def until(self, state: str, *, changed: int = 0) -> Progress:
        """Read what it says until it says this; the end of its output is a failure."""
        assert self.process.stdout is not None
        for line in self.process.stdout:
            progress = parse_progress(line)
            if progress.state == state and progress.changed >= changed:
                return progress
        raise AssertionError(f"it ended before it said {state!r}")

    def look(self) -> None:
        assert self.process.stdin is not None
        self.process.stdin.write(b"look\n")
        self.process.stdin.flush()


@contextmanager
def watcher(archive: Archive) -> Iterator[Watcher]:
    command = archive.indexer_command(watch=True)
    assert command is not None
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        made = Watcher(process)
        try:
            made.until("done")
            yield made
        finally:
            assert process.stdin is not None
            process.stdin.close()
            assert process.wait(timeout=60) == 0, "it ends with its stdin"


def ids(archive: Archive, query: str = "") -> list[str]:
    index = archive.open_index()
    assert index is not None
    try:
        return index.article_ids(parse(query))
    finally:
        index.close()


def fresh(archive: Archive) -> bool:
    """Whether a command would find nothing to look through."""
    index = archive.fresh_index()
    if index is not None:
        index.close()
    return index is not None


def test_what_is_saved_moved_and_deleted_is_in_the_index(archive: Archive) -> None:
    root = archive.root
    with watcher(archive) as watch:
        (root / "three.txt").write_text("The third word is gamma.\n", "utf-8")
        watch.until("done", changed=1)
        assert ids(archive, "gamma") == ["three.txt"]
        (root / "sub" / "two.txt").write_text("date 2018-01-02\n\nThe second word is delta.\n", "utf-8")
        watch.until("done", changed=1)
        assert (ids(archive, "delta"), ids(archive, "beta")) == (["sub/two.txt"], [])
        (root / "one.txt").rename(root / "sub" / "uno.txt")
        watch.until("done", changed=1)
        assert ids(archive, "alpha") == ["sub/uno.txt"]
        (root / "three.txt").unlink()
        watch.until("done", changed=1)
        assert ids(archive) == ["sub/two.txt", "sub/uno.txt"]
    assert check(archive.folder) == []


def test_saving_by_renaming_over_the_old_file(archive: Archive) -> None:
    with watcher(archive) as watch:
        (archive.root / ".one.txt.swp").write_text("The first word is omega.\n", "utf-8")
        (archive.root / ".one.txt.swp").replace(archive.root / "one.txt")
        watch.until("done", changed=1)
        assert ids(archive, "omega") == ["one.txt"]


def test_whole_folders_come_and_go(archive: Archive, tmp_path: Path) -> None:
    root = archive.root
    with watcher(archive) as watch:
        (tmp_path / "new" / "deep").mkdir(parents=True)
        (tmp_path / "new" / "deep" / "four.txt").write_text("The fourth word is epsilon.\n", "utf-8")
        (tmp_path / "new").rename(root / "new")
        watch.until("done", changed=1)
        assert ids(archive, "epsilon") == ["new/deep/four.txt"]
        (root / "new").rename(root / "sub" / "newer")
        watch.until("done", changed=1)
        assert ids(archive, "epsilon") == ["sub/newer/deep/four.txt"]
        (root / "sub").rename(tmp_path / "away")
        watch.until("done", changed=1)
        assert ids(archive) == ["one.txt"]


def test_the_folder_goes_away_and_comes_back(archive: Archive, tmp_path: Path) -> None:
    with watcher(archive) as watch:
        archive.root.rename(tmp_path / "unplugged")
        watch.until("failed")
        assert ids(archive) == ["sub/two.txt", "one.txt"], "it will be back"
        (tmp_path / "unplugged" / "one.txt").write_text("date 2018-01-01\n\nWritten elsewhere.\n", "utf-8")
        (tmp_path / "unplugged").rename(archive.root)
        watch.until("done", changed=1)
        assert ids(archive, "elsewhere") == ["one.txt"]
        (archive.root / "after.txt").write_text("It is watched again.\n", "utf-8")
        watch.until("done", changed=1)
        assert ids(archive, "watched") == ["after.txt"]


def test_what_is_no_document_is_not_looked_at(archive: Archive) -> None:
    with watcher(archive) as watch:
        (archive.root / ".hidden.txt").write_text("Hidden.\n", "utf-8")
        (archive.root / "notes.txt~").write_text("Backup.\n", "utf-8")
        (archive.root / "last.txt").write_text("Last.\n", "utf-8")
        watch.until("done", changed=1)
        assert ids(archive) == ["sub/two.txt", "one.txt", "last.txt"]


def test_asked_to_look_it_looks_through_everything(archive: Archive) -> None:
    with watcher(archive) as watch:
        watch.look()
        assert watch.until("done").total == 0


def test_a_name_that_is_no_text(archive: Archive) -> None:
    with watcher(archive) as watch:
        Path(os.fsdecode(os.fsencode(archive.root) + b"/odd\xff.txt")).write_text("Oddity.\n", "utf-8")
        watch.until("done", changed=1)
        assert ids(archive, "oddity") == ["odd\udcff.txt"]


def test_once_it_is_quiet_a_command_finds_nothing_to_look_through(archive: Archive) -> None:
    repository = FolderRepository(archive.root)
    said: list[Progress] = []
    watch = watching.Watch(repository, Embedded(archive.folder), said.append)
    watch._refresh()
    assert fresh(archive)
    (archive.root / "three.txt").write_text("The third word is gamma.\n", "utf-8")
    watch._take(str(archive.root / "three.txt"))
    watch._refresh()
    assert ids(archive, "gamma") == ["three.txt"]
    assert not fresh(archive), "something else may have come since, of which nothing is heard yet"
    watch._settle()
    assert fresh(archive)


def test_what_is_touched_while_another_writes_is_looked_at_later(archive: Archive) -> None:
    said: list[Progress] = []
    watch = watching.Watch(FolderRepository(archive.root), Embedded(archive.folder), said.append)
    watch._refresh()
    (archive.root / "three.txt").write_text("The third word is gamma.\n", "utf-8")
    watch._take(str(archive.root / "three.txt"))
    with writer_lock(archive.folder):
        watch._refresh()
        assert said[-1].state == "busy"
    assert ids(archive, "gamma") == []
    watch._refresh()
    assert ids(archive, "gamma") == ["three.txt"]


def test_what_is_said_of_quotations_elsewhere_counts_within_a_moment(archive: Archive) -> None:
    (archive.root / "one.txt").write_text("First\n\n“We have no boat,” said Bo Lind.\n", "utf-8")
    with watcher(archive) as watch:
        index = archive.open_index()
        assert index is not None
        stored = index.article("one.txt")
        (named,) = index.named(["one.txt"])
        index.close()
        assert stored is not None
        with archive.memory.writing() as writer:
            writer.write(spoken(named.names, stored.article.text, stored.quotes, 1, "Cy Roe"))
        watch.until("done", changed=1)
        assert ids(archive, "speaker:roe") == ["one.txt"]
        with archive.memory.writing() as writer:
            writer.write(one_person("Cy Roe", "Eve Moor"))
        watch.until("done", changed=1)


@pytest.fixture
def stdin() -> Iterator[int]:
    """The end of a pipe that nobody closes before the test does."""
    reading, writing = os.pipe()
    yield reading
    os.close(writing)
    os.close(reading)


def test_where_it_cannot_watch_it_says_so(
    archive: Archive, stdin: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_: watching.Watch) -> None:
        raise OSError(28, "inotify watch limit reached")

    monkeypatch.setattr(watching.Watch, "_listening", full)
    said: list[Progress] = []
    assert (
        watching.keep_fresh(FolderRepository(archive.root), Embedded(archive.folder), said.append, stdin) == 0
    )
    assert [progress.state for progress in said if progress.message] == ["done"]
    assert "inotify watch limit reached" in (said[-1].message or "")
    assert ids(archive) == ["sub/two.txt", "one.txt"]


def test_on_a_network_file_system_it_says_that_it_does_not_watch(
    archive: Archive, stdin: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(watching, "network_file_system", lambda _: "nfs4")
    said: list[Progress] = []
    assert (
        watching.keep_fresh(FolderRepository(archive.root), Embedded(archive.folder), said.append, stdin) == 0
    )
    assert "nfs4" in (said[-1].message or "")
    assert ids(archive) == ["sub/two.txt", "one.txt"]


def test_one_that_stays_gives_way_to_whoever_is_reading(archive: Archive) -> None:
    with watcher(archive) as watch:
        own = os.getpriority(os.PRIO_PROCESS, 0)
        assert os.getpriority(os.PRIO_PROCESS, watch.process.pid) == min(19, own + YIELDING)
