"""The shelf above the panes, and beside them."""

from __future__ import annotations

from reader.config import Settings
from tests.tui.conftest import reading

NEVER = Settings(mark_read="never")


async def test_an_entry_is_found_by_typing_and_opened() -> None:
    async with reading(settings=NEVER) as reader:
        await reader.press("s", "F")
        await reader.until(lambda: "Port Gazette" in reader.text and "All articles" in reader.text)
        assert "Sources" in reader.text
        row = next(line for line in reader.lines if "Unread" in line)
        assert row[:44].rstrip().endswith(" 3")
        await reader.press(*"star")
        await reader.until(lambda: "Unread" not in reader.text)
        await reader.press("enter")
        assert "is:starred" in reader.lines[0]
        assert "1 of 3" in reader.lines[0]


async def test_it_is_left_without_a_change_and_stepped_over_headings() -> None:
    async with reading(settings=NEVER) as reader:
        await reader.press("F")
        await reader.until(lambda: "Port Gazette" in reader.text)
        await reader.press("down", "down", "down", "down", "down", "enter")
        assert 'source:"Port Gazette"' in reader.lines[0]
        await reader.press("F", "escape")
        assert 'source:"Port Gazette"' in reader.lines[0]


async def test_next_and_previous_entry_without_opening_it() -> None:
    async with reading(settings=NEVER) as reader:
        await reader.press("g", "t")
        assert "is:unread" in reader.lines[0]
        assert "Unread" in reader.lines[-1]
        await reader.press("g", "T")
        assert "3 articles" in reader.lines[0]


async def test_a_filter_that_nothing_fits_says_so() -> None:
    async with reading(settings=NEVER, size=(40, 12)) as reader:
        await reader.press("F", *"zzz")
        await reader.until(lambda: "nothing here matches" in reader.text)
        await reader.press("enter", "escape")
        assert "3 articles" in reader.lines[0]


async def test_where_there_is_room_it_stands_beside_the_panes_and_stays() -> None:
    async with reading(settings=NEVER, size=(160, 40)) as reader:
        await reader.press("F")
        await reader.until(lambda: "Port Gazette" in reader.text and "Sources" in reader.text)
        assert "Quotations 10" in reader.text
        assert "Twitter released" in reader.text
        await reader.press(*"unr", "enter")
        assert "is:unread" in reader.lines[0]
        assert reader.main.session.panes.name == "list"
        assert "Unread" in reader.text, "it is still there"
        await reader.press("m")
        row = next(at for at, line in enumerate(reader.lines) if line.lstrip().startswith("Unread"))
        await reader.until(lambda: " 2 │" in reader.lines[row])
        await reader.pilot.resize_terminal(120, 40)
        await reader.settle()
        assert "type to filter" not in reader.text
        await reader.pilot.resize_terminal(160, 40)
        await reader.settle()
        await reader.press("F", "escape")
        assert reader.main.session.panes.name == "list"
        assert "nothing here" not in reader.text
        assert not reader.main.session.panes.has_shelf
        await reader.press("j")
        assert reader.main.frame.articles.cursor == 1
