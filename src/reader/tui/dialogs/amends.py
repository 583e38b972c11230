"""What can be put right about a quotation, or about words that are selected: a letter each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import OptionList, Static

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual import events
    from textual.app import ComposeResult

    from reader.tui.session.amending import Target


class AmendScreen(ModalScreen[None]):
    """The choices, below left: the text and its quotations stay in sight. A letter, or Enter, chooses."""

    def __init__(self, target: Target, width: int | None, chosen: Callable[[str], object]) -> None:
        """`width` is that of the list, where it is seen."""
        super().__init__()
        self._width = width
        self._target = target
        self._choices = target.choices
        self._chosen = chosen

    def compose(self) -> ComposeResult:
        """Put what it is about above the choices."""
        who, words = self._target.heading
        with Vertical(id="amends", classes="box"):
            yield Static(Content(who or "Selected"), classes="box-head")
            yield Static(Content(words), classes="box-said")
            rows = [
                Content.assemble((choice.letter, "bold $accent"), f"  {choice.title}")
                for choice in self._choices
            ]
            yield OptionList(*rows, id="choices", compact=True)

    def on_mount(self) -> None:
        """Let letters be typed at once."""
        if self._width is not None:
            self.query_one("#amends").styles.width = self._width
        choices = self.query_one("#choices", OptionList)
        choices.highlighted = 0
        self.set_focus(choices)

    def on_key(self, event: events.Key) -> None:
        """Choose by a letter; `j` and `k` move."""
        choices = self.query_one("#choices", OptionList)
        letters = [choice.letter for choice in self._choices]
        if event.key in ("j", "k"):
            choices.action_cursor_down() if event.key == "j" else choices.action_cursor_up()
        elif event.character in letters:
            self._choose(event.character or "")
        elif event.key in ("escape", "q", "c"):
            if self.is_active:
                self.dismiss()
        else:
            return
        event.stop()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Choose what is highlighted."""
        self._choose(self._choices[event.option_index].letter)

    def _choose(self, letter: str) -> None:
        if not self.is_active:  # a second key was on its way
            return
        self.dismiss()
        self._chosen(letter)
