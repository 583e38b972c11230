# ruff: noqa: PTH108 - every search passes here, and pathlib takes longer to load than it takes
"""The cache of what is remembered, as whoever asks an index has it: attached, and up to date when a question begins.

Every search passes here, and mostly there is nothing to be done: what fills the cache is loaded when it has to be.
"""

from __future__ import annotations

import os
import sqlite3
from contextlib import suppress
from typing import TYPE_CHECKING

from reader.index.sqlite.damage import is_damage
from reader.index.sqlite.marked.cachetables import FILLED_FROM, HIDDEN, SCHEMA, VERSION, state_of
from reader.index.sqlite.tables.schema import uri_of

if TYPE_CHECKING:
    from reader.marks.whereabouts import Signature

TRIES = 5
"""How often it is looked whether the cache is up to date, while others write to it and to the index."""


class Cache:
    """The cache of one index, for one connection that reads this."""

    def __init__(self, db: sqlite3.Connection, file: str | None, index: str | None) -> None:
        """`file` is where the cache is kept and `index` the file of the index; without them it is kept in memory.

        Without `index` alone, the file is used where it is up to date, and never written.
        """
        self._db = db
        self._file = file
        self._index = index
        self._attached: str | None = None
        self.holds = False
        """Whether there are any marks, in the tables that are attached then."""
        self.hides = False
        """Whether any article is hidden."""
        self.parts_unread = False
        """Whether the table of unread articles is filled in."""

    def begin(self, signature: Signature | None) -> None:
        """Begin to read, in one state of index and cache: the one that journals and index give now.

        `signature` is that of the journals; None where they cannot be looked at, and what is known of them counts.

        Raises:
            sqlite3.Error: the index cannot be read.
        """
        if signature == ():
            self._detach()
            self._db.execute("begin")
            return
        for _ in range(TRIES):
            if self._attached is None and self._file is not None:
                self._attach_file()
            self._db.execute("begin")
            if self._attached is not None and self._look(signature):
                return
            self._db.execute("commit")
            if signature is None or not self._fill(signature):
                break
        self._db.execute("begin")

    def _look(self, signature: Signature | None) -> bool:
        """Return whether the cache is up to date, and note what it holds."""
        try:
            held = dict(self._db.execute("select name, value from noted"))
        except sqlite3.DatabaseError:
            return False
        if held.get("version") != VERSION:
            return False
        filled_from = {name: held.get(name) for name in FILLED_FROM}
        if signature is not None and filled_from != state_of(self._db, signature):
            return False
        hidden = self._db.execute(f"select exists(select 1 from mark where flags & {HIDDEN})")
        self.hides, self.holds = bool(hidden.fetchone()[0]), True
        self.parts_unread = held.get("unread") == "1"
        return True

    # ------------------------------------------------------------------ having it
    def _attach_file(self) -> None:
        if self._file is None or not os.path.exists(self._file):
            return
        for options in ("mode=ro", "mode=ro&immutable=1"):
            try:
                self._db.execute(f"attach ? as {SCHEMA}", (uri_of(self._file, options),))
                self._db.execute(f"select count(*) from {SCHEMA}.sqlite_schema").fetchone()
            except sqlite3.DatabaseError:
                self._detach_quietly()
            else:
                self._attached = self._file
                return

    def _fill(self, signature: Signature) -> bool:
        """Bring the cache up to date; return whether there is one now."""
        from reader.index.sqlite.marked.filling import fill

        if self._attached != ":memory:":
            self._detach()
            files = self._file, self._index
            if files[0] and files[1] and brought_up_to_date(files[0], files[1], signature):
                return True
        if self._attached is None:
            self._db.execute(f"attach ':memory:' as {SCHEMA}")
            self._attached = ":memory:"
        (only_reads,) = self._db.execute("pragma query_only").fetchone()
        self._db.execute("pragma query_only=0")
        try:
            fill(self._db, signature, passing=True)
        finally:
            self._db.execute(f"pragma query_only={only_reads}")
        return True

    def _detach(self) -> None:
        self.holds = self.hides = self.parts_unread = False
        if self._attached is not None:
            self._detach_quietly()
            self._attached = None

    def _detach_quietly(self) -> None:
        with suppress(sqlite3.OperationalError):
            self._db.execute(f"detach {SCHEMA}")


def brought_up_to_date(cache: str, index: str, signature: Signature) -> bool:
    """Bring a cache file up to date, deleting one that is damaged or of another version; False where that fails."""
    from reader.index.sqlite.marked.filling import OtherVersion, fill_file

    for _ in range(2):
        try:
            fill_file(cache, index, signature)
        except sqlite3.Error as error:
            if not (isinstance(error, OtherVersion) or is_damage(error)):
                return False  # a folder that cannot be written, a full disk
            remove(cache)
        else:
            return True
    return False


def deleted_if_damaged(cache: str) -> bool:
    """Delete a cache that is damaged, and return whether it was; reads all of it."""
    if not os.path.exists(cache):
        return False
    try:
        db = sqlite3.connect(uri_of(cache, "mode=rw"), uri=True, isolation_level=None)
        try:
            sound = db.execute("pragma quick_check(1)").fetchone() == ("ok",)
            db.execute("insert into words(words) values('integrity-check')")
        finally:
            db.close()
    except sqlite3.OperationalError as error:
        sound = not is_damage(error)  # another process is filling it
    except sqlite3.DatabaseError:
        sound = False
    if not sound:
        remove(cache)
    return not sound


def remove(cache: str) -> None:
    """Delete a cache; whoever has it open keeps what it was."""
    for ending in ("", "-wal", "-shm"):
        with suppress(OSError):
            os.unlink(cache + ending)
