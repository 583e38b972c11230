"""Brings the index of an archive up to date.

One process at a time writes an index; what is done about a damaged one, or one of another version, is said here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.index.faults import Damaged, IndexFault
from reader.index.indexing.indexer import Indexer
from reader.index.progress import Progress
from reader.index.writing import Busy

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    from reader.index.writing import Backend
    from reader.seeds import FolderRepository

PATIENCE = 0.5
"""Seconds to wait for another writer: one that watches is done with a saved document sooner."""


def refresh(
    repository: FolderRepository,
    backend: Backend,
    report: Callable[[Progress], None],
    *,
    rebuild: bool = False,
    wait: float = 0.0,
) -> Progress:
    """Bring the index up to date with `repository`, making it where there is none.

    A damaged index, or one of another version, is put aside and built again. Progress "busy" means that
    another process is doing the same; "failed" that the index cannot be written, and why. With `wait` that
    other process is waited for so many seconds at most, once "busy" has been reported.
    """
    return _locked(backend, report, lambda: _refresh(repository, backend, report, rebuild), wait)


def refresh_at(
    repository: FolderRepository,
    backend: Backend,
    paths: Collection[str],
    report: Callable[[Progress], None],
) -> Progress:
    """Do the same for these paths of the archive alone; for all of it where there is no sound index yet."""

    def run() -> Progress:
        with backend.store() as store:
            if store is not None:
                return Indexer(repository, store, report).run_at(paths)
        return _refresh(repository, backend, report, False)

    return _locked(backend, report, run)


def note_folders(repository: FolderRepository, backend: Backend, folders: dict[str, int]) -> Progress:
    """Note that these folders of the archive hold nothing new since these times (ns)."""

    def run() -> Progress:
        with backend.store() as store:
            if store is not None:
                Indexer(repository, store, _unheard).note_folders(folders)
        return Progress("done")

    return _locked(backend, _unheard, run)


def _unheard(_: Progress) -> None:
    """Report to nobody."""


def _locked(
    backend: Backend, report: Callable[[Progress], None], run: Callable[[], Progress], wait: float = 0.0
) -> Progress:
    for patience in (PATIENCE, wait):
        try:
            with backend.writing(patience):
                progress = run()
            if progress.state == "done":
                backend.remember()
            return progress
        except Busy as busy:
            progress = Progress("busy", message=str(busy))
        except IndexFault as fault:
            progress = Progress("failed", message=str(fault))
        report(progress)
        if progress.state != "busy" or not wait:
            break
    return progress


def _refresh(
    repository: FolderRepository, backend: Backend, report: Callable[[Progress], None], rebuild: bool
) -> Progress:
    if not rebuild:
        try:
            with backend.store() as store:
                if store is not None:
                    return Indexer(repository, store, report).run()
        except Damaged:
            backend.set_aside()
    with backend.new_store(beside=rebuild) as store:
        progress = Indexer(repository, store, report).run()
    if progress.state == "done":
        backend.publish()
    return progress
