"""One writer at a time: an advisory lock on a file beside the index, let go when its process ends."""

from __future__ import annotations

import fcntl
import os
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

from reader.index.writing import Busy

if TYPE_CHECKING:
    from collections.abc import Iterator


_BETWEEN = 0.02
"""Seconds between two tries."""
_held: set[int] = set()
"""Descriptors of the locks that this process holds."""


def _let_go() -> None:
    # A worker that was forked would hold the lock too, and longer than a parent that is killed.
    for descriptor in _held:
        os.close(descriptor)
    _held.clear()


os.register_at_fork(after_in_child=_let_go)


def _locked(descriptor: int) -> bool:
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


@contextmanager
def writer_lock(folder: str | os.PathLike[str], patience: float = 0.0) -> Iterator[None]:
    """Hold the writer's lock of the index in `folder`; wait for it so many seconds at most.

    Raises:
        Busy: another process holds it.
    """
    descriptor = os.open(os.path.join(folder, "writer.lock"), os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    try:
        latest = time.monotonic() + patience
        while not _locked(descriptor):
            if time.monotonic() >= latest:
                raise Busy(f"another process writes the index in {folder}")
            time.sleep(_BETWEEN)
        _held.add(descriptor)
        yield
    finally:
        _held.discard(descriptor)
        os.close(descriptor)
