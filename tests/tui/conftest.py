"""Runs the reader headless over fakes."""

from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager
from time import monotonic
from typing import TYPE_CHECKING, Any

import pytest
from textual.css.stylesheet import Stylesheet

from reader.config import Settings
from reader.tui.app import ReaderApp
from reader.tui.screens import main as mainscreen
from reader.tui.screens.main import MainScreen
from reader.tui.terminal import compat
from tests.tui.fakes import FakeArchive, FakeIndex, some_articles
from tests.tui.quiet import LOOK, quiet, wait_for_idle

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Iterator

    from textual.css.model import RuleSet
    from textual.css.types import CSSLocation
    from textual.pilot import Pilot
    from textual.screen import Screen

    from reader.tui.worker.readable import ReadableArchive


PATIENCE = 30.0
"""Seconds after which nothing more is hoped for; many, for the machine may have a lot to do."""


@pytest.fixture(autouse=True)
def _no_guessed_times(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the pilot wait for what is under way, and the reader look round as soon as its first frame is drawn."""
    monkeypatch.setattr("textual.app.wait_for_idle", wait_for_idle)
    monkeypatch.setattr("textual.pilot.wait_for_idle", wait_for_idle)
    monkeypatch.setattr(mainscreen, "SOON", mainscreen.MOMENT)


@pytest.fixture(scope="session", autouse=True)
def textuals_parsing() -> Iterator[Callable[..., list[RuleSet]]]:
    """Share what style sheets say among all readers: to start one takes a quarter less then.

    Gives what stood there before, for a test of how often a reader parses.
    """
    theirs = Stylesheet._parse_rules
    parsed: dict[object, list[RuleSet]] = {}

    def once(sheet: Stylesheet, css: str, read_from: CSSLocation, *more: Any, **named: Any) -> list[RuleSet]:
        key = css, read_from, more, frozenset(named.items()), frozenset(sheet._variables.items())
        if key not in parsed:
            parsed[key] = theirs(sheet, css, read_from, *more, **named)
        return parsed[key]

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(Stylesheet, "_parse_rules", once)
        yield theirs


class Driver:
    """The reader under test: press keys, look at the screen."""

    def __init__(self, app: ReaderApp, pilot: Pilot[int]) -> None:
        self.app = app
        self.pilot = pilot

    @property
    def main(self) -> MainScreen:
        screen = self.app.screen_stack[0]
        assert isinstance(screen, MainScreen)
        return screen

    @property
    def lines(self) -> list[str]:
        return compat.screen_text(self.app.screen)

    @property
    def text(self) -> str:
        return "\n".join(self.lines)

    def watch_drawing(self) -> list[set[int]]:
        """Return a list that gets the lines of the screen that are drawn from now on, a set each time."""
        drawn: list[set[int]] = []
        display = self.app._display

        def watched(screen: Screen[Any], update: Any) -> None:
            drawn.append({y for y, _, _ in getattr(update, "spans", ())})
            display(screen, update)

        self.app._display = watched  # type: ignore[method-assign, assignment]
        return drawn

    async def settle(self) -> None:
        """Wait until the index has answered, its messages are handled, and what came of them is drawn."""
        end = monotonic() + PATIENCE
        while not (await quiet(self.app) and self.main.frame.articles.source.complete):
            self._hope(end)
            await asyncio.sleep(LOOK)

    async def until(self, holds: Callable[[], bool]) -> None:
        """Wait until something holds; fail after some seconds."""
        end = monotonic() + PATIENCE
        while not holds():
            self._hope(end)
            await self.pilot.pause()
            if holds():
                return
            await asyncio.sleep(LOOK)

    def _hope(self, end: float) -> None:
        assert monotonic() < end, f"it never came to hold; the screen:\n{self.text}"

    async def press(self, *keys: str) -> None:
        await self.pilot.press(*keys)
        await self.settle()

    async def do(self, action: str, count: int | None = None) -> None:
        """Call an action as a key would, which is faster than pressing one."""
        self.main.do(action, count)
        await self.settle()

    async def type(self, query: str) -> None:
        """Type a query and accept it."""
        self.main.frame.bar.input.value = query
        await self.do("search.accept")


@asynccontextmanager
async def reading(
    index: FakeIndex | None = None,
    *,
    size: tuple[int, int] = (130, 40),
    settings: Settings | None = None,
    archive: ReadableArchive | None = None,
) -> AsyncIterator[Driver]:
    """A running reader with some articles in it."""
    made = archive or FakeArchive(index if index is not None else FakeIndex(some_articles()))
    chosen = settings or Settings()
    # Keys follow each other here as fast as they are handled, and yet each is meant to be one of its own.
    app = ReaderApp(made, chosen._replace(settle="0ms"))
    async with app.run_test(size=size, notifications=True) as pilot:
        driver = Driver(app, pilot)
        await driver.settle()
        yield driver
