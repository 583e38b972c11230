"""Colours: the program's own themes, and what every other theme lacks for ours to look right.

One accent; greys for the rest; eight hues for speakers, of equal weight and far apart. A speaker keeps a hue
across articles (it hangs on the name), save where two of one article would share it.
"""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING

from textual.color import Color
from textual.theme import Theme

if TYPE_CHECKING:
    from collections.abc import Iterable

HUES = 8
"""How many hues speakers are told apart by; names and bars tell them apart without any."""

_DARK = ("#82b4e8", "#e59a7d", "#8cc98f", "#d29ae2", "#6cc9c4", "#c9c56c", "#ec92b4", "#a7a5f3")
_LIGHT = ("#1d5fae", "#b0441c", "#2a7530", "#8a38a2", "#0d7571", "#6b6a00", "#b22c62", "#5346c4")
_ANSI = (
    "ansi_blue",
    "ansi_yellow",
    "ansi_green",
    "ansi_magenta",
    "ansi_cyan",
    "ansi_bright_yellow",
    "ansi_bright_red",
    "ansi_bright_magenta",
)


def _scrollbar(ground: str, bar: str) -> dict[str, str]:
    """A scrollbar that keeps quiet."""
    parts = ("background", "background-hover", "background-active", "corner-color")
    grounds = {f"scrollbar-{part}": ground for part in parts}
    return {**grounds, "scrollbar": bar, "scrollbar-hover": bar, "scrollbar-active": bar}


READER_DARK = Theme(
    name="reader-dark",
    primary="#e2b36a",
    secondary="#9aa3b5",
    accent="#e2b36a",
    warning="#e2b36a",
    error="#ee8a80",
    success="#8cc98f",
    foreground="#d5d8e0",
    background="#15171c",
    surface="#1a1d23",
    panel="#20242c",
    dark=True,
    variables={
        "input-cursor-background": "#e2b36a",
        "input-cursor-foreground": "#15171c",
        **_scrollbar("#15171c", "#343944"),
    },
)
READER_LIGHT = Theme(
    name="reader-light",
    primary="#8f5a00",
    secondary="#5d6470",
    accent="#8f5a00",
    warning="#8f5a00",
    error="#b3261e",
    success="#2a7530",
    foreground="#24272e",
    background="#fbfaf7",
    surface="#f4f2ed",
    panel="#ebe8e1",
    dark=False,
    variables={
        "input-cursor-background": "#8f5a00",
        "input-cursor-foreground": "#fbfaf7",
        **_scrollbar("#fbfaf7", "#d3cfc5"),
    },
)
THEMES = (READER_DARK, READER_LIGHT)
DEFAULT = READER_DARK.name


def variables(theme: Theme) -> dict[str, str]:
    """Return the variables that our styles use, made from the colours of any theme."""
    if theme.ansi:
        return _ansi_variables()
    plain = theme.to_color_system().generate()
    ground = Color.parse(plain["background"])
    ink = Color.parse(plain["foreground"])
    accent = Color.parse(plain["accent"])

    def mixed(color: Color, share: float) -> str:
        return ground.blend(color, share).hex6

    hues = _DARK if theme.dark else _LIGHT
    return {
        "rule": mixed(ink, 0.15),
        "muted": mixed(ink, 0.64),
        "faint": mixed(ink, 0.52),
        "strong": mixed(ink, 1.0),
        "cursor-tint": mixed(accent, 0.13 if theme.dark else 0.14),
        "cursor-tint-blurred": mixed(ink, 0.055),
        "hover-tint": mixed(ink, 0.035),
        "quote-tint": mixed(ink, 0.1 if theme.dark else 0.065),
        "match-ink": ground.hex6,
        "match-tint": accent.hex6,
        "match-soft": mixed(accent, 0.28),
        **{f"speaker-{number}": hue for number, hue in enumerate(hues)},
        **{
            f"chosen-{number}": mixed(Color.parse(hue), 0.24 if theme.dark else 0.18)
            for number, hue in enumerate(hues)
        },
    }


def _ansi_variables() -> dict[str, str]:
    """The sixteen colours of the terminal cannot be mixed: marks and weight carry more of the load."""
    default, grey = "ansi_default", "ansi_bright_black"
    tints = ("cursor-tint", "cursor-tint-blurred", "hover-tint", "quote-tint")
    return {
        **dict.fromkeys(("rule", "muted", "faint"), grey),
        **dict.fromkeys(tints, default),
        "strong": default,
        "match-ink": "ansi_black",
        "match-tint": "ansi_yellow",
        "match-soft": default,
        **{f"speaker-{number}": hue for number, hue in enumerate(_ANSI)},
        **{f"chosen-{number}": default for number in range(HUES)},
    }


def hues(names: Iterable[str]) -> dict[str, int]:
    """Give each name a hue: its own where that is free, else the next; names in the order of their weight."""
    given: dict[str, int] = {}
    for name in names:
        if name in given:
            continue
        own = zlib.crc32(name.casefold().encode("utf-8", "surrogatepass")) % HUES
        free = (hue % HUES for hue in range(own, own + HUES) if hue % HUES not in given.values())
        given[name] = next(free, own)
    return given
