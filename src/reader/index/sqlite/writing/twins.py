"""Articles of the same text, noted when they come and go: a list need not look for them among all its rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import sqlite3

_OTHER = "select key from article where text_hash = ? and text_hash <> '' and key <> ? limit 2"
_NOTE = "insert or ignore into twin values(?,?)"


class Twins:
    """Keeps the table `twin`: every article whose text, long enough to be known by, another one has too."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._db = connection

    def add(self, key: int, text_hash: str) -> None:
        """Look whether another article has the text of this one, which is stored and long enough."""
        other = self._db.execute(_OTHER, (text_hash, key)).fetchone()
        if other is not None:
            self._db.executemany(_NOTE, ((each, text_hash) for each in (key, other[0])))

    def remove(self, key: int) -> None:
        """Forget an article that is not stored any more; one that was its only twin is none now."""
        row = self._db.execute("select text_hash from twin where key = ?", (key,)).fetchone()
        if row is None:
            return
        left = self._db.execute(_OTHER, (row[0], key)).fetchall()
        gone = [key, *(each for (each,) in left)] if len(left) == 1 else [key]
        self._db.executemany("delete from twin where key = ?", ((each,) for each in gone))

    def move(self, key: int, target: int) -> None:
        """Take note that an article has another key."""
        self._db.execute("update twin set key = ? where key = ?", (target, key))
