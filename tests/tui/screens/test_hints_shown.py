"""Letters over the text: typed, they open or choose."""

from __future__ import annotations

import pytest

from reader.config import Settings
from tests.tui.conftest import reading


@pytest.mark.parametrize("size", [(130, 40), (50, 20), (40, 12)])
async def test_letters_over_a_quotation_choose_it(size: tuple[int, int]) -> None:
    async with reading(size=size) as reader:
        await reader.do("open")
        await reader.do("quote.next", 2)
        await reader.press("semicolon", "semicolon")
        hints = reader.main.frame.reader.hints
        assert hints is not None
        assert "Esc leaves" in reader.lines[-1]
        label, target = list(hints.targets.items())[-1]
        assert any(label in line for line in reader.lines)
        await reader.press(*label)
        assert reader.main.frame.reader.hints is None
        assert reader.main.frame.reader.chosen == target.quotation


async def test_letters_over_a_link_open_it_from_any_pane(monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []
    monkeypatch.setattr("reader.opener.open_url", lambda url, _: opened.append(url))
    async with reading() as reader:
        await reader.do("move.down")
        await reader.press("semicolon", "semicolon")
        hints = reader.main.frame.reader.hints
        assert hints is not None
        label = next(label for label, target in hints.targets.items() if target.link)
        await reader.press(*label)
        assert opened == ["https://city.example/bridge"]
        assert reader.main.session.panes.name == "reader"


async def test_escape_and_other_keys_leave() -> None:
    async with reading() as reader:
        await reader.do("open")
        await reader.press("semicolon", "semicolon", "escape")
        assert reader.main.frame.reader.hints is None
        assert reader.main.session.panes.name == "reader"
        await reader.press("semicolon", "semicolon", "q")
        assert reader.main.frame.reader.hints is None
        assert "no hint begins so: q" in reader.lines[-1]
        assert reader.main.session.panes.name == "reader"


async def test_where_there_is_nothing_to_open_or_choose_that_is_said() -> None:
    async with reading() as reader:
        await reader.do("move.last")
        await reader.press("semicolon", "semicolon")
        assert "nothing here can be opened or chosen" in reader.lines[-1]


@pytest.mark.parametrize("theme", ["reader-dark", "reader-light", "ansi-dark", "ansi-light"])
@pytest.mark.parametrize("no_color", [False, True])
async def test_letters_stand_out_in_every_theme(
    theme: str, no_color: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    if no_color:
        monkeypatch.setenv("NO_COLOR", "1")
    async with reading(settings=Settings(theme=theme)) as reader:
        await reader.do("open")
        await reader.press("semicolon", "semicolon")
        view = reader.main.frame.reader
        assert view.hints is not None
        line = next(iter(view.hints.targets.values())).line - view.top
        strip = view.render_lines(view.region.reset_offset)[line]
        styles = [segment.style for segment in strip if segment.text.strip() and segment.style]
        assert any(style.reverse and style.bold for style in styles)
