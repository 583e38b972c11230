"""The embedded index and one on a node of OpenSearch, side by side over the same archive.

    python -m benchmarks.opensearch [20000 200000] [--folder NEWS] [--node 127.0.0.1:9200] [--heap 1g]

Prints the table of docs/scale.md. A node is started where none is named (see `tests.index.opensearch.nodes`). Walls at
the client, p50 / p99 of a hundred different questions of each class, each asked once. With --folder an archive of
somebody's own is measured instead of the made one (`benchmarks.corpus`).
"""

from __future__ import annotations

import argparse
import contextlib
import json
import os
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tests.index.opensearch import nodes

from benchmarks import search
from benchmarks.corpus import cached
from benchmarks.opensearch_questions import questions, sayings_of, spread, timed, words_of
from reader.index.query import parse

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader.archive import Archive
    from reader.index.progress import Progress

PREPARED = 10_000
"""Articles of the prepared stream."""
BATCH = 1_000
CHANGES = 10
EMBEDDED, SERVED = "embedded", "OpenSearch"
Row = tuple[str, dict[str, str]]


# ---------------------------------------------------------------------------------------------- writing
def build_rows(archives: dict[str, Archive], size: int) -> Iterator[Row]:
    """Have each index made from the folder, as `reader index` does, and yield how long that took."""
    rates = {}
    for backend, archive in archives.items():
        began = time.perf_counter()
        _done(archive.refresh(lambda _: None))
        rates[backend] = size / (time.perf_counter() - began)
    yield "reader index, articles/s, both cores", {name: f"{rate:,.0f}" for name, rate in rates.items()}
    yield "  share of the embedded", {SERVED: f"{rates[SERVED] / rates[EMBEDDED]:.0%}"}
    text = sum(path.stat().st_size for path in archives[EMBEDDED].root.rglob("*.*") if path.is_file())
    yield "text, MB", {EMBEDDED: f"{text / 1e6:,.0f}"}
    sizes = {EMBEDDED: _embedded_size(archives[EMBEDDED]), SERVED: _served_size(archives[SERVED])}
    yield "index / text", {name: f"{held / text:.2f}" for name, held in sizes.items()}


def _done(progress: Progress) -> None:
    if progress.state != "done":
        raise SystemExit(f"indexing: {progress.state} {progress.message}")


def _embedded_size(archive: Archive) -> int:
    return sum(path.stat().st_size for path in archive.folder.glob("index-*"))


def _served_size(archive: Archive) -> int:
    """Return the bytes of all shards after a merge of what was deleted, as the embedded index is compacted too."""
    name = f"{archive.served.address.name}.*" if archive.served is not None else ""
    _asked(archive, f"{name}/_flush", "POST")
    stats = _asked(archive, f"{name}/_stats/store")
    return int(stats["_all"]["primaries"]["store"]["size_in_bytes"])


def _asked(archive: Archive, path: str, method: str = "GET") -> dict[str, Any]:
    assert archive.served is not None
    host, port = archive.served.address.hosts[0]
    request = urllib.request.Request(f"http://{host}:{port}/{path}", method=method)
    with urllib.request.urlopen(request, timeout=600) as answer:
        found: dict[str, Any] = json.load(answer)
    return found


def prepared_row(archives: dict[str, Archive], size: int) -> Row:
    """Put prepared articles into a new index of each, in batches: what the store alone takes."""
    from reader.index.backends import backend_at
    from reader.index.indexing import preparing
    from reader.seeds import FolderRepository

    preparing.extract = search.stand_in  # type: ignore[attr-defined]
    repository = FolderRepository(archives[EMBEDDED].root)
    documents = []
    for document in repository.documents():
        documents.append(document)
        if len(documents) == min(size, PREPARED):
            break
    rates = {}
    for name, archive in archives.items():
        served = archive.served
        if served is not None:
            served = served._replace(address=served.address._replace(name=f"{served.address.name}-prepared"))
        backend = backend_at(str(archive.folder / "prepared"), None, served)
        made = [preparing.prepare_document(repository, each.path, backend.prepare) for each in documents]
        articles = sum(len(each.articles) for each in made)
        with backend.writing(0.0), backend.new_store(beside=False) as store:
            began = time.perf_counter()
            store.known()  # as whoever indexes asks first
            for start in range(0, len(made), BATCH):
                with store.batch():
                    for document, each in list(zip(documents, made, strict=True))[start : start + BATCH]:
                        store.put(document, each.digest, each.articles, each.problems)
            with store.batch():
                store.settle()
            store.finish(much=True)
            rates[name] = articles / (time.perf_counter() - began)
        backend.publish()
    return "a prepared stream, articles/s", {name: f"{rate:,.0f}" for name, rate in rates.items()}


# ---------------------------------------------------------------------------------------------- reading
def question_rows(archives: dict[str, Archive]) -> Iterator[Row]:
    """Yield how long the questions take."""
    words = words_of(archives[EMBEDDED].root)
    with contextlib.ExitStack() as stack:
        indexes = {}
        for name, archive in archives.items():
            index = archive.open_index()
            assert index is not None
            indexes[name] = stack.enter_context(contextlib.closing(index))
        asked = questions(words, sayings_of(indexes[EMBEDDED]))
        for name, times, other in timed(asked, indexes):
            # Scores are not alike: what is best may be.
            differ = f"; {other} of {len(asked[name])} answers differ" if other and "best" not in name else ""
            yield name + differ, {backend: spread(took) for backend, took in times.items()}


def change_row(archives: dict[str, Archive]) -> Row:
    """Save a document and wait until a reader who looks all the time finds it."""
    return (
        "a saved document is found, ms",
        {name: spread(list(_changes(archive))) for name, archive in archives.items()},
    )


def _changes(archive: Archive) -> Iterator[float]:
    command = archive.indexer_command(watch=True)
    assert command is not None
    path = archive.root / "zz-changed.txt"
    pipe = subprocess.PIPE
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, env=archive.indexer_environment) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        next(line for line in process.stdout if b'"state": "done"' in line)
        try:
            for number in range(CHANGES):
                word = f"changed{number}x{os.getpid()}"
                began = time.perf_counter()
                path.write_text(f"date 2015-06-01\n\nSaved\n\n{word} {'words ' * 300}", "utf-8")
                while not _count(archive, word):
                    time.sleep(0.005)
                yield (time.perf_counter() - began) * 1e3
        finally:
            path.unlink(missing_ok=True)
            process.stdin.close()


def _count(archive: Archive, word: str) -> int:
    index = archive.open_index()
    assert index is not None
    with contextlib.closing(index):
        return index.count(parse(word)).value


# ---------------------------------------------------------------------------------------------- the table
def measure(root: Path, size: int, host: tuple[str, int]) -> Iterator[Row]:
    """Yield every figure of one archive."""
    from reader.archive import open_archive

    url = f"opensearch://{host[0]}:{host[1]}/benchmark-{size}"
    archives = {EMBEDDED: open_archive(str(root), index=""), SERVED: open_archive(str(root), index=url)}
    archives[EMBEDDED].folder.mkdir(parents=True, exist_ok=True)
    yield prepared_row(archives, size)
    yield from build_rows(archives, size)
    yield from question_rows(archives)
    yield change_row(archives)
    for name in (f"benchmark-{size}.*", f"benchmark-{size}-prepared.*"):
        _asked(archives[SERVED], name, "DELETE")


def main() -> int:
    """Print a table in Markdown, two columns a size."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("sizes", type=int, nargs="*", default=[20_000])
    parser.add_argument("--folder", type=Path, help="an archive to measure instead")
    parser.add_argument("--node", help="host:port of a node that runs, instead of one of our own")
    parser.add_argument("--heap", default="1g")
    arguments = parser.parse_args()
    with contextlib.ExitStack() as stack:
        if arguments.node:
            host, _, port = arguments.node.rpartition(":")
            at = host, int(port)
        else:
            at = stack.enter_context(nodes.running(heap=arguments.heap))[0].host
        kept = stack.enter_context(tempfile.TemporaryDirectory())
        os.environ |= {"XDG_CACHE_HOME": f"{kept}/cache", "XDG_STATE_HOME": f"{kept}/state"}
        archives = [(arguments.folder, 0)] if arguments.folder else [(None, size) for size in arguments.sizes]
        for folder, size in archives:
            root = (folder or cached(size)).resolve()
            number = size or sum(1 for path in root.rglob("*.*") if path.is_file())
            print(f"\n| {number:,} documents | {EMBEDDED} | {SERVED} |\n| --- | --- | --- |", flush=True)
            for name, row in measure(root, number, at):
                print(f"| {name} | {row.get(EMBEDDED, '')} | {row.get(SERVED, '')} |", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
