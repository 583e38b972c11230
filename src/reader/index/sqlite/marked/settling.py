"""Which article each name means, and what every article bears: `reader.marks.articlenames` and `bearers`, in SQL.

Their plain form says what is meant; tests hold the two against each other.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.index.sqlite.marked.cachetables import (
    CHANGED,
    CORRECTED,
    HIDDEN,
    NOTED,
    PLACED,
    READ,
    STARRED,
    TAG_BOUND,
    TAGGED,
)
from reader.marks.operations import CORRECTIONS

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Mapping
    from collections.abc import Set as AbstractSet

STRENGTH = "r.time || r.machine || r.yes || coalesce(r.line, '}')"
"""Orders records as `Entry.strength` does, as far as they say something else: they begin alike, and a line without a
value ends with a brace where that of another goes on."""

_BY_ID = """select a.key from document d
  join article a on a.document = d.id and a.fragment is name.fragment where d.path = name.path"""
_BY_TEXT = """select a.key from article a join document d on d.id = a.document
  where a.text_hash = name.h and a.text_hash <> ''{} order by ident(d.path, a.fragment) limit 1"""
_MEANT = (
    f"""{_BY_ID} and ((name.h = '' and name.u = '') or (name.h <> '' and a.text_hash = name.h)
      or (name.u <> '' and a.address = name.u))""",
    _BY_TEXT.format(" and a.address = name.u and a.address <> ''"),
    _BY_TEXT.format(""),
    "select min(a.key) from article a where a.address = name.u and a.address <> '' having count(*) = 1",
    _BY_ID,
)
"""The article with this id where another name agrees; that with this text, of several the one with this address; the
only one with this address; that with this id."""
_SETTLE = f"""update name set (key, carried) = (
  select coalesce(o.newest, direct.key), o.newest is not null
  from (select coalesce({", ".join(f"({way})" for way in _MEANT)}) as key) direct
    left join older o on o.key = direct.key)"""
"""What is said of an older version is said of the newest."""

# "cross join" has SQLite take the tables in this order: a few rows first, whatever it thinks of their number.
_TOUCHED = (
    "select n.id from affected f cross join name n on n.key = f.key and n.key is not null",
    """select n.id from affected f cross join article a on a.key = f.key cross join document d on d.id = a.document
      cross join name n on n.path = d.path and n.path is not null""",
    """select n.id from affected f cross join article a on a.key = f.key
      cross join name n on n.h = a.text_hash and n.h <> ''""",
    """select n.id from affected f cross join article a on a.key = f.key
      cross join name n on n.u = a.address and n.u <> ''""",
    "select n.id from change c cross join name n on n.u = c.address and n.u <> '' where c.seq > :seq",
)
"""The names that may mean another article once articles have come, gone or moved."""
_AFFECTED = """insert or ignore into affected select n.key from touched t cross join name n on n.id = t.id
  where n.key is not null"""
_COPIES = """insert or ignore into affected select a.key from touched t cross join name n on n.id = t.id
  cross join article a on a.text_hash = n.h and a.text_hash <> '' where a.telling"""

_TWINS = """insert or ignore into affected select b.key from affected f cross join article a on a.key = f.key
  cross join article b on b.text_hash = a.text_hash and b.text_hash <> '' where a.telling"""
_AT_HAND = "touched(id integer primary key)", "affected(key integer primary key)"
"""Tables of what is settled anew: names, and articles."""

_OF_ALL = (
    "name n cross join register r on r.name = n.id where n.key is not null",
    """name n cross join register r on r.name = n.id and r.op = 'read'
      cross join article a on a.text_hash = n.h and a.text_hash <> ''""",
)
_OF_SOME = (
    """affected f cross join name n on n.key = f.key and n.key is not null
      cross join register r on r.name = n.id""",
    """affected f cross join article a on a.key = f.key and a.text_hash <> ''
      cross join name n on n.h = a.text_hash and n.h <> ''
      cross join register r on r.name = n.id and r.op = 'read'""",
)
_LAST = f"""select key, op, k, yes, line, carried from (
  select key, op, k, yes, line, carried, max(strength || (1 - carried)) from (
    select n.key, r.op, r.k, r.yes, r.line, n.carried, {STRENGTH} as strength from NAMES
    union all
    select a.key, r.op, '', r.yes, r.line, n.carried, {STRENGTH} from COPIES
      where a.telling and (a.key is not n.key or r.k <> ''))
  group by key, op, k) where yes"""
_HELD = f"insert into held {_LAST}"
"""The last word on everything, as far as it is not *off*; copies of a telling text share *read*.

Of two at one moment the one on the newest version counts: all versions of an article may be marked at once."""
_FLAGS = {
    READ: "op = 'read' and k = ''",
    STARRED: "op = 'star' and k = ''",
    HIDDEN: "op = 'hide' and k = ''",
    CORRECTED: f"op in ({', '.join(repr(each) for each in sorted(CORRECTIONS))})",
    NOTED: "case when op = 'note' and k = '' then note_of(line) is not null else 0 end",
    PLACED: "case when op = 'position' and k = '' then place_of(line) is not null else 0 end",
    TAGGED: "op = 'tag' and k <> ''",
    CHANGED: "op = 'read' and k = '' and carried",
}
_MARK = f"""insert into mark select * from (
  select key, {" | ".join(f"max({flag} * ({test}))" for flag, test in _FLAGS.items())} as flags,
    group_concat(case when op = 'tag' and k <> '' and typeof(k) = 'text' then k end, '{TAG_BOUND}')
  from held group by key) where flags"""
_WORDS = f"""insert into words(rowid, tag, note) select m.key, own_tags(m.tags),
    (select folded(note_of(h.line)) from held h where h.key = m.key and h.op = 'note' and h.k = '')
  from mark m where m.flags & {TAGGED | NOTED} and OF_MARKS"""
_UNREAD = f"""insert into unread select a.key from article a
  where not exists (select 1 from mark m where m.key = a.key and m.flags & {READ}) and OF_ARTICLES"""

_BITS = {"read": READ, "star": STARRED, "hide": HIDDEN}
"""The marks that are a flag of their article, and nothing else."""
_WITH = _BITS | {"read": READ | CHANGED}
"""All flags that follow from them."""
_AMONG = "{} in (select key from affected)"
_UNREAD_STILL = (
    f"delete from unread where key in (select key from mark where flags & {READ})",
    f"""insert or ignore into unread select w.key from was_read w
      where not exists (select 1 from mark m where m.key = w.key and m.flags & {READ})""",
)
"""As long as the articles are the same, others are unread only because of marks."""


def settle_all(db: sqlite3.Connection, *, moved: bool) -> None:
    """Settle every name, and what every article bears; `moved` where articles may be others than the last time."""
    db.execute(_SETTLE)
    keeps_unread = not moved and _has_unread(db)
    if keeps_unread:
        _empty(db, "was_read(key integer primary key)")
        db.execute(f"insert into was_read select key from mark where flags & {READ}")
    for table in ("mark", "words", *(() if keeps_unread else ("unread",))):
        db.execute(f"delete from {table}")
    with_unread = _bear(db, _OF_ALL, "1")
    if keeps_unread and with_unread:
        for sql in _UNREAD_STILL:
            db.execute(sql)
    elif keeps_unread:
        db.execute("delete from unread")
    elif with_unread:
        db.execute(_UNREAD.replace("OF_ARTICLES", "1"))
    _note_unread(db, with_unread)


def settle_some(db: sqlite3.Connection, names: list[int], ops: AbstractSet[str], since: int) -> None:
    """Settle what follows from these names having said something new by `ops`, and from the changes `since`."""
    _empty(db, *_AT_HAND)
    moved = db.execute("select exists(select 1 from change where seq > ?)", (since,)).fetchone()[0]
    if moved:
        db.execute("insert or ignore into affected select key from change where seq > ?", (since,))
        for sql in _TOUCHED:
            db.execute(f"insert or ignore into touched {sql}", {"seq": since} if ":seq" in sql else {})
    db.executemany("insert or ignore into touched values(?)", ((name,) for name in names))
    if moved:
        db.execute(_AFFECTED)
    # Where no article moved, every name means what it meant: only new ones are to be settled.
    db.execute(f"{_SETTLE} where id in (select id from touched)" + ("" if moved else " and key is null"))
    db.execute(_AFFECTED)
    _bear_anew(db, ops, moved=moved)


def settle_known(db: sqlite3.Connection, said: Mapping[str, Mapping[int, bool]], *, plainly: bool) -> None:
    """Settle what follows from something new that was said of articles by their keys, by operation: yes or no.

    `plainly`: these are the last words on them, and marks without a key or a value.
    """
    if plainly and said.keys() <= _BITS.keys() and all(len({*each.values()}) == 1 for each in said.values()):
        for op, each in said.items():
            _flag_known(db, op, each)
        return
    _empty(db, *_AT_HAND)
    keys = {(key,) for each in said.values() for key in each}
    db.executemany("insert or ignore into affected values(?)", keys)
    db.executemany("insert or ignore into touched select id from name where key = ?", keys)
    _bear_anew(db, said.keys(), moved=False)


def _flag_known(db: sqlite3.Connection, op: str, said: Mapping[int, bool]) -> None:
    """Set or take away a flag of articles, of all the same; with *read* that of their copies."""
    bit, on = _BITS[op], any(said.values())
    keys = [(key,) for key in sorted(said)]
    if op == "read":
        _empty(db, *_AT_HAND)
        db.executemany("insert or ignore into affected values(?)", keys)
        db.execute(_TWINS)
        keys = db.execute("select key from affected").fetchall()
    if on:
        db.executemany(
            f"""insert into mark(key, flags) values(?, {bit})
              on conflict do update set flags = flags & ~{_WITH[op]} | {bit}""",
            keys,
        )
    else:
        db.executemany(f"update mark set flags = flags & ~{_WITH[op]} where key = ?", keys)
        db.executemany("delete from mark where key = ? and flags = 0", keys)
    if op == "read":
        _part_unread(db, has_read=on)


def _bear_anew(db: sqlite3.Connection, ops: AbstractSet[str], *, moved: bool) -> None:
    """Say anew what the affected articles bear, after something was said by `ops`, and some `moved`."""
    if moved or "read" in ops:
        db.execute(_COPIES)
    if not moved and ops <= _BITS.keys():
        has_read = _flag(db, ops)
    else:
        for table in ("mark", "words"):
            db.execute(f"delete from {table} where {_AMONG.format('rowid' if table == 'words' else 'key')}")
        has_read = _bear(db, _OF_SOME, _AMONG.format("m.key"))
    if moved or "read" in ops:
        _part_unread(db, has_read=has_read)


def _flag(db: sqlite3.Connection, ops: AbstractSet[str]) -> bool:
    """Set what flags articles bear by these operations; return whether any of them is read by one."""
    names, copies = _OF_SOME
    only = f" and r.op in ({', '.join(repr(op) for op in sorted(ops))})"
    bits = sum(_WITH[op] for op in ops)
    last = _LAST.replace("NAMES", names + only).replace("COPIES", copies)
    if "read" not in ops:  # which is all that copies share
        last = last.replace("where a.telling", "where 0 and a.telling")
    flags = " + ".join(f"{bit} * (op = '{op}')" for op, bit in _BITS.items())
    flags += f" + {CHANGED} * (op = 'read' and carried)"
    db.execute(f"update mark set flags = flags & ~{bits} where {_AMONG.format('key')}")
    db.execute(f"""insert into mark(key, flags) select key, sum({flags}) from ({last}) where k = '' group by key
      on conflict(key) do update set flags = mark.flags | excluded.flags""")
    db.execute(f"delete from mark where flags = 0 and {_AMONG.format('key')}")
    (read,) = db.execute(
        f"select exists(select 1 from mark where flags & {READ} and {_AMONG.format('key')})"
    ).fetchone()
    return bool(read)


def _part_unread(db: sqlite3.Connection, *, has_read: bool) -> None:
    """Bring what is unread up to date for those affected; all of it where they are the first that are read."""
    if _has_unread(db):
        db.execute(f"delete from unread where {_AMONG.format('key')}")
        db.execute(_UNREAD.replace("OF_ARTICLES", _AMONG.format("a.key")))
    elif has_read:
        db.execute(_UNREAD.replace("OF_ARTICLES", "1"))
        _note_unread(db, True)


def _bear(db: sqlite3.Connection, of_which: tuple[str, str], of_marks: str) -> bool:
    """Fill in what articles bear; return whether any of them is read."""
    _empty(
        db,
        "held(key integer, op text, k, yes integer, line text, carried integer, primary key(key, op, k)) without rowid",
    )
    names, copies = of_which
    db.execute(_HELD.replace("NAMES", names).replace("COPIES", copies))
    db.execute(_MARK)
    db.execute(_WORDS.replace("OF_MARKS", of_marks))
    read = db.execute("select exists(select 1 from held where op = 'read')").fetchone()[0]
    db.execute("delete from held")
    return bool(read)


def _has_unread(db: sqlite3.Connection) -> bool:
    return bool(db.execute("select value from noted where name = 'unread'").fetchone() == ("1",))


def _note_unread(db: sqlite3.Connection, held: bool) -> None:
    db.execute("insert or replace into noted values('unread', ?)", (str(int(held)),))


def _empty(db: sqlite3.Connection, *tables: str) -> None:
    for table in tables:
        db.execute(f"create temp table if not exists {table}")
        db.execute(f"delete from temp.{table.partition('(')[0]}")
