"""Many processes on one archive at once: the program at a terminal, readers, indexers, commands, and an editor.

    python -m benchmarks.together [--minutes 10] [--size 5000]

Reported are errors of any kind, and how long a reader waited for an answer. What it waited for a processor is
taken off (Linux counts it), since that says how loaded the machine is and nothing about locks.
"""

from __future__ import annotations

import argparse
import contextlib
import multiprocessing
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.corpus import cached
from benchmarks.search import classes
from benchmarks.tui import Terminal
from reader.archive import open_archive
from reader.index.faults import Damaged, IndexFault
from reader.index.query import EVERYTHING, parse

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from multiprocessing.synchronize import Event

    from reader.archive import Archive

WAIT = 50.0
"""Milliseconds that no reader may wait."""


def without_a_processor() -> float:
    """Return the milliseconds that this thread was ready to run and did not (0 where nobody counts them)."""
    with contextlib.suppress(OSError):
        return int(Path("/proc/thread-self/schedstat").read_text().split()[1]) / 1e6
    return 0.0


class Clock:
    """Measures how long questions take, and how much of it they waited for anything but a processor."""

    def __init__(self) -> None:
        self.waits: list[float] = []
        self.whole: list[float] = []

    @contextlib.contextmanager
    def question(self) -> Iterator[None]:
        """Measure what is done inside."""
        lacked, worked, began = without_a_processor(), time.thread_time(), time.perf_counter()
        yield
        whole = (time.perf_counter() - began) * 1e3
        self.whole.append(whole)
        worked, lacked = (time.thread_time() - worked) * 1e3, without_a_processor() - lacked
        self.waits.append(max(0.0, whole - worked - lacked))


Result = tuple[str, Counter[str], Clock | None]


def reader(archive: Archive, end: Event, seed: int) -> Result:
    """Ask as the terminal program does, opening the index anew every few questions."""
    rng, counts, clock = random.Random(seed), Counter[str](), Clock()
    texts = [text for each in classes().values() for text in each]
    while not end.is_set():
        try:
            with clock.question():
                index = archive.open_index()
            if index is None:
                counts["no index for a moment"] += 1
                time.sleep(0.01)
                continue
            for _ in range(20):
                query = parse(rng.choice(texts))
                with clock.question():
                    index.search(query, limit=40)
                counts["questions"] += 1
                time.sleep(0.01)
            with clock.question():
                index.search(EVERYTHING)
            with clock.question():
                index.status()
            index.close()
        except Damaged:
            counts["DAMAGED"] += 1
        except IndexFault as fault:
            counts[f"ERROR: {fault}"[:120]] += 1
    return "reader", counts, clock


def commands(archive: Archive, end: Event, seed: int) -> Result:
    """Run commands, now and then with a scan and with a rebuild."""
    rng, counts = random.Random(seed), Counter[str]()
    words = classes()["middling word (1 %)"]
    while not end.is_set():
        name = rng.choices(("search", "quotes", "--refresh", "--rebuild"), (60, 20, 6, 1))[0]
        command = [sys.executable, "-m", "reader"]
        if name == "--rebuild":
            command += ["index", "--rebuild"]
        else:
            command += ["search" if name == "--refresh" else name, rng.choice(words), "-n", "20"]
            command += ["--refresh"] * (name == "--refresh")
        result = subprocess.run([*command, "-a", str(archive.root)], capture_output=True, check=False)
        counts[f"commands, {name}"] += 1
        said = result.stderr.decode()
        busy = name == "--rebuild" and "another process is indexing" in said
        if result.returncode not in (0, 1) and not busy:
            counts[f"ERROR: exit {result.returncode} {said}"[:160]] += 1
        elif "Traceback" in said or "locked" in said:
            counts[f"ERROR: {said}"[:160]] += 1
        elif said:
            counts[f"said: {said.strip()}"[:100]] += 1
    return "commands", counts, None


def editor(archive: Archive, end: Event, seed: int) -> Result:
    """Save, add, move and delete documents."""
    rng, counts = random.Random(seed), Counter[str]()
    root = archive.root
    documents = sorted(root.rglob("*.txt"))
    while not end.is_set():
        path = rng.choice(documents)
        kind = rng.choice(("saved", "added", "moved", "deleted"))
        content = path.read_text("utf-8")
        if kind == "saved":
            path.write_text(content + f"\nEdited {rng.random()}.\n", "utf-8")
        elif kind == "added":
            path = path.with_name(f"{path.stem}-{rng.randrange(1 << 30)}.txt")
            path.write_text(content, "utf-8")
            documents.append(path)
        elif kind == "moved":
            target = path.with_name(f"{path.stem[:18]}-{rng.randrange(1 << 30)}.txt")
            documents[documents.index(path)] = path.rename(target)
        elif len(documents) > 1_000:
            documents.remove(path)
            path.unlink()
        counts[f"documents {kind}"] += 1
        time.sleep(rng.uniform(0.05, 0.4))
    return "editor", counts, None


def terminal(archive: Archive, end: Event, seed: int) -> Result:
    """Read and search in the program itself, which has an indexer of its own that watches."""
    rng, counts = random.Random(seed), Counter[str]()
    words = [word.encode() for word in classes()["middling word (1 %)"]]
    program = Terminal([sys.executable, "-m", "reader", str(archive.root)])
    try:
        program.read_until(b"newest first")
        while not end.is_set():
            key = rng.choice(
                (b"j", b"k", b"J", b"K", b"G", b"gg", b"]q", b"R", b"/%b\r" % rng.choice(words), b"\x1b")
            )
            counts["keys"] += 1
            counts["keys that drew nothing within a second"] += not program.press(key)
            if any(word in program.said for word in (b"Traceback", b"locked", b"damaged")):
                counts[f"ERROR: the terminal said {program.said[-200:]!r}"] += 1
                program.said = b""
        code = program.quit()
    except (OSError, TimeoutError) as error:
        counts[f"ERROR: the terminal ended with {error} {program.said[-200:]!r}"] += 1
    else:
        counts[f"ERROR: the terminal ended with {code}"] += code != 0
    return "terminal", +counts, None


def watcher(archive: Archive, end: Event, _: int) -> Result:
    """Keep the index fresh, as the terminal program has it done."""
    counts = Counter[str]()
    command = archive.indexer_command(watch=True)
    assert command is not None
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        os.set_blocking(process.stdout.fileno(), False)
        while not end.wait(0.2):
            for line in process.stdout.readlines() or ():
                state = line.split(b'"')[3].decode()
                counts[f"watcher: {state}" if state != "failed" else f"ERROR: {line.decode()}"[:160]] += 1
        process.stdin.close()
        code = process.wait(60)
        said = process.stderr.read().decode() if process.stderr is not None else ""
    if code or said:
        counts[f"ERROR: the watcher ended with {code} {said}"[:300]] += 1
    return "watcher", counts, None


def _run(
    role: Callable[[Archive, Event, int], Result], root: str, end: Event, seed: int, results: object
) -> None:
    results.put(role(open_archive(root), end, seed))  # type: ignore[attr-defined]


def main() -> int:
    """Print what happened; exit 1 where there was an error or a wait."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("--minutes", type=float, default=10)
    parser.add_argument("--size", type=int, default=5_000, help="articles of the archive")
    arguments = parser.parse_args()
    context = multiprocessing.get_context("spawn")
    end, results = context.Event(), context.SimpleQueue()
    with tempfile.TemporaryDirectory() as work:
        os.environ["XDG_CACHE_HOME"] = str(Path(work) / "cache")
        news = shutil.copytree(cached(arguments.size), Path(work) / "news")
        archive = open_archive(str(news))
        archive.refresh(lambda _: None)
        roles = (terminal, reader, reader, watcher, commands, commands, editor)
        processes = [
            context.Process(target=_run, args=(role, str(news), end, seed, results))
            for seed, role in enumerate(roles)
        ]
        for process in processes:
            process.start()
        time.sleep(arguments.minutes * 60)
        end.set()
        told = [results.get() for _ in processes]
        for process in processes:
            process.join()
        told.append(_afterwards(archive))
    return _report(told, arguments.minutes)


def _afterwards(archive: Archive) -> Result:
    """Compare what the index holds in the end with one that is built anew, and check it."""
    from reader.index.sqlite.checking import check

    def held() -> list[str]:
        index = archive.open_index()
        assert index is not None
        with contextlib.closing(index):
            return index.article_ids(EVERYTHING)

    counts = Counter[str]()
    archive.refresh(lambda _: None)
    before = held()
    counts["ERROR: the check found damage"] += bool(check(archive.folder))
    archive.refresh(lambda _: None, rebuild=True)
    after = held()
    counts["articles in the end"] = len(after)
    counts["ERROR: articles lost or left over"] += sorted(before) != sorted(after)
    return "afterwards", +counts, None


def _report(told: list[Result], minutes: float) -> int:
    print(f"{minutes:g} minutes, load {os.getloadavg()[0]:.1f}")
    errors = 0
    waits: list[float] = []
    whole: list[float] = []
    for role, counts, clock in sorted(told, key=lambda each: each[0]):
        if clock is not None:
            waits += clock.waits
            whole += clock.whole
        for what, number in sorted(counts.items()):
            print(f"  {role:<10} {what:<60} {number:>8,}")
            errors += number if what.split(":")[0] in ("ERROR", "DAMAGED") else 0
    late = sum(wait > WAIT for wait in waits)
    for name, times in (("took", sorted(whole)), ("waited", sorted(waits))):
        p50, p99, most = (times[min(len(times) - 1, int(len(times) * part))] for part in (0.5, 0.99, 1.0))
        print(f"a question of a reader {name}: p50 {p50:.2f} ms, p99 {p99:.2f} ms, at most {most:.1f} ms")
    print(f"waits over {WAIT:g} ms: {late}; errors: {errors}")
    return 1 if errors or late else 0


if __name__ == "__main__":
    sys.exit(main())
