"""What is known of a speaker: lines that scroll where they are more than there is room for."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.cells import cell_len
from rich.segment import Segment
from textual.strip import Strip

from reader.tui.page.paint import cut
from reader.tui.widgets.lines import LinePane

if TYPE_CHECKING:
    from collections.abc import Hashable, Sequence

    from reader.tui.page.speakerfacts import FactLine


class FactsPane(LinePane):
    """Lines, some with a few words at their right."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {f"facts--{kind}" for kind in ("head", "bar", "dim", "right")}

    def __init__(self, *, id: str) -> None:  # noqa: A002
        super().__init__(id=id)
        self._lines: Sequence[FactLine] = ()

    def put(self, lines: Sequence[FactLine]) -> None:
        """Show these lines; where the reading was, it stays."""
        if lines != self._lines:
            self._lines = lines
            self.resize_lines()
            self.forget()

    def line_count(self) -> int:
        """Return how many lines there are."""
        return len(self._lines)

    def line_state(self, line: int) -> Hashable:
        """Return the line itself."""
        return self._lines[line]

    def draw(self, line: int, width: int) -> Strip:
        """Draw a line."""
        kind, left, right = self._lines[line]
        style = self.base + self.component(f"facts--{kind}") if kind else self.base
        left = cut(left, width - (cell_len(right) + 1 if right else 0))
        gap = " " * max(0, width - cell_len(left) - cell_len(right))
        return Strip(
            [
                Segment(left, style),
                Segment(gap, self.base),
                Segment(right, self.base + self.component("facts--right")),
            ]
        )

    # Movement, as in a list: a row is a line.

    def step(self, rows: int) -> None:
        """Scroll by some lines."""
        self.wheel(rows)

    def step_page(self, pages: float) -> None:
        """Scroll by pages."""
        self.wheel(int(pages * self.page) or (1 if pages > 0 else -1))

    def jump(self, index: int) -> None:
        """Go to a line; negative numbers count from the end."""
        self.go_to(self.line_count() + index if index < 0 else index)
