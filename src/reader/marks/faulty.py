"""What can go wrong with what the reader remembers."""

from __future__ import annotations

from typing import NamedTuple

from reader.model.errors import ReaderError


class MarksError(ReaderError):
    """Marks cannot be kept or read; the message says where, why, and what to do. Nothing was written."""


class Fault(NamedTuple):
    """Something about a journal that is passed over; the rest of it counts."""

    path: str
    what: str
    """What was expected and what came; without anything foreign in it."""
    is_whole: bool = False
    """Whether it is the journal that cannot be read, and not a line of it."""


def because(error: OSError) -> str:
    """Return why the system refused, in a few words."""
    return (error.strerror or str(error)).lower()
