"""Writes journals: whole lines at the end of one's own file, on the disk before anybody is told so."""

from __future__ import annotations

import errno
import fcntl
import os
import time
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from reader.marks.faulty import MarksError, because
from reader.marks.journals import open_journal

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

PATIENCE = 10.0
"""Seconds that another process of this machine is waited for, which is marking too."""
_BETWEEN = 0.02


def make_folder(path: str) -> None:
    """Make a folder, and those above it.

    Raises:
        MarksError: that is not possible.
    """
    try:
        os.makedirs(path, mode=0o700, exist_ok=True)
    except OSError as error:
        raise MarksError(f"{path}: cannot be made ({because(error)}); nothing was marked") from error


@contextmanager
def alone(path: str) -> Iterator[None]:
    """Be the only process of this machine that writes marks of an archive, as long as this lasts.

    Raises:
        MarksError: another one is at it for long, or the lock cannot be made.
    """
    try:
        handle = os.open(path, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW | os.O_CLOEXEC, 0o600)
    except OSError as error:
        raise MarksError(f"{path}: cannot be written ({because(error)}); nothing was marked") from error
    try:
        _lock(handle, path)
        yield
    finally:
        os.close(handle)


def _lock(handle: int, path: str) -> None:
    until = time.monotonic() + PATIENCE
    while True:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            if error.errno not in (errno.EWOULDBLOCK, errno.EACCES, errno.EINTR):
                raise MarksError(
                    f"{path}: cannot be locked ({because(error)}); nothing was marked"
                ) from error
            if time.monotonic() > until:
                raise MarksError(
                    f"another process has been marking for {PATIENCE:.0f} seconds; nothing was marked"
                ) from error
            time.sleep(_BETWEEN)
        else:
            return


def append(path: str, lines: Iterable[str]) -> None:
    """Write lines at the end of a journal, and have them on the disk: all of them or none.

    A line that was torn off before gets its end first, so that it spoils no other.

    Raises:
        MarksError: they cannot be written; what was written of them is taken away again.
    """
    data = "".join(f"{line}\n" for line in lines).encode()
    try:
        is_new = not os.path.lexists(path)
        handle = open_journal(path, os.O_RDWR | os.O_APPEND | os.O_CREAT)
    except OSError as error:
        raise MarksError(_refused(path, error)) from error
    try:
        size = os.lseek(handle, 0, os.SEEK_END)
        torn = size > 0 and os.pread(handle, 1, size - 1) != b"\n"
        try:
            _write_whole(handle, b"\n" + data if torn else data)
            os.fsync(handle)
        except OSError as error:
            with suppress(OSError):  # what is left then has no end, or is whole: neither spoils another line
                os.ftruncate(handle, size)
            raise MarksError(_refused(path, error)) from error
    finally:
        os.close(handle)
    if is_new:
        sync_folder(os.path.dirname(path))


def write_beside(path: str, lines: Iterable[str]) -> None:
    """Write a whole journal, and put it at `path` in one step.

    Raises:
        MarksError: it cannot be written; what was there is there.
    """
    beside = f"{path}.tmp"
    try:
        with suppress(FileNotFoundError):  # of one that was stopped, or a pipe that would hold us up
            os.unlink(beside)
        handle = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o600)
        try:
            with open(handle, "wb") as stream:
                for line in lines:
                    stream.write(line.encode() + b"\n")
                stream.flush()
                os.fsync(stream.fileno())
            os.replace(beside, path)
        except OSError:
            os.unlink(beside)
            raise
    except OSError as error:
        raise MarksError(_refused(path, error)) from error
    sync_folder(os.path.dirname(path))


def sync_folder(path: str) -> None:
    """Have the names in a folder on the disk, where its file system can."""
    try:
        handle = os.open(path, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    except OSError:
        return
    try:
        os.fsync(handle)
    except OSError:
        pass  # some network file systems know no such thing
    finally:
        os.close(handle)


def _write_whole(handle: int, data: bytes) -> None:
    rest = memoryview(data)
    while rest:
        rest = rest[os.write(handle, rest) :]


def _refused(path: str, error: OSError) -> str:
    return f"{path}: cannot be written ({because(error)}); nothing was marked"
