"""Journals of marks, and queries that ask for them: loading, caching, starting, asking and marking.

    python -m benchmarks.marks [--large]

With `--large` an archive of a million articles is asked too, which takes some minutes to make.

Records of two machines: seven in ten are *read*, the others stars, tags and notes; a quarter of them is about an
article that has a mark. CPU is that of the process beyond an interpreter that loads nothing, memory all that it has.
"""

from __future__ import annotations

import os
import random
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.marked import Marked
from benchmarks.tui import Terminal
from reader.archive.remembering import keep, targets_of
from reader.index.query import parse
from reader.marks.clock import stamp_at
from reader.marks.entries import Entry, Names, Register, entry
from reader.marks.memory import Memory
from reader.marks.operations import flag

START = 1_700_000_000_000
RUNS = 5
_LOAD = """
import sys
from reader.marks.entries import Names
from reader.marks.journals import load
registers = load([sys.argv[1]]).registers
near = [Names(f"{number}.md", f"{number}", f"example.org/{number}") for number in range(60)]
if sys.argv[2] == "near":
    registers.near(near)
if sys.argv[2] == "all":
    print(len(registers), file=sys.stderr)
"""
_STREAM = """
import sys
from pathlib import Path
from reader.marks.journals import entries_of
count = sum(1 for path in sorted(Path(sys.argv[1]).glob("*.jsonl")) for _ in entries_of(str(path), []))
print(count, file=sys.stderr)
"""


def records(count: int, machine: str, seed: int) -> list[Entry]:
    """Return as many records of a machine as they might come to be over a year."""
    rng = random.Random(seed)
    articles: list[Names] = []
    made = []
    for number in range(count):
        if not articles or rng.random() < 0.75:
            day = f"2026-{rng.randrange(1, 13):02}-{rng.randrange(1, 29):02}"
            path = f"wire/{day} a headline {rng.getrandbits(32):08x}.md"
            articles.append(
                Names(path, f"{rng.getrandbits(64):016x}", f"example.org/news/{rng.getrandbits(40):010x}")
            )
            article = articles[-1]
        else:
            article = rng.choice(articles)
        op, key, value = rng.choices(
            [
                ("read", "", None),
                ("star", "", None),
                ("tag", rng.choice("abcdefgh") * 5, None),
                ("note", "", "ask"),
            ],
            [70, 10, 15, 5],
        )[0]
        made.append(entry(stamp_at(START + number * 300), machine, Register(article, op, key), value=value))
    return made


def journals(folder: Path, count: int) -> None:
    """Write the journals of two machines."""
    for seed, machine in enumerate(("aaaaaaaa", "bbbbbbbb")):
        with (folder / f"{machine}.jsonl").open("w", encoding="utf-8") as stream:
            stream.writelines(f"{each.line}\n" for each in records(count // 2, machine, seed))


def run(program: str, *words: str) -> tuple[float, float, str]:
    """Run Python; return the CPU seconds of the process, its largest memory in MB, and what it said on stderr."""
    process = subprocess.Popen(
        [sys.executable, "-c", program, *words], stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, text=True
    )
    assert process.stderr is not None
    said = process.stderr.read()
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(said)
    return used.ru_utime + used.ru_stime, used.ru_maxrss / 1024, said.strip()


def best(program: str, *words: str) -> tuple[float, float, str]:
    """Return the least of several runs."""
    return min(run(program, *words) for _ in range(RUNS))


def writing(folder: Path) -> tuple[float, float]:
    """Return the median wall time of one mark (ms), on the disk, and the CPU of one of a bulk of 10,000 (µs)."""
    root = folder / "news"
    root.mkdir()
    memory = Memory(str(root), str(folder / "state"))
    times = []
    for number in range(100):
        began = time.perf_counter()
        with memory.writing() as writer:
            writer.write([flag("read", Names(f"{number}.txt"))])
        times.append(time.perf_counter() - began)
    before = resource.getrusage(resource.RUSAGE_SELF)
    with memory.writing() as writer:
        writer.write([flag("star", Names(f"{number}.txt")) for number in range(10_000)])
    after = resource.getrusage(resource.RUSAGE_SELF)
    used = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return statistics.median(times) * 1000, used / 10_000 * 1e6


def _loading(folder: str, nothing: float) -> None:
    for what, said in (
        ("none", ""),
        ("near", ", and what 60 articles bear"),
        ("all", ", and every register read"),
    ):
        cpu, memory, left = best(_LOAD, folder, what)
        left = f" ({left} registers)" if left else ""
        print(f"  loaded and merged{said}{left}: {(cpu - nothing) * 1000:.0f} ms, {memory:.0f} MB")


_CACHE = """
import sys
from reader.index.sqlite.marked.cache import brought_up_to_date
from reader.marks.whereabouts import Whereabouts
assert brought_up_to_date(sys.argv[1], sys.argv[2], Whereabouts(sys.argv[3], sys.argv[4]).signature())
with open("/proc/self/status") as status:
    print(next(line.split()[1] for line in status if line.startswith("VmHWM:")), file=sys.stderr)
"""
_SEARCH = "import sys; from reader.cli import main; sys.exit(main(sys.argv[1:]))"


def cached(made: Marked, count: int) -> None:
    """Print what it takes to fill the cache once, from nothing."""
    made.forget()
    made.mark_at_random(made.names(), count)
    index = str(next(made.archive.folder.glob("index-*.db")))
    files = (index.replace("index-", "marks-"), index, made.where.root, made.where.state)
    began = time.perf_counter()
    cpu, _, most = run(
        _CACHE, *files
    )  # which says its memory itself: that of a child is its parent's at least
    took = time.perf_counter() - began
    print(f"  {count:,} marks cached once: {took:.1f} s ({cpu:.1f} s of CPU), {int(most) / 1024:.0f} MB")


def _homes() -> dict[str, dict[str, str]]:
    """Return the variables of a reader with the marks, and of one without, each with an index of its own."""
    state, cache = os.environ["XDG_STATE_HOME"], os.environ["XDG_CACHE_HOME"]
    shutil.copytree(cache, f"{cache}-empty", dirs_exist_ok=True)
    return {
        "marked": {"XDG_STATE_HOME": state, "XDG_CACHE_HOME": cache},
        "plain": {"XDG_STATE_HOME": f"{state}-empty", "XDG_CACHE_HOME": f"{cache}-empty"},
    }


def started(made: Marked) -> None:
    """Print what 100,000 marks add to a search that prints its first page; in turns, with them and without."""
    made.forget()
    homes = _homes()
    made.mark_at_random(made.names(), 100_000)
    times: dict[str, list[float]] = {name: [] for name in homes}
    before = dict(os.environ)
    for number in range(42):
        for name, home in homes.items():
            os.environ.update(home)
            cpu, _, _ = run(_SEARCH, "search", "report", "-n", "50", "-a", str(made.root))
            if number > 1:  # the first ones fill the cache
                times[name].append(cpu * 1000)
    os.environ.update(before)
    marked, plain = times.values()
    more = statistics.median(one - other for one, other in zip(marked, plain, strict=True))
    print(
        f"  a search takes {statistics.median(marked):.1f} ms of CPU with 100,000 marks, {more:+.1f} ms to without"
    )


def shown(made: Marked) -> None:
    """Print what the same marks add to the start of the terminal program, to its first content; in turns as well."""
    homes = _homes()
    times: dict[str, list[float]] = {name: [] for name in homes}
    for number in range(32):
        for name, home in homes.items():
            terminal = Terminal([sys.executable, "-m", "reader", str(made.root)], home)
            took = terminal.read_until(b"newest first") * 1000
            terminal.end()
            if number > 1:
                times[name].append(took)
    marked, plain = times.values()
    more = statistics.median(one - other for one, other in zip(marked, plain, strict=True))
    print(
        f"  the first content takes {min(marked):.0f} ms at best with 100,000 marks, "
        f"{min(marked) - min(plain):+.1f} ms to without; {more:+.1f} ms at the median"
    )


def asked(made: Marked) -> None:
    """Print how long `is:unread` newest first takes, page after page, where few, half and nearly all are read."""
    names = made.names()
    rng = random.Random(5)
    for what, share in (("20 are read", 0.0), ("half are read", 0.5), ("all but some 10 are read", 1.0)):
        made.forget()
        kept = [each for each in names if rng.random() < share][: len(names) - 10] if share else names[:20]
        made.mark_read(kept)
        index = made.index()
        index.count(parse("is:unread"))
        for query in ("is:unread", "harbour is:unread", "har* is:unread"):
            times, after = [], None
            for number in range(300):
                began = time.perf_counter()
                page = index.search(parse(query), after=after, snippets=False)
                times.append((time.perf_counter() - began) * 1000)
                after = page.after if number % 2 else None
            times.sort()
            print(f"  {query} where {what}: p50 {times[150]:.2f} ms, p99 {times[296]:.2f} ms")
        index.close()


def marked(made: Marked) -> None:
    """Print how long it takes to mark 10,000 listed articles, until the next question knows of it."""
    for before in (20, 100_000):
        made.forget()
        made.mark_at_random(made.names(), before)
        index, memory = made.index(), Memory(made.where.root, made.where.state)
        ids = index.article_ids(parse("report"))[:10_000]
        began, cpu = time.perf_counter(), time.process_time()
        targets = targets_of(index, ids, ["hide"])
        keep(memory, targets, lambda names: [flag("hide", names)])
        written = time.perf_counter() - began
        index.search(parse("is:hidden"), snippets=False)
        took, cpu = time.perf_counter() - began, time.process_time() - cpu
        index.close()
        print(
            f"  10,000 articles marked beside {before:,} marks: {written * 1000:.0f} ms on the disk and cached, "
            f"{took * 1000:.0f} ms until a question knows ({cpu * 1000:.0f} ms of CPU)"
        )


def queries(large: bool) -> None:
    """Print the figures of queries that ask for marks."""
    with tempfile.TemporaryDirectory() as name:
        os.environ["XDG_CACHE_HOME"] = f"{name}/cache"
        os.environ["XDG_STATE_HOME"] = f"{name}/state"
        for count in (100_000, 1_000_000) if large else (100_000,):
            made = Marked(Path(name), count)
            print(f"{count:,} articles")
            if count == 100_000:
                started(made)
                shown(made)
                marked(made)
                cached(made, 100_000)
            cached(made, 1_000_000)
            asked(made)


def main() -> int:
    """Print the figures; with a folder and a number, only write journals there."""
    if sys.argv[1:] not in ([], ["--large"]):
        journals(Path(sys.argv[1]), int(sys.argv[2]))
        return 0
    nothing, _, _ = best("")
    for count in (100_000, 1_000_000):
        with tempfile.TemporaryDirectory() as name:
            # In a process of its own: a child is said to have as much memory as its parent ever had.
            subprocess.run([sys.executable, "-m", "benchmarks.marks", name, str(count)], check=True)
            size = sum(path.stat().st_size for path in Path(name).iterdir())
            print(f"{count:,} records of two machines, {size / 1e6:.1f} MB")
            if count == 100_000:
                _loading(name, nothing)
            cpu, memory, _ = run(_STREAM, name)
            print(f"  streamed: {cpu - nothing:.2f} s, {memory:.0f} MB")
    with tempfile.TemporaryDirectory() as name:
        one, many = writing(Path(name))
    print(f"one mark on the disk: {one:.1f} ms of wall time; one of a bulk of 10,000: {many:.0f} µs of CPU")
    queries("--large" in sys.argv)
    return 0


if __name__ == "__main__":
    sys.exit(main())
