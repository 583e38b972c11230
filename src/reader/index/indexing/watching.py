"""Keeps an index fresh while somebody reads: watches the folder, and refreshes what was touched.

Runs in the indexer's process, which the terminal program starts and leaves running: everything that reads
documents is loaded there already, so a saved file is in the index some hundredths of a second later.
"""

from __future__ import annotations

import contextlib
import os
import stat
import threading
import time
from queue import Empty, SimpleQueue
from typing import TYPE_CHECKING

from watchdog.events import (
    DirCreatedEvent,
    DirDeletedEvent,
    DirMovedEvent,
    FileClosedEvent,
    FileCreatedEvent,
    FileDeletedEvent,
    FileModifiedEvent,
    FileMovedEvent,
    FileSystemEvent,
    FileSystemEventHandler,
)
from watchdog.observers import Observer

from reader.index.faults import IndexFault
from reader.index.indexing.indexer import folder_identity
from reader.index.indexing.pool import start_server
from reader.index.indexing.refreshing import note_folders, refresh, refresh_at
from reader.index.mounts import network_file_system
from reader.index.progress import Progress
from reader.seeds import ending

if TYPE_CHECKING:
    from collections.abc import Callable

    from watchdog.observers.api import BaseObserver

    from reader.index.protocol import Index
    from reader.index.writing import Backend
    from reader.seeds import FolderRepository

QUIET = 0.05
"""Seconds without a further change after which those that came are taken up."""
LONGEST = 0.5
"""Seconds after the first change when they are taken up in any case."""
TICK = 1.0
"""Seconds between two looks whether the folder is still there."""
AGAIN = 1.0
"""Seconds until the next try where another process writes the index."""
MANY = 1_000
"""Paths touched at once from which on the whole folder is looked through: some may have gone unheard."""
# Opening a file is none of these: we open those that were changed, and would hear of ourselves.
_HEARD: list[type[FileSystemEvent]] = [
    *(FileCreatedEvent, FileModifiedEvent, FileClosedEvent, FileMovedEvent, FileDeletedEvent),
    *(DirCreatedEvent, DirMovedEvent, DirDeletedEvent),
]


class _Ears(FileSystemEventHandler):
    """Passes the paths of events on, from the thread that hears them."""

    def __init__(self, heard: SimpleQueue[str | None]) -> None:
        self._heard = heard

    def on_any_event(self, event: FileSystemEvent) -> None:
        """Take the paths of an event."""
        for path in (event.src_path, event.dest_path):
            if path:
                self._heard.put(os.fsdecode(path))


class Watch:
    """Watches one archive, and refreshes its index until it is told to end."""

    def __init__(
        self, repository: FolderRepository, backend: Backend, report: Callable[[Progress], None]
    ) -> None:
        self._repository = repository
        self._backend = backend
        self._report = report
        self._root = str(repository.root)
        self._heard: SimpleQueue[str | None] = SimpleQueue()
        self._ended = threading.Event()
        self._whole = True
        """The whole folder is to be looked through."""
        self._touched: set[str] = set()
        """Paths that are to be looked at, relative to the archive."""
        self._held: Index | None = None
        self._settling: dict[str, int] = {}
        """Folders whose times (ns) can be noted if nothing is heard until the next tick."""

    def look(self) -> None:
        """Have the whole folder looked through; from any thread."""
        self._whole = True
        self._heard.put(None)

    def end(self) -> None:
        """Have `run` return; from any thread."""
        self._ended.set()
        self._heard.put(None)

    def run(self) -> str | None:
        """Watch until told to end; return early with the reason, in words, where the folder cannot be watched."""
        try:
            return self._watch()
        finally:
            if self._held is not None:
                self._held.close()

    def _watch(self) -> str | None:
        while not self._ended.is_set():
            identity = folder_identity(self._root)
            observer = None
            if identity is not None:
                try:
                    # Before the first look: what changes meanwhile is heard.
                    observer = self._listening()
                except OSError as error:
                    self._refresh()
                    return f"changes of the folder are not noticed by themselves ({error.strerror or error})"
            try:
                self._stay(identity, observer)
            finally:
                if observer is not None:
                    # It waits for its own threads, which may be waiting for the disk: nobody waits for it.
                    threading.Thread(target=observer.stop, daemon=True).start()
            self._whole = True
        return None

    def _listening(self) -> BaseObserver:
        observer = Observer()
        observer.schedule(_Ears(self._heard), self._root, recursive=True, event_filter=_HEARD)
        observer.start()
        return observer

    def _stay(self, identity: str | None, observer: BaseObserver | None) -> None:
        """Refresh what is touched, as long as the folder is the one that it was."""
        self._refresh()
        while not self._ended.is_set():
            heard = self._hear()
            if heard:
                self._refresh()
            elif folder_identity(self._root) != identity or not _alive(observer, identity):
                return
            else:
                self._settle()
                self._backend.remember(changed=False)

    def _hear(self) -> bool:
        """Wait for changes, and for a moment without any; return whether there is something to look at."""
        waits = AGAIN if self._touched or self._whole else TICK
        try:
            self._take(self._heard.get(timeout=waits))
        except Empty:
            return bool(self._touched) or self._whole
        latest = time.monotonic() + LONGEST
        while time.monotonic() < latest and not self._ended.is_set():
            try:
                self._take(self._heard.get(timeout=QUIET))
            except Empty:
                break
        return bool(self._touched) or self._whole

    def _take(self, full: str | None) -> None:
        if full is None or not full.startswith(self._root.rstrip("/") + "/"):
            return
        path = full[len(self._root.rstrip("/")) + 1 :]
        if not any(part.startswith(".") for part in path.split("/")) and _matters(full):
            self._touched.add(path)

    def _refresh(self) -> None:
        touched, whole = self._touched, self._whole or len(self._touched) >= MANY
        self._touched, self._whole = set(), False
        parents = {} if whole else _folder_times(self._root, touched)
        if whole:
            progress = refresh(self._repository, self._backend, self._report)
        else:
            progress = refresh_at(self._repository, self._backend, sorted(touched), self._report)
        if progress.state == "busy":
            self._touched |= touched
            self._whole = self._whole or whole
        elif progress.state == "done":
            self._settling |= parents
            self._hold()

    def _hold(self) -> None:
        """Keep the index open: whoever closes it last writes its log back, and waits for the disk at every save."""
        before = self._held
        with contextlib.suppress(IndexFault):
            self._held = self._backend.open_index() or before
        if before is not None and before is not self._held:
            before.close()

    def _settle(self) -> None:
        """Note that folders are as they were read: no change of them was heard since their times were taken."""
        if self._settling:
            progress = note_folders(self._repository, self._backend, self._settling)
            if progress.state != "busy":
                self._settling = {}


def _alive(observer: BaseObserver | None, identity: str | None) -> bool:
    """Return whether the observer hears what there is to hear: its thread ends when the folder is deleted."""
    return identity is None or (observer is not None and all(e.is_alive() for e in observer.emitters))


def _matters(full: str) -> bool:
    """Return whether a path is a document, a folder, or gone and may have been either."""
    if ending(full.rpartition("/")[2]) is not None:
        return True
    try:
        return stat.S_ISDIR(os.lstat(full).st_mode)
    except OSError:
        return True


def _folder_times(root: str, paths: set[str]) -> dict[str, int]:
    """Return the folders that hold these paths, with their times of change (ns)."""
    times = {}
    for folder in {path.rpartition("/")[0] for path in paths}:
        try:
            times[folder] = os.lstat(f"{root}/{folder}" if folder else root).st_mtime_ns
        except OSError:
            continue
    return times


def keep_fresh(
    repository: FolderRepository, backend: Backend, report: Callable[[Progress], None], stdin: int
) -> int:
    """Keep the index fresh until the pipe `stdin` ends, as it does with whoever started us; return the exit code.

    Whatever comes through it has the whole folder looked through.
    """
    kind = network_file_system(repository.root)
    if kind is not None:
        progress = refresh(repository, backend, report)
        if progress.state == "done":
            told = f"changes of the folder are not noticed by themselves on a network file system ({kind})"
            report(Progress("done", message=told))
        return 0 if progress.state == "done" else 1
    start_server(backend.prepare)
    watch = Watch(repository, backend, report)

    def heed() -> None:
        # Not through sys.stdin, whose lock would be held while the process ends.
        while os.read(stdin, 1024):
            watch.look()
        watch.end()

    threading.Thread(target=heed, daemon=True).start()
    fault = watch.run()
    if fault is not None:
        report(Progress("done", message=fault))
    return 0
