"""Makes an index hold what the folder holds: one run over an archive, or over what was touched in it.

By stat first, then by hash: a document whose mtime, size and inode are as they were is not opened; one whose
content turns out the same is only noted. Documents are prepared in a pool of processes and written here.
"""

from __future__ import annotations

import os
import time
from contextlib import closing
from typing import TYPE_CHECKING

from reader.index.indexing import unplugged
from reader.index.indexing.moving import Moved, moved
from reader.index.indexing.pool import prepared
from reader.index.progress import Progress

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Sequence

    from reader.index.indexing.correcting import Corrections
    from reader.index.indexing.preparing import PreparedDocument
    from reader.index.writing import Known, Store
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
    """One run over one archive, writing to one store."""

    def __init__(
        self,
        repository: FolderRepository,
        store: Store,
        report: Callable[[Progress], None],
        corrections: Corrections | None = None,
    ) -> None:
        """`corrections` are laid over the quotations of all articles; without, they count as the rules find them."""
        self._corrections = corrections
        self._repository = repository
        self._store = store
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
        known = self._store.known()
        if (missing := self._missing(found, folders, known, identity)) is not None:
            self._tell(Progress("failed", message=missing), now=True)
            return self._progress
        changed = [document for document in found.values() if not self._same(known, document)]
        away = unplugged.absent(self._store.mounts(), self._repository.root, found)
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
        if folder_identity(self._repository.root) is None:
            # What is touched last of a folder that is deleted are its documents: they stay, as where it is unplugged.
            self._tell(Progress("failed", message=self._unreadable()), now=True)
            return self._progress
        known = {path: row for wanted in paths for path, row in self._store.known(wanted).items()}
        recent = time.time_ns() - RACY
        changed = [
            document
            for document in found.values()
            # Written again within a tick of the clock, a file of the same size has the same stat.
            if document.mtime_ns > recent or not self._same(known, document)
        ]
        away = unplugged.absent(self._store.mounts(), self._repository.root, found)
        self._apply(_gone(known, found, away), changed, found, known)
        with self._store.batch():
            corrected = self._correct()
            for path in paths:
                self._store.forget_folders(path)
            touched_away = {mount for mount in away if mount in paths or unplugged.below(mount, paths)}
            self._store.note_folders(self._repository.entered(), self._folder_problems(touched_away))
        if corrected:
            self._advance(0, 1)
        touched = self._progress.changed or int(bool(known or found))
        self._tell(Progress("done", len(changed), len(changed), touched), now=True)
        return self._progress

    def note_folders(self, folders: dict[str, int]) -> None:
        """Note that these folders hold nothing new since these times (ns)."""
        with self._store.batch():
            self._store.note_folders(folders)

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
            return self._unreadable()
        if known and not found and self._store.root() not in (None, identity):
            return (
                f"{root} is empty, and not the folder that was indexed: mount its disk,"
                " or run `reader index --rebuild` if it is meant to be empty"
            )
        return None

    def _unreadable(self) -> str:
        return f"the archive {self._repository.root} cannot be read"

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
        with self._store.batch():
            done = self._store.move(move.before, move.document, move.digest)
        if done:
            self._advance(1, 1)
        return done

    def _remove(self, gone: list[str]) -> None:
        for at in range(0, len(gone), COMMIT):
            batch = gone[at : at + COMMIT]
            with self._store.batch():
                removed = sum(map(self._store.remove, batch))
            self._advance(0, removed)

    def _update(self, changed: list[Document], found: dict[str, Document], known: dict[str, Known]) -> None:
        batch: list[PreparedDocument] = []
        wanted, size = FIRST_COMMIT, 0
        # Closed whatever happens: the pool must not work on for a writer that has ended.
        with closing(prepared(self._repository, changed, self._store.prepare)) as documents:
            for document in documents:
                batch.append(document)
                size += found[document.path].size
                now = self._progress
                self._tell(Progress("indexing", now.done + 1, now.total, now.changed))
                if len(batch) >= wanted or size >= COMMIT_BYTES:
                    self._commit(batch, found, known)
                    batch, size, wanted = [], 0, min(wanted * 4, COMMIT)
        self._commit(batch, found, known)

    def _commit(
        self, batch: Sequence[PreparedDocument], found: dict[str, Document], known: dict[str, Known]
    ) -> None:
        changes = 0
        with self._store.batch():
            for document in batch:
                before = known.get(document.path)
                if before is not None and document.digest and before.digest == document.digest:
                    self._store.touch(found[document.path])
                    continue
                self._store.put(found[document.path], document.digest, document.articles, document.problems)
                changes += 1
            if self._corrections is not None and changes:
                self._corrections.apply_at(self._store, {document.path for document in batch})
        self._advance(0, changes)

    def _correct(self) -> bool:
        """Have the reader's word count where it means another article by now, and say anew who is who.

        Return whether something else is said than before: whoever watches has something to show anew.
        """
        before = self._store.heard().digest
        if self._corrections is not None:
            self._corrections.apply(self._store)
        self._store.settle()
        return self._store.heard().digest != before

    def _finish(
        self, folders: dict[str, int], identity: str | None, known: Collection[str], away: set[str]
    ) -> None:
        with self._store.batch():
            corrected = self._correct()
        if corrected:
            self._advance(0, 1)
        with self._store.batch():
            self._store.forget_folders()
            self._store.note_folders(folders, self._folder_problems(away))
            self._store.note_scan(identity or "", self._repository.mounts() | away)
        self._store.finish(much=self._progress.changed > max(COMMIT, len(known) // 10))

    def _folder_problems(self, away: set[str]) -> list[Problem]:
        return [*self._repository.problems, *map(unplugged.problem, sorted(away))]

    def _same(self, known: dict[str, Known], document: Document) -> bool:
        before = known.get(document.path)
        return before is not None and self._store.same(before, document)

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
