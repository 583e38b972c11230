"""The pane on the left: one row an article, from a source of any length."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.cells import cell_len
from rich.segment import Segment
from textual.geometry import Region
from textual.strip import Strip

from reader.marks.operations import Remembered
from reader.tui.page.listrows import NEAR, RowSource
from reader.tui.page.paint import Layer, cut, fold, line, painted
from reader.tui.page.rowwords import day_and_counts, facts, from_match, sign
from reader.tui.widgets.virtual_list import VirtualList
from reader.tui.worker.messages import Opened, RowsWanted, Selected

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable

    from rich.style import Style
    from textual.message import Message

    from reader.index.answers import Hit
    from reader.tui.page.picking import Picked

LEAD = 3
"""Cells before the words of a row: the bar, the sign, a blank."""


class ArticleList(VirtualList):
    """Title in two lines, then day, source and number of quotations; a snippet while searching.

    Unread articles have a dot and a heavy title, and nothing stands elsewhere because of it.
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "list--cursor",
        "list--hover",
        "list--title",
        "list--unread",
        "list--hidden",
        "list--picked",
        "list--dot",
        "list--meta",
        "list--mark",
        "list--bar",
        "list--empty",
    }

    def __init__(self, *, id: str) -> None:  # noqa: A002
        super().__init__(id=id)
        self.source = RowSource()
        self.empty = ""
        """What stands here when there are no rows."""
        self.remembered: Callable[[Hit], Remembered] = lambda _: Remembered()
        """What is remembered of the article of a row."""
        self.picked: Picked | None = None
        """Which rows are selected."""
        self.density = 3
        """Lines of a row, without snippets: 1, 2 or 3."""
        self.low = False
        self.doubted = False
        """What is listed answers an earlier query than the one that is being typed, which is a mistake."""
        self._asked_for: tuple[int, int, int] | None = None

    # Rows

    def row_count(self) -> int:
        """Return how many articles are listed."""
        return len(self.source)

    def row_version(self, index: int) -> Hashable:
        """Return what changes when the row came, or something is remembered of it."""
        hit = self.source.row(index)
        held = None if hit is None else self.remembered(hit)
        return (hit is not None or self.source.gone(index), held, self._is_picked(index))

    def _is_picked(self, index: int) -> bool:
        picked = self.picked
        return (
            bool(picked) and picked is not None and picked.holds(index, self.source.keys[index], self.cursor)
        )

    def moved(self) -> Message:
        """Return the message that another article is selected."""
        return Selected()

    def opened(self) -> Message:
        """Return the message that the article is to be read."""
        return Opened()

    @property
    def selected(self) -> Hit | None:
        """The row under the cursor, where it is there already."""
        return self.source.row(self.cursor) if len(self.source) else None

    @property
    def selected_key(self) -> int | None:
        """The key under the cursor; None in an empty list."""
        return self.source.key(self.cursor)

    @property
    def at_top(self) -> bool:
        """The first row is on the screen."""
        return self.top < self.row_height

    def put(self, source: RowSource, cursor: int | None = None, *, keep_place: bool = False) -> None:
        """Show other rows; without a `cursor` it stays in its row.

        With `keep_place` the selected row stays at its height on the screen.
        """
        cursor = self.cursor if cursor is None else cursor
        height = self.cursor * self.row_height - self.top
        self.source = source
        self._asked_for = None
        self.set_height()
        self.reset(cursor, top=max(0, cursor * self.row_height - height) if keep_place else 0)

    def filled(self) -> None:
        """Draw the rows that came, or what is remembered of them: no line that stays as it is."""
        if self._in_sight != self._asked_for:
            self.refresh()  # which asks for the others as well
            return
        lines = enumerate(zip(self.placed(), self._placed, strict=False))
        changed = [y for y, ((_, now), (_, before)) in lines if now is not before]
        if changed:
            self.refresh(Region(0, changed[0], self.size.width, changed[-1] - changed[0] + 1))

    def near(self) -> list[Hit]:
        """Return the rows on the screen and round it that are there."""
        first, last = self.top // self.row_height, (self.top + self.page) // self.row_height + 1
        rows = range(max(0, first - NEAR), min(len(self.source), last + NEAR))
        return [hit for hit in (self.source.hit(self.source.keys[row]) for row in rows) if hit is not None]

    def pick(self, picked: Picked) -> None:
        """Show which rows are selected."""
        self.picked = picked
        self.refresh()

    def say(self, sentence: str) -> None:
        """Show a sentence where there are no rows."""
        if sentence != self.empty:
            self.empty = sentence
            self.forget()

    def doubt(self, doubted: bool) -> None:
        """Dim the rows, and mark no words in them: they are not the answer to what is being typed."""
        if doubted != self.doubted:
            self.doubted = doubted
            self.set_class(doubted, "-doubted")
            self.forget()

    def set_low(self, low: bool) -> None:
        """Take at most two lines a row, where there are few."""
        if low != self.low:
            self.low = low
            self.set_height()

    def thin(self) -> int:
        """Show rows of a line less, from three lines to one and round again; return how many they are now."""
        self.density = self.density - 1 or 3
        self.set_height()
        return self.density

    @property
    def row_lines(self) -> int:
        """Lines that a row may take: 1, 2, or 3 where titles have two."""
        return min(self.density, 2) if self.low else self.density

    def set_height(self) -> None:
        """Choose the height of a row: snippets take a line or two, and rows of three lines have a blank one behind."""
        snippet = 0 if not self.source.worded or self.row_lines == 1 else self.row_lines - 1
        self.row_height = self.row_lines + snippet + (self.row_lines == 3)
        self._rows.clear()
        self.refresh()

    # Drawing

    def render_lines(self, crop: Region) -> list[Strip]:
        """Draw what is seen, and ask once for the rows that are not there."""
        if len(self.source) and self._in_sight != self._asked_for:
            self._asked_for = self._in_sight
            self.post_message(RowsWanted())
        return super().render_lines(crop)

    @property
    def _in_sight(self) -> tuple[int, int, int]:
        """The rows from the first to the one behind the last that are seen, and which have come by now."""
        first, last = self.top // self.row_height, (self.top + self.page) // self.row_height + 1
        return first, last, self.source.version

    def missing(self) -> list[int]:
        """Return the keys of rows on the screen, and round it, that are to be fetched."""
        first, last, _ = self._in_sight
        return self.source.wanted(first, last)

    def line_count(self) -> int:
        """Return how many lines there are: without rows, those of the sentence."""
        return super().line_count() or (self.page if self.empty else 0)

    def line_state(self, _line: int) -> Hashable:
        """Return what the look of a line hangs on that is of no row."""
        return self.empty

    def draw(self, line: int, width: int) -> Strip:
        """Draw a line of the sentence that stands for the rows."""
        lines = fold(self.empty, max(1, width - 4), 12)
        if not 1 <= line <= len(lines):
            return Strip.blank(width, self.base)
        start, end = lines[line - 1]
        style = self.base + self.component("list--empty")
        return Strip([Segment("  ", self.base), Segment(self.empty[start:end], style)])

    def draw_row(self, index: int, width: int) -> list[Strip]:
        """Draw a row: the bar and the tint beside the selected one, then the sign, then words."""
        hit = self.source.row(index)
        current, picked = index == self.cursor, self._is_picked(index)
        base = self.base
        if current:
            base = base + self.component("list--cursor")
        elif picked:
            base = base + self.component("list--picked")
        elif index == self.hover:
            base = base + self.component("list--hover")
        bar = Segment("▌", base + self.component("list--bar")) if current else Segment(" ", base)
        held = self.remembered(hit) if hit is not None else None
        dot = Segment(f"{sign(held, picked=picked)} ", base + self.component("list--dot"))
        content = self._content(hit, held, max(4, width - LEAD - 1), base, gone=self.source.gone(index))
        rest = Segment(" " * (LEAD - 1), base)
        strips = [
            Strip([bar, rest if number else dot, *segments]).adjust_cell_length(width, base)
            for number, segments in enumerate(content)
        ]
        return [*strips, Strip.blank(width, self.base)] if self.row_lines == 3 else strips

    def _content(
        self, hit: Hit | None, held: Remembered | None, width: int, base: Style, *, gone: bool
    ) -> list[list[Segment]]:
        meta = base + self.component("list--meta")
        if hit is None or held is None:
            said = [[Segment("· no longer there ·" if gone else "", meta)]]
            return said + [[Segment("", meta)]] * (self.row_lines - 1)
        title, copies = line(hit.title) or "Untitled", self.source.copies.get(hit.key, 1)
        heading = base + self.component(self._look(held))
        if self.row_lines == 1:
            day, number = day_and_counts(hit, held, width, copies)
            room = width - cell_len(day) - cell_len(number)
            words = cut(title, room)
            blanks = " " * (room - cell_len(words))
            return [
                [Segment(day, meta), Segment(words, heading), Segment(blanks, base), Segment(number, meta)]
            ]
        folded = fold(title, width, self.row_lines - 1)
        lines = [painted(title, start, end, heading, []) for start, end in folded]
        if folded and folded[-1][1] < len(title):
            lines[-1] = [Segment(cut(title[folded[-1][0] :], width), heading)]
        lines.append([Segment(facts(hit, held, width, copies), meta)])
        return lines + (self._snippet(hit, width, base) if hit.snippet and self.source.worded else [])

    @staticmethod
    def _look(held: Remembered | None) -> str:
        """Return the look of a title: heavy where the article is unread, as others while that is not known."""
        if held is not None and held.hidden:
            return "list--hidden"
        return "list--unread" if held is not None and not held.read else "list--title"

    def _snippet(self, hit: Hit, width: int, base: Style) -> list[list[Segment]]:
        snippet = hit.snippet
        assert snippet is not None
        text = line(snippet.text)
        text, marks = from_match(
            text, snippet.marks if text == snippet.text else (), (self.row_lines - 1) * width
        )
        style = base + self.component("list--meta")
        mark = self.component("list--mark")
        layers: list[Layer] = [] if self.doubted else [(start, end, mark) for start, end in marks]
        return [
            painted(text, start, end, style, layers) for start, end in fold(text, width, self.row_lines - 1)
        ]
