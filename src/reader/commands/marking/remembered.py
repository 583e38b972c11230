"""What the commands share that mark something: the memory of the archive, and what is said of a change."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from reader.archive.remembering import memory_of
from reader.commands.common import archive_of
from reader.commands.exits import CommandError
from reader.commands.output import field, warn
from reader.marks.faulty import MarksError
from reader.marks.journals import unreadable
from reader.marks.operations import describe

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Iterator

    from reader.archive import Archive
    from reader.marks.journals import Loaded
    from reader.marks.memory import Memory, Turn
    from reader.marks.undoing import Change

CORRECTING = ("speaker", "nobody", "unquote", "quote", "same", "apart")
"""Words of `reader mark` that correct quotations and people."""


@contextmanager
def complaining() -> Iterator[None]:
    """Turn what is wrong with marks into what is wrong with the command.

    Raises:
        CommandError: marks cannot be kept or read, or are none.
    """
    try:
        yield
    except MarksError as error:
        raise CommandError(str(error)) from error


def archive_to_mark(arguments: Namespace) -> Archive:
    """Return the archive that the command line names.

    Raises:
        MarksError: its journals cannot even be looked at, which is all there is to say then.
    """
    archive = archive_of(arguments)
    memory_of(archive).signature()
    return archive


def memory(arguments: Namespace) -> Memory:
    """Return the memory of the archive that the command line names."""
    return memory_of(archive_of(arguments))


def loaded(kept: Memory) -> Loaded:
    """Return what the journals hold; say which of them cannot be read, whose marks are missing."""
    held = kept.load()
    for fault in held.faults:
        if fault.is_whole:
            warn(f"{fault.path}: {fault.what}; its marks are missing")
    return held


def warn_of_missing(kept: Memory) -> None:
    """Say which journals cannot be read, whose marks are missing.

    Raises:
        MarksError: none of them can be found.
    """
    for fault in unreadable(kept.folders):
        warn(f"{fault.path}: {fault.what}; its marks are missing")


def told(change: Change) -> str:
    """Return what a change did, in a line."""
    count = len({entry.article for entry in change.entries if entry.article is not None})
    what = ", ".join(field(each) for each in describe(change.entries))
    return what if not count else f"{what} ({number(count, 'article')})"


def turned(turn: Turn) -> str:
    """Return what a turn did, and how much of it stayed as it was, in a line."""
    stays = f"; {number(turn.left, 'mark')} changed since, and stayed" if turn.left else ""
    return f"{told(turn.change)}{stays}"


def number(count: int, what: str) -> str:
    """Return how many there are of something whose plural takes an s."""
    return f"{count:,} {what}{'' if count == 1 else 's'}"
