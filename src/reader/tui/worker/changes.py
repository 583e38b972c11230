"""What a key asks to be remembered, and who keeps it. Data, and the keeper as those see it who ask."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple, Protocol

from reader.marks.entries import Names
from reader.marks.operations import AMENDING, Mark

Making = Callable[[Names], Sequence[Mark]]
"""Makes the marks of an article from its names."""


_ANY = Names("", "", "")


class Change(NamedTuple):
    """What one key did: the same to each of some articles."""

    number: int
    """Later ones have greater numbers."""
    ids: tuple[str, ...]
    """The articles, as they were shown when the key was pressed; none where it is of no article."""
    marks: Making
    what: str
    """What is done, in the words of the status line: `marked read`; empty where nothing is said of it."""

    @property
    def ops(self) -> frozenset[str]:
        """The operations that it marks by."""
        return frozenset(mark.register.op for mark in self.marks(_ANY))

    @property
    def amends(self) -> bool:
        """Whether it puts quotations or people right: then the index is to say something else."""
        return bool(self.ops & AMENDING)

    @property
    def of_none(self) -> Sequence[Mark]:
        """Its marks, where it is of no article."""
        return () if self.ids else self.marks(_ANY)


class Keeping(Protocol):
    """What keeps changes. Everything returns at once; what became of it comes as a message."""

    def keep(self, change: Change) -> None:
        """Write a change, after those before it: `Kept`, or `NotKept` as long as it cannot be written."""

    def try_again(self) -> None:
        """Try to write what could not be written."""

    def agree(self) -> None:
        """Try to have the index say what was put right: `Agreed`."""

    def turn(self, *, back: bool) -> None:
        """Take the last change back, or do again what was taken back last: `Turned`."""

    def watch(self) -> None:
        """Look whether other processes have marked anything: `MarksMoved` where they have."""

    def renew(self) -> None:
        """Open the index anew before the next question: another process has written it."""
