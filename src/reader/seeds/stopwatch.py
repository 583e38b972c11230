"""A limit on the time that somebody else's code may take."""

from __future__ import annotations

import signal
import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import FrameType


_AGAIN = 0.25
"""Seconds after which it rings again: what is raised while an object is being finalised is heard by nobody."""


class OutOfTimeError(BaseException):
    """The time is up. Not an `Exception`, so that no handler in the code being timed swallows it."""


def can_stop() -> bool:
    """Whether code that runs here can be stopped: signals reach the main thread only."""
    return hasattr(signal, "setitimer") and threading.current_thread() is threading.main_thread()


@contextmanager
def stopwatch(seconds: float) -> Iterator[None]:
    """Raise `OutOfTimeError` in the body after `seconds` of this process's time, where `can_stop()`.

    One within another ends with the time of either. Processor time, not the clock's: what a document reads as must
    not depend on how busy the machine is.
    """
    if not can_stop():
        yield
        return

    def ring(_signal: int, _frame: FrameType | None) -> None:
        raise OutOfTimeError

    before = signal.signal(signal.SIGPROF, ring)
    left = signal.getitimer(signal.ITIMER_PROF)[0]
    given = min(seconds, left) if left else seconds
    try:
        signal.setitimer(signal.ITIMER_PROF, given, _AGAIN)
        yield
    finally:
        unused = signal.setitimer(signal.ITIMER_PROF, 0)[0]
        signal.signal(signal.SIGPROF, before)
        if left:  # what is timed round this goes on, and soon ends if its own time ran out here
            signal.setitimer(signal.ITIMER_PROF, max(left - (given - unused), 0.001))
