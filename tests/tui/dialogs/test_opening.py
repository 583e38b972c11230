"""What is opened above the panes lives through keys and clicks that come late, and through screens without room."""

from __future__ import annotations

import pytest
from textual import events
from textual.widgets import OptionList

from tests.tui.conftest import reading


async def test_a_second_click_beside_a_dialog_finds_nothing_left_to_close() -> None:
    async with reading() as reader:
        await reader.do("palette")
        await reader.until(lambda: len(reader.app.screen_stack) > 1)
        for _ in range(3):
            reader.app.pop_screen()
        await reader.settle()
        assert reader.app.screen is reader.main


async def test_a_click_on_a_row_that_is_gone_does_nothing() -> None:
    async with reading() as reader:
        await reader.do("search.sort")
        await reader.until(lambda: "oldest first" in reader.text)
        options = reader.app.screen.query_one(OptionList)
        x, y = next(
            (line.index("oldest"), y) for y, line in enumerate(reader.lines) if "oldest first" in line
        )
        style = reader.app.screen.get_style_at(x, y)
        assert style.meta["option"] == 1
        options.clear_options()
        click = events.Click(options, 1, 1, 0, 0, 1, shift=False, meta=False, ctrl=False, style=style)
        options.post_message(click)
        await reader.settle()
        assert reader.app.screen is not reader.main


@pytest.mark.parametrize("size", [(1, 1), (3, 2), (10, 4)])
async def test_a_page_where_there_is_no_room_for_a_line_moves_nothing(size: tuple[int, int]) -> None:
    async with reading(size=size) as reader:
        await reader.do("help")
        await reader.pilot.press("pagedown", "pageup", "pagedown")
        await reader.settle()
        assert reader.app.return_code in (None, 0)


@pytest.mark.parametrize(
    "action", ["help", "palette", "mark.note", "search.sort", "shelf.open", "article.provenance"]
)
async def test_the_key_that_quits_at_once_does_so_from_a_dialog(action: str) -> None:
    async with reading() as reader:
        await reader.do(action)
        await reader.until(lambda: reader.app.screen is not reader.main and bool(reader.app.screen.children))
        await reader.pilot.press("ctrl+q")
        if action == "article.provenance":  # which the keys of the panes close
            assert reader.app.is_running
        await reader.pilot.press("ctrl+q")
        assert reader.app._exit


async def test_keys_wait_for_the_dialog_that_they_are_typed_into() -> None:
    async with reading() as reader:
        reader.main.do("palette")
        for key in ("down", "down", "up"):
            reader.app.post_message(events.Key(key, None))
        await reader.until(lambda: "Change theme" in reader.text)
        options = reader.app.screen.query_one(OptionList)
        await reader.until(lambda: options.highlighted == 1)


async def test_a_click_beside_the_screen_of_now_does_nothing() -> None:
    async with reading(size=(80, 24)) as reader:
        await reader.do("palette")
        await reader.until(lambda: "Change theme" in reader.text)
        screen = reader.app.screen
        screen.post_message(events.Click(screen, 100, 30, 0, 0, 1, False, False, False, 100, 30))
        await reader.settle()
        assert reader.app.screen is not reader.main
