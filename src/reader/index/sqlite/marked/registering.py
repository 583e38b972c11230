"""Records of journals as rows of the cache, and back."""

from __future__ import annotations

from hashlib import blake2b
from typing import TYPE_CHECKING

from reader.index.sqlite.marked.settling import STRENGTH
from reader.marks.entries import Entry, Names, Register, entry, read_line
from reader.marks.operations import CORRECTIONS, HIDE, NOTE, PERSON, POSITION, READ, SAVED, STAR, TAG
from reader.model.identity import article_id, path_bytes, split_id

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator

KNOWN = frozenset({READ, STAR, HIDE, TAG, NOTE, POSITION, SAVED, PERSON}) | CORRECTIONS
"""Operations whose registers are kept; others mean nothing to this version, and journals keep them."""
OF_NO_ARTICLE = 0
"""The number that stands for no name."""
BATCH = 20_000
"""Records that are merged before they are written."""
_NAME = "insert or ignore into name(id, path, fragment, p, h, u) values(?,?,?,?,?,?)"
_REGISTER = f"""insert into register as r(name, op, k, yes, time, machine, line) values(?,?,?,?,?,?,?)
  on conflict do update set yes = excluded.yes, time = excluded.time, machine = excluded.machine, line = excluded.line
  where {STRENGTH.replace("r.", "excluded.")} > {STRENGTH}"""
_Row = tuple[int, str, str | bytes, int, str, str, str | None]


def take_in(db: sqlite3.Connection, entries: Iterable[Entry], touched: set[int] | None = None) -> None:
    """Merge records into the registers, in any order; add the numbers of the names that they speak of to `touched`."""
    latest: dict[tuple[int, str, str], Entry] = {}
    names: dict[Names, int] = {}
    for each in entries:
        if each.op not in KNOWN:
            continue
        number = OF_NO_ARTICLE
        if each.article is not None:
            number = names.get(each.article, OF_NO_ARTICLE)
            if number == OF_NO_ARTICLE:
                number = names[each.article] = number_of(each.article)
        place = (number, each.op, each.key)
        held = latest.get(place)
        if held is None or held.strength < each.strength:
            latest[place] = each
        if len(latest) >= BATCH:
            _write(db, latest, names, touched)
    _write(db, latest, names, touched)


def _write(
    db: sqlite3.Connection,
    latest: dict[tuple[int, str, str], Entry],
    names: dict[Names, int],
    touched: set[int] | None,
) -> None:
    db.executemany(_NAME, sorted((number, *_columns(each)) for each, number in names.items()))
    db.executemany(_REGISTER, map(_row, sorted(latest.items(), key=lambda item: item[0][0])))
    if touched is not None:
        touched.update(names.values())
    latest.clear()
    names.clear()


def number_of(names: Names) -> int:
    """Return the number of three names: 63 bits of their hash, above zero."""
    told = "\0".join(names).encode("utf-8", "surrogatepass")
    return (int.from_bytes(blake2b(told, digest_size=8).digest(), "big") >> 1) or 1


def _columns(names: Names) -> tuple[bytes | None, str | None, bytes, str | bytes, str | bytes]:
    path, fragment = split_id(names.id)
    raw = None
    if names.id and article_id(path, fragment) == names.id:
        try:
            raw = path_bytes(path)
            (fragment or "").encode()
        except UnicodeEncodeError:
            raw = fragment = None  # half a character, which is in no file name
    return (
        raw,
        None if raw is None else fragment,
        names.id.encode("utf-8", "surrogatepass"),
        _kept(names.text),
        _kept(names.address),
    )


def _row(item: tuple[tuple[int, str, str], Entry]) -> _Row:
    (number, op, key), held = item
    line = None if held.value is None else held.line
    return number, op, _kept(key), int(held.on), held.time, held.machine, line


def _kept(text: str) -> str | bytes:
    """Return text as SQLite takes it: with half a character in it, as bytes, which equal no text."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-8", "surrogatepass")
    return text


def _told(kept: str | bytes) -> str:
    return kept if isinstance(kept, str) else kept.decode("utf-8", "surrogatepass")


COLUMNS = "r.op, r.k, r.yes, r.time, r.machine, r.line, n.p, n.h, n.u"
"""What a record is made of again, from `register r left join name n`."""


def entries_of(rows: Iterable[tuple[object, ...]]) -> Iterator[Entry]:
    """Yield the records of rows with the columns `COLUMNS`."""
    return map(_entry, rows)


def _entry(row: tuple[object, ...]) -> Entry:
    op, key, yes, time, machine, line, p, h, u = row
    if isinstance(line, str):
        held = read_line(line.encode())
        if held is not None:
            return held
    names = None if p is None else Names(_told(p), _told(h), _told(u))  # type: ignore[arg-type]
    return entry(str(time), str(machine), Register(names, str(op), _told(key)), on=bool(yes))  # type: ignore[arg-type]
