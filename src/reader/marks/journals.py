"""Reads journals: every file of a folder that ends in `.jsonl`, whoever wrote it, in whatever state it is.

Only lines that end are taken: the last one may be at its writer. A line that is no record costs itself alone.
"""

from __future__ import annotations

import os
import re
import stat
from typing import TYPE_CHECKING, BinaryIO, NamedTuple

from reader.marks.entries import LONGEST, MACHINE, Entry, read_line
from reader.marks.faulty import Fault, because
from reader.marks.merging import Registers
from reader.marks.whereabouts import ENDING, journals_in, signature_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from reader.marks.whereabouts import Signature

NO_RECORD = "a line that is no record"
TORN = "the last line has no end, and does not count until it has one"
_BLOCK = 1 << 20
"""Bytes read at once."""
_USUAL = re.compile(
    rb'^\{"t":"[0-9a-e][0-9a-f]{11}-[0-9a-f]{4}","m":"[a-z2-7]{8}","on":[01],"op":"[^\n]*\}$', re.MULTILINE
)
_TELLING = slice(
    len('{"t":"018f3a2b4c5d-0000","m":"k3vq7xwa'),
    len('{"t":"018f3a2b4c5d-0000","m":"k3vq7xwa","on":1,"op":"tag"'),
)
"""Where a usual line says whether, and the beginning of what: no two operations begin with the same four signs."""
_HEAD = len('{"t":"018f3a2b4c5d-0000","m":"k3vq7xwa","on":1,')
"""Bytes of a usual line before what it is about; two lines that are about the same compare as their times do."""


class Loaded(NamedTuple):
    """What the journals hold."""

    registers: Registers
    faults: tuple[Fault, ...]
    """What is passed over, but for lines that only reading them tells to be no records: `Registers.unreadable`."""
    signature: Signature


def load(folders: Iterable[str], without: Collection[str] = ()) -> Loaded:
    """Return what all journals in these folders hold together.

    Of the operations in `without`, usual lines are passed over unread: among a hundred thousand marks, who wants to
    know of three corrections waits a quarter of the time.

    Raises:
        MarksError: a folder is there and cannot be listed.
    """
    paths = journals_in(folders)
    faults: list[Fault] = []
    newest: dict[bytes, bytes] = {}
    odd: list[Entry] = []
    signature = signature_of(paths)
    passed = _passed(without)
    for path in paths:
        handle = _opened(path, faults)
        if handle is None:
            continue
        with open(handle, "rb") as stream:
            for usual, others in _blocks(stream, path, faults, passed):
                _keep_newest(newest, usual)
                odd.extend(others)
    return Loaded(Registers(odd, newest.values()), tuple(faults), signature)


def _passed(ops: Collection[str]) -> frozenset[bytes]:
    """Return how usual lines of these operations go on behind the machine, as far as that tells them from others."""
    return frozenset(
        f'","on":{on},"op":"{op}"'[: _TELLING.stop - _TELLING.start].encode() for op in ops for on in (0, 1)
    )


def unreadable(folders: Iterable[str]) -> list[Fault]:
    """Return which of the journals in these folders cannot be read.

    Raises:
        MarksError: a folder is there and cannot be listed.
    """
    faults: list[Fault] = []
    for path in journals_in(folders):
        handle = _opened(path, faults)
        if handle is not None:
            os.close(handle)
    return faults


def _opened(path: str, faults: list[Fault]) -> int | None:
    """Open a journal; one that cannot be read is noted among the faults."""
    try:
        return open_journal(path, os.O_RDONLY)
    except OSError as error:
        faults.append(Fault(path, f"this journal cannot be read ({because(error)})", is_whole=True))
        return None


def _keep_newest(newest: dict[bytes, bytes], lines: list[bytes]) -> None:
    for line in lines:
        about = line[_HEAD:]
        held = newest.get(about)
        if held is None or held < line:
            newest[about] = line


def is_conflict_copy(path: str) -> bool:
    """Whether a synchronisation left this journal beside another: its name goes on behind that of a machine."""
    name = os.path.basename(path).removesuffix(ENDING)
    return MACHINE.match(name) is not None and len(name) > 8 and not name[8].isalnum()


def entries_of(path: str, faults: list[Fault]) -> Iterator[Entry]:
    """Yield the records of one journal as they come; holds a block of it at a time, however large it is."""
    handle = _opened(path, faults)
    if handle is None:
        return
    with open(handle, "rb") as stream:
        yield from entries_in(stream, path, faults)


def entries_in(stream: BinaryIO, path: str, faults: list[Fault]) -> Iterator[Entry]:
    """Yield the records of an open journal; `path` is what it is called."""
    for usual, others in _blocks(stream, path, faults):
        for line in usual:
            entry = read_line(line)
            if entry is None:
                faults.append(Fault(path, NO_RECORD))
            else:
                yield entry
        yield from others


def open_journal(path: str, flags: int) -> int:
    """Open a journal, which is a plain file and no link to one elsewhere.

    Raises:
        OSError: it cannot be opened, or is something else.
    """
    handle = os.open(path, flags | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC, 0o600)
    if not stat.S_ISREG(os.fstat(handle).st_mode):
        os.close(handle)
        raise OSError(0, "not a plain file")
    return handle


def _blocks(
    stream: BinaryIO, path: str, faults: list[Fault], passed: Collection[bytes] = ()
) -> Iterator[tuple[list[bytes], list[Entry]]]:
    """Yield usual lines, and the records in all others, block by block, without lines that go on as in `passed`."""
    begun = b""
    try:
        while block := stream.read(_BLOCK):
            whole, ended, rest = block.rpartition(b"\n")
            if not ended:
                # Of a line without an end no more is kept than tells that it is too long.
                begun = (begun + block)[: LONGEST + 1]
                continue
            lines = begun + whole + ended
            if passed:
                lines = b"\n".join([line for line in lines.split(b"\n") if line[_TELLING] not in passed])
            yield _told_apart(path, lines, faults)
            begun = rest[: LONGEST + 1]
    except OSError as error:
        faults.append(
            Fault(path, f"the rest of this journal cannot be read ({because(error)})", is_whole=True)
        )
    if begun:
        faults.append(Fault(path, TORN))


def _told_apart(path: str, block: bytes, faults: list[Fault]) -> tuple[list[bytes], list[Entry]]:
    usual = _USUAL.findall(block)
    if len(usual) == block.count(b"\n"):
        return usual, []
    usual, others = [], []
    for line in block.split(b"\n"):
        if _USUAL.match(line):
            usual.append(line)
        elif line.strip():
            entry = read_line(line)
            if entry is None:
                faults.append(Fault(path, NO_RECORD))
            else:
                others.append(entry)
    return usual, others
