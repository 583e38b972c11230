"""The screen of everybody who is quoted in the archive."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from reader.tui.dialogs.listed import ListedScreen
from reader.tui.page.quotedrows import ORDERS
from reader.tui.widgets.saying_list import QuotedList

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from textual.app import ComposeResult

    from reader.keystrokes import Keys
    from reader.tui.page.quotedrows import Quoted
    from reader.tui.session.speakerpage import AllSpeakers
    from reader.tui.widgets.saying_list import PeopleList


class SpeakersScreen(ListedScreen, inherit_bindings=False):
    """A line each: the name, how often, since when; Enter opens the speaker."""

    HINTS: ClassVar[tuple[tuple[tuple[str, ...], str], ...]] = (
        (("move.down", "move.up"), "move"),
        (("open",), "speaker"),
        (("quotes.filter",), "filter"),
        (("search.sort",), "order"),
        (("search.leave",), "back"),
    )
    SIEVE = "a name, new …"

    def __init__(
        self,
        page: AllSpeakers,
        keys: Mapping[str, list[Keys]],
        do: Callable[[str], object],
        closed: Callable[[], object],
        opened: Callable[[Quoted], object],
    ) -> None:
        """`opened` takes whom somebody chose."""
        super().__init__(page, keys, do, closed)
        self._everybody = page
        self._opened = opened
        self._list = QuotedList(page, id="people-rows")

    @property
    def rows(self) -> PeopleList:
        """The names."""
        return self._list

    def body(self) -> ComposeResult:
        """The names are all there is."""
        yield self._list

    def heading(self) -> tuple[str, str, str]:
        """Return what is listed, in which order, and how many."""
        page = self._everybody
        number = f"{page.number:,}" if page.complete else "…"
        count = f"{len(page.shown):,} of {number}" if page.typed.strip() else number
        return "Speakers", f"{ORDERS[page.by]} · ● new this week", count

    def fill(self) -> None:
        """Show who has come."""
        page = self._everybody
        if not page.shown and page.complete:
            self._list.empty = "No name fits." if page.typed.strip() else "Nobody is quoted by name."
        super().fill()

    def act(self, action: str) -> bool:
        """Open a speaker, or list in the next order."""
        if action == "open":
            if (chosen := self._everybody.chosen) is not None and self.is_active:
                self._opened(chosen)
        elif action == "search.sort":
            self._everybody.turn()
            self._list.fill(from_top=True)
            self.tell()
        else:
            return False
        return True
