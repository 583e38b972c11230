"""The store: what it gives back of a document, and numbers that are too large for a column."""

from __future__ import annotations

import os
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from reader.archive import open_archive
from reader.index.indexing.indexer import Indexer
from reader.index.indexing.preparing import prepare_document
from reader.index.indexing.refreshing import refresh
from reader.index.query import parse
from reader.index.sqlite.checking import check
from reader.index.sqlite.embedded import Embedded
from reader.index.sqlite.tables.numbers import kept
from reader.index.sqlite.tables.rows import prepare
from reader.index.sqlite.tables.schema import create
from reader.index.sqlite.writing.stored import stored_rows
from reader.index.sqlite.writing.storing import SqliteStore
from reader.seeds import FolderRepository

if TYPE_CHECKING:
    from pathlib import Path

FAR = 10_413_792_000_000_000_000
"""The first moment of the year 2300, in nanoseconds: beyond 63 bits."""


def test_what_is_kept_of_a_moved_document_is_what_reading_it_again_would_give(seeds: Path) -> None:
    """Over every sample: all formats, quotations of all kinds, problems."""
    connection = create(":memory:")
    repository = FolderRepository(seeds)
    Indexer(repository, SqliteStore(connection), lambda _: None).run()
    number = 0
    for document in repository.documents():
        rows = stored_rows(connection, document.path.encode(), document.path)
        if rows is None:
            continue
        again = prepare_document(repository, document.path, prepare)
        assert tuple(rows[0]) == again.articles
        assert tuple(rows[1]) == again.problems
        number += 1
    assert number > 20


@pytest.mark.parametrize("of_another_time", ["one.txt", "sub", ""])
def test_a_file_or_folder_of_the_year_2300_is_indexed_like_any_other(
    tmp_path: Path, of_another_time: str
) -> None:
    root = tmp_path / "news"
    (root / "sub").mkdir(parents=True)
    for name in ("one.txt", "sub/two.txt"):
        (root / name).write_text("Some text.\n", "utf-8")
    os.utime(root / of_another_time, ns=(FAR, FAR))
    archive = open_archive(str(root))
    backend, repository = Embedded(archive.folder), FolderRepository(root)
    assert refresh(repository, backend, lambda _: None).state == "done"
    with closing(archive.fresh_index() or pytest.fail("it would be looked through at every search")) as index:
        assert index.article_ids(parse("text")) == ["one.txt", "sub/two.txt"]
    again = refresh(repository, backend, lambda _: None)
    assert (again.state, again.total) == ("done", 0)
    assert check(archive.folder) == []


def test_a_number_that_fits_is_kept_as_it_is() -> None:
    assert [kept(n) for n in (0, -5, (1 << 63) - 1, -(1 << 63))] == [0, -5, (1 << 63) - 1, -(1 << 63)]
    assert [kept(n) for n in (1 << 63, FAR, -(1 << 63) - 1)] == [(1 << 63) - 1, (1 << 63) - 1, -(1 << 63)]
