"""The embedded backend: an index of files in a folder of this machine, read and written by SQLite.

Every search passes here: what writes, checks and mends is loaded when it is called.
"""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing, contextmanager
from typing import TYPE_CHECKING

from reader.index.faults import Damaged, IndexFault, Suspicious
from reader.index.sqlite.damage import is_damage, is_doubtful
from reader.index.sqlite.files import generations

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from reader.index.sqlite.asking.answering import SqliteIndex
    from reader.index.sqlite.writing.storing import SqliteStore
    from reader.index.writing import Prepare, Store
    from reader.marks.whereabouts import Signature, Whereabouts


class Embedded:
    """The index in one folder: `reader.index.writing.Backend`."""

    def __init__(self, folder: str | os.PathLike[str], where: Whereabouts | None = None) -> None:
        """`where` the journals are of what is remembered of the archive."""
        self._folder = os.fspath(folder)
        self._where = where
        self._opened: str | None = None
        """The file that was opened last."""
        self._built: str | None = None
        """The file that was made last."""
        self._was_cache = False
        """The damage that was found last was that of a cache, which is deleted."""
        self._remembered: tuple[str, Signature] | None = None
        """The file, and the journals that its cache was filled from last."""

    @property
    def prepare(self) -> Prepare:
        """What makes of an article what a store's `put` takes."""
        from reader.index.sqlite.tables.rows import prepare

        return prepare

    # ------------------------------------------------------------------ for whoever asks
    def open_index(self) -> SqliteIndex | None:
        """Return the index as it is now; None where there is none, or one that is damaged or of another version.

        Raises:
            IndexFault: the index is there and cannot be opened now.
        """
        from reader.index.sqlite.asking.answering import SqliteIndex

        path = generations.current(self._folder)
        while path is not None:
            self._opened = path
            try:
                return SqliteIndex.open(path, self._where, generations.cache_of(path))
            except IndexFault as fault:
                # Or it was replaced by a newer one between the two calls.
                before, path = path, generations.current(self._folder)
                if path == before and isinstance(fault, Damaged):
                    return None
                if path == before:
                    raise
        return None

    def is_damaged(self, fault: IndexFault) -> bool:
        """Return whether `fault` means damage: where it alone does not tell, the whole index is checked.

        Where it is the cache of marks that is damaged, that is deleted, and the index stays.
        """
        if isinstance(fault, Damaged | Suspicious) and self._cache_was_damaged():
            return True
        if isinstance(fault, Suspicious):
            try:
                return self.check() != []
            except IndexFault:
                return False
        return isinstance(fault, Damaged)

    def _cache_was_damaged(self) -> bool:
        if self._opened is None or self._where is None:
            return False
        from reader.index.sqlite.marked.cache import deleted_if_damaged

        self._was_cache = deleted_if_damaged(generations.cache_of(self._opened))
        return self._was_cache

    def discard(self) -> None:
        """Put the index that was opened last aside, unless it was replaced since or somebody is at work on it."""
        from reader.index.writerlock import writer_lock
        from reader.index.writing import Busy

        if self._was_cache:
            self._was_cache = False
            return
        try:
            with writer_lock(self._folder):
                path = generations.current(self._folder)
                if path is not None and path == self._opened:
                    generations.set_aside(path)
        except (Busy, OSError):
            return

    def remember(self, *, changed: bool = True) -> None:
        """Bring the cache of what is remembered up to date; nothing where it cannot be written."""
        from reader.index.sqlite.marked.cache import brought_up_to_date
        from reader.marks.faulty import MarksError

        path = generations.current(self._folder)
        if path is None or self._where is None:
            return
        try:
            signature = self._where.signature()
        except MarksError:
            return
        if signature and (changed or self._remembered != (path, signature)):
            brought_up_to_date(generations.cache_of(path), path, signature)
            self._remembered = path, signature

    def check(self) -> list[str]:
        """Return what is wrong with the index, in words; empty where it is sound. See `checking.check`.

        Raises:
            IndexFault: there is no index, or it cannot be checked now.
        """
        from reader.index.sqlite.checking import check

        return check(self._folder)

    def description(self) -> list[tuple[str, str]]:
        """Return nothing: of files in a folder there is nothing more to know."""
        return []

    # ------------------------------------------------------------------ for the one who writes
    @contextmanager
    def writing(self, patience: float) -> Iterator[None]:
        """Keep every other writer out; wait for one that is at work so many seconds at most.

        Raises:
            Busy: it still is.
            IndexFault: the index cannot be written, and why.
            Damaged: it is not what was written.
        """
        from reader.index.writerlock import writer_lock

        try:
            os.makedirs(self._folder, mode=0o700, exist_ok=True)  # noqa: PTH103 - no pathlib: see above
            with writer_lock(self._folder, patience), self._told():
                yield
        except OSError as error:
            raise self._unwritable(error) from error

    @contextmanager
    def store(self) -> Iterator[SqliteStore | None]:
        """Open the index for writing; None where there is none, or one of another version."""
        from reader.index.sqlite.writing.storing import SqliteStore

        with self._told():
            connection = self._usable()
            if connection is None:
                yield None
                return
            with closing(connection):
                yield SqliteStore(connection)

    @contextmanager
    def new_store(self, *, beside: bool) -> Iterator[SqliteStore]:
        """Make a new index and open it for writing; with `beside` the old one is read until it is published."""
        from reader.index.sqlite.tables.schema import create
        from reader.index.sqlite.writing.storing import SqliteStore

        with self._told():
            is_first = not beside or generations.current(self._folder) is None
            self._built = generations.following(self._folder)
            connection = create(self._built)
            if is_first:
                # Who has nothing better may read it while it grows.
                generations.point_to(self._built)
            with closing(connection):
                yield SqliteStore(connection)

    def publish(self) -> None:
        """Have the index that `new_store` made found from now on, and no other."""
        if self._built is not None:
            generations.point_to(self._built)
            generations.sweep(self._folder)

    def set_aside(self) -> None:
        """Rename the index; there is none afterwards."""
        path = generations.current(self._folder)
        if path is not None:
            generations.set_aside(path)

    def in_memory(self) -> tuple[SqliteStore, SqliteIndex]:
        """Return an empty index that lives as long as it is open, and what writes it."""
        from reader.index.sqlite.asking.answering import SqliteIndex
        from reader.index.sqlite.tables.schema import create
        from reader.index.sqlite.writing.storing import SqliteStore

        connection = create(":memory:")
        return SqliteStore(connection), SqliteIndex(connection, self._where)

    def copied(self, change: Callable[[Store], None], announce: Callable[[int], None]) -> SqliteIndex | None:
        """Return a copy of the index after a change to it, which is gone once it is closed; None where there is none.

        Raises:
            IndexFault: it cannot be made.
            Damaged: the index is.
        """
        from reader.index.sqlite.asking.answering import SqliteIndex
        from reader.index.sqlite.damage import faults
        from reader.index.sqlite.writing.copying import copy_of, size_of
        from reader.index.sqlite.writing.storing import SqliteStore

        path = generations.current(self._folder)
        if path is None:
            return None
        self._opened = path
        try:
            with faults():
                announce(size_of(path))
                connection = copy_of(path)
                try:
                    change(SqliteStore(connection))
                except BaseException:
                    connection.close()
                    raise
        except OSError as error:
            raise IndexFault(f"the index in {self._folder} cannot be copied ({error})") from error
        return SqliteIndex(connection, self._where, generations.cache_of(path))

    def _usable(self) -> sqlite3.Connection | None:
        from reader.index.sqlite.tables.schema import VERSION, connect_writer

        path = generations.current(self._folder)
        if path is None:
            return None
        connection = connect_writer(path)
        try:
            version = connection.execute("select value from meta where name='version'").fetchone()
        except sqlite3.DatabaseError as error:
            connection.close()
            if is_doubtful(error):
                return None  # a database without such a table is none of ours
            raise
        if version is not None and version[0] == VERSION:
            return connection
        connection.close()
        return None

    @contextmanager
    def _told(self) -> Iterator[None]:
        """Turn what SQLite says to the writer into faults of the index."""
        try:
            yield
        except sqlite3.Error as error:
            raise self._unwritable(error) from error

    def _unwritable(self, error: sqlite3.Error | OSError) -> IndexFault:
        damaged = isinstance(error, sqlite3.Error) and is_damage(error)
        return (Damaged if damaged else IndexFault)(
            f"the index in {self._folder} cannot be written ({error})"
        )
