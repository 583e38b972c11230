"""A list of any length: it holds a number of rows and a cursor, and draws what is on the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.geometry import clamp
from textual.reactive import reactive, var
from textual.strip import Strip

from reader.tui.widgets.lines import LinePane

if TYPE_CHECKING:
    from collections.abc import Hashable

    from textual import events
    from textual.message import Message


class VirtualList(LinePane):
    """Rows of equal height. What a row shows is the affair of the class that inherits."""

    cursor: reactive[int] = reactive(0, repaint=False)
    """The row that is selected."""
    hover: var[int | None] = var(None)
    row_height: var[int] = var(1)

    def row_count(self) -> int:
        """Return how many rows there are."""
        raise NotImplementedError

    def row_version(self, index: int) -> Hashable:
        """Return what changes when a row is to be drawn anew."""
        raise NotImplementedError

    def draw_row(self, index: int, width: int) -> list[Strip]:
        """Return the lines of a row, at most `row_height`."""
        raise NotImplementedError

    def moved(self) -> Message:
        """Return the message that the cursor is elsewhere."""
        raise NotImplementedError

    def opened(self) -> Message:
        """Return the message that the row under the cursor is to be opened."""
        raise NotImplementedError

    # Lines

    def line_count(self) -> int:
        """Return how many lines all rows take."""
        return self.row_count() * self.row_height

    def line_state(self, line: int) -> Hashable:
        """Return what the look of a line hangs on."""
        index = line // self.row_height
        return (
            index == self.cursor,
            index == self.hover,
            self.has_focus,
            self.row_height,
            self.row_version(index),
        )

    def draw(self, line: int, width: int) -> Strip:
        """Draw a line; the other lines of its row come with it."""
        index, wanted = divmod(line, self.row_height)
        strips = self.draw_row(index, width)
        blank = Strip.blank(width, self.base)
        for number in range(self.row_height):
            strip = strips[number] if number < len(strips) else blank
            self._strips[index * self.row_height + number, width, self.line_state(line)] = strip
        return strips[wanted] if wanted < len(strips) else blank

    # Cursor

    def validate_cursor(self, cursor: int) -> int:
        """Keep the cursor on a row."""
        return clamp(cursor, 0, max(0, self.row_count() - 1))

    def watch_cursor(self, old: int, new: int) -> None:
        """Draw the two rows anew, keep the cursor in sight, and tell."""
        self.refresh_row(old)
        self.refresh_row(new)
        self.show_cursor()
        self.post_message(self.moved())

    def watch_hover(self, old: int | None, new: int | None) -> None:
        """Draw the rows that the mouse left and entered."""
        for index in (old, new):
            if index is not None:
                self.refresh_row(index)

    def watch_row_height(self) -> None:
        """Keep the cursor in sight where rows became higher or lower."""
        self._strips.clear()
        self.resize_lines()
        self.show_cursor()

    def refresh_row(self, index: int) -> None:
        """Draw a row anew."""
        self.refresh_lines(index * self.row_height, self.row_height)

    def show_cursor(self) -> None:
        """Scroll until the cursor is seen."""
        self.show(self.cursor * self.row_height, self.row_height)

    def reset(self, cursor: int, *, top: int | None = None) -> None:
        """Take over other rows: no message is sent for the cursor that comes with them."""
        self._strips.clear()
        self.resize_lines()
        self.set_reactive(VirtualList.cursor, self.validate_cursor(cursor))
        if top is not None:
            self.go_to(top)
        self.show_cursor()
        self.refresh()

    # Movement, called by the keymap's actions

    def step(self, rows: int) -> None:
        """Move the cursor by some rows."""
        self.cursor += rows

    def step_page(self, pages: float) -> None:
        """Move the cursor by pages, and the view with it."""
        rows = max(1, int(abs(pages) * self.page / self.row_height)) * (1 if pages > 0 else -1)
        self.go_to(self.top + rows * self.row_height)
        self.cursor += rows

    def jump(self, index: int) -> None:
        """Move the cursor to a row; negative numbers count from the end."""
        self.cursor = self.row_count() + index if index < 0 else index

    # Mouse

    def row_at(self, event: events.MouseEvent) -> int | None:
        """Return the row under the mouse."""
        place = self.line_at(event)
        index = None if place is None else place[0] // self.row_height
        return index if index is not None and 0 <= index < self.row_count() else None

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Tint the row under the mouse."""
        self.hover = self.row_at(event)

    def on_leave(self) -> None:
        """Take the tint away."""
        self.hover = None

    def on_click(self, event: events.Click) -> None:
        """Select a row; open it where it was selected, or on a double click."""
        index = self.row_at(event)
        if index is None:
            return
        again = index == self.cursor
        self.cursor = index
        if again or event.chain == 2:
            self.post_message(self.opened())
