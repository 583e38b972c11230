"""What the reader needs of an archive."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from pathlib import Path

    from reader.index.faults import IndexFault
    from reader.index.protocol import Index
    from reader.marks.whereabouts import Whereabouts


class ReadableArchive(Protocol):
    """A folder of documents with an index that answers for it; `reader.archive.Archive` is one."""

    @property
    def name(self) -> str:
        """What people call it: cleaned, with `~` for the home folder."""

    @property
    def root(self) -> Path:
        """The folder that paths of documents are relative to."""

    @property
    def where(self) -> Whereabouts:
        """Where what is remembered of it is kept."""

    @property
    def is_served(self) -> bool:
        """Whether a server keeps the index, which others write too."""

    @property
    def has_folder(self) -> bool:
        """Whether its documents are on this machine."""

    @property
    def indexer_environment(self) -> dict[str, str] | None:
        """The environment of the indexer; None for ours."""

    def open_index(self) -> Index | None:
        """Return the index as it is now, or None while there is none; never waits for a scan.

        Raises:
            IndexFault: the index is there and does not answer.
        """

    def catch_up(self) -> bool:
        """Have the index say what the journals say by now of quotations and people; True where that is news.

        Raises:
            IndexFault: the index cannot be written, or another process is at it.
            MarksError: the journals cannot be read.
        """

    def mend(self, fault: IndexFault) -> bool:
        """Put the index aside where `fault` means damage; True: have it made again. May take its time."""

    def indexer_command(self, *, watch: bool = False) -> list[str] | None:
        """Return the argv of a process that brings the index up to date; None where there is nothing to do."""
