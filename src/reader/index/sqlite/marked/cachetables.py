"""The tables of the cache, a database beside each index: registers of all journals, and what each article bears.

It is derived from journals and index. One that is damaged, or of another version, is deleted and made again.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reader.index.answers import Marks
from reader.index.query.folding import FOLD_VERSION
from reader.index.sqlite.tables.schema import TOKENIZER, statements

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Mapping

    from reader.marks.entries import Names
    from reader.marks.whereabouts import Signature

_LAYOUT = 2
VERSION = f"{_LAYOUT}.{FOLD_VERSION}"
SCHEMA = "marks"
"""What the cache is called on every connection."""
READ, STARRED, HIDDEN, CORRECTED, NOTED, PLACED, TAGGED, CHANGED = (1 << bit for bit in range(8))
"""Bits of `mark.flags`; an article without any has no row."""
TAG_BOUND = "\x1f"
"""What stands between the tags of an article."""

_TABLES = f"""
create table {SCHEMA}.noted(name text primary key, value text not null) without rowid;
create table {SCHEMA}.journal(path blob primary key, inode integer not null, size integer not null,
  changed integer not null, offset integer not null, tail blob not null) without rowid;
create table {SCHEMA}.name(id integer primary key, path blob, fragment text, p blob, h not null, u not null,
  key integer, carried integer not null default 0);
create table {SCHEMA}.register(name integer not null, op text not null, k not null, yes integer not null,
  time text not null, machine text not null, line text, primary key(name, op, k)) without rowid;
create table {SCHEMA}.mark(key integer primary key, flags integer not null, tags text);
create table {SCHEMA}.unread(key integer primary key);
create virtual table {SCHEMA}.words using fts5(tag, note, {TOKENIZER})
"""
"""A name is the three names of an article as a mark has them, and the key of the article that it means now; `path` and
`fragment` are its id taken apart, `p` is the id where that is none; `carried` says that it means an older version, in
whose place `key` is the newest. A register is the last word on one thing; `line` is
kept where it has a value. `unread` are the articles that are not read, once any is."""
_INDEXES = f"""
create index {SCHEMA}.name_path on name(path) where path is not null;
create index {SCHEMA}.name_text on name(h) where h <> '';
create index {SCHEMA}.name_address on name(u) where u <> '';
create index {SCHEMA}.name_key on name(key) where key is not null
"""
_FLAGGED = "\n".join(
    f"create index {SCHEMA}.mark_{flag} on mark(key) where flags & {flag};"
    for flag in (STARRED, HIDDEN, CORRECTED, NOTED, TAGGED)
)


def marks_of(flags: int, tags: str | None) -> Marks:
    """Return what a row of `mark` says of an article."""
    own = tuple(sorted(tags.split(TAG_BOUND))) if tags else ()
    return Marks(
        bool(flags & READ),
        bool(flags & STARRED),
        bool(flags & HIDDEN),
        bool(flags & CORRECTED),
        bool(flags & NOTED),
        own,
        bool(flags & CHANGED),
    )


FILLED_FROM = ("journals", "identity", "seq")
"""What `noted` says a cache was filled from: the signature of the journals, the index, and its last change."""


class Found(NamedTuple):
    """What whoever marks was told of articles, and of which state."""

    state: Mapping[str, str]
    """What the cache was filled from then: `state_of`."""
    keys: Mapping[Names, int]
    """The articles by their names."""


def state_of(db: sqlite3.Connection, signature: Signature) -> dict[str, str]:
    """Return what a cache is to be filled from now, on a connection that has the tables of the index."""
    identity = db.execute("select value from meta where name = 'identity'").fetchone()
    (seq,) = db.execute("select coalesce(max(seq), 0) from change").fetchone()
    return dict(zip(FILLED_FROM, (repr(signature), identity[0] if identity else "", str(seq)), strict=True))


def make(db: sqlite3.Connection) -> None:
    """Make the tables in the empty database that is attached as the cache."""
    for statement in statements(f"{_TABLES};{_INDEXES};{_FLAGGED}"):
        db.execute(statement)
    db.execute("insert into noted values('version', ?)", (VERSION,))


def drop_indexes(db: sqlite3.Connection) -> None:
    """Drop the indexes of names before many come: to make them afterwards takes a fraction of the time."""
    for name in ("path", "text", "address", "key"):
        db.execute(f"drop index if exists {SCHEMA}.name_{name}")


def make_indexes(db: sqlite3.Connection) -> None:
    """Make the indexes of names again."""
    for statement in statements(_INDEXES):
        db.execute(statement)
