"""All keys as they are now, with a line to filter them."""

from __future__ import annotations

import re
from operator import itemgetter
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, OptionList
from textual.widgets.option_list import Option

from reader.actions import ACTIONS, Action
from reader.keystrokes import written, written_all
from reader.tui.page.paint import fold, line
from reader.tui.widgets.input_fields import LineInput

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from textual.app import ComposeResult

    from reader.keystrokes import Keys


_ROOM = 16
"""Cells for the keys of an action at most."""
_AIRY = 60
"""Columns from which on the keys are set in."""
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

    def __init__(
        self, keys: Mapping[str, list[Keys]], macros: Mapping[Keys, tuple[str, ...]] | None = None
    ) -> None:
        super().__init__()
        self._keys = {**keys, **{_id(each): [each] for each in macros or {}}}
        self._actions = [*ACTIONS, *(_of_macro(each, lines) for each, lines in (macros or {}).items())]

    def compose(self) -> ComposeResult:
        """Put the filter above the map."""
        with Vertical(id="help"):
            yield LineInput(placeholder="filter the keys · Esc closes", id="filter", compact=True)
            yield OptionList(*self._options(""), id="keys", compact=True)

    def on_mount(self) -> None:
        """Let the filter be typed at once."""
        self.set_focus(self.query_one("#filter", Input))

    @on(Input.Changed, "#filter")
    def _filter(self, event: Input.Changed) -> None:
        keys = self.query_one("#keys", OptionList)
        keys.clear_options()
        found = list(self._options(event.value))
        keys.scroll_home(animate=False)
        keys.add_options(found or [Option(Content(f"  no key matches {line(event.value)}"), disabled=True)])

    @on(Input.Submitted, "#filter")
    @on(OptionList.OptionSelected, "#keys")
    def action_close(self) -> None:
        """Back to the panes."""
        if self.is_active:  # else a second key was on its way
            self.dismiss()

    def action_step(self, steps: int) -> None:
        """Scroll the map."""
        self.query_one("#keys", OptionList).scroll_relative(y=steps, animate=False)

    def _options(self, wanted: str) -> Iterator[Option]:
        """Yield the actions by group; where something is typed, those that it fits best come first, without groups."""
        if words := wanted.split():
            scored = [
                (fit(action, written_all(self._keys[action.id]), words), action) for action in self._actions
            ]
            for _, action in sorted(filter(itemgetter(0), scored), key=itemgetter(0), reverse=True):
                yield Option(_marked(self._row(action), words))
            return
        group = ""
        for action in self._actions:
            if action.group != group:
                if group:
                    yield Option("", disabled=True)
                group = action.group
                yield Option(Content.styled(group, "bold $accent"), disabled=True)
            yield Option(self._row(action))

    def _row(self, action: Action) -> Content:
        width = self.app.size.width
        left, gap = (2, 2) if width >= _AIRY else (0, 1)
        column = min(_ROOM, max(len(self._written(each)) for each in self._actions))
        # A sentence that takes two lines stays in its column.
        room = max(12, min(96, width * 94 // 100) - column - left - gap - 5)
        ids = max(len(each.id) for each in self._actions) + 2 if width >= _WIDE else 0
        first, *more = (action.help[start:end].strip() for start, end in fold(action.help, room - ids, 4))
        named = f"{' ' * (room - ids - len(first))}  {action.id}" if ids else ""
        below = "".join(f"\n{' ' * (column + left + gap)}{each}" for each in more)
        keys = f"{' ' * left}{self._written(action):<{column}}"
        return Content.assemble((keys, "bold"), f"{' ' * gap}{first}", (named, "$muted"), below)

    def _written(self, action: Action) -> str:
        keys = written_all(self._keys[action.id]) or "palette"
        return f"{keys.split()[0]} … {keys.split()[-1]}" if action.digit and len(keys) > _ROOM else keys


def _id(keys: Keys) -> str:
    return f"macro {written(keys)}"


def _of_macro(keys: Keys, lines: tuple[str, ...]) -> Action:
    """Return a macro of the settings as an action, to be listed with those that there are."""
    words = ", ".join(lines)
    return Action(_id(keys), "", words, f"Yours: {words}.", "Macros")


def fit(action: Action, keys: str, words: Sequence[str]) -> int:
    """Return how well an action fits what was typed; 0 where a word of it stands in nothing that is known of it."""
    fits = [_fit(action, keys, word) for word in words]
    return sum(fits) if all(fits) else 0


def _fit(action: Action, keys: str, word: str) -> int:
    folded = word.casefold()
    begins = f" {action.title.casefold()}"
    tests = (
        (word in keys.split(), 8),
        (f" {folded}" in begins, 4),
        (folded in begins, 3),
        (folded in action.help.casefold(), 2),
        (folded in f"{action.group} {action.id}".casefold(), 1),
    )
    return next((score for holds, score in tests if holds), 0)


def _marked(row: Content, words: Sequence[str]) -> Content:
    """Return a row with what was typed marked in it."""
    plain = row.plain.lower()
    for word in words:
        for found in re.finditer(re.escape(word.lower()), plain):
            row = row.stylize("bold $accent", *found.span())
    return row
