"""What is drawn of a screen, beside what Textual itself would draw."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import pytest
from rich.console import Console
from textual._compositor import Compositor
from textual.geometry import Region

from reader.tui.terminal.compat import Sparing
from tests.tui.conftest import reading

if TYPE_CHECKING:
    from tests.tui.conftest import Driver


def _drawn(reader: Driver, regions: list[Region], kind: type[Compositor]) -> str:
    """What goes to the terminal where these regions changed."""
    compositor = reader.main._compositor
    compositor._dirty_regions = set(regions)
    ours, compositor.__class__ = compositor.__class__, kind
    try:
        update = compositor.render_partial_update()
    finally:
        compositor.__class__ = ours
    console = Console(color_system="truecolor", force_terminal=True)
    return "" if update is None else update.render_segments(console)


@pytest.mark.parametrize("action", ["help", "view.zen", "shelf.open", "quotes.filter", None])
async def test_whatever_changes_the_same_is_drawn_as_by_textual(action: str | None) -> None:
    chance = random.Random(7)
    async with reading(size=(170, 30)) as reader:
        await reader.do("open")
        if action is not None:
            await reader.do(action)
        width, height = reader.app.size
        assert isinstance(reader.main._compositor, Sparing)
        for _ in range(60):
            regions = []
            for _ in range(chance.randint(1, 4)):
                x, y = chance.randrange(width), chance.randrange(height)
                regions.append(Region(x, y, chance.randint(1, width - x), chance.randint(1, height - y)))
            assert _drawn(reader, regions, Sparing) == _drawn(reader, regions, Compositor)
