"""Dates as people write them, read as the day they wrote.

The day is never moved into another time zone, and never taken from the file's own time. What is no
day stays unknown. Order and shape are those of `Article.date`: `2018-01-06`, or `2016-03-14T10:59:54-04:00`
where a time of day was written.
"""

from __future__ import annotations

import calendar
import re
from datetime import UTC, datetime, timedelta

_CLOCK = r"(?P<hour>\d{1,2}):(?P<minute>\d\d)(?::(?P<second>\d\d)(?:[.,]\d+)?)?"
_ZONE = r"\s*(?P<zone>Z|UTC|GMT|[+-]\d\d(?::?\d\d)?)?"
_TIME = rf"(?:(?:T|t|,?\s+(?:at\s+)?){_CLOCK}\s*(?P<half>[AaPp]\.?[Mm]\.?)?{_ZONE})?"
_ISO = re.compile(
    rf"(?P<year>\d{{4}})(?P<dash>[-/.])(?P<month>\d{{1,2}})(?P=dash)(?P<day>\d{{1,2}})(?!\d){_TIME}", re.ASCII
)
_COMPACT = re.compile(rf"(?P<year>(?:19|20)\d\d)(?P<month>\d\d)(?P<day>\d\d)(?!\d){_TIME}", re.ASCII)
_WEEKDAY = r"(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,?\s+)?"
_MONTH = r"(?P<name>[a-z]{3,9})\.?"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th|\.)?"
_YEAR = r"(?P<year>\d{4})(?!\d)"
_WORDS = (
    re.compile(rf"{_WEEKDAY}{_DAY}[\s-]+(?:of\s+)?{_MONTH},?[\s-]+{_YEAR}{_TIME}", re.ASCII | re.IGNORECASE),
    re.compile(rf"{_WEEKDAY}{_MONTH}\s+{_DAY},?\s+{_YEAR}{_TIME}", re.ASCII | re.IGNORECASE),
)
_FIGURES = re.compile(rf"(?P<one>\d{{1,2}})(?P<dash>[./])(?P<two>\d{{1,2}})(?P=dash){_YEAR}{_TIME}", re.ASCII)
_EPOCH = re.compile(r"\d{10}(?:\d{3})?(?:\.\d+)?", re.ASCII)
_NOTHING = re.compile(r"0{0,3}[01][-/]0*[01][-/]0*[01](?!\d).*", re.ASCII | re.DOTALL)
_MONTHS = {name.lower(): number for number, name in enumerate(calendar.month_name) if name}
_MONTHS |= {name[:3]: number for name, number in _MONTHS.items()} | {"sept": 9}
_IN_PATH = re.compile(
    r"(?:^|/)(?P<year>(?:19|20)\d\d)(?P<dash>[-_./]?)(?P<month>\d\d)(?P=dash)(?P<day>\d\d)(?!\d)", re.ASCII
)
MOST = 80
"""No date is longer than this many characters."""


def read_date(written: str) -> str | None:
    """The date that `written` as a whole names, or None where it names none.

    Understood: ISO 8601 days and times (`2016-03-14 10:59:54 -0400` too), e-mail dates, `5 January 2024`,
    `January 5, 2024`, `05.01.2024`, `01/25/2024` where one figure can only be a day, and seconds or
    milliseconds since 1970. A time or zone that cannot be leaves the day.
    """
    found = find_date(written[:MOST].strip())
    if found is None:
        return None
    date, end = found
    return date if end == len(written.strip()) or _only_a_zone(written.strip()[end:]) else None


def _only_a_zone(rest: str) -> bool:
    """Whether what follows a time is a zone by name, `(EST)` or `Europe/Berlin`, or a broken one."""
    return len(rest) <= 40 and re.fullmatch(r"\s*[(\[]?[A-Za-z+\-:/_\d]+[)\]]?", rest, re.ASCII) is not None


def is_nothing(written: str) -> bool:
    """Whether `written` is how programs write "no date": blank, `null`, `0001-01-01`, `0000-00-00`."""
    bare = written.strip()
    return bare.lower() in {"", "~", "null", "none", "n/a", "unknown", "undated"} or bool(
        _NOTHING.fullmatch(bare)
    )


def find_date(text: str) -> tuple[str, int] | None:
    """The date that `text` begins with, and where it ends; None where it begins with none."""
    for pattern in (_ISO, _COMPACT, *_WORDS, _FIGURES):
        found = pattern.match(text)
        if found:
            day = _day(found.groupdict())
            return (day + _time(found.groupdict()), found.end()) if day else None
    if _EPOCH.fullmatch(text):
        seconds = int(text[:10])
        # timedelta, because fromtimestamp depends on the platform's clock library
        return (datetime(1970, 1, 1, tzinfo=UTC) + timedelta(seconds=seconds)).isoformat(), len(text)
    return None


def _day(parts: dict[str, str | None]) -> str | None:
    """`YYYY-MM-DD` where the parts name a day of the calendar after year 1."""
    year = int(parts["year"] or 0)
    if parts.get("name"):
        month, day = _MONTHS.get((parts["name"] or "").lower(), 0), int(parts["day"] or 0)
    elif parts.get("one"):
        day, month = int(parts["one"] or 0), int(parts["two"] or 0)
        if parts["dash"] == "/" and (month > 12 or day == month):
            day, month = month, day
        elif parts["dash"] == "/" and day <= 12:
            return None  # 01/05/2024 is January to some and May to others
    else:
        month, day = int(parts["month"] or 0), int(parts["day"] or 0)
    if year < 2 or not 1 <= month <= 12 or not 1 <= day <= calendar.monthrange(year, month)[1]:
        return None
    return f"{year:04d}-{month:02d}-{day:02d}"


def _time(parts: dict[str, str | None]) -> str:
    """`THH:MM:SS` with the zone as written, or nothing where no such time of day exists."""
    if parts.get("hour") is None:
        return ""
    hour, minute, second = (int(parts.get(name) or 0) for name in ("hour", "minute", "second"))
    half = (parts.get("half") or "").lower().replace(".", "")
    if half and 1 <= hour <= 12:
        hour = hour % 12 + (12 if half == "pm" else 0)
    if hour > 23 or minute > 59 or second > 60:
        return ""
    return f"T{hour:02d}:{minute:02d}:{min(second, 59):02d}{_offset(parts.get('zone'))}"


def _offset(zone: str | None) -> str:
    """`+HH:MM`, or nothing for a zone that is none."""
    if zone is None:
        return ""
    if zone[0] not in "+-":
        return "+00:00"
    digits = zone[1:].replace(":", "").ljust(4, "0")
    hours, minutes = int(digits[:2]), int(digits[2:])
    return f"{zone[0]}{hours:02d}:{minutes:02d}" if hours <= 23 and minutes <= 59 else ""


def date_in_path(path: str) -> str | None:
    """The day a file name begins with (`2019-01-04-x.md`), or folders and name spell (`2019/01/04/x.md`)."""
    for found in reversed(list(_IN_PATH.finditer(path))):
        parts = found.groupdict()
        whole_name = "/" not in path[found.start() + 1 :]
        if parts["dash"] == "/" or whole_name:
            day = _day({"year": parts["year"], "month": parts["month"], "day": parts["day"]})
            if day:
                return day
    return None
