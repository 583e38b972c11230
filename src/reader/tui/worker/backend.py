"""The one thread that owns the index: questions go in by urgency, answers come back as messages.

No key ever waits for it. A question is asked in a slot (`search`, `article`, ...); a newer one in the same
slot takes the place of the older, and stops it where it is already running.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable
from concurrent.futures import CancelledError, Future, ThreadPoolExecutor
from typing import TYPE_CHECKING, Protocol

from reader.index.faults import IndexFault, Interrupted
from reader.index.protocol import Index
from reader.tui.worker.messages import Failed, NoIndex

if TYPE_CHECKING:
    from textual.message import Message

Job = Callable[[Index], "Iterable[Message]"]
"""A question: asks the index, yields what to tell. It runs in the worker and touches no widget."""


class Asking(Protocol):
    """What takes questions: the backend, as those see it who ask."""

    def ask(self, slot: str, job: Job, *, urgency: int = 5) -> None:
        """Ask a question; it takes the place of an older one in the same slot. Small numbers go first."""

    def renew(self) -> None:
        """Open the index anew before the next question: another process has written it."""


class _Request:
    """A question that waits or runs."""

    def __init__(self, urgency: int, number: int, slot: str, job: Job) -> None:
        self.turn = (urgency, number)
        """The smallest is asked next."""
        self.slot, self.job = slot, job
        self.stopped = False


class Backend:
    """Asks the index in a thread of its own."""

    def __init__(self, open_index: Callable[[], Index | None]) -> None:
        self._open = open_index
        self._lock = threading.Lock()
        self._waiting: dict[str, _Request] = {}
        self._running: _Request | None = None
        self._index: Index | None = None
        self._stale = False
        self._numbers = 0
        self._post: Callable[[Message], object] | None = None
        self._early: list[Message] = []
        self._closed = False
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="index")

    def attach(self, post: Callable[[Message], object]) -> list[Message]:
        """Say where messages go from now on; return those that came before."""
        with self._lock:
            early, self._early, self._post = self._early, [], post
        return early

    def ask(self, slot: str, job: Job, *, urgency: int = 5) -> None:
        """Ask a question; it takes the place of an older one in the same slot. Small numbers go first."""
        with self._lock:
            if self._closed:
                return
            self._numbers += 1
            self._waiting[slot] = _Request(urgency, self._numbers, slot, job)
            running = self._running
            if running is not None and running.slot == slot:
                running.stopped = True
                if self._index is not None:
                    self._index.interrupt()
            future = self._thread.submit(self._work)
        future.add_done_callback(self._report)

    def renew(self) -> None:
        """Open the index anew before the next question: another process has written it."""
        self._stale = True

    @property
    def idle(self) -> bool:
        """Nothing waits and nothing runs."""
        with self._lock:
            return not self._waiting and self._running is None

    def close(self) -> None:
        """Stop what runs and let go of the index; returns at once."""
        with self._lock:
            self._closed = True
            self._waiting.clear()
            if self._running is not None:
                self._running.stopped = True
                if self._index is not None:
                    self._index.interrupt()
            self._thread.submit(self._let_go)
        self._thread.shutdown(wait=False)

    def _work(self) -> None:
        with self._lock:
            if not self._waiting:
                return  # its question was overtaken
            request = min(self._waiting.values(), key=lambda waiting: waiting.turn)
            del self._waiting[request.slot]
            self._running = request
        try:
            self._answer(request)
        finally:
            with self._lock:
                self._running = None

    def _answer(self, request: _Request, tries: int = 2) -> None:
        try:
            index = self._ready_index()
            if index is None:
                self._tell(NoIndex())
                return
            for message in request.job(index):
                if request.stopped:
                    return
                self._tell(message)
        except Interrupted:
            # The stop may have been meant for the question before this one.
            if not request.stopped and tries > 1:
                self._answer(request, tries - 1)
        except (IndexFault, OSError) as error:
            self._tell(Failed(request.slot, str(error), error if isinstance(error, IndexFault) else None))

    def _ready_index(self) -> Index | None:
        if self._stale:
            self._stale = False
            self._let_go()
        if self._index is None:
            self._index = self._open()
        return self._index

    def _let_go(self) -> None:
        with self._lock:  # whoever interrupts it must not find it closed
            index, self._index = self._index, None
        if index is not None:
            index.close()

    def _tell(self, message: Message) -> None:
        with self._lock:
            if self._closed:
                return
            if self._post is None:
                self._early.append(message)
                return
        self._post(message)

    def _report(self, future: Future[None]) -> None:
        # A mistake of ours must neither end the program nor go unseen.
        try:
            error = future.exception()
        except CancelledError:
            return
        if error is not None:
            self._tell(Failed("index", f"{type(error).__name__}: {error}"))
