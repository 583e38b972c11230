"""The plain mode: the reader a line at a time, for screen readers, dumb terminals and pipes.

What is typed is answered with lines of text: no escape sequence, no control sign, nothing that is drawn over.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reader.archive import Archive
    from reader.config import Settings


def run(archive: Archive, settings: Settings) -> int:
    """Talk about an archive until `quit` or the end of input; return the exit code."""
    from reader.plain.conversation import converse

    return converse(archive, settings)
