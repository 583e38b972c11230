"""Noticing that the terminal is gone, where no signal tells.

SIGHUP goes to the leader of the session, and to us only where the kernel finds us in the foreground: started
by make, by a script or in some containers it never comes. The terminal itself always knows.
"""

from __future__ import annotations

import select
import threading
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable


def watch(terminal: int, gone: Callable[[], None]) -> threading.Thread:
    """Call `gone`, from a thread of its own, when the other side of the descriptor `terminal` is closed.

    Costs nothing meanwhile: the thread sleeps in the kernel. Where the platform cannot poll a terminal, nothing
    is watched.
    """
    thread = threading.Thread(target=_wait, args=(terminal, gone), name="hangup", daemon=True)
    thread.start()
    return thread


def _wait(terminal: int, gone: Callable[[], None]) -> None:
    poll = select.poll()
    poll.register(terminal, 0)  # hang-ups and errors are told unasked, and nothing else is wanted
    if any(event & select.POLLHUP for _, event in poll.poll()):
        gone()
