"""Journals of marks: loading, streaming, writing and finding words again, each in a process of its own.

    python -m benchmarks.marks

Records of two machines: seven in ten are *read*, the others stars, tags and notes; a quarter of them is about an
article that has a mark. CPU is that of the process beyond an interpreter that loads nothing, memory all that it has.
"""

from __future__ import annotations

import os
import random
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

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


def main() -> int:
    """Print the figures; with a folder and a number, only write journals there."""
    if len(sys.argv) > 2:
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
    return 0


if __name__ == "__main__":
    sys.exit(main())
