"""What leaves the program: copies to the clipboard, addresses to the browser. Its helpers load with their first use."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reader.tui.screens.main import MainScreen


def copy(screen: MainScreen, text: str, what: str) -> None:
    """Copy through the terminal, and natively where a program for it is there."""
    from reader.tui.terminal import clipboard

    screen.app.copy_to_clipboard(text[: clipboard.LONGEST].encode("utf-8", "replace").decode("utf-8"))
    program = clipboard.native_program(dict(os.environ))
    if program is not None:
        clipboard.copy_natively(text, program)
    screen.note(f"copied the {what}" if program else f"sent the {what} to the terminal’s clipboard")


def open_url(screen: MainScreen, url: str) -> None:
    """Open an address outside."""
    from reader.tui.terminal import opener

    try:
        opener.open_url(url, screen.settings.opener)
    except opener.OpenError as error:
        screen.note(str(error))
    else:
        screen.note(f"opening {url}")
