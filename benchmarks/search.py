"""Indexing and searching at 10,000, 100,000 and a million articles, beside other programs over the same articles.

    python -m benchmarks.search [10000 100000 1000000] [--keep FOLDER] [--stand-in]

Prints the table of docs/performance.md. The archives are made once (see `benchmarks.corpus`) and kept among the
temporary files.

Queries are measured in CPU time, the best of five runs each, so that what else the machine does hardly counts;
p50, p95 and p99 are over the queries of a class. After those of best first stands how many were ranked by all
their words, by some, and not at all, where not all were. With --keep the indexes stay in FOLDER and are used again.
With --stand-in quotations are found by one regular expression instead of the extractor, in a fifth of its time:
the corpus is made so that it finds the same ones. The build rate is that of the stand-in then.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import multiprocessing
import os
import random
import re
import resource
import subprocess
import sys
import tempfile
import time
from functools import partial
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

from benchmarks.corpus import cached, vocabulary
from benchmarks.neighbours import process_rows
from reader.index.query import EVERYTHING, parse
from reader.index.sqlite.files import generations

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from reader.archive import Archive
    from reader.index.answers import Page, Sort
    from reader.index.protocol import Index
    from reader.index.query import Query
    from reader.model.quotation import Quote

RUNS = 5
Table = dict[str, dict[int, str]]

# ---------------------------------------------------------------------------------------------- building
_SAID = re.compile(r"“[^”]*” ([A-Z][a-z]+ [A-Z][a-z]+) (said|added|told reporters|wrote|argued|warned)\b")


def stand_in(text: str, **_: object) -> list[Quote]:
    """Return the quotations of a document of the corpus."""
    from reader.model.quotation import Quote

    return [
        Quote(
            *(found.start(), found.start(1) - 1, "direct"),
            speaker=found.span(1),
            canonical=found[1],
            cue=found.span(2),
            group=number,
            how="the speaker stands before the cue",
            confidence=0.9,
        )
        for number, found in enumerate(_SAID.finditer(text))
    ]


def _built(root: str, folder: str, with_stand_in: bool, told: Any) -> None:
    from reader.index.indexing import preparing
    from reader.index.indexing.refreshing import refresh
    from reader.index.sqlite.embedded import Embedded
    from reader.seeds import FolderRepository

    if with_stand_in:
        preparing.extract = stand_in  # type: ignore[attr-defined]
    began = time.perf_counter()
    progress = refresh(FolderRepository(root), Embedded(folder), lambda _: None)
    wall = time.perf_counter() - began
    own, workers = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    told.put(
        {
            "changed": progress.changed,
            "wall": wall,
            "cpu": own.ru_utime + own.ru_stime + workers.ru_utime + workers.ru_stime,
            "rss": own.ru_maxrss / 1024,
            "stand_in": with_stand_in,
        }
    )


def build(archive: Archive, with_stand_in: bool) -> dict[str, Any]:
    """Bring the index up to date in a process of its own; return what building it had taken."""
    notes = archive.folder / "build.json"
    if notes.exists():
        held: dict[str, Any] = json.loads(notes.read_text())
        return held
    context = multiprocessing.get_context("spawn")
    told = context.SimpleQueue()
    process = context.Process(
        target=_built, args=(str(archive.root), str(archive.folder), with_stand_in, told)
    )
    process.start()
    taken: dict[str, Any] = told.get()
    process.join()
    notes.write_text(json.dumps(taken))
    return taken


def build_rows(archive: Archive, size: int, taken: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Yield what building the index took, and how large it is."""
    text = _text_size(archive)
    index = Path(str(generations.current(archive.folder)))
    how = ", stand-in" if taken["stand_in"] else ""
    yield "build, articles/s, both cores", f"{size / taken['wall']:,.0f}{how}"
    yield "  CPU an article, ms", f"{taken['cpu'] / size * 1e3:.2f}{how}"
    yield "  memory of the indexer, MB", f"{taken['rss']:,.0f}"
    yield "text, MB", f"{text / 1e6:,.0f}"
    yield "index / text", f"{index.stat().st_size / text:.2f}"


def _text_size(archive: Archive) -> int:
    notes = archive.folder / "text.json"
    if not notes.exists():
        notes.write_text(json.dumps(sum(path.stat().st_size for path in archive.root.rglob("*.txt"))))
    return int(json.loads(notes.read_text()))


# ---------------------------------------------------------------------------------------------- queries
def classes() -> dict[str, list[str]]:
    """Return the classes of queries, 25 of each."""
    words = vocabulary()
    stop, common, middle = words[:5], words[20:120:4], words[300:2800:100]
    rare = words[20_000:70_000:2_000]
    return {
        "rare word": rare,
        "middling word (1 %)": middle,
        "common word (10-60 %)": common,
        "word in nearly every article": stop,
        "two words": [f"{a} {b}" for a, b in zip(common, middle, strict=True)],
        "phrase of middling words": [f'"{a} {b}"' for a, b in pairwise(middle)],
        "phrase of common words": [f'"{a} {b}"' for a, b in pairwise(common)],
        "boolean": [f"({a} OR {b}) -{c}" for a, b, c in zip(common, middle, rare, strict=True)],
        "title: in a year": [f"title:{word} date:2015" for word in middle],
        "prefix of 4 letters and more": [f"{word[: 4 + len(word) % 2]}*" for word in middle],
        "prefix of 1 to 3 letters": [f"{word[: 1 + number % 3]}*" for number, word in enumerate(middle)],
        "a filter that matches nothing": [f"{word} source:zzz" for word in common],
        "speaker:": [f"speaker:{word}" for word in words[2000:4500:100]],
        "quote:": [f"quote:{word}" for word in middle],
    }


def each(question: Callable[[Any], object], asked: Sequence[object]) -> str:
    """Return p50, p95 and p99 of the milliseconds of CPU that a question takes, the best of some runs each."""
    times = []
    for what in asked:
        best = float("inf")
        for _ in range(RUNS):
            began = time.thread_time()
            question(what)
            best = min(best, (time.thread_time() - began) * 1e3)
        times.append(best)
    return spread(times)


def spread(times: list[float]) -> str:
    """Return p50, p95 and p99."""
    times = sorted(times)
    return " / ".join(
        f"{times[min(len(times) - 1, int(len(times) * part))]:.2f}" for part in (0.5, 0.95, 0.99)
    )


def query_rows(index: Index, asked: dict[str, list[str]]) -> Iterator[tuple[str, str]]:
    """Yield how long every class of questions takes."""
    sorts: list[tuple[Sort, str]] = [("date", "newest first"), ("rank", "best first")]
    for sort, name in sorts:
        search = partial(index.search, sort=sort, limit=20, snippets=False)
        for what, texts in asked.items():
            queries = [parse(text) for text in texts]
            yield (
                f"{name}: {what}",
                each(search, queries) + (_ranked(search, queries) if sort == "rank" else ""),
            )
    common = [parse(text) for text in asked["common word (10-60 %)"]]
    keys = list(index.article_keys(EVERYTHING))
    pages = [str(key) for key in random.Random(1).sample(keys, 25)]
    yield "list: a page at any depth", each(lambda after: index.search(EVERYTHING, after=after), pages)
    yield "list: every key", each(index.article_keys, [EVERYTHING])
    yield "20 snippets", each(partial(index.search, limit=20), common)
    yield "count, up to 10,000", each(index.count, common)
    for letters in (1, 2, 3, 4):
        typed = sorted({word[:letters] for word in asked["middling word (1 %)"]})
        yield f"keystroke on titles, {letters}", each(index.titles, typed)
    said = [parse(text) for text in asked["speaker:"]]
    yield "quotations by a speaker, 20", each(partial(index.quotes, limit=20), said)


def _ranked(search: Callable[[Query], Page], queries: Sequence[Query]) -> str:
    """Return how many of the queries were ranked by all their words, by some of them, and not at all."""
    labels = [search(query).label or "" for query in queries]
    by_none = sum(label.startswith("newest first") for label in labels)
    by_some = sum("without weighing" in label for label in labels)
    return f"; {len(labels) - by_some - by_none}, {by_some}, {by_none}" if by_some or by_none else ""


def memory() -> float:
    """Return the most megabytes that this process has had (Linux only)."""
    with contextlib.suppress(OSError):
        for line in Path("/proc/self/status").read_text().splitlines():
            if line.startswith("VmHWM"):
                return int(line.split()[1]) / 1024
    return 0.0


def _asked(root: str, cache: str, asked: dict[str, list[str]], told: Any) -> None:
    """Ask everything in a process of its own, for the memory it takes."""
    os.environ["XDG_CACHE_HOME"] = cache
    from reader.archive import open_archive

    index = open_archive(root).open_index()
    if index is None:
        raise SystemExit("there is no index after building it")
    before = memory()
    for name, query in (
        ("first list page", EVERYTHING),
        ("first search", parse(asked["middling word (1 %)"][0])),
    ):
        began = time.perf_counter()
        index.search(query)
        told.put((f"cold: {name}, wall ms", f"{(time.perf_counter() - began) * 1e3:.1f}"))
    searched = memory()
    rows = list(query_rows(index, asked))
    after = memory()
    for row in rows:
        told.put(row)
    told.put(
        (
            "memory of a reading process, MB: open, first search, everything",
            f"{before:.0f}, {searched:.0f}, {after:.0f}",
        )
    )
    told.put(None)


def asked_rows(archive: Archive, cache: str) -> Iterator[tuple[str, str]]:
    """Ask everything, beginning with an index that is not in the page cache."""
    for path in archive.folder.glob("index-*"):
        with path.open("rb") as stream:
            os.posix_fadvise(stream.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)
    context = multiprocessing.get_context("spawn")
    told = context.SimpleQueue()
    process = context.Process(target=_asked, args=(str(archive.root), cache, classes(), told))
    process.start()
    while (row := told.get()) is not None:
        yield row
    process.join()


# ---------------------------------------------------------------------------------------------- changes
def change_rows(archive: Archive, changes: int = 30) -> Iterator[tuple[str, str]]:
    """Yield how long a saved document takes until a reader who looks all the time finds it."""
    command = archive.indexer_command(watch=True)
    assert command is not None
    path = archive.root / "zz-changed.txt"
    began = time.perf_counter()
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        next(line for line in process.stdout if b'"state": "done"' in line)
        scan, times = time.perf_counter() - began, []
        for number in range(changes):
            word = f"changed{number}{os.getpid()}"
            began = time.perf_counter()
            path.write_text(
                f"date 2015-06-01\n\nSaved\n\n{word} {'Some words about the harbour. ' * 80}", "utf-8"
            )
            while not _count(archive, word):
                time.sleep(0.001)
            times.append((time.perf_counter() - began) * 1e3)
            time.sleep(0.2)
        path.unlink()
        while _count(archive, word):
            time.sleep(0.01)
        process.stdin.close()
    from reader.seeds import FolderRepository

    began = time.perf_counter()
    for _ in FolderRepository(archive.root).documents():
        pass
    yield "the walk with a stat of each document, s", f"{time.perf_counter() - began:.2f}"
    yield "start of the indexer and a scan that finds nothing new, s", f"{scan:.1f}"
    yield "a saved document is found, wall ms (50 of them wait for silence)", spread(times)


def _count(archive: Archive, word: str) -> int:
    index = archive.open_index()
    assert index is not None
    with contextlib.closing(index):
        return index.count(parse(word)).value


# ---------------------------------------------------------------------------------------------- the table
def measure(size: int, cache: str, with_stand_in: bool) -> Iterator[tuple[str, str]]:
    """Yield every figure of one size."""
    from reader.archive import open_archive

    archive = open_archive(str(cached(size)))
    archive.folder.mkdir(parents=True, exist_ok=True)
    yield from build_rows(archive, size, build(archive, with_stand_in))
    yield from asked_rows(archive, cache)
    yield from process_rows(archive, size)
    yield from change_rows(archive)


def main() -> int:
    """Print a table in Markdown, one column a size."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("sizes", type=int, nargs="*", default=[100_000])
    parser.add_argument("--keep", help="folder of indexes that are kept")
    parser.add_argument("--stand-in", action="store_true", help="find quotations by a regular expression")
    arguments = parser.parse_args()
    table: Table = {}
    with contextlib.ExitStack() as stack:
        cache = arguments.keep or stack.enter_context(tempfile.TemporaryDirectory())
        os.environ["XDG_CACHE_HOME"] = cache
        for size in arguments.sizes:
            for name, value in measure(size, cache, arguments.stand_in):
                table.setdefault(name, {})[size] = value
                print(f"{size:>9,}  {name:<72} {value}", file=sys.stderr, flush=True)
    print(f"| CPU ms p50 / p95 / p99 unless said | {' | '.join(f'{size:,}' for size in arguments.sizes)} |")
    print("| --- " * (len(arguments.sizes) + 1) + "|")
    for name, values in table.items():
        print(f"| {name} | {' | '.join(values.get(size, '') for size in arguments.sizes)} |")
    return 0


if __name__ == "__main__":
    sys.exit(main())
