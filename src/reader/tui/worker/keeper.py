"""The one thread that keeps marks: they go to the disk in the order of the keys, whatever the index is at meanwhile."""

from __future__ import annotations

import threading
from collections import deque
from concurrent.futures import CancelledError, Future, ThreadPoolExecutor
from contextlib import suppress
from typing import TYPE_CHECKING

from reader.archive.remembering import keep, keep_of_none, targets_of
from reader.index.faults import IndexFault
from reader.index.writing import Busy
from reader.marks.faulty import MarksError
from reader.marks.journals import unreadable
from reader.marks.operations import AMENDING
from reader.tui.page.amendwords import described
from reader.tui.worker.messages import (
    Agreed,
    Kept,
    MarksFailed,
    MarksMoved,
    NotKept,
    Turned,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.message import Message

    from reader.index.protocol import Index
    from reader.marks.memory import Memory
    from reader.marks.whereabouts import Signature
    from reader.tui.worker.changes import Change

LEAVING = 2.0
"""Seconds that marks have to come on the disk when the program is left."""
_NOTHING = "; nothing was marked"


class Keeper:
    """Writes and reads marks in a thread of its own; see `reader.tui.worker.changes.Keeping`."""

    def __init__(
        self,
        open_index: Callable[[], Index | None],
        memory: Memory,
        catch_up: Callable[[], object] = lambda: False,
    ) -> None:
        """`catch_up` has the index say what the journals say of quotations and people; see `Archive.catch_up`."""
        self._open = open_index
        self._catch_up = catch_up
        self._memory = memory
        self._post: Callable[[Message], object] | None = None
        self._index: Index | None = None
        self._stale = False
        self._seen: Signature | None = None
        """The journals as they were when they were last looked at."""
        self._faulty: set[str] = set()
        """Journals that were named because they cannot be read."""
        self._unwritten: deque[Change] = deque()
        self._unmade: list[Change] = []
        """Changes that were taken back before they were on the disk."""
        self._why = ""
        self._lock = threading.Lock()
        self._busy = 0
        self._closed = False
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="marks")
        self._note_own()  # what others write from now on is news

    def attach(self, post: Callable[[Message], object]) -> None:
        """Say where messages go; journals that cannot be read are told first."""
        self._post = post
        self._soon(self._name_unreadable)

    # What is asked: each returns at once

    def keep(self, change: Change) -> None:
        """Write a change, after those before it."""
        self._soon(lambda: self._keep(change))

    def try_again(self) -> None:
        """Try to write what could not be written."""
        self._soon(self._write)

    def agree(self) -> None:
        """Try to have the index say what was put right."""
        self._soon(self._agree)

    def turn(self, *, back: bool) -> None:
        """Take the last change back, or do again what was taken back last."""
        self._soon(self._take_back if back else self._do_again)

    def watch(self) -> None:
        """Look whether other processes have marked anything; not while there is something else to do."""
        if self.idle:
            self._soon(self._watch)

    def renew(self) -> None:
        """Open the index anew before the next question: another process has written it."""
        self._stale = True

    @property
    def idle(self) -> bool:
        """Nothing waits and nothing runs."""
        with self._lock:
            return self._busy == 0

    def close(self) -> str:
        """Write what is left, and let go of the index; return what is not on the disk, in a line, or nothing."""
        self._post = None
        if not self._closed:
            self._closed = True
            last = self._thread.submit(self._leave)
            self._thread.shutdown(wait=False)
            try:
                last.result(LEAVING)
            except TimeoutError:
                self._why = self._why or "the disk does not answer"
        left = len(self._unwritten)
        return f"{left:,} change{'' if left == 1 else 's'} lost · {self._why}" if left else ""

    # In the thread

    def _soon(self, work: Callable[[], None]) -> None:
        with self._lock:
            self._busy += 1
        try:
            future = self._thread.submit(work)
        except RuntimeError:  # closed: a timer came late
            with self._lock:
                self._busy -= 1
            return
        future.add_done_callback(self._report)

    def _report(self, future: Future[None]) -> None:
        with self._lock:
            self._busy -= 1
        # A mistake of ours must neither end the program nor go unseen.
        try:
            error = future.exception()
        except CancelledError:
            return
        if error is not None:
            self._tell(MarksFailed(f"{type(error).__name__}: {error}"))

    def _tell(self, message: Message) -> None:
        if self._post is not None:
            self._post(message)

    def _keep(self, change: Change) -> None:
        if change.what:
            self._unmade.clear()
        self._unwritten.append(change)
        self._write()

    def _write(self) -> None:
        while self._unwritten:
            change = self._unwritten.popleft()  # one that a mistake of ours stops must not stop all others
            try:
                changed = self._put(change)
            except (MarksError, IndexFault, OSError) as error:
                self._unwritten.appendleft(change)
                self._why = str(error).removesuffix(_NOTHING)
                self._tell(NotKept(self._why, len(self._unwritten)))
                return
            self._note_own()
            self._tell(Kept(change, changed))
            if change.amends and changed:
                self._agree()

    def _put(self, change: Change) -> int:
        """Put a change on the disk; return how much is another by it."""
        if not change.ids:
            return keep_of_none(self._memory, change.of_none)
        return keep(self._memory, targets_of(self._ready_index(), change.ids, change.ops), change.marks)

    def _agree(self) -> None:
        """Have the index say what was just put right."""
        try:
            self._catch_up()
            self._tell(Agreed(done=True))
        except Busy:
            self._tell(Agreed(done=False))
        except (IndexFault, MarksError, OSError) as error:
            self._tell(MarksFailed(f"{error}; the list does not show it yet"))

    def _take_back(self) -> None:
        if self._unwritten:
            change = self._unwritten.pop()
            self._unmade.append(change)
            self._tell(Turned(back=True, what=[change.what], articles=len(change.ids), unwritten=change))
        else:
            self._turn(back=True)

    def _do_again(self) -> None:
        if self._unmade:
            change = self._unmade.pop()
            self._unwritten.append(change)
            self._tell(Turned(back=False, what=[change.what], articles=len(change.ids), unwritten=change))
            self._write()
        else:
            self._turn(back=False)

    def _turn(self, *, back: bool) -> None:
        try:
            turn = self._memory.undo() if back else self._memory.redo()
        except (MarksError, OSError) as error:
            self._tell(MarksFailed(str(error).removesuffix(_NOTHING)))
            return
        if turn is None:
            self._tell(Turned(back))
            return
        self._note_own()
        entries = turn.change.entries
        articles = len({entry.article for entry in entries if entry.article is not None})
        self._tell(Turned(back, described(entries), articles, turn.left))
        if any(entry.op in AMENDING for entry in entries):
            self._agree()

    def _watch(self) -> None:
        try:
            now = self._memory.signature()
        except MarksError as error:
            self._complain("", str(error))
            return
        before, self._seen = self._seen, now
        if now != before:
            self._tell(MarksMoved())
            self._name_unreadable()

    def _name_unreadable(self) -> None:
        try:
            faults = unreadable(self._memory.folders)
        except MarksError as error:
            self._complain("", str(error))
            return
        for fault in faults:
            self._complain(fault.path, f"{fault.path}: {fault.what}; its marks are missing")

    def _note_own(self) -> None:
        """Take note of the journals as this process knows them."""
        with suppress(MarksError):
            self._seen = self._memory.signature()

    def _leave(self) -> None:
        self._write()
        if self._index is not None:
            self._index.close()

    def _complain(self, path: str, what: str) -> None:
        """Say once what cannot be read."""
        if path not in self._faulty:
            self._faulty.add(path)
            self._tell(MarksFailed(what))

    def _ready_index(self) -> Index:
        if self._stale and self._index is not None:
            self._index.close()
            self._index = None
        self._stale = False
        if self._index is None:
            self._index = self._open()
        if self._index is None:
            raise IndexFault("there is no index yet")
        return self._index
