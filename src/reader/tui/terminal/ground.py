"""Asking the terminal what its ground is, and taking its answer out of what is typed, whenever that comes, if ever.

Nobody waits for it. The answer is an OSC sequence, of which Textual's parser would make keys; so it is cut out of the
stream before, whole or in pieces.
"""

from __future__ import annotations

import re
import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

QUESTION = "\x1b]11;?\x07"
HELD = 0.1
"""Seconds that the beginning of an answer waits for its end; then it was something that somebody typed."""
_ANSWER = re.compile(r"\x1b\]11;([^\x07\x1b]{0,80})(?:\x07|\x1b\\)")
_CUT = re.compile(r"\]11;([^\x07\x1b]{0,80})(?:\x07|\x1b\\)")
_BEGUN = re.compile(r"\x1b\](?:1(?:1(?:;[^\x07\x1b]{0,80}\x1b?)?)?)?\Z")
_CUT_BEGUN = re.compile(r"\](?:1(?:1(?:;[^\x07\x1b]{0,80}\x1b?)?)?)?")
_COLOUR = re.compile(r"rgba?:([\da-fA-F]{1,4})/([\da-fA-F]{1,4})/([\da-fA-F]{1,4})(?:/[\da-fA-F]{1,4})?")
_WEIGHTS = (0.2126, 0.7152, 0.0722)
_HALF = 0.5
"""Lightness from which on a ground is light."""


class Answers:
    """Takes answers out of a stream that comes in pieces."""

    def __init__(self, heard: Callable[[str], object]) -> None:
        """`heard` is called with each answer, as the terminal wrote it."""
        self._heard = heard
        self._held, self._since = "", 0.0
        self._escaped = False
        """The piece before ended in an escape, which may have been the first sign of an answer."""

    def without(self, piece: str) -> str:
        """Return what of a piece was typed; the beginning of an answer is held back."""
        piece, self._held = self._held + piece, ""
        if self._escaped and (cut := _CUT.match(piece)):
            self._heard(cut[1])
            piece = piece[cut.end() :]
        elif self._escaped and _CUT_BEGUN.fullmatch(piece):
            return self._hold(piece)
        typed = _ANSWER.sub(self._hear, piece)
        if begun := _BEGUN.search(typed):
            typed = typed[: begun.start()] + self._hold(begun[0])
        self._escaped = typed.endswith("\x1b")
        return typed

    def _hold(self, begun: str) -> str:
        self._held, self._since = begun, time.monotonic()
        return ""

    def late(self) -> str:
        """Return what was held back for an end that has not come."""
        if not self._held or time.monotonic() - self._since < HELD:
            return ""
        held, self._held = self._held, ""
        return held

    def _hear(self, answer: re.Match[str]) -> str:
        self._heard(answer[1])
        return ""


def is_light(answer: str) -> bool | None:
    """Return whether the colour in an answer is a light one; None where it is no colour."""
    colour = _COLOUR.fullmatch(answer.strip())
    if colour is None:
        return None
    parts = (int(part, 16) / (16 ** len(part) - 1) for part in colour.groups())
    lightness: float = sum(weight * part for weight, part in zip(_WEIGHTS, parts, strict=True))
    return lightness > _HALF


def guessed_light(environment: Mapping[str, str]) -> bool:
    """Return whether COLORFGBG says that the ground is light: its last part is white, or light grey."""
    return environment.get("COLORFGBG", "").rpartition(";")[2] in ("7", "15")


def may_ask(environment: Mapping[str, str]) -> bool:
    """Return whether the terminal is one that takes the question for what it is; screen and consoles may not."""
    if "STY" in environment or environment.get("NO_COLOR"):
        return False
    return environment.get("TERM", "dumb") not in ("dumb", "linux", "unknown")
