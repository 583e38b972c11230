"""Which file is the index: through rebuilds, kills and races."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.archive import Archive, open_archive
from reader.index.faults import Damaged
from reader.index.indexing.refreshing import refresh
from reader.index.query import EVERYTHING
from reader.index.sqlite.asking.answering import SqliteIndex
from reader.index.sqlite.embedded import Embedded
from reader.index.sqlite.files import generations
from reader.seeds import FolderRepository


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    root = tmp_path / "news"
    root.mkdir()
    (root / "one.txt").write_text("One word.\n", "utf-8")
    made = open_archive(str(root))
    run(made)
    return made


def run(archive: Archive, *, rebuild: bool = False) -> str:
    return refresh(
        FolderRepository(archive.root), Embedded(archive.folder), lambda _: None, rebuild=rebuild
    ).state


def files(archive: Archive) -> list[str]:
    return sorted(path.name for path in archive.folder.glob("index-*.db"))


@pytest.mark.parametrize("pointer", ["", "../../etc/passwd\n", "index-1.db/../x", "index-77.db\n", "\xff"])
def test_a_pointer_that_names_no_index_is_none(archive: Archive, pointer: str) -> None:
    (archive.folder / "current").write_text(pointer, "latin-1")
    assert generations.current(archive.folder) is None
    assert archive.open_index() is None
    assert run(archive) == "done"
    assert archive.open_index() is not None
    assert files(archive) == ["index-2.db"]


def test_a_build_that_was_killed_is_swept_away_by_the_next(archive: Archive) -> None:
    (archive.folder / "index-7.db").write_bytes(b"half")
    (archive.folder / "index-7.db-wal").write_bytes(b"half")
    run(archive, rebuild=True)
    assert files(archive) == ["index-8.db"]
    assert not (archive.folder / "index-7.db-wal").exists()


def test_an_index_that_is_replaced_while_it_is_opened_is_opened_again(
    archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = generations.current(archive.folder)
    assert before is not None
    run(archive, rebuild=True)
    after = generations.current(archive.folder)
    answers = iter([before, after])
    monkeypatch.setattr(generations, "current", lambda _: next(answers))
    index = archive.open_index()
    assert index is not None
    assert index.article_ids(EVERYTHING) == ["one.txt"]


def test_damage_that_another_process_has_mended_is_not_put_aside(archive: Archive) -> None:
    index = archive.open_index()
    assert index is not None
    index.close()
    run(archive, rebuild=True)
    assert archive.mend(Damaged("as it was opened"))
    assert files(archive) == ["index-2.db"]


def test_an_index_put_aside_never_takes_the_place_of_the_last_one(tmp_path: Path) -> None:
    for number in range(1, 6):
        index = tmp_path / f"index-{number}.db"
        index.write_text(str(number))
        assert Path(generations.set_aside(str(index))).read_text() == str(number)
    assert {path.name: path.read_text() for path in tmp_path.iterdir()} == {
        "damaged-3.db": "3",
        "damaged-4.db": "4",
        "damaged-5.db": "5",
    }


def test_an_archive_that_is_gone_does_not_empty_its_index(archive: Archive, tmp_path: Path) -> None:
    archive.root.rename(tmp_path / "unplugged")
    progress = refresh(FolderRepository(archive.root), Embedded(archive.folder), lambda _: None)
    assert (progress.state, "cannot be read" in (progress.message or "")) == ("failed", True)
    path = generations.current(archive.folder)
    assert path is not None
    assert SqliteIndex.open(path).article_ids(EVERYTHING) == ["one.txt"]
