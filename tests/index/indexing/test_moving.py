"""A moved document: what was read of it is kept, exactly as if it had been read again."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from reader.index.indexing import indexer as indexing
from reader.index.indexing.indexer import Indexer
from reader.index.indexing.moving import stored_rows
from reader.index.indexing.preparing import prepare_document
from reader.index.indexing.refreshing import refresh
from reader.index.query import parse
from reader.index.sqlite.asking.answering import SqliteIndex
from reader.index.sqlite.checking import check
from reader.index.sqlite.tables.schema import create
from reader.seeds import FolderRepository
from reader.seeds.renaming import reads_alike

if TYPE_CHECKING:
    import sqlite3
    from pathlib import Path


def run(root: Path, connection: sqlite3.Connection) -> int:
    return Indexer(FolderRepository(root), connection, lambda _: None).run().changed


def test_what_is_kept_is_what_reading_it_again_would_give(seeds: Path) -> None:
    """Over every sample: all formats, quotations of all kinds, problems."""
    connection = create(":memory:")
    repository = FolderRepository(seeds)
    Indexer(repository, connection, lambda _: None).run()
    kept = 0
    for document in repository.documents():
        rows = stored_rows(connection, document.path.encode(), document.path)
        if rows is None:
            continue
        again = prepare_document(repository, document.path)
        assert tuple(rows[0]) == again.articles
        assert tuple(rows[1]) == again.problems
        kept += 1
    assert kept > 20


def test_a_moved_document_is_not_read_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.txt").write_text("date 2018-01-01\n\nTitle\n\n“Rain,” said Ada Nilsen.\n", "utf-8")
    connection = create(":memory:")
    run(tmp_path, connection)
    (tmp_path / "sub").mkdir()
    (tmp_path / "a.txt").rename(tmp_path / "sub" / "b.txt")
    monkeypatch.setattr(indexing, "prepared", lambda _, paths: iter(list(paths) and pytest.fail(str(paths))))
    assert run(tmp_path, connection) == 1
    index = SqliteIndex(connection)
    for query in ("", "rain", "path:sub", "speaker:nilsen", "quote:rain"):
        assert index.article_ids(parse(query)) == ["sub/b.txt"], query
    assert index.article_ids(parse("path:a.txt")) == []
    for table in ("fts", "qfts"):
        connection.execute(f"insert into {table}({table}, rank) values('integrity-check', 1)")
    assert run(tmp_path, connection) == 0


def test_two_files_of_one_content_stay_two(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("One text.\n", "utf-8")
    connection = create(":memory:")
    run(tmp_path, connection)
    shutil.copy(tmp_path / "a.txt", tmp_path / "b.txt")
    (tmp_path / "a.txt").rename(tmp_path / "c.txt")
    run(tmp_path, connection)
    assert sorted(SqliteIndex(connection).article_ids(parse("text"))) == ["b.txt", "c.txt"]


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("a.txt", "b.txt", ("2 words here", None)),
        ("a.txt", "2019-01-04-a.txt", ("2 words here", "2019-01-04")),
        ("2019-01-04-a.txt", "b.txt", ("2 words here", None)),
    ],
)
def test_a_name_that_says_something_else_is_read_again(
    tmp_path: Path, before: str, after: str, expected: tuple[str, str | None]
) -> None:
    (tmp_path / before).write_text("2 words here.\n", "utf-8")
    connection = create(":memory:")
    run(tmp_path, connection)
    (tmp_path / before).rename(tmp_path / after)
    run(tmp_path, connection)
    [hit] = SqliteIndex(connection).search(parse("")).hits
    assert (hit.title.rstrip("."), hit.date) == expected


def test_a_title_from_the_name_follows_the_name(tmp_path: Path) -> None:
    (tmp_path / "before.md").write_text("---\nauthor: Ada\n---\n", "utf-8")
    connection = create(":memory:")
    run(tmp_path, connection)
    (tmp_path / "before.md").rename(tmp_path / "after.md")
    run(tmp_path, connection)
    assert [hit.title for hit in SqliteIndex(connection).search(parse("")).hits] == ["after"]


def test_names_that_read_alike() -> None:
    assert reads_alike("a/b.txt", "c.TXT")
    assert not reads_alike("a.txt", "a.md")
    assert not reads_alike("a.txt", "2019/01/04/a.txt")


def test_an_empty_folder_in_place_of_the_archive_empties_no_index(tmp_path: Path) -> None:
    """As a mount point looks while its disk is unplugged."""
    root, cache = tmp_path / "news", tmp_path / "cache"
    root.mkdir()
    (root / "a.txt").write_text("One text.\n", "utf-8")
    assert refresh(FolderRepository(root), cache, lambda _: None).state == "done"
    root.rename(tmp_path / "disk")
    for _ in range(2):
        progress = refresh(FolderRepository(root), cache, lambda _: None)
        assert progress.state == "failed"
        assert progress.message
        assert "news" in progress.message
        root.mkdir(exist_ok=True)  # first gone altogether, then empty
    root.rmdir()
    (tmp_path / "disk").rename(root)
    progress = refresh(FolderRepository(root), cache, lambda _: None)
    assert (progress.state, progress.total) == ("done", 0)
    assert check(cache) == []


def test_a_folder_that_was_emptied_is_empty(tmp_path: Path) -> None:
    root, cache = tmp_path / "news", tmp_path / "cache"
    root.mkdir()
    (root / "a.txt").write_text("One text.\n", "utf-8")
    refresh(FolderRepository(root), cache, lambda _: None)
    (root / "a.txt").unlink()
    assert refresh(FolderRepository(root), cache, lambda _: None).changed == 1
