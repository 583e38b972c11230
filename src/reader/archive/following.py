"""What follows when an indexer has ended, or has found another at work: one rule for who waits and who does not.

A command waits for what it says here, the terminal program does it when it is time; neither decides by itself.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from reader.index.progress import Progress

Step = Literal["ask", "wait", "again", "tell"]
"""Ask the index, which is as it should be; ask what there is, because another process is at it, and look once that may
be done; run the indexer once more; say what went wrong, and ask the index as it was."""


def what_follows(progress: Progress, *, tried: bool) -> Step | None:
    """Return what is to be done after this word of an indexer; None while it is at work.

    `tried`: the run before came to grief too. A first time somebody may have ended it, or deleted the index.
    """
    if progress.state == "busy":
        return "wait"
    if progress.state == "failed":
        return "tell" if tried else "again"
    return "ask" if progress.state == "done" else None
