"""The doors of the program in a real terminal: editor, signals, the end of the terminal, suspending."""

from __future__ import annotations

import fcntl
import os
import pty
import select
import signal
import struct
import sys
import termios
import time
from contextlib import suppress
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PATIENCE = 30.0
OTHER_SCREEN, OWN_SCREEN = b"\x1b[?1049h", b"\x1b[?1049l"
MOUSE_OFF = b"\x1b[?1000l"


class Terminal:
    """The reader in a pseudo terminal."""

    def __init__(self, archive: Path) -> None:
        self.said = b""
        self.pid, self.fd = pty.fork()
        if self.pid == 0:
            os.execvpe(sys.executable, [sys.executable, "-m", "reader", str(archive)], os.environ)
        fcntl.ioctl(self.fd, termios.TIOCSWINSZ, struct.pack("HHHH", 30, 100, 0, 0))
        self.modes = termios.tcgetattr(self.fd)

    def until(self, words: bytes) -> bytes:
        """Read until something was written; return what was before it, and forget both."""
        deadline = time.monotonic() + PATIENCE
        while words not in self.said:
            if not self._take(deadline - time.monotonic()):
                raise AssertionError(f"{words!r} never came; it said {self.said[-2000:]!r}")
        before, _, self.said = self.said.partition(words)
        return before

    def _take(self, seconds: float) -> bool:
        if not select.select([self.fd], [], [], max(0.0, seconds))[0]:
            return False
        try:
            chunk = os.read(self.fd, 1 << 16)
        except OSError:  # Linux says so when the other end is closed
            return False
        self.said += chunk
        return bool(chunk)

    def press(self, keys: bytes) -> None:
        os.write(self.fd, keys)

    def ended(self) -> int:
        """Wait for the end, and return the exit code; what was written meanwhile is in `said`."""
        deadline = time.monotonic() + PATIENCE
        while self._take(deadline - time.monotonic()):
            pass
        pid, status = os.waitpid(self.pid, os.WNOHANG if time.monotonic() >= deadline else 0)
        assert pid, f"it did not end; it said {self.said[-2000:]!r}"
        return os.waitstatus_to_exitcode(status)

    def close(self) -> None:
        with suppress(OSError):
            os.close(self.fd)
        with suppress(ProcessLookupError, ChildProcessError):
            os.kill(self.pid, signal.SIGKILL)
            os.waitpid(self.pid, 0)


@pytest.fixture
def terminal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Terminal]:
    folder = tmp_path / "news"
    folder.mkdir()
    (folder / "bridge.md").write_text("---\ntitle: Harbour bridge\n---\nIt closes on Monday.\n", "utf-8")
    editor = tmp_path / "editor.sh"
    editor.write_text(
        '#!/bin/sh\nprintf "EDITING %s " "${1##*/}"\ncat "$1"\ntest -w "$1" && [ "$(id -u)" != 0 ] && echo WRITABLE\n'
        'stat -c "MODE %a" "$1"\nread answer\necho "GOT $answer"\n'
    )
    editor.chmod(0o755)
    monkeypatch.setenv("VISUAL", str(editor))
    made = Terminal(folder)
    yield made
    made.close()


def test_the_editor_has_the_terminal_and_gives_it_back(terminal: Terminal) -> None:
    terminal.until(b"closes on Monday")
    terminal.press(b"e")
    assert OWN_SCREEN in terminal.until(b"EDITING harbour-bridge.md ")
    terminal.until(b"It closes on Monday.")
    terminal.until(b"MODE 400")
    terminal.press(b"typed words\r")
    terminal.until(b"GOT typed words")
    terminal.until(OTHER_SCREEN)
    terminal.until(b"the copy is gone")
    terminal.press(b":quit\r")
    assert terminal.ended() == 0, terminal.said.decode()
    assert OWN_SCREEN in terminal.said


def test_a_piped_command_never_writes_on_the_screen(terminal: Terminal) -> None:
    terminal.until(b"closes on Monday")
    terminal.press(b"|sh -c 'echo LOUD >/dev/tty; echo QUIET; echo WRONG >&2'\r")
    terminal.until(b"sh took the article")
    terminal.until(b"QUIET")
    terminal.until(b"WRONG")
    terminal.press(b"q")
    terminal.until(b"closes on Monday")
    terminal.press(b"Q")
    assert terminal.ended() == 0
    assert b"LOUD\r\n" not in terminal.said


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_signal_leaves_the_terminal_as_it_was(terminal: Terminal, number: signal.Signals) -> None:
    terminal.until(b"closes on Monday")
    os.kill(terminal.pid, number)
    assert terminal.ended() == 128 + number
    assert OWN_SCREEN in terminal.said
    assert MOUSE_OFF in terminal.said


def test_the_end_of_the_terminal_ends_the_program(terminal: Terminal) -> None:
    terminal.until(b"closes on Monday")
    os.close(terminal.fd)
    deadline = time.monotonic() + PATIENCE
    pid = 0
    while pid == 0 and time.monotonic() < deadline:
        pid, _ = os.waitpid(terminal.pid, os.WNOHANG)
        select.select([], [], [], 0.05)
    assert pid == terminal.pid


def test_it_is_suspended_and_comes_back(terminal: Terminal) -> None:
    terminal.until(b"closes on Monday")
    terminal.press(b"\x1a")
    terminal.until(OWN_SCREEN)
    while not os.WIFSTOPPED(os.waitpid(terminal.pid, os.WUNTRACED)[1]):
        pass
    os.kill(terminal.pid, signal.SIGCONT)
    terminal.until(OTHER_SCREEN)
    terminal.until(b"Harbour bridge")
    terminal.press(b"Q")
    assert terminal.ended() == 0
