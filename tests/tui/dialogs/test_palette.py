"""The palette."""

from __future__ import annotations

from tests.tui.conftest import reading


async def test_the_palette_offers_a_line_an_action_the_most_useful_first() -> None:
    async with reading() as reader:
        await reader.press("ctrl+p")
        await reader.until(lambda: "Place before" in reader.text)
        for title, key in (("Search", "/"), ("Speaker", "@"), ("Zen", "Z")):
            assert any(f"{title} " in line and f" {key} " in line for line in reader.lines), title
        at = {word: reader.text.index(f" {word}  ") for word in ("Search", "Speaker", "Down")}
        assert at["Search"] < at["Speaker"] < at["Down"]


async def test_the_palette_does_actions() -> None:
    async with reading() as reader:
        await reader.press("ctrl+p")
        assert "find an action" in reader.text
        await reader.press(*"zen")
        await reader.press("enter")
        await reader.until(lambda: reader.main.session.panes.zen)


async def test_of_the_themes_that_of_now_is_marked_and_another_can_be_chosen() -> None:
    async with reading() as reader:
        before = reader.app.theme
        await reader.do("view.theme")
        await reader.until(lambda: f"● {before}" in reader.text)
        assert "find a theme" in reader.text
        await reader.press(*"nord")
        await reader.until(lambda: f"● {before}" not in reader.text)
        await reader.press("enter")
        await reader.until(lambda: reader.app.theme == "nord")


async def test_a_theme_is_tried_on_while_it_is_highlighted_and_taken_off_again() -> None:
    async with reading() as reader:
        before = reader.app.theme
        await reader.do("view.theme")
        await reader.until(lambda: f"● {before}" in reader.text)
        await reader.press(*"gruv")
        await reader.until(lambda: reader.app.theme == "gruvbox")
        await reader.pilot.press("escape")
        await reader.until(lambda: reader.app.screen is reader.main)
        assert reader.app.theme == before
