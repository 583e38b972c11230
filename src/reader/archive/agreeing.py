"""Has an index say what its reader says by now, before it is asked; where that cannot be, whoever asks is told."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from reader.archive.notices import Notice
from reader.index.faults import Damaged, IndexFault
from reader.index.indexing.correcting import Corrections, catch_up
from reader.index.writing import Busy
from reader.marks.faulty import MarksError

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.index.protocol import Index
    from reader.index.writing import Backend
    from reader.marks.memory import Memory

PATIENCE = 2.0
"""Seconds to wait for another process that writes the index; what it writes last are the corrections."""


class Opener(Protocol):
    """An archive, as far as it is needed here."""

    @property
    def memory(self) -> Memory:
        """What is remembered of it."""
        ...

    def open_index(self) -> Index | None:
        """Return its index as it is now."""
        ...


def agreed(archive: Opener, backend: Backend, index: Index, notify: Callable[[Notice], None]) -> Index:
    """Return the index once it agrees with the journals; `index` as it is where it cannot be made to.

    Raises:
        Damaged: the index is, as its writer saw; it is closed.
        IndexFault: the index does not open any more.
    """
    corrections = Corrections(archive.memory)
    try:
        is_same = corrections.heard().digest == index.heard().digest
    except MarksError as error:
        notify(Notice("stale", f"{error}; corrections may be missing"))
        return index
    try:
        catch_up(backend, corrections, 0.0 if is_same else PATIENCE)
    except Busy:
        if not is_same:
            notify(
                Notice("busy", "another process is indexing this archive; the latest corrections are missing")
            )
        return index
    except Damaged:
        index.close()
        raise
    except (IndexFault, MarksError) as error:
        if not is_same:
            notify(Notice("stale", f"{error}; the latest corrections are missing"))
        return index
    renewed = archive.open_index()
    if renewed is None:
        return index
    index.close()
    return renewed
