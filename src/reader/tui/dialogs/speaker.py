"""The screen of a speaker: who that is, when and where, and everything that was said."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.containers import Horizontal, Vertical

from reader.tui.dialogs.listed import ListedScreen
from reader.tui.page.speakerfacts import brief_lines, fact_lines
from reader.tui.widgets.facts_pane import FactsPane
from reader.tui.widgets.lines import Separator
from reader.tui.widgets.saying_list import SayingList

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from textual.app import ComposeResult

    from reader.keystrokes import Keys
    from reader.tui.page.sayings import Saying
    from reader.tui.session.speakerpage import SpeakerPage
    from reader.tui.widgets.saying_list import PeopleList

WIDE = 100
"""Columns from which on the facts stand beside the quotations."""
LOW = 20
"""Rows of the screen below which a quotation has two lines."""
_BRIEF, _BRIEFEST = 4, 2
"""Lines of the facts above the quotations, and on a low screen."""


class SpeakerScreen(ListedScreen, inherit_bindings=False):
    """Facts beside or above the quotations; Enter opens the article of one at its words."""

    HINTS: ClassVar[tuple[tuple[tuple[str, ...], str], ...]] = (
        (("move.down", "move.up"), "move"),
        (("open",), "read it there"),
        (("quotes.filter",), "filter"),
        (("search.open",), "as a search"),
        (("article.save", "article.pipe"), "save, pipe"),
        (("pane.next",), "facts"),
        (("search.leave",), "back"),
    )
    SIEVE = "a word, a source, a year, direct, sure …"

    def __init__(
        self,
        page: SpeakerPage,
        keys: Mapping[str, list[Keys]],
        do: Callable[[str], object],
        closed: Callable[[], object],
        opened: Callable[[SpeakerPage, Saying], object],
        searched: Callable[[SpeakerPage], object],
    ) -> None:
        """`opened` takes the quotation that is to be read where it stands, `searched` asks for a search instead."""
        super().__init__(page, keys, do, closed)
        self.speaker = page
        self._opened, self._searched = opened, searched
        self.facts = FactsPane(id="people-facts")
        self._said = SayingList(page, id="people-rows")
        self._rule = Separator(id="people-rule")

    @property
    def rows(self) -> PeopleList:
        """The quotations."""
        return self._said

    def body(self) -> ComposeResult:
        """Put the facts beside the quotations, or above them."""
        with Horizontal(id="people-body"):
            with Vertical(id="people-side"):
                yield self.facts
            yield self._rule
            yield self._said

    def heading(self) -> tuple[str, str, str]:
        """Return the name, the kind behind it, and how many quotations there are, or are left."""
        page = self.speaker
        every = f"{page.number:,} quotation{'' if page.number == 1 else 's'}"
        if page.typed.strip():
            every = f"{len(page.shown):,} of {every}"
        kind = page.known.row.kind if page.known is not None and page.known.row.kind != "person" else ""
        return page.name, kind, every if page.asked else ""

    def fill(self) -> None:
        """Show what has come, as wide as the screen allows."""
        width, height = self.app.size
        wide, low = width >= WIDE, height < LOW
        self.set_class(not wide, "-narrow")
        self.set_class(not wide and self.focused is self.facts, "-facts")
        self._said.set_low(low)
        page = self.speaker
        if page.known is not None:
            room = max(10, (self.facts.columns or width) - 1)
            whole = wide or self.focused is self.facts
            if whole:
                lines = fact_lines(page.known, page.said, all_there=page.complete, width=room)
            else:
                lines = brief_lines(page.known, page.said, width - 4, _BRIEFEST if low else _BRIEF)
            self.facts.put(lines)
            side = self.query_one("#people-side")
            side.styles.height = "1fr" if whole else len(lines) + (not low)
        self._said.empty = self._nothing()
        super().fill()

    def _nothing(self) -> str:
        page = self.speaker
        if page.gone:
            return "Nobody is quoted under this name any more."
        return "No quotation fits." if page.typed.strip() and page.said else ""

    @property
    def moving(self) -> PeopleList | FactsPane:
        """The quotations, or the facts where these have the keys."""
        return self.facts if self.focused is self.facts else self._said

    def act(self, action: str) -> bool:
        """Open, search, hand on what is listed, or go to the facts and back."""
        if action in ("pane.next", "pane.previous", "pane.left", "pane.right"):
            self.set_focus(self._said if self.focused is self.facts else self.facts)
            self.fill()
            self.call_after_refresh(self.fill)
        elif action in ("article.save", "article.pipe"):
            self._do(action)
        elif action in ("search.open", "speaker.open", "speaker.search"):
            self._searched(self.speaker)
        elif action == "open" and self.focused is self.facts:
            self.set_focus(self._said)
            self.fill()
        elif action == "open":
            if (saying := self.speaker.chosen) is not None and self.is_active:
                self._opened(self.speaker, saying)
        else:
            return False
        return True
