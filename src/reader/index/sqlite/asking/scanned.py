"""Whether an index is as the folders of its archive are. Every search asks this, so nothing else stands here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.index.sqlite.tables.numbers import kept
from reader.model.identity import path_of

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable

    from reader.index.answers import Freshness


def freshness(db: sqlite3.Connection, time_of: Callable[[str], int | None]) -> Freshness:
    """Return whether the folders of the archive are as they were when it was last looked through."""
    if db.execute("select 1 from meta where name='scanned'").fetchone() is None:
        return "unfinished"
    for path, mtime in db.execute("select path, mtime_ns from folder"):
        now = time_of(path_of(path))
        if now is None or kept(now) != mtime:
            return "stale"
    return "fresh"
