"""How fast the screens of speakers are at a terminal: `python -m benchmarks.people [ARTICLES] [--keep FOLDER]`.

Runs the program in a pseudo terminal of 120x40, and of 200x50, over an archive that `benchmarks.corpus` makes; `--keep`
names a folder where its index is kept from one run to the next. Measured is the time from the key to the byte of the
screen that has the first row, the first time and again, and how long the keys take that are
pressed while the rest is still being asked.
"""

from __future__ import annotations

import argparse
import contextlib
import os
import statistics
import sys
import tempfile
import time
from typing import TYPE_CHECKING

from benchmarks.corpus import cached
from benchmarks.tui import Terminal, report

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

FIRST_ROW = 50.0
"""Milliseconds from the key to the first row."""
KEY = 50.0
"""Milliseconds that a key takes at most while the rest is asked."""
LOOKING = 1.5
"""Seconds that somebody looks at the first screen before the first key."""
TIMES = 7
PRESSES = 25


def keys_meanwhile(terminal: Terminal) -> list[float]:
    """Return the milliseconds from each of some keys to the first byte that answers it, sorted."""
    taken = []
    for _ in range(PRESSES):
        taken.append(terminal.answered(b"j") * 1000)
        time.sleep(0.02)
    return sorted(taken)


def measure(archive: Path, words: Sequence[bytes], home: str, size: tuple[int, int]) -> None:
    """Print what a screen of this size takes."""
    environment = {"XDG_STATE_HOME": home, "XDG_CONFIG_HOME": home}
    terminal = Terminal([sys.executable, "-m", "reader", str(archive)], environment)
    terminal.resize(*size)
    try:
        terminal.read_until(b"newest first")
        time.sleep(LOOKING)
        terminal.drain()
        name = f"{size[0]}x{size[1]}: "
        cold = terminal.shown(b"g@", words) * 1000
        meanwhile = keys_meanwhile(terminal)
        terminal.drain()
        warm = []
        for _ in range(TIMES):
            terminal.press(b"\x1b")
            terminal.drain()
            warm.append(terminal.shown(b"g@", words) * 1000)
            terminal.drain()
        report(f"{name}all speakers, first row, the first time", cold, FIRST_ROW)
        report(f"{name}all speakers, first row, again: median", statistics.median(warm), FIRST_ROW)
        report("  a key while everybody is asked for, median", statistics.median(meanwhile), None)
        report("  the slowest", meanwhile[-1], KEY)
        opened = []
        for _ in range(TIMES):
            opened.append(terminal.shown(b"\r", ["“".encode()]) * 1000)
            terminal.drain()
            terminal.press(b"\x1b")
            terminal.press(b"j")
            terminal.drain()
        report(f"{name}a speaker, first row: median", statistics.median(opened), FIRST_ROW)
        report("  the slowest", max(opened), None)
        terminal.shown(b"\r", ["“".encode()])
        meanwhile = keys_meanwhile(terminal)
        report("  a key while all that was said is asked for, the slowest", meanwhile[-1], KEY)
    finally:
        terminal.end()


def main() -> int:
    """Measure, and print a line a figure."""
    parser = argparse.ArgumentParser(prog="benchmarks.people", description="measure the screens of speakers")
    parser.add_argument("articles", type=int, nargs="?", default=100_000)
    parser.add_argument("--keep", help="folder of indexes that are kept")
    arguments = parser.parse_args()
    with contextlib.ExitStack() as stack:
        home = stack.enter_context(tempfile.TemporaryDirectory())
        os.environ["XDG_CACHE_HOME"] = arguments.keep or home
        from reader.archive import open_archive
        from reader.tui.worker.speakerjobs import FIRST_PEOPLE

        archive = open_archive(str(cached(arguments.articles)))
        archive.refresh(lambda _: None)
        index = archive.open_index()
        if index is None:
            print("there is no index", file=sys.stderr)
            return 1
        words = [row.name.encode() for row in index.prominent(FIRST_PEOPLE)]
        index.close()
        print(f"over {arguments.articles:,} articles:")
        for size in ((120, 40), (200, 50)):
            measure(archive.root, words, home, size)
    return 0


if __name__ == "__main__":
    sys.exit(main())
