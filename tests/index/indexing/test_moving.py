"""A moved document: what was read of it is kept, exactly as if it had been read again."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from reader.index.indexing import indexer as indexing
from reader.index.indexing.indexer import Indexer
from reader.index.indexing.refreshing import refresh
from reader.index.query import parse
from reader.index.sqlite.checking import check
from reader.index.sqlite.embedded import Embedded
from reader.seeds import FolderRepository
from reader.seeds.renaming import reads_alike

if TYPE_CHECKING:
    from pathlib import Path

    from reader.index.writing import Store


def run(root: Path, store: Store) -> int:
    return Indexer(FolderRepository(root), store, lambda _: None).run().changed


def test_a_moved_document_is_not_read_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.txt").write_text("date 2018-01-01\n\nTitle\n\n“Rain,” said Ada Nilsen.\n", "utf-8")
    store, index = Embedded(tmp_path).in_memory()
    run(tmp_path, store)
    (tmp_path / "sub").mkdir()
    (tmp_path / "a.txt").rename(tmp_path / "sub" / "b.txt")
    monkeypatch.setattr(
        indexing, "prepared", lambda _, wanted, __: (pytest.fail(each.path) for each in wanted)
    )
    assert run(tmp_path, store) == 1
    for query in ("", "rain", "path:sub", "speaker:nilsen", "quote:rain"):
        assert index.article_ids(parse(query)) == ["sub/b.txt"], query
    assert index.article_ids(parse("path:a.txt")) == []
    assert run(tmp_path, store) == 0


def test_two_files_of_one_content_stay_two(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("One text.\n", "utf-8")
    store, index = Embedded(tmp_path).in_memory()
    run(tmp_path, store)
    shutil.copy(tmp_path / "a.txt", tmp_path / "b.txt")
    (tmp_path / "a.txt").rename(tmp_path / "c.txt")
    run(tmp_path, store)
    assert sorted(index.article_ids(parse("text"))) == ["b.txt", "c.txt"]


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
    store, index = Embedded(tmp_path).in_memory()
    run(tmp_path, store)
    (tmp_path / before).rename(tmp_path / after)
    run(tmp_path, store)
    [hit] = index.search(parse("")).hits
    assert (hit.title.rstrip("."), hit.date) == expected


def test_a_title_from_the_name_follows_the_name(tmp_path: Path) -> None:
    (tmp_path / "before.md").write_text("---\nauthor: Ada\n---\n", "utf-8")
    store, index = Embedded(tmp_path).in_memory()
    run(tmp_path, store)
    (tmp_path / "before.md").rename(tmp_path / "after.md")
    run(tmp_path, store)
    assert [hit.title for hit in index.search(parse("")).hits] == ["after"]


def test_names_that_read_alike() -> None:
    assert reads_alike("a/b.txt", "c.TXT")
    assert not reads_alike("a.txt", "a.md")
    assert not reads_alike("a.txt", "2019/01/04/a.txt")


def test_an_empty_folder_in_place_of_the_archive_empties_no_index(tmp_path: Path) -> None:
    """As a mount point looks while its disk is unplugged."""
    root, cache = tmp_path / "news", tmp_path / "cache"
    root.mkdir()
    (root / "a.txt").write_text("One text.\n", "utf-8")
    assert refresh(FolderRepository(root), Embedded(cache), lambda _: None).state == "done"
    root.rename(tmp_path / "disk")
    for _ in range(2):
        progress = refresh(FolderRepository(root), Embedded(cache), lambda _: None)
        assert progress.state == "failed"
        assert progress.message
        assert "news" in progress.message
        root.mkdir(exist_ok=True)  # first gone altogether, then empty
    root.rmdir()
    (tmp_path / "disk").rename(root)
    progress = refresh(FolderRepository(root), Embedded(cache), lambda _: None)
    assert (progress.state, progress.total) == ("done", 0)
    assert check(cache) == []


def test_a_folder_that_was_emptied_is_empty(tmp_path: Path) -> None:
    root, cache = tmp_path / "news", tmp_path / "cache"
    root.mkdir()
    (root / "a.txt").write_text("One text.\n", "utf-8")
    refresh(FolderRepository(root), Embedded(cache), lambda _: None)
    (root / "a.txt").unlink()
    assert refresh(FolderRepository(root), Embedded(cache), lambda _: None).changed == 1
