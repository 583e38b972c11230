"""How articles are told apart and ordered in a cluster: their keys, when they are of, and paths as JSON can hold them.

A key is 63 bits of the hash of whose article it is, its path and its fragment: every machine works out the same one
without asking, and it stays what it was when the index is built anew. Among a thousand million articles two share a
key with a probability of one in twenty; the later one would then take the place of the other.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from reader.marks.hashing import blake2b
from reader.model.identity import path_bytes

if TYPE_CHECKING:
    from reader.index.query.tree import Days

MAX_QUOTES = 1 << 16
QUOTE_BITS = 16
"""The key of a quotation is that of its article with its number behind."""
DAY = 100_000
"""What a day is in the order of time: its minutes and seconds stand below."""


def key_of(origin: str, path: str, fragment: str | None) -> int:
    """Return the key of an article."""
    told = b"\0".join((origin.encode("utf-8", "surrogatepass"), path_bytes(path), _told(fragment)))
    return (int.from_bytes(blake2b(told, digest_size=8).digest(), "big") >> 1) or 1


def _told(fragment: str | None) -> bytes:
    return b"" if fragment is None else b"#" + fragment.encode("utf-8", "surrogatepass")


def doc_id(key: int) -> str:
    """Return what the cluster calls the article of a key."""
    return f"{key:x}"


def hashed(text: str) -> str:
    """Return a short name for any text, of which there may be no two."""
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()


def sent_path(path: str) -> str:
    """Return a path as it is sent: a sign for each byte, which sorts as the bytes do."""
    return path_bytes(path).decode("latin-1")


def told_path(sent: str) -> str:
    """Return the path that `sent_path` was given."""
    return sent.encode("latin-1").decode("utf-8", "surrogateescape")


def when(date: str | None) -> int:
    """Return where an article of this date stands in the order of time, as the date is written; 0 without one."""
    if not date:
        return 0
    day = day_of(date) * DAY
    if len(date) < 16:
        return day
    minute = int(date[11:13]) * 60 + int(date[14:16])
    return day + 1 + minute * 61 + (int(date[17:19]) + 1 if len(date) >= 19 and date[17:19].isdigit() else 0)


def day_of(date: str | None) -> int:
    """Return the ordinal of the day as written; 0 without one."""
    return dt.date.fromisoformat(date[:10]).toordinal() if date else 0


def written_day(ordinal: float | None) -> str | None:
    """Return the day of an ordinal, `YYYY-MM-DD`; None for none."""
    return dt.date.fromordinal(int(ordinal)).isoformat() if ordinal else None


def between(days: Days) -> tuple[int, int]:
    """Return the first and last place in the order of time of these days, both included."""
    first = days.first.toordinal() if days.first else 1
    last = days.last.toordinal() if days.last else dt.date.max.toordinal()
    return first * DAY, (last + 1) * DAY - 1
