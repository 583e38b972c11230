# ruff: noqa: PTH108, PTH120, PTH202 - paths are strings in these rooms
"""A private copy of an index, for whoever has to change what it says and may not write it.

The copy has no name once it is made: it goes with the process that has it open, however that ends.
"""

from __future__ import annotations

import os
import sqlite3
import tempfile
from contextlib import closing, suppress
from typing import TYPE_CHECKING

from reader.index.faults import IndexFault
from reader.index.sqlite.tables.schema import add_functions, connect_reader

if TYPE_CHECKING:
    from collections.abc import Iterable

_NAME = "reader-copy-"
SPARE = 64 << 20
"""Bytes that are left free on a disk, beside as many as the copy has: others write there too."""


def size_of(index: str) -> int:
    """Return how many bytes a copy of an index may have."""
    return sum(os.path.getsize(each) for each in (index, f"{index}-wal") if os.path.exists(each))


def copy_of(index: str) -> sqlite3.Connection:
    """Return a connection to a copy of an index in the state that it has now; it may be written.

    Raises:
        IndexFault: there is no room for it, or the index cannot be read.
        OSError: it cannot be made.
        sqlite3.Error: the same.
    """
    folder = _roomy(size_of(index), (os.path.dirname(index), tempfile.gettempdir()))
    _remove_left(folder)
    handle, path = tempfile.mkstemp(prefix=f"{_NAME}{os.getpid()}-", dir=folder)
    os.close(handle)
    try:
        connection = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
        try:
            _fill(connection, index)
        except BaseException:
            connection.close()
            raise
    finally:
        for ending in ("", "-wal", "-journal"):
            with suppress(FileNotFoundError):
                os.unlink(path + ending)
    return connection


def _fill(connection: sqlite3.Connection, index: str) -> None:
    # Nobody else opens it: no memory is shared for that, and nothing written for a power cut.
    for pragma in ("locking_mode=exclusive", "journal_mode=memory", "synchronous=off"):
        connection.execute(f"pragma {pragma}").fetchall()
    with closing(connect_reader(index)) as source:
        source.backup(connection)
    for pragma in (
        "journal_mode=memory",
        "temp_store=memory",
        "cache_size=-32768",
    ):  # it was of the index: wal
        connection.execute(f"pragma {pragma}").fetchall()
    add_functions(connection)


def _remove_left(folder: str) -> None:
    """Remove what processes left that were killed while they copied."""
    for name in os.listdir(folder):
        process = name.removeprefix(_NAME).partition("-")[0]
        if name.startswith(_NAME) and process.isdecimal():
            try:
                os.kill(int(process), 0)
            except ProcessLookupError:
                with suppress(OSError):
                    os.unlink(os.path.join(folder, name))
            except OSError:
                continue


def _roomy(size: int, folders: Iterable[str]) -> str:
    """Return the first of these folders that can be written, and has room for a copy of so many bytes."""
    for folder in folders:
        if os.access(folder, os.W_OK | os.X_OK):
            found = os.statvfs(folder)
            if found.f_bavail * found.f_frsize >= 2 * size + SPARE:
                return folder
    raise IndexFault(f"there is no room for a copy of the index, which has {size / 1e6:,.0f} MB; make room")
