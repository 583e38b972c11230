"""Has an index say what its reader says by now, before it is asked; where it cannot be written, a copy of it does."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from reader.archive.notices import Notice
from reader.index.faults import Damaged, IndexFault
from reader.index.indexing.correcting import Corrections, catch_up, lay_over
from reader.index.writing import Busy
from reader.marks.faulty import MarksError

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.index.protocol import Index
    from reader.index.writing import Backend
    from reader.marks.memory import Memory
    from reader.model.errors import ReaderError

PATIENCE = 2.0
"""Seconds to wait for another process that writes the index; what it writes last are the corrections."""

LARGE = 1 << 30
"""Bytes of an index that is not copied without a word."""


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
    """Return the index once it agrees with the journals, or a copy that does where it cannot be written.

    Where there can be no copy it is `index` as it is, and whoever asks is told.

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
    except Damaged:
        index.close()
        raise
    except (IndexFault, MarksError) as error:
        return index if is_same else _in_a_copy(backend, corrections, index, error, notify)
    renewed = archive.open_index()
    if renewed is None:
        return index
    index.close()
    return renewed


def _in_a_copy(
    backend: Backend,
    corrections: Corrections,
    index: Index,
    why: ReaderError,
    notify: Callable[[Notice], None],
) -> Index:
    """Return a copy of an index that cannot be written now, with the latest corrections; else it, as it is."""
    is_busy = isinstance(why, Busy)

    def announce(size: int) -> None:
        if size >= LARGE:
            text = f"the index cannot be written now; it is copied for the latest corrections ({size / 1e9:.1f} GB)"
            notify(Notice("busy" if is_busy else "stale", text))

    try:
        backend.remember()  # the marks beside the index are read for the copy too
        copy = backend.copied(lambda store: lay_over(store, corrections), announce)
    except Damaged:
        index.close()
        raise
    except (IndexFault, MarksError) as error:
        told = "another process is indexing this archive" if is_busy else str(why)
        notify(Notice("busy" if is_busy else "stale", f"{told}; the latest corrections are missing: {error}"))
        return index
    if copy is None:
        return index
    index.close()
    return copy
