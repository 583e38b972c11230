"""The writing half of the embedded backend: `reader.index.writing.Store` over one connection."""

from __future__ import annotations

import json
import time
from typing import TYPE_CHECKING

from reader.index.sqlite.tables.heardof import heard, note_heard
from reader.index.sqlite.tables.naming import named, namesakes, newest_of
from reader.index.sqlite.tables.numbers import kept
from reader.index.sqlite.tables.rows import prepare
from reader.index.sqlite.writing.compacting import compact
from reader.index.sqlite.writing.stored import stored_article, stored_rows
from reader.index.sqlite.writing.writer import Writer
from reader.index.writing import Known
from reader.model.identity import article_id, path_bytes, path_of

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
    from contextlib import AbstractContextManager

    from reader.index.answers import Heard
    from reader.index.sqlite.tables.rows import Prepared
    from reader.index.writing import Wanted
    from reader.marks.articlenames import Elsewhere, Named
    from reader.model.article import Problem
    from reader.quotes.people.rulings import Ruling
    from reader.seeds import Document


class SqliteStore:
    """Writes an index; the only one who does. Raises what SQLite says."""

    prepare = staticmethod(prepare)

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._db = connection
        self._writer = Writer(connection)

    # ------------------------------------------------------------------ what is known
    def known(self, path: str = "") -> dict[str, Known]:
        """Return the documents that the index holds at `path` or below it, by their paths."""
        sql, raw = "select path, mtime_ns, size, inode, hash from document", path_bytes(path)
        if raw:
            # "0" follows "/": between the two is all that lies below the folder.
            rows = self._db.execute(
                f"{sql} where path = ? or (path > ? and path < ?)", (raw, raw + b"/", raw + b"0")
            )
        else:
            rows = self._db.execute(sql)
        return {path_of(at): Known(*known) for at, *known in rows}

    def same(self, known: Known, document: Document) -> bool:
        """Return whether a document looks as it did when it was read; one that could not be read never does."""
        # What kept it from being read, permissions say, may be mended without a trace in its stat.
        return bool(known.digest) and known[:3] == _stat(document)

    # ------------------------------------------------------------------ documents
    def batch(self) -> AbstractContextManager[None]:
        """Begin a transaction, and commit it with all that was done in between."""
        return self._writer.batch()

    def put(
        self,
        document: Document,
        digest: bytes | None,
        articles: Sequence[Prepared],
        problems: Iterable[Problem],
    ) -> None:
        """Store a document, its articles in their order and its problems, in place of what was at its path."""
        self._writer.put(path_bytes(document.path), _stat(document), digest, articles, problems)

    def touch(self, document: Document) -> None:
        """Note that a document with another stat holds what it held before."""
        self._writer.touch(path_bytes(document.path), _stat(document))

    def remove(self, path: str) -> bool:
        """Take a document out; False where there was none."""
        return self._writer.remove(path_bytes(path))

    def move(self, before: str, document: Document, digest: bytes) -> bool:
        """Put what is held of the document at `before` in the place of `document`, which has the same content."""
        rows = stored_rows(self._db, path_bytes(before), document.path)
        if rows is None:
            return False
        self._writer.remove(path_bytes(before))
        self.put(document, digest, *rows)
        return True

    def settle(self) -> None:
        """Say anew who is who, where articles that came and went may have changed it."""
        self._writer.settle()

    # ------------------------------------------------------------------ a reader's word
    def named(self, ids: Collection[str] | None = None) -> Iterator[Named]:
        """Yield the articles of these ids by their names, without those that are not there, or all; in any order."""
        self._writer.flush()
        return (each for _, each in named(self._db, ids))

    def namesakes(self, texts: Collection[str], addresses: Collection[str]) -> Elsewhere:
        """Return which articles have these texts and addresses, as marks name them."""
        return namesakes(self._db, texts, addresses)

    def newest(self, ids: Collection[str]) -> dict[str, str]:
        """Return the newest version of each of these articles that has a newer one, by its id."""
        self._writer.flush()
        return newest_of(self._db, ids)

    def corrected(self) -> dict[str, str]:
        """Return the digests of what was said of articles, by the ids of those that have corrections."""
        sql = """select d.path, a.fragment, c.digest from corrected c join article a on a.key = c.key
          join document d on d.id = a.document"""
        return {
            article_id(path_of(path), fragment): digest for path, fragment, digest in self._db.execute(sql)
        }

    def correct(self, article: str, wanted: Wanted | None, digest: str | None) -> None:
        """Have other quotations of an article count; without `wanted`, those that the rules found."""
        self._writer.flush()
        held = stored_article(self._db, article)
        if held is None:
            return
        quotes = held.found if wanted is None else wanted(held.article.text, held.found)
        packed = prepare(held.article, quotes, None if wanted is None else held.found)
        self._writer.requote(held.key, packed._replace(body=held.body), digest)

    def rule(self, rulings: Sequence[Ruling]) -> None:
        """Have these and no others say who is one person and who is not, from the next settling on."""
        self._writer.rule(rulings)

    def heard(self) -> Heard:
        """Return what was noted of the journals."""
        return heard(self._db)

    def note_heard(self, what: Heard) -> None:
        """Note what the journals were when the index was made to agree with them."""
        note_heard(self._db, what)

    # ------------------------------------------------------------------ the archive
    def note_folders(self, folders: Mapping[str, int], problems: Iterable[Problem] = ()) -> None:
        """Note the times of change of folders, and what was wrong on the way there."""
        self._writer.add_folders(
            ((path_bytes(path), kept(mtime)) for path, mtime in folders.items()),
            ((path_bytes(problem.path), problem) for problem in problems),
        )

    def forget_folders(self, path: str = "") -> None:
        """Forget a folder and all folders below it, with what was noted as wrong on the way there."""
        self._writer.forget_folders(path_bytes(path))

    def mounts(self) -> set[str]:
        """Return the folders that were noted as other disks."""
        noted = self._noted("mounts")
        return set() if noted is None else set(json.loads(noted))

    def root(self) -> str | None:
        """Return what was noted to tell the archive's folder from another in its place; None before any scan."""
        return self._noted("root")

    def note_scan(self, root: str, mounts: Collection[str]) -> None:
        """Note that the whole archive was looked through now, in which folder, and which folders are other disks."""
        # Undecodable names are lone surrogates, which JSON can hold.
        noted = {"scanned": str(time.time_ns()), "root": root, "mounts": json.dumps(sorted(mounts))}
        self._db.executemany("insert or replace into meta values(?, ?)", noted.items())

    def finish(self, *, much: bool) -> None:
        """Leave the index in order after a run: merge what many commits left, and write the log back."""
        if much:
            compact(self._db)
        self._db.execute("pragma optimize").fetchall()
        self._db.execute("pragma wal_checkpoint(truncate)").fetchall()

    def _noted(self, name: str) -> str | None:
        row = self._db.execute("select value from meta where name=?", (name,)).fetchone()
        return None if row is None else row[0]


def _stat(document: Document) -> tuple[int, int, int]:
    return kept(document.mtime_ns), document.size, kept(document.inode)
