"""A list of any length: it holds a number of rows and a cursor, and draws what is on the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.cache import LRUCache
from textual.geometry import Region, clamp
from textual.reactive import reactive, var
from textual.strip import Strip

from reader.tui.widgets.lines import LinePane

if TYPE_CHECKING:
    from collections.abc import Hashable

    from textual import events
    from textual.message import Message


class VirtualList(LinePane):
    """Rows as high as they need to be, up to a height. What a row shows is the affair of the class that inherits.

    Nobody knows how high the rows of a million articles are. So the view scrolls as if all had the full height, and
    what is seen begins with the row that would stand on top; below it each row takes only the lines that it has.
    """

    cursor: reactive[int] = reactive(0, repaint=False)
    """The row that is selected."""
    hover: var[int | None] = var(None)
    row_height: var[int] = var(1)
    """Lines that a row takes at most, with the blank one behind it."""

    def __init__(self, *, id: str) -> None:  # noqa: A002 - the name Textual gives it
        super().__init__(id=id)
        self._rows: LRUCache[Hashable, list[Strip]] = LRUCache(256)
        self._placed: list[tuple[int, Strip]] = []
        """For each line of the screen the row that stands there, and that line of it, drawn."""

    def row_count(self) -> int:
        """Return how many rows there are."""
        raise NotImplementedError

    def row_version(self, index: int) -> Hashable:
        """Return what changes when a row is to be drawn anew."""
        raise NotImplementedError

    def draw_row(self, index: int, width: int) -> list[Strip]:
        """Return the lines of a row, at least one and at most `row_height`."""
        raise NotImplementedError

    def moved(self) -> Message:
        """Return the message that the cursor is elsewhere."""
        raise NotImplementedError

    def opened(self) -> Message:
        """Return the message that the row under the cursor is to be opened."""
        raise NotImplementedError

    # Lines

    def line_count(self) -> int:
        """Return how many lines all rows would take at their full height."""
        return self.row_count() * self.row_height

    def row_state(self, index: int) -> Hashable:
        """Return what the look of a row hangs on."""
        return (
            index == self.cursor,
            index == self.hover,
            self.has_focus,
            self.row_height,
            self.row_version(index),
        )

    def _row(self, index: int, width: int) -> list[Strip]:
        """Return a row, drawn or remembered."""
        key = (index, width, self.row_state(index))
        strips = self._rows.get(key)
        if strips is None:
            drawn = self.draw_row(index, width)[: self.row_height]
            strips = self._rows[key] = [strip.adjust_cell_length(width, self.base) for strip in drawn]
        return strips

    def placed(self) -> list[tuple[int, Strip]]:
        """Return which rows stand on the screen: from the one on top on, or where these are too few, the last ones."""
        count, page, width = self.row_count(), self.page, self.columns
        first, skipped = divmod(self.top, self.row_height)
        placed: list[tuple[int, Strip]] = []
        for index in range(first, count):
            row = self._row(index, width)
            placed += [(index, strip) for strip in (row[skipped:] if index == first else row)]
            if len(placed) >= page:
                return placed[:page]
        index = first
        while len(placed) < page and index > 0:
            index -= 1
            above = [(index, strip) for strip in self._row(index, width)]
            placed = (
                above[len(placed) - page :] + placed if len(above) > page - len(placed) else above + placed
            )
        return placed

    def render_lines(self, crop: Region) -> list[Strip]:
        """Draw some lines of the screen; which rows they are of is settled once for all of them."""
        self._placed = self.placed()
        return super().render_lines(crop)

    def render_line(self, y: int) -> Strip:
        """Return a line of the screen."""
        if not self.row_count():
            return super().render_line(y)
        if y >= len(self._placed):
            return Strip.blank(self._view[1], self.base)
        return self._placed[y][1]

    def forget(self) -> None:
        """Draw everything anew."""
        self._rows.clear()
        super().forget()

    def notify_style_update(self) -> None:
        """Forget what was drawn in other colours."""
        self._rows.clear()
        super().notify_style_update()

    def resized(self) -> None:
        """Forget what was drawn at another width."""
        self._rows.clear()
        super().resized()

    # Cursor

    def validate_cursor(self, cursor: int) -> int:
        """Keep the cursor on a row."""
        return clamp(cursor, 0, max(0, self.row_count() - 1))

    def watch_cursor(self, old: int, new: int) -> None:
        """Draw the two rows anew, keep the cursor in sight, and tell."""
        self.refresh_rows(old, new)
        self.show_cursor()
        self.post_message(self.moved())

    def watch_hover(self, old: int | None, new: int | None) -> None:
        """Draw the rows that the mouse left and entered."""
        self.refresh_rows(*(row for row in (old, new) if row is not None))

    def watch_row_height(self) -> None:
        """Keep the cursor in sight where rows became higher or lower."""
        self._rows.clear()
        self.resize_lines()
        self.show_cursor()

    def refresh_rows(self, *rows: int) -> None:
        """Draw the lines anew that these rows took when last drawn; all of them where one was not to be seen."""
        for row in rows:
            lines = [line for line, (index, _) in enumerate(self._placed) if index == row]
            if not lines:
                self.refresh()
                return
            self.refresh(Region(0, lines[0], self.size.width, len(lines)))

    def show_cursor(self) -> None:
        """Scroll until the cursor is seen."""
        self.show(self.cursor * self.row_height, self.row_height)

    def reset(self, cursor: int, *, top: int | None = None) -> None:
        """Take over other rows: no message is sent for the cursor that comes with them."""
        self._rows.clear()
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
        offset = event.get_content_offset(self)
        return self._placed[offset.y][0] if offset is not None and 0 <= offset.y < len(self._placed) else None

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
