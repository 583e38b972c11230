"""A recorded tour: `python -m benchmarks.tour docs/tour`, or `make tour`.

Drives the installed program through a pseudo terminal over a copy of the sample documents, sees each thing come that it
expects, and writes what was seen: `reader.cast` (asciicast v2, for `asciinema play`) and a picture of each stop. The
pictures are the same each time, and the recording nearly: a frame is written when the screen is at rest, under a time
that is counted and not measured, and everything lies in a home of its own that is shown as `~`.
"""

from __future__ import annotations

import argparse
import io
import json
import os
import shutil
import tempfile
import textwrap
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from rich.console import Console
from rich.terminal_theme import TerminalTheme
from rich.text import Text

from benchmarks.emulated import Emulated, Seat
from benchmarks.screenshot import self_contained
from benchmarks.transcripts import ESC, Unseen
from benchmarks.tui import SAMPLES

if TYPE_CHECKING:
    import re
    from collections.abc import Callable, Iterator

SIZE = (124, 36)
LOOK, LETTER = 2.2, 0.12
"""Seconds of the recording for a look at what came, and for a letter that is typed."""
_GROUND, _INK = (21, 23, 28), (213, 216, 224)
_THEME = TerminalTheme(_GROUND, _INK, [_INK] * 8, [_INK] * 8)


class Painted(Emulated):
    """What a stream of bytes makes of a screen, with the look of each cell as the terminal was told it."""

    def resize(self, width: int, height: int) -> None:
        """Have another size, and nothing on the screen."""
        super().resize(width, height)
        self._look = ""
        self._looks = [[""] * width for _ in range(height)]

    def _control(self, token: re.Match[str]) -> None:
        super()._control(token)
        if token["final"] == "m" and not token["private"]:
            self._look = "" if token["numbers"] in ("", "0") else token["numbers"]

    def _write(self, text: str) -> None:
        column, row = self._at
        super()._write(text)
        if row < self.height:
            for each in range(column, min(self._at[0], self.width)):
                self._looks[row][each] = self._look

    @property
    def rows(self) -> list[str]:
        """Every line with the sequences that colour it."""
        return [_coloured(cells, looks) for cells, looks in zip(self._cells, self._looks, strict=True)]


def _coloured(cells: list[str], looks: list[str]) -> str:
    line, now = "", ""
    for cell, look in zip(cells, looks, strict=True):
        if look != now:
            line += ("\x1b[0m" if now else "") + (f"\x1b[{look}m" if look else "")
            now = look
        line += cell
    return line + ("\x1b[0m" if now else "")


class Recording:
    """The frames of a tour, and its pictures."""

    def __init__(self, out: Path) -> None:
        self._out = out
        self._time = 0.0
        self._events: list[tuple[float, str, str]] = []
        self._rows: list[str] = []
        self.pictures: list[str] = []

    def mark(self, title: str) -> None:
        """Begin a part."""
        self._events.append((self._time, "m", title))

    def clear(self, size: tuple[int, int]) -> None:
        """Have an empty screen of a size."""
        self._events += [(self._time, "r", f"{size[0]}x{size[1]}"), (self._time, "o", "\x1b[0m\x1b[2J\x1b[H")]
        self._rows = []

    def frame(self, rows: list[str], seconds: float) -> None:
        """Show the lines that are others now, for so long."""
        before = self._rows if len(self._rows) == len(rows) else [""] * len(rows)
        changed = [
            f"\x1b[{at};1H{row}"
            for at, (row, old) in enumerate(zip(rows, before, strict=True), 1)
            if row != old
        ]
        self._rows = rows
        self.write("".join(changed), seconds)

    def write(self, text: str, seconds: float) -> None:
        """Show what a program wrote, for so long."""
        if text:
            self._events.append((self._time, "o", text))
        self._time += seconds

    def picture(self, name: str, rows: list[str], title: str, width: int) -> None:
        """Keep a screen as a picture."""
        console = Console(
            file=io.StringIO(),
            record=True,
            width=width,
            force_terminal=True,
            color_system="truecolor",
            legacy_windows=False,
        )
        for row in rows:
            console.print(Text.from_ansi(row), no_wrap=True, overflow="crop", crop=True)
        path = self._out / f"{len(self.pictures) + 1:02}-{name}.svg"
        svg = console.export_svg(title=title, theme=_THEME, unique_id="tour")
        path.write_text(self_contained(svg), encoding="utf-8")
        self.pictures.append(path.name)

    def keep(self) -> None:
        """Write the recording."""
        head = {
            "version": 2,
            "width": SIZE[0],
            "height": SIZE[1],
            "title": "reader",
            "env": {"TERM": "xterm-256color"},
        }
        lines = [
            json.dumps(head),
            *(json.dumps([round(at, 2), kind, told], ensure_ascii=False) for at, kind, told in self._events),
        ]
        (self._out / "reader.cast").write_text("\n".join(lines) + "\n", encoding="utf-8")


class Guide:
    """Somebody who shows the program: presses keys, waits until the words come, and has the screen recorded."""

    def __init__(self, recording: Recording, home: Path, size: tuple[int, int] = SIZE) -> None:
        self._recording = recording
        self._size = size
        self.seat = Seat(Path("seeds"), home, size)
        self.seat.screen = self.screen = Painted(*size)
        recording.clear(size)

    def step(self, keys: str, *shows: str, hides: tuple[str, ...] = (), letters: bool = False) -> None:
        """Press keys, and see these words come; `letters` shows each key as it is typed.

        Raises:
            Unseen: they did not come.
        """
        for key in keys if letters else ([keys] if keys else []):
            self.seat.send(key)
            if letters:
                self.seat.rest()
                self._recording.frame(self.screen.rows, LETTER)
        wrong = self.seat.until(shows, hides)
        self.seat.rest()
        if wrong or self.screen.faults:
            raise Unseen(f"{keys!r}: {wrong or self.screen.faults[:3]}\n{self.screen.text}")
        self._recording.frame(self.screen.rows, LOOK)

    def picture(self, name: str, title: str) -> None:
        """Keep what is seen now."""
        self._recording.picture(name, self.screen.rows, title, self._size[0])

    def leave(self) -> None:
        """Quit; whatever is left on the terminal is a fault."""
        code = self.seat.quit()
        if code or self.seat.unrestored:
            raise Unseen(f"leaving: exit code {code}, modes left on: {self.seat.unrestored}")


def first_run(guide: Guide) -> None:
    """The samples, an article, its quotations, and why one of them is whose."""
    guide.step("", "31 articles", "Quotations 3")
    guide.picture("first-run", "reader: the first run, on the sample articles")
    guide.step("/", "Enter", hides=("J K article",))
    guide.step("world leaders", "1 of 31", letters=True)
    guide.step("\r", "Quotations 10")
    guide.step("]q]q]q", "▌")
    guide.step("i", "“")
    guide.picture("why", "reader: who said it, and how that was found")
    guide.step("i", "Quotations 10")
    guide.step(ESC + ESC, "31 articles")


def a_speaker(guide: Guide) -> None:
    """One speaker across the archive, filtered, and back from an article."""
    guide.step("/", "Enter", hides=("J K article",))
    guide.step("automate the lamp\r", "1 of 31")
    guide.step("]q", "▌")
    guide.step("@", "Gwen Tarrow", "6 quotations", "Outlets")
    guide.picture("speaker", "reader: a speaker across the archive (@)")
    guide.step("f", "Enter")
    guide.step("lamp", "1 of 6", letters=True)
    guide.step("\r", "only: lamp")
    guide.step("\r", "│", hides=("only: lamp",))
    guide.step(ESC, "only: lamp")
    guide.step(ESC, hides=("only: lamp",))
    guide.step(ESC, " of 31")


def all_speakers(guide: Guide) -> None:
    """Everybody who is quoted."""
    guide.step("g@", "most quoted first", "1 of ")
    guide.picture("all-speakers", "reader: everybody who is quoted (g@)")
    guide.step("f", "Enter")
    guide.step("ma", " of ", letters=True)
    guide.step("\r", "only: ma")
    guide.step(ESC, hides=("only: ma",))
    guide.step(ESC, " of 31")


def typed_lines(guide: Guide) -> None:
    """The line behind `:`, completed, and what it did taken back."""
    guide.step(ESC + ESC, "31 articles")
    guide.step(":", "Tab completes")
    guide.step("tag +canal lo", "+canal", letters=True)
    guide.step("\x7f\x7fis:un", "is:unread", letters=True)
    guide.picture("command-line", "reader: a line behind the colon")
    guide.step("\t", "is:unread")
    guide.step("\r", "31 articles")
    guide.step("u", "31 articles")


def which_key(guide: Guide) -> None:
    """What can follow a key."""
    guide.step("g", "speakers", "feeds")
    guide.picture("which-key", "reader: what can follow g")
    guide.step(ESC, hides=("all speakers",))


def pipe_and_save(guide: Guide) -> None:
    """An article to a command, a speaker's quotations into a file."""
    guide.step("/", "Enter", hides=("J K article",))
    guide.step("automate the lamp\r", "1 of 31")
    guide.step("|", "pipe")
    guide.step("md head -12\r", "head took the article", letters=True)
    guide.picture("pipe", "reader: an article handed to a command (|)")
    guide.step("q", "1 of 31")
    guide.step("g@", "most quoted first")
    guide.step("\r", "6 quotations", "Outlets")
    guide.step("S", "write gwen-tarrow.md")
    guide.step("\r", "6 quotations saved in gwen-tarrow.md")
    guide.picture("save", "reader: what a speaker said, saved (S)")
    guide.step(ESC, "most quoted first")
    guide.step(ESC, "1 of 31")
    guide.step(ESC + ESC, "31 articles")


SETTINGS = """\
keys:
  quote.next: "C-n, ]q"
  "gB": [star, "tag +board", next_unread]
"""


def rebound(guide: Guide) -> None:
    """Keys of one's own, and a macro."""
    guide.step("", "31 articles")
    guide.step("?", "filter the keys")
    guide.step("next quotation", "C-n", letters=True)
    guide.picture("rebinding", "reader: keys of one's own in the help")
    guide.step(ESC + ESC, hides=("filter the keys",))
    guide.step("gB", "★")
    guide.picture("macro", "reader: a macro, gB: star, tag +board, next unread")
    guide.step("uu", "31 articles")


def newsboat(guide: Guide) -> None:
    """The keys of newsboat."""
    guide.step("", "31 articles")
    guide.step("?", "filter the keys")
    guide.picture("newsboat", "reader: the keys of newsboat (keymap: newsboat)")
    guide.step(ESC, hides=("filter the keys",))
    guide.step("N", "31 articles")
    guide.step("f", "type to filter")
    guide.step(ESC, hides=("type to filter",))


PLAIN = (
    ("list", 6),
    ("search world leaders", 0),
    ("1", 6),
    ("quotes", 4),
    ("1", 0),
    ("mark speaker Donald Trump 1", 0),
    ("1", 0),
    ("cite 1", 0),
    ("undo", 0),
    ("who Donald Trump", 0),
    ("quit", 0),
)
"""Lines that are typed in plain mode; of what answers so many lines are in the picture, or all."""


def plain(recording: Recording, home: Path) -> None:
    """From the list to a speaker who was put right, a line at a time."""
    seat = Seat(Path("seeds"), home, SIZE, {"TERM": "dumb"})
    recording.clear(SIZE)
    seat.answers("> ")
    shown: list[str] = []
    for line, most in PLAIN:
        seat.send(line + "\n")
        said = seat.answers("> ").replace("\r\n", "\n")
        recording.write(said.replace("\n", "\r\n"), LOOK)
        answer = said.removesuffix("> ").rstrip("\n").split("\n")
        cut = [*answer[:most], "…"] if most and len(answer) > most else answer
        folded = (textwrap.wrap(each, SIZE[0] - 2) or [""] for each in cut)
        shown += [
            f"> {part}" if at == 0 and number == 0 else part
            for at, parts in enumerate(folded)
            for number, part in enumerate(parts)
        ]
    recording.picture("plain", shown, "reader --plain: from the list to a speaker who was put right", SIZE[0])


def _settings(home: Path, text: str) -> None:
    folder = home / "config" / "reader-tui"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "config.yaml").write_text(text, "utf-8")


@contextmanager
def _standing_in(folder: Path) -> Iterator[None]:
    before = Path.cwd()
    os.chdir(folder)
    try:
        yield
    finally:
        os.chdir(before)


def record(out: Path) -> list[str]:
    """Write the recording and its pictures into a folder; return their names.

    Raises:
        Unseen: something did not come.
    """
    out.mkdir(parents=True, exist_ok=True)
    recording = Recording(out.resolve())
    stops: tuple[tuple[str, str, tuple[int, int], tuple[Callable[[Guide], None], ...]], ...] = (
        ("", "first run", SIZE, (first_run, a_speaker, all_speakers, typed_lines, which_key, pipe_and_save)),
        (SETTINGS, "keys of one's own", SIZE, (rebound,)),
        ("keymap: newsboat\n", "the keys of newsboat", SIZE, (newsboat,)),
    )
    with tempfile.TemporaryDirectory() as folder, _standing_in(Path(folder)):
        home = Path(folder)
        shutil.copytree(SAMPLES, home / "seeds")
        for settings, title, size, parts in stops:
            _settings(home, settings)
            recording.mark(title)
            guide = Guide(recording, home, size)
            try:
                for part in parts:
                    recording.mark(part.__name__.replace("_", " "))
                    part(guide)
            finally:
                guide.leave()
        recording.mark("plain mode")
        plain(recording, home)
    recording.keep()
    return ["reader.cast", *recording.pictures]


def main() -> None:
    """Record the tour, and print what was written."""
    parser = argparse.ArgumentParser(prog="benchmarks.tour", description="record a tour of the reader")
    parser.add_argument("out", type=Path)
    arguments = parser.parse_args()
    for name in record(arguments.out):
        print(arguments.out / name)


if __name__ == "__main__":
    main()
