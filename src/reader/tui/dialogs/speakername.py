"""Asking for somebody's name: completed from the people of the article, then from those of the archive."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, OptionList, Static

from reader.marks.faulty import MarksError
from reader.text import clean_line
from reader.tui.page.paint import cut, line
from reader.tui.page.peoplewords import Known, Offer, offered
from reader.tui.widgets.input_fields import LineInput

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from textual.app import ComposeResult

    from reader.tui.session.amending import Target

_FORMS = ("=", "/")
"""Letters that ask for somebody who is quoted already."""


class PeopleScreen(ModalScreen[None]):
    """A line for a name, and below it who may be meant. Enter takes who is highlighted."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave"),
        Binding("down,ctrl+n", "step(1)"),
        Binding("up,ctrl+p", "step(-1)"),
    ]

    def __init__(
        self,
        target: Target,
        letter: str,
        width: int | None,
        opened: Callable[[], object],
        done: Callable[[str], object],
    ) -> None:
        """`width` is that of the list, where it is seen.

        `opened` is called once the people of the archive can be shown, `done` takes the name.
        """
        super().__init__()
        self._width = width
        self._opened = opened
        self._question = target.question(letter)
        self._words = target.heading[1]
        self._here = target.people(letter)
        self._anybody = letter not in _FORMS
        """A name that nobody is quoted under is one too."""
        self._elsewhere: Sequence[Known] = ()
        self._done = done
        self._offered: list[Offer] = []

    def compose(self) -> ComposeResult:
        """Put what is asked above the line."""
        with Vertical(id="people", classes="box"):
            yield Static(Content(self._question), classes="box-head")
            yield Static(Content(self._words), classes="box-said")
            yield LineInput(placeholder="a name", id="people-typed", compact=True)
            yield Static(Content(""), id="people-fault")
            yield OptionList(id="people-offered", compact=True)

    def on_mount(self) -> None:
        """Let a name be typed at once."""
        if self._width is not None:
            self.query_one("#people").styles.width = self._width
        self.set_focus(self.query_one("#people-typed", Input))
        self.call_after_refresh(self._offer)
        self._opened()

    def fill(self, people: Sequence[Known]) -> None:
        """Offer those of the archive too; who is highlighted stays so."""
        self._elsewhere = people
        self._offer(keep=True)

    @on(Input.Changed, "#people-typed")
    def _typed(self) -> None:
        self._offer()

    def _offer(self, *, keep: bool = False) -> None:
        options = self.query_one("#people-offered", OptionList)
        before = self._at(options) if keep else None
        self._offered = self._now()
        width = max(16, options.scrollable_content_region.width)
        options.clear_options()
        options.add_options([_row(each, width) for each in self._offered])
        at = self._offered.index(before) if before in self._offered else 0
        options.highlighted = at if self._offered else None
        self.query_one("#people-fault", Static).update(Content(""))

    def _now(self) -> list[Offer]:
        typed = clean_line(self.query_one("#people-typed", Input).value)
        return offered(self._here, self._elsewhere, typed, anybody=self._anybody)

    def _at(self, options: OptionList) -> Offer | None:
        number = options.highlighted
        return self._offered[number] if number is not None and number < len(self._offered) else None

    def action_step(self, steps: int) -> None:
        """Highlight somebody else."""
        options = self.query_one("#people-offered", OptionList)
        if self._offered:
            options.highlighted = ((options.highlighted or 0) + steps) % len(self._offered)

    @on(Input.Submitted, "#people-typed")
    @on(OptionList.OptionSelected, "#people-offered")
    def _take(self) -> None:
        if not self.is_active:  # a second key was on its way
            return
        now = self._now()  # the list may be a letter behind
        options = self.query_one("#people-offered", OptionList)
        chosen = self._at(options) if now == self._offered else next(iter(now), None)
        try:
            if chosen is None:
                raise MarksError(self._missing)
            self._done(chosen.name)
        except MarksError as error:
            self.query_one("#people-fault", Static).update(Content(line(str(error))))
            return
        self.dismiss()

    @property
    def _missing(self) -> str:
        return "type a name" if self._anybody else "nobody is quoted under this name"

    def action_leave(self) -> None:
        """Leave everything as it is."""
        if self.is_active:
            self.dismiss()


def _row(offer: Offer, width: int) -> Content:
    name = cut(line(offer.name), max(8, width - len(offer.aside) - 2))
    gap = " " * max(1, width - Content(name).cell_length - len(offer.aside) - 1)
    return Content.assemble(name, gap, (offer.aside, "$muted"))
