"""Waiting for what is really under way, so that no test waits for a time that somebody guessed.

Textual's pilot sleeps until the process has slept a fiftieth of a second, twice for each key. Here it is looked whether
anything is left to do: a callback of the loop, a frame to be drawn, a question to the index, a timer that is soon due.
Looks into private parts of asyncio (3.11: `_ready`) and Textual (8.2.8).
"""

from __future__ import annotations

import asyncio
from time import monotonic
from typing import TYPE_CHECKING, Any

from textual._context import active_app

from reader.tui.app import ReaderApp

if TYPE_CHECKING:
    from textual.app import App
    from textual.screen import Screen

LOOK = 0.002
"""Seconds between two looks at what a thread does or a timer waits for."""
PATIENCE = 0.02
"""Seconds that an answer is waited for where it may be kept back, as by a test that holds a question up."""
SOON = 0.1
"""A timer of at most so many seconds belongs to what a key does."""


async def drained(longest: float = 1.0) -> None:
    """Wait until nothing is left to do for the loop: every message is handled, and all that came of it.

    Whoever waits is called in the order in which all wait, so that an empty queue says that everybody else waits for
    a thread, a file or a time. After `longest` seconds somebody is taken to go round in circles.
    """
    ready = asyncio.get_running_loop()._ready  # type: ignore[attr-defined]
    end = monotonic() + longest
    await asyncio.sleep(0)
    while ready and monotonic() < end:
        await asyncio.sleep(0)


def answered(app: ReaderApp) -> bool:
    """Is no question asked, and no change to be written? What was told then lies in the loop."""
    return app.backend.idle and app.keeper.idle


async def wait_for_idle(_min_sleep: float = 0.0, _max_sleep: float = 1.0) -> None:
    """Stand in for Textual's function of this name, which sleeps whatever there is to wait for.

    What a key changes is drawn before the next one comes, for whoever looks at the screen between them.
    """
    app = active_app.get()
    end = monotonic() + PATIENCE
    await _drawn(app)
    while isinstance(app, ReaderApp) and not answered(app) and monotonic() < end:
        await asyncio.sleep(LOOK)
    await _drawn(app)


async def quiet(app: ReaderApp) -> bool:
    """Wait until the loop has nothing to do and every screen is drawn; is nothing else under way?"""
    await _drawn(app)
    done = answered(app)
    await drained()
    return done and not _is_due(app) and not any(map(_is_to_draw, app.screen_stack))


async def _drawn(app: App[Any]) -> None:
    """Wait until the loop has nothing to do and every screen is drawn."""
    await drained()
    while _drew(app):
        await drained()


def _is_to_draw(screen: Screen[Any]) -> bool:
    return screen._update_timer._active.is_set()


def _drew(app: App[Any]) -> bool:
    """Draw at once what the timer of frames would draw some milliseconds later; was there anything?"""
    stale = list(filter(_is_to_draw, app.screen_stack))
    for screen in stale:
        screen._on_timer_update()
    return bool(stale)


def _is_due(app: App[Any]) -> bool:
    """Is anything to be called once, and soon? The watch goes round for ever."""
    watch = getattr(app.screen_stack[0], "_waits", {}).get("watch")
    return any(
        timer._repeat == 0 and timer._interval <= SOON and timer._task is not None and not timer._task.done()
        for pump in (app, *app.screen_stack)
        for timer in pump._timers
        if timer is not watch
    )
