"""Takes what this process has just written straight into the cache: no journal is read again for it.

Only where the cache is as whoever wrote found it, where the articles are those that were named then, and where the
journal has grown by these very lines. Else nothing is done here, and the next question brings the cache up to date.
"""

from __future__ import annotations

import os
import sqlite3
from typing import TYPE_CHECKING

from reader.index.sqlite.marked.cachetables import FILLED_FROM, VERSION, state_of
from reader.index.sqlite.marked.filling import changing, connected, followed
from reader.index.sqlite.marked.registering import KNOWN, take_known
from reader.index.sqlite.marked.settling import settle_known
from reader.marks.clock import horizon, now_ms
from reader.marks.newlines import Followed, grown_by
from reader.model.errors import ReaderError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from reader.index.sqlite.marked.cachetables import Found
    from reader.marks.entries import Entry, Names
    from reader.marks.whereabouts import Signature


class _Unsure(ReaderError):
    """Something is not as it is expected: to read all that came is right, whatever it is."""


def hand_over(
    cache: str, index: str, found: Found, entries: Sequence[Entry], before: Signature, after: Signature
) -> None:
    """Take records into a cache that were just written; the signatures are of the journals right before and after."""
    if not os.path.exists(cache):
        return
    try:
        with connected(cache, index, 0.0) as db, changing(db):
            _take(db, found, entries, before, after)
    except (_Unsure, sqlite3.Error):
        return  # as well where another process is filling it: nobody waits for that here


def _take(
    db: sqlite3.Connection, found: Found, entries: Sequence[Entry], before: Signature, after: Signature
) -> None:
    held = dict(db.execute("select name, value from noted"))
    known = {name: held.get(name) for name in FILLED_FROM}
    is_same = known == dict(found.state) == state_of(db, before) and held.get("version") == VERSION
    times = [each.time for each in entries]
    # Later than all there is: what is said now holds, whatever was said of these articles, or of their copies.
    if (
        not is_same
        or held.get("ahead") != "0"
        or max(times) > horizon(now_ms())
        or held.get("latest", "") >= min(times)
    ):
        raise _Unsure
    if any(db.execute("select 1 from older where key = ?", (key,)).fetchone() for key in found.keys.values()):
        raise _Unsure  # what is said of an older version is said of the newest
    path, journal = _grown(db, entries, before, after)
    told = [each for each in entries if each.op in KNOWN]
    said = _said(told, found.keys)
    take_known(db, told, found.keys)
    # Of two words on one article which is the last is looked for in the registers.
    plainly = sum(map(len, said.values())) == len(told) and not any(each.key or each.value for each in told)
    settle_known(db, said, plainly=plainly)
    db.execute("insert or replace into journal values(?,?,?,?,?,?)", (os.fsencode(path), *journal))
    now = state_of(db, after) | {"latest": max(times)}
    db.executemany("insert or replace into noted values(?, ?)", now.items())


def _grown(
    db: sqlite3.Connection, entries: Sequence[Entry], before: Signature, after: Signature
) -> tuple[str, Followed]:
    """Return the one journal that is another by now, and how far it is read with these records."""
    paths = {path for path, *_ in {*before} ^ {*after}}
    stats = [stat for stat in after if stat[0] in paths]
    if len(paths) != 1 or len(stats) != 1:
        raise _Unsure
    written = "".join(f"{each.line}\n" for each in entries).encode()
    path = stats[0][0]
    known = followed(db).get(path)
    is_new = path not in {each for each, *_ in before}
    journal = None if is_new != (known is None) else grown_by(stats[0], known, written)
    if journal is None:
        raise _Unsure
    return path, journal


def _said(entries: Sequence[Entry], keys: Mapping[Names, int]) -> dict[str, dict[int, bool]]:
    """Return of which articles something was said, by operation."""
    try:
        return {
            op: {
                keys[each.article]: each.on for each in entries if each.op == op and each.article is not None
            }
            for op in {each.op for each in entries}
        }
    except KeyError:
        raise _Unsure from None
