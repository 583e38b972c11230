"""Going from quotation to quotation, in the running reader."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.tui.conftest import reading
from tests.tui.fakes import FakeIndex, article

if TYPE_CHECKING:
    from reader.tui.page.panelayout import Pane


async def test_a_sequence_is_shown_while_it_is_pending() -> None:
    async with reading() as reader:
        await reader.press("right_square_bracket")
        assert " ]   " in reader.lines[-1]
        await reader.press("q")
        assert "▌" in reader.lines[8] + reader.lines[9] + reader.lines[10]
        assert reader.main.session.article.quotation is not None


async def test_quotations_lead_to_their_words_and_enter_goes_there() -> None:
    async with reading() as reader:
        await reader.do("quotes.show")
        await reader.do("move.last")
        chosen = reader.main.session.article.quotation
        assert chosen is not None
        first, last = reader.main.frame.reader.seen()
        assert first <= chosen.start < last
        await reader.do("open")
        assert reader.main.session.panes.name == "reader"


@pytest.mark.parametrize("size", [(80, 24), (120, 30), (40, 20)])
@pytest.mark.parametrize("pane", ["list", "reader"])
async def test_the_quotations_are_shown_from_the_nearest_to_what_is_read(
    pane: Pane, size: tuple[int, int]
) -> None:
    rain = "\n\n".join("It rained." for _ in range(60))
    made = article(7, "A dam", f"“Now,” she said.\n\n{rain}\n\n“The dam held,” she said.\n\n{rain}")
    async with reading(FakeIndex([made]), size=size) as reader:
        await reader.do("quotes.show")
        assert reader.main.frame.quotes.chosen == 0
        await reader.do("quotes.show")
        reader.main.session.article.choose(None)
        reader.main.frame.reader.go_to(70)
        reader.main.session.panes.focus(pane)
        await reader.press("quotation_mark")
        assert reader.main.session.panes.name == "quotes"
        assert reader.main.frame.quotes.chosen == 1
        await reader.do("speaker.search")
        assert 'speaker:"Mara Lind"' in reader.main.frame.bar.text


async def test_where_nobody_is_quoted_that_is_said() -> None:
    async with reading(FakeIndex([article(1, "Rain", "It rained.")])) as reader:
        await reader.press("quotation_mark")
        assert "nobody is quoted here" in reader.lines[-1]


async def test_reading_keeps_the_sidebar_on_the_nearest_quotation() -> None:
    async with reading(size=(120, 20)) as reader:
        await reader.do("pane.next")
        await reader.do("move.last")
        assert reader.main.frame.quotes.chosen is not None
        assert reader.main.frame.quotes.chosen >= 7


async def test_evidence_and_order_of_the_sidebar() -> None:
    async with reading() as reader:
        assert "in order" in reader.lines[2]
        await reader.do("quotes.evidence")
        assert "· likely .94" in reader.text
        assert reader.text.count("the speaker stands right before") == 1, "of the chosen one"
        await reader.do("quote.next", 1)
        assert reader.text.count("the speaker stands right before") == 1, "of the next one"
        await reader.do("quotes.order")
        await reader.do("quotes.show")
        await reader.do("move.first")
        assert "by speaker" in reader.lines[2]


async def test_evidence_on_a_small_screen_goes_to_the_quotations() -> None:
    async with reading(size=(40, 20)) as reader:
        await reader.do("open")
        await reader.do("quotes.evidence")
        assert reader.main.session.panes.name == "quotes"
        assert "Quotations 10" in reader.text
