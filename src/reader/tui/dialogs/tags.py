"""Giving tags to articles, or taking some away: several at once, completed from those that there are."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, cast

from textual import on
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, OptionList, Static

from reader.marks.faulty import MarksError
from reader.text import clean
from reader.tui.page.paint import line
from reader.tui.session.tagwords import completed, offered, read_tags
from reader.tui.widgets.input_fields import LineInput

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from textual import events
    from textual.app import ComposeResult


class TagLine(LineInput):
    """Takes tags. Tab completes in its turn: behind the letters that were typed before it."""

    def on_key(self, event: events.Key) -> None:
        """Complete the last word."""
        if event.key == "tab":
            event.stop()
            event.prevent_default()
            cast("TagsScreen", self.screen).action_complete()


class TagsScreen(ModalScreen[None]):
    """A line for tags, and below it those that its last word may become."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave"),
        Binding("down", "step(1)"),
        Binding("up", "step(-1)"),
    ]

    def __init__(
        self,
        articles: int,
        held: Sequence[str],
        known: Sequence[str],
        done: Callable[[dict[str, bool]], object],
    ) -> None:
        """`held` are the tags that some of the articles have, `known` those that there are."""
        super().__init__()
        self._articles = articles
        self._held = held
        self._done = done
        self._known = list(dict.fromkeys([*known, *held]))
        self._offered: list[str] = []

    def compose(self) -> ComposeResult:
        """Put what holds above the line, and what may be meant below it."""
        of = "Tags" if self._articles == 1 else f"Tags of {self._articles:,} articles"
        with Vertical(id="tags", classes="box"):
            yield Static(Content(of), classes="box-head")
            held = " ".join(f"#{line(name)}" for name in self._held)
            yield Static(Content(held or "none yet"), id="tags-held")
            yield TagLine(placeholder="pier -old", id="tags-typed", compact=True)
            yield Static(Content(""), id="tags-fault")
            yield OptionList(id="tags-offered", compact=True)
            yield Static(
                Content("Tab completes · -tag takes away · Enter keeps · Esc leaves"), classes="box-foot"
            )

    def on_mount(self) -> None:
        """Let tags be typed at once."""
        self.set_focus(self.query_one("#tags-typed", Input))
        self._offer()

    @on(Input.Changed, "#tags-typed")
    def _offer(self) -> None:
        options = self.query_one("#tags-offered", OptionList)
        self._offered = offered(self._known, self._held, self.query_one("#tags-typed", Input).value)
        options.clear_options()
        options.add_options([Content(line(name)) for name in self._offered])
        options.highlighted = 0 if self._offered else None
        self.query_one("#tags-fault", Static).update(Content(""))

    @on(OptionList.OptionSelected, "#tags-offered")
    def action_complete(self) -> None:
        """Let the last word become the tag that is highlighted."""
        typed = self.query_one("#tags-typed", Input)
        names = offered(self._known, self._held, typed.value)  # the list may be a letter behind
        number = self.query_one("#tags-offered", OptionList).highlighted if names == self._offered else 0
        if names and number is not None:
            typed.value = completed(typed.value, names[number])
            typed.cursor_position = len(typed.value)
            typed.focus()

    def action_step(self, steps: int) -> None:
        """Highlight another tag."""
        options = self.query_one("#tags-offered", OptionList)
        if self._offered:
            options.highlighted = ((options.highlighted or 0) + steps) % len(self._offered)

    @on(Input.Submitted, "#tags-typed")
    def _keep(self, event: Input.Submitted) -> None:
        if not self.is_active:  # a second key was on its way
            return
        try:
            tags = read_tags(clean(event.value))
        except MarksError as error:
            self.query_one("#tags-fault", Static).update(Content(line(str(error))))
            return
        self.dismiss()
        self._done(tags)

    def action_leave(self) -> None:
        """Leave all tags as they are."""
        if self.is_active:
            self.dismiss()
