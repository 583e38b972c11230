"""Pictures in cells."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.style import Style

from reader.tui.imaging.pixels import Picture

GROUND = Style(bgcolor="#f6efdf")
RED, BLUE = b"\xff\x00\x00", b"\x00\x00\xff"


def test_a_cell_shows_two_pixels_and_equal_ones_are_drawn_at_once() -> None:
    picture = Picture(3, 2, RED + RED + BLUE + BLUE + BLUE + RED)
    assert picture.size(80, 30) == (3, 1)
    first, second = picture.line(0, 3, 1, GROUND)
    assert (first.text, second.text) == ("▀▀", "▀")
    assert first.style is not None
    assert first.style.color is not None
    assert first.style.bgcolor is not None
    assert (first.style.color.triplet, first.style.bgcolor.triplet) == ((255, 0, 0), (0, 0, 255))


def test_below_an_odd_row_is_the_ground() -> None:
    picture = Picture(1, 3, RED * 3)
    assert picture.size(80, 30) == (1, 2)
    (last,) = picture.line(1, 1, 2, GROUND)
    assert last.style is not None
    assert last.style.bgcolor == GROUND.bgcolor


@given(*[st.integers(1, 90)] * 4)
def test_it_keeps_its_shape_and_fits(width: int, height: int, columns: int, lines: int) -> None:
    picture = Picture(width, height, bytes(3 * width * height))
    across, down = picture.size(columns, lines)
    assert 1 <= across <= min(columns, width)
    assert 1 <= down <= min(lines, (height + 1) // 2)
    share = across / width
    assert abs(2 * down - share * height) <= height / width + 2
    for number in range(down):
        assert sum(cell_len(segment.text) for segment in picture.line(number, across, down, GROUND)) == across


def test_what_is_no_picture_takes_no_room() -> None:
    assert Picture(fault="damaged").size(80, 30) == (0, 0)
