"""Indexing and searching: articles a second, milliseconds a query, and the whole process of `reader search`.

    python -m benchmarks.search [--size 100000]

The archive is made once (see `benchmarks.corpus`) and kept among the temporary files; its index is built
anew in a folder of its own.
"""

from __future__ import annotations

import argparse
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from functools import partial
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.corpus import cached, vocabulary
from benchmarks.report import Figure, show

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.index.protocol import Index, Sort

ROUNDS = 40


def milliseconds(call: Callable[[], object], rounds: int = ROUNDS) -> list[float]:
    """Return the wall time of each round, sorted."""
    times = []
    for _ in range(rounds):
        start = time.perf_counter()
        call()
        times.append((time.perf_counter() - start) * 1e3)
    return sorted(times)


def p99(times: list[float]) -> float:
    """Return the 99th percentile of sorted times."""
    return times[min(len(times) - 1, int(len(times) * 0.99))]


def queries() -> dict[str, list[str]]:
    """Return the classes of queries; words of several frequencies each."""
    words = vocabulary()
    common, middle, rare = words[5:45:4], words[300:1300:100], words[20_000:30_000:1000]
    return {
        "common word": common,
        "middling word": middle,
        "rare word": rare,
        "two words": [f"{a} {b}" for a, b in zip(common, middle, strict=True)],
        "phrase": [f'"{a} {b}"' for a, b in pairwise(common)],
        "boolean": [f"({a} OR {b}) -{c}" for a, b, c in zip(common, middle, rare, strict=True)],
        "title field in a year": [f"title:{word} date:2015" for word in middle],
        "prefix of 4": [f"{word[:4]}*" for word in middle],
        "speaker": [f"speaker:{word}" for word in words[2000:3000:100]],
    }


def build(archive: Path, size: int) -> tuple[list[Figure], float]:
    """Index the archive from nothing, and return figures and the size of its text in bytes."""
    command = [sys.executable, "-m", "reader", "index", "-a", str(archive), "--rebuild"]
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    start = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    wall = time.perf_counter() - start
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return [
        Figure(
            "indexing with quotations, .txt, both cores", size / wall, "articles/s", 1000, more_is_better=True
        ),
        Figure("  CPU of it", cpu / size * 1e3, "ms/article"),
    ], sum(path.stat().st_size for path in archive.rglob("*.txt"))


def ask(index: Index) -> list[Figure]:
    """Time every class of queries, newest first and best first."""
    from reader.index.query import EVERYTHING, parse

    figures = []
    sorts: list[tuple[Sort, float]] = [("date", 5.0), ("rank", 30.0)]
    for sort, budget in sorts:
        for name, texts in queries().items():
            parsed = [parse(text) for text in texts]
            times: list[float] = []
            for query in parsed:
                times += milliseconds(
                    partial(index.search, query, sort=sort, limit=20, snippets=False),
                    10,
                )
            label = "newest" if sort == "date" else "best"
            figures.append(Figure(f"{name}, {label} first, p99", p99(sorted(times)), "ms", budget))
    figures.append(
        Figure("list: newest 50, p99", p99(milliseconds(partial(index.search, EVERYTHING))), "ms", 1.0)
    )
    keys = milliseconds(partial(index.article_keys, EVERYTHING), 5)
    figures.append(Figure("every key of the list", statistics.median(keys), "ms"))
    typed = [p99(milliseconds(partial(index.titles, word), 10)) for word in ("ba", "kel", "m", "tora")]
    figures.append(Figure("keystroke on titles, p99", max(typed), "ms", 2.0))
    return figures


def whole_process(archive: Path) -> Figure:
    """Time `reader search WORD | head -20` as a process, index warm."""
    command = [
        str(Path(sys.executable).parent / "reader"),
        "search",
        "-a",
        str(archive),
        "-n",
        "20",
        vocabulary()[700],
    ]
    times = milliseconds(lambda: subprocess.run(command, check=False, stdout=subprocess.PIPE), 30)
    return Figure("`reader search word`, whole process, median", statistics.median(times), "ms", 45)


def change(archive: Path) -> Figure:
    """Change one document and time until the index has it."""
    from reader.archive import open_archive

    opened = open_archive(str(archive))
    path = next(archive.rglob("*.txt"))
    content = path.read_text("utf-8")
    path.write_text(content + "\nquicksilver\n", "utf-8")
    times = milliseconds(lambda: opened.refresh(lambda _: None), 1)
    path.write_text(content, "utf-8")
    opened.refresh(lambda _: None)
    return Figure("one changed document, full scan and indexer process included", times[0], "ms")


def main() -> int:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("--size", type=int, default=100_000)
    size = parser.parse_args().size
    archive = cached(size)
    with tempfile.TemporaryDirectory() as cache:
        os.environ["XDG_CACHE_HOME"] = cache
        figures, text = build(archive, size)
        from reader.archive import open_archive

        opened = open_archive(str(archive))
        held = sum(path.stat().st_size for path in opened.folder.glob("index-*.db"))
        figures.append(Figure("index / text", held / text, "x", 2.3))
        index = opened.open_index()
        if index is None:
            raise SystemExit("there is no index after building it")
        figures += ask(index)
        index.close()
        figures.append(whole_process(archive))
        figures.append(change(archive))
    show(f"search, {size:,} articles", figures)
    return 0


if __name__ == "__main__":
    sys.exit(main())
