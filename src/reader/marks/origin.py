"""Which folder a state is of: its path, and the device and inode that tell it from another one at that path.

A folder that is moved or renamed on one file system keeps both, so what is remembered of it can be found again.
"""

from __future__ import annotations

import os
from contextlib import suppress
from typing import NamedTuple

_NAME = "root"
_LONGEST = 8192
"""Bytes of such a note."""


class Origin(NamedTuple):
    """The folder of an archive, as it was when something was marked there last."""

    path: str
    device: int
    inode: int


def origin_of(root: str) -> Origin | None:
    """Return what tells a folder from others; None where it cannot be looked at."""
    try:
        info = os.stat(root)
    except OSError:
        return None
    return Origin(root, info.st_dev, info.st_ino)


def noted_origin(state: str) -> Origin | None:
    """Return which folder a state is of; None where that is not noted, or cannot be read."""
    try:
        with open(os.path.join(state, _NAME), "rb") as stream:
            numbers, _, path = stream.read(_LONGEST).partition(b"\n")
        device, inode = map(int, numbers.split())
    except (OSError, ValueError):
        return None
    return Origin(os.fsdecode(path), device, inode)


def note_origin(state: str, root: str) -> None:
    """Note which folder a state is of, where that is not noted yet; nothing where it cannot be written."""
    now = origin_of(root)
    if now is None or now == noted_origin(state):
        return
    beside = os.path.join(state, f"{_NAME}.tmp")
    with suppress(OSError):
        handle = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_NOFOLLOW | os.O_CLOEXEC, 0o600)
        with open(handle, "wb") as stream:
            stream.write(b"%d %d\n" % now[1:] + os.fsencode(root))
        os.replace(beside, os.path.join(state, _NAME))


def states_of(root: str, state: str) -> list[tuple[str, str]]:
    """Return the states beside this one that note the folder at `root` under a path that is gone, and that path.

    Every search of an archive of which nothing is remembered comes here.
    """
    now, beside = origin_of(root), os.path.dirname(state)
    try:
        names = sorted(os.listdir(beside)) if now is not None else []
    except OSError:
        return []
    found = []
    for each in (os.path.join(beside, name) for name in names):
        noted = noted_origin(each)
        if noted is not None and now is not None and noted[1:] == now[1:] and _is_gone(noted.path):
            found.append((each, noted.path))
    return found


def _is_gone(path: str) -> bool:
    """Whether nothing is at a path, for sure: a disk that does not answer may have it."""
    try:
        os.lstat(path)
    except (FileNotFoundError, NotADirectoryError):
        return True
    except OSError:
        return False
    return False
