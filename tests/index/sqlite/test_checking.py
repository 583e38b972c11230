"""What a check finds: every change behind our back that changes an answer."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from reader.index.faults import IndexFault
from reader.index.indexing.refreshing import refresh
from reader.index.sqlite.checking import check
from reader.index.sqlite.embedded import Embedded
from reader.index.sqlite.files import generations
from reader.index.sqlite.tables.schema import connect_writer
from reader.index.writerlock import writer_lock
from reader.seeds import FolderRepository

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def built(tmp_path: Path) -> Path:
    """Return the folder of an index of two articles."""
    root, cache = tmp_path / "news", tmp_path / "cache"
    root.mkdir()
    said = "“It is not safe,” said Ada Nilsen. “We mend it,” she said."
    (root / "one.txt").write_text(f"date 2018-01-01\ntitle: The bridge\nsource: Post\n\n{said}\n", "utf-8")
    (root / "sick.json").write_text("{", "utf-8")
    (root / "two.txt").write_text("date 2018-01-02\ntitle: The ferry\n\nIt runs.\n", "utf-8")
    assert refresh(FolderRepository(root), Embedded(cache), lambda _: None).state == "done"
    assert check(cache) == []
    return cache


@pytest.mark.parametrize(
    ("sql", "expected"),
    [
        ("insert into twin values(5, 'x')", "1 copies without an article"),
        ("update article set date='2018-01-03' where date='2018-01-01'", "one.txt"),
        ("update article set title='the bridge' where title='The bridge'", "one.txt"),
        ("update article set title='Another' where title='The ferry'", "titles"),
        ("update article set url='https://example.org/' where title='The ferry'", "two.txt"),
        ("update article set quotes=7 where title='The bridge'", "one.txt"),
        ("update article set source=null", "one.txt"),
        ("update source set name='post'", "one.txt"),
        ("update quote set grp=9 where id & 65535 = 0", "one.txt"),
        ("update quote set kind=2 where id & 65535 = 1", "one.txt"),
        ("update quote set voice=null", "one.txt"),
        ("update voice set name='ada nilsen'", "one.txt"),
        ("update person set name='Ada Nielsen'", "Ada Nielsen"),
        ("update voice set person=77", "speakers who are nobody"),
        ("delete from quote where id & 65535 = 1", "one.txt"),
        ("update body set rest=x'00' where key=(select min(key) from article)", "one.txt"),
        ("update body set text=x'00' where key=(select min(key) from article)", "one.txt"),
        ("delete from body where key=(select min(key) from article)", "articles without a text"),
        ("update document set path=cast('TWO.txt' as blob) where path=cast('two.txt' as blob)", "TWO.txt"),
        ("delete from document where path=cast('two.txt' as blob)", "articles without a document"),
        ("update problem set how='do nothing'", "problems of documents"),
        ("update problem set path=cast('two.txt' as blob)", "problems of documents"),
        ("update problem set document=77", "problems without a document"),
        ("insert into titles(rowid, title) select key, 'Ferrier' from article limit 1", "titles"),
        ("insert into fts(rowid, text) select key, 'steel' from article limit 1", "fts"),
        ("update titles_data set block=zeroblob(length(block)) where id > 10", "titles"),
        ("update fts_docsize set sz=zeroblob(length(sz))", "fts"),
        ("update meta set value='1.2.3' where name='version'", "version"),
    ],
)
def test_finds(built: Path, sql: str, expected: str) -> None:
    path = generations.current(built)
    assert path is not None
    with closing(connect_writer(path)) as connection:
        connection.execute("pragma writable_schema=1")
        assert connection.execute(sql).rowcount != 0
    found = check(built)
    assert any(expected in line for line in found), found


def test_a_damaged_page_is_found(built: Path) -> None:
    path = generations.current(built)
    assert path is not None
    with closing(sqlite3.connect(path)) as connection:
        size = connection.execute("pragma page_size").fetchone()[0]
        page = connection.execute("select rootpage from sqlite_schema where name='quote'").fetchone()[0]
    with open(path, "r+b") as stream:
        stream.seek((page - 1) * size)
        stream.write(b"\xff" * size)
    assert check(built) != []


def test_nobody_checks_what_is_being_written(built: Path) -> None:
    with writer_lock(built), pytest.raises(IndexFault, match="when that is done"):
        check(built)


def test_there_is_nothing_to_check(tmp_path: Path) -> None:
    with pytest.raises(IndexFault, match="no index yet"):
        check(tmp_path)
