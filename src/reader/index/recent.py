"""Answers for short beginnings of words: looks at the newest articles before it asks the whole archive.

The full-text table gathers every word with such a beginning before it gives its first row: seconds where a
million articles hold `t*`. But what so many articles hold, the newest few hundred hold often enough for a page.
Their words are put into a table of the same columns in memory, which is asked the same question.
"""

from __future__ import annotations

import sqlite3
from array import array
from typing import TYPE_CHECKING

from reader.index.folding import words
from reader.index.schema import COLUMNS, TOKENIZER
from reader.index.tree import And, Node, Not, Or, Term

if TYPE_CHECKING:
    from reader.index.compiling import Plan

SHORT = 3
"""Letters of a beginning that is looked for among the newest first."""
BATCHES = (100, 300)
"""Articles that are looked at, and how many more where the first held a part of what is wanted."""


def has_short_prefix(node: Node | None, letters: int = SHORT) -> bool:
    """Return whether a query has a word of which at most so many letters are given."""
    match node:
        case Term(text, field, True):
            found = words(text)
            return field not in ("quote", "speaker") and bool(found) and len(found[-1]) <= letters
        case And(nodes) | Or(nodes):
            return any(has_short_prefix(inner, letters) for inner in nodes)
        case Not(inner):
            return has_short_prefix(inner, letters)
        case _:
            return False


def among_the_newest(
    db: sqlite3.Connection, asked: Plan, before: int | None, limit: int
) -> array[int] | None:
    """Return the newest keys that match, older than `before`; None where the newest articles do not hold so many."""
    found = array("q")
    for number in BATCHES:
        keys = _candidates(db, asked, before, number)
        found.extend(_matching(db, asked, keys))
        if len(found) >= limit:
            return found[:limit]
        if len(keys) < number:
            return found  # there are no others
        if len(found) * 5 < limit:
            return None
        before = keys[-1]
    return None


def _candidates(db: sqlite3.Connection, asked: Plan, before: int | None, number: int) -> list[int]:
    """Return the newest keys that fulfil everything but the words."""
    where, values = asked._replace(match=None).where()
    if before is not None:
        where += " and key < ?"
        values.append(before)
    rows = db.execute(f"select key from article where {where} order by key desc limit ?", (*values, number))
    return [key for (key,) in rows]


def _matching(db: sqlite3.Connection, asked: Plan, keys: list[int]) -> list[int]:
    if not keys:
        return []
    memory = sqlite3.connect(":memory:", isolation_level=None)
    try:
        memory.execute(f"create virtual table fts using fts5({COLUMNS}, content='', {TOKENIZER})")
        rows = db.execute(
            f"select key, {COLUMNS} from searchable where key between ? and ?", (keys[-1], keys[0])
        )
        memory.execute("begin")
        memory.executemany(f"insert into fts(rowid, {COLUMNS}) values(?,?,?,?,?,?,?,?,?)", rows)
        matching = {
            key for (key,) in memory.execute("select rowid from fts where fts match ?", (asked.match,))
        }
    finally:
        memory.close()
    return [key for key in keys if key in matching]
