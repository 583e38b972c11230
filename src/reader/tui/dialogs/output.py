"""What a command wrote that was handed something: without what could act on the terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.text import clean
from reader.tui.dialogs.scrolled import ScrolledLine, ScrolledScreen
from reader.tui.page.paint import fold, line

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from reader.keystrokes import Keys

MOST = 10_000
"""Lines that are shown."""


def output_lines(text: str, width: int) -> Iterator[ScrolledLine]:
    """Yield what was written broken into lines of this width, cleaned."""
    for number, each in enumerate(clean(text.expandtabs(8)).rstrip("\n").split("\n")):
        if number == MOST:
            yield ScrolledLine("dim", "… there is more")
            return
        for start, end in fold(each, width, MOST) or [(0, 0)]:
            yield ScrolledLine("", each[start:end])


def output_screen(heading: str, text: str, keys: Mapping[str, list[Keys]]) -> ScrolledScreen:
    """Return what a command wrote, below what became of the command."""
    return ScrolledScreen(line(heading), lambda width: output_lines(text, width), keys, "article.pipe")
