"""Going from quotation to quotation, in the running reader."""

from __future__ import annotations

from tests.tui.conftest import reading


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


async def test_reading_keeps_the_sidebar_on_the_nearest_quotation() -> None:
    async with reading(size=(120, 20)) as reader:
        await reader.do("pane.next")
        await reader.do("move.last")
        assert reader.main.frame.quotes.chosen is not None
        assert reader.main.frame.quotes.chosen >= 7


async def test_evidence_and_order_of_the_sidebar() -> None:
    async with reading() as reader:
        await reader.do("quotes.evidence")
        assert "→ Twitter · .94" in reader.text
        await reader.do("quotes.order")
        assert "in order" in reader.lines[2]


async def test_evidence_on_a_small_screen_goes_to_the_quotations() -> None:
    async with reading(size=(40, 20)) as reader:
        await reader.do("open")
        await reader.do("quotes.evidence")
        assert reader.main.session.panes.name == "quotes"
        assert "Quotations 10" in reader.text
