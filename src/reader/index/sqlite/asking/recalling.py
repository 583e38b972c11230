"""What is remembered of articles, in full, from the registers of the cache."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.index.holdings import Said
from reader.index.sqlite.marked.cachetables import Found, state_of
from reader.index.sqlite.marked.registering import COLUMNS, KNOWN, OF_NO_ARTICLE, entries_of
from reader.index.sqlite.tables.naming import named
from reader.marks.clock import NEVER
from reader.marks.operations import READ, remembered, saved_searches

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Collection, Iterator

    from reader.marks.entries import Entry, Names
    from reader.marks.operations import Remembered
    from reader.marks.whereabouts import Signature

_BATCH = 500
_ABOUT = f"""select n.key, n.key, n.carried, {COLUMNS} from name n cross join register r on r.name = n.id
    where n.key in (KEYS) and r.op in (OPS)
  union all select a.key, n.key, n.carried, r.op, '', r.yes, r.time, r.machine, r.line, n.path, n.fragment,
      n.p, n.h, n.u
    from article a cross join name n on n.h = a.text_hash and n.h <> ''
      cross join register r on r.name = n.id and r.op = '{READ}'
    where a.telling and a.key in (KEYS) and r.op in (OPS)"""
_ORPHANED = f"select {COLUMNS} from name n join register r on r.name = n.id where n.key is null and r.yes"


def said_of(
    db: sqlite3.Connection,
    ids: Collection[str],
    ops: Collection[str],
    limit: str,
    signature: Signature,
    *,
    is_marked: bool,
) -> tuple[Said, Found | None]:
    """Return what counts of the articles of these ids, for whoever marks them, and what `hand_over` wants of it."""
    found = dict(named(db, ids))
    articles = list(found.values())
    if not is_marked:
        return Said(articles, [], {}, "", signature), None
    entries: list[Entry] = []
    settled: dict[Names, str] = {}
    carried: set[Names] = set()
    for _, meant, is_carried, entry in _rows(db, found, ops):
        entries.append(entry)
        if is_carried and entry.article is not None:
            carried.add(entry.article)
        if entry.article is not None and meant is not None and meant in found:
            settled[entry.article] = found[meant].names.id
    known = Found(state_of(db, signature), {each.names: key for key, each in found.items()})
    return Said(articles, entries, settled, _latest(db, limit), signature, frozenset(carried)), known


def _latest(db: sqlite3.Connection, limit: str) -> str:
    """Return the latest stamp of any record that is not beyond `limit`."""
    held: dict[str, str] = dict(db.execute("select name, value from noted where name in ('latest', 'ahead')"))
    noted = held.get("latest", NEVER)
    if held.get("ahead") != "1" and noted <= limit:
        return noted
    row: tuple[str | None] = db.execute("select max(time) from register where time <= ?", (limit,)).fetchone()
    return max(row[0] or NEVER, noted if noted <= limit else NEVER)


def _last_words(
    db: sqlite3.Connection, keys: Collection[int]
) -> dict[int, dict[tuple[str, str], tuple[Entry, bool]]]:
    """Return the last word on each of these articles, by operation and key, and whether an older version was meant."""
    found: dict[int, dict[tuple[str, str], tuple[Entry, bool]]] = {}
    for key, _, is_carried, entry in _rows(db, keys):
        place = entry.op, entry.key
        held = found.setdefault(key, {})
        before = held.get(place)
        if before is None or _order(*before) < _order(entry, is_carried):
            held[place] = entry, is_carried
    return found


def _order(entry: Entry, is_carried: bool) -> tuple[object, ...]:
    """Return what orders records; of two that a version is read, at one moment, that of the newest counts."""
    plainly = entry.op == READ
    return *entry.strength[:2], plainly and entry.on, plainly and not is_carried, entry.line


def _rows(
    db: sqlite3.Connection, keys: Collection[int], ops: Collection[str] = KNOWN
) -> Iterator[tuple[int, int | None, bool, Entry]]:
    """Yield the records that count for these articles, with the keys of the article and of the one that is named.

    Before the record it is said whether an older version is named.
    """
    asked = list(keys)
    for at in range(0, len(asked), _BATCH):
        batch = asked[at : at + _BATCH]
        marks = ",".join("?" * len(batch))
        sql = _ABOUT.replace("KEYS", marks).replace("OPS", ",".join("?" * len(ops)))
        rows = db.execute(sql, (*batch, *ops, *batch, *ops)).fetchall()
        for row, entry in zip(rows, entries_of(row[3:] for row in rows), strict=True):
            yield row[0], row[1], bool(row[2]), entry


def remembered_of(db: sqlite3.Connection, keys: Collection[int]) -> dict[int, Remembered]:
    """Return what is remembered of each of these articles; those of which nothing is are left out."""
    found = {}
    for key, held in _last_words(db, keys).items():
        what = remembered(entry for entry, _ in held.values())
        read, is_carried = held.get((READ, ""), (None, False))
        found[key] = what._replace(changed=what.read and read is not None and is_carried)
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
