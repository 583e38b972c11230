"""A list on a screen of its own: a heading, a line that filters it, and keys that are those of the panes."""

from __future__ import annotations

from abc import abstractmethod
from typing import TYPE_CHECKING, ClassVar, Protocol, cast

from rich.cells import cell_len
from textual import on
from textual.containers import Horizontal
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Input, Static

from reader.keystrokes import written
from reader.tui.page.paint import cut, line
from reader.tui.session.keymap import Dispatcher, stroke
from reader.tui.terminal import compat
from reader.tui.widgets.sieve_line import SieveLine
from reader.tui.widgets.status_line import SIEVING, StatusLine
from reader.tui.worker import messages

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from textual import events
    from textual.app import ComposeResult
    from textual.binding import BindingType

    from reader.keystrokes import Keys
    from reader.tui.session.speakerpage import AllSpeakers, SpeakerPage
    from reader.tui.widgets.facts_pane import FactsPane
    from reader.tui.widgets.saying_list import PeopleList

_FEWEST = 12
"""Cells below which nothing stands behind the name."""
_PROGRAM = frozenset({"help", "quit", "suspend", "view.dark"})
"""Actions of the program as a whole, which work here too."""


class _Program(Protocol):
    def hand_up(self, key: events.Key) -> None:
        """Give a key to the dialog that was opened while it was on its way."""


class ListedScreen(Screen[None], inherit_bindings=False):
    """Rows that are gone through, filtered and opened."""

    BINDINGS: ClassVar[list[BindingType]] = []
    AUTO_FOCUS = ""
    HINTS: ClassVar[tuple[tuple[tuple[str, ...], str], ...]] = ()
    """Actions worth a line, those of one hint together, with what they do."""
    SIEVE = ""
    """What stands in the line for the filter while it is empty."""

    def __init__(
        self,
        page: SpeakerPage | AllSpeakers,
        keys: Mapping[str, list[Keys]],
        do: Callable[[str], object],
        closed: Callable[[], object],
    ) -> None:
        """`do` does an action of the program; `closed` is called when the screen was left for what is below it."""
        super().__init__()
        self.listed = page
        self._keys, self._do, self._leave_for = keys, do, closed
        self._dispatcher = Dispatcher(keys)
        self.sieve = SieveLine(id="people-sieve", placeholder=self.SIEVE)
        self.status = StatusLine(id="people-status")
        self._titled = Static(Content(""), id="people-name")
        self._counted = Static(Content(""), id="people-aside")

    @property
    @abstractmethod
    def rows(self) -> PeopleList:
        """The list."""

    @abstractmethod
    def body(self) -> ComposeResult:
        """Compose what stands below the line for the filter."""

    @abstractmethod
    def heading(self) -> tuple[str, str, str]:
        """Return what stands on top: the name, what is of less weight behind it, and the count at the right."""

    @abstractmethod
    def act(self, action: str) -> bool:
        """Do an action that only this screen knows; False where it knows it not either."""

    def compose(self) -> ComposeResult:
        """Put the heading above the rows."""
        with Horizontal(id="people-head"):
            yield self._titled
            yield self._counted
        yield self.sieve
        yield from self.body()
        yield self.status

    def on_mount(self) -> None:
        """Show what there is."""
        self.set_focus(self.rows)
        self.sift_shown()
        self.fill()

    def on_resize(self) -> None:
        """Break the lines anew."""
        self.call_after_refresh(self.fill)

    def on_idle(self) -> None:
        """Draw at once what has changed, as the panes do."""
        if not self.app.message_queue_size:
            compat.paint_now(self)

    def fill(self) -> None:
        """Show what has come."""
        self.rows.fill()
        self.tell()

    def tell(self) -> None:
        """Say what is listed."""
        name, behind, count = self.heading()
        room = self.app.size.width - 2 - cell_len(count) - 2
        shown = cut(line(name), room)
        left = room - cell_len(shown) - 2
        more = behind if cell_len(behind) <= left else cut(behind.partition(" · ")[0], left)
        more = more if left > _FEWEST else ""
        self._titled.update(
            Content.assemble((shown, "bold $strong"), ("  " + more if more else "", "$muted"))
        )
        self._counted.update(Content.styled(count, "$muted"))
        if self.focused is not self.sieve:
            self.status.hint(self._hints())
        number = len(self.listed.shown)
        typed = line(self.listed.typed.strip())
        at = f"{self.listed.cursor + 1:,} of {number:,}" if number else ""
        self.status.facts(f"only: {typed}" if typed and not self.sieve.display else "", at)

    def _hints(self) -> Sequence[tuple[str, str]]:
        shown = [
            (" ".join(written(self._keys[each][0]) for each in actions if self._keys[each]), label)
            for actions, label in self.HINTS
        ]
        return [hint for hint in shown if hint[0]]

    # Keys

    def on_key(self, event: events.Key) -> None:
        """Take every key that the line for the filter leaves."""
        key = stroke(event.key, event.character)
        if key is None or self.focused is self.sieve:
            return
        event.stop()
        event.prevent_default()
        if not self.is_active:  # it was on its way when the key before it opened what it is meant for
            cast("_Program", self.app).hand_up(event)
            return
        self.status.note("")
        if key == "Esc" and self._dispatcher.pending:
            self._dispatcher.clear()
        elif (call := self._dispatcher.press(key, "quotes")) is not None:
            self._call(call.action, call.count)
        elif self._dispatcher.unknown:
            self.status.note(f"no such key: {self._dispatcher.unknown}")
        self.status.pending(self._dispatcher.pending)

    def _call(self, action: str, count: int | None) -> None:
        if action in _PROGRAM:
            self._do(action)
        elif action == "search.leave" and self.listed.typed.strip():
            self._sift("")
            self.sift_shown()
        elif action in ("search.leave", "back", "jump.back"):
            if self.is_active:  # else a second key was on its way
                self.dismiss()
                self._leave_for()
        elif action == "quotes.filter":
            self.sieve.begin(self.listed.typed)
            self.set_focus(self.sieve)
            self.status.hint(SIEVING)
            self.tell()
        elif not self._move(action, count) and not self.act(action):
            self.status.note("that key does nothing here")

    def _move(self, action: str, count: int | None) -> bool:
        pane, number = self.moving, count or 1
        down = action in ("move.down", "move.half-down", "move.page-down", "page.on")
        if action in ("move.down", "move.up"):
            pane.step(number if down else -number)
        elif action in ("move.half-down", "move.half-up"):
            pane.step_page(0.5 * number if down else -0.5 * number)
        elif action in ("move.page-down", "move.page-up", "page.on", "page.back"):
            pane.step_page(number if down else -number)
        elif action in ("move.first", "move.last"):
            pane.jump(count - 1 if count else 0 if action == "move.first" else -1)
        else:
            return False
        return True

    @property
    def moving(self) -> PeopleList | FactsPane:
        """What the keys of movement move in."""
        return self.rows

    # The filter

    def sift_shown(self) -> None:
        """Put the line for the filter away."""
        if self.focused is self.sieve:
            self.set_focus(self.rows)
        self.sieve.display = False

    def _sift(self, typed: str) -> None:
        self.listed.sift(typed)
        self.rows.fill(from_top=True)
        self.fill()

    @on(Input.Changed, "#people-sieve")
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        if self.sieve.display:
            self._sift(self.sieve.value)

    @on(messages.SieveLeft)
    def _sieve_left(self, message: messages.SieveLeft) -> None:
        message.stop()
        if not self.sieve.display:
            return  # a second key was on its way
        self.sift_shown()
        if not message.kept:
            self._sift("")
        self.tell()

    @on(messages.RowChosen)
    def _row_chosen(self, message: messages.RowChosen) -> None:
        message.stop()
        self.tell()

    @on(messages.RowOpened)
    def _row_opened(self, message: messages.RowOpened) -> None:
        message.stop()
        self.act("open")
