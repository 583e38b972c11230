"""Brings the cache up to what journals and index hold: reads the lines that came, and settles what follows from them.

Loaded only where something has changed.
"""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing, contextmanager
from typing import TYPE_CHECKING

from reader.index.query.folding import fold
from reader.index.sqlite.marked.cachetables import (
    FILLED_FROM,
    SCHEMA,
    TAG_BOUND,
    VERSION,
    drop_indexes,
    make,
    make_indexes,
    state_of,
)
from reader.index.sqlite.marked.registering import Seen, take_all, take_in
from reader.index.sqlite.marked.settling import settle_all, settle_some
from reader.index.sqlite.tables.schema import BOUND, add_functions, uri_of
from reader.marks.clock import NEVER, horizon, now_ms
from reader.marks.entries import Names, read_line
from reader.marks.journals import load
from reader.marks.newlines import Followed, Reading, offsets
from reader.marks.operations import Remembered, remembered
from reader.model.identity import article_id, path_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from reader.marks.faulty import Fault
    from reader.marks.whereabouts import Signature

PATIENCE = 60.0
"""Seconds that another process is waited for which is filling the same cache."""
LINE = 160
"""Bytes of a usual line of a journal, about."""
LARGE = 1 << 20
"""Bytes of journals that are not cached for a few articles that are looked at in passing: a single document."""
FEW = 1_000
"""Names and articles of which each is looked after, however few there are besides."""
MANY = 20_000
"""Lines up to which each is merged with what there is, however little that is: what a list of articles may bring."""


class OtherVersion(sqlite3.DatabaseError):
    """The file is no cache of this version."""


def fill_file(cache: str, index: str, signature: Signature) -> None:
    """Bring the cache file up to date, making it where there is none.

    Raises:
        OtherVersion: it is to be deleted first.
        sqlite3.Error: it cannot be written, or is damaged.
    """
    with connected(cache, index, PATIENCE) as db:
        fill(db, signature)


@contextmanager
def connected(cache: str, index: str, patience: float) -> Iterator[sqlite3.Connection]:
    """Yield a connection that reads an index and writes its cache; another writer is waited for so many seconds."""
    from reader.index.mounts import network_file_system

    connection = sqlite3.connect(
        ":memory:", uri=True, isolation_level=None, timeout=patience, check_same_thread=False
    )
    with closing(connection) as db:
        db.execute("attach ? as indexed", (uri_of(index, "mode=ro"),))
        db.execute(f"attach ? as {SCHEMA}", (uri_of(cache),))
        # As for the index: `reader.index.sqlite.tables.schema.connect_writer`.
        shared = network_file_system(cache) is not None
        for pragma in (
            f"journal_mode={'truncate' if shared else 'wal'}",
            "synchronous=normal",
            "cache_size=-32768",
            "journal_size_limit=67108864",
            "wal_autocheckpoint=8000",  # a bulk of marks is in pages all over: written back a few times, not each time
        ):
            db.execute(f"pragma {SCHEMA}.{pragma}").fetchall()
        yield db


def fill(db: sqlite3.Connection, signature: Signature, *, passing: bool = False) -> None:
    """Bring the cache up to date, on a connection that has the tables of the index too.

    One that is `passing`, in memory, holds of large journals only what is near the articles, if these are few.

    Raises:
        OtherVersion: the cache is to be deleted first.
        sqlite3.Error: it cannot be written, or is damaged.
    """
    with changing(db):
        _make_usable(db)
        large = passing and sum(size for _, _, size, _ in signature) > LARGE
        few = large and db.execute("select count(*) from article").fetchone()[0] <= FEW
        (_fill_near if few else _fill)(db, signature)


@contextmanager
def changing(db: sqlite3.Connection) -> Iterator[None]:
    """Change the cache on this connection, whole or not at all."""
    add_functions(db)
    _add_functions(db)
    db.execute("begin immediate")
    try:
        yield
        db.execute("commit")
    except BaseException:
        if db.in_transaction:  # SQLite ends it itself where the disk is full
            db.execute("rollback")
        raise


def _fill_near(db: sqlite3.Connection, signature: Signature) -> None:
    """Fill the cache anew with what is said of the articles there are: that takes a tenth of reading all."""
    for table in ("register", "name", "journal"):
        db.execute(f"delete from {table}")
    registers = load(dict.fromkeys(path.rpartition("/")[0] for path, *_ in signature)).registers
    rows = db.execute(
        "select d.path, a.fragment, a.text_hash, a.address from article a join document d on d.id = a.document"
    )
    near = [Names(article_id(path_of(path), fragment), *others) for path, fragment, *others in rows]
    seen = Seen(registers.latest(horizon(now_ms())), horizon(now_ms()))
    take_in(db, [*registers.near(near), *registers.general()], seen)
    settle_all(db, moved=True)
    now = state_of(db, signature) | {"latest": seen.latest, "ahead": "0"}
    db.executemany("insert or replace into noted values(?, ?)", now.items())


def _fill(db: sqlite3.Connection, signature: Signature) -> None:
    held, now = dict(db.execute("select name, value from noted")), state_of(db, signature)
    if {name: held.get(name) for name in FILLED_FROM} == now:
        return  # another process was quicker
    known = followed(db)
    since = offsets(known, signature)
    coming = sum(size - (since or {}).get(path, size if since else 0) for path, _, size, _ in signature)
    most = 4 * coming > sum(size for _, _, size, _ in signature) + FEW * LINE
    anew = since is None or (most and (not known or coming > MANY * LINE))
    if anew or since is None:
        drop_indexes(db)
        for table in ("register", "name", "journal"):
            db.execute(f"delete from {table}")
        since = {path: 0 for path, *_ in signature}
    last = int(held.get("seq", 0))
    seen = Seen(NEVER if anew else held.get("latest", NEVER), horizon(now_ms()))
    touched = _read(db, signature, since, seen, anew=anew)
    moved = any(held.get(name) != now[name] for name in ("identity", "seq"))
    if anew or held.get("identity") != now["identity"] or _is_much(db, len(touched), last):
        settle_all(db, moved=moved)
    else:
        settle_some(db, sorted(touched), seen.ops, last)
    if anew:
        make_indexes(db)
    ahead = seen.ahead or (not anew and held.get("ahead") == "1")
    now |= {"latest": seen.latest, "ahead": str(int(ahead))}
    db.executemany("insert or replace into noted values(?, ?)", now.items())


def _make_usable(db: sqlite3.Connection) -> None:
    if not db.execute(f"select count(*) from {SCHEMA}.sqlite_schema").fetchone()[0]:
        make(db)
        return
    try:
        version = db.execute("select value from noted where name = 'version'").fetchone()
    except sqlite3.OperationalError as error:
        raise OtherVersion("the cache is none") from error
    if version is None or version[0] != VERSION:
        raise OtherVersion(f"the cache is of version {version and version[0]}")


def followed(db: sqlite3.Connection) -> dict[str, Followed]:
    """Return how far each journal was read."""
    rows = db.execute("select path, inode, size, changed, offset, tail from journal")
    return {os.fsdecode(path): Followed(*rest) for path, *rest in rows}


def _read(
    db: sqlite3.Connection, signature: Signature, since: Mapping[str, int], seen: Seen, *, anew: bool
) -> set[int]:
    """Read the journals that have something new, from these places on; return the numbers of the names in it."""
    readings = [(stat[0], Reading(stat, since[stat[0]])) for stat in signature if stat[0] in since]
    touched: set[int] = set()
    faults: list[Fault] = []  # `reader doctor` looks for them
    if anew:
        take_all(db, (reading.entries(faults) for _, reading in readings), seen)
    else:
        for _, reading in readings:
            touched |= take_in(db, reading.entries(faults), seen)
    db.executemany(
        "insert or replace into journal values(?,?,?,?,?,?)",
        (
            (os.fsencode(path), *reading.followed)
            for path, reading in readings
            if reading.followed is not None
        ),
    )
    return touched


def _is_much(db: sqlite3.Connection, names: int, last: int) -> bool:
    """Whether so much has changed, or it is not known what, that to settle all anew takes less."""
    first, newest = db.execute("select min(seq), max(seq) from change").fetchone()
    if newest is None:
        return last > 0
    if newest < last or first > last + 1:
        return True
    bytes_read, articles = db.execute(
        "select (select coalesce(sum(offset), 0) from journal), (select coalesce(max(id), 0) from document)"
    ).fetchone()
    return bool(4 * (names + newest - last) > bytes_read // LINE + articles + 4 * FEW)


def _add_functions(db: sqlite3.Connection) -> None:
    for name, arguments, function in (
        (
            "ident",
            2,
            lambda raw, fragment: article_id(path_of(raw), fragment).encode("utf-8", "surrogatepass"),
        ),
        ("note_of", 1, lambda line: _said(line).note),
        ("place_of", 1, lambda line: _said(line).position),
        ("own_tags", 1, _own_tags),
    ):
        db.create_function(name, arguments, function, deterministic=True)


def _said(line: str | None) -> Remembered:
    """Return what is remembered by one record."""
    held = None if line is None else read_line(line.encode())
    return remembered([] if held is None else [held])


def _own_tags(tags: str | None) -> str | None:
    """Return tags as they are searched: a phrase stands in one of them."""
    return None if tags is None else BOUND.join(map(fold, tags.split(TAG_BOUND)))
