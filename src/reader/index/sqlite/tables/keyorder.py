"""How keys order articles: a larger key is a newer article, so newest-first is the order of the rows.

    key = day ordinal (22 bits) << 22 | place in the day (22 bits)

The day is the proleptic Gregorian ordinal (0: no date). Within a day the rows with a time stand above those
without: minute after minute, and within one minute or among the untimed the first path gets the highest
place, so that a newest-first list shows equal dates in the order of their paths. A quotation's id is its
article's key << 16 | its number: 60 of SQLite's 63 bits. Fewer bits in the day would make a smaller index
(FTS5 stores differences between keys: 0.04 of the text for two bits), more would hold more articles a day.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reader.index.query.tree import Days

DAY_BITS = 22
QUOTE_BITS = 16
MAX_QUOTES = 1 << QUOTE_BITS
_UNTIMED = 1 << 21
_MINUTE = (1 << 21) // 1440
STEP = 16
"""Gap left below each new row, so that later arrivals find a place between."""


def slot(date: str | None) -> tuple[int, int]:
    """Return the lowest and highest key that an article of this date (see `Article.date`) may have."""
    if date is None:
        return 0, _UNTIMED - 1
    day = dt.date.fromisoformat(date[:10]).toordinal() << DAY_BITS
    if len(date) < 16:
        return day, day + _UNTIMED - 1
    minute = int(date[11:13]) * 60 + int(date[14:16])
    low = day + _UNTIMED + minute * _MINUTE
    return low, low + _MINUTE - 1


def step(lowest: int, low: int, high: int) -> int:
    """Return the gap to leave below the lowest row of a slot: none once the slot is half full.

    So more than a million untimed articles of one day find a place.
    """
    return STEP if lowest - STEP >= (low + high) // 2 else 1


def key_range(days: Days) -> tuple[int, int]:
    """Return the lowest and highest key of these days; articles without a date are in no range."""
    first = days.first.toordinal() if days.first else 1
    last = days.last.toordinal() if days.last else dt.date.max.toordinal()
    return first << DAY_BITS, ((last + 1) << DAY_BITS) - 1


UNDATED = (-(1 << 62), (1 << DAY_BITS) - 1)
"""The keys of articles without a date, those below zero included that found no place above it."""
