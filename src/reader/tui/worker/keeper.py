"""The one thread that keeps marks: they go to the disk in the order of the keys, whatever the index is at meanwhile.

The first frame does not wait for what reads and writes journals: that is loaded in the thread, when it is needed.
"""

from __future__ import annotations

import threading
from collections import deque
from concurrent.futures import CancelledError, Future, ThreadPoolExecutor
from contextlib import suppress
from typing import TYPE_CHECKING

from reader.index.faults import IndexFault
from reader.index.writing import Busy
from reader.marks.faulty import MarksError
from reader.marks.operations import AMENDING, POSITION
from reader.tui.worker.messages import Agreed, Kept, MarksFailed, MarksMoved, NotKept, Turned

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.message import Message

    from reader.archive.remembering import Done
    from reader.index.protocol import Index
    from reader.marks.memory import Memory
    from reader.marks.whereabouts import Signature, Whereabouts
    from reader.tui.worker.changes import Change

LEAVING = 2.0
"""Seconds that marks have to come on the disk when the program is left."""
_NOTHING = "; nothing was marked"


class Keeper:
    """Writes and reads marks in a thread of its own; see `reader.tui.worker.changes.Keeping`."""

    def __init__(
        self,
        open_index: Callable[[], Index | None],
        where: Whereabouts,
        catch_up: Callable[[], object] = lambda: False,
    ) -> None:
        """`catch_up` has the index say what the journals say of quotations and people; see `Archive.catch_up`."""
        self._open = open_index
        self._catch_up = catch_up
        self._where = where
        self._made: Memory | None = None
        self._post: Callable[[Message], object] | None = None
        self._index: Index | None = None
        self._stale = False
        self._seen: Signature | None = None
        """The journals as they were when they were last looked at."""
        self._faulty: set[str] = set()
        """Journals that were named because they cannot be read."""
        self._asked: set[int] = set()
        """Numbers of the changes that are to be on the disk and are not, whether they were tried or wait for that."""
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
        """Say where messages go from now on."""
        self._post = post

    # What is asked: each returns at once

    def name_unreadable(self) -> None:
        """Name the journals that cannot be read."""
        self._soon(self._name_unreadable)

    def keep(self, change: Change) -> None:
        """Write a change, after those before it."""
        self._asked.add(change.number)
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

    def close(self, unnamed: int = 0) -> str:
        """Write what is left, and let go of the index; return what is not on the disk, in a line, or nothing.

        `unnamed` is how many changes never came here, because the index did not name their articles.
        """
        self._post = None
        lost = "lost"
        if not self._closed:
            self._closed = True
            last = self._thread.submit(self._leave)
            self._thread.shutdown(wait=False)
            try:
                last.result(LEAVING)
            except TimeoutError:
                lost = "not on the disk yet, and may be lost"
                self._why = self._why or "the disk does not answer, or another process is marking"
        left = len(self._asked) + unnamed
        why = self._why or "the index does not answer"
        return f"{left:,} change{'' if left == 1 else 's'} {lost} · {why}" if left else ""

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
            self._why = f"{type(error).__name__}: {error}"
            self._tell(MarksFailed(self._why))

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
                done = self._put_on_disk(change)
            except (MarksError, IndexFault, OSError) as error:
                self._unwritten.appendleft(change)
                self._why = str(error).removesuffix(_NOTHING)
                self._tell(NotKept(self._why, len(self._unwritten)))
                return
            self._asked.discard(change.number)
            self._tell(Kept(change, done.articles))
            self._note_written(done)
            if change.amends and done.articles:
                self._agree()

    def _put_on_disk(self, change: Change) -> Done:
        from reader.archive.remembering import keep, keep_of_none, targets_of

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
        # As on the disk: how far something was read is nothing that anybody takes back.
        change = next((each for each in reversed(self._unwritten) if each.ops != {POSITION}), None)
        if change is None:
            self._turn(back=True)
            return
        self._unwritten.remove(change)
        self._asked.discard(change.number)
        self._unmade.append(change)
        self._tell(_unwritten(change, back=True))

    def _do_again(self) -> None:
        if self._unmade:
            change = self._unmade.pop()
            self._unwritten.append(change)
            self._asked.add(change.number)
            self._tell(_unwritten(change, back=False))
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
        from reader.tui.page.amendwords import described

        self._note_own()
        entries = turn.change.entries
        articles = len({entry.article for entry in entries if entry.article is not None})
        self._tell(Turned(back, described(entries), articles, turn.left))
        if any(entry.op in AMENDING for entry in entries):
            self._agree()

    def _watch(self) -> None:
        try:
            now = self._where.signature()
        except MarksError as error:
            self._complain("", str(error))
            return
        before, self._seen = self._seen, now
        if now != before:
            self._tell_of_others()

    def _note_written(self, done: Done) -> None:
        """Take note of what this process wrote; what others wrote since they were looked at is news all the same."""
        before, self._seen = self._seen, done.after
        written = {path for path, *_ in {*done.before} ^ {*done.after}}
        if before != done.before or len(written) > 1:
            self._tell_of_others()

    def _tell_of_others(self) -> None:
        self._tell(MarksMoved())
        self._name_unreadable()

    def _name_unreadable(self) -> None:
        from reader.marks.journals import unreadable

        try:
            faults = unreadable(self._where.folders)
        except MarksError as error:
            self._complain("", str(error))
            return
        for fault in faults:
            self._complain(fault.path, f"{fault.path}: {fault.what}; its marks are missing")

    def _note_own(self) -> None:
        """Take note of the journals as this process knows them."""
        with suppress(MarksError):
            self._seen = self._where.signature()

    @property
    def _memory(self) -> Memory:
        if self._made is None:
            from reader.marks.memory import Memory

            self._made = Memory(self._where.root, self._where.state)
        return self._made

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


def _unwritten(change: Change, *, back: bool) -> Turned:
    """Return what is said of a change that was taken back, or done again, and is not on the disk."""
    what = [change.what or "marked read"]  # of what nobody pressed a key for, only that is taken back
    return Turned(back, what, len(change.ids), unwritten=change)
