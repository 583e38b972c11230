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
    from collections.abc import Iterable, Mapping

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


def _theme(
    name: str,
    ground: str,
    ink: str,
    accent: str,
    *,
    second: str,
    bar: str,
    grounds: tuple[str, str],
    dark: bool,
) -> Theme:
    """A theme of ours; `grounds` are those of boxes, and of boxes in boxes."""
    return Theme(
        name=name,
        primary=accent,
        secondary=second,
        accent=accent,
        warning=accent,
        error="#ee8a80" if dark else "#b3261e",
        success="#8cc98f" if dark else "#2a7530",
        foreground=ink,
        background=ground,
        surface=grounds[0],
        panel=grounds[1],
        dark=dark,
        variables={
            "input-cursor-background": accent,
            "input-cursor-foreground": ground,
            **_scrollbar(ground, bar),
        },
    )


READER_DARK = _theme(
    "reader-dark", "#15171c", "#d5d8e0", "#e2b36a",
    second="#9aa3b5", bar="#343944", grounds=("#1a1d23", "#20242c"), dark=True,
)  # fmt: skip
READER_LIGHT = _theme(
    "reader-light", "#fbfaf7", "#24272e", "#8f5a00",
    second="#5d6470", bar="#d3cfc5", grounds=("#f4f2ed", "#ebe8e1"), dark=False,
)  # fmt: skip
READER_DUSK = _theme(
    "reader-dusk", "#1c1a17", "#e3dccd", "#8fc1b0",
    second="#ada595", bar="#403b33", grounds=("#23201c", "#2a2722"), dark=True,
)  # fmt: skip
READER_PAPER = _theme(
    "reader-paper", "#f6efdf", "#33291d", "#8a3b12",
    second="#6b5d49", bar="#d8ccb4", grounds=("#efe6d2", "#e6dcc5"), dark=False,
)  # fmt: skip
READER_CONTRAST = _theme(
    "reader-contrast", "#000000", "#ffffff", "#ffd75f",
    second="#d0d0d0", bar="#808080", grounds=("#101010", "#1c1c1c"), dark=True,
)  # fmt: skip
THEMES = (READER_DARK, READER_LIGHT, READER_DUSK, READER_PAPER, READER_CONTRAST)
FOLLOWING = (READER_DARK.name, READER_LIGHT.name)
"""The themes on a dark and on a light ground."""
SIXTEEN = ("ansi-dark", "ansi-light")
"""Textual's themes of the terminal's own colours, on a dark and on a light ground, where there are no others."""
_DIM, _TINT = 4.5, 1.15
"""Contrast to the ground of dim words, and of the ground of a quotation, at least."""


def of_user(name: str, colours: Mapping[str, str]) -> Theme:
    """Return a theme made of a `background`, a `foreground` and an `accent`, each `#rrggbb`."""
    ground, ink = Color.parse(colours["background"]), Color.parse(colours["foreground"])
    second, bar, surface, panel = (ground.blend(ink, share).hex6 for share in (0.64, 0.18, 0.03, 0.07))
    return _theme(
        name, ground.hex6, ink.hex6, colours["accent"],
        second=second, bar=bar, grounds=(surface, panel), dark=_light(ground) < _light(ink),
    )  # fmt: skip


def contrast(one: Color, other: Color) -> float:
    """Return how far two colours are apart in lightness, 1 to 21: as WCAG 2 has it."""
    lights = sorted((_light(one), _light(other)))
    return (lights[1] + 0.05) / (lights[0] + 0.05)


def _light(color: Color) -> float:
    parts = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in color.normalized
    ]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


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

    def apart(share: float, wanted: float) -> str:
        """The ink mixed into the ground, as far as `share` or as far as the contrast asks for."""
        while share < 1 and contrast(ground.blend(ink, share), ground) < wanted:
            share += 0.02
        return mixed(ink, min(share, 1.0))

    hues = _DARK if theme.dark else _LIGHT
    return {
        "rule": mixed(ink, 0.15),
        "muted": apart(0.64, _DIM),
        "faint": apart(0.52, _DIM),
        "strong": mixed(ink, 1.0),
        "cursor-tint": mixed(accent, 0.13 if theme.dark else 0.14),
        "cursor-tint-blurred": mixed(ink, 0.055),
        "hover-tint": mixed(ink, 0.035),
        "quote-tint": apart(0.1 if theme.dark else 0.065, _TINT),
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
