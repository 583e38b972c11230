"""Merges what the full-text tables wrote piece by piece, once many documents have come in.

Every commit adds a segment to each of them, and a question asks every segment. They merge as they grow, but at the
end of a large run some dozen are left, with what was replaced still in them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.index.sqlite.tables.schema import FULL_TEXT

if TYPE_CHECKING:
    import sqlite3

_PAGES = 250
"""Pages that a step writes: the pages it frees are there for the next, so that the file hardly grows."""


def compact(db: sqlite3.Connection) -> None:
    """Leave one segment in each full-text table; commits after every step."""
    for table in FULL_TEXT:
        pages = -_PAGES  # negative: all segments are to become one; positive: go on with that
        while _merged(db, table, pages):
            pages = _PAGES


def _merged(db: sqlite3.Connection, table: str, pages: int) -> bool:
    """Write so many pages; False where there was nothing left to merge."""
    db.execute("begin immediate")
    before = db.total_changes
    db.execute(f"insert into {table}({table}, rank) values('merge', ?)", (pages,))
    written = db.total_changes - before
    db.execute("commit")
    return written > 1  # the command itself counts as one
