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
from typing import TYPE_CHECKING

from reader.index.preparing import PreparedDocument, prepare_document, prepare_documents
from reader.model import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader.seeds import FolderRepository

_PLATFORM: str = sys.platform
FEW = 24
"""So many documents are prepared here: starting a pool would take longer."""
CHUNK = 16
AHEAD = 8
"""Chunks under way at once: bounds the memory of results that wait for the writer."""


def prepared(repository: FolderRepository, paths: list[str]) -> Iterator[PreparedDocument]:
    """Yield what the documents at `paths` hold, in this order; none of them can stop the others."""
    if len(paths) <= FEW:
        for path in paths:
            yield prepare_document(repository, path)
        return
    chunks = [paths[at : at + CHUNK] for at in range(0, len(paths), CHUNK)]
    at = 0
    while at < len(chunks):
        try:
            for documents in _pooled(repository, chunks[at:]):
                at += 1
                yield from documents
        except BrokenProcessPool:
            # Some document took its worker down (by memory, say): the chunk is done again, one by one.
            yield from _one_by_one(repository, chunks[at])
            at += 1


def _pooled(repository: FolderRepository, chunks: list[list[str]]) -> Iterator[list[PreparedDocument]]:
    with _executor(min(os.cpu_count() or 1, len(chunks))) as executor:
        waiting: deque[Future[list[PreparedDocument]]] = deque()
        try:
            for chunk in chunks:
                waiting.append(
                    executor.submit(prepare_documents, str(repository.root), repository.only, chunk)
                )
                if len(waiting) >= AHEAD:
                    yield waiting.popleft().result()
            while waiting:
                yield waiting.popleft().result()
        finally:
            for future in waiting:
                future.cancel()


def _one_by_one(repository: FolderRepository, paths: list[str]) -> Iterator[PreparedDocument]:
    for path in paths:
        with _executor(1) as executor:
            try:
                future = executor.submit(prepare_documents, str(repository.root), repository.only, [path])
                yield from future.result()
            except BrokenProcessPool:
                problem = Problem(
                    path, None, "reading it ended the process that read it", "look at it with care"
                )
                yield PreparedDocument(path, None, (), (problem,))


def start_server() -> None:
    """Start what workers are forked from in a process that has threads, which must not fork itself.

    It loads in parallel what the workers need. Only Linux: elsewhere workers are always made from nothing.
    """
    if _PLATFORM == "linux":
        multiprocessing.set_forkserver_preload(["reader.index.preparing"])
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
