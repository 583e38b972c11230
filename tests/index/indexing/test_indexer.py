"""The indexer: what it notices, that it survives being killed, and that only one writes."""

from __future__ import annotations

import os
import signal
import subprocess
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from reader.archive import Archive, ArchiveMissing, open_archive
from reader.index.indexing import indexer
from reader.index.indexing.refreshing import refresh, refresh_at
from reader.index.progress import Progress, parse_progress
from reader.index.query import EVERYTHING, parse
from reader.index.sqlite.checking import check
from reader.index.sqlite.embedded import Embedded
from reader.index.sqlite.files import generations
from reader.index.writerlock import writer_lock
from reader.index.writing import Busy
from reader.seeds import FolderRepository

if TYPE_CHECKING:
    from reader.index.protocol import Index

LATER = 1_700_000_000_000_000_000


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    root = tmp_path / "news"
    (root / "sub").mkdir(parents=True)
    (root / "one.txt").write_text("date 2018-01-01\n\nThe first word is alpha.\n", "utf-8")
    (root / "sub" / "two.txt").write_text("date 2018-01-02\n\nThe second word is beta.\n", "utf-8")
    return root


@pytest.fixture
def archive(folder: Path) -> Archive:
    return open_archive(str(folder))


def run(archive: Archive, *, rebuild: bool = False) -> Progress:
    """Bring the index up to date in this process."""
    return refresh(FolderRepository(archive.root), Embedded(archive.folder), lambda _: None, rebuild=rebuild)


def opened(archive: Archive) -> Index:
    index = archive.open_index()
    assert index is not None
    return index


def stale(archive: Archive) -> bool:
    """Whether a command would refresh the index first."""
    index = archive.fresh_index()
    if index is not None:
        index.close()
    return index is None


def ids(archive: Archive, query: str = "") -> list[str]:
    index = opened(archive)
    try:
        return index.article_ids(parse(query))
    finally:
        index.close()


def test_there_is_no_index_before_the_first_run(archive: Archive) -> None:
    assert archive.open_index() is None
    assert stale(archive)
    assert run(archive).state == "done"
    assert not stale(archive)
    assert ids(archive) == ["sub/two.txt", "one.txt"]


def test_notices_what_was_added_changed_and_removed(archive: Archive, folder: Path) -> None:
    run(archive)
    (folder / "three.txt").write_text("date 2018-01-03\n\nThe third word is gamma.\n", "utf-8")
    (folder / "one.txt").unlink()
    (folder / "sub" / "two.txt").write_text("date 2018-01-02\n\nThe second word is delta.\n", "utf-8")
    assert stale(archive)
    assert run(archive).changed == 3
    assert ids(archive) == ["three.txt", "sub/two.txt"]
    assert ids(archive, "beta OR alpha") == []
    assert ids(archive, "delta") == ["sub/two.txt"]
    assert check(archive.folder) == []


def test_a_renamed_document_is_found_under_its_new_name(archive: Archive, folder: Path) -> None:
    run(archive)
    (folder / "one.txt").rename(folder / "uno.txt")
    assert stale(archive)
    run(archive)
    assert ids(archive, "alpha") == ["uno.txt"]


def test_a_document_with_another_stat_and_the_same_content_is_only_noted(
    archive: Archive, folder: Path
) -> None:
    run(archive)
    os.utime(folder / "one.txt", ns=(LATER, LATER))
    assert run(archive).changed == 0
    assert run(archive).total == 0, "the new stat was stored"


def test_large_documents_are_committed_before_a_batch_is_full(
    archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(indexer, "COMMIT_BYTES", 1)
    told: list[Progress] = []
    refresh(FolderRepository(archive.root), Embedded(archive.folder), told.append, rebuild=False)
    assert [progress.changed for progress in told if progress.state == "indexing"] == [0, 1, 2]


def test_a_new_folder_makes_the_index_stale(archive: Archive, folder: Path) -> None:
    run(archive)
    (folder / "sub" / "deep").mkdir()
    assert stale(archive)


def test_a_rebuild_gives_readers_a_new_file_and_keeps_the_old_one_open(
    archive: Archive, folder: Path
) -> None:
    run(archive)
    before = generations.current(archive.folder)
    index = opened(archive)
    (folder / "three.txt").write_text("Third.\n", "utf-8")
    run(archive, rebuild=True)
    assert index.count(EVERYTHING).value == 2, "a reader keeps the file it has open"
    index.close()
    assert generations.current(archive.folder) != before
    assert ids(archive) == ["sub/two.txt", "one.txt", "three.txt"]
    assert sorted(path.name for path in archive.folder.glob("index-*.db")) == ["index-2.db"]


def test_only_one_process_writes(archive: Archive) -> None:
    run(archive)
    with writer_lock(archive.folder):
        progress = run(archive)
        assert progress.state == "busy"
        with pytest.raises(Busy), writer_lock(archive.folder):
            pass
    assert run(archive).state == "done"


def test_who_is_done_soon_is_waited_for(archive: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    archive.folder.mkdir(parents=True)
    with ExitStack() as other:
        other.enter_context(writer_lock(archive.folder))
        waited: list[float] = []

        def wait(seconds: float) -> None:
            waited.append(seconds)
            other.close()

        monkeypatch.setattr("reader.index.writerlock.time.sleep", wait)
        with writer_lock(archive.folder, patience=60):
            assert len(waited) == 1


def test_a_forked_process_does_not_hold_the_lock(archive: Archive) -> None:
    archive.folder.mkdir(parents=True)
    (begun, begins), (end, ends) = os.pipe(), os.pipe()
    with writer_lock(archive.folder):
        child = os.fork()
        if child == 0:  # lives until the parent closes the pipe
            os.close(ends)
            os.write(begins, b"x")
            os.read(end, 1)
            os._exit(0)
        os.read(begun, 1)
    with writer_lock(archive.folder):
        pass
    os.close(ends)
    os.waitpid(child, 0)
    for descriptor in (begun, begins, end):
        os.close(descriptor)


def test_an_index_of_another_version_is_built_again(archive: Archive) -> None:
    import sqlite3

    run(archive)
    path = generations.current(archive.folder)
    assert path is not None
    connection = sqlite3.connect(path)
    connection.execute("update meta set value='0.0.0' where name='version'")
    connection.commit()
    connection.close()
    assert archive.open_index() is None
    assert run(archive).state == "done"
    assert ids(archive) == ["sub/two.txt", "one.txt"]


def test_damage_is_found_set_aside_and_repaired(archive: Archive) -> None:
    run(archive)
    path = generations.current(archive.folder)
    assert path is not None
    Path(path).write_bytes(b"not a database " * 1000)
    assert check(archive.folder) != []
    assert archive.open_index() is None
    run(archive)
    assert ids(archive) == ["sub/two.txt", "one.txt"]
    assert (archive.folder / "damaged-1.db").exists()


def test_a_deleted_index_is_built_again(archive: Archive) -> None:
    run(archive)
    for path in archive.folder.iterdir():
        path.unlink()
    assert archive.open_index() is None
    run(archive)
    assert ids(archive) == ["sub/two.txt", "one.txt"]


def test_killed_in_the_middle_it_goes_on_where_it_was(archive: Archive, folder: Path) -> None:
    for number in range(400):
        (folder / f"{number:03}.txt").write_text(f"Document number {number} here.\n", "utf-8")
    command = archive.indexer_command()
    assert command is not None
    with subprocess.Popen(command, stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        for line in process.stdout:
            progress = parse_progress(line)
            if progress.changed:
                process.send_signal(signal.SIGKILL)
                break
        process.stdout.read()
    kept = opened(archive).status().documents
    assert 0 < kept < 402, "something was committed, and not everything"
    assert stale(archive), "an index that was never finished is stale"
    assert run(archive).total == 402 - kept, "what was committed is not done again"
    assert opened(archive).status().documents == 402
    assert check(archive.folder) == []


def test_an_indexer_that_cannot_write_says_so(archive: Archive) -> None:
    archive.folder.parent.mkdir(parents=True)
    archive.folder.write_text("a file in the way")
    progress = run(archive)
    assert progress.state == "failed"
    assert "cannot be written" in (progress.message or "")


def test_problems_of_documents_reach_the_index(archive: Archive, folder: Path) -> None:
    (folder / "bad.json").write_text("{", "utf-8")
    run(archive)
    assert [problem.path for problem in opened(archive).problems()] == ["bad.json"]
    (folder / "bad.json").unlink()
    run(archive)
    assert opened(archive).problems() == []


def test_a_file_is_an_archive_whose_index_stays_in_memory(folder: Path) -> None:
    archive = open_archive(str(folder / "one.txt"))
    assert archive.indexer_command() is None
    assert not stale(archive)
    assert opened(archive).article_ids(EVERYTHING) == ["one.txt"]
    assert not archive.folder.exists()


def test_the_default_archive_is_looked_up_in_order(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from reader.config import Settings
    from reader.resources import samples_folder

    monkeypatch.chdir(tmp_path)
    assert open_archive(None).root == samples_folder().resolve()
    (tmp_path / "seeds").mkdir()
    assert open_archive(None).root == tmp_path / "seeds"
    assert open_archive(None, Settings(archive=str(folder))).root == folder
    monkeypatch.setenv("READER_ARCHIVE", str(folder / "sub"))
    assert open_archive(None, Settings(archive=str(folder))).root == folder / "sub"


@pytest.mark.parametrize("name", ["missing", "missing/deeper", "nul\0byte", "esc\x1b]0;x\x07ape"])
def test_a_missing_archive_is_told_with_its_name(tmp_path: Path, name: str) -> None:
    with pytest.raises(ArchiveMissing, match="expected a folder or a document") as caught:
        open_archive(str(tmp_path / name))
    assert "\x1b" not in str(caught.value)


def test_an_archive_keeps_its_index_when_it_is_moved_with_its_id(folder: Path, tmp_path: Path) -> None:
    (folder / ".reader").mkdir()
    (folder / ".reader" / "id").write_text("my-archive\n")
    before = open_archive(str(folder)).folder
    folder.rename(tmp_path / "moved")
    assert open_archive(str(tmp_path / "moved")).folder == before


@pytest.mark.parametrize("line", [b"[]", b'{"states": "done"}', b"", b"nonsense"])
def test_a_line_that_is_no_progress_is_refused(line: bytes) -> None:
    with pytest.raises(ValueError, match=r"."):
        parse_progress(line)


def test_progress_survives_the_pipe() -> None:
    progress = Progress("indexing", 1, 2, 3, "why")
    assert parse_progress(progress.line().encode()) == progress


def test_a_document_that_could_not_be_read_is_tried_again(archive: Archive, folder: Path) -> None:
    path = folder / "one.txt"
    path.chmod(0)
    if os.access(path, os.R_OK):
        path.chmod(0o644)
        pytest.skip("this user may read every file")
    run(archive)
    assert ids(archive, "alpha") == []
    path.chmod(0o644)
    run(archive)
    assert ids(archive, "alpha") == ["one.txt"]
    assert opened(archive).problems() == []


def test_a_file_of_another_ending_is_no_archive(folder: Path) -> None:
    (folder / "paper.pdf").write_bytes(b"%PDF")
    with pytest.raises(ArchiveMissing, match=r"paper\.pdf: expected a document .*\.txt"):
        open_archive(str(folder / "paper.pdf"))


def test_documents_that_go_with_their_folder_stay_in_the_index(archive: Archive, folder: Path) -> None:
    run(archive)
    for path in ("one.txt", "sub/two.txt"):
        (folder / path).unlink()
    (folder / "sub").rmdir()
    folder.rmdir()
    repository, backend = FolderRepository(archive.root), Embedded(archive.folder)
    progress = refresh_at(repository, backend, ["one.txt", "sub/two.txt"], lambda _: None)
    assert progress.state == "failed"
    assert "cannot be read" in (progress.message or "")
    with ExitStack() as stack:
        index = opened(archive)
        stack.callback(index.close)
        assert len(index.article_ids(EVERYTHING)) == 2
