"""Which file in an index folder is the index: `current` names it, and is replaced in one step.

An index that is built again gets a new name, so that a reader with the old one open keeps a whole file with
its own write-ahead log, and no log ever meets a database it does not belong to.
"""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

_NAME = re.compile(r"index-(\d{1,9})\.db")
_POINTER = "current"


def current(folder: Path) -> Path | None:
    """Return the index file of `folder`, or None where there is none."""
    try:
        name = (folder / _POINTER).read_text("ascii").strip()
    except (FileNotFoundError, NotADirectoryError, UnicodeDecodeError):
        return None
    if _NAME.fullmatch(name) is None:
        return None
    path = folder / name
    return path if path.is_file() else None


def following(folder: Path) -> Path:
    """Return the path of the next index file, which does not exist yet."""
    numbers = [int(match.group(1)) for name in os.listdir(folder) if (match := _NAME.match(name))]
    return folder / f"index-{max(numbers, default=0) + 1}.db"


def point_to(index: Path) -> None:
    """Make `index` the one that is opened from now on."""
    temporary = index.parent / f"{_POINTER}.new"
    temporary.write_text(index.name + "\n", "ascii")
    temporary.replace(index.parent / _POINTER)


def set_aside(index: Path) -> Path:
    """Rename a damaged index to `damaged.db`, for whoever wants to look at it; the last one is kept."""
    aside = index.parent / "damaged.db"
    index.replace(aside)
    _remove_logs(index)
    return aside


def sweep(folder: Path) -> None:
    """Remove every index file but the current one."""
    keep = current(folder)
    for name in os.listdir(folder):
        match = _NAME.match(name)
        if match is None or (keep is not None and name.startswith(keep.name)):
            continue
        (folder / name).unlink(missing_ok=True)


def _remove_logs(index: Path) -> None:
    for suffix in ("-wal", "-shm"):
        index.with_name(index.name + suffix).unlink(missing_ok=True)
