"""The archive itself: opening its index, keeping it fresh, and asking it."""

from __future__ import annotations

import os
import sys
import time
from typing import TYPE_CHECKING, TypeVar

from reader.archive.locating import display, index_folder, memory_folder
from reader.index.backends import backend_at
from reader.index.faults import IndexFault
from reader.marks.whereabouts import Whereabouts

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from reader.archive.notices import Notice
    from reader.index.progress import Progress
    from reader.index.protocol import Index
    from reader.index.served import Served
    from reader.marks.memory import Memory

T = TypeVar("T")
FIRST = 10.0
"""Seconds to wait until another process, which is building the first index, has made its file."""
LONGEST = 3600.0
"""Seconds to wait for another process that indexes the same archive: the first index of a large one takes long."""
_BETWEEN = 0.05
"""Seconds between two looks for it."""
_mended: set[str] = set()
"""Folders of the indexes that this process has put aside."""


def unheard(_: object) -> None:
    """Hear a report or a notice, and do nothing."""


class Archive:
    """One archive. Cheap to make: nothing is read before it is asked for."""

    def __init__(
        self, root: str, only: str | None = None, served: Served | None = None, *, has_folder: bool = True
    ) -> None:
        """`root` is the real path of the folder, or stands for one that this machine has not: see `serving`.

        Raises:
            IndexFault: what it takes to ask the server is not installed here.
        """
        self._root = root
        self._folder = index_folder(root)
        self.where = Whereabouts(root, memory_folder(root))
        """Where what is remembered of it is kept."""
        self._backend = backend_at(self._folder, self.where, served)
        self.only = only
        """Name of the only document, where the archive is a file."""
        self.served = served
        """The index, where a server keeps it."""
        self.has_folder = has_folder
        """Whether the documents are here; without them a served index is asked all the same, and never written."""
        there = root if only is None else os.path.join(root, only)
        self.name = display(there) if has_folder or served is None else str(served.address)
        """For people: cleaned, with `~` for the home folder."""

    @property
    def root(self) -> Path:
        """The folder that paths of documents are relative to."""
        from pathlib import Path  # here, because loading it takes longer than a search

        return Path(self._root)

    @property
    def is_served(self) -> bool:
        """Whether a server keeps the index."""
        return self.served is not None

    @property
    def folder(self) -> Path:
        """The folder of the index."""
        from pathlib import Path

        return Path(self._folder)

    @property
    def memory(self) -> Memory:
        """What is remembered of the archive; nothing is read."""
        from reader.marks.memory import Memory

        return Memory(self._root, self.where.state)

    # ------------------------------------------------------------------ asking
    def answer(
        self,
        question: Callable[[Index], T],
        report: Callable[[Progress], None] = unheard,
        notify: Callable[[Notice], None] = unheard,
        *,
        refresh: bool = False,
    ) -> T:
        """Put a question to an index that is fresh, and return what it returns. May take as long as indexing.

        Where the index is not fresh, or with `refresh`, it is brought up to date first; `report` hears how far that
        is, `notify` what else there is to know. A damaged index is put aside, built again, and asked once more, which
        nobody has to know: so a question that gives its answer away piece by piece raises `Unfinished` once it has
        begun. The index is closed when this returns.

        Raises:
            Unfinished: the index failed half-way; where it was damaged it is put aside, and may be asked again.
            IndexFault: the index does not answer, or there is none and it cannot be made.
        """
        try:
            return _asked(self.ready_index(report, notify, refresh=refresh), question)
        except IndexFault as fault:
            from reader.archive.notices import Notice, Unfinished  # most questions are simply answered

            if isinstance(fault, Unfinished):
                raise Unfinished(fault.fault, mended=self.mend(fault.fault)) from fault
            if not self.mend(fault):
                raise
            notify(Notice("damaged", f"{fault}; it is put aside and built again"))
        return _asked(self.ready_index(report, notify, refresh=True), question)

    def ready_index(
        self,
        report: Callable[[Progress], None] = unheard,
        notify: Callable[[Notice], None] = unheard,
        *,
        refresh: bool = False,
    ) -> Index:
        """Return an index that is fresh, for whoever asks more than one question; else as `answer`, without mending.

        Raises:
            IndexFault: the index does not answer, or there is none and it cannot be made.
        """
        if not refresh and (fresh := self.fresh_index()) is not None:
            return self._agreeing(fresh, notify)
        self.bring_up_to_date(report, notify)
        index = self.open_index()
        if index is None:
            where = "" if self.has_folder else " on a machine that has the documents"
            raise IndexFault(
                f"there is no index of {self.name} yet; run `reader index`{where}, or try again in a moment"
            )
        return self._agreeing(index, notify)

    def _agreeing(self, index: Index, notify: Callable[[Notice], None]) -> Index:
        """Return an index that says what its reader says by now; where it cannot be made to, somebody is told."""
        # Where the documents are somewhere else, their machine lays corrections over them.
        if self.only is not None or not self.has_folder or index.heard().stamp == self.where.stamp:
            return index
        from reader.archive.agreeing import agreed  # few questions come after a mark

        return agreed(self, self._backend, index, notify)

    # ------------------------------------------------------------------ opening
    def open_index(self) -> Index | None:
        """Return the index as it is now, or None while there is none. Never waits for a scan.

        A damaged index, or one of another version, is as good as none: the next refresh builds it again.
        The index of a single file is made here, in memory.

        Raises:
            IndexFault: the index is there and does not answer.
        """
        if self.only is not None:
            from reader.index.indexing.correcting import Corrections
            from reader.index.indexing.inmemory import index_in_memory

            return index_in_memory(self._backend, self._root, self.only, Corrections(self.memory))
        return self._backend.open_index()

    def fresh_index(self) -> Index | None:
        """Return the index if no document was added, removed or renamed since the last scan; else None.

        Compares the mtimes of folders: edits in place are not seen. An unfinished index is not fresh.
        """
        index = self.open_index()
        as_it_is = self.only is not None or not self.has_folder
        if index is None or as_it_is or self._freshness(index) == "fresh":
            return index
        index.close()
        return None

    def _freshness(self, index: Index) -> str:
        try:
            return index.freshness(lambda path: _mtime(self._root, path))
        except IndexFault:
            return "stale"

    def saved_searches(self) -> dict[str, str]:
        """Return the saved searches, by name in alphabetical order: for `reader.index.query.parse`.

        Raises:
            MarksError: the journals cannot be read.
        """
        try:
            index = self.open_index() if self.only is None else None
            if index is not None:
                return _asked(index, lambda opened: opened.saved_searches())
        except IndexFault:
            pass  # the journals tell too; they take longer
        from reader.marks.journals import load
        from reader.marks.operations import saved_searches

        return saved_searches(load(self.where.folders).registers)

    def catch_up(self) -> bool:
        """Have the index say what its reader says by now, and return whether something else counts than before.

        For whoever has marked something and keeps an index open, which then answers so: others need not ask for it.

        Raises:
            IndexFault: the index cannot be written, or another process is at it.
            MarksError: the journals cannot be read.
        """
        if self.only is not None:
            return False
        from reader.index.indexing.correcting import Corrections, catch_up

        return catch_up(self._backend, Corrections(self.memory), 0.0)

    # ------------------------------------------------------------------ refreshing
    def indexer_command(
        self, *, rebuild: bool = False, watch: bool = False, wait: float = 0.0
    ) -> list[str] | None:
        """Return the argv of a process that brings the index up to date; None where it is in memory, or no folder here.

        Its stdout holds lines for `parse_progress`. With `watch` it stays, refreshes what changes in the
        folder, looks through all of it for every line on its stdin, and ends when its stdin does. With `wait` it
        waits for another indexer so many seconds at most, once it has said that it is busy. Its environment has to
        be `indexer_environment`.
        """
        if self.only is not None or not self.has_folder:
            return None
        # -P: a folder called `reader` where the user happens to stand is not this package.
        command = [sys.executable, "-P", "-m", "reader.index.process"]
        command += ["--root", self._root, "--folder", self._folder, "--state", self.where.state]
        if self.served is not None:
            command += ["--index", str(self.served.address), "--origin", self.served.origin]
        command += ["--wait", str(wait)] if wait else []
        return command + ["--rebuild"] * rebuild + ["--watch"] * watch

    @property
    def indexer_environment(self) -> dict[str, str] | None:
        """The environment of that process, which tells it who it is at a server; None for that of this process."""
        if self.served is None:
            return None
        return {**os.environ, **self.served.credentials.environment}

    def refresh(
        self, report: Callable[[Progress], None], *, rebuild: bool = False, wait: float = 0.0
    ) -> Progress:
        """Bring the index up to date and wait for it; `report` is called with every step.

        The work is done in a process of its own, which ends with this one, however that one ends.
        """
        command = self.indexer_command(rebuild=rebuild, wait=wait)
        if command is None:
            from reader.index.progress import Progress

            return Progress("done")
        from reader.archive.running import run_indexer

        return run_indexer([*command, "--parent", str(os.getpid())], report, self.indexer_environment)

    def bring_up_to_date(
        self,
        report: Callable[[Progress], None] = unheard,
        notify: Callable[[Notice], None] = unheard,
        *,
        rebuild: bool = False,
        wait: float = 0.0,
    ) -> Progress:
        """Refresh, and see to it that there is an index that can be asked, fresh or not.

        Another process that is indexing is waited for so many seconds at most; without `wait` only until there is
        something to ask. The progress that is returned is "done", "busy" or "failed".

        Raises:
            IndexFault: the index could not be written, and there is none that was ever finished.
        """

        from reader.archive.following import what_follows
        from reader.archive.notices import Notice

        def heard(progress: Progress) -> None:
            report(progress)
            if wait and progress.state == "busy":
                notify(
                    Notice("waiting", "another process is indexing this archive; waiting until it is done")
                )

        progress = self.refresh(heard, rebuild=rebuild, wait=wait)
        step = what_follows(progress, tried=True)  # a command is run again by whoever ran it
        if step == "wait" and not wait:
            notify(Notice("busy", "another process is indexing this archive; searching what there is"))
            self._wait_for_first()
        elif step == "tell":
            message = progress.message or "the index cannot be built"
            if not self._was_finished():
                raise IndexFault(message)
            notify(Notice("stale", f"{message}; searching the index as it was"))
        return progress

    def _was_finished(self) -> bool:
        """Return whether there is an index of a scan that came to its end."""
        index = self.open_index()
        if index is None:
            return False
        try:
            return self._freshness(index) != "unfinished"
        finally:
            index.close()

    def _wait_for_first(self) -> None:
        """Wait until the process that is building the first index has made its file."""
        until = time.monotonic() + FIRST
        while time.monotonic() < until:
            index = self.open_index()
            if index is not None:
                index.close()
                return
            time.sleep(_BETWEEN)

    # ------------------------------------------------------------------ mending
    def mend(self, fault: IndexFault) -> bool:
        """Put the index aside where `fault`, which it answered with, means damage; True: build it and ask again.

        At most once a process: what comes back after that is no damage that building again would mend. Not where
        another process has replaced the index since, and not while an indexer is at work on it: that one finds
        out by itself. Where the fault alone does not tell, the whole index is checked, which takes its time. What a
        server keeps is others' too, and is never put aside from here.
        """
        if self.served is not None or self._folder in _mended or not self._backend.is_damaged(fault):
            return False
        _mended.add(self._folder)
        self._backend.discard()
        return True

    def check(self) -> list[str]:
        """Return what is wrong with the index, in words; empty where it is sound. Reads all of it.

        Raises:
            IndexFault: there is no index, or it cannot be checked now.
        """
        return self._backend.check()

    def description(self) -> list[tuple[str, str]]:
        """Return what there is to know of the store of the index, for people: what it is called, and its value.

        Raises:
            IndexFault: it does not answer.
        """
        return self._backend.description()


def _asked(index: Index, question: Callable[[Index], T]) -> T:
    try:
        return question(index)
    finally:
        index.close()


def _mtime(root: str, folder: str) -> int | None:
    try:
        return os.stat(f"{root}/{folder}" if folder else root).st_mtime_ns
    except OSError:
        return None
