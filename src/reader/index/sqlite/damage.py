"""What SQLite says that means damage: told by the numbers of its errors, never by its words.

The words name a mistake of ours and a broken file alike ("no such column"), and differ between versions. An index is
put aside for what is listed here, or for what `reader.index.sqlite.checking` finds; for nothing else.
"""

from __future__ import annotations

import sqlite3
from contextlib import contextmanager
from typing import TYPE_CHECKING

from reader.index.faults import Damaged, IndexFault, Interrupted, Suspicious

if TYPE_CHECKING:
    from collections.abc import Iterator

_PRIMARY = 0xFF
"""The bits of an error number that an extended one shares with its kind."""


def is_damage(error: sqlite3.Error) -> bool:
    """Return whether the file is not what was written, beyond doubt."""
    number = _number(error)
    if number is None:
        # Text that is no UTF-8 is found by Python's module, which gives no number.
        return isinstance(error, sqlite3.OperationalError)
    return number in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)


def is_doubtful(error: sqlite3.Error) -> bool:
    """Return whether a statement could not be run: a mistake of ours, or a damaged row that a function choked on."""
    return _number(error) == sqlite3.SQLITE_ERROR


@contextmanager
def faults() -> Iterator[None]:
    """Turn what SQLite says into faults of the index.

    Raises:
        Interrupted: the question was stopped.
        Damaged: the file is not what was written.
        Suspicious: a check has to tell whether it is.
        IndexFault: anything else.
    """
    try:
        yield
    except sqlite3.Error as error:
        if _number(error) == sqlite3.SQLITE_INTERRUPT:
            raise Interrupted("the question was stopped") from error
        if is_damage(error):
            raise Damaged(f"the index is damaged ({error})") from error
        kind = Suspicious if is_doubtful(error) else IndexFault
        raise kind(
            f"the index does not answer ({error}); try again, or run `reader index --rebuild`"
        ) from error


def _number(error: sqlite3.Error) -> int | None:
    number: int | None = getattr(error, "sqlite_errorcode", None)
    return None if number is None else number & _PRIMARY
