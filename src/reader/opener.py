"""Opening addresses: only those of the web and of mail, and never with our terminal in hand."""

from __future__ import annotations

import shlex
import shutil
import subprocess
import sys
from urllib.parse import urlsplit

from reader.model.errors import ReaderError

SCHEMES = ("http", "https", "mailto")


class OpenError(ReaderError):
    """An address that will not be opened; the message says why."""


def command(url: str, opener: str | None) -> list[str]:
    """Return the argv that opens `url`.

    Raises:
        OpenError: the address is not one of the web or of mail, or nothing can open it.
    """
    if not url.isprintable() or " " in url or urlsplit(url).scheme.lower() not in SCHEMES:
        raise OpenError("only http, https and mailto addresses are opened")
    if opener:
        try:
            words = shlex.split(opener)
        except ValueError as error:
            raise OpenError(f"opener in the settings: {error}") from error
    else:
        words = ["open"] if sys.platform == "darwin" else ["xdg-open"]
    if not words or shutil.which(words[0]) is None:
        raise OpenError(f"{words[0] if words else 'opener'} is not there; set `opener:` in the settings")
    return [*words, url]


def open_url(url: str, opener: str | None) -> None:
    """Open an address in a process that can neither read nor write our terminal.

    Raises:
        OpenError: see `command`; or the program would not start.
    """
    argv = command(url, opener)
    try:
        subprocess.Popen(
            argv,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
    except OSError as error:
        raise OpenError(f"{argv[0]}: {error.strerror}") from error
