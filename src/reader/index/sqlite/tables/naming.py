"""Articles by the names that marks know them by: id, text and address."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.marks.articlenames import Elsewhere, Named
from reader.marks.entries import Names
from reader.model.identity import article_id, path_bytes, path_of, split_id

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Collection, Iterator

_BATCH = 500
_NAMED = """select a.key, d.path, a.fragment, a.text_hash, a.address, a.telling from article a
  join document d on d.id = a.document"""


def named(db: sqlite3.Connection, ids: Collection[str] | None) -> Iterator[tuple[int, Named]]:
    """Yield the articles of these ids by key and names, without those that are not there, or all; in any order."""
    if ids is None:
        yield from map(_named, db.execute(_NAMED))
        return
    whole: list[bytes] = []
    for path, fragment in map(split_id, ids):
        try:
            raw = path_bytes(path)
            if fragment is None:
                whole.append(raw)
                continue
            rows = db.execute(f"{_NAMED} where d.path = ? and a.fragment = ?", (raw, fragment))
        except UnicodeEncodeError:
            continue  # half a character, which is in no file name
        yield from map(_named, rows)
    for at in range(0, len(whole), _BATCH):
        paths = whole[at : at + _BATCH]
        among = f"d.path in ({','.join('?' * len(paths))}) and a.fragment is null"
        yield from map(_named, db.execute(f"{_NAMED} where {among}", paths))


def namesakes(db: sqlite3.Connection, texts: Collection[str], addresses: Collection[str]) -> Elsewhere:
    """Return which articles have these texts and addresses."""
    return Elsewhere(_ids(db, "text_hash", texts), _ids(db, "address", addresses))


def newest_of(db: sqlite3.Connection, ids: Collection[str]) -> dict[str, str]:
    """Return the newest version of each of these articles that has a newer one, by its id."""
    if db.execute("select 1 from older limit 1").fetchone() is None:
        return {}
    sql = """select d.path, a.fragment from older o join article a on a.key = o.newest
      join document d on d.id = a.document where o.key = ?"""
    found = {}
    for key, each in named(db, ids):
        row = db.execute(sql, (key,)).fetchone()
        if row is not None:
            found[each.names.id] = article_id(path_of(row[0]), row[1])
    return found


def articles_of(db: sqlite3.Connection, path: str) -> list[str]:
    """Return the ids of the articles of a document, in their order."""
    sql = """select a.fragment from article a join document d on d.id = a.document
      where d.path = ? order by a.place"""
    return [article_id(path, fragment) for (fragment,) in db.execute(sql, (path_bytes(path),))]


def _ids(db: sqlite3.Connection, column: str, values: Collection[str]) -> dict[str, list[str]]:
    sql = f"""select d.path, a.fragment from article a join document d on d.id = a.document
      where a.{column} = ? and a.{column} <> ''"""
    found: dict[str, list[str]] = {}
    for value in values:
        try:
            ids = sorted(article_id(path_of(path), fragment) for path, fragment in db.execute(sql, (value,)))
        except UnicodeEncodeError:
            continue  # half a character, which no article has in its names
        if ids:
            found[value] = ids
    return found


def _named(row: tuple[int, bytes, str | None, str, str, int]) -> tuple[int, Named]:
    key, path, fragment, text, address, telling = row
    return key, Named(Names(article_id(path_of(path), fragment), text, address), bool(telling))
