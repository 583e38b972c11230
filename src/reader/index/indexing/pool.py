"""Prepares documents on all cores, in the order they were asked for."""

from __future__ import annotations

import multiprocessing
import os
import sys
import threading
from collections import deque
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import forkserver
from typing import TYPE_CHECKING, NamedTuple

from reader.index.indexing.preparing import PreparedDocument, prepare_document, prepare_documents
from reader.model.article import Problem

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator, Sequence

    from reader.index.writing import Prepare
    from reader.seeds import Document, FolderRepository

_PLATFORM: str = sys.platform
FEW = 24
"""So many documents are prepared here: starting a pool would take longer."""
CHUNK = 16
"""Documents that a worker is given at once, unless they are large."""
CHUNK_BYTES = 1 << 20
AHEAD = 250
"""Chunks under way at once, unless they are large: twice a batch, so that no worker waits while one is written."""
AHEAD_BYTES = 16 << 20
"""Of the documents under way: bounds the memory of results that wait for the writer, but for `_LEAST`."""
_LEAST = 2
"""Chunks under way for each worker, however large their documents are."""


class _Chunk(NamedTuple):
    paths: list[str]
    size: int
    """Bytes of its documents."""


def prepared(
    repository: FolderRepository, documents: Sequence[Document], prepare: Prepare
) -> Generator[PreparedDocument, None, None]:
    """Yield what the documents hold, in this order, packed by `prepare`; none of them can stop the others."""
    if len(documents) <= FEW:
        for document in documents:
            yield prepare_document(repository, document.path, prepare)
        return
    chunks = list(_chunks(documents))
    at = 0
    while at < len(chunks):
        try:
            for done in _pooled(repository, chunks[at:], prepare):
                at += 1
                yield from done
        except BrokenProcessPool:
            # Some document took its worker down (by memory, say): the chunk is done again, one by one.
            yield from _one_by_one(repository, chunks[at].paths, prepare)
            at += 1


def _chunks(documents: Sequence[Document]) -> Iterator[_Chunk]:
    paths: list[str] = []
    size = 0
    for document in documents:
        paths.append(document.path)
        size += document.size
        if len(paths) == CHUNK or size >= CHUNK_BYTES:
            yield _Chunk(paths, size)
            paths, size = [], 0
    if paths:
        yield _Chunk(paths, size)


def _pooled(
    repository: FolderRepository, chunks: list[_Chunk], prepare: Prepare
) -> Iterator[list[PreparedDocument]]:
    workers = min(os.cpu_count() or 1, len(chunks))
    with _executor(workers) as executor:
        waiting: deque[tuple[Future[list[PreparedDocument]], int]] = deque()
        under_way = 0
        try:
            for chunk in chunks:
                while waiting and (waiting[0][0].done() or _is_enough(len(waiting), under_way, workers)):
                    under_way -= waiting[0][1]
                    yield waiting.popleft()[0].result()
                future = executor.submit(
                    prepare_documents, str(repository.root), repository.only, chunk.paths, prepare
                )
                waiting.append((future, chunk.size))
                under_way += chunk.size
            while waiting:
                yield waiting.popleft()[0].result()
        finally:
            for future, _ in waiting:
                future.cancel()


def _is_enough(chunks: int, size: int, workers: int) -> bool:
    """Whether no more need be under way than so many chunks of so many bytes."""
    return chunks >= AHEAD or (chunks >= _LEAST * workers and size >= AHEAD_BYTES)


def _one_by_one(
    repository: FolderRepository, paths: list[str], prepare: Prepare
) -> Iterator[PreparedDocument]:
    for path in paths:
        with _executor(1) as executor:
            try:
                future = executor.submit(
                    prepare_documents, str(repository.root), repository.only, [path], prepare
                )
                yield from future.result()
            except BrokenProcessPool:
                problem = Problem(
                    path, None, "reading it ended the process that read it", "look at it with care"
                )
                # With its hash, so that it is not read again, perhaps in the indexer itself, until it is changed.
                yield PreparedDocument(path, repository.digest(path), (), (problem,))


def start_server(prepare: Prepare) -> None:
    """Start what workers are forked from in a process that has threads, which must not fork itself.

    It loads in parallel what the workers need, `prepare` with it. Only Linux: elsewhere workers are always
    made from nothing.
    """
    if _PLATFORM == "linux":
        multiprocessing.set_forkserver_preload(["reader.index.indexing.preparing", prepare.__module__])
        forkserver.ensure_running()


def _executor(workers: int) -> ProcessPoolExecutor:
    # Forking is quick, and safe as long as there is one thread. macOS has libraries that do not survive it.
    here = "fork" if threading.active_count() == 1 else "forkserver"
    method = here if _PLATFORM == "linux" else "spawn"
    return ProcessPoolExecutor(
        workers, mp_context=multiprocessing.get_context(method), initializer=_end_with_parent
    )


def _end_with_parent() -> None:
    """Let this worker end when the indexer is gone: killed, it cannot tell its workers."""
    parent = multiprocessing.parent_process()
    if parent is None:
        return

    def watch() -> None:
        parent.join()
        os._exit(1)

    threading.Thread(target=watch, daemon=True).start()
