"""A terminal that goes away is noticed without any signal."""

from __future__ import annotations

import os
import pty
import threading

from reader.tui.terminal.hangup import watch


def test_a_closed_terminal_is_noticed() -> None:
    ours, theirs = pty.openpty()
    gone = threading.Event()
    thread = watch(theirs, gone.set)
    assert not gone.is_set()
    os.close(ours)
    assert gone.wait(10)
    thread.join(10)
    os.close(theirs)


def test_what_is_typed_is_no_hangup() -> None:
    ours, theirs = pty.openpty()
    gone = threading.Event()
    thread = watch(theirs, gone.set)
    os.write(ours, b"typed\n")
    assert os.read(theirs, 64) == b"typed\n"
    assert not gone.is_set()
    assert thread.is_alive()
    os.close(ours)
    assert gone.wait(10)
    thread.join(10)
    os.close(theirs)
