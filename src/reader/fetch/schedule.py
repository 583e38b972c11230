"""When a feed is asked again: what its server says, what the subscription says, and what went wrong.

Rules of servers that publish them: validators go back as they came, a conditional request is made once an hour at most,
one without validators once a day, and `Retry-After` is obeyed.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from random import Random

HOUR, DAY = 3600.0, 86400.0
LONGEST_WAIT = 7 * DAY
"""A server that asks for more is asked after this."""
JITTER = 0.1
"""By how much of the time feeds are spread, so that not all come due at once."""
_UNITS = {"m": 60.0, "h": HOUR, "d": DAY, "w": 7 * DAY}
_MAX_AGE = re.compile(r"(?i)(?:^|[\s,])(?:s-)?max-?age\s*=\s*\"?(\d{1,9})")


def period(text: str | None) -> float | None:
    """Return the seconds that `30m`, `2h`, `1d` or `1w` are; None for anything else."""
    found = re.fullmatch(r"(\d{1,4})\s*([mhdw])", (text or "").strip().lower())
    return float(found[1]) * _UNITS[found[2]] if found and int(found[1]) else None


def max_age(cache_control: str | None) -> float:
    """Return for how many seconds an answer says that it is fresh, a day at most; 0 where it does not say."""
    found = _MAX_AGE.search(cache_control or "")
    return min(DAY, float(found[1])) if found else 0.0


def retry_after(value: str | None, now: float) -> float | None:
    """Return for how many seconds a server asks to be left alone, a week at most; None where it does not say.

    `value` is the header: seconds, or a date of HTTP.
    """
    value = (value or "").strip()
    if value.isascii() and value.isdigit():
        return min(LONGEST_WAIT, float(value[:9]))
    try:
        date = parsedate_to_datetime(value)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    when = date if date.tzinfo is not None else date.replace(tzinfo=UTC)
    return min(LONGEST_WAIT, max(0.0, (when - datetime.fromtimestamp(now, UTC)).total_seconds()))


def after_success(
    *, every: float | None, fresh: float, ttl: float, validators: bool, random: Random
) -> float:
    """Return in how many seconds a feed is asked again that has answered.

    `every` is what the subscription says, `fresh` the max-age of the answer, `ttl` what the feed itself says.
    """
    least = HOUR if validators else DAY
    return _spread(max(least, every or 0.0, fresh, min(DAY, ttl)), random)


def after_failure(failures: int, asked: float | None, random: Random) -> float:
    """Return in how many seconds a feed is asked again that failed so many times in a row.

    `asked` is what its server asked for, which is obeyed to the second.
    """
    if asked is not None:
        return max(asked, 60.0)
    return _spread(min(DAY, HOUR * 2.0 ** min(10, max(0, failures - 1))), random)


def _spread(seconds: float, random: Random) -> float:
    return seconds * (1 + JITTER * random.random())
