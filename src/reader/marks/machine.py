"""Who writes: each machine has an id and a journal of its own for an archive, so that no two ever write one file.

What was written last is noted beside the id, in the state folder, which is not synchronised. A journal of ours that
ends with something else was written by a machine with the same id (a cloned disk), or is an older state of itself (a
backup that was put back): then this machine goes on under a new id.
"""

from __future__ import annotations

import base64
import json
import os
from typing import NamedTuple

from reader.marks.clock import STAMP
from reader.marks.entries import MACHINE, read_line
from reader.marks.faulty import MarksError, because
from reader.marks.journals import open_journal

_HOSTS = ("/etc/machine-id", "/var/lib/dbus/machine-id")
_TAIL = 1 << 18
"""Bytes at the end of a journal in which the last record of its machine is looked for."""


class Machine(NamedTuple):
    """The id under which this machine writes, and the last changes that it knows of."""

    id: str
    last: str = ""
    """Stamp of the change that was written last; empty where none was."""
    next: str = ""
    """Stamp of the change that was being written when this was noted: it may be in the journal, whole or in part."""
    looked: int = 0
    """Bytes of the journal when it was last looked at whether it is to be compacted."""


def new_id() -> str:
    """Return an id that no machine has: 8 random letters and digits."""
    return base64.b32encode(os.urandom(5)).decode().lower()


def note_path(state: str, root: str) -> str:
    """Return where the id of this machine is kept for the archive at `root`."""
    return os.path.join(state, f"machine-{place_name(os.fsencode(root))}.json")


def place_name(place: bytes) -> str:
    """Return a name for a place on this machine, 12 hexadecimal digits: another machine calls its own otherwise."""
    from reader.marks.hashing import blake2b

    return blake2b(_host() + b"\0" + place, digest_size=6).hexdigest()


def _host() -> bytes:
    """Return what tells this machine from others that share its home folder; nothing where the system does not say."""
    for path in _HOSTS:
        try:
            with open(path, "rb") as stream:
                return stream.read(64).strip()
        except OSError:
            continue
    return b""


def known_machine(path: str) -> Machine | None:
    """Return what is noted at `path`; None where nothing is, or nothing that can be read."""
    try:
        with open(path, "rb") as stream:
            record = json.loads(stream.read(10_000))
    except (OSError, ValueError, RecursionError):
        return None
    if not isinstance(record, dict):
        return None
    name, last, after = (record.get(each, "") for each in ("id", "last", "next"))
    looked = record.get("looked", 0)
    if not (isinstance(name, str) and MACHINE.fullmatch(name) and isinstance(looked, int)):
        return None
    if not all(isinstance(each, str) and (not each or STAMP.fullmatch(each)) for each in (last, after)):
        return None
    return Machine(name, last, after, looked)


def note_machine(path: str, machine: Machine) -> None:
    """Note it at `path`, whole or not at all.

    Raises:
        MarksError: it cannot be written.
    """
    beside = f"{path}.tmp"
    try:
        handle = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_NOFOLLOW | os.O_CLOEXEC, 0o600)
        with open(handle, "w", encoding="ascii") as stream:
            stream.write(json.dumps(machine._asdict()))
            stream.flush()
            os.fsync(stream.fileno())
        os.replace(beside, path)
    except OSError as error:
        raise MarksError(f"{path}: cannot be written ({because(error)}); nothing was marked") from error


def last_written(machine: Machine, journal: str) -> str | None:
    """Return the stamp of the change that a journal of ours ends with, "" for none; None where it is not ours any more.

    Raises:
        MarksError: it cannot be read.
    """
    try:
        handle = open_journal(journal, os.O_RDONLY)
    except FileNotFoundError:
        return None if machine.last else ""
    except OSError as error:
        raise MarksError(
            f"{journal}: cannot be read ({because(error)}); mend its permissions or move it"
        ) from error
    with open(handle, "rb") as stream:
        size = stream.seek(0, os.SEEK_END)
        stream.seek(max(0, size - _TAIL))
        # The last piece has no end, or is empty; the first may be the rest of a line, and is no record then.
        lines = stream.read().split(b"\n")[:-1]
    for line in reversed(lines):
        entry = read_line(line)
        if entry is not None and entry.machine == machine.id:
            return entry.change if entry.change in (machine.last, machine.next) else None
    return None if machine.last else ""
