"""What counts as damage: a broken file does, a mistake of this program or a busy disk never."""

from __future__ import annotations

import errno
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from reader.archive import Archive, open_archive
from reader.index.faults import Damaged, IndexFault, Interrupted, Suspicious
from reader.index.indexing.refreshing import refresh
from reader.index.query import EVERYTHING, parse
from reader.index.sqlite import checking
from reader.index.sqlite.asking import answering, hitrows
from reader.index.sqlite.checking import check
from reader.index.sqlite.damage import faults, is_damage
from reader.index.sqlite.embedded import Embedded
from reader.index.sqlite.files import generations
from reader.index.sqlite.tables import schema
from reader.index.sqlite.tables.schema import connect_reader, connect_writer
from reader.seeds import FolderRepository

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from reader.index.protocol import Index


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    root = tmp_path / "news"
    root.mkdir()
    (root / "one.txt").write_text(
        "date 2018-01-01\ntitle: One\n\nWords of one. “It is safe,” said Ada Nilsen.\n", "utf-8"
    )
    made = open_archive(str(root))
    assert refresh(FolderRepository(made.root), Embedded(made.folder), lambda _: None).state == "done"
    return made


def index_file(archive: Archive) -> str:
    path = generations.current(archive.folder)
    assert path is not None
    return path


def harm(archive: Archive, sql: str) -> None:
    with closing(connect_writer(index_file(archive))) as connection:
        connection.execute(sql)


def opened(archive: Archive) -> Index:
    index = archive.open_index()
    assert index is not None
    return index


def fault_of(archive: Archive) -> IndexFault:
    """Return what the index answers to a search."""
    index = opened(archive)
    with pytest.raises(IndexFault) as caught:
        index.search(parse("words"))
    index.close()
    return caught.value


def kept(archive: Archive) -> bool:
    return not list(archive.folder.glob("damaged*"))


def failing(sql: str) -> Callable[[], None]:
    def run() -> None:
        connection = sqlite3.connect(":memory:")
        connection.create_function("broken", 0, lambda: 1 / 0)
        connection.execute(sql)

    return run


@pytest.mark.parametrize(
    "sql", ["select nothing from nowhere", "select broken()", "selekt", "select no_such_function()"]
)
def test_a_statement_that_cannot_be_run_is_suspicious_and_no_damage(sql: str) -> None:
    with pytest.raises(Suspicious), faults():
        failing(sql)()


def test_text_that_is_no_utf8_is_damage() -> None:
    connection = sqlite3.connect(":memory:")
    with pytest.raises(Damaged), faults():
        connection.execute("select cast(x'ff' as text)").fetchone()


def test_a_stopped_question_is_no_fault_of_the_index() -> None:
    connection = sqlite3.connect(":memory:")
    connection.create_function("stop", 0, connection.interrupt)
    endless = "with recursive n(i) as (select 1 union all select i + 1 from n) select i from n where stop()"
    with pytest.raises(Interrupted), faults():
        connection.execute(endless).fetchone()


@pytest.mark.parametrize(
    "number", [sqlite3.SQLITE_BUSY, sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR, sqlite3.SQLITE_CANTOPEN]
)
def test_a_disk_that_is_full_or_away_is_no_damage(number: int) -> None:
    error = sqlite3.OperationalError("database disk image is malformed, says somebody")
    error.sqlite_errorcode = number
    assert not is_damage(error)


def test_a_misspelt_column_of_ours_leaves_the_index_where_it_is(
    archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(answering, "HIT", hitrows.HIT.replace("a.title", "a.tilte"))
    fault = fault_of(archive)
    assert "tilte" in str(fault)
    assert not archive.mend(fault)
    assert kept(archive)


def test_a_function_of_ours_that_raises_leaves_the_index_where_it_is(
    archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(schema, "fold", lambda text: 1 / 0)
    with pytest.raises(IndexFault, match="the check itself failed"):
        check(archive.folder)
    assert not archive.mend(Suspicious("a function raised"))
    assert kept(archive)


def test_a_mistake_in_the_check_is_none_of_the_index(
    archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    def misspelt(connection: sqlite3.Connection) -> list[str]:
        return connection.execute("select tilte from article").fetchall()

    monkeypatch.setattr(checking, "_orphans", misspelt)
    with pytest.raises(IndexFault, match="tilte"):
        check(archive.folder)


@pytest.mark.parametrize("sql", ["drop table quote", "alter table article rename column title to tilte"])
def test_a_missing_table_or_column_is_damage_that_the_check_finds(archive: Archive, sql: str) -> None:
    harm(archive, sql)
    assert any("not as they were made" in line for line in check(archive.folder))
    opened(archive).close()
    assert archive.mend(Suspicious("no such table"))
    assert not kept(archive)


def test_a_text_that_cannot_be_unpacked_is_damage(archive: Archive) -> None:
    harm(archive, "update body set text=x'00'")
    fault = fault_of(archive)
    assert isinstance(fault, Damaged)
    assert archive.mend(fault)
    assert not kept(archive)


@pytest.mark.parametrize(
    "sql",
    [
        "update article set title='Ohne'",
        "update article set date='2018-01-11'",
        "update quote set start=start+1",
        "update voice set name='Ada Nielsen'",
        "update body set text='no bytes'",
    ],
)
def test_an_article_that_is_not_as_it_was_stored_is_never_opened(archive: Archive, sql: str) -> None:
    harm(archive, sql)
    index = opened(archive)
    with pytest.raises(Damaged, match=r"one\.txt is not as it was stored"):
        index.article("one.txt")


def test_an_index_is_put_aside_at_most_once_a_process(archive: Archive) -> None:
    opened(archive).close()
    assert archive.mend(Damaged("the first time"))
    assert refresh(FolderRepository(archive.root), Embedded(archive.folder), lambda _: None).state == "done"
    assert opened(archive).article_ids(EVERYTHING) == ["one.txt"]
    assert not archive.mend(Damaged("it comes back"))
    assert not open_archive(str(archive.root)).mend(Damaged("it comes back"))
    assert [path.name for path in archive.folder.glob("damaged*")] == ["damaged-1.db"]


def test_an_index_that_cannot_be_opened_now_is_no_damage(
    archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    def busy(*_: object, **__: object) -> sqlite3.Connection:
        error = sqlite3.OperationalError(errno.errorcode[errno.EMFILE])
        error.sqlite_errorcode = sqlite3.SQLITE_CANTOPEN
        raise error

    monkeypatch.setattr(sqlite3, "connect", busy)
    with pytest.raises(IndexFault, match="cannot be opened") as caught:
        connect_reader(index_file(archive))
    assert not isinstance(caught.value, Damaged)


def test_a_database_that_is_no_index_is_refused(tmp_path: Path) -> None:
    path = str(tmp_path / "index-1.db")
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("create table other(word)")
    with pytest.raises(Damaged):
        connect_reader(path)
