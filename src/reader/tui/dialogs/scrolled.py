"""Lines above the panes that scroll by the keys of the panes, and are closed by those that go back."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, NamedTuple

from rich.segment import Segment
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.strip import Strip
from textual.widgets import Static

from reader.keystrokes import written
from reader.tui.session.keymap import Dispatcher, stroke
from reader.tui.widgets.lines import LinePane

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Mapping

    from textual import events
    from textual.app import ComposeResult

    from reader.keystrokes import Keys


class ScrolledLine(NamedTuple):
    """A line: its look, and its words."""

    kind: str
    """`strong`, `dim`, or nothing for plain words."""
    words: str = ""


class ScrolledPane(LinePane):
    """Lines, one below the other."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {f"scrolled--{kind}" for kind in ("strong", "dim")}

    def __init__(self, lines: Callable[[int], Iterable[ScrolledLine]], *, id: str) -> None:  # noqa: A002
        """`lines` breaks what is shown into lines of a width, cleaned."""
        super().__init__(id=id)
        self._make = lines
        self._lines: list[ScrolledLine] = []

    def resized(self) -> None:
        """Break the lines anew."""
        self._lines = list(self._make(max(10, self.columns)))
        super().resized()

    def line_count(self) -> int:
        """Return how many lines there are."""
        return len(self._lines)

    def line_state(self, _line: int) -> Hashable:
        """Return nothing: a line looks the same whatever happens."""
        return None

    def draw(self, line: int, width: int) -> Strip:
        """Draw a line."""
        kind, words = self._lines[line]
        style = self.base + self.component(f"scrolled--{kind}") if kind else self.base
        return Strip([Segment(words, style)]).adjust_cell_length(width, self.base)


_MOVES: dict[str, Callable[[ScrolledPane, int], None]] = {
    "move.down": lambda pane, count: pane.wheel(count),
    "move.up": lambda pane, count: pane.wheel(-count),
    "move.half-down": lambda pane, count: pane.wheel(count * pane.page // 2),
    "move.half-up": lambda pane, count: pane.wheel(-count * pane.page // 2),
    "move.page-down": lambda pane, count: pane.wheel(count * (pane.page - 1)),
    "move.page-up": lambda pane, count: pane.wheel(-count * (pane.page - 1)),
    "page.on": lambda pane, count: pane.wheel(count * (pane.page - 1)),
    "page.back": lambda pane, count: pane.wheel(-count * (pane.page - 1)),
    "move.first": lambda pane, _: pane.go_to(0),
    "move.last": lambda pane, _: pane.go_to(pane.line_count()),
}
_CLOSES = frozenset({"back", "search.leave", "open", "quit"})


class ScrolledScreen(ModalScreen[None]):
    """Lines below a heading. The keys of the panes scroll them; those that go back close it, and `opened_by`."""

    def __init__(
        self,
        heading: str,
        lines: Callable[[int], Iterable[ScrolledLine]],
        keys: Mapping[str, list[Keys]],
        opened_by: str,
    ) -> None:
        super().__init__()
        self._heading, self._lines, self._keys = heading, lines, keys
        self._closes = _CLOSES | {opened_by}
        self._dispatcher = Dispatcher(keys)

    def compose(self) -> ComposeResult:
        """Put a heading above the lines."""
        closing = written(self._keys["back"][0]) if self._keys["back"] else "Esc"
        with Vertical(id="scrolled"):
            yield Static(Content(f"{self._heading} · {closing} closes"), id="scrolled-head")
            yield ScrolledPane(self._lines, id="scrolled-list")

    def renew(self) -> None:
        """Break the lines anew, for there are others; where the reading was, it stays."""
        pane = self.query_one("#scrolled-list", ScrolledPane)
        pane.resized()
        pane.forget()

    def on_key(self, event: events.Key) -> None:
        """Scroll, or close."""
        key = stroke(event.key, event.character)
        if key is None:
            return
        event.stop()
        event.prevent_default()
        call = self._dispatcher.press(key, "list")
        if call is None:
            return
        if call.action in self._closes:
            if self.is_active:  # else a second key was on its way
                self.dismiss()
        elif (move := _MOVES.get(call.action)) is not None:
            move(self.query_one("#scrolled-list", ScrolledPane), call.count or 1)
