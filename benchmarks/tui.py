"""How fast the reader is at a terminal: `python -m benchmarks.tui [--articles 100000] [--quick]`.

Runs the program in a pseudo terminal of 120x40 and measures from the bytes written to it to the last byte of
the redraw read back. The start is measured over a real index; the long lists are over rows that are made when
they are asked for, so that what is measured is the list.
"""

from __future__ import annotations

import argparse
import contextlib
import fcntl
import os
import pty
import select
import signal
import statistics
import struct
import subprocess
import sys
import tempfile
import termios
import threading
import time
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

SAMPLES = Path(__file__).parents[1] / "seeds"
QUIET = 0.03
"""Seconds of silence after which nothing more is to come."""


class Terminal:
    """A program in a pseudo terminal."""

    def __init__(self, argv: list[str], environment: dict[str, str] | None = None) -> None:
        self.begun = time.perf_counter()
        self.said = b""
        """What it wrote last."""
        self.pid, self.fd = pty.fork()
        if self.pid == 0:
            variables = {
                **os.environ,
                "TERM": "xterm-256color",
                "COLORTERM": "truecolor",
                **(environment or {}),
            }
            os.execvpe(argv[0], argv, variables)
        self.resize(120, 40)

    def resize(self, width: int, height: int) -> None:
        """Have a terminal of another size."""
        fcntl.ioctl(self.fd, termios.TIOCSWINSZ, struct.pack("HHHH", height, width, 0, 0))

    def read_until(self, words: bytes, timeout: float = 60) -> float:
        """Return the seconds from the start until these words were on the screen."""
        seen = b""
        while words not in seen:
            seen = seen[-4096:] + self._read(timeout)
        return time.perf_counter() - self.begun

    def shown(self, keys: bytes, words: Sequence[bytes]) -> float:
        """Return the seconds from some keys to the byte that ends any of these words."""
        begun = time.perf_counter()
        os.write(self.fd, keys)
        seen = b""
        while not any(each in seen for each in words):
            seen = seen[-4096:] + self._read(20)
        return time.perf_counter() - begun

    def answered(self, key: bytes) -> float:
        """Return the seconds from a key to the first byte that comes after it; 5 where none comes."""
        while select.select([self.fd], [], [], 0)[0]:
            self._take()
        begun = time.perf_counter()
        os.write(self.fd, key)
        if select.select([self.fd], [], [], 5)[0]:
            self._take()
        return time.perf_counter() - begun

    def press(self, key: bytes) -> float:
        """Return the seconds from a key to the last byte of what it changed, list, article and sidebar.

        0 where nothing comes within a second.
        """
        os.write(self.fd, key)
        begun = last = time.perf_counter()
        while select.select([self.fd], [], [], QUIET if last > begun else 1)[0]:
            self._take()
            last = time.perf_counter()
        time.sleep(0.06)  # no hurry: keys that follow at once are coalesced and would flatter the figure
        return last - begun

    def cpu(self) -> float:
        """Return the seconds of CPU the program has used (Linux only)."""
        with contextlib.suppress(OSError):
            fields = Path(f"/proc/{self.pid}/stat").read_text().rsplit(")", 1)[1].split()
            return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
        return 0.0

    def drain(self) -> None:
        """Wait until the program is quiet."""
        while select.select([self.fd], [], [], 0.4)[0]:
            self._take()

    def memory(self) -> float:
        """Return the resident megabytes of the program (Linux only)."""
        with contextlib.suppress(OSError):
            for line in Path(f"/proc/{self.pid}/status").read_text().splitlines():
                if line.startswith("VmRSS"):
                    return int(line.split()[1]) / 1024
        return 0.0

    def end(self) -> None:
        """End the program."""
        with contextlib.suppress(ProcessLookupError):  # it has ended by itself
            os.kill(self.pid, signal.SIGTERM)
        with contextlib.suppress(OSError):
            while os.read(self.fd, 1 << 16):
                pass
        with contextlib.suppress(ChildProcessError):
            os.waitpid(self.pid, 0)
        os.close(self.fd)

    def quit(self, timeout: float = 20) -> int:
        """Leave the program by its own key, and return its exit code; it is killed where it does not go."""
        os.write(self.fd, b"\x11")
        deadline = time.perf_counter() + timeout
        with contextlib.suppress(OSError):  # the other end is closed: it is gone
            while (left := deadline - time.perf_counter()) > 0:
                if select.select([self.fd], [], [], left)[0] and not self._take():
                    break
            else:
                os.kill(self.pid, signal.SIGABRT)  # with PYTHONFAULTHANDLER=1 it says where it stood
                while self._take():
                    pass
        _, status = os.waitpid(self.pid, 0)
        os.close(self.fd)
        return os.waitstatus_to_exitcode(status)

    def _take(self) -> bytes:
        """What the program has written; raises OSError where it is gone."""
        taken = os.read(self.fd, 1 << 16)
        self.said = (self.said + taken)[-(1 << 16) :]
        return taken

    def _read(self, timeout: float) -> bytes:
        if not select.select([self.fd], [], [], timeout)[0]:
            raise TimeoutError("the program said nothing")
        return self._take()


def report(what: str, milliseconds: float, budget: float | None, note: str = "") -> None:
    """Print one figure beside its budget."""
    verdict = (
        ""
        if budget is None
        else f"   budget {budget:,.0f} ms   {'ok' if milliseconds <= budget else 'MISSED'}"
    )
    print(f"{what:<52}{milliseconds:>9.1f} ms{verdict}{note}")


def start(archive: Path, home: str, runs: int) -> None:
    """Start to first content, over an index that is warm, beside an import of Textual's in turns."""
    times: list[float] = []
    used: list[float] = []
    imports: list[float] = []
    for _ in range(runs):
        argv = [sys.executable, "-m", "reader", str(archive)]
        terminal = Terminal(argv, {"XDG_CACHE_HOME": home, "XDG_CONFIG_HOME": home})
        times.append(terminal.read_until(b"newest first") * 1000)
        used.append(terminal.cpu() * 1000)
        terminal.end()
        begun = time.perf_counter()
        subprocess.run([sys.executable, "-c", "import textual.app"], check=True)
        imports.append((time.perf_counter() - begun) * 1000)
    print(f"{f'`import textual.app`, best of {runs}':<52}{min(imports):>9.1f} ms")
    ratio = min(times) / min(imports)
    report(
        f"start to first content, best of {runs}",
        min(times),
        None,
        f"   {ratio:.2f} times that import, budget 1.25   {'ok' if ratio <= 1.25 else 'MISSED'}"
        f"   median {statistics.median(times):.0f}",
    )
    report("  CPU of it, median", statistics.median(used), None)


def cold_start(runs: int) -> None:
    """Start on the samples without an index: to the first article with its quotations, all panes filled."""
    times: list[float] = []
    for _ in range(runs):
        with tempfile.TemporaryDirectory() as home:
            argv = [sys.executable, "-m", "reader", str(SAMPLES)]
            terminal = Terminal(argv, {"XDG_CACHE_HOME": home, "XDG_CONFIG_HOME": home})
            times.append(terminal.read_until(b"Quotations") * 1000)
            terminal.end()
    note = f"   median {statistics.median(times):.0f}"
    report(f"samples without an index to three filled panes, best of {runs}", min(times), 1000, note)


def long_list(rows: int, presses: int) -> None:
    """Keys in a long list, to the finished redraw."""
    terminal = Terminal([sys.executable, "-m", "benchmarks.tui", "--serve", str(rows)])
    first = terminal.read_until(b"newest first") * 1000
    terminal.drain()
    for name, keys in {
        "j": [b"j"] * presses,
        "C-f": [b"\x06"] * (presses // 3),
        "gg G": [b"gg", b"G"] * 10,
    }.items():
        before = terminal.cpu()
        times = sorted(terminal.press(key) * 1000 for key in keys)
        cpu = (terminal.cpu() - before) / len(keys) * 1000
        report(f"{rows:,} rows, {name}, CPU a key", cpu, 16)
        report("  from the key to the last byte: median", statistics.median(times), None)
        report("  p95", times[int(len(times) * 0.95)], 20)
    print(f"{f'{rows:,} rows, holding j: keys per second':<52}{hold(terminal, 300):>9.0f}")
    print(f"{f'{rows:,} rows: first content, memory':<52}{first:>9.1f} ms   {terminal.memory():.0f} MB")
    terminal.end()


def arrivals(home: str, presses: int) -> None:
    """Keys while 500 documents arrive, beside keys while none do."""
    archive = Path(home) / "arriving"
    archive.mkdir()
    _write_some(archive, 0, 2_000)
    argv = [sys.executable, "-m", "reader", str(archive)]
    terminal = Terminal(
        argv, {"XDG_CACHE_HOME": f"{home}/cache", "XDG_STATE_HOME": home, "XDG_CONFIG_HOME": home}
    )
    terminal.read_until(b"newest first")
    terminal.drain()
    before = sorted(terminal.press(b"j") * 1000 for _ in range(presses))
    writing = threading.Thread(target=_write_some, args=(archive, 2_000, 2_500))
    writing.start()
    during = sorted(terminal.press(b"j") * 1000 for _ in range(presses))
    writing.join()
    terminal.end()
    at = int(presses * 0.95)
    report("a key while 500 documents arrive, p95", during[at], None, f"   {before[at]:.1f} before")


def fetches(home: str, presses: int) -> None:
    """Keys while a fetch that the program was told to start writes 2,000 documents, beside keys while none runs."""
    from multiprocessing import Process, Value

    from benchmarks.fetching import serve, subscriptions

    port = Value("q", 0)
    server = Process(target=serve, args=(50, Value("q", 0), port), daemon=True)
    server.start()
    archive = Path(home) / "fetching"
    archive.mkdir()
    _write_some(archive, 0, 2_000)
    while not port.value:
        time.sleep(0.01)
    (archive / "feeds.opml").write_text(subscriptions(40, port.value), "utf-8")
    argv = [sys.executable, "-m", "reader", str(archive)]
    folders = {f"XDG_{name}_HOME": f"{home}/{name}" for name in ("CACHE", "STATE", "CONFIG")}
    terminal = Terminal(argv, folders)
    try:
        terminal.read_until(b"newest first")
        terminal.drain()
        before = sorted(terminal.press(b"j") * 1000 for _ in range(presses))
        terminal.press(b"R")
        during: list[float] = []
        while len(list(archive.rglob("*.md"))) < 2_000 and len(during) < 4 * presses:
            during += [terminal.press(b"j") * 1000 for _ in range(10)]
        written = len(list(archive.rglob("*.md")))
    finally:
        terminal.end()
        server.kill()
    during.sort()
    at = int(len(during) * 0.95)
    note = f"   {before[int(presses * 0.95)]:.1f} before; {len(during)} keys, {written:,} documents written"
    report("a key while 40 feeds of 50 new entries are fetched, p95", during[at], None, note)


def _write_some(archive: Path, first: int, end: int) -> None:
    for number in range(first, end):
        _write(archive, number)


def _write(archive: Path, number: int) -> None:
    text = f"date 20{number % 24:02}-01-02\n\nReport {number}\n\n“We cannot wait,” Mara Lind said.\n"
    (archive / f"{number}.txt").write_text(text, "utf-8")


def hold(terminal: Terminal, keys: int) -> float:
    """Return how many keys a second are dealt with, redraws and all, when they come without a pause."""
    terminal.press(b"gg")
    terminal.drain()
    begun = last = time.perf_counter()
    os.write(terminal.fd, b"j" * keys)
    while select.select([terminal.fd], [], [], 0.5)[0]:
        os.read(terminal.fd, 1 << 16)
        last = time.perf_counter()
    return keys / (last - begun) if last > begun else 0.0


def open_article(size: int, budget: float) -> None:
    """Open an article of a size: from the stored row to the laid-out lines of both panes."""
    from reader.index.holdings import Stored
    from reader.model.article import Article
    from reader.quotes.extraction import extract
    from reader.tui.page.document import Document
    from reader.tui.page.layout import Layout
    from reader.tui.page.sidebar import Sidebar

    paragraph = (
        "The harbour master, Mara Lind, said that “the bridge will not stand another winter”. It was built "
        "in 1931. “We have asked for the money,” she added. The council did not answer a request.\n\n"
    )
    text = (paragraph * (size // len(paragraph) + 1))[:size]
    stored = Stored(1, Article("a", "a", None, "Title", False, text), tuple(extract(text)))
    times = []
    for _ in range(5):
        begun = time.perf_counter()
        document = Document(stored)
        Layout(document, 76)
        Sidebar(document, 36, by_speaker=True)
        times.append((time.perf_counter() - begun) * 1000)
    report(f"open an article of {size:,} characters", statistics.median(times), budget)


def serve(rows: int) -> None:
    """Run the reader over rows that are made when they are asked for."""
    from tests.tui.fakes import FakeArchive, LongIndex

    from reader.config import Settings
    from reader.tui import run

    run(FakeArchive(LongIndex(rows)), Settings())


def make_archive(folder: Path, articles: int) -> None:
    """Write one JSON Lines document a thousand articles."""
    import json

    for block in range(0, articles, 1000):
        with (folder / f"{block:07}.jsonl").open("w", encoding="utf-8") as out:
            for number in range(block, min(articles, block + 1000)):
                day = f"20{number % 24:02}-{number % 12 + 1:02}-{number % 28 + 1:02}"
                text = f"The harbour bridge closes on day {number}.\n\n“We cannot wait,” Mara Lind said."
                record = {
                    "id": str(number),
                    "title": f"Report {number} from the harbour",
                    "date": day,
                    "text": text,
                }
                out.write(json.dumps(record) + "\n")


def main() -> None:
    parser = argparse.ArgumentParser(prog="benchmarks.tui", description="measure the reader at a terminal")
    parser.add_argument(
        "--articles", type=int, default=100_000, help="articles of the archive it is started on"
    )
    parser.add_argument("--quick", action="store_true", help="a small archive and few keys")
    parser.add_argument("--serve", type=int, help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.serve:
        serve(arguments.serve)
        return
    from reader.archive import open_archive

    articles, presses = (2_000, 30) if arguments.quick else (arguments.articles, 150)
    with tempfile.TemporaryDirectory() as home:
        os.environ["XDG_CACHE_HOME"] = home
        folder = Path(home) / "news"
        folder.mkdir()
        make_archive(folder, articles)
        open_archive(str(folder)).refresh(lambda _: None)
        print(f"over {articles:,} articles:")
        start(folder, home, 5 if arguments.quick else 15)
        arrivals(home, presses)
        fetches(home, presses)
    cold_start(5)
    for rows in (100_000, 1_000_000):
        long_list(rows, presses)
    open_article(5_000, 30)
    open_article(1_000_000, 300)


if __name__ == "__main__":
    main()
