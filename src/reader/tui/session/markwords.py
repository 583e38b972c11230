"""What is said of marks in the status line, and the marks that are said in a word. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.marks.operations import HIDE, READ, STAR, tag

if TYPE_CHECKING:
    from reader.tui.worker.changes import Making

FLAGS: dict[tuple[str, bool], str] = {
    (READ, True): "marked read",
    (READ, False): "marked unread",
    (STAR, True): "starred",
    (STAR, False): "unstarred",
    (HIDE, True): "hidden",
    (HIDE, False): "unhidden",
}
DESCRIBED = {"read": "marked read", "unread": "marked unread", "note": "noted"}
"""What `reader.marks.operations.describe` says, where a sentence takes another word."""


def counted(what: str, articles: int, *, always: bool = False) -> str:
    """Return what was done, behind the number of articles where they are several; or `always`."""
    return what if articles <= 1 and not always else f"{articles:,} {what}"


def tagging(tags: dict[str, bool]) -> tuple[Making, str]:
    """Return the marks that give tags or take them away, and what is said of it."""
    what = "tagged " + " ".join(f"{'+' if on else '-'}{name}" for name, on in tags.items())
    return lambda names: [tag(names, name, on=on) for name, on in tags.items()], what
