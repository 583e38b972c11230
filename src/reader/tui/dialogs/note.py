"""Writing a note on articles."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static, TextArea

from reader.marks.faulty import MarksError
from reader.text import clean
from reader.tui.page.paint import line
from reader.tui.widgets.input_fields import TextInput

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual import events
    from textual.app import ComposeResult


class NotePage(TextInput):
    """Takes a note. Enter and Esc come in their turn: behind the letters that were typed before them."""

    async def _on_key(self, event: events.Key) -> None:
        screen = cast("NoteScreen", self.screen)
        done: dict[str, Callable[[], object]] = {
            "enter": screen.keep,
            "escape": screen.leave,
            "ctrl+j": lambda: self.insert("\n"),
        }
        if event.key in done:
            event.stop()
            event.prevent_default()
            done[event.key]()
        else:
            await super()._on_key(event)


class NoteScreen(ModalScreen[None]):
    """A small page for the note. Enter keeps it, and an empty one takes it away."""

    def __init__(self, articles: int, text: str, done: Callable[[str], object]) -> None:
        super().__init__()
        self._articles = articles
        self._text = clean(text).strip()
        self._done = done

    def compose(self) -> ComposeResult:
        """Put a heading above the page."""
        of = "Note" if self._articles == 1 else f"Note on {self._articles:,} articles"
        with Vertical(id="note", classes="box"):
            yield Static(Content(of), classes="box-head")
            yield NotePage(self._text, id="note-text", compact=True, soft_wrap=True, tab_behavior="focus")
            yield Static(Content(""), id="note-fault")
            yield Static(
                Content("Enter keeps · C-j breaks the line · Esc leaves it as it was"), classes="box-foot"
            )

    def on_mount(self) -> None:
        """Let the note be written at once, behind what stands there."""
        page = self.query_one("#note-text", TextArea)
        self.set_focus(page)
        page.move_cursor(page.document.end)

    def leave(self) -> None:
        """Leave the note as it was."""
        if self.is_active:
            self.dismiss()

    def keep(self) -> None:
        """Keep the note; one that is too long is not."""
        if not self.is_active:  # a second key was on its way
            return
        try:
            text = clean(self.query_one("#note-text", TextArea).text).strip()
            if text != self._text:
                self._done(text)
        except MarksError as error:
            self.query_one("#note-fault", Static).update(Content(line(str(error))))
            return
        self.dismiss()
