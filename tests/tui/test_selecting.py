"""A selection that the keys make is one as the mouse makes: drawn, copied, made a quotation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.geometry import Offset
from textual.selection import Selection

from reader.config import Settings
from reader.tui.terminal import clipboard
from tests.tui.conftest import Driver, reading
from tests.tui.fakes import FakeIndex, article

if TYPE_CHECKING:
    import pytest

LONG = " ".join(f"Word{number} stands here." for number in range(60))
TEXT = f"The ferry is late.\n\nIt sails at ten, the captain said.\n\n{LONG}"


def index() -> FakeIndex:
    return FakeIndex([article(2, "A ferry", TEXT)])


def selected(reader: Driver) -> str | None:
    return reader.main.get_selected_text()


def context(reader: Driver) -> str:
    return reader.main.context


async def test_v_selects_from_the_top_and_motions_move_its_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clipboard, "native_program", lambda _: None)
    async with reading(index()) as reader:
        await reader.press("enter", "v")
        assert selected(reader) == "The"
        assert context(reader) == "selection"
        assert "copies" in reader.lines[-1]
        await reader.press("l", "w", "2", "l")
        assert selected(reader) == "The ferry is late.\n\nIt"
        await reader.press("right_parenthesis", "o", "l")
        assert selected(reader) == "ferry is late.\n\nIt sails at ten, the captain said"
        await reader.press("V")
        assert selected(reader) == "The ferry is late.\n\nIt sails at ten, the captain said."
        await reader.press("y")
        assert selected(reader) is None
        assert reader.app.clipboard == "The ferry is late.\n\nIt sails at ten, the captain said."
        assert context(reader) == "reader"


async def test_it_is_drawn_as_what_the_mouse_selects() -> None:
    async with reading(index()) as reader:
        await reader.press("enter", "V")
        view = reader.main.frame.reader
        layout = view._lines
        assert layout is not None
        line = layout.line_of(TEXT.index("The ferry"))
        assert view.text_selection == Selection(Offset(0, line), Offset(18, line))
        await reader.press("escape")
        assert selected(reader) is None
        assert context(reader) == "reader"


async def test_in_the_list_v_selects_rows() -> None:
    async with reading(index()) as reader:
        await reader.press("v")
        assert selected(reader) is None
        assert reader.main.session.marking.picked.keys == {2}


async def test_what_is_selected_becomes_a_quotation() -> None:
    async with reading(index(), settings=Settings(mark_read="never")) as reader:
        await reader.press("enter", "v", "j", "o", "j")
        assert selected(reader) == "It"
        await reader.press(*"lll")
        assert selected(reader) == "It sails at ten"
        await reader.press("c", "q")
        session = reader.main.session
        await reader.until(lambda: session.article.quotation is not None)
        document, chosen = session.article.document, session.article.quotation
        assert document is not None
        assert chosen is not None
        assert document.words((chosen.start, chosen.end)) == "It sails at ten"
        assert session.article.selecting.span is None


async def test_the_end_stays_in_sight_and_other_widths_select_the_same() -> None:
    async with reading(index(), size=(100, 14)) as reader:
        await reader.press("enter", "v", *"jjjjjjjjjjjj")
        view, before = reader.main.frame.reader, selected(reader)
        assert before is not None
        assert view.selected is not None
        first, last = view.seen()
        assert first <= view.selected[1] - 1 < last
        await reader.pilot.resize_terminal(60, 20)
        await reader.settle()
        assert selected(reader) == before
        assert context(reader) == "selection"


async def test_another_article_and_the_mouse_end_it() -> None:
    two = FakeIndex([article(3, "A ferry", TEXT), article(2, "Another", "Other words.")])
    async with reading(two) as reader:
        await reader.press("enter", "v", "l")
        view = reader.main.frame.reader
        reader.main.selections = {view: Selection(Offset(0, 4), Offset(3, 4))}
        await reader.settle()
        assert context(reader) == "reader"
        await reader.press("v")
        assert context(reader) == "selection"
        await reader.do("article.next")
        await reader.settle()
        assert selected(reader) is None
        assert context(reader) == "reader"
