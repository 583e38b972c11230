"""Versions of one article: which of them another one supersedes, noted when they come and go.

A document names the one before it, which stands in the same folder, and its own number, which is the greater one. So
nothing can supersede itself, in however many steps, and a folder that is moved keeps its order.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.model.identity import path_bytes

if TYPE_CHECKING:
    import sqlite3

    from reader.index.packing import Version

_KEY = """select a.key from document d join article a on a.document = d.id and a.fragment is null
  where d.path = ?"""
_NEXT = """select v.key, v.path, v.number from version v where v.before = ? and v.number > ?
  order by v.number desc, v.path desc limit 1"""
_NUMBER = "select number from version where path = ?"


class Versions:
    """Keeps the tables `version` and `older`."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._db = connection
        self._unsettled: set[bytes] = set()
        self._changed: set[int] = set()

    def add(self, key: int, path: bytes, version: Version | None) -> None:
        """Take note of an article that is a document by itself."""
        if version is not None:
            try:
                before = path.rpartition(b"/")[0] + b"/" + path_bytes(version.before)
            except UnicodeEncodeError:  # half a character, which is in no file name
                before = b""
            row = key, path, before.removeprefix(b"/"), version.number
            self._db.execute("insert into version values(?,?,?,?)", row)
        if version is not None or self._is_named(path):
            self._unsettled.add(path)

    def remove(self, key: int, path: bytes) -> None:
        """Forget an article."""
        row = self._db.execute("select before from version where key = ?", (key,)).fetchone()
        if row is not None:
            self._unsettled.add(row[0])
            self._db.execute("delete from version where key = ?", (key,))
        if row is not None or self._is_named(path):
            self._unsettled.add(path)
        # What was said of it is said of the newest: that, too, means something else now.
        self._changed.update(
            each for (each,) in self._db.execute("select newest from older where key = ?", (key,))
        )
        self._db.execute("delete from older where key = ?", (key,))

    def move(self, key: int, target: int) -> None:
        """Take note that an article has another key."""
        self._db.execute("update version set key = ? where key = ?", (target, key))
        self._db.execute("update older set key = ? where key = ?", (target, key))
        self._db.execute("update older set newest = ? where newest = ?", (target, key))

    def settle(self) -> set[int]:
        """Say anew which articles are older versions, and of which; return the keys of all that this is about."""
        changed, self._changed = self._changed, set()
        done: set[bytes] = set()
        while self._unsettled:
            path = self._unsettled.pop()
            if path in done:
                continue
            done.add(path)
            if (key := self._key(path)) is not None:
                changed |= self._note(key, self._newest(path))
            row = self._db.execute("select before from version where path = ?", (path,)).fetchone()
            if row is not None:
                self._unsettled.add(row[0])
        return changed

    def _note(self, key: int, newest: int | None) -> set[int]:
        row = self._db.execute("select newest from older where key = ?", (key,)).fetchone()
        before = None if row is None else int(row[0])
        if newest == before:
            return set()
        self._db.execute("delete from older where key = ?", (key,))
        if newest is not None:
            self._db.execute("insert into older values(?,?)", (key, newest))
        return {key, *(each for each in (newest, before) if each is not None)}

    def _newest(self, path: bytes) -> int | None:
        """Return the key of the newest version that supersedes the document at `path`; None where none does."""
        row = self._db.execute(_NUMBER, (path,)).fetchone()
        number, newest = (1 if row is None else row[0]), None
        while (following := self._db.execute(_NEXT, (path, number)).fetchone()) is not None:
            newest, path, number = following
        return newest

    def _key(self, path: bytes) -> int | None:
        row = self._db.execute(_KEY, (path,)).fetchone()
        return None if row is None else int(row[0])

    def _is_named(self, path: bytes) -> bool:
        return self._db.execute("select 1 from version where before = ?", (path,)).fetchone() is not None
