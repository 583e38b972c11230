"""Opens an article: the whole of it, from the tables."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.index.faults import Damaged
from reader.index.holdings import Stored
from reader.index.packing import Head
from reader.index.sqlite.asking.quotations import people_of
from reader.index.sqlite.tables.checksums import HEAD, is_as_stored
from reader.index.sqlite.tables.rows import restore, tags_of
from reader.model.identity import article_id, path_bytes, path_of, split_id

if TYPE_CHECKING:
    import sqlite3

_WHOLE = f"""select a.checksum, d.path, b.text, b.rest, {HEAD}
  from article a join document d on d.id = a.document join body b on b.key = a.key
  left join source s on s.id = a.source where a.key = ?"""


def whole_article(db: sqlite3.Connection, key: int) -> Stored | None:
    """Return the article of this key, or None.

    Raises:
        Damaged: it is not what was stored; SQLite notices damage to its pages, and not to what they say.
    """
    row = db.execute(_WHOLE, (key,)).fetchone()
    if row is None:
        return None
    stored, raw, body, rest, *columns = row
    if not is_as_stored(db, key, stored, raw, tuple(columns), body, rest):
        raise Damaged(f"the index is damaged ({path_of(raw)} is not as it was stored)")
    path = path_of(raw)
    _, fragment, title, derived, date, source, author, section, tags, url, *_ = columns
    names = fragment, title, bool(derived), date, source, author, section, tags_of(tags), url
    article, quotes = restore(Head(key, path, *names), article_id(path, fragment), body, rest)
    return Stored(key, article, quotes, people_of(db, key))


def key_of(db: sqlite3.Connection, article: str) -> int | None:
    """Return the key of the article of this id, or None."""
    path, fragment = split_id(article)
    sql = """select a.key from article a join document d on d.id = a.document
      where d.path = ? and a.fragment is ?"""
    row = db.execute(sql, (path_bytes(path), fragment)).fetchone()
    return None if row is None else int(row[0])
