"""Tables as their columns stand below each other: the blanks that are drawn between the cells of a text. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.cells import cell_len

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_BAR = " | "
"""What stands between the cells of a row, in the text of every format that has tables."""
_FEWEST = 2
"""Rows that make a table."""
_MOST = 24
"""Cells of a row: what has more is a line of a menu."""


def blanks(text: str, width: int, added: Callable[[int, int], int]) -> list[tuple[int, str]]:
    """Return the blanks that put columns below each other, each with the place in the text that it is drawn before.

    Rows are lines in a row with the same number of cells. A table that is wider than `width` stays as it is.
    `added` says how many cells of ours are drawn in a stretch anyway.
    """
    out: list[tuple[int, str]] = []
    if _BAR in text:
        for rows in _tables(text):
            wide = [[cell_len(text[a:b]) + added(a, b) for a, b in row] for row in rows]
            columns = [max(column) for column in zip(*wide, strict=True)]
            if sum(columns) + len(_BAR) * (len(columns) - 1) > width:
                continue
            for row, sizes in zip(rows, wide, strict=True):
                out += [
                    (end + 1, " " * (column - size))
                    for (_, end), size, column in zip(row[:-1], sizes, columns, strict=False)
                    if size < column
                ]
    return out


def _tables(text: str) -> Iterator[list[list[tuple[int, int]]]]:
    """The tables of a text: rows of cells, each from where to where."""
    rows: list[list[tuple[int, int]]] = []
    at = 0
    for line in text.split("\n"):
        cells = _cells(line, at)
        at += len(line) + 1
        if rows and len(cells) != len(rows[0]):
            if len(rows) >= _FEWEST:
                yield rows
            rows = []
        if 1 < len(cells) <= _MOST:
            rows.append(cells)
    if len(rows) >= _FEWEST:
        yield rows


def _cells(line: str, at: int) -> list[tuple[int, int]]:
    out = []
    start = 0
    whole = f"{line} " if line.endswith(_BAR[:-1]) else line  # no blank is kept behind an empty last cell
    for part in whole.split(_BAR):
        out.append((at + start, at + start + len(part)))
        start += len(part) + len(_BAR)
    return out
