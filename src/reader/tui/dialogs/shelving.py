"""The shelf above the panes, where there is no room for it beside them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on
from textual.screen import ModalScreen

from reader.tui.widgets.shelf_box import ShelfBox
from reader.tui.worker.messages import EntryChosen, ShelfLeft

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.app import ComposeResult

    from reader.tui.session.shelf import Shelf


class ShelfScreen(ModalScreen[None]):
    """The entries of the shelf. Enter opens one."""

    def __init__(self, shelf: Shelf, text: str, opened: Callable[[str], object]) -> None:
        """`text` is what is searched for now, `opened` takes the query of the entry that is chosen."""
        super().__init__()
        self._shelf = shelf
        self._text = text
        self._opened = opened

    def compose(self) -> ComposeResult:
        """Let the shelf be all there is."""
        yield ShelfBox(id="shelf")

    def on_mount(self) -> None:
        """Let the filter be typed at once."""
        self.fill()
        self.query_one(ShelfBox).filter.focus()

    def fill(self) -> None:
        """Show what stands there now."""
        self.query_one(ShelfBox).show(self._shelf.entries, self._shelf.unread, self._text)

    @on(EntryChosen)
    def _chosen(self, message: EntryChosen) -> None:
        if self.is_active:  # else a second key was on its way
            self.dismiss()
            self._opened(message.query)

    @on(ShelfLeft)
    def _left(self) -> None:
        if self.is_active:
            self.dismiss()
