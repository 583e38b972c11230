"""Stretches of days as people write them in a query: `2018`, `2018-01..2018-02`, `2w`."""

from __future__ import annotations

import datetime as dt
import re

from reader.index.query.tree import Days
from reader.model.errors import ReaderError

_PERIOD = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?")
_AGE = re.compile(r"(\d{1,5})([dwmy])")
_HINT = "write 2018, 2018-01, 2018-01-06, today, yesterday, or A..B"
_AGE_HINT = "write a number and d, w, m or y: 2w"


class BadPeriod(ReaderError, ValueError):
    """A date that cannot be understood."""

    def __init__(self, message: str, hint: str = _HINT, offset: int = 0) -> None:
        super().__init__(message)
        self.hint = hint
        self.offset = offset
        """Where in the value the mistake begins."""


def days(field: str, value: str, today: dt.date | None = None) -> Days:
    """Return the days that `value` means in the field `date`, `after`, `before`, `newer` or `older`.

    Raises:
        BadPeriod: it cannot be understood.
    """
    read = {"date": period, "after": after, "before": before, "newer": newer, "older": older}[field]
    return read(value, today or dt.date.today())  # noqa: DTZ011 - days are the user's own


def period(value: str, today: dt.date) -> Days:
    """Return the days of `2018`, `2018-01`, `2018-01-06`, `today`, `yesterday`, `A..B`, `A..` or `..B`."""
    left, dots, right = value.partition("..")
    if not dots:
        return Days(*_bounds(value, today))
    if not left and not right:
        raise BadPeriod("expected a date before or after ..")
    first = _bounds(left, today)[0] if left else None
    offset = len(left) + len(dots)
    last = _bounds(right, today, offset)[1] if right else None
    if first and last and first > last:
        raise BadPeriod(f"{left} is later than {right}", f"write {right}..{left}")
    return Days(first, last)


def after(value: str, today: dt.date) -> Days:
    """Return the days after the period named, which is itself excluded."""
    last = _bounds(value, today)[1]
    if last == dt.date.max:
        raise BadPeriod(f"no day comes after {value}")
    return Days(last + dt.timedelta(days=1), None)


def before(value: str, today: dt.date) -> Days:
    """Return the days before the period named, which is itself excluded."""
    first = _bounds(value, today)[0]
    if first == dt.date.min:
        raise BadPeriod(f"no day comes before {value}")
    return Days(None, first - dt.timedelta(days=1))


def newer(value: str, today: dt.date) -> Days:
    """Return the days from `value` (an age such as `2w`) ago on."""
    return Days(_ago(value, today), None)


def older(value: str, today: dt.date) -> Days:
    """Return the days before `value` (an age such as `3m`) ago."""
    day = _ago(value, today)
    return Days(None, max(day - dt.timedelta(days=1), dt.date.min) if day > dt.date.min else dt.date.min)


def _bounds(value: str, today: dt.date, offset: int = 0) -> tuple[dt.date, dt.date]:
    word = value.lower()
    if word == "today":
        return today, today
    if word == "yesterday":
        day = today - dt.timedelta(days=1)
        return day, day
    match = _PERIOD.fullmatch(value)
    if match is None:
        raise BadPeriod(f"expected a date, found {value!r}", offset=offset)
    year, month, day_of_month = (int(part) if part else None for part in match.groups())
    try:
        first = dt.date(year or 0, month or 1, day_of_month or 1)
    except ValueError:
        raise BadPeriod(f"there is no day {value}", offset=offset) from None
    if day_of_month:
        return first, first
    return first, _last_day(first, whole_year=month is None)


def _last_day(first: dt.date, *, whole_year: bool) -> dt.date:
    if whole_year or first.month == 12:
        return dt.date(first.year, 12, 31)
    return dt.date(first.year, first.month + 1, 1) - dt.timedelta(days=1)


def _ago(value: str, today: dt.date) -> dt.date:
    match = _AGE.fullmatch(value.lower())
    if match is None:
        raise BadPeriod(f"expected an age, found {value!r}", _AGE_HINT)
    number, unit = int(match.group(1)), match.group(2)
    if unit in "dw":
        return _clamped(today.toordinal() - number * (7 if unit == "w" else 1))
    months = today.year * 12 + today.month - 1 - number * (12 if unit == "y" else 1)
    if months < 12:
        return dt.date.min
    year, month = divmod(months, 12)
    last = _last_day(dt.date(year, month + 1, 1), whole_year=False)
    return min(last, last.replace(day=min(today.day, last.day)))


def _clamped(ordinal: int) -> dt.date:
    return dt.date.fromordinal(max(1, ordinal))
