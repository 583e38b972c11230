"""One number for all that is stored of an article or a problem: a check finds what was changed behind our back.

SQLite notices damage to the structure of its pages, and the full-text tables damage to words. A digit of a date, a
capital letter or the speaker of a quotation that turned into another is a sound row to both.
"""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING

from reader.index.sqlite.tables.keyorder import MAX_QUOTES, QUOTE_BITS
from reader.model.identity import readable_path

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator

HEAD = (
    "a.place, a.fragment, a.title, a.derived, a.date, s.name, a.author, a.section, a.tags, a.url, a.quotes, "
    "a.text_hash, a.address, a.telling"
)
"""Columns of an article that have a checksum, of the tables `a` and `s` (its source)."""
_BATCH = 500


def checksum(
    path: bytes,
    head: tuple[object, ...],
    body: bytes,
    rest: bytes,
    quotes: Iterable[tuple[object, ...]],
    voices: Iterable[tuple[object, ...]],
) -> int:
    """Return the checksum of an article.

    `head` is place, fragment, title, derived (0 or 1), date, source, author, section, tags, url, the number of
    quotations, and the names for marks; `quotes` are number, group, kind, start, end, voice and mention each, `voices`
    number, name and what was seen of them. Who they are across articles is derived, and not of this article.
    """
    told = repr((path, head, list(quotes), list(voices))).encode("utf-8", "surrogatepass")
    return zlib.crc32(told, zlib.crc32(rest, zlib.crc32(body)))


def problem_checksum(path: bytes, line: int | None, what: str, how: str) -> int:
    """Return the checksum of something that is wrong with a document."""
    return zlib.crc32(repr((path, line, what, how)).encode("utf-8", "surrogatepass"))


def changed_articles(db: sqlite3.Connection) -> Iterator[str]:
    """Yield the path of every article that is not what was stored."""
    keys = [key for (key,) in db.execute("select key from article order by key")]
    for at in range(0, len(keys), _BATCH):
        batch = keys[at : at + _BATCH]
        quotes = _numbered(db, "quote", 'grp, kind, start, "end", voice, mention', batch)
        voices = _numbered(db, "voice", "name, seen", batch)
        for key, stored, path, body, rest, *head in db.execute(
            f"""select a.key, a.checksum, d.path, b.text, b.rest, {HEAD} from article a
              left join document d on d.id = a.document left join body b on b.key = a.key
              left join source s on s.id = a.source where a.key between ? and ?""",
            (batch[0], batch[-1]),
        ):
            sound = isinstance(body, bytes) and isinstance(rest, bytes) and isinstance(path, bytes)
            held = (quotes.get(key, ()), voices.get(key, ()))
            if not sound or stored != checksum(path, tuple(head), body, rest, *held):
                yield readable_path(path) if isinstance(path, bytes) else "?"


def is_as_stored(
    db: sqlite3.Connection,
    key: int,
    stored: int,
    path: bytes,
    head: tuple[object, ...],
    body: object,
    rest: object,
) -> bool:
    """Return whether an article that was just read has the checksum `stored`; the others are as for `checksum`."""
    if not (isinstance(body, bytes) and isinstance(rest, bytes)):  # SQLite keeps any type in any column
        return False
    low, high = key << QUOTE_BITS, (key << QUOTE_BITS) + MAX_QUOTES - 1
    number = f"select id & {MAX_QUOTES - 1}"
    quotes = db.execute(
        f'{number}, grp, kind, start, "end", voice, mention from quote where id between ? and ? order by id',
        (low, high),
    ).fetchall()
    voices = db.execute(f"{number}, name, seen from voice where id between ? and ? order by id", (low, high))
    return stored == checksum(path, head, body, rest, quotes, voices)


def _numbered(
    db: sqlite3.Connection, table: str, columns: str, keys: list[int]
) -> dict[int, list[tuple[object, ...]]]:
    """Return the rows of these articles in a table whose ids are the article's key and a number."""
    found: dict[int, list[tuple[object, ...]]] = {}
    low, high = keys[0] << QUOTE_BITS, (keys[-1] << QUOTE_BITS) + MAX_QUOTES - 1
    for number, *row in db.execute(
        f"select id, {columns} from {table} where id between ? and ? order by id", (low, high)
    ):
        found.setdefault(number >> QUOTE_BITS, []).append((number & MAX_QUOTES - 1, *row))
    return found
