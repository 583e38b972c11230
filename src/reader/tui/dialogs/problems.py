"""What was wrong with documents: where, what, and what can be done about it."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, NamedTuple

from rich.segment import Segment
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.strip import Strip
from textual.widgets import Static

from reader.actions import written
from reader.text import visible
from reader.tui.page.paint import cut, fold, line
from reader.tui.session.keymap import Dispatcher, stroke
from reader.tui.widgets.lines import LinePane

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence

    from textual import events
    from textual.app import ComposeResult

    from reader.actions import Keys
    from reader.model.article import Problem

MOST = 1000
"""Problems that are listed; `reader doctor` has them all."""
_FOLDED = 6
"""Lines that one sentence may take."""


class ProblemLine(NamedTuple):
    """A line of the list."""

    kind: str
    """`place`, `what`, `how`, or nothing for a blank line."""
    words: str = ""


def problem_lines(problems: Sequence[Problem], width: int) -> Iterator[ProblemLine]:
    """Yield problems broken into lines of this width, cleaned, with a blank line after each."""
    for problem in problems[:MOST]:
        number = "" if problem.line is None else f":{problem.line}"
        yield ProblemLine("place", cut(visible(problem.path), width - len(number)) + number)
        for kind, sentence in (("what", line(problem.what)), ("how", line(problem.how))):
            for start, end in fold(sentence, max(8, width - 2), _FOLDED) if sentence else []:
                yield ProblemLine(kind, "  " + sentence[start:end])
        yield ProblemLine("")
    if len(problems) > MOST:
        yield ProblemLine("what", cut(f"{len(problems) - MOST:,} more: `reader doctor` lists all", width))


class ProblemPane(LinePane):
    """Problems, one below the other."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {f"problem--{kind}" for kind in ("place", "what", "how")}

    def __init__(self, problems: Sequence[Problem], *, id: str) -> None:  # noqa: A002
        super().__init__(id=id)
        self._problems = problems
        self._lines: list[ProblemLine] = []

    def resized(self) -> None:
        """Break the lines anew."""
        self._lines = list(problem_lines(self._problems, max(10, self.columns)))
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
        style = self.base + self.component(f"problem--{kind}") if kind else self.base
        return Strip([Segment(words, style)]).adjust_cell_length(width, self.base)


_MOVES: dict[str, Callable[[ProblemPane, int], None]] = {
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
_CLOSES = frozenset({"back", "search.leave", "problems.show", "open", "quit"})


class ProblemsScreen(ModalScreen[None]):
    """The list of problems. The keys of the panes scroll it; those that go back close it."""

    def __init__(self, problems: Sequence[Problem], keys: Mapping[str, list[Keys]]) -> None:
        super().__init__()
        self._problems = problems
        self._keys = keys
        self._dispatcher = Dispatcher(keys)

    def compose(self) -> ComposeResult:
        """Put a heading above the list."""
        number = len(self._problems)
        closing = written(self._keys["back"][0]) if self._keys["back"] else "Esc"
        heading = f"{number:,} problem{'' if number == 1 else 's'} with documents · {closing} closes"
        with Vertical(id="problems"):
            yield Static(Content(heading), id="problems-head")
            yield ProblemPane(self._problems, id="problem-list")

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
        if call.action in _CLOSES:
            if self.is_current:  # else a second key was on its way
                self.dismiss()
        elif (move := _MOVES.get(call.action)) is not None:
            move(self.query_one("#problem-list", ProblemPane), call.count or 1)
