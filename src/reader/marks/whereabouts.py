"""Where journals are, and whether one was written since: asked at every start, so nothing heavy is loaded."""

from __future__ import annotations

import os
import stat

SHARED = ".reader"
"""Folder of an archive that says: what is remembered is kept here, and goes where the archive goes."""
MARKS = "marks"
ENDING = ".jsonl"
UNKNOWN = "?"
"""Stamp of journals that cannot be looked at: no index was made with them."""


def journals_stamp(root: str, state: str) -> str:
    """Return what is another text as soon as a journal of an archive was written; empty where there is none.

    `root` and `state` are as for `reader.marks.memory.Memory`.
    """
    shared = os.path.join(root, SHARED)
    found = []
    try:
        folders = [os.path.join(state, MARKS)]
        if _is_folder(shared) and _is_folder(os.path.join(shared, MARKS)):
            folders.insert(0, os.path.join(shared, MARKS))
        for folder in folders:
            for name in sorted(_listed(folder)):
                if name.endswith(ENDING) and not name.startswith("."):
                    info = os.lstat(os.path.join(folder, name))
                    found.append(f"{folder}/{name} {info.st_size} {info.st_mtime_ns}")
    except OSError:
        return UNKNOWN
    return "\n".join(found).encode("utf-8", "backslashreplace").decode()


def _listed(folder: str) -> list[str]:
    try:
        return os.listdir(folder)
    except (FileNotFoundError, NotADirectoryError):
        return []


def _is_folder(path: str) -> bool:
    try:
        return stat.S_ISDIR(os.lstat(path).st_mode)
    except (FileNotFoundError, NotADirectoryError):
        return False
