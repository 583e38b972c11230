"""What is remembered of articles, in full, from the registers of the cache."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.index.sqlite.marked.registering import COLUMNS, OF_NO_ARTICLE, entries_of
from reader.marks.operations import READ, remembered, saved_searches

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Collection

    from reader.marks.entries import Entry, Names
    from reader.marks.operations import Remembered

_BATCH = 500
_ABOUT = f"""select n.key, {COLUMNS} from name n join register r on r.name = n.id where n.key in (KEYS)
  union all select a.key, r.op, '', r.yes, r.time, r.machine, r.line, n.p, n.h, n.u
    from article a join name n on n.h = a.text_hash and n.h <> '' join register r on r.name = n.id and r.op = '{READ}'
    where a.telling and a.key in (KEYS)"""
_ORPHANED = f"select {COLUMNS} from name n join register r on r.name = n.id where n.key is null and r.yes"


def last_words(db: sqlite3.Connection, keys: Collection[int]) -> dict[int, dict[tuple[str, str], Entry]]:
    """Return the last word on each of these articles, by operation and key; those without any are left out."""
    found: dict[int, dict[tuple[str, str], Entry]] = {}
    asked = list(keys)
    for at in range(0, len(asked), _BATCH):
        batch = asked[at : at + _BATCH]
        marks = ",".join("?" * len(batch))
        rows = db.execute(_ABOUT.replace("KEYS", marks), (*batch, *batch)).fetchall()
        for (key, *_), entry in zip(rows, entries_of(row[1:] for row in rows), strict=True):
            held = found.setdefault(key, {})
            before = held.get((entry.op, entry.key))
            if before is None or before.strength < entry.strength:
                held[entry.op, entry.key] = entry
    return found


def remembered_of(db: sqlite3.Connection, keys: Collection[int]) -> dict[int, Remembered]:
    """Return what is remembered of each of these articles; those of which nothing is are left out."""
    found = {key: remembered(held.values()) for key, held in last_words(db, keys).items()}
    return {key: what for key, what in found.items() if what}


def orphans(db: sqlite3.Connection) -> list[tuple[Names, Remembered]]:
    """Return the names that mean no article, in their order, with what is remembered under them."""
    said: dict[Names, list[Entry]] = {}
    for entry in entries_of(db.execute(_ORPHANED)):
        if entry.article is not None:
            said.setdefault(entry.article, []).append(entry)
    return [(names, what) for names, entries in sorted(said.items()) if (what := remembered(entries))]


def searches(db: sqlite3.Connection) -> dict[str, str]:
    """Return the saved searches, by name in alphabetical order."""
    sql = f"""select {COLUMNS} from register r left join name n on n.id = r.name
      where r.name = {OF_NO_ARTICLE} and r.op = 'saved'"""
    return saved_searches(entries_of(db.execute(sql)))
