"""What can follow a key that begins a sequence: a small box above the line at the bottom."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.cells import cell_len
from rich.segment import Segment
from textual.strip import Strip
from textual.widget import Widget

from reader.tui.page.paint import cut, line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.geometry import Size

_BETWEEN = 3
"""Cells between two columns."""
_ROUND = 4
"""Rows of the screen that the box never takes: the bar, its rule, and the status with its rule."""


def grid(cells: Sequence[int], width: int, height: int) -> tuple[int, int]:
    """Return how many columns, and how many rows, cells of these widths take in a box that is so big at most."""
    wide = max(cells, default=1) + _BETWEEN
    columns = max(1, min(len(cells), (width + _BETWEEN) // wide))
    return columns, max(1, min(height, -(-len(cells) // columns)))


class KeyBox(Widget):
    """Keys, each with what it calls, in as many columns as there is room for."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"keys--key", "keys--label"}
    can_focus = False

    def __init__(self, *, id: str) -> None:  # noqa: A002
        super().__init__(id=id)
        self._ways: list[tuple[str, str]] = []
        self._grid = 1, 1
        self._room = 1

    def offer(self, ways: Sequence[tuple[str, str]], screen: Size) -> None:
        """Show what can follow, each by its keys and its words; a screen of this size is below."""
        self._ways = [(keys, line(words)) for keys, words in ways]
        room = screen.width - 2
        cells = [min(room, cell_len(keys) + 1 + cell_len(words)) for keys, words in self._ways]
        self._room = max(cells, default=1)
        self._grid = grid(cells, room, screen.height - _ROUND)
        self.styles.height = self._grid[1]
        self.display = True
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """Draw a row: the ways go down the columns."""
        base = self.rich_style
        key = base + self.get_component_rich_style("keys--key", partial=True)
        label = base + self.get_component_rich_style("keys--label", partial=True)
        (columns, rows), room = self._grid, self._room
        parts = [Segment(" ", base)]
        for keys, words in self._ways[y : columns * rows : rows]:
            told = cut(words, max(0, room - cell_len(keys) - 1))
            gap = room - cell_len(keys) - 1 - cell_len(told) + _BETWEEN
            parts += [Segment(keys, key), Segment(f" {told}{' ' * max(0, gap)}", label)]
        return Strip(parts).adjust_cell_length(self.size.width, base)
