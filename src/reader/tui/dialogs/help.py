"""All keys as they are now, with a line to filter them."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, OptionList
from textual.widgets.option_list import Option

from reader.actions import ACTIONS, Action, written_all
from reader.tui.page.paint import fold, line

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from textual.app import ComposeResult

    from reader.actions import Keys


_ROOM = 16
"""Cells for the keys of an action at most."""
_WIDE = 112
"""Columns from which on the ids stand behind the sentences."""


class HelpScreen(ModalScreen[None]):
    """The live map of keys. Choosing an action closes the map and does it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "close"),
        Binding("down", "step(1)"),
        Binding("up", "step(-1)"),
        Binding("pagedown", "step(10)"),
        Binding("pageup", "step(-10)"),
    ]

    def __init__(self, keys: Mapping[str, list[Keys]]) -> None:
        super().__init__()
        self._keys = keys

    def compose(self) -> ComposeResult:
        """Put the filter above the map."""
        with Vertical(id="help"):
            yield Input(placeholder="filter the keys · Esc closes", id="filter", compact=True)
            yield OptionList(*self._options(""), id="keys", compact=True)

    def on_mount(self) -> None:
        """Let the filter be typed at once."""
        self.query_one("#filter", Input).focus()

    @on(Input.Changed, "#filter")
    def _filter(self, event: Input.Changed) -> None:
        keys = self.query_one("#keys", OptionList)
        keys.clear_options()
        found = list(self._options(event.value))
        keys.add_options(found or [Option(Content(f"  no key matches {line(event.value)}"), disabled=True)])

    @on(Input.Submitted, "#filter")
    @on(OptionList.OptionSelected, "#keys")
    def action_close(self) -> None:
        """Back to the panes."""
        if self.is_current:  # else a second key was on its way
            self.dismiss()

    def action_step(self, steps: int) -> None:
        """Scroll the map."""
        self.query_one("#keys", OptionList).scroll_relative(y=steps, animate=False)

    def _options(self, wanted: str) -> Iterator[Option]:
        group = ""
        for action in ACTIONS:
            if not matches(action, written_all(self._keys[action.id]), wanted):
                continue
            if action.group != group:
                if group:
                    yield Option("", disabled=True)
                group = action.group
                yield Option(Content.styled(group, "bold $accent"), disabled=True)
            yield Option(self._row(action))

    def _row(self, action: Action) -> Content:
        width = self.app.size.width
        column = min(_ROOM, max(len(self._written(each)) for each in ACTIONS))
        # A sentence that takes two lines stays in its column.
        room = max(12, min(96, width * 94 // 100) - column - 9)
        ids = max(len(each.id) for each in ACTIONS) + 2 if width >= _WIDE else 0
        first, *more = (action.help[start:end].strip() for start, end in fold(action.help, room - ids, 4))
        named = f"{' ' * (room - ids - len(first))}  {action.id}" if ids else ""
        below = "".join(f"\n{' ' * (column + 4)}{each}" for each in more)
        keys = f"  {self._written(action):<{column}}"
        return Content.assemble((keys, "bold"), f"  {first}", (named, "$muted"), below)

    def _written(self, action: Action) -> str:
        keys = written_all(self._keys[action.id]) or "palette"
        return f"{keys.split()[0]} … {keys.split()[-1]}" if action.digit and len(keys) > _ROOM else keys


def matches(action: Action, keys: str, wanted: str) -> bool:
    """Say whether every word of `wanted` stands in what is known of an action."""
    text = f"{action.title} {action.help} {action.group} {action.id}".casefold()
    return all(word.casefold() in text or word in keys.split() for word in wanted.split())
