"""Makes an index hold what the folder holds: one run over an archive, or over what was touched in it.

By stat first, then by hash: a document whose mtime, size and inode are as they were is not opened; one whose
content turns out the same is only noted. Documents are prepared in a pool of processes and written here.
"""

from __future__ import annotations

import os
import time
from typing import TYPE_CHECKING

from reader.index.indexing import unplugged
from reader.index.indexing.moving import Known, Moved, moved, stored_rows
from reader.index.indexing.pool import prepared
from reader.index.progress import Progress
from reader.index.sqlite.writing.compacting import compact
from reader.index.sqlite.writing.writer import Writer

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Collection, Iterable

    from reader.index.indexing.preparing import PreparedDocument
    from reader.model.article import Problem
    from reader.seeds import Document, FolderRepository

FIRST_COMMIT = 64
"""The first documents are committed early: somebody may be waiting to see them."""
COMMIT = 2_000
COMMIT_BYTES = 64 << 20
"""Of the documents of one commit, which wait in memory for it."""
REPORT = 0.1
"""Seconds between two reports."""
RACY = 2_000_000_000
"""Nanoseconds after a change in which its stat alone does not tell that a document is as it was read."""


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
        self._began: float | None = None

    def run(self) -> Progress:
        """Make the index hold what the folder holds now, and return the final progress."""
        self._tell(Progress("scanning"), now=True)
        identity = folder_identity(self._repository.root)
        found = {document.path: document for document in self._repository.documents()}
        folders = self._repository.folders()
        known = self._known()
        if (missing := self._missing(found, folders, known, identity)) is not None:
            self._tell(Progress("failed", message=missing), now=True)
            return self._progress
        changed = [document for path, document in found.items() if not _same(known.get(path), document)]
        away = unplugged.absent(self._db, self._repository.root, found)
        self._apply(_gone(known, found, away), changed, found, known)
        self._finish(folders, identity, known, away)
        self._tell(Progress("done", len(changed), len(changed), self._progress.changed), now=True)
        return self._progress

    def run_at(self, paths: Collection[str]) -> Progress:
        """Make the index hold what stands at these paths now: documents, or folders with all below them.

        For a watch, which knows what was touched. A folder that was entered counts as read; the others,
        where something came or went, are for the watch to note once it is quiet: see `note_folders`.
        """
        found = {document.path: document for document in self._repository.documents_at(paths)}
        known = {path: row for wanted in paths for path, row in self._known_at(wanted).items()}
        recent = time.time_ns() - RACY
        changed = [
            document
            for path, document in found.items()
            # Written again within a tick of the clock, a file of the same size has the same stat.
            if document.mtime_ns > recent or not _same(known.get(path), document)
        ]
        away = unplugged.absent(self._db, self._repository.root, found)
        self._apply(_gone(known, found, away), changed, found, known)
        with self._writer.batch():
            self._writer.settle()
            for path in paths:
                self._writer.forget_folders(_raw(path))
            touched_away = {mount for mount in away if mount in paths or unplugged.below(mount, paths)}
            self._writer.add_folders(
                _raw_folders(self._repository.entered()), self._folder_problems(touched_away)
            )
        touched = self._progress.changed or int(bool(known or found))
        self._tell(Progress("done", len(changed), len(changed), touched), now=True)
        return self._progress

    def note_folders(self, folders: dict[str, int]) -> None:
        """Note that these folders hold nothing new since these times (ns)."""
        with self._writer.batch():
            self._writer.add_folders(_raw_folders(folders), [])

    def _missing(
        self,
        found: dict[str, Document],
        folders: dict[str, int],
        known: dict[str, Known],
        identity: str | None,
    ) -> str | None:
        """Return in words that the archive is not there; a disk that is unplugged must not empty its index."""
        root = self._repository.root
        if "" not in folders and self._repository.only is None:
            return f"the archive {root} cannot be read"
        before = self._db.execute("select value from meta where name='root'").fetchone()
        if known and not found and before is not None and before[0] != identity:
            return (
                f"{root} is empty, and not the folder that was indexed: mount its disk,"
                " or run `reader index --rebuild` if it is meant to be empty"
            )
        return None

    def _known(self, where: str = "1", values: tuple[object, ...] = ()) -> dict[str, Known]:
        rows = self._db.execute(
            f"select path, mtime_ns, size, inode, hash from document where {where}", values
        )
        return {_text(path): Known(mtime, size, inode, digest) for path, mtime, size, inode, digest in rows}

    def _known_at(self, path: str) -> dict[str, Known]:
        raw = _raw(path)
        if not raw:
            return self._known()
        # "0" follows "/": between the two is all that lies below the folder.
        return self._known("path = ? or (path > ? and path < ?)", (raw, raw + b"/", raw + b"0"))

    def _apply(
        self,
        gone: list[str],
        changed: list[Document],
        found: dict[str, Document],
        known: dict[str, Known],
    ) -> None:
        self._tell(Progress("indexing", 0, len(changed)), now=True)
        new = [document for document in changed if document.path not in known]
        renamed = moved(self._repository, {path: known[path] for path in gone}, new) if gone else []
        done = {move.document.path for move in renamed if self._rename(move)}
        # Those that were renamed are found no longer under the old name: to remove them again is nothing.
        self._remove(gone)
        self._update([document for document in changed if document.path not in done], found, known)

    def _rename(self, move: Moved) -> bool:
        """Put a document that was moved in its new place; False where it has to be read anew."""
        rows = stored_rows(self._db, _raw(move.before), move.document.path)
        if rows is None:
            return False
        with self._writer.batch():
            self._writer.remove(_raw(move.before))
            self._writer.put(_raw(move.document.path), _stat(move.document), move.digest, *rows)
        self._advance(1, 1)
        return True

    def _remove(self, gone: list[str]) -> None:
        for at in range(0, len(gone), COMMIT):
            batch = gone[at : at + COMMIT]
            with self._writer.batch():
                removed = sum(self._writer.remove(_raw(path)) for path in batch)
            self._advance(0, removed)

    def _update(self, changed: list[Document], found: dict[str, Document], known: dict[str, Known]) -> None:
        batch: list[PreparedDocument] = []
        wanted, size = FIRST_COMMIT, 0
        for document in prepared(self._repository, changed):
            batch.append(document)
            size += found[document.path].size
            now = self._progress
            self._tell(Progress("indexing", now.done + 1, now.total, now.changed))
            if len(batch) >= wanted or size >= COMMIT_BYTES:
                self._commit(batch, found, known)
                batch, size, wanted = [], 0, min(wanted * 4, COMMIT)
        self._commit(batch, found, known)

    def _commit(
        self, batch: Iterable[PreparedDocument], found: dict[str, Document], known: dict[str, Known]
    ) -> None:
        changes = 0
        with self._writer.batch():
            for document in batch:
                stat, path = _stat(found[document.path]), _raw(document.path)
                before = known.get(document.path)
                if before is not None and document.digest and before.digest == document.digest:
                    self._writer.touch(path, stat)
                    continue
                self._writer.put(path, stat, document.digest, document.articles, document.problems)
                changes += 1
        self._advance(0, changes)

    def _finish(
        self, folders: dict[str, int], identity: str | None, known: Collection[str], away: set[str]
    ) -> None:
        with self._writer.batch():
            self._writer.settle()
        with self._writer.batch():
            self._writer.forget_folders(b"")
            self._writer.add_folders(_raw_folders(folders), self._folder_problems(away))
            unplugged.note(self._db, self._repository.mounts() | away)
            self._db.execute("insert or replace into meta values('scanned', ?)", (str(time.time_ns()),))
            self._db.execute("insert or replace into meta values('root', ?)", (identity or "",))
        if self._progress.changed > max(COMMIT, len(known) // 10):
            compact(self._db)
        self._db.execute("pragma optimize").fetchall()
        self._db.execute("pragma wal_checkpoint(truncate)").fetchall()

    def _folder_problems(self, away: set[str]) -> list[tuple[bytes, Problem]]:
        problems = [*self._repository.problems, *map(unplugged.problem, sorted(away))]
        return [(_raw(problem.path), problem) for problem in problems]

    # ------------------------------------------------------------------ progress
    def _advance(self, done: int, changed: int) -> None:
        now = self._progress
        self._tell(Progress("indexing", now.done + done, now.total, now.changed + changed), now=changed > 0)

    def _tell(self, progress: Progress, *, now: bool = False) -> None:
        if self._began is None and progress.state == "indexing":
            self._began = time.monotonic()
        if self._began is not None:
            progress = progress._replace(seconds=round(time.monotonic() - self._began, 3))
        self._progress = progress
        if now or time.monotonic() - self._reported >= REPORT:
            self._reported = time.monotonic()
            self._report(progress)


def folder_identity(root: str | os.PathLike[str]) -> str | None:
    """Return what tells the folder from another that is mounted or made in its place; None where it is gone."""
    try:
        seen = os.stat(root)
    except OSError:
        return None
    return f"{seen.st_dev}:{seen.st_ino}"


def _gone(known: Iterable[str], found: Collection[str], away: set[str]) -> list[str]:
    """Return the documents that are no longer there, without those on disks that are away."""
    return [path for path in known if path not in found and not unplugged.below(path, away)]


def _same(known: Known | None, document: Document) -> bool:
    return known is not None and known.same_stat(document)


def _stat(document: Document) -> tuple[int, int, int]:
    return document.mtime_ns, document.size, document.inode


def _raw(path: str) -> bytes:
    return path.encode("utf-8", "surrogateescape")


def _raw_folders(folders: dict[str, int]) -> list[tuple[bytes, int]]:
    return [(_raw(path), mtime) for path, mtime in folders.items()]


def _text(path: bytes) -> str:
    return path.decode("utf-8", "surrogateescape")
