"""What the file of an article is now, in words: read when somebody asks, away from the index and from the screen."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from reader.text import clean_line

if TYPE_CHECKING:
    from reader.index.holdings import Indexed
    from reader.seeds.loading import AsRead


def file_facts(root: str, path: str, indexed: Indexed | None) -> list[tuple[str, str]]:
    """Return what is to be said of a file, each as a label and a value; `indexed` is what the index knows of it."""
    from reader.seeds.files import UnreadableError  # whoever never asks loads nothing of this
    from reader.seeds.loading import as_read

    try:
        now = as_read(root, path)
    except UnreadableError as error:
        if not os.path.lexists(f"{root}/{path}"):
            return [("file", "gone since it was indexed; what is shown is what the index holds")]
        return [("file", clean_line(str(error)))]
    return [
        ("file", f"{now.size:,} bytes, {_since(now, indexed)}"),
        (
            "encoding",
            f"{now.encoding}{' (guessed from its bytes)' if now.guessed else ''}"
            if now.encoding
            else "no text",
        ),
        ("BLAKE2b", now.digest.hex()),
    ]


def _since(now: AsRead, indexed: Indexed | None) -> str:
    if indexed is None:
        return "not in the index"
    if (now.size, now.digest) == (indexed.size, indexed.digest or now.digest):
        return "as it was indexed"
    return "changed since it was indexed"
