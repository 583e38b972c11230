"""The line above the quotations in which is typed which of them are to be seen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.tui.widgets.search_bar import QueryInput
from reader.tui.worker.messages import SieveLeft

if TYPE_CHECKING:
    from textual import events


class SieveLine(QueryInput):
    """Takes the words. Enter keeps them and Esc clears them, behind the letters that were typed before."""

    def __init__(self, *, id: str, placeholder: str = "a word, a name, direct, sure …") -> None:  # noqa: A002 - the name Textual gives it
        super().__init__(placeholder=placeholder, id=id, compact=True, select_on_focus=False)
        self.display = False

    def begin(self, words: str) -> None:
        """Be seen, with the words of now: another one can be typed behind them."""
        with self.prevent(self.Changed):
            self.value = f"{words.strip()} " if words.strip() else ""
        self.cursor_position = len(self.value)
        self.display = True

    async def _on_key(self, event: events.Key) -> None:
        if event.key in ("enter", "escape"):
            event.stop()
            event.prevent_default()
            self.post_message(SieveLeft(kept=event.key == "enter"))
        else:
            await super()._on_key(event)

    def on_blur(self) -> None:
        """Keep the words where the keys go elsewhere."""
        if self.display:
            self.post_message(SieveLeft(kept=True))
