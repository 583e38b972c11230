"""What an archive says beside the answer to a question, and what keeps an answer from being whole."""

from __future__ import annotations

from typing import Literal, NamedTuple

from reader.index.faults import IndexFault


class Notice(NamedTuple):
    """Something that whoever asked should know; the answer comes all the same."""

    kind: Literal["busy", "waiting", "stale", "damaged", "moved", "absent"]
    """Another process is indexing, and what there is answers, or it is waited for; the index could not be brought
    up to date, and answers as it was; it was damaged, and is built again; the archive was moved, and is known
    again; its folder is not there, and the index at a server answers."""
    text: str
    """The same in words, on one line."""

    def __str__(self) -> str:
        return self.text


class Unfinished(IndexFault):
    """The index failed after part of an answer was given away: to ask again would give that part twice.

    Raised by a question that streams, from the fault that it met.
    """

    def __init__(self, fault: IndexFault, *, mended: bool = False) -> None:
        """`mended`: asked again, it would be answered whole."""
        more = "; the index is put aside, ask again for the whole" if mended else ""
        super().__init__(f"{fault}; the answer so far is not all of it{more}")
        self.fault = fault
