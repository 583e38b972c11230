"""An editor on a copy that cannot be written: the documents themselves are never opened for that."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from reader.model.errors import ReaderError

if TYPE_CHECKING:
    from collections.abc import Mapping

_READ_ONLY = 0o400


class EditorError(ReaderError):
    """An editor that cannot be used; the message says why."""


def editor(environ: Mapping[str, str]) -> list[str]:
    """Return the words of the editor's command: $VISUAL, else $EDITOR, else vi.

    Raises:
        EditorError: it cannot be split into words, or is not there.
    """
    name = next((name for name in ("VISUAL", "EDITOR") if environ.get(name, "").strip()), None)
    try:
        words = shlex.split(environ[name]) if name is not None else ["vi"]
    except ValueError as error:
        raise EditorError(f"${name}: {error}") from error
    if not words or shutil.which(words[0]) is None:
        raise EditorError(f"{words[0] if words else name} is not there; set $VISUAL or $EDITOR")
    return words


def read_in(argv: list[str], name: str, text: str) -> str:
    """Open a copy of a text under this name in an editor and wait for its end; return what went wrong, if anything.

    The terminal has to be free for it.
    """
    with tempfile.TemporaryDirectory(prefix="reader-") as folder:
        path = Path(folder) / name
        try:
            path.write_text(text, encoding="utf-8", errors="replace")
            path.chmod(_READ_ONLY)
            code = subprocess.run([*argv, os.fspath(path)], check=False).returncode
        except OSError as error:
            return f"{argv[0]}: {error.strerror}"
    return f"{argv[0]} ended with {code}" if code else ""
