"""What was written to journals since they were last read: of each only the lines behind the place where that ended.

A journal that is gone, that did not grow though it was changed, or that has other bytes before that place, may lack
records that it had: then all journals are to be read from the beginning.
"""

from __future__ import annotations

import os
from contextlib import suppress
from typing import TYPE_CHECKING, BinaryIO, NamedTuple

from reader.marks.hashing import blake2b
from reader.marks.journals import entries_in, open_journal

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from reader.marks.entries import Entry
    from reader.marks.faulty import Fault
    from reader.marks.whereabouts import Signature

TAIL = 4096
"""Bytes before the end of what was read that tell whether the rest is still what it was."""


class Followed(NamedTuple):
    """A journal as far as it was read."""

    inode: int
    size: int
    changed: int
    """Time of change of its inode (ns)."""
    offset: int
    """Bytes of it that were read: whole lines."""
    tail: bytes
    """The hash of the last of them."""


def offsets(known: Mapping[str, Followed], now: Signature) -> dict[str, int] | None:
    """Return from where on journals have lines that were not read; None where all are to be read from the beginning."""
    if known.keys() - {path for path, *_ in now}:
        return None
    found = {}
    for path, inode, size, changed in now:
        before = known.get(path)
        if before is None:
            found[path] = 0
        elif (inode, size, changed) == before[:3]:
            continue
        elif size > before.size and before.tail == _tail_of(path, before.offset):
            found[path] = before.offset
        else:
            return None
    return found


def _tail_of(path: str, offset: int) -> bytes | None:
    try:
        handle = open_journal(path, os.O_RDONLY)
    except OSError:
        return None
    try:
        return _tail(handle, offset)
    except OSError:
        return None
    finally:
        os.close(handle)


def _tail(handle: int, offset: int) -> bytes:
    length = min(offset, TAIL)
    return blake2b(os.pread(handle, length, offset - length), digest_size=16).digest()


def grown_by(stat: tuple[str, int, int, int], before: Followed | None, written: bytes) -> Followed | None:
    """Return a journal as one that was read to its end, where it ends with `written` and held nothing new besides.

    `stat` is what a `Signature` says of it now, `before` how it was followed until then, None for a new one.
    """
    path, inode, size, changed = stat
    offset = 0 if before is None else before.offset
    is_whole = before is None or (before.inode == inode and before.size == before.offset)
    if not is_whole or size != offset + len(written):
        return None
    try:
        handle = open_journal(path, os.O_RDONLY)
    except OSError:
        return None
    try:
        last = written[-TAIL:]
        if os.pread(handle, len(last) + 1, size - len(last)) != last:
            return None
        return Followed(inode, size, changed, size, _tail(handle, size))
    except OSError:
        return None
    finally:
        os.close(handle)


class Reading:
    """Reads one journal from a place on."""

    def __init__(self, stat: tuple[str, int, int, int], offset: int) -> None:
        """`stat` is what a `Signature` says of it, taken before."""
        self._stat = stat
        self._offset = offset
        self._followed: Followed | None = None

    @property
    def followed(self) -> Followed | None:
        """How far it was read; None where it could not be."""
        return self._followed

    def entries(self, faults: list[Fault]) -> Iterator[Entry]:
        """Yield its records, a block of the journal at a time."""
        path, inode, size, changed = self._stat
        try:
            handle = open_journal(path, os.O_RDONLY)
        except OSError:
            return
        with open(handle, "rb", buffering=0) as stream:
            stream.seek(self._offset)
            lines = _Lines(stream, self._offset)
            yield from entries_in(lines, path, faults)  # type: ignore[arg-type]
            with suppress(OSError):  # then it is read again from the beginning
                self._followed = Followed(inode, size, changed, lines.ended, _tail(handle, lines.ended))


class _Lines:
    """A stream that knows where the last whole line ended that was read from it."""

    def __init__(self, stream: BinaryIO, at: int) -> None:
        self._stream = stream
        self._at = at
        self.ended = at

    def read(self, size: int) -> bytes:
        block = self._stream.read(size)
        last = block.rfind(b"\n")
        if last >= 0:
            self.ended = self._at + last + 1
        self._at += len(block)
        return block
