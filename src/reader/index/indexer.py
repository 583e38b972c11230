"""Brings the index of an archive up to date. Runs as a process of its own: `python -m reader.index.indexer`.

By stat first, then by hash: a document whose mtime, size and inode are as they were is not opened; one whose
content turns out the same is only noted. Documents are prepared in a pool of processes and written here.
"""

from __future__ import annotations

import sqlite3
import time
from typing import TYPE_CHECKING

from reader.index import generations
from reader.index.lock import Busy, writer_lock
from reader.index.pool import prepared
from reader.index.progress import Progress
from reader.index.schema import VERSION, connect_writer, create
from reader.index.writer import Writer

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from reader.index.preparing import PreparedDocument
    from reader.seeds import Document, FolderRepository

FIRST_COMMIT = 64
"""The first documents are committed early: somebody may be waiting to see them."""
COMMIT = 1_000
REPORT = 0.1
"""Seconds between two reports."""


class Indexer:
    """One run over one archive, writing to one connection."""

    def __init__(
        self, repository: FolderRepository, connection: sqlite3.Connection, report: Callable[[Progress], None]
    ) -> None:
        self._repository = repository
        self._db = connection
        self._writer = Writer(connection)
        self._report = report
        self._progress = Progress("scanning")
        self._reported = 0.0

    def run(self) -> Progress:
        """Make the index hold what the folder holds now, and return the final progress."""
        self._tell(Progress("scanning"), now=True)
        folders = self._repository.folders()
        if "" not in folders and self._repository.only is None:
            # Unplugged, say: that must not empty the index of an archive that will be back.
            self._tell(
                Progress("failed", message=f"the archive {self._repository.root} cannot be read"), now=True
            )
            return self._progress
        found = {document.path: document for document in self._repository.documents()}
        known = self._known()
        gone = [path for path in known if path not in found]
        changed = [path for path, document in found.items() if not _same(known.get(path), document)]
        self._tell(Progress("indexing", 0, len(changed)), now=True)
        self._remove(gone)
        self._update(changed, found, known)
        self._finish(folders)
        self._tell(Progress("done", len(changed), len(changed), self._progress.changed), now=True)
        return self._progress

    def _known(self) -> dict[str, tuple[int, int, int, bytes | None]]:
        rows = self._db.execute("select path, mtime_ns, size, inode, hash from document")
        return {_text(path): (mtime, size, inode, digest) for path, mtime, size, inode, digest in rows}

    def _remove(self, gone: list[str]) -> None:
        for at in range(0, len(gone), COMMIT):
            batch = gone[at : at + COMMIT]
            self._db.execute("begin immediate")
            for path in batch:
                self._writer.remove(_raw(path))
            self._db.execute("commit")
            self._advance(0, len(batch))

    def _update(
        self,
        changed: list[str],
        found: dict[str, Document],
        known: dict[str, tuple[int, int, int, bytes | None]],
    ) -> None:
        batch: list[PreparedDocument] = []
        size = FIRST_COMMIT
        for document in prepared(self._repository, changed):
            batch.append(document)
            self._tell(Progress("indexing", self._progress.done + 1, len(changed), self._progress.changed))
            if len(batch) >= size:
                self._commit(batch, found, known)
                batch, size = [], min(size * 4, COMMIT)
        self._commit(batch, found, known)

    def _commit(
        self,
        batch: Iterable[PreparedDocument],
        found: dict[str, Document],
        known: dict[str, tuple[int, int, int, bytes | None]],
    ) -> None:
        changes = 0
        self._db.execute("begin immediate")
        for document in batch:
            stat, path = _stat(found[document.path]), _raw(document.path)
            before = known.get(document.path)
            if before is not None and document.digest and before[3] == document.digest:
                self._writer.touch(path, stat)
                continue
            self._writer.put(path, stat, document.digest, document.articles, document.problems)
            changes += 1
        self._db.execute("commit")
        self._advance(0, changes)

    def _finish(self, folders: dict[str, int]) -> None:
        self._db.execute("begin immediate")
        self._writer.settle()
        self._db.execute("commit")
        self._db.execute("begin immediate")
        self._writer.put_folders(
            [(_raw(path), mtime) for path, mtime in folders.items()],
            [(_raw(problem.path), problem) for problem in self._repository.problems],
        )
        self._db.execute("insert or replace into meta values('scanned', ?)", (str(time.time_ns()),))
        self._db.execute("commit")
        self._db.execute("pragma optimize").fetchall()
        self._db.execute("pragma wal_checkpoint(truncate)").fetchall()

    # ------------------------------------------------------------------ progress
    def _advance(self, done: int, changed: int) -> None:
        now = self._progress
        self._tell(Progress("indexing", now.done + done, now.total, now.changed + changed), now=changed > 0)

    def _tell(self, progress: Progress, *, now: bool = False) -> None:
        self._progress = progress
        if now or time.monotonic() - self._reported >= REPORT:
            self._reported = time.monotonic()
            self._report(progress)


def _same(known: tuple[int, int, int, bytes | None] | None, document: Document) -> bool:
    """Whether the document is as it was read. One that could not be read is tried again each time.

    What kept it from being read, permissions say, may be mended without a trace in its stat.
    """
    return known is not None and bool(known[3]) and known[:3] == _stat(document)


def _stat(document: Document) -> tuple[int, int, int]:
    return document.mtime_ns, document.size, document.inode


def _raw(path: str) -> bytes:
    return path.encode("utf-8", "surrogateescape")


def _text(path: bytes) -> str:
    return path.decode("utf-8", "surrogateescape")


def refresh(
    repository: FolderRepository, folder: Path, report: Callable[[Progress], None], *, rebuild: bool = False
) -> Progress:
    """Bring the index in `folder` up to date with `repository`, making it where there is none.

    A damaged index, or one of another version, is renamed and built again. Progress "busy" means that
    another process is doing the same; "failed" that the index cannot be written, and why.
    """
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        with writer_lock(folder):
            return _refresh(repository, folder, report, rebuild)
    except Busy as busy:
        progress = Progress("busy", message=str(busy))
    except (OSError, sqlite3.Error) as error:
        progress = Progress("failed", message=f"the index in {folder} cannot be written ({error})")
    report(progress)
    return progress


def _refresh(
    repository: FolderRepository, folder: Path, report: Callable[[Progress], None], rebuild: bool
) -> Progress:
    usable = index = generations.current(folder)
    if index is not None and not rebuild:
        try:
            connection = _opened(index)
            if connection is not None:
                return _run(repository, connection, report)
        except sqlite3.DatabaseError as error:
            if not _is_damage(error):
                raise
            generations.set_aside(index)
        usable = None
    fresh = generations.following(folder)
    connection = create(fresh)
    if usable is None:
        # Who has nothing better may read it while it grows.
        generations.point_to(fresh)
    progress = _run(repository, connection, report)
    if progress.state == "done":
        generations.point_to(fresh)
        generations.sweep(folder)
    return progress


def _run(
    repository: FolderRepository, connection: sqlite3.Connection, report: Callable[[Progress], None]
) -> Progress:
    try:
        return Indexer(repository, connection, report).run()
    finally:
        connection.close()


def _opened(index: str) -> sqlite3.Connection | None:
    """Return a writing connection, or None where the index is of another version."""
    connection = connect_writer(index)
    try:
        version = connection.execute("select value from meta where name='version'").fetchone()
    except sqlite3.DatabaseError:
        connection.close()
        raise
    if version is not None and version[0] == VERSION:
        return connection
    connection.close()
    return None


def _is_damage(error: sqlite3.DatabaseError) -> bool:
    if not isinstance(error, sqlite3.OperationalError):
        return True
    return any(
        word in str(error) for word in ("malformed", "no such table", "no such column", "not a database")
    )


def main() -> int:
    """Run an indexer as a process: progress on stdout, a line each."""
    import argparse
    import signal
    import sys
    from pathlib import Path

    from reader.seeds import FolderRepository

    parser = argparse.ArgumentParser(prog="reader-indexer")
    parser.add_argument("--root", required=True)
    parser.add_argument("--folder", required=True)
    parser.add_argument("--rebuild", action="store_true")
    arguments = parser.parse_args()
    # The pool is shut down on the way out, so that no worker outlives a stopped indexer.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the face that started it decides

    def report(progress: Progress) -> None:
        sys.stdout.write(progress.line() + "\n")
        sys.stdout.flush()

    try:
        progress = refresh(
            FolderRepository(Path(arguments.root)), Path(arguments.folder), report, rebuild=arguments.rebuild
        )
    except BrokenPipeError:
        return 141
    return 0 if progress.state == "done" else 1


if __name__ == "__main__":
    raise SystemExit(main())
