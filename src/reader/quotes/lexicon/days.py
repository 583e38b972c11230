"""When something was said: a written day, or a weekday counted back from the article's own."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reader.quotes.lexicon.wordlists import WEEKDAYS

if TYPE_CHECKING:
    from datetime import date

_MONTHS = {
    name: number
    for number, names in enumerate(
        ("jan january", "feb february", "mar march", "apr april", "may", "jun june", "jul july", "aug august",
         "sep sept september", "oct october", "nov november", "dec december"),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
_WEEKDAYS = {name: number for number, name in enumerate(WEEKDAYS)} | {
    name: number
    for number, name in enumerate(
        ["montag", "dienstag", "mittwoch", "donnerstag", "freitag", "samstag", "sonntag"]
    )
}
_MONTH_FIRST = r"\b([A-Z][a-z]{2,8})\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})\b"
_DAY_FIRST = r"\b(\d{1,2})(?:st|nd|rd|th)? ([A-Z][a-z]{2,8})\.?,? (\d{4})\b"
_NO_YEAR = r"\b(?:(?P<month>[A-Z][a-z]{2,8})\.? (?P<day>\d{1,2})|(?P<before>\d{1,2})\.? (?P<after>[A-Z][a-z]{2,8}))\b"
_NUMBERS = re.compile(r"\b(\d{4})-(\d\d)-(\d\d)\b")
_AGO = {"today": 0, "yesterday": 1, "heute": 0, "gestern": 1}
DAY_WORDS = frozenset((*_AGO, *_WEEKDAYS))
"""The words `day_named` knows."""


def _day(year: str, month: str | int, day: str) -> date | None:
    """A calendar day, or None where there is no such day."""
    from datetime import date  # loaded when needed: most of what is extracted from has no day to count from

    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None


def day_in(words: str, article: date | None = None) -> str | None:
    """The first day written out in `words`: "January 3, 2018", "3 January 2018", "2018-01-03".

    A day without its year ("Jan 3") is the last one up to the `article`'s.
    """
    match = re.search(_MONTH_FIRST, words)
    if match and match.group(1).lower() in _MONTHS:
        day = _day(match.group(3), _MONTHS[match.group(1).lower()], match.group(2))
        return day.isoformat() if day else None
    match = re.search(_DAY_FIRST, words)
    if match and match.group(2).lower() in _MONTHS:
        day = _day(match.group(3), _MONTHS[match.group(2).lower()], match.group(1))
        return day.isoformat() if day else None
    match = _NUMBERS.search(words)
    if match is None and article is not None:
        return _last_day(words, article)
    day = _day(*match.groups()) if match else None
    return day.isoformat() if day else None


def _last_day(words: str, article: date) -> str | None:
    """The last day up to the article's whose month and day stand in `words`."""
    match = re.search(_NO_YEAR, words)
    if match is None:
        return None
    month = _MONTHS.get((match["month"] or match["after"]).lower())
    if month is None:
        return None
    for year in (article.year, article.year - 1):
        day = _day(str(year), month, match["day"] or match["before"])
        if day is not None and day <= article:
            return day.isoformat()
    return None


def parse_day(value: str | None) -> date | None:
    """The day of an article's date as written, or None."""
    match = _NUMBERS.match(value or "")
    return _day(*match.groups()) if match else None


def day_named(word: str, article: date) -> str | None:
    """The day a word means in an article of that day: "friday" is the last one, that day included.

    "Friday" in an article of Saturday 2018-01-06 is 2018-01-05.
    """
    if word in _AGO:
        back = _AGO[word]
    elif word in _WEEKDAYS:
        back = (article.weekday() - _WEEKDAYS[word]) % 7
    else:
        return None
    try:
        return article.fromordinal(article.toordinal() - back).isoformat()
    except ValueError:
        return None
