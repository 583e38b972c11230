"""Copies and addresses that leave the running reader."""

from __future__ import annotations

import shutil

import pytest

from reader import opener
from reader.config import Settings
from reader.tui.terminal import clipboard
from tests.tui.conftest import reading
from tests.tui.fakes import FakeIndex


@pytest.mark.parametrize("action", ["copy.title", "copy.selection", "copy.url", "link.browser", "open"])
async def test_nothing_to_act_on_is_no_mistake(action: str) -> None:
    async with reading(FakeIndex([])) as reader:
        await reader.do(action)
        assert action == "open" or "no article is chosen" in reader.lines[-1]


async def test_copies_go_through_the_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clipboard, "native_program", lambda environ: None)
    async with reading() as reader:
        await reader.do("article.next")
        await reader.press("y", "u")
        assert reader.app.clipboard == "https://gazette.example/bridge"
        assert "clipboard" in reader.lines[-1]
        await reader.do("quote.next")
        for action, copied in (
            ("copy.title", "Harbour bridge to close for repairs before winter"),
            ("copy.path", "/nowhere/news/005.md"),
            ("copy.selection", "“We cannot wait for another winter,”"),
            (
                "copy.citation",
                "Ida Holm, “Harbour bridge to close for repairs before winter”, Port Gazette, 2018-01-05.",
            ),
            (
                "copy.quotation",
                "“We cannot wait for another winter,” — Mara Lind, Port Gazette, 2018-01-05, https://gazette.exa",
            ),
        ):
            await reader.do(action)
            assert reader.app.clipboard.startswith(copied)


async def test_without_a_choice_the_nearest_quotation_is_copied(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clipboard, "native_program", lambda environ: None)
    async with reading() as reader:
        await reader.press("y", "q")
        assert reader.main.session.article.quotation is not None
        assert reader.app.clipboard.endswith(", 2018-01-06")
        await reader.do("article.next")
        await reader.do("article.next")
        await reader.press("y", "q")
        assert "nobody is quoted here" in reader.lines[-1]


async def test_the_numbers_of_links_are_seen_in_the_text_and_never_copied() -> None:
    async with reading() as reader:
        await reader.do("article.next")
        row = next(at for at, line in enumerate(reader.lines) if "The city has a page[1] about it." in line)
        left = reader.lines[row].index("The city")
        await reader.pilot.mouse_down(offset=(left, row))
        await reader.pilot.hover(offset=(left + len("The city has a page[1] about") - 1, row))
        await reader.pilot.mouse_up(offset=(left + len("The city has a page[1] about") - 1, row))
        await reader.settle()
        selected = reader.app.screen.get_selected_text()
        assert selected is not None
        assert selected.startswith("The city has a page abou")


@pytest.mark.parametrize("program", ["no-such-program-anywhere", ""])
async def test_where_nothing_opens_an_address_it_is_shown(
    program: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shutil, "which", lambda name: None)
    async with reading(settings=Settings(opener=program)) as reader:
        await reader.do("article.next")
        await reader.press("o")
        assert "https://gazette.example/bridge · " in reader.lines[-1]
        assert "is not there" in reader.lines[-1]


async def test_links_are_opened_by_number_and_nothing_else_is(monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []
    monkeypatch.setattr(opener, "open_url", lambda url, program: opened.append(url))
    async with reading() as reader:
        await reader.do("article.next")
        await reader.do("open")
        await reader.press("1", "o", "o", "7", "o")
        assert opened == ["https://city.example/bridge", "https://gazette.example/bridge"]
        assert "there is no link 7" in reader.lines[-1]
