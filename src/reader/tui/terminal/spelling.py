"""A terminal whose encoding has no lines, bars and typographic marks: each becomes a plain character of its width."""

from __future__ import annotations

import codecs
from io import TextIOWrapper
from typing import TextIO

from rich.cells import cell_len

NAME = "reader.spelling"
"""The handler of encoding errors that does it."""
_PLAIN = str.maketrans(
    {
        **dict.fromkeys("│▌▏┃║▐▕", "|"),
        **dict.fromkeys("─━═·–—−‐‑", "-"),
        **dict.fromkeys("┌┐└┘├┤┬┴┼╭╮╰╯╵╷∎", "+"),
        **dict.fromkeys("▔▀", "-"),
        **dict(zip("▁▂▃▄▅▆▇█", "_.-=+*%#", strict=True)),  # the higher the bar, the more ink
        **dict.fromkeys("“”„«»", '"'),
        **dict.fromkeys("‘’‚‹›", "'"),
        **dict.fromkeys("▲↑", "^"),
        **dict.fromkeys("▼↓", "v"),
        **dict.fromkeys("●•", "*"),
        "★": "!",
        "×": "x",
        "✎": "n",
        "✓": "+",
        "→": ">",
        "←": "<",
        "…": "~",
        "\u00a0": " ",
    }
)


def spelt(error: UnicodeError) -> tuple[str, int]:
    """Return plain characters of the same width for those that cannot be encoded, and where to go on.

    Raises:
        UnicodeError: `error` itself, where it is none of encoding.
    """
    if not isinstance(error, UnicodeEncodeError):
        raise error
    plain = (
        character.translate(_PLAIN) if ord(character) in _PLAIN else "?" * cell_len(character)
        for character in error.object[error.start : error.end]
    )
    return "".join(plain), error.end


def spell(stream: TextIO | None) -> None:
    """Have a stream write plain characters for those that its encoding has not; nothing else of it changes."""
    if isinstance(stream, TextIOWrapper):
        codecs.register_error(NAME, spelt)
        stream.reconfigure(errors=NAME)
