"""Moving in the running reader."""

from __future__ import annotations

from tests.tui.conftest import reading
from tests.tui.fakes import LongIndex


async def test_back_and_forth_over_articles_searches_and_quotations() -> None:
    async with reading(size=(80, 24)) as reader:
        await reader.do("open")
        await reader.do("article.next")
        await reader.do("page.on")
        top = reader.main.frame.reader.top
        assert top > 0
        await reader.press("right_square_bracket", "q")
        assert reader.main.frame.reader.top < top, "its only quotation is at the beginning"
        await reader.press("ctrl+o")
        assert reader.main.frame.reader.top == top
        await reader.do("quote.next")
        await reader.do("speaker.search")
        assert "1 of 3" in reader.lines[0]
        await reader.press("left_square_bracket", "j")
        await reader.press("ctrl+o")
        assert "3 articles" in reader.lines[0]
        assert reader.main.session.article.id == "news/005.md"
        await reader.press("ctrl+o")
        assert reader.main.session.article.id != "news/005.md"
        assert reader.main.session.panes.name == "list"
        for _ in range(3):
            await reader.press("right_square_bracket", "j")
        assert 'speaker:"Mara Lind"' in reader.lines[0]


async def test_moving_in_the_list_shows_the_article() -> None:
    async with reading() as reader:
        await reader.press("j")
        assert "The harbour bridge closes on Monday." in reader.text
        assert "Mara Lind" in reader.text
        await reader.press("2", "k")
        assert reader.main.frame.articles.cursor == 0


async def test_paging_stops_once_at_the_end_then_goes_on() -> None:
    async with reading(size=(120, 20)) as reader:
        await reader.do("open")
        await reader.do("move.last")
        await reader.do("page.on")
        assert "once more for the next unread" in reader.lines[-1]
        assert reader.main.frame.articles.cursor == 0
        await reader.do("page.on")
        assert reader.main.frame.articles.cursor == 1
        assert reader.main.session.panes.name == "reader"


async def test_q_goes_back_and_then_out() -> None:
    async with reading() as reader:
        await reader.do("quotes.show")
        await reader.do("back")
        assert reader.main.session.panes.name == "list"
        reader.main.do("back")
        await reader.pilot.pause()
    assert not reader.app.is_running


async def test_a_long_list_fetches_only_what_is_seen() -> None:
    index = LongIndex(100_000)
    async with reading(index) as reader:
        assert "100,000 articles" in reader.lines[0]
        await reader.do("move.last")
        assert "Report number 1 from" in reader.text
        await reader.do("move.last", 50_000)
        assert reader.main.frame.articles.cursor == 49_999
        assert "50,001" in reader.text
        fetched = sum(int(asked.split()[1]) for asked in index.asked if asked.startswith("hits"))
        assert fetched < 600
