"""The reader in a terminal that looks at every byte: a screen that can be read, and nothing that was not meant.

No full emulator: it knows the sequences that the reader has a use for, and takes all others for faults. So a control
character that comes from a document cannot hide in the stream.
"""

from __future__ import annotations

import codecs
import contextlib
import os
import re
import select
import sys
import termios
import time
from pathlib import Path

from rich.cells import cell_len

from benchmarks.tui import Terminal

SIZE = (120, 40)
PATIENCE = 10.0
"""Seconds until something that was expected on the screen is missed."""
_TOKEN = re.compile(
    r"(?P<text>[^\x00-\x1f\x7f-\x9f]+)"
    r"|\x1b\[(?P<private>[<>=?]?)(?P<numbers>[\d;:]*)(?P<between>[ $]?)(?P<final>[@-~])"
    r"|\x1b\](?P<command>\d+);(?P<told>[^\x00-\x1f\x7f-\x9f]*)(?:\x07|\x1b\\)"
    r"|(?P<move>[\r\n\x07])"
)
_BEGUN = re.compile(r"\x1b(?:\[[<>=?]?[\d;:]*[ $]?|\](?:\d+(?:;[^\x00-\x1f\x7f-\x9f]*\x1b?)?)?)?\Z")
"""A sequence of which the rest is still to come."""
_MEANT = frozenset({"m", "H", "?h", "?l", ">u", "<u", "?$p", "t"})
"""Sequences by their parts around the numbers."""
_TELLS = frozenset({"2", "11", "22", "52"})
"""Commands to the terminal: the title, asking for the ground, the shape of the pointer, the clipboard."""
RESTORED = ("1049", "1000", "1003", "1006", "1004", "2004")
"""Modes that are off again when the program is gone: the other screen, mouse, focus, pasting."""


def folders_in(home: Path) -> dict[str, str]:
    """Return the variables by which the program keeps everything below this folder."""
    folders = {f"XDG_{name}_HOME": str(home / name.lower()) for name in ("CACHE", "CONFIG", "STATE")}
    return {"HOME": str(home), **folders}


class Emulated:
    """What a stream of bytes makes of a screen."""

    def __init__(self, width: int, height: int) -> None:
        self.faults: list[str] = []
        """Whatever came that was not meant, as Python writes it."""
        self.modes: set[str] = set()
        """Private modes that are on."""
        self.cursor_hidden = False
        self._decoder = codecs.getincrementaldecoder("utf-8")("replace")
        self._rest = ""
        self._at = (0, 0)
        self.resize(width, height)

    def resize(self, width: int, height: int) -> None:
        """Have another size, and nothing on the screen."""
        self.width, self.height = width, height
        self._cells = [[" "] * width for _ in range(height)]

    @property
    def lines(self) -> list[str]:
        """What is seen, a line a row."""
        return ["".join(row).rstrip() for row in self._cells]

    @property
    def text(self) -> str:
        """What is seen."""
        return "\n".join(self.lines)

    def feed(self, taken: bytes) -> None:
        """Take in what the program wrote."""
        stream, at = self._rest + self._decoder.decode(taken), 0
        self._rest = ""
        while at < len(stream):
            token = _TOKEN.match(stream, at)
            if token is not None:
                self._take(token)
                at = token.end()
            elif _BEGUN.match(stream, at):
                self._rest = stream[at:]
                return
            else:
                self.faults.append(repr(stream[at : at + 90]))
                at += 1

    def _take(self, token: re.Match[str]) -> None:
        if token["text"]:
            self._write(token["text"])
        elif token["move"] == "\x07":
            pass  # the bell: a line that is typed in has no more room
        elif token["move"]:
            column, row = self._at
            self._at = (0, row) if token["move"] == "\r" else (column, min(row + 1, self.height - 1))
        elif token["command"]:
            if token["command"] not in _TELLS:
                self.faults.append(repr(token[0]))
        else:
            self._control(token)

    def _control(self, token: re.Match[str]) -> None:
        kind = token["private"] + token["between"] + token["final"]
        if kind not in _MEANT:
            self.faults.append(repr(token[0]))
        elif kind == "H":
            row, column = [*map(int, token["numbers"].split(";"))] if token["numbers"] else [1, 1]
            self._at = (column - 1, row - 1)
        elif kind == "?h":
            self.modes.add(token["numbers"])
        elif kind == "?l":
            self.modes.discard(token["numbers"])

    def _write(self, text: str) -> None:
        column, row = self._at
        for character in text:
            width = cell_len(character)
            if width == 0 or column >= self.width or row >= self.height:
                continue  # drawn for a size that is no more; marks above letters have no cell of their own
            self._cells[row][column] = character
            if width == 2 and column + 1 < self.width:
                self._cells[row][column + 1] = ""
            column += width
        self._at = (column, row)


class Seat(Terminal):
    """Somebody who sits before the installed program: presses keys, and reads the screen."""

    def __init__(
        self,
        archive: Path,
        home: Path,
        size: tuple[int, int] = SIZE,
        environment: dict[str, str] | None = None,
    ) -> None:
        self.screen = Emulated(*size)
        program = Path(sys.executable).parent / "reader"
        argv = [str(program)] if program.exists() else [sys.executable, "-m", "reader"]
        # An editor that ends at once: one of the machine's own would take the keys that are meant for us.
        own = {"PYTHONFAULTHANDLER": "1", "VISUAL": "true"}
        super().__init__([*argv, str(archive)], folders_in(home) | own | (environment or {}))
        # While the terminal is handed on it does nothing by itself: what is typed then would be echoed, and look as
        # if the program had written it, and C-c would drop what the program did write.
        modes = termios.tcgetattr(self.fd)
        modes[3] &= ~(termios.ECHO | termios.ISIG)
        termios.tcsetattr(self.fd, termios.TCSANOW, modes)
        self.resize(*size)

    def resize(self, width: int, height: int) -> None:
        """Have a terminal of another size."""
        self.screen.resize(width, height)
        super().resize(width, height)

    def send(self, keys: str) -> None:
        """Press keys, without waiting for what they do.

        A program that waits until its output is taken takes no keys meanwhile: only to write would be to wait for ever.

        Raises:
            TimeoutError: it takes none.
        """
        waiting = keys.encode()
        deadline = time.monotonic() + PATIENCE
        while waiting:
            comes, goes, _ = select.select([self.fd], [self.fd], [], 1.0)
            if goes:
                waiting = waiting[os.write(self.fd, waiting[:256]) :]
            elif comes:
                self.look(0.0)
            if waiting and time.monotonic() > deadline:
                raise TimeoutError(f"the program takes no keys; {len(waiting)} are left of {keys[:40]!r}")

    def look(self, seconds: float) -> bool:
        """Take in what comes in so many seconds at most; False where nothing did, or the program is gone."""
        if not select.select([self.fd], [], [], seconds)[0]:
            return False
        with contextlib.suppress(OSError):
            return bool(self._take())
        return False

    def until(self, shows: tuple[str, ...], hides: tuple[str, ...] = ()) -> str:
        """Wait until words are on the screen, and others are not; return those that are wrong, or nothing."""
        deadline = time.monotonic() + PATIENCE
        while time.monotonic() < deadline:
            text = self.screen.text
            if all(words in text for words in shows) and not any(words in text for words in hides):
                return ""
            self.look(0.1)
        missing = [f"no {words!r}" for words in shows if words not in text]
        return ", ".join([*missing, *(f"still {words!r}" for words in hides if words in text)])

    def answers(self, end: str) -> str:
        """Return what comes until it ends so, or the program is gone: for one that draws nothing."""
        said = b""
        with contextlib.suppress(OSError):
            while not said.endswith(b"\n" + end.encode()) and said != end.encode():
                if not select.select([self.fd], [], [], PATIENCE)[0]:
                    break
                taken = super()._take()
                if not taken:
                    break
                said += taken
        return said.decode("utf-8", "replace")

    def rest(self, seconds: float = 0.15) -> None:
        """Wait until nothing comes for a moment, but not for ever: a cursor may blink."""
        deadline = time.monotonic() + PATIENCE
        while time.monotonic() < deadline and self.look(seconds):
            pass

    def _take(self) -> bytes:
        taken = super()._take()
        self.screen.feed(taken)
        return taken

    @property
    def unrestored(self) -> list[str]:
        """Modes of the terminal that the program has left on."""
        return [mode for mode in RESTORED if mode in self.screen.modes]
