"""The feeds: how it stands with each, and keys that add, remove and fetch."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from reader.tui.widgets.input_fields import LineInput

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual import events
    from textual.app import ComposeResult

    from reader.tui.page.feedrows import FeedRow
    from reader.tui.session.subscribing import Subscribing

FOOT = "a adds · d removes · r fetches · Enter lists its articles · Esc closes"
NONE = "There are no feeds yet; a adds one by its address, or by that of a page that names it."


class FeedsScreen(ModalScreen[None]):
    """A row a feed. `a` asks for an address, `d` removes on a second press, `r` fetches, Enter shows the articles."""

    def __init__(self, feeds: Subscribing, opened: Callable[[str], object]) -> None:
        """`opened` takes the query that finds the articles of the feed that was chosen."""
        super().__init__()
        self._feeds = feeds
        self._opened = opened
        self._leaving: str | None = None
        """Address of the feed that is removed by the next `d`."""

    def compose(self) -> ComposeResult:
        """Put what was said, and a line for an address, below the rows."""
        with Vertical(id="feeds", classes="box"):
            yield Static(Content("Feeds"), classes="box-head")
            yield OptionList(id="feeds-rows", compact=True)
            address = LineInput(
                placeholder="address of a feed, or of a page", id="feeds-address", compact=True
            )
            address.display = False
            yield address
            yield Static(Content(""), id="feeds-said")
            yield Static(Content(FOOT), classes="box-foot")

    def on_mount(self) -> None:
        """Show what is known already, and ask for the rest."""
        self._feeds.said = ""
        self._feeds.shown = self.fill
        self.query_one(OptionList).focus()
        self.fill()
        self._feeds.look()

    def on_unmount(self) -> None:
        """Show nothing any more."""
        self._feeds.shown = None

    def fill(self) -> None:
        """Show how it stands with the feeds now; the chosen one stays chosen."""
        if not self.is_mounted:
            return
        options = self.query_one(OptionList)
        before = options.highlighted
        options.clear_options()
        options.add_options([Option(_content(row)) for row in self._feeds.rows])
        if self._feeds.rows:
            options.highlighted = min(before or 0, len(self._feeds.rows) - 1)
        self.say(self._feeds.said or ("" if self._feeds.rows else NONE))

    def say(self, sentence: str) -> None:
        """Say something below the rows."""
        self.query_one("#feeds-said", Static).update(Content(sentence))

    @property
    def _row(self) -> FeedRow | None:
        at = self.query_one(OptionList).highlighted
        return None if at is None or at >= len(self._feeds.rows) else self._feeds.rows[at]

    def on_key(self, event: events.Key) -> None:
        """Do what a key asks for; letters belong to the address while it is typed."""
        address = self.query_one("#feeds-address", Input)
        if address.display:
            if event.key == "escape":
                event.stop()
                self._ask(shown=False)
            return
        leaving, self._leaving = self._leaving, None
        if event.key in ("escape", "q"):
            if self.is_active:
                self.dismiss()
        elif event.key in ("j", "k", "down", "up"):
            options = self.query_one(OptionList)
            options.action_cursor_down() if event.key in ("j", "down") else options.action_cursor_up()
        elif event.key == "a":
            event.prevent_default()  # the letter is not part of the address
            self._ask(shown=True)
        elif event.key == "r" and (row := self._row) is not None:
            self._feeds.fetch(row)
        elif event.key == "d" and (row := self._row) is not None:
            self._remove(row, leaving)
        else:
            return  # Enter, and the pages, are the rows' own
        event.stop()

    def _remove(self, row: FeedRow, leaving: str | None) -> None:
        if leaving == row.url:
            self._feeds.remove(row)
        else:
            self._leaving = row.url
            self.say(f"d again ends the subscription to {row.name}; its articles stay")

    def _ask(self, *, shown: bool) -> None:
        address = self.query_one("#feeds-address", Input)
        address.display = shown
        address.value = ""
        self.set_focus(address if shown else self.query_one(OptionList))

    @on(Input.Submitted)
    def _typed(self, event: Input.Submitted) -> None:
        event.stop()
        self._ask(shown=False)
        self._feeds.add(event.value)

    @on(OptionList.OptionSelected)
    def _chosen(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        row = self._row
        if row is not None and self.is_active:  # else a second key was on its way
            self.dismiss()
            self._opened(row.query)


def _content(row: FeedRow) -> Content:
    error = f"\n  {row.error}" if row.error else ""
    return Content.assemble((row.name, "bold"), (f"\n  {row.facts}", "$muted"), (error, "$warning"))
