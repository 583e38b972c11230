"""Numbers of a file system in 63 bits: a file may be of the year 2300, and an inode may use all 64."""

from __future__ import annotations

_HIGHEST = (1 << 63) - 1
_LOWEST = -(1 << 63)


def kept(number: int) -> int:
    """Return the number as an INTEGER of SQLite holds it: what does not fit is the last that does.

    Compare what was stored with nothing but what passed here.
    """
    return number if _LOWEST <= number <= _HIGHEST else (_HIGHEST if number > 0 else _LOWEST)
