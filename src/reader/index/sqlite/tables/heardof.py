"""What was noted of the journals of marks. Asked at every start: nothing is loaded for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.index.answers import Heard

if TYPE_CHECKING:
    import sqlite3

_NAMES = ("journals", "corrections")


def heard(db: sqlite3.Connection) -> Heard:
    """Return what was noted of the journals."""
    rows: dict[str, str] = dict(db.execute("select name, value from meta where name in (?, ?)", _NAMES))
    return Heard(*(rows.get(name, "") for name in _NAMES))


def note_heard(db: sqlite3.Connection, what: Heard) -> None:
    """Note what the journals were."""
    rows = zip(_NAMES, what, strict=True)
    db.executemany("insert or replace into meta values(?, ?)", rows)
