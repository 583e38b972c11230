# ruff: noqa: PTH105, PTH108, PTH120 - every search passes here: see below
"""Which file in an index folder is the index: `current` names it, and is replaced in one step.

An index that is built again gets a new name, so that a reader with the old one open keeps a whole file with
its own write-ahead log, and no log ever meets a database it does not belong to.

Paths are plain strings: every search passes here, and pathlib takes longer to load than the search takes.
"""

from __future__ import annotations

import os
import re

_NAME = re.compile(r"index-(\d{1,9})\.db")
_ASIDE = r"damaged-(\d{1,9})\.db"
_POINTER = "current"
KEPT_ASIDE = 3
"""Damaged indexes that are kept for whoever wants to look at them; a disk that fails makes one after the other."""

Folder = str | os.PathLike[str]


def current(folder: Folder) -> str | None:
    """Return the index file of `folder`, or None where there is none."""
    try:
        with open(os.path.join(folder, _POINTER), "rb") as pointer:
            name = pointer.read(100).decode("ascii", "replace").strip()
    except (FileNotFoundError, NotADirectoryError):
        return None
    if _NAME.fullmatch(name) is None:
        return None
    path = os.path.join(folder, name)
    return path if os.path.isfile(path) else None


def following(folder: Folder) -> str:
    """Return the path of the next index file, which does not exist yet."""
    return os.path.join(folder, f"index-{max(_numbers(folder, _NAME), default=0) + 1}.db")


def cache_of(index: str) -> str:
    """Return the path of the cache of marks that belongs to an index file, there or not."""
    folder, name = os.path.split(index)
    return os.path.join(folder, name.replace("index-", "marks-", 1))


def point_to(index: str) -> None:
    """Make `index` the one that is opened from now on."""
    folder, name = os.path.split(index)
    temporary = os.path.join(folder, f"{_POINTER}.new")
    with open(temporary, "w", encoding="ascii") as pointer:
        pointer.write(name + "\n")
    os.replace(temporary, os.path.join(folder, _POINTER))


def set_aside(index: str) -> str:
    """Rename a damaged index to `damaged-N.db`, a name of its own, and return its path; the newest few are kept."""
    folder = os.path.dirname(index)
    numbers = _numbers(folder, _ASIDE)
    number = max(numbers, default=0) + 1
    aside = os.path.join(folder, f"damaged-{number}.db")
    os.replace(index, aside)
    for left in (index, cache_of(index)):
        for suffix in ("", "-wal", "-shm"):
            _remove(left + suffix)
    for old in sorted(numbers)[: len(numbers) + 1 - KEPT_ASIDE]:
        _remove(os.path.join(folder, f"damaged-{old}.db"))
    return aside


def sweep(folder: Folder) -> None:
    """Remove every index file but the current one, and what belongs to it: older ones, and those never finished."""
    keep = current(folder)
    kept = () if keep is None else tuple(map(os.path.basename, (keep, cache_of(keep))))
    for name in os.listdir(folder):
        match = _NAME.match(name.replace("marks-", "index-", 1))
        if match is not None and name[: match.end()] not in kept:
            _remove(os.path.join(folder, name))


def _numbers(folder: Folder, names: str | re.Pattern[str]) -> list[int]:
    return [int(match.group(1)) for name in os.listdir(folder) if (match := re.match(names, name))]


def _remove(path: str) -> None:
    try:
        os.unlink(path)
    except FileNotFoundError:
        return
