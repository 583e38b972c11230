"""Records of journals as rows of the cache, and back."""

from __future__ import annotations

from contextlib import suppress
from operator import itemgetter
from typing import TYPE_CHECKING

from reader.index.sqlite.marked.settling import STRENGTH
from reader.marks.entries import Entry, Names, Register, entry, read_line
from reader.marks.hashing import blake2b
from reader.marks.operations import CORRECTIONS, HIDE, NOTE, PERSON, POSITION, READ, SAVED, STAR, TAG
from reader.model.identity import article_id, path_bytes, path_of, split_id

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Container, Iterable, Iterator, Mapping

KNOWN = frozenset({READ, STAR, HIDE, TAG, NOTE, POSITION, SAVED, PERSON}) | CORRECTIONS
"""Operations whose registers are kept; others mean nothing to this version, and journals keep them."""
OF_NO_ARTICLE = 0
"""The number that stands for no name."""
BATCH = 20_000
"""Records that are written at once."""
REMEMBERED = 250_000
"""Names of which it is remembered that they were written; more would take the memory, and need not be right."""
_NAMES = "name(id, path, fragment, p, h, u) values(?,?,?,?,?,?)"
_KNOWN_NAMES = "name(id, path, fragment, p, h, u, key) values(?,?,?,?,?,?,?)"
_REGISTERS = "register(name, op, k, yes, time, machine, line) values(?,?,?,?,?,?,?)"
_MERGE = f"""insert into {_REGISTERS.replace("(name", " as r(name")}
  on conflict do update set yes = excluded.yes, time = excluded.time, machine = excluded.machine, line = excluded.line
  where {STRENGTH.replace("r.", "excluded.")} > {STRENGTH}"""
_GATHERED = (
    "insert into name select id, path, fragment, p, h, u, null, 0 from all_name group by id",
    f"""insert into register select name, op, k, yes, time, machine, line from
      (select r.*, max({STRENGTH}) from all_register r group by name, op, k)""",
)
_Row = tuple[int, str, str | bytes, int, str, str, str | None]
_Name = tuple[int, bytes | None, str | None, bytes | None, str | bytes, str | bytes]


class Seen:
    """Operations and latest stamp of records that pass by, and whether any are of days to come, which push no clock."""

    def __init__(self, latest: str, limit: str) -> None:
        self.latest = latest
        self.limit = limit
        self.ahead = False
        self.ops: set[str] = set()

    def add(self, time: str) -> None:
        """Take in a stamp that is later than the latest."""
        if time <= self.limit:
            self.latest = time
        else:
            self.ahead = True


def take_in(db: sqlite3.Connection, entries: Iterable[Entry], seen: Seen) -> set[int]:
    """Merge records into the registers, in any order; return the numbers of the names that they speak of."""
    touched: set[int] = set()
    for names, rows in _batches(entries, seen):
        # In their order in the tables: at random every row would have another page looked for.
        db.executemany(f"insert or ignore into {_NAMES}", sorted(names, key=itemgetter(0)))
        db.executemany(_MERGE, sorted(rows, key=itemgetter(0)))
        touched.update(name[0] for name in names)
    return touched


def take_known(db: sqlite3.Connection, entries: Iterable[Entry], keys: Mapping[Names, int]) -> None:
    """Take in the last words of known operations, on articles that are these keys by their very names."""
    numbers: dict[Names, int] = {}
    rows: list[_Row] = []
    for each in entries:
        number = OF_NO_ARTICLE
        if each.article is not None:
            number = numbers.get(each.article, OF_NO_ARTICLE)
            if number == OF_NO_ARTICLE:
                number = numbers[each.article] = number_of(each.article)
        rows.append(_row(number, each))
    rows.sort(key=itemgetter(0))
    names = [(*_name(number, each), keys[each]) for each, number in numbers.items()]
    names.sort(key=itemgetter(0))
    db.executemany(f"insert or ignore into {_KNOWN_NAMES}", names)
    db.executemany(_MERGE, rows)


def take_all(db: sqlite3.Connection, journals: Iterable[Iterable[Entry]], seen: Seen) -> None:
    """Fill empty registers with all records there are, in any order.

    They are gathered as they come, and sorted once: merged one by one into tables of a million rows, each would have
    pages read and written at random.
    """
    for made in (
        "all_name(id integer, path, fragment, p, h, u)",
        "all_register(name integer, op, k, yes, time, machine, line)",
    ):
        db.execute(f"create temp table {made}")
    written: set[int] = set()
    for journal in journals:
        for names, rows in _batches(journal, seen, written):
            db.executemany(f"insert into all_{_NAMES}", names)
            db.executemany(f"insert into all_{_REGISTERS}", rows)
            if len(written) < REMEMBERED:
                written.update(name[0] for name in names)
    for sql in _GATHERED:
        db.execute(sql)
    for table in ("all_name", "all_register"):
        db.execute(f"drop table temp.{table}")


def _batches(
    entries: Iterable[Entry], seen: Seen, written: Container[int] = ()
) -> Iterator[tuple[list[_Name], list[_Row]]]:
    """Yield the rows of names, each once and without those written before, and of records."""
    names: dict[Names, int] = {}
    rows: list[_Row] = []
    for each in entries:
        if each.time > seen.latest:
            seen.add(each.time)
        if each.op not in KNOWN:
            continue
        seen.ops.add(each.op)
        number = OF_NO_ARTICLE
        if each.article is not None:
            number = names.get(each.article, OF_NO_ARTICLE)
            if number == OF_NO_ARTICLE:
                number = names[each.article] = number_of(each.article)
        rows.append(_row(number, each))
        if len(rows) >= BATCH:
            yield [_name(number, each) for each, number in names.items() if number not in written], rows
            names, rows = {}, []
    yield [_name(number, each) for each, number in names.items() if number not in written], rows


def _row(number: int, each: Entry) -> _Row:
    line = None if each.value is None else each.line
    return number, each.op, _kept(each.key) if each.key else "", int(each.on), each.time, each.machine, line


def number_of(names: Names) -> int:
    """Return the number of three names: 63 bits of their hash, above zero."""
    told = "\0".join(names).encode("utf-8", "surrogatepass")
    return (int.from_bytes(blake2b(told, digest_size=8).digest(), "big") >> 1) or 1


def _name(number: int, names: Names) -> _Name:
    """Return the row of three names."""
    id_, text, address = names
    if id_ and id_.isascii() and text.isascii() and address.isascii() and "#" not in id_ and "%2" not in id_:
        return (
            number,
            id_.encode(),
            None,
            None,
            text,
            address,
        )  # as nearly all are: nothing in it is an escape
    path, fragment = split_id(names.id)
    if names.id and article_id(path, fragment) == names.id:
        with suppress(UnicodeEncodeError):  # half a character, which is in no file name
            (fragment or "").encode()
            return number, path_bytes(path), fragment, None, _kept(names.text), _kept(names.address)
    whole = names.id.encode("utf-8", "surrogatepass")
    return number, None, None, whole, _kept(names.text), _kept(names.address)


def _kept(text: str) -> str | bytes:
    """Return text as SQLite takes it: with half a character in it, as bytes, which equal no text."""
    if not text.isascii():
        try:
            text.encode()
        except UnicodeEncodeError:
            return text.encode("utf-8", "surrogatepass")
    return text


def _told(kept: str | bytes) -> str:
    return kept if isinstance(kept, str) else kept.decode("utf-8", "surrogatepass")


COLUMNS = "r.op, r.k, r.yes, r.time, r.machine, r.line, n.path, n.fragment, n.p, n.h, n.u"
"""What a record is made of again, from `register r left join name n`."""


def entries_of(rows: Iterable[tuple[object, ...]]) -> Iterator[Entry]:
    """Yield the records of rows with the columns `COLUMNS`."""
    return map(_entry, rows)


def _entry(row: tuple[object, ...]) -> Entry:
    op, key, yes, time, machine, line, path, fragment, p, h, u = row
    if isinstance(line, str):
        held = read_line(line.encode())
        if held is not None:
            return held
    names = None
    if isinstance(path, bytes):
        names = Names(article_id(path_of(path), fragment), _told(h), _told(u))  # type: ignore[arg-type]
    elif p is not None:
        names = Names(_told(p), _told(h), _told(u))  # type: ignore[arg-type]
    return entry(str(time), str(machine), Register(names, str(op), _told(key)), on=bool(yes))  # type: ignore[arg-type]
