"""A command that is handed text and answers with some: it can neither read our terminal nor write on it."""

from __future__ import annotations

import os
import shlex
import shutil
import signal
import subprocess
import threading
from contextlib import suppress
from typing import TYPE_CHECKING, NamedTuple

from reader.model.errors import ReaderError

if TYPE_CHECKING:
    from collections.abc import Iterable

PATIENCE = 60.0
"""Seconds that a command may take, unless something else is said."""
LINGERING = 0.3
"""Seconds that the rest of its output has once it has ended: what it left behind may hold its output open for ever."""
LONGEST = 1_000_000
"""Bytes of output that are taken."""


class PipeError(ReaderError):
    """A command that cannot be run; the message says why."""


class Outcome(NamedTuple):
    """What became of a command."""

    output: str
    """What it wrote, as text."""
    ending: str
    """What went wrong, in words; empty where nothing did."""


def argv_of(typed: str) -> list[str]:
    """Return the words of a command, as a shell would split them; nothing else of a shell happens.

    Raises:
        PipeError: it cannot be split, or there is no such program.
    """
    try:
        words = shlex.split(typed)
    except ValueError as error:
        raise PipeError(f"{str(error)[:1].lower()}{str(error)[1:]}") from error
    if not words:
        raise PipeError("expected a command")
    if shutil.which(words[0]) is None:
        raise PipeError(f"there is no program {words[0]!r}")
    return words


class Piped:
    """A command that runs."""

    def __init__(self, argv: list[str]) -> None:
        """Start it, in a session of its own.

        Raises:
            PipeError: it does not start.
        """
        self._name = argv[0]
        self._taken = bytearray()
        self._ended = ""
        try:
            self._process = subprocess.Popen(
                argv,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
        except OSError as error:
            raise PipeError(f"{argv[0]}: {error.strerror}") from error

    def finish(self, pieces: Iterable[str], patience: float | None = None) -> Outcome:
        """Hand it text, wait for its end, so many seconds at most, and return what it wrote. Blocks.

        Whatever `pieces` raises is raised, once the command was ended.
        """
        reading = threading.Thread(target=self._read, daemon=True)
        reading.start()
        patience = PATIENCE if patience is None else patience
        watchdog = threading.Timer(patience, self.kill, [f"was stopped after {patience:.0f} seconds"])
        watchdog.daemon = True
        watchdog.start()
        try:
            self._write(pieces)
            code = self._process.wait()
        except BaseException:
            self.kill()
            raise
        finally:
            watchdog.cancel()
        reading.join(LINGERING)
        return Outcome(bytes(self._taken).decode("utf-8", "replace"), self._ended or _ending(code))

    def _write(self, pieces: Iterable[str]) -> None:
        stream = self._process.stdin
        assert stream is not None
        with suppress(BrokenPipeError), stream:  # it has read enough
            for piece in pieces:
                stream.write(piece.encode("utf-8", "replace"))

    def _read(self) -> None:
        stream = self._process.stdout
        assert stream is not None
        while chunk := os.read(stream.fileno(), 1 << 16):
            self._taken += chunk[: LONGEST - len(self._taken)]
            if len(self._taken) >= LONGEST:
                self.kill("wrote too much, and was stopped")
                return

    def kill(self, why: str = "") -> None:
        """End it, and what it started."""
        self._ended = self._ended or why
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(self._process.pid, signal.SIGKILL)


def _ending(code: int) -> str:
    if code < 0:
        return f"was ended by signal {-code}"
    return f"ended with {code}" if code else ""
