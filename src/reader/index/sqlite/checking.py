"""Looks for damage in an index, all of it: slower than opening, asked for by name."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

from reader.index.faults import Damaged, IndexFault
from reader.index.sqlite.damage import is_damage, is_doubtful
from reader.index.sqlite.files import generations
from reader.index.sqlite.tables.checksums import changed_articles, problem_checksum
from reader.index.sqlite.tables.schema import (
    CONTENTS,
    FULL_TEXT,
    MINIMUM_SQLITE,
    TITLES,
    VERSION,
    connect_writer,
    create,
    statements,
)
from reader.index.sqlite.writing.persons import wrong_portraits
from reader.index.writerlock import writer_lock
from reader.index.writing import Busy

if TYPE_CHECKING:
    import os


def check(folder: str | os.PathLike[str]) -> list[str]:
    """Return what is wrong with the index in `folder`, in words; empty where it is sound.

    Reads every page, compares the full-text tables with the rows that they were made from, unpacks every text,
    and compares every article with its checksum. It takes about ten seconds for 100,000 articles.

    Raises:
        IndexFault: there is no index, or it cannot be checked now, or the check is at fault and not the index.
    """
    path = generations.current(folder)
    if path is None:
        raise IndexFault("there is no index yet")
    try:
        with writer_lock(folder), closing(connect_writer(path)) as connection:
            return _found(connection)
    except Busy as busy:
        raise IndexFault(f"{busy}; check it when that is done") from busy
    except OSError as error:
        raise IndexFault(f"the index in {folder} cannot be checked ({error})") from error
    except sqlite3.Error as error:
        if is_damage(error) or is_doubtful(error):  # without a table of versions it is no index
            return [f"the index {path} is damaged or cannot be read ({error})"]
        raise IndexFault(f"the index {path} cannot be checked ({error})") from error


def _found(connection: sqlite3.Connection) -> list[str]:
    version = connection.execute("select value from meta where name='version'").fetchone()
    if version is None or version[0] != VERSION:
        return [f"the index is of version {version and version[0]}, this program reads {VERSION}"]
    found: list[str] = []
    failed: list[str] = []
    for part in (_pages, _tables, _words, _orphans, _articles, _problems, _people, _titles):
        try:
            found += part(connection)
        except (sqlite3.DatabaseError, Damaged) as error:
            told = f"{part.__name__.strip('_')}: damaged or unreadable ({error})"
            # Tables as they should be, pages whole and every article as it was stored: then a statement that cannot
            # be run is a mistake of this program.
            (failed if isinstance(error, sqlite3.Error) and is_doubtful(error) else found).append(told)
    if failed and not found:
        raise IndexFault(f"the index is sound as far as it can be told; the check itself failed: {failed[0]}")
    return found + failed


def _pages(connection: sqlite3.Connection) -> list[str]:
    rows = connection.execute("pragma integrity_check(20)").fetchall()
    return [f"pages: {row[0]}" for row in rows if row[0] != "ok"]


def _tables(connection: sqlite3.Connection) -> list[str]:
    """Compare the tables with those that this program makes; what SQLite makes itself differs by its version."""
    with closing(create(":memory:")) as fresh:
        expected, held = _made_by_us(fresh), _made_by_us(connection)
    different = sorted(name for name in expected.keys() | held.keys() if expected.get(name) != held.get(name))
    return [f"tables: {', '.join(different)} not as they were made"] if different else []


def _made_by_us(connection: sqlite3.Connection) -> dict[str, str]:
    rows = connection.execute(
        "select name, sql from sqlite_schema where name not like 'sqlite@_%' escape '@'"
    )
    shadows = tuple(f"{table}_" for table in FULL_TEXT)
    return {name: sql for name, sql in rows if not name.startswith(shadows)}


def _words(connection: sqlite3.Connection) -> list[str]:
    found = []
    for table in FULL_TEXT:
        try:
            connection.execute(f"insert into {table}({table}, rank) values('integrity-check', 1)")
        except sqlite3.DatabaseError as error:
            # FTS5 says the same where a function of ours raises: reading the texts without it tells.
            for _ in connection.execute(f"select * from {CONTENTS[table]}") if table in CONTENTS else ():
                pass
            found.append(f"{table}: the words do not fit the texts they were taken from ({error})")
    return found


def _orphans(connection: sqlite3.Connection) -> list[str]:
    found = []
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
        (
            "corrections without an article",
            "select count(*) from corrected where key not in (select key from article)",
        ),
        ("copies without an article", "select count(*) from twin where key not in (select key from article)"),
        (
            "copies that are not known to be some",
            """select count(*) from article where telling and key not in (select key from twin) and text_hash in
              (select text_hash from article where text_hash <> '' group by text_hash having count(*) > 1)""",
        ),
        (
            "versions without an article",
            """select count(*) from (select key from version union select key from older union select newest from older)
              where key not in (select key from article)""",
        ),
        (
            "older versions that are not known to be some",
            """select count(*) from article a join document d on d.id = a.document where a.fragment is null
              and a.key not in (select key from older) and exists (select 1 from version v where v.before = d.path
                and v.number > coalesce((select o.number from version o where o.key = a.key), 1))""",
        ),
        (
            "problems without a document",
            "select count(*) from problem where document not in (select id from document)",
        ),
        ("speakers who are nobody", "select count(*) from voice where person not in (select id from person)"),
    ):
        number = connection.execute(sql).fetchone()[0]
        if number:
            found.append(f"{number} {what}")
    return found


def _articles(connection: sqlite3.Connection) -> list[str]:
    paths = list(changed_articles(connection))
    if not paths:
        return []
    return [f"{len(paths)} articles are not what was stored, {', '.join(paths[:3])} among them"]


def _problems(connection: sqlite3.Connection) -> list[str]:
    rows = connection.execute("select path, line, what, how, checksum from problem").fetchall()
    changed = sum(problem_checksum(*row) != number for *row, number in rows)
    return [f"{changed} problems of documents are not what was stored"] if changed else []


def _people(connection: sqlite3.Connection) -> list[str]:
    """Compare what people are called with what the articles call them."""
    wrong = list(wrong_portraits(connection))
    return (
        [f"{len(wrong)} people are not called what articles call them, {wrong[0]} among them"]
        if wrong
        else []
    )


def _titles(connection: sqlite3.Connection) -> list[str]:
    """Compare the titles table, which keeps no text of its own, with one that is made of the titles now."""
    connection.execute("attach ':memory:' as fresh")
    for statement in statements(TITLES.replace("titles using", "fresh.titles using")):
        connection.execute(statement)
    connection.execute("insert into fresh.titles(rowid, title) select key, folded(title) from article")
    for name in ("main", "fresh"):
        connection.execute(
            f"create virtual table temp.{name}_words using fts5vocab({name}, titles, instance)"
        )
    for one, other in (("main", "fresh"), ("fresh", "main")):
        different = f"select term, doc from {one}_words except select term, doc from {other}_words limit 1"
        if connection.execute(different).fetchone() is not None:
            return ["titles: the words do not fit the titles they were taken from"]
    return _prefixes(connection)


def _prefixes(connection: sqlite3.Connection) -> list[str]:
    # The words of a prefix have an index of their own, which only a question shows.
    vocabulary = "select distinct substr(term, 1, ?) from fresh_words"
    answer = "select count(*), total(rowid) from {}.titles where titles match ?"
    for length in (1, 2, 3):
        for (beginning,) in connection.execute(vocabulary, (length,)).fetchall():
            match = (f'"{beginning}" *',)
            here, fresh = (connection.execute(answer.format(s), match).fetchone() for s in ("main", "fresh"))
            if here != fresh:
                return [f"titles: the beginning {beginning!r} does not fit the titles"]
    return []


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
