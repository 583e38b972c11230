"""Pictures in cells: each shows two pixels, one above the other. Pure.

Cells scroll, are covered by dialogs and are cut like any other text, and no terminal has to be asked for them. What
there is for kitty's and sixel graphics asks when it is imported, and reads the answer from the keys.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from rich.color import Color
from rich.segment import Segment
from rich.style import Style

if TYPE_CHECKING:
    from collections.abc import Iterator

Pixel = tuple[int, int, int]
"""Red, green and blue, 0 to 255."""


class Canvas(NamedTuple):
    """What a pane has for a picture."""

    columns: int
    lines: int
    ground: Pixel
    """What shows through where a picture does."""


class Picture(NamedTuple):
    """A picture as it is drawn, or why it is not."""

    width: int = 0
    """In pixels."""
    height: int = 0
    pixels: bytes = b""
    """Row by row from the top, three bytes a pixel."""
    fault: str = ""
    """Why there is none, in a few words."""

    def size(self, columns: int, lines: int) -> tuple[int, int]:
        """Return the columns and lines that it takes where there are so many: never more than it has pixels for."""
        if not self.width or not self.height:
            return 0, 0
        # Twice the lines are the rows of pixels: those of a cell are as high as they are wide.
        share = min(1.0, columns / self.width, 2 * lines / self.height)
        return max(1, int(self.width * share)), max(1, (int(self.height * share) + 1) // 2)

    def line(self, number: int, columns: int, lines: int, base: Style) -> Iterator[Segment]:
        """Yield what is drawn in one of the lines that it takes, over `base`; see `size`."""
        across = [3 * (column * self.width // columns) for column in range(columns)]
        rows = min(2 * lines, self.height)
        upper = self._row(2 * number, rows)
        lower = self._row(2 * number + 1, rows)
        pairs = ((upper[at : at + 3], lower[at : at + 3]) for at in across)
        for (above, below), run in groupby(pairs):
            style = _style(above, below)
            yield Segment("▀" * sum(1 for _ in run), style if below else base + style)

    def _row(self, number: int, rows: int) -> bytes:
        at = 3 * self.width * min(number * self.height // rows, self.height - 1)
        return self.pixels[at : at + 3 * self.width] if number < rows else b""


@lru_cache(maxsize=1 << 14)
def _style(above: bytes, below: bytes) -> Style:
    """Return the look of a cell; below the last row of pixels there is nothing."""
    return Style(color=_color(above), bgcolor=_color(below) if below else None)


def _color(pixel: bytes) -> Color:
    return Color.from_rgb(*pixel)
