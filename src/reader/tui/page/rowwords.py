"""What stands in a row of the list beside its title: sign, day, source, tags, counts. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.cells import cell_len

from reader.tui.page.paint import cut, line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.index.answers import Hit
    from reader.marks.operations import Remembered

WIDE = 44
"""Cells from which on a row of one line has its day too."""
UNREAD, CHANGED, PICKED, STARRED, NOTED = "●", "◐", "✓", "★", "✎"


def sign(held: Remembered | None, *, picked: bool) -> str:
    """Return the sign before a title, a cell wide: it is selected, unread, has changed since it was read, or none."""
    if picked:
        return PICKED
    if held is None or held.hidden:
        return " "
    return UNREAD if not held.read else CHANGED if held.changed else " "


def counts(hit: Hit, held: Remembered, copies: int = 1) -> str:
    """Return what stands on the right of a row: copies, star, note, and how many quotations there are."""
    signs = [f"×{copies:,}"] * (copies > 1) + [STARRED] * held.starred + [NOTED] * bool(held.note)
    return " ".join([*signs, *([f"“{hit.quotes:,}"] if hit.quotes else [])])


def facts(hit: Hit, held: Remembered, width: int, copies: int = 1) -> str:
    """Return day, source and tags on the left; on the right copies, star, note and quotations: `×2 ★ “3`."""
    number = counts(hit, held, copies)
    known = [line(hit.day) or "no date", line(hit.source), *["hidden"] * held.hidden]
    known.append(" ".join(f"#{line(tag)}" for tag in held.tags))
    left = cut(" · ".join(part for part in known if part), width - cell_len(number) - (1 if number else 0))
    return left + " " * (width - cell_len(left) - cell_len(number)) + number


def day_and_counts(hit: Hit, held: Remembered, width: int, copies: int = 1) -> tuple[str, str]:
    """Return what stands before and behind a title of one line: the day, where there is room, and counts."""
    number = counts(hit, held, copies)
    day = f"{line(hit.day) or 'no date':<10}  " if width >= WIDE else ""
    return day, f" {number}" if number else ""


def remarks(held: Remembered) -> tuple[str, str]:
    """Return what stands over a text because it is remembered: star and tags in a line; and the note."""
    signs = ["★ starred"] * held.starred + ["hidden"] * held.hidden + [f"#{line(tag)}" for tag in held.tags]
    signs += [f"{CHANGED} changed since it was read"] * held.changed
    return " · ".join(signs), line(held.note)


def from_match(
    text: str, marks: Sequence[tuple[int, int]], room: int
) -> tuple[str, Sequence[tuple[int, int]]]:
    """Return a snippet so cut at its beginning that the first match is seen in `room` cells."""
    if not marks or cell_len(text[: marks[0][1]]) <= room * 4 // 5:
        return text, marks
    # A few words before the match stay, so that it can be understood.
    blank = text.find(" ", max(0, marks[0][0] - room // 3), marks[0][0])
    dropped = blank + 1 if blank >= 0 else marks[0][0]
    return "…" + text[dropped:], [(start - dropped + 1, end - dropped + 1) for start, end in marks]
