"""Puts documents into the index and takes them out. One process holds the writer at a time."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from reader.index.checksums import checksum
from reader.index.folding import fold
from reader.index.identities import Identities
from reader.index.layout import QUOTE_BITS, STEP, slot, step
from reader.index.rows import pack_sighting
from reader.index.schema import COLUMNS, SCARE

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Sequence

    from reader.index.rows import Prepared
    from reader.model import Problem

_MAX_SHUFFLE = 2_000
"""Articles of one slot that are moved to make room for one between them. Beyond it the newcomer goes to the
end of its slot: a day and minute with so many articles has no order that a reader could see."""


class Writer:
    """Inserts and deletes whole documents over one connection; the caller commits."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._db = connection
        self._full: dict[int, int] = {}
        """Slots without a free key, by their lowest key, and the key that was found last below them."""
        self._identities = Identities(connection)
        self._sources: dict[str, int] = dict(connection.execute("select name, id from source"))

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
        self._db.executemany(
            "insert into problem values(?,?,?,?,?)",
            [(document, path, p.line, p.what, p.how) for p in problems],
        )
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
        keys = [k for (k,) in self._db.execute("select key from article where document=?", (found[0],))]
        for key in keys:
            self._unindex(key)
            self._identities.remove(key)
            self._db.execute("delete from article where key=?", (key,))
            self._db.execute("delete from body where key=?", (key,))
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
        self._db.executemany(
            "insert into problem values(null,?,?,?,?)",
            [(path, p.line, p.what, p.how) for path, p in problems],
        )

    def settle(self) -> None:
        """Say anew who is who, where articles that came and went may have changed it."""
        self._identities.settle()

    # ------------------------------------------------------------------ articles
    def _insert(self, document: int, path: bytes, place: int, article: Prepared) -> None:
        key = self._key(article.date, path, place)
        said = [
            (n, q.group, q.kind, q.start, q.end, q.voice, q.mention) for n, q in enumerate(article.quotes)
        ]
        self._db.execute(
            "insert into article values(?,?,?,?,?,?,?,?,?,?,?,?,?,?)",
            (key, document, *self._head(path, place, article, said)),
        )
        self._db.execute("insert into body values(?,?,?)", (key, article.body, article.rest))
        *columns, url = article.searchable
        readable = fold(path.decode("utf-8", "replace"))
        self._db.execute(
            f"insert into fts(rowid, {COLUMNS}) values(?,?,?,?,?,?,?,?,?)", (key, *columns, readable, url)
        )
        self._db.execute("insert into titles(rowid, title) values(?,?)", (key, columns[1]))
        self._identities.add(key, article.date, article.voices)
        base = key << QUOTE_BITS
        self._db.executemany(
            "insert into quote values(?,?,?,?,?,?,?)", [(base | n, *row) for n, *row in said]
        )
        self._db.executemany(
            "insert into qfts(rowid, text, mention) values(?,?,?)",
            [
                (base | n, q.text, fold(q.mention) if q.mention else None)
                for n, q in enumerate(article.quotes)
                if q.kind != SCARE
            ],
        )

    def _head(
        self, path: bytes, place: int, article: Prepared, said: Sequence[tuple[object, ...]]
    ) -> list[object]:
        """Return the columns of an article's row after key and document."""
        head = [place, article.fragment, article.title, int(article.derived), article.date, article.source]
        head += [article.author, article.section, article.tags, article.url, article.quotations]
        voices = [(n, voice.name, pack_sighting(voice)) for n, voice in enumerate(article.voices)]
        number = checksum(path, tuple(head), article.body, article.rest, said, voices)
        head[5] = self._source(article.source)
        return [*head, number]

    def _unindex(self, key: int) -> None:
        """Take an article out of the full-text tables, which need its exact old words, and drop its quotes."""
        old = self._db.execute(f"select {COLUMNS} from searchable where key=?", (key,)).fetchone()
        self._db.execute(
            f"insert into fts(fts, rowid, {COLUMNS}) values('delete',?,?,?,?,?,?,?,?,?)", (key, *old)
        )
        self._db.execute("insert into titles(titles, rowid, title) values('delete',?,?)", (key, old[1]))
        low, high = key << QUOTE_BITS, ((key + 1) << QUOTE_BITS) - 1
        quoted = self._db.execute(
            "select id, text, mention from quoted where id between ? and ?", (low, high)
        ).fetchall()
        self._db.executemany("insert into qfts(qfts, rowid, text, mention) values('delete',?,?,?)", quoted)
        self._db.execute("delete from quote where id between ? and ?", (low, high))

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

    # ------------------------------------------------------------------ keys
    def _key(self, date: str | None, path: bytes, place: int) -> int:
        """Return a free key that puts the article in its order: see `reader.index.layout`."""
        low, high = slot(date)
        lowest = self._lowest(low, high)
        if lowest is None:
            return high - (high - low) // 4  # room above, for what arrives later and belongs there
        order = (_descending(date), path, place)
        if self._order(lowest) < order:
            return self._below(lowest, low, high)
        return self._between(low, high, order)

    def _lowest(self, low: int, high: int) -> int | None:
        row = self._db.execute("select min(key) from article where key between ? and ?", (low, high))
        found: int | None = row.fetchone()[0]
        return found

    def _below(self, lowest: int, low: int, high: int) -> int:
        key = lowest - step(lowest, low, high)
        return key if key >= low else self._spilled(low)

    def _spilled(self, low: int) -> int:
        """Return the nearest free key below a slot that is full: the order inside a day gives way first."""
        # The search goes on where the last one ended: a thousand articles of one minute are no rarity.
        key = self._full.get(low, low) - 1
        while self._db.execute("select 1 from article where key=?", (key,)).fetchone():
            key -= 1
        self._full[low] = key
        return key

    def _between(self, low: int, high: int, order: tuple[str, bytes, int]) -> int:
        rows = self._db.execute(
            "select key from article where key between ? and ? order by key desc limit ?",
            (low, high, _MAX_SHUFFLE + 1),
        ).fetchall()
        keys: list[int] = [key for (key,) in rows]
        if len(keys) > _MAX_SHUFFLE:
            return self._below(self._lowest(low, high) or low, low, high)
        at = bisect_right(keys, order, key=self._order)
        above = keys[at - 1] if at else high + 1
        if above - keys[at] > 1:
            return min((above + keys[at]) // 2, keys[at] + STEP)
        return self._make_room(keys[at:], low)

    def _make_room(self, keys: list[int], low: int) -> int:
        """Move the first of `keys`, and those close below it, down by one; return the key that becomes free."""
        close = 1
        while close < len(keys) and keys[close] == keys[close - 1] - 1:
            close += 1
        target = keys[close - 1] - 1
        if target < low:
            target = self._spilled(low)
        for key in reversed(keys[:close]):
            self._move(key, target)
            target = key
        return keys[0]

    def _move(self, key: int, target: int) -> None:
        old = self._db.execute(f"select {COLUMNS} from searchable where key=?", (key,)).fetchone()
        low, high = key << QUOTE_BITS, ((key + 1) << QUOTE_BITS) - 1
        quotes = self._db.execute("select * from quote where id between ? and ?", (low, high)).fetchall()
        quoted = self._db.execute("select * from quoted where id between ? and ?", (low, high)).fetchall()
        self._unindex(key)
        self._db.execute("update article set key=? where key=?", (target, key))
        self._db.execute("update body set key=? where key=?", (target, key))
        self._db.execute(f"insert into fts(rowid, {COLUMNS}) values(?,?,?,?,?,?,?,?,?)", (target, *old))
        self._db.execute("insert into titles(rowid, title) values(?,?)", (target, old[1]))
        shift = (target - key) << QUOTE_BITS
        self._db.executemany(
            "insert into quote values(?,?,?,?,?,?,?)", [(r[0] + shift, *r[1:]) for r in quotes]
        )
        self._db.executemany(
            "insert into qfts(rowid, text, mention) values(?,?,?)", [(r[0] + shift, *r[1:]) for r in quoted]
        )
        self._identities.move(key, target)

    def _order(self, key: int) -> tuple[str, bytes, int]:
        row: tuple[str | None, bytes, int] = self._db.execute(
            "select a.date, d.path, a.place from article a join document d on d.id = a.document where a.key=?",
            (key,),
        ).fetchone()
        date, path, place = row
        return _descending(date), path, place


_COMPLEMENT = str.maketrans("0123456789", "9876543210")


def _descending(date: str | None) -> str:
    """Return a text that sorts later times of one minute first."""
    return "" if date is None or len(date) < 19 else date[17:19].translate(_COMPLEMENT)
