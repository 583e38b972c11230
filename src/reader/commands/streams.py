"""The three streams of the process: mended where one is closed, and told about where one cannot be written."""

from __future__ import annotations

import errno
import os
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import TextIO

    from reader.commands.exits import CommandError


def open_closed_ones() -> None:
    """Put nothing in the place of a closed stdin or stderr.

    The number of a closed stream would go to the next file that is opened: what is meant for a person would be
    written into it.

    Raises:
        OSError: stdout is closed, so that no answer can be given.
    """
    if sys.stdin is None:
        sys.stdin = _nothing(0)
    closed = sys.stdout is None
    if closed:
        sys.stdout = _nothing(1)
    if sys.stderr is None:
        sys.stderr = _nothing(2)
    if closed:
        raise OSError(errno.EBADF, os.strerror(errno.EBADF))


def _nothing(number: int) -> TextIO:
    """Open the null device under this number."""
    handle = os.open(os.devnull, os.O_RDWR)
    if handle != number:
        os.dup2(handle, number)
        os.close(handle)
    os.set_inheritable(number, True)  # a process that this one starts needs it as much
    return open(number, "r" if number == 0 else "w", encoding="utf-8", closefd=False)


def tell(lines: str) -> None:
    """Write whole lines on stderr. Where that cannot be done nobody is told, and the answer still counts."""
    try:
        sys.stderr.write(lines)
        sys.stderr.flush()
    except OSError:
        drop(sys.stderr)


def drop(stream: TextIO) -> None:
    """Let what `stream` still holds go nowhere: Python would try to write it once more at its end, and complain."""
    handle = os.open(os.devnull, os.O_WRONLY)
    os.dup2(handle, stream.fileno())
    os.close(handle)


def cannot_be_read(name: str, error: OSError) -> CommandError:
    """Return what is said of a file or of stdin that cannot be read."""
    from reader.commands.exits import CommandError
    from reader.text import visible

    return CommandError(f"{visible(name)}: cannot be read ({error.strerror or error})")
