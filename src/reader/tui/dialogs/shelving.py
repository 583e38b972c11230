"""The shelf above the panes: a tree of queries, with how much of each is unread; typing filters it."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, OptionList
from textual.widgets.option_list import Option

from reader.tui.page.paint import cut
from reader.tui.page.shelfrows import fitting

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.app import ComposeResult

    from reader.tui.page.shelfrows import Entry
    from reader.tui.session.shelf import Shelf


class ShelfScreen(ModalScreen[None]):
    """The entries of the shelf. Enter opens one."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave"),
        Binding("down", "step(1)"),
        Binding("up", "step(-1)"),
        Binding("pagedown", "step(10)"),
        Binding("pageup", "step(-10)"),
    ]

    def __init__(self, shelf: Shelf, text: str, opened: Callable[[str], object]) -> None:
        """`text` is what is searched for now, `opened` takes the query of the entry that is chosen."""
        super().__init__()
        self._shelf = shelf
        self._text = text
        self._opened = opened
        self._rows: list[Entry | None] = []
        """What each row stands for; None for a heading or a blank line."""

    def compose(self) -> ComposeResult:
        """Put the filter above the tree."""
        with Vertical(id="shelf"):
            yield Input(placeholder="type to filter · Esc leaves", id="shelf-filter", compact=True)
            yield OptionList(id="shelf-rows", compact=True)

    def on_mount(self) -> None:
        """Let the filter be typed at once; the entry that is open is highlighted."""
        self.query_one("#shelf-filter", Input).focus()
        self.call_after_refresh(self.fill)

    def on_resize(self) -> None:
        """Draw the counts where the edge is now."""
        self.fill()

    def fill(self) -> None:
        """Draw the tree anew; the highlighted entry stays."""
        options = self.query_one("#shelf-rows", OptionList)
        before = self._rows[options.highlighted] if options.highlighted is not None else None
        wanted = before.query if before is not None else self._text.strip()
        entries = fitting(self._shelf.entries, self.query_one("#shelf-filter", Input).value)
        rows, branch = list[Option](), ""
        self._rows = []
        for entry in entries:
            if entry.branch != branch:
                branch = entry.branch
                rows += [
                    Option("", disabled=True),
                    Option(Content.styled(branch, "bold $accent"), disabled=True),
                ]
                self._rows += [None, None]
            rows.append(Option(self._row(entry, options.scrollable_content_region.width)))
            self._rows.append(entry)
        options.clear_options()
        options.add_options(rows or [Option(Content("  nothing here matches"), disabled=True)])
        at = next((at for at, row in enumerate(self._rows) if row is not None and row.query == wanted), None)
        first = next((at for at, row in enumerate(self._rows) if row is not None), None)
        options.highlighted = first if at is None else at

    def _row(self, entry: Entry, width: int) -> Content:
        count = self._shelf.unread.get(entry.query)
        number = str(count) if count is not None and count.value else ""
        label = cut(("  " if entry.branch else "") + entry.label, max(8, width - len(number) - 2))
        content = Content(label)
        gap = " " * max(1, width - content.cell_length - len(number) - 1)
        style = "bold" if number else ""
        return Content.assemble((label, style), gap, (number, "$muted"))

    @on(Input.Changed, "#shelf-filter")
    def _filter(self) -> None:
        self.fill()

    @on(Input.Submitted, "#shelf-filter")
    @on(OptionList.OptionSelected, "#shelf-rows")
    def _open(self) -> None:
        options = self.query_one("#shelf-rows", OptionList)
        at = options.highlighted
        entry = self._rows[at] if at is not None and at < len(self._rows) else None
        if entry is not None:
            self.dismiss()
            self._opened(entry.query)

    def action_step(self, steps: int) -> None:
        """Highlight another entry; headings are passed over."""
        options = self.query_one("#shelf-rows", OptionList)
        places = [at for at, row in enumerate(self._rows) if row is not None]
        if places:
            now = places.index(options.highlighted) if options.highlighted in places else 0
            options.highlighted = places[max(0, min(now + steps, len(places) - 1))]

    def action_leave(self) -> None:
        """Back to the panes."""
        self.dismiss()
