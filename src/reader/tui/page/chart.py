"""How much there is over time, as bars of blocks that an encoding without them still tells apart. Pure."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from rich.cells import cell_len

from reader.tui.page.paint import cut

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

_BLOCKS = " ▁▂▃▄▅▆▇█"
_FULL = len(_BLOCKS) - 1
_WIDEST = 3
"""Cells of a bar at most."""
_UNITS: tuple[tuple[str, Callable[[dt.date], int], Callable[[int], str]], ...] = (
    ("day", lambda day: day.toordinal(), lambda n: dt.date.fromordinal(n).isoformat()),
    ("week", lambda day: day.toordinal() // 7, lambda n: dt.date.fromordinal(n * 7).isoformat()),
    ("month", lambda day: day.year * 12 + day.month - 1, lambda n: f"{n // 12:04}-{n % 12 + 1:02}"),
    ("quarter", lambda day: day.year * 4 + (day.month - 1) // 3, lambda n: f"{n // 4:04}-{n % 4 * 3 + 1:02}"),
    ("year", lambda day: day.year, lambda n: f"{n:04}"),
    ("decade", lambda day: day.year // 10, lambda n: f"{n * 10:04}"),
)


class Chart(NamedTuple):
    """Bars, and what they mean."""

    lines: tuple[str, ...]
    """From top to bottom."""
    span: str
    """When the first and the last bar are, at the ends of a line as wide as the bars."""
    scale: str
    """What a bar stands for, and how much the highest is."""


def chart(days: Iterable[tuple[str, int]], width: int, height: int) -> Chart | None:
    """Return bars for counts of days, oldest first, in so many cells and lines; None where there are too few days."""
    dated = [(dt.date.fromisoformat(day), number) for day, number in days]
    if len(dated) < 2 or width < 8:
        return None
    name, unit, written = next(
        (each for each in _UNITS if each[1](dated[-1][0]) - each[1](dated[0][0]) < width), _UNITS[-1]
    )
    counts = Counter[int]()
    for day, number in dated:
        counts[unit(day)] += number
    first, last = min(counts), max(counts)
    bars = [counts[at] for at in range(first, last + 1)][-width:]
    cells = max(1, min(_WIDEST, width // len(bars)))
    most = max(bars)
    span = _apart(written(first), written(last), max(len(bars) * cells, 0), width)
    scale = f"most {most:,} a {name}"
    return Chart(tuple(_lines(bars, most, cells, height)), span, scale)


def _lines(bars: Sequence[int], most: int, cells: int, height: int) -> Iterable[str]:
    levels = [-(-number * height * _FULL // most) for number in bars]  # what is there is seen
    for row in range(height - 1, -1, -1):
        yield "".join(_BLOCKS[max(0, min(_FULL, level - row * _FULL))] * cells for level in levels)


def _apart(first: str, last: str, wide: int, room: int) -> str:
    if first == last:
        return first
    gap = wide - cell_len(first) - cell_len(last)
    return f"{first}{' ' * gap}{last}" if gap > 0 else cut(f"{first} – {last}", room)
