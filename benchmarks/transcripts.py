"""What a reader sees, as text: `python -m benchmarks.transcripts OUT [--short]`.

Drives the installed program through a pseudo terminal, from its first run on the sample documents, and writes a file
for each thing somebody does. Every step says what it expects; the first that does not come to be seen ends it aloud.
"""

from __future__ import annotations

import argparse
import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.emulated import Seat
from benchmarks.tui import SAMPLES

if TYPE_CHECKING:
    from collections.abc import Callable

ESC, BACK = "\x1b", "\x0f"
_WRITTEN = {"\x1b": "Esc", "\r": "Enter", "\x0f": "C-o", " ": "Space", "\x11": "C-q"}


class Unseen(Exception):
    """Something that was expected did not come."""


class Transcript:
    """Keys, and what they led to."""

    def __init__(self, seat: Seat, title: str) -> None:
        self.seat = seat
        self.title = title
        self._written = [f"# {title}"]

    def step(
        self,
        what: str,
        keys: str,
        *shows: str,
        hides: tuple[str, ...] = (),
        act: Callable[[], object] | None = None,
    ) -> None:
        """Press keys, or do something beside the program, and see these words come; `hides` are to go.

        Raises:
            Unseen: they did not.
        """
        if act is not None:
            act()
        self.seat.send(keys)
        wrong = self.seat.until(shows, hides)
        self.seat.rest()
        pressed = " ".join(_WRITTEN.get(key, key) for key in keys)
        expected = ", ".join([*map(repr, shows), *(f"no {words!r}" for words in hides)])
        screen = "\n".join(self.seat.screen.lines)
        self._written.append(f"## {what}\n\nkeys: {pressed or 'none'}\nexpected: {expected}\n\n{screen}")
        if wrong or self.seat.screen.faults:
            reason = wrong or f"bytes that nobody meant: {self.seat.screen.faults[:3]}"
            raise Unseen(f"{self.title}: {what}: {reason}; the screen:\n{screen}")

    @property
    def text(self) -> str:
        """All of it."""
        return "\n\n".join(self._written) + "\n"


def first_run(take: Transcript, _folder: Path) -> None:
    take.step(
        "the sample documents are read while one looks on", "", "31 articles · newest first", "Quotations 3"
    )
    take.step("the next article", "j", "Grandmaster resigns in a position")


def searching(take: Transcript, _folder: Path) -> None:
    take.step("a word is typed", "/bridge", "4 of 31", "Bridge reopens six days")
    take.step("a mistake is said where it stands", " said:", "said: needs a value", hides=("4 of 31",))
    take.step("it is wiped out", "\x7f" * 6, "4 of 31")
    take.step("to what was found", "\r", "j k move")
    take.step("and back to everything, where one was", ESC, "31 articles", "Bridge reopens six days")


def quotations(take: Transcript, _folder: Path) -> None:
    take.step("one article is found", "/world leaders\r", "1 of 31", "Quotations 10")
    take.step("the first quotation", "]q", "▌ boasted his", "▌ his “nuclear button” was")
    take.step("the third", "2]q", "▌ “Nuclear Button is on his desk")
    take.step("why it is taken for that", "i", "“stated”")
    take.step("without that again", "i", "Quotations 10")


def correcting(take: Transcript, _folder: Path) -> None:
    take.step("nobody is sure who is meant", "[q[q[q", "▌ boasted his", "the president                   ?")
    take.step("what can be put right", "c", "s  this is …")
    take.step("who it is", "s", "Donald Trump")
    take.step("by name", "Donald Trump\r", hides=("the president                   ?",))
    take.step("taken back", "u", "the president                   ?")
    take.step("and everything again", ESC + ESC, "31 articles")


def jumping(take: Transcript, _folder: Path) -> None:
    take.step(
        "to the top, then the end of the list", "gg", "Obi declines the point, the arbiter insists     │"
    )
    take.step("the end", "G", "no date")
    take.step("back to where one was", BACK, "Obi declines the point, the arbiter insists     │")
    take.step("and forth", "]j", "no date")
    take.step("and back", "[j", "Obi declines the point, the arbiter insists     │")


def shelf(take: Transcript, _folder: Path) -> None:
    take.step("the shelf, with what is unread", "F", "type to filter", "Sources", "The Lantern")
    take.step("one of its entries", "lantern", "The Lantern", hides=("Island Post                 ",))
    take.step("is a search", "\r", " of 31", hides=("type to filter",))
    take.step("that one leaves", ESC, "31 articles")


def zen(take: Transcript, _folder: Path) -> None:
    take.step("at 80 columns", "gg", "31 articles", act=lambda: take.seat.resize(80, 24))
    take.step("only the text", "Z", "Z leaves", "Obi declines the point", hides=("│",))
    take.step("everything", "Z", "31 articles")
    take.step("at 120 again", "", "Quotations 3", act=lambda: take.seat.resize(120, 40))


def vanishing(take: Transcript, folder: Path) -> None:
    away = folder.with_name("away")
    take.step(
        "the folder is moved away", "", "the folder is gone", "31 articles", act=lambda: folder.rename(away)
    )
    take.step(
        "and comes back", "", "31 articles", hides=("the folder is gone",), act=lambda: away.rename(folder)
    )


SHORT = (first_run, searching, quotations)
ALL = (*SHORT, correcting, jumping, shelf, zen, vanishing)


def take_all(out: Path, *, short: bool = False) -> list[str]:
    """Write the transcripts into a folder, and return their names.

    Raises:
        Unseen: something did not come; what there is of its transcript is written too.
    """
    out.mkdir(parents=True, exist_ok=True)
    written = []
    with tempfile.TemporaryDirectory() as home:
        folder = Path(home) / "news"
        shutil.copytree(SAMPLES, folder)
        seat = Seat(folder, Path(home))
        try:
            for number, part in enumerate(SHORT if short else ALL, 1):
                take = Transcript(seat, part.__name__.replace("_", " "))
                path = out / f"{number:02}-{part.__name__}.txt"
                try:
                    part(take, folder)
                finally:
                    path.write_text(take.text, encoding="utf-8")
                written.append(path.name)
        finally:
            code = seat.quit()
        if code or seat.unrestored:
            raise Unseen(f"leaving: exit code {code}, modes left on: {seat.unrestored}")
    return written


def main() -> None:
    parser = argparse.ArgumentParser(
        prog="benchmarks.transcripts", description="write down what a reader sees"
    )
    parser.add_argument("out", type=Path)
    parser.add_argument("--short", action="store_true", help="only the first run, a search, and quotations")
    arguments = parser.parse_args()
    for name in take_all(arguments.out, short=arguments.short):
        print(arguments.out / name)


if __name__ == "__main__":
    main()
