"""Puts documents into the index and takes them out. One process holds the writer at a time."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, NamedTuple

from reader.index.packing import pack_sighting
from reader.index.query.folding import fold
from reader.index.sqlite.tables.checksums import checksum, problem_checksum
from reader.index.sqlite.tables.keyorder import MAX_QUOTES, QUOTE_BITS
from reader.index.sqlite.tables.schema import COLUMNS, SCARE
from reader.index.sqlite.writing.ordering import Keys
from reader.index.sqlite.writing.persons import Identities
from reader.index.sqlite.writing.twins import Twins
from reader.index.sqlite.writing.versions import Versions
from reader.model.identity import readable_path

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator, Sequence

    from reader.index.sqlite.tables.rows import Prepared
    from reader.model.article import Problem
    from reader.quotes.people.rulings import Ruling

_QuoteColumns = tuple[int, int, int, int, int, int | None, str | None]


_FTS = f"insert into fts(rowid, {COLUMNS}) values(?,?,?,?,?,?,?,?,?)"
_TITLES = "insert into titles(rowid, title) values(?,?)"
_CHANGE = "insert into change(key, address) values(?,?)"
_QUOTE = "insert into quote values(?,?,?,?,?,?,?)"
_QFTS = "insert into qfts(rowid, text, mention) values(?,?,?)"

CHANGES = 20_000
"""Changes of articles that are remembered for whoever follows them."""


class _Waiting(NamedTuple):
    """What is still to be written of an article that has its key and its row."""

    path: bytes
    article: Prepared
    quotes: list[_QuoteColumns]


class Writer:
    """Inserts and deletes whole documents over one connection.

    The texts of a batch are written at its end, in the order of their keys: for each that comes before the last
    one the full-text tables would write out all postings that wait in memory, and the pages of the others fill
    only half.
    """

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._db = connection
        self._waiting: dict[int, _Waiting] = {}
        self._changes: list[tuple[int, str]] = []
        self._keys = Keys(connection, self._move)
        self._identities = Identities(connection)
        self._twins = Twins(connection)
        self._versions = Versions(connection)
        self._sources: dict[str, int] = dict(connection.execute("select name, id from source"))

    @contextmanager
    def batch(self) -> Iterator[None]:
        """Begin a transaction, and commit it with all that was put in between."""
        self._db.execute("begin immediate")
        yield
        self.flush()
        self._note_changes()
        self._db.execute("commit")

    # ------------------------------------------------------------------ documents
    def put(
        self,
        path: bytes,
        stat: tuple[int, int, int],
        digest: bytes | None,
        articles: Sequence[Prepared],
        problems: Iterable[Problem],
    ) -> None:
        """Store a document, its articles and its problems in place of what was there.

        `stat` is mtime (ns), size and inode; `digest` the hash of the content, None where it was not read.
        """
        self.remove(path)
        document = self._made(
            "insert into document(path, mtime_ns, size, inode, hash) values(?,?,?,?,?)", (path, *stat, digest)
        )
        self._note(document, ((path, problem) for problem in problems))
        for place, article in enumerate(articles):
            self._insert(document, path, place, article)

    def touch(self, path: bytes, stat: tuple[int, int, int]) -> None:
        """Note that a document with another stat holds what it held before."""
        self._db.execute("update document set mtime_ns=?, size=?, inode=? where path=?", (*stat, path))

    def remove(self, path: bytes) -> bool:
        """Take a document out; False where there was none."""
        found = self._db.execute("select id from document where path=?", (path,)).fetchone()
        if found is None:
            return False
        gone = self._db.execute("select key, address from article where document=?", (found[0],)).fetchall()
        self._changes += gone
        for key, _ in gone:
            if self._waiting.pop(key, None) is None:
                self._unindex(key)
                self._identities.remove(key)
                self._db.execute("delete from body where key=?", (key,))
            self._db.execute("delete from corrected where key=?", (key,))
            self._db.execute("delete from article where key=?", (key,))
            self._twins.remove(key)
            self._versions.remove(key, path)
        self._db.execute("delete from problem where document=?", (found[0],))
        self._db.execute("delete from document where id=?", (found[0],))
        return True

    def forget_folders(self, path: bytes) -> None:
        """Forget a folder, all folders below it, and what was wrong on the way through them; b"" is the archive."""
        if not path:
            self._db.execute("delete from folder")
            self._db.execute("delete from problem where document is null")
            return
        at_or_below = "(path = ? or (path > ? and path < ?))"
        bounds = (path, path + b"/", path + b"0")
        self._db.execute(f"delete from folder where {at_or_below}", bounds)
        self._db.execute(f"delete from problem where document is null and {at_or_below}", bounds)

    def add_folders(
        self, folders: Iterable[tuple[bytes, int]], problems: Iterable[tuple[bytes, Problem]]
    ) -> None:
        """Store folders of the archive with their mtimes (ns), and what was wrong on the way through them."""
        self._db.executemany("insert or replace into folder values(?,?)", folders)
        self._note(None, problems)

    def _note(self, document: int | None, problems: Iterable[tuple[bytes, Problem]]) -> None:
        rows = ((path, p.line, p.what, p.how) for path, p in problems)
        self._db.executemany(
            "insert into problem values(?,?,?,?,?,?)",
            ((document, *row, problem_checksum(*row)) for row in rows),
        )

    def rule(self, rulings: Sequence[Ruling]) -> None:
        """Note what a reader says of people; it counts from the next settling on."""
        self._identities.rulings.note(rulings)

    def settle(self) -> None:
        """Say anew who is who, where articles that came and went may have changed it."""
        self.flush()
        self._identities.settle()

    # ------------------------------------------------------------------ articles
    def _insert(self, document: int, path: bytes, place: int, article: Prepared) -> None:
        key = self._keys.free(article.date, path, place)
        quotes = _quote_columns(article)
        self._db.execute(
            "insert into article values(?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)",
            (key, document, *self._head(path, place, article, quotes)),
        )
        if article.telling:
            self._twins.add(key, article.text_hash)
        if article.fragment is None:
            self._versions.add(key, path, article.version)
        self._waiting[key] = _Waiting(path, article, quotes)
        self._changes.append((key, ""))
        if article.corrected:
            self._note_correction(key, "")  # moved with its document: whose words they are is to be looked at

    def requote(self, key: int, article: Prepared, digest: str | None) -> None:
        """Store other quotations of an article, which is otherwise as it was.

        `digest` is of the corrections behind them; None where there are none any more.
        """
        self.flush()
        path, place = self._db.execute(
            "select d.path, a.place from article a join document d on d.id = a.document where a.key=?", (key,)
        ).fetchone()
        quotes = _quote_columns(article)
        number = self._head(path, place, article, quotes)[-1]
        self._unindex_quotes(key)
        self._identities.remove(key)
        self._db.execute("update body set rest=? where key=?", (article.rest, key))
        self._db.execute(
            "update article set quotes=?, checksum=? where key=?", (article.quotations, number, key)
        )
        self._write_quotes([(key, _Waiting(path, article, quotes))])
        self._note_correction(key, digest)

    def _note_correction(self, key: int, digest: str | None) -> None:
        self._db.execute("delete from corrected where key=?", (key,))
        if digest is not None:
            self._db.execute("insert into corrected values(?,?)", (key, digest))

    def flush(self) -> None:
        """Write what waits, in the order of the keys, so that it can be read."""
        waiting = sorted(self._waiting.items())
        self._waiting.clear()
        self._db.executemany(
            "insert into body values(?,?,?)", ((key, w.article.body, w.article.rest) for key, w in waiting)
        )
        self._db.executemany(_FTS, ((key, *_columns(w)) for key, w in waiting))
        self._db.executemany(_TITLES, ((key, w.article.searchable[1]) for key, w in waiting))
        self._write_quotes(waiting)
        # Marks carry over from version to version: what they mean is to be looked at anew.
        self._changes += [(key, "") for key in sorted(self._versions.settle())]

    def _write_quotes(self, waiting: Sequence[tuple[int, _Waiting]]) -> None:
        self._db.executemany(
            _QUOTE, ((key << QUOTE_BITS | n, *row) for key, w in waiting for n, *row in w.quotes)
        )
        self._db.executemany(
            _QFTS,
            (
                (key << QUOTE_BITS | n, q.text, fold(q.mention) if q.mention else None)
                for key, w in waiting
                for n, q in enumerate(w.article.quotes)
                if q.kind != SCARE
            ),
        )
        for key, w in waiting:
            self._identities.add(key, w.article.date, w.article.voices)

    def _note_changes(self) -> None:
        self._db.executemany(_CHANGE, self._changes)
        self._changes.clear()
        self._db.execute("delete from change where seq <= (select max(seq) from change) - ?", (CHANGES,))

    def _head(self, path: bytes, place: int, article: Prepared, quotes: list[_QuoteColumns]) -> list[object]:
        """Return the columns of an article's row after key and document."""
        head = [place, article.fragment, article.title, int(article.derived), article.date, article.source]
        head += [article.author, article.section, article.tags, article.url, article.quotations]
        head += [article.text_hash, article.address, int(article.telling)]
        voices = [(n, voice.name, pack_sighting(voice)) for n, voice in enumerate(article.voices)]
        number = checksum(path, tuple(head), article.body, article.rest, quotes, voices)
        head[5] = self._source(article.source)
        return [*head, number]

    def _unindex(self, key: int) -> None:
        """Take an article out of the full-text tables, which need its exact old words."""
        old = self._db.execute(f"select {COLUMNS} from searchable where key=?", (key,)).fetchone()
        self._db.execute(
            f"insert into fts(fts, rowid, {COLUMNS}) values('delete',?,?,?,?,?,?,?,?,?)", (key, *old)
        )
        self._db.execute("insert into titles(titles, rowid, title) values('delete',?,?)", (key, old[1]))
        self._unindex_quotes(key)

    def _unindex_quotes(self, key: int) -> None:
        """Drop the quotes of an article, whose text has to be there still."""
        sql = "select id, text, mention from quoted where id between ? and ?"
        quoted = self._db.execute(sql, _range(key)).fetchall()
        self._db.executemany("insert into qfts(qfts, rowid, text, mention) values('delete',?,?,?)", quoted)
        self._db.execute("delete from quote where id between ? and ?", _range(key))

    def _move(self, key: int, target: int) -> None:
        """Give an article another key."""
        self._changes += (key, ""), (target, "")
        self._db.execute("update corrected set key=? where key=?", (target, key))
        self._twins.move(key, target)
        self._versions.move(key, target)
        if key in self._waiting:
            self._waiting[target] = self._waiting.pop(key)
            self._db.execute("update article set key=? where key=?", (target, key))
            return
        old = self._db.execute(f"select {COLUMNS} from searchable where key=?", (key,)).fetchone()
        quotes = self._db.execute("select * from quote where id between ? and ?", _range(key)).fetchall()
        quoted = self._db.execute("select * from quoted where id between ? and ?", _range(key)).fetchall()
        self._unindex(key)
        self._db.execute("update article set key=? where key=?", (target, key))
        self._db.execute("update body set key=? where key=?", (target, key))
        self._db.execute(_FTS, (target, *old))
        self._db.execute(_TITLES, (target, old[1]))
        shift = (target - key) << QUOTE_BITS
        self._db.executemany(_QUOTE, [(row[0] + shift, *row[1:]) for row in quotes])
        self._db.executemany(_QFTS, [(row[0] + shift, *row[1:]) for row in quoted])
        self._identities.move(key, target)

    def _source(self, name: str | None) -> int | None:
        if name is None:
            return None
        if name not in self._sources:
            self._sources[name] = self._made("insert into source(name) values(?)", (name,))
        return self._sources[name]

    def _made(self, sql: str, values: tuple[object, ...]) -> int:
        """Insert a row and return its id.

        Not by "returning": it opens a savepoint, at which FTS5 writes out all postings that wait in memory.
        """
        made = self._db.execute(sql, values).lastrowid
        assert made is not None
        return made


def _quote_columns(article: Prepared) -> list[_QuoteColumns]:
    """Return the columns of the quotes of an article, with their numbers in the place of ids."""
    return [(n, q.group, q.kind, q.start, q.end, q.voice, q.mention) for n, q in enumerate(article.quotes)]


def _columns(waiting: _Waiting) -> Iterator[str | None]:
    """Yield the columns of the full-text table."""
    *columns, url = waiting.article.searchable
    yield from columns
    yield fold(readable_path(waiting.path))
    yield url


def _range(key: int) -> tuple[int, int]:
    """Return the lowest and highest id of an article's quotes."""
    return key << QUOTE_BITS, (key << QUOTE_BITS) + MAX_QUOTES - 1
