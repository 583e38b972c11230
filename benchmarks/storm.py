"""A storm over the installed program: `python -m benchmarks.storm [--minutes 10] [--seed N]`.

Random keys, sizes of the terminal, documents that come, change and go, and marks of another process, all at once. The
program has to live through it: no end, no traceback, no byte that was not meant, and a terminal as it was before. The
seed is printed, and the same seed presses the same keys; what comes between them is up to the machine.
"""

from __future__ import annotations

import argparse
import contextlib
import os
import random
import re
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

from benchmarks.emulated import Seat, folders_in
from benchmarks.tui import SAMPLES
from reader.actions import ACTIONS

STRANGE = (
    "\x1b",
    "\x1b[200~pasted\ttext\n\x1b[201~",
    "\x1b[I",
    "\x1b[O",
    "\x1b[1;5A",
    "\x1b[99~",
    "\x00",
    "é",
    "漢",
    "🙂",
)
"""What no action has: escape, pasting, the focus that comes and goes, keys and sequences that nobody knows."""
LEAVING = frozenset({"quit", "back", "suspend", "article.edit"})
"""Actions that end the program, or hand the terminal on: to a shell, or an editor."""
WORDS = (
    "bridge",
    "speaker:obi",
    '"world leaders"',
    "said:",
    "a OR",
    "(",
    "zeppelin",
    "is:unread",
    "date:2018",
    "-",
)
SIZES = ((40, 12), (80, 24), (120, 40), (200, 50), (10, 4), (60, 20), (159, 30), (1, 1))
DEPTH = 8
"""Times that Esc is pressed before the program is asked to go."""
_PLAIN = re.compile(r"\x1b\[[<>=?]?[\d;:]*[ $]?[@-~]|[\x00-\x09\x0b-\x1f\x7f-\x9f]")
NASTY = "Title \x1b]52;c;aGk=\x07\x9b31m\u202e “quoted \x1b[2J words” Mara Lind said.\n"
_NAMED = {
    "Space": " ", "Enter": "\r", "Esc": "\x1b", "Tab": "\t", "S-Tab": "\x1b[Z", "Down": "\x1b[B", "Up": "\x1b[A",
    "Left": "\x1b[D", "Right": "\x1b[C", "Home": "\x1b[H", "End": "\x1b[F", "PgDn": "\x1b[6~", "PgUp": "\x1b[5~",
    "F1": "\x1bOP", "Comma": ",",
}  # fmt: skip


class Outcome(NamedTuple):
    """What became of a storm."""

    steps: int
    trouble: str
    """What went wrong; empty where nothing did."""
    log: list[str]
    """The last things that were done."""
    said: str
    """What the program wrote last, without the sequences of the terminal, where something went wrong."""


def typed(stroke: str) -> str:
    """Return what a terminal sends for a key as actions write it."""
    if stroke in _NAMED:
        return _NAMED[stroke]
    return chr(ord(stroke[-1].lower()) & 31) if stroke.startswith("C-") else stroke


def bound() -> list[str]:
    """Return what is sent for all keys of all actions but those that leave."""
    ways = [way for action in ACTIONS if action.id not in LEAVING for way in action.keys.split()]
    return [_strokes(way) for way in ways]


def _strokes(way: str) -> str:
    """One way to call an action: a key with a name, or signs in a row."""
    return typed(way) if way in _NAMED or way.startswith("C-") else way


class Storm:
    """One program, one folder, and the hand that shakes them."""

    def __init__(self, home: Path, seed: int) -> None:
        self._chance = random.Random(seed)
        self._home = home
        self._folder = home / "news"
        shutil.copytree(SAMPLES, self._folder)
        self._keys = bound()
        self._marking: list[subprocess.Popen[bytes]] = []
        self._log: list[str] = []
        self.seat = Seat(self._folder, home)
        self.seat.until(("articles",))

    def step(self) -> str:
        """Do something; return what is wrong after it, or nothing."""
        acts = (self._press, self._type, self._resize, self._touch, self._mark, self._click)
        act = self._chance.choices(acts, weights=(60, 12, 6, 8, 1, 13))[0]
        self._log = [*self._log[-29:], f"{act.__name__[1:]}: {act()}"]
        self.seat.look(self._chance.choice((0.0, 0.0, 0.01, 0.05, 0.3)))
        return self.trouble

    @property
    def trouble(self) -> str:
        """What is wrong with the program, or nothing."""
        if self.seat.screen.faults:
            return f"bytes that nobody meant: {self.seat.screen.faults[:3]}"
        if (
            "Traceback (most recent call last)" in self.seat.screen.text
            or b"Traceback (most" in self.seat.said
        ):
            return "a traceback"
        ended, status = os.waitpid(self.seat.pid, os.WNOHANG)
        return f"it ended by itself: {os.waitstatus_to_exitcode(status)}" if ended else ""

    def _press(self) -> str:
        many = self._chance.choice((1, 1, 1, 2, 5, 30))
        source = STRANGE if self._chance.random() < 0.08 else self._keys
        keys = "".join(self._chance.choices(source, k=many))
        self.seat.send(keys)
        return repr(keys)

    def _type(self) -> str:
        text = self._chance.choice(("/", ":", "?", "F", "")) + " ".join(
            self._chance.choices(WORDS, k=self._chance.randint(1, 3))
        )
        self.seat.send(text + self._chance.choice(("\r", "\x1b", "")))
        return repr(text)

    def _resize(self) -> str:
        size = self._chance.choice(SIZES)
        self.seat.resize(*size)
        return "x".join(map(str, size))

    def _touch(self) -> str:
        name = f"storm-{self._chance.randrange(12)}.{self._chance.choice(('md', 'txt', 'json', 'html'))}"
        path = self._folder / name
        if path.exists() and self._chance.random() < 0.5:
            path.unlink()
            return f"{name} goes"
        path.write_text(
            f"date 2019-01-{self._chance.randint(1, 28):02}\n\n{NASTY * self._chance.randint(1, 9)}", "utf-8"
        )
        return f"{name} comes"

    def _mark(self) -> str:
        self._marking = [each for each in self._marking if each.poll() is None]
        if len(self._marking) > 1:
            return "enough are at it"
        how = self._chance.choice(("read", "star", "unstar", "unread"))
        argv = [sys.executable, "-m", "reader", "mark", "-a", str(self._folder), how, "bridge"]
        self._marking.append(
            subprocess.Popen(
                argv,
                env={**os.environ, **folders_in(self._home)},
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
            )
        )
        return how

    def _click(self) -> str:
        width, height = self.seat.screen.width, self.seat.screen.height
        column, row = self._chance.randint(1, width), self._chance.randint(1, height)
        button = self._chance.choice((0, 0, 0, 2, 64, 65, 35, 32))
        self.seat.send(
            f"\x1b[<{button};{column};{row}M" + (f"\x1b[<{button};{column};{row}m" if button < 3 else "")
        )
        return f"button {button} at {column},{row}"

    def leave(self) -> str:
        """Quit as a reader does; return what is wrong then, or nothing."""
        self.seat.resize(120, 40)
        code = 0
        with contextlib.suppress(OSError):  # it is gone
            for _ in range(DEPTH):  # dialogs may lie above dialogs
                self.seat.rest(0.3)
                self.seat.send("\x1b")
            self.seat.rest(0.3)
            self.seat.send("\x11")  # what is not on the disk is told of once, and lost at the second time
            self.seat.rest(1.5)
            code = self.seat.quit()
        for each in self._marking:
            each.wait()
        if code or self.seat.unrestored or self.seat.screen.faults:
            return f"leaving: exit code {code}, modes left on {self.seat.unrestored}, {self.seat.screen.faults[:3]}"
        return ""

    def run(self, seconds: float) -> Outcome:
        """Let it rage."""
        until, steps, trouble = time.monotonic() + seconds, 0, ""
        while not trouble and time.monotonic() < until:
            try:
                trouble = self.step()
            except TimeoutError as error:
                trouble = str(error)
            steps += 1
        if trouble:
            self.seat.rest(2)  # what it says of it comes last
            self.seat.end()
        else:
            trouble = self.leave()
        said = _PLAIN.sub("", self.seat.said.decode("utf-8", "replace"))[-3000:] if trouble else ""
        return Outcome(steps, trouble, self._log, said)


def rage(seconds: float, seed: int) -> Outcome:
    """Let a storm of this seed go over a new program."""
    # Where it stands it may write: `:w` is typed as well.
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as home, contextlib.chdir(home):
        return Storm(Path(home), seed).run(seconds)


def main() -> None:
    parser = argparse.ArgumentParser(prog="benchmarks.storm", description="shake the reader at a terminal")
    parser.add_argument("--minutes", type=float, default=10)
    parser.add_argument("--seed", type=int, default=int(time.time()))
    arguments = parser.parse_args()
    print(f"seed {arguments.seed}", flush=True)
    outcome = rage(arguments.minutes * 60, arguments.seed)
    print(f"{outcome.steps:,} steps; {outcome.trouble or 'nothing went wrong'}")
    if outcome.trouble:
        print("\n".join([*outcome.log, outcome.said]))
        raise SystemExit(1)


if __name__ == "__main__":
    main()
