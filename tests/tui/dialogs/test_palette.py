"""The palette."""

from __future__ import annotations

import pytest
from textual.command import CommandList, CommandPalette

from reader.actions import ACTIONS
from reader.tui.dialogs.palette import _HIDDEN
from tests.tui.conftest import reading


async def test_the_palette_offers_a_line_an_action_the_most_useful_first() -> None:
    async with reading() as reader:
        await reader.press("ctrl+p")
        await reader.until(lambda: "Page back" in reader.text)
        for title, key in (("Search", "/"), ("Speaker", "@"), ("Zen", "Z")):
            assert any(f"{title} " in line and f" {key}" in line for line in reader.lines), title
        at = {word: reader.text.index(f" {word}  ") for word in ("Search", "Speaker", "Page back")}
        assert at["Search"] < at["Speaker"] < at["Page back"]


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


@pytest.mark.parametrize("size", [(40, 12), (80, 24), (200, 50)])
async def test_keys_stand_at_the_right_edge_of_one_line(size: tuple[int, int]) -> None:
    async with reading(size=size) as reader:
        await reader.press("ctrl+p")
        await reader.until(lambda: "Speaker" in reader.text)
        ends = set()
        for title, key in (("Search", "/"), ("Speaker", "@"), ("Hints", ";;")):
            row = next(line for line in reader.lines if f" {title}    " in line and f"  {key}" in line)
            ends.add(row.index(f"  {key}", row.index(title)) + len(key))
        assert len(ends) == 1
        assert ends.pop() > min(size[0] * 3 // 4, 70)


async def test_what_was_chosen_there_last_comes_first_and_once() -> None:
    async with reading() as reader:
        for word in ("density", "zen"):
            await reader.press("ctrl+p")
            await reader.press(*word)
            await reader.until(lambda word=word: f" {word.title()} " in reader.text)  # type: ignore[misc]
            await reader.press("enter")
            await reader.until(lambda: reader.app.screen is reader.main)
        await reader.press("ctrl+p")
        await reader.until(lambda: "Speaker" in reader.text)
        at = [reader.text.index(f" {word} ") for word in ("Zen", "Density", "Search")]
        assert at == sorted(at)
        assert reader.text.count(" Zen ") == 1


def test_no_action_is_said_twice() -> None:
    titles = [action.title for action in ACTIONS if action.id not in _HIDDEN]
    assert len(set(titles)) == len(titles)


async def test_commands_that_are_found_when_it_was_closed_do_nothing() -> None:
    async with reading() as reader:
        await reader.press("ctrl+p")
        palette = reader.app.screen
        assert isinstance(palette, CommandPalette)
        found = palette.query_one(CommandList)
        await reader.press("escape")
        await reader.until(lambda: not found.is_attached)
        palette._refresh_command_list(found, [], True)
        assert len(reader.app.screen_stack) == 1
