"""A tree of queries with how much of each is unread, and a line that filters it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, OptionList
from textual.widgets.option_list import Option

from reader.tui.page.paint import cut
from reader.tui.page.shelfrows import fitting
from reader.tui.widgets.input_fields import LineInput
from reader.tui.worker.messages import EntryChosen, ShelfLeft

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from textual import events
    from textual.app import ComposeResult

    from reader.index.answers import Count
    from reader.tui.page.shelfrows import Entry

_STEPS = {"down": 1, "up": -1, "pagedown": 10, "pageup": -10}


class ShelfBox(Vertical):
    """The entries of the shelf. Letters filter, arrows move, Enter opens, Esc leaves."""

    def __init__(self, *, id: str) -> None:  # noqa: A002 - the name Textual gives it
        super().__init__(id=id, classes="shelf")
        self.filter = LineInput(
            placeholder="type to filter · Esc leaves", classes="shelf-filter", compact=True
        )
        """The line that is typed in."""
        self._options = OptionList(classes="shelf-rows", compact=True)
        self._wants_keys = False
        self._entries: Sequence[Entry] = ()
        self._unread: Mapping[str, Count] = {}
        self._now = ""
        self._rows: list[Entry | None] = []
        """What each row stands for; None for a heading or a blank line."""

    def compose(self) -> ComposeResult:
        """Put the filter above the tree."""
        yield self.filter
        yield self._options

    def take_keys(self) -> None:
        """Let the filter be typed in, as soon as it is there."""
        if self.is_mounted:
            self.screen.set_focus(self.filter)
        else:
            self._wants_keys = True

    def show(self, entries: Sequence[Entry], unread: Mapping[str, Count], now: str) -> None:
        """Show these entries, and how much of each is unread; `now` is the query that is asked."""
        opened, self._now = now.strip() != self._now, now.strip()
        self._entries, self._unread = entries, unread
        if self.is_mounted:
            self._fill(self._now if opened else None)

    def on_mount(self) -> None:
        """Draw the tree once it is known how wide it is."""
        if self._wants_keys:
            self.screen.set_focus(self.filter)
        self.call_after_refresh(self._fill, self._now)

    def on_resize(self) -> None:
        """Draw the counts where the edge is now."""
        self._fill()

    def _fill(self, wanted: str | None = None) -> None:
        """Draw the tree anew; without a query that is to be highlighted the one that is stays so."""
        options = self._options
        before = self._rows[options.highlighted] if options.highlighted is not None and self._rows else None
        if wanted is None:
            wanted = before.query if before is not None else self._now
        rows, branch = list[Option](), ""
        self._rows = []
        for entry in fitting(self._entries, self.filter.value):
            if entry.branch != branch:
                branch = entry.branch
                if rows:
                    rows.append(Option("", disabled=True))
                    self._rows.append(None)
                rows.append(Option(Content.styled(branch, "bold $accent"), disabled=True))
                self._rows.append(None)
            rows.append(Option(self._row(entry, options.scrollable_content_region.width)))
            self._rows.append(entry)
        options.clear_options()
        options.add_options(rows or [Option(Content("  nothing here matches"), disabled=True)])
        places = [at for at, row in enumerate(self._rows) if row is not None]
        at = next((at for at in places if (row := self._rows[at]) is not None and row.query == wanted), None)
        options.highlighted = at if at is not None else next(iter(places), None)

    def _row(self, entry: Entry, width: int) -> Content:
        count = self._unread.get(entry.query)
        number = str(count) if count is not None and count.value else ""
        label = cut(("  " if entry.branch else "") + entry.label, max(8, width - len(number) - 2))
        gap = " " * max(1, width - Content(label).cell_length - len(number) - 1)
        return Content.assemble((label, "bold" if number else ""), gap, (number, "$muted"))

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        self._fill()

    @on(Input.Submitted)
    @on(OptionList.OptionSelected)
    def _open(self, event: Input.Submitted | OptionList.OptionSelected) -> None:
        event.stop()
        at = self._options.highlighted
        entry = self._rows[at] if at is not None and at < len(self._rows) else None
        if entry is not None:
            self.filter.value = ""
            self.post_message(EntryChosen(entry.query))

    def on_key(self, event: events.Key) -> None:
        """Move, or leave; letters belong to the filter."""
        if event.key in _STEPS:
            self._step(_STEPS[event.key])
        elif event.key == "escape":
            self.post_message(ShelfLeft())
        else:
            return
        event.stop()
        event.prevent_default()

    def _step(self, steps: int) -> None:
        """Highlight another entry; headings are passed over."""
        options = self._options
        places = [at for at, row in enumerate(self._rows) if row is not None]
        if places:
            now = places.index(options.highlighted) if options.highlighted in places else 0
            options.highlighted = places[max(0, min(now + steps, len(places) - 1))]
