"""Everybody who is quoted in the archive, a row each: which of them are meant by typing, in which order. Pure."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Literal, NamedTuple

from rich.cells import cell_len

from reader.quotes.people.namewords import name_words
from reader.tui.page.paint import cut, line
from reader.tui.page.peoplewords import spelled

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reader.index.answers import SpeakerRow

By = Literal["count", "newest", "name"]
ORDERS: dict[By, str] = {"count": "most quoted first", "newest": "quoted last first", "name": "by name"}
NEW = 7
"""Days for which somebody is new."""
_SIGN = "●"
_WIDE, _MIDDLING = 96, 60
"""Columns from which on a row has all facts, and all but the number of articles."""


class Quoted(NamedTuple):
    """Somebody, and the words of every name as they are looked for."""

    row: SpeakerRow
    spelled: str


def quoted(rows: Iterable[SpeakerRow]) -> list[Quoted]:
    """Return those who have a name."""
    return [Quoted(row, spelled((row.name, *row.forms))) for row in rows if row.kind != "unnamed"]


def is_new(row: SpeakerRow, today: dt.date) -> bool:
    """Return whether somebody is quoted for the first time this week."""
    return row.first is not None and (today - dt.timedelta(days=NEW)).isoformat() < row.first


def listed(everybody: Sequence[Quoted], typed: str, by: By, today: dt.date) -> list[Quoted]:
    """Return who is meant, in this order; every typed word begins one of a name, and `new` means those of this week."""
    words = typed.split()
    new = "new" in words
    wanted = [f" {word}" for each in words if each != "new" for word in name_words(each)]
    found = [
        each
        for each in everybody
        if (not new or is_new(each.row, today)) and all(word in each.spelled for word in wanted)
    ]
    if by == "name":
        return sorted(found, key=lambda each: each.row.name.casefold())
    if by == "newest":
        return sorted(found, key=lambda each: (each.row.last or "", each.row.quotations), reverse=True)
    return found


def row_parts(row: SpeakerRow, width: int, today: dt.date) -> tuple[str, str, str]:
    """Return sign, name, and facts at the right, which together take this many cells at most."""
    sign = _SIGN if is_new(row, today) else " "
    facts = f"{row.quotations:>6,}" if row.quotations else " " * 6  # not counted yet
    if width >= _WIDE:
        articles = f"{row.articles:,} article{'' if row.articles == 1 else 's'}" if row.articles else ""
        facts += f"  {articles:>15}"
    if width >= _MIDDLING:
        facts += f"  {row.first or '':>10} – {row.last or '':>10}" if row.first else " " * 25
    elif width >= 30:
        facts += f"  {(row.last or '')[:7]:>7}"
    name = cut(line(row.name), max(6, width - cell_len(facts) - 3))
    return sign, name, facts
