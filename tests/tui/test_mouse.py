"""Clicks and the wheel."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.events import MouseScrollDown
from textual.geometry import Offset
from textual.selection import Selection

from reader import opener
from tests.tui.conftest import Driver, reading

if TYPE_CHECKING:
    import pytest


def _place(reader: Driver, words: str) -> tuple[int, int]:
    row = next(at for at, line in enumerate(reader.lines) if words in line)
    return reader.lines[row].index(words) + 1, row


async def test_a_click_selects_a_row_and_another_opens_it() -> None:
    async with reading() as reader:
        place = _place(reader, "Ferry timetable")
        await reader.pilot.click(offset=place)
        await reader.settle()
        assert reader.main.frame.articles.cursor == 2
        await reader.pilot.click(offset=place)
        await reader.settle()
        assert reader.main.session.panes.name == "reader"


async def test_a_click_on_quoted_words_chooses_them() -> None:
    async with reading() as reader:
        await reader.pilot.click(offset=_place(reader, "incite"))
        await reader.settle()
        quotation = reader.main.session.article.quotation
        assert quotation is not None
        assert quotation.name == "Some Twitter users"


async def test_a_click_on_a_quotation_shows_its_words() -> None:
    async with reading() as reader:
        await reader.pilot.click(offset=_place(reader, "“Blocking a world leader"))
        await reader.settle()
        assert reader.main.frame.quotes.chosen == 5
        quotation = reader.main.session.article.quotation
        assert quotation is not None
        first, last = reader.main.frame.reader.seen()
        assert first <= quotation.start < last


async def test_a_click_on_a_link_opens_it(monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []
    monkeypatch.setattr(opener, "open_url", lambda url, program: opened.append(url))
    async with reading() as reader:
        await reader.do("article.next")
        await reader.pilot.click(offset=_place(reader, "page[1] about"))
        await reader.settle()
        assert opened == ["https://city.example/bridge"]


async def test_the_wheel_scrolls_the_pane_under_it() -> None:
    async with reading(size=(120, 20)) as reader:
        await reader.pilot._post_mouse_events([MouseScrollDown], "#reader", (5, 5))
        await reader.settle()
        assert reader.main.frame.reader.top == 3
        assert reader.main.frame.articles.cursor == 0


async def test_selected_words_are_copied_as_they_stand_in_the_text() -> None:
    async with reading() as reader:
        view = reader.main.frame.reader
        layout = view._lines
        assert layout is not None
        line = layout.line_of(layout.document.text.index("The calls"))
        reader.main.selections = {view: Selection(Offset(0, line), Offset(16, line + 1))}
        await reader.settle()
        assert (
            reader.main.get_selected_text()
            == layout.document.text[layout.lines[line].start : layout.lines[line + 1].start + 16]
        )


async def _drag(reader: Driver, border: str, to: int) -> None:
    await reader.pilot.mouse_down(border)
    await reader.pilot.hover(offset=(to, 10))
    await reader.pilot.mouse_up(offset=(to, 10))
    await reader.settle()


async def test_a_border_is_drawn_with_the_mouse_and_stays_there_over_restarts() -> None:
    async with reading() as reader:
        await _drag(reader, "#after-articles", 50)
        assert reader.main.frame.articles.size.width == 50
        assert reader.lines[4][50] == "│"
        await _drag(reader, "#before-quotes", 96)
        assert reader.main.frame.quotes.size.width == 33
    async with reading() as reader:
        assert reader.main.frame.articles.size.width == 50
        assert reader.main.frame.quotes.size.width == 33


async def test_a_border_leaves_room_for_all_panes_and_a_click_on_it_moves_nothing() -> None:
    async with reading() as reader:
        before = reader.main.frame.articles.size.width
        await reader.pilot.click("#after-articles")
        assert reader.main.frame.articles.size.width == before
        for border, to in (("#after-articles", 128), ("#before-quotes", 2), ("#after-articles", 0)):
            await _drag(reader, border, to)
            widths = [pane.size.width for pane in reader.main.frame.panes.values()]
            assert min(widths) >= 20
            assert sum(widths) == 128
