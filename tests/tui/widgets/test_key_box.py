"""What can follow a key is shown when it does not come at once."""

from __future__ import annotations

import pytest

from reader.config import Settings
from reader.tui.widgets.key_box import grid
from tests.tui.conftest import Driver, reading


def box(reader: Driver) -> str:
    """The lines of the box; nothing where it is not seen."""
    shown = reader.main.frame._key_box
    if shown is None or not shown.display:
        return ""
    region = shown.region
    return "\n".join(reader.lines[region.y : region.bottom])


@pytest.mark.parametrize(("size", "rows"), [((130, 40), 1), ((40, 12), 3)])
async def test_what_can_follow_stands_above_the_status_and_goes_with_the_next_key(
    size: tuple[int, int], rows: int
) -> None:
    async with reading(size=size, settings=Settings(which_key="1ms", mark_read="never")) as reader:
        await reader.pilot.press("y")
        await reader.until(lambda: "q copy quotation" in box(reader))
        assert "p copy path" in box(reader)
        assert len(box(reader).splitlines()) == rows
        assert reader.lines[-2].startswith("──")
        await reader.press("t")
        assert not box(reader)
        await reader.press("right_square_bracket", "escape")
        assert not box(reader)


async def test_a_key_that_comes_at_once_shows_nothing_and_never_shows_nothing_at_all() -> None:
    for wait in ("60s", "never"):
        async with reading(settings=Settings(which_key=wait, mark_read="never")) as reader:
            await reader.press("G", "g")
            assert reader.main.frame._key_box is None
            await reader.press("g")
            assert reader.main.frame.articles.cursor == 0


async def test_a_number_alone_begins_no_sequence() -> None:
    async with reading(settings=Settings(which_key="0ms", mark_read="never")) as reader:
        await reader.press("5")
        await reader.pilot.pause(0.05)
        assert not box(reader)
        await reader.pilot.press("g")
        await reader.until(lambda: "g first" in box(reader))


def test_cells_go_into_as_many_columns_as_there_is_room_for() -> None:
    assert grid([10, 10, 10], 40, 8) == (3, 1)
    assert grid([10, 10, 10], 24, 8) == (2, 2)
    assert grid([100], 20, 8) == (1, 1)
    assert grid([15] * 40, 36, 8) == (2, 8)
