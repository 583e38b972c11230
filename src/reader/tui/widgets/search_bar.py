"""The top line: archive, query, count; and the rule below it, where mistakes in the query show."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.cells import cell_len
from rich.segment import Segment
from textual.containers import Horizontal
from textual.content import Content
from textual.strip import Strip
from textual.widget import Widget
from textual.widgets import Input, Static

from reader.tui.page.paint import cut, line
from reader.tui.widgets.input_fields import LineInput

if TYPE_CHECKING:
    from textual import events
    from textual.app import ComposeResult

    from reader.index.query import QueryError


class QueryInput(LineInput):
    """Takes a query."""

    def on_key(self, event: events.Key) -> None:
        """Leave a key that was on its way here when the keys began to go elsewhere."""
        if self.screen.focused is not self:
            event.prevent_default()


class SearchBar(Horizontal):
    """Name, query, count: one line."""

    ARCHIVE = "search"
    ARTICLE = "find in this article"

    def __init__(self, name: str, *, id: str) -> None:  # noqa: A002
        super().__init__(id=id)
        self._archive = line(name)
        self._counted = ""

    def compose(self) -> ComposeResult:
        """Put the three parts side by side."""
        yield Static(Content(self._archive), id="archive")
        yield Static(Content("/"), id="prompt")
        yield QueryInput(placeholder=self.ARCHIVE, id="query", compact=True, select_on_focus=False)
        yield Static(Content(""), id="count")

    @property
    def input(self) -> Input:
        """Where the query is typed."""
        return self.query_one("#query", Input)

    @property
    def text(self) -> str:
        """What was typed."""
        return self.input.value

    def put(self, text: str, *, at_end: bool = False) -> None:
        """Show another query; the change is not announced. Of a long one its end is seen, or its beginning."""
        with self.input.prevent(Input.Changed):
            self.input.value = line(text)
            self.input.cursor_position = len(self.input.value) if at_end else 0

    def ask_for(self, what: str) -> None:
        """Say what is searched: the archive or the article."""
        self.input.placeholder = what

    def count(self, words: str, few: str) -> None:
        """Say how much was found; in few words where there is little room."""
        said = words if self.size.width >= 70 else few
        if said != self._counted:
            self._counted = said
            label = self.query_one("#count", Static)
            # Laying the screen out again costs a frame: only where there is no room yet.
            label.update(Content(said), layout=cell_len(said) > label.content_size.width)


class TopRule(Widget):
    """A thin rule. A mistake in the query stands in it, under its place, and moves nothing."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "rule--line",
        "rule--caret",
        "rule--fault",
        "rule--hint",
        "rule--said",
    }
    can_focus = False

    def __init__(self, *, id: str, caret: str = "▲") -> None:  # noqa: A002
        """`caret` points at what is blamed: up to a line above the rule, or down."""
        super().__init__(id=id)
        self._caret = caret
        self.fault: tuple[int, str, str] | None = None
        self.said = ""

    def say(self, words: str) -> None:
        """Let words about the list below stand in the rule; none take them away."""
        if words != self.said:
            self.said = words
            self.refresh()

    def blame(self, error: QueryError, column: int) -> None:
        """Show what is wrong with the query; `column` is where it begins on the screen."""
        place = column + cell_len(error.query[: error.position])
        fault = (place, line(error.message), line(error.hint))
        if fault != self.fault:
            self.fault = fault
            self.refresh()

    def clear(self) -> None:
        """Be a rule again."""
        if self.fault is not None:
            self.fault = None
            self.refresh()

    def render_line(self, _y: int) -> Strip:
        """Draw the rule, or the mistake."""
        width, base = self.size.width, self.rich_style
        rule = base + self.get_component_rich_style("rule--line", partial=True)
        if self.fault is None:
            said = cut(f" {self.said} ", max(0, width - 2)) if self.said else ""
            style = base + self.get_component_rich_style("rule--said", partial=True)
            rest = Segment("─" * (width - 2 - cell_len(said)), rule)
            return Strip([Segment("──", rule), Segment(said, style), rest])
        place, message, hint = self.fault
        place = max(0, min(place, width - 2))
        caret = Segment(self._caret, base + self.get_component_rich_style("rule--caret", partial=True))
        fault = base + self.get_component_rich_style("rule--fault", partial=True)
        words = f" {message}" + (f" · {hint}" if hint else "") + " "
        if cell_len(words) <= width - place - 1 or place < width // 2:
            parts = [Segment("─" * place, rule), caret, Segment(cut(words, width - place - 1), fault)]
        else:
            words = cut(words, place)
            parts = [Segment("─" * (place - cell_len(words)), rule), Segment(words, fault), caret]
        used = sum(cell_len(part.text) for part in parts)
        return Strip([*parts, Segment("─" * max(0, width - used), rule)])
