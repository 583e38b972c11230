"""The palette."""

from __future__ import annotations

from tests.tui.conftest import reading


async def test_the_palette_does_actions() -> None:
    async with reading() as reader:
        await reader.press("ctrl+p")
        assert "find an action" in reader.text
        await reader.press(*"zen")
        await reader.press("enter")
        await reader.until(lambda: reader.main.session.panes.zen)
