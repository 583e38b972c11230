"""Colours that can be told apart and read."""

from __future__ import annotations

import pytest
from textual.color import Color
from textual.theme import BUILTIN_THEMES, Theme

from reader.tui.page import themes
from reader.tui.page.themes import contrast


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
    variables = themes.variables(theme)
    ground = Color.parse(theme.background or "")
    ink = Color.parse(theme.foreground or "")
    assert contrast(ink, ground) >= 7
    assert contrast(ink, Color.parse(variables["quote-tint"])) >= 7, "words of a quotation"
    for number in range(themes.HUES):
        assert contrast(Color.parse(variables[f"speaker-{number}"]), ground) >= 4.5, number
        assert contrast(ink, Color.parse(variables[f"chosen-{number}"])) >= 4.5, number


@pytest.mark.parametrize("name", [*BUILTIN_THEMES, *(theme.name for theme in themes.THEMES)])
def test_in_every_theme_dim_words_are_read_and_quotations_seen(name: str) -> None:
    theme = next((each for each in themes.THEMES if each.name == name), None) or BUILTIN_THEMES[name]
    if theme.ansi:
        return  # the colours are the terminal's
    variables = themes.variables(theme)
    ground = Color.parse(theme.to_color_system().generate()["background"])
    assert contrast(Color.parse(variables["muted"]), ground) >= 4.5
    assert contrast(Color.parse(variables["faint"]), ground) >= 4.5
    assert contrast(Color.parse(variables["quote-tint"]), ground) >= 1.15


def test_there_are_themes_for_every_light() -> None:
    assert sum(theme.dark for theme in themes.THEMES) >= 3
    assert sum(not theme.dark for theme in themes.THEMES) >= 2


def test_a_theme_of_the_users_own_is_light_or_dark_as_its_ground_is() -> None:
    fog = themes.of_user("fog", {"background": "#20252b", "foreground": "#dde3ea", "accent": "#8fc1e0"})
    assert (fog.name, fog.dark, fog.accent) == ("fog", True, "#8fc1e0")
    paper = themes.of_user("paper", {"background": "#ffffff", "foreground": "#101010", "accent": "#8f5a00"})
    assert not paper.dark
    assert contrast(Color.parse(themes.variables(paper)["muted"]), Color.parse("#ffffff")) >= 4.5
