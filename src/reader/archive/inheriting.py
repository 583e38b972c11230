# ruff: noqa: PTH104 - paths are strings, as in the room of the marks
"""Finds what is remembered of an archive that was moved on this machine, and has no folder `.reader` to take along.

Its state is known by its path. It notes which device and inode were there, so that under another path it is known
again; what keeps its own is a copy, whatever stands where the archive stood, and a folder whose inode was used again.
"""

from __future__ import annotations

import os
from contextlib import suppress
from typing import TYPE_CHECKING

from reader.marks.appending import alone
from reader.marks.entries import read_line
from reader.marks.faulty import MarksError
from reader.marks.journals import open_journal
from reader.marks.machine import note_path
from reader.marks.origin import note_origin, noted_origin, states_of
from reader.marks.whereabouts import JOURNALS, SHARED, journals_in
from reader.model.identity import path_bytes, split_id

if TYPE_CHECKING:
    from collections.abc import Iterator

TAIL = 1 << 16
"""Bytes at the end of a journal in which articles are looked up."""
SOME = 50
"""Articles that are looked for, at most; half of them have to be there."""


def inherited(root: str, state: str) -> str | None:
    """Take over the state of a folder that is at `root` now, and return where that was; None where there is none.

    `state` is the folder that is to be had, and is not there yet. Nothing is done where it is not sure.
    """
    found = states_of(root, state)
    if len(found) != 1 or os.path.lexists(os.path.join(root, SHARED)):  # of two, nobody knows which is meant
        return None
    before, path = found[0]
    return path if _has_articles(root, before) and _taken(before, path, state, root) else None


def _has_articles(root: str, state: str) -> bool:
    """Whether documents of articles that were marked last stand where they stood in the archive."""
    try:
        paths = {
            path for journal in journals_in([os.path.join(state, JOURNALS)]) for path in _marked(journal)
        }
    except MarksError:
        return False
    some = sorted(paths)[:: max(1, len(paths) // SOME)]
    there = sum(os.path.exists(os.path.join(os.fsencode(root), path)) for path in some)
    return bool(some) and 2 * there >= len(some)


def _marked(journal: str) -> Iterator[bytes]:
    """Yield the paths of the articles that the last lines of a journal are about."""
    try:
        handle = open_journal(journal, os.O_RDONLY)
    except OSError:
        return
    with open(handle, "rb") as stream:
        stream.seek(max(0, stream.seek(0, os.SEEK_END) - TAIL))
        lines = stream.read().split(b"\n")
    for line in lines:  # the first may be the rest of one, and is no record then
        entry = read_line(line)
        if entry is not None and entry.article is not None and entry.article.id:
            with suppress(UnicodeEncodeError):  # half a character, which is in no file name
                yield path_bytes(split_id(entry.article.id)[0])


def _taken(before: str, path: str, state: str, root: str) -> bool:
    """Have a state be that of `root`, unless another program was quicker."""
    try:
        with alone(os.path.join(before, "lock")):
            if os.path.lexists(state) or noted_origin(before) is None:
                return False
            with suppress(OSError):  # else it goes on under a new id, and takes nothing back of before
                os.rename(note_path(before, path), note_path(before, root))
            os.rename(before, state)
            note_origin(state, root)
    except (OSError, MarksError):
        return False
    return True
