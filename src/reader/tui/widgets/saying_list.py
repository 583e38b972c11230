"""The lists of the screens of speakers: a row for each quotation, or for everybody who is quoted."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Protocol

from rich.cells import cell_len
from rich.segment import Segment
from textual.strip import Strip

from reader.tui.page.paint import fold
from reader.tui.page.quotedrows import is_new, row_parts
from reader.tui.page.sayings import said_lines
from reader.tui.widgets.virtual_list import VirtualList
from reader.tui.worker.messages import RowChosen, RowOpened

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Hashable, Sequence

    from rich.style import Style
    from textual.message import Message

    from reader.tui.page.quotedrows import Quoted
    from reader.tui.page.sayings import Saying

_LEAD = 3
"""Cells before the words of a row."""


class Page(Protocol):
    """What is listed, as the list sees it."""

    cursor: int
    """Row that is chosen."""
    top: float
    """Row on top of the screen, with the part of it that is gone."""

    @property
    def shown(self) -> Sequence[object]:
        """What each row stands for."""


class SaidPage(Page, Protocol):
    """What somebody said."""

    said: list[Saying]

    @property
    def shown(self) -> Sequence[int]:
        """Which of it each row is."""


class QuotedPage(Page, Protocol):
    """Who is quoted."""

    @property
    def shown(self) -> Sequence[Quoted]:
        """Who each row is."""

    @property
    def today(self) -> dt.date:
        """The day from which it is reckoned who is new."""


class PeopleList(VirtualList):
    """A list whose rows stand in a page: what is common to both."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        f"people--{name}" for name in ("cursor", "bar", "words", "indirect", "meta", "name", "new", "empty")
    }

    def __init__(self, page: Page, *, id: str) -> None:  # noqa: A002
        super().__init__(id=id)
        self._listed = page
        self.set_reactive(VirtualList.cursor, page.cursor)
        self.empty = ""
        """What stands here where there are no rows."""
        self._placed_once = False
        """The rows stand where they stood when the screen was left."""

    def fill(self, *, from_top: bool = False) -> None:
        """Show the rows of now; with `from_top` from the first on."""
        top = 0 if from_top else None
        if not self._placed_once and self.size.height:
            top = round(self._listed.top * self.row_height)
        self.reset(self._listed.cursor, top=top)
        self._placed_once = self._placed_once or bool(self.size.height)

    def watch_scroll_y(self, old: float, new: float) -> None:
        """Remember what stands on top."""
        super().watch_scroll_y(old, new)
        if self._placed_once:
            self._listed.top = self.top / self.row_height

    def row_count(self) -> int:
        """Return how many rows there are."""
        return len(self._listed.shown)

    def moved(self) -> Message:
        """Return the message that another row is chosen."""
        self._listed.cursor = self.cursor
        return RowChosen()

    def opened(self) -> Message:
        """Return the message that the row is to be opened."""
        return RowOpened()

    def line_count(self) -> int:
        """Return how many lines there are: without rows, those of the sentence."""
        return super().line_count() or self.page

    def line_state(self, _line: int) -> Hashable:
        """Return what the look of a line hangs on that is of no row."""
        return self.empty

    def draw(self, line: int, width: int) -> Strip:
        """Draw a line of the sentence that stands for the rows."""
        lines = fold(self.empty, max(1, width - 4), 4) if self.empty else []
        if not 1 <= line <= len(lines):
            return Strip.blank(width, self.base)
        start, end = lines[line - 1]
        style = self.base + self.component("people--empty")
        return Strip([Segment("   ", self.base), Segment(self.empty[start:end], style)])

    def _ground(self, index: int) -> tuple[Style, Segment]:
        """The ground of a row, and the bar before it."""
        base = self.base
        if index != self.cursor:
            return base, Segment(" ", base)
        base = base + self.component("people--cursor")
        return base, Segment("▌", base + self.component("people--bar"))


class SayingList(PeopleList):
    """Quotations: words first, then when, where and how."""

    def __init__(self, page: SaidPage, *, id: str) -> None:  # noqa: A002
        super().__init__(page, id=id)
        self._said = page

    def set_low(self, low: bool) -> None:
        """Take two lines a row, where there are few; else four, and a blank one behind."""
        self.row_height = 2 if low else 5

    def row_version(self, index: int) -> Hashable:
        """Return which quotation stands in a row."""
        return id(self._said.said[self._said.shown[index]])

    def draw_row(self, index: int, width: int) -> list[Strip]:
        """Draw a row."""
        base, bar = self._ground(index)
        most = self.row_height - (self.row_height > 2)
        saying = self._said.said[self._said.shown[index]]
        strips = [
            Strip(
                [
                    bar,
                    Segment(" " * (_LEAD - 1), base),
                    Segment(words, base + self.component(f"people--{kind}")),
                ]
            )
            for kind, words in said_lines(saying, width - _LEAD - 1, most)
        ]
        drawn = [strip.adjust_cell_length(width, base) for strip in strips]
        return [*drawn, Strip.blank(width, self.base)] if self.row_height > 2 else drawn


class QuotedList(PeopleList):
    """Names, a line each, with how often and when."""

    def __init__(self, page: QuotedPage, *, id: str) -> None:  # noqa: A002
        super().__init__(page, id=id)
        self._everybody = page

    def row_version(self, index: int) -> Hashable:
        """Return who stands in a row."""
        return self._everybody.shown[index].row

    def draw_row(self, index: int, width: int) -> list[Strip]:
        """Draw a row."""
        base, bar = self._ground(index)
        row, today = self._everybody.shown[index].row, self._everybody.today
        sign, name, facts = row_parts(row, width - 2, today)
        look = self.component("people--new" if is_new(row, today) else "people--name")
        gap = " " * max(1, width - 4 - cell_len(name) - cell_len(facts))
        parts: Sequence[Segment] = [
            bar,
            Segment(f"{sign} ", base + self.component("people--bar")),
            Segment(name, base + look),
            Segment(gap, base),
            Segment(facts, base + self.component("people--meta")),
        ]
        return [Strip(parts).adjust_cell_length(width, base)]
