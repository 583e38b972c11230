"""The application: wiring only."""

from __future__ import annotations

import asyncio
import contextlib
import gc
import os
import signal
import sys
import threading
import time
import traceback
from typing import TYPE_CHECKING, Any, ClassVar

from rich.text import Text
from textual.app import App, InvalidThemeError, SuspendNotSupported
from textual.await_complete import AwaitComplete
from textual.events import Key

from reader.config import AUTO
from reader.resources import styles_folder
from reader.text import clean, clean_line
from reader.tui.dialogs import opening
from reader.tui.page import themes
from reader.tui.screens.main import MainScreen
from reader.tui.session.keymap import stroke
from reader.tui.terminal import compat, ground, hangup, spelling
from reader.tui.worker.backend import Backend
from reader.tui.worker.keeper import Keeper

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import PurePath

    from textual.binding import BindingType
    from textual.driver import Driver
    from textual.events import Event
    from textual.screen import Screen

    from reader.config import Settings
    from reader.tui.worker.readable import ReadableArchive

_MOMENT, _NAMING = 0.02, 50
"""Seconds between two looks whether all rows of a change are known, when the program is left; and how many looks."""
_ANSWERED = 0.4
"""Seconds that a terminal is given to answer before it is handed back."""
_STYLES = ("base", "list", "reader", "quotes", "bars")
"""Those of the panes; others are read when what they are for is opened."""


class ReaderApp(App[int], inherit_bindings=False):
    """The terminal reader."""

    BINDINGS: ClassVar[list[BindingType]] = []
    ENABLE_COMMAND_PALETTE = False
    # The styles are no part of the class: where they are depends on how the program was installed.
    CSS_PATH: ClassVar[list[str | PurePath]] = [styles_folder() / f"{name}.tcss" for name in _STYLES]

    def __init__(
        self, archive: ReadableArchive, settings: Settings, *, driver_class: type[Driver] | None = None
    ) -> None:
        self._settings = settings
        super().__init__(driver_class=driver_class)
        self.animation_level = "none"
        own = (themes.of_user(name, colours) for name, colours in settings.themes.items())
        for theme in (*themes.THEMES, *own):
            self.register_theme(theme)
        self._followed = self._on_ground(light=ground.guessed_light(os.environ))
        """The theme that the ground asks for."""
        self._complaint = self._choose_theme()
        self._asked = 0.0
        """When the terminal was asked what its ground is; 0 where it was not, or has answered."""
        self._styled = self.get_css_variables()
        self.stylesheet.set_variables(self._styled)
        self.backend = Backend(archive.open_index)
        self.keeper = Keeper(archive.open_index, archive.where, archive.catch_up)
        self._held: list[Key] = []
        """Keys that wait for a dialog."""
        self._handed_up = 0
        """How many of them were on their way to the panes: they were typed before the others."""
        self._keys_for: Screen[Any] | None = None
        """The dialog that takes its keys itself."""
        self.left = ""
        """What was not on the disk when the program was left, in a line; empty where all was."""
        self._main = MainScreen(archive, settings, self.backend, self.keeper)
        self.title = f"reader · {clean_line(archive.name)}"

    def get_default_screen(self) -> Screen[None]:
        """Return the screen with the panes."""
        return self._main

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Return our own variables, made for whichever theme is chosen."""
        return themes.variables(self.current_theme)

    def refresh_css(self, animate: bool = True) -> None:
        """Work the styles out anew; not where nothing changed, as right after the start."""
        variables = self.get_css_variables()
        if variables != self._styled:
            self._styled = variables
            super().refresh_css(animate=animate)
            self.call_after_refresh(self._main.illustrate)  # what shows through a picture is another colour

    def on_mount(self) -> None:
        """Set what needs a running terminal."""
        self.set_timer(1, collect_later)
        compat.set_title(self, self.title)
        self.app_resume_signal.subscribe(self, lambda _: compat.repaint(self))
        if self._complaint:
            self.notify(self._complaint, title="Settings", severity="warning", markup=False, timeout=12)
        if not self.is_headless:
            self._ask_ground()
            self._heed_signals()

    async def on_event(self, event: Event) -> None:
        """Let keys wait for a dialog that is still being made: they are meant for it, in the order they came."""
        if isinstance(event, Key) and self.screen_stack:
            if self._held or self.screen not in (self._main, self._keys_for):
                self._hold(event, len(self._held))
                return
            self._keys_for = self.screen
        await super().on_event(event)

    def hand_up(self, key: Key) -> None:
        """Give a key to the dialog that was opened while it was on its way to the panes."""
        self._hold(Key(key.key, key.character), self._handed_up)
        self._handed_up += 1

    def _hold(self, key: Key, place: int) -> None:
        self._held.insert(place, key)
        if len(self._held) == 1:
            self.call_later(self._await_dialog)

    def _await_dialog(self) -> None:
        self._keys_for = self.screen
        if not self._keys_for.is_mounted:
            self.call_later(self._await_dialog)
            return
        # Behind the keys that are on their way to the panes, which hand them up.
        self._main.call_later(self._main.call_later, self.call_later, self._release)

    async def _release(self) -> None:
        held, self._held, self._handed_up = self._held, [], 0
        for key in held:
            await super().on_event(key)

    def on_key(self, event: Key) -> None:
        """Quit from a dialog too, by a key that is no letter; what is pressed in the panes does not come here."""
        key = stroke(event.key, event.character)
        if key is not None and key.startswith("C-") and (key,) in self._main.keys["quit"]:
            self._main.do("quit")

    def _heed_signals(self) -> None:
        """Leave in good order when the terminal is closed or somebody ends us.

        Without this the terminal keeps mouse reporting and the other screen. A terminal that is gone takes no
        output any more, and leaving in good order may then wait for ever: after two seconds we just go.
        """
        loop = asyncio.get_running_loop()

        def leave(number: int, _frame: object = None) -> None:
            watchdog = threading.Timer(2, os._exit, [128 + number])
            watchdog.daemon = True
            watchdog.start()
            loop.call_soon_threadsafe(self.exit, 128 + number)

        for number in (signal.SIGTERM, signal.SIGHUP):
            with contextlib.suppress(ValueError):  # not in the main thread: somebody else's program
                signal.signal(number, leave)
        if sys.__stdin__ is not None:
            hangup.watch(sys.__stdin__.fileno(), lambda: leave(signal.SIGHUP))

    def _choose_theme(self) -> str:
        """Have the colours of the settings, before the styles are worked out; return what is wrong with these."""
        self.theme = self._followed
        wanted = self._settings.theme
        if wanted in (None, AUTO):
            return ""
        try:
            self.theme = wanted
        except InvalidThemeError:
            return f"theme: there is no {wanted!r}; there are {', '.join(sorted(self.available_themes))}"
        return ""

    def _ask_ground(self) -> None:
        if self._settings.theme in (None, AUTO) and ground.may_ask(os.environ):
            self._asked = time.monotonic()
            compat.write_raw(self, ground.QUESTION)

    def heard_ground(self, answer: str) -> None:
        """Take in, from the thread that reads, what the terminal says of its ground."""
        self._asked = 0.0
        light = ground.is_light(answer)
        if light is not None:
            self.call_later(lambda: self._follow_ground(light=light))

    def _follow_ground(self, *, light: bool) -> None:
        """Have the colours that go with the ground; not where somebody has chosen others since."""
        if self.theme == self._followed:
            self.theme = self._followed = self._on_ground(light=light)

    def _on_ground(self, *, light: bool) -> str:
        sixteen = self.console.color_system == "standard"  # mixed colours would all become one grey
        return (themes.SIXTEEN if sixteen else themes.FOLLOWING)[light]

    def toggle_dark(self) -> None:
        """Switch between our dark and light theme."""
        self.theme = themes.READER_LIGHT.name if self.current_theme.dark else themes.READER_DARK.name

    def outside(self, work: Callable[[], str]) -> str:
        """Do something with the terminal as it was before; return what went wrong, and nothing where nothing did."""
        try:
            with self.suspend():
                return work()
        except SuspendNotSupported:
            return "this terminal cannot be handed on"

    def redraw(self) -> None:
        """Draw the whole screen again."""
        compat.repaint(self)

    def choose_theme(self, name: str) -> None:
        """Have these colours."""
        self.theme = name

    def pop_screen(self) -> AwaitComplete:
        """Close what lies above the panes; a click or a key that was on its way finds nothing left to close."""
        if len(self.screen_stack) > 1:
            return super().pop_screen()
        return AwaitComplete()

    def search_themes(self) -> None:
        """Choose the colours from a list."""
        opening.open_themes(self)

    def _fatal_error(self) -> None:
        """End, and say where, without the values of variables (8.2.8: `App._fatal_error` writes them).

        They are foreign text, and so much of it that writing them down keeps the terminal for minutes.
        """
        self._exit_renderables.append(Text(clean(traceback.format_exc())))
        self._close_messages_no_wait()

    async def on_unmount(self) -> None:
        """Let go of everything that runs beside us."""
        self._main.session.attention.leave()
        for _ in range(_NAMING):
            if not self._main.session.marking.waiting:
                break
            await asyncio.sleep(_MOMENT)
        self.backend.close()
        unnamed = len(self._main.session.marking.waiting)
        self.left = await asyncio.to_thread(self.keeper.close, unnamed)
        await self._main.feeds.fetching.leave()
        await self._main.freshness.indexing.leave()
        if self._asked:  # an answer that is on its way would be typed into the shell
            await asyncio.sleep(max(0.0, self._asked + _ANSWERED - time.monotonic()))
        compat.restore_title(self)


def run(archive: ReadableArchive, settings: Settings) -> int:
    """Run the reader until it is left; return the exit code."""
    spelling.spell(sys.__stderr__)  # which Textual writes to
    app = ReaderApp(archive, settings)
    compat.listen(ground.Answers(app.heard_ground))
    code = app.run()
    if app.left:
        sys.stderr.write(f"reader: {clean_line(app.left)}\n")
    return code if isinstance(code, int) else app.return_code or 0


def collect_later() -> None:
    """Let the garbage collector rest until the first frame stands: it has nothing to find before."""
    gc.freeze()
    gc.enable()
