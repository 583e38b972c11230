"""The line behind `:`, over the line at the bottom: completed by Tab, with what was typed before."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from textual import on
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from reader.index.query import QueryError
from reader.tui.session.completing import offered
from reader.tui.widgets.search_bar import QueryInput, TopRule
from reader.typedlines import LineError, verb

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual import events
    from textual.app import ComposeResult

    from reader.tui.session.completing import Known


class CommandInput(QueryInput):
    """Takes the line. Keys that end it or change it come in their turn: behind the letters that were typed before."""

    async def _on_key(self, event: events.Key) -> None:
        screen = cast("CommandScreen", self.screen)
        done: dict[str, Callable[[], object]] = {
            "enter": screen.accept,
            "escape": screen.leave,
            "tab": lambda: screen.complete(1),
            "shift+tab": lambda: screen.complete(-1),
            "up": lambda: screen.recall(-1),
            "down": lambda: screen.recall(1),
            "ctrl+p": lambda: screen.recall(-1),
            "ctrl+n": lambda: screen.recall(1),
        }
        if event.key == "backspace" and not self.value:
            done["backspace"] = screen.leave
        if event.key in done:
            event.stop()
            event.prevent_default()
            done[event.key]()
        else:
            await super()._on_key(event)


class CommandScreen(ModalScreen[None]):
    """The line, and above it what it may become, or what is wrong with it."""

    def __init__(
        self, typed: str, before: list[str], known: Known, plan: Callable[[str], Callable[[], object]]
    ) -> None:
        """`before` are the lines of this session, which gets this one too; `plan` raises `LineError`."""
        super().__init__()
        self._typed = typed
        self._before = before
        self._at = len(before)
        self._draft = typed
        self._known = known
        self._plan = plan
        self._offers: tuple[int, list[str]] = 0, []
        self._offer: int | None = None
        """Which of the offers stands in the line, since Tab was pressed."""

    def compose(self) -> ComposeResult:
        """Put the rule above the line."""
        with Vertical(id="command"):
            yield TopRule(id="command-rule", caret="▼")
            with Horizontal(id="command-bar"):
                yield Static(Content(":"), id="command-prompt")
                yield CommandInput(self._typed, id="command-line", compact=True, select_on_focus=False)

    def on_mount(self) -> None:
        """Let the line be typed at once."""
        self.set_focus(self._line)  # now, not soon: letters may be on their way
        self._look()

    @property
    def _line(self) -> Input:
        return self.query_one("#command-line", Input)

    @property
    def _rule(self) -> TopRule:
        return self.query_one("#command-rule", TopRule)

    @on(Input.Changed, "#command-line")
    def _look(self) -> None:
        """Say what the line may become."""
        self._offers, self._offer = offered(self._line.value, self._known), None
        self._rule.clear()
        self._say()

    def _say(self) -> None:
        line, (start, names) = self._line.value, self._offers
        doing = verb(line.split(" ", 1)[0].strip(" :!")) if " " in line else None
        if doing is not None and line.endswith(" ") and self._offer is None:
            words = f"{doing.name} {doing.example} · {doing.help}"
        else:
            now = self._offer or 0
            words = (
                " · ".join((*names[now:], *names[:now])) if line[start:] or self._offer is not None else ""
            )
        self._rule.say(words or ("" if line.strip() else "an action, or read, tag, search … · Tab completes"))

    def _put(self, text: str) -> None:
        with self._line.prevent(Input.Changed):
            self._line.value = text
            self._line.cursor_position = len(text)

    def complete(self, step: int) -> None:
        """Put the next, or the previous, of what the line may become into it."""
        if self._offer is None:
            self._offers = offered(self._line.value, self._known)  # the list may be a letter behind
        start, names = self._offers
        if not names:
            return
        first = 0 if step > 0 else -1
        self._offer = (first if self._offer is None else self._offer + step) % len(names)
        name = names[self._offer]
        self._put(
            f"{self._line.value[:start]}{name}{' ' if len(names) == 1 and name[-1] not in ':/' else ''}"
        )
        if len(names) == 1 and name[-1] == "/":
            self._offer = None  # the next Tab looks into the folder
        self._rule.clear()
        self._say()

    def recall(self, step: int) -> None:
        """Show a line of before, or again the one that is being typed."""
        if self._at == len(self._before):
            self._draft = self._line.value
        at = self._at + step
        if 0 <= at <= len(self._before):
            self._at = at
            self._put(self._draft if at == len(self._before) else self._before[at])
            self._look()

    def _remember(self) -> None:
        line = self._line.value.strip()
        if line:
            if line in self._before:
                self._before.remove(line)
            self._before.append(line)

    def leave(self) -> None:
        """Do nothing; what was typed can be had again."""
        if self.is_active:
            self._remember()
            self.dismiss()

    def accept(self) -> None:
        """Do what the line says; a mistake stays in it."""
        if not self.is_active:  # a second key was on its way
            return
        line = self._line.value
        if not line.strip(" :"):
            self.leave()
            return
        try:
            deed = self._plan(line)
        except LineError as error:
            self._line.cursor_position = len(line)
            fault = QueryError(error.message, error.line, error.position, error.hint)
            self._rule.blame(fault, self._line.region.x)
            return
        self._remember()
        self.dismiss()
        deed()
