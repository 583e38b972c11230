"""Foreign text reaches the terminal through no pane, however it got past the first gate."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from reader.index.answers import Snippet
from reader.index.faults import IndexFault
from reader.index.holdings import Stored
from reader.model.quotation import Quote
from reader.model.span import Span
from reader.tui.terminal import compat
from tests.tui.conftest import reading
from tests.tui.fakes import FakeArchive, FakeIndex, article

if TYPE_CHECKING:
    import pytest

    from reader.index.query import Query

NASTY = "[/] [b]x[/b] \x1b[31mred \x1b]52;c;aGk=\x07 \x9b1m \u202egnp.exe \udc80 \u200b\x00\x08 end"
FORBIDDEN = set("\x1b\x07\x9b\u202e\udc80\u200b\x00\x08")


def nasty_article() -> Stored:
    text = f"{NASTY} said “{NASTY}” here.\n\nMore {NASTY}."
    made = article(1, NASTY, text, source=NASTY, author=NASTY, url="https://a.b/" + NASTY)
    quote = Quote(
        10,
        80,
        "direct",
        speaker=(0, 20),
        canonical=NASTY,
        role=NASTY,
        cue=(20, 30),
        said_on=NASTY,
        via=NASTY,
        how=NASTY,
        confidence=0.5,
    )
    spans = (Span(3, 30, "link", target="https://a.b/" + NASTY), Span(40, 60, "strong"))
    foreign = replace(made.article, path=NASTY, date=NASTY, section=NASTY, spans=spans)
    return Stored(1, foreign, (quote,))


class NastyIndex(FakeIndex):
    def _piece(self, query: Query, text: str) -> Snippet:
        return Snippet(NASTY, ((0, 5), (8, 90)))


def assert_tame(lines: list[str]) -> None:
    assert not FORBIDDEN & set("".join(lines))


async def test_nothing_gets_through_the_panes() -> None:
    archive = FakeArchive(NastyIndex([nasty_article()]), name=NASTY)
    async with reading(archive=archive) as reader:
        assert "[/] [b]x[/b]" in reader.text
        assert_tame(reader.lines)
        for action in ("quote.next", "quotes.evidence", "quotes.order", "open", "move.last", "link.browser"):
            await reader.do(action)
            assert_tame(reader.lines)
        for size in ((40, 12), (80, 24)):
            await reader.pilot.resize_terminal(*size)
            for action in ("pane.next", "pane.next", "pane.next"):
                await reader.do(action)
                assert_tame(reader.lines)


async def test_nothing_gets_through_bars_and_notifications() -> None:
    index = NastyIndex([nasty_article()])
    async with reading(index) as reader:
        await reader.do("search.open")
        await reader.type("end")
        assert_tame(reader.lines)
        await reader.do("search.open")
        await reader.type(f"({NASTY}")
        assert_tame(reader.lines)
        index.fault = IndexFault(NASTY)
        reader.main.session.sort("rank")
        reader.main.note(NASTY)
        await reader.settle()
        assert_tame(reader.lines)


async def test_the_title_of_the_window_is_clean(monkeypatch) -> None:  # type: ignore[no-untyped-def]
    written: list[str] = []
    monkeypatch.setattr(compat, "write_raw", lambda app, sequence: written.append(sequence))
    async with reading(archive=FakeArchive(FakeIndex([]), name="a\x1b]0;evil\x07b")):
        pass
    assert written[0] == "\x1b[22;2t\x1b]2;reader · ab\x07"


async def test_an_end_by_traceback_names_no_values(monkeypatch: pytest.MonkeyPatch) -> None:
    async with reading() as reader:
        monkeypatch.setattr(reader.app, "_close_messages_no_wait", lambda: None)
        foreign = NASTY
        try:
            raise ValueError(foreign)
        except ValueError:
            reader.app._fatal_error()
        said = str(reader.app._exit_renderables.pop())
        assert "raise ValueError(foreign)" in said
        assert_tame([said])
