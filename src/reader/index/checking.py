"""Looks for damage in an index, all of it: slower than opening, asked for by name."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

from reader.index import generations
from reader.index.protocol import IndexFault
from reader.index.schema import MINIMUM_SQLITE, VERSION, connect_writer

if TYPE_CHECKING:
    from pathlib import Path


def check(folder: Path) -> list[str]:
    """Return what is wrong with the index in `folder`, in words; empty where it is sound.

    Reads every page, compares the full-text tables with the rows that they were made from, and unpacks every
    text. It takes about two seconds for 100,000 articles.

    Raises:
        IndexFault: there is no index.
    """
    path = generations.current(folder)
    if path is None:
        raise IndexFault("there is no index yet")
    try:
        with closing(connect_writer(path)) as connection:
            return _found(connection)
    except sqlite3.DatabaseError as error:
        return [f"the index {path} is damaged or cannot be read ({error})"]


def _found(connection: sqlite3.Connection) -> list[str]:
    version = connection.execute("select value from meta where name='version'").fetchone()
    if version is None or version[0] != VERSION:
        return [f"the index is of version {version and version[0]}, this program reads {VERSION}"]
    found = [f"pages: {row[0]}" for row in connection.execute("pragma integrity_check(20)") if row[0] != "ok"]
    for table in ("fts", "qfts", "pfts"):
        try:
            connection.execute(f"insert into {table}({table}, rank) values('integrity-check', 1)")
        except sqlite3.DatabaseError as error:
            found.append(f"{table}: the words do not fit the texts they were taken from ({error})")
    for what, sql in (
        ("articles without a text", "select count(*) from article where key not in (select key from body)"),
        ("texts without an article", "select count(*) from body where key not in (select key from article)"),
        (
            "articles without a document",
            "select count(*) from article where document not in (select id from document)",
        ),
        (
            "quotations without an article",
            "select count(*) from quote where id >> 16 not in (select key from article)",
        ),
        (
            "speakers without an article",
            "select count(*) from voice where id >> 16 not in (select key from article)",
        ),
        ("speakers who are nobody", "select count(*) from voice where person not in (select id from person)"),
    ):
        number = connection.execute(sql).fetchone()[0]
        if number:
            found.append(f"{number} {what}")
    return found


def machine_problems() -> list[str]:
    """Return what this machine's SQLite lacks, in words; empty where it has everything."""
    found = []
    if sqlite3.sqlite_version_info < MINIMUM_SQLITE:
        wanted = ".".join(map(str, MINIMUM_SQLITE))
        found.append(f"SQLite {sqlite3.sqlite_version}: expected {wanted} or newer; use a newer Python")
    connection = sqlite3.connect(":memory:")
    try:
        connection.execute("create virtual table probe using fts5(word)")
    except sqlite3.OperationalError:
        found.append("SQLite has no FTS5: searching needs it; use a Python whose SQLite has it")
    finally:
        connection.close()
    return found
