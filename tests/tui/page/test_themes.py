"""Colours that can be told apart and read."""

from __future__ import annotations

import pytest
from textual.theme import BUILTIN_THEMES, Theme

from reader.tui.page import themes


def test_speakers_of_one_article_do_not_share_a_hue_while_there_are_hues() -> None:
    given = themes.hues(f"Speaker {number}" for number in range(themes.HUES))
    assert sorted(given.values()) == list(range(themes.HUES))
    assert themes.hues(["Twitter"]) == themes.hues(["Twitter"])


@pytest.mark.parametrize("name", [*BUILTIN_THEMES, *(theme.name for theme in themes.THEMES)])
def test_every_theme_gets_our_variables(name: str) -> None:
    theme = next((each for each in themes.THEMES if each.name == name), None) or BUILTIN_THEMES[name]
    assert {"rule", "muted", "quote-tint", "speaker-0", "chosen-7"} <= set(themes.variables(theme))


@pytest.mark.parametrize("theme", themes.THEMES, ids=lambda theme: theme.name)
def test_what_is_to_be_read_can_be_read(theme: Theme) -> None:
    from textual.color import Color

    def light(color: Color) -> float:
        parts = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in color.normalized]
        return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]

    variables = themes.variables(theme)
    ground = light(Color.parse(theme.background or ""))
    for name in ("muted", *(f"speaker-{number}" for number in range(themes.HUES))):
        ink = light(Color.parse(variables[name]))
        contrast = (max(ink, ground) + 0.05) / (min(ink, ground) + 0.05)
        assert contrast >= 4.5, name
