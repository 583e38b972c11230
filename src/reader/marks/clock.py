"""A hybrid logical clock: stamps of fixed width, so that the order of text is the order of time.

A stamp is `018f3a2b4c5d-0003`: 48 bits of milliseconds since 1970 and a counter of 16 bits, both hexadecimal. Each is
later than all that its machine has seen, so what is done later to what can be seen wins, even where a clock is slow.
"""

from __future__ import annotations

import re
import time

STAMP = re.compile(r"[0-9a-e][0-9a-f]{11}-[0-9a-f]{4}")
"""What a stamp looks like: none is of the year 9700 or later, so that there is always a next one."""
NEVER = "000000000000-0000"
"""Before every other stamp."""
AHEAD = 24 * 60 * 60 * 1000
"""Milliseconds that a stamp may be ahead of this machine's clock and still push it."""
_LAST = "efffffffffff-ffff"


def now_ms() -> int:
    """Return the time of this machine's clock, in milliseconds since 1970."""
    return max(0, time.time_ns() // 1_000_000)


def stamp_at(milliseconds: int, counter: int = 0) -> str:
    """Return the stamp of a moment."""
    return f"{milliseconds:012x}-{counter:04x}"


def milliseconds_of(stamp: str) -> int:
    """Return the moment of a stamp, in milliseconds since 1970."""
    return int(stamp[:12], 16)


def following(stamp: str) -> str:
    """Return the stamp right after this one; of the last one that there is, itself."""
    if stamp >= _LAST:
        return _LAST
    number = (int(stamp[:12], 16) << 16 | int(stamp[13:], 16)) + 1
    return stamp_at(number >> 16, number & 0xFFFF)


def horizon(now: int) -> str:
    """Return the last stamp that pushes a clock which shows `now`: a broken clock elsewhere must not stop this one."""
    return stamp_at(now + AHEAD, 0xFFFF)


def next_stamp(now: int, seen: str) -> str:
    """Return a stamp for something done at `now` that is later than all that was `seen`, but for the far future."""
    mine = stamp_at(now)
    return mine if mine > seen or seen > horizon(now) else following(seen)
