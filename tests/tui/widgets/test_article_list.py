"""The list on the screen: rows as high as they need to be, in three lines, two, or one."""

from __future__ import annotations

from reader.config import Settings
from reader.marks.operations import Remembered
from reader.tui.worker.messages import MarksCame
from tests.tui.conftest import Driver, reading
from tests.tui.fakes import FakeIndex, LongIndex, article

NEVER = Settings(mark_read="never")
LONG = "A title that goes on and on, so that it takes a second line wherever it stands"


def rows(reader: Driver) -> list[str]:
    """The lines of the list, without signs and bars."""
    width = reader.main.frame.articles.columns
    return [line[3:width].rstrip() for line in reader.lines[2:-2]]


def mixed(number: int) -> FakeIndex:
    """Every second of the articles has a title of two lines."""
    return FakeIndex(
        [
            article(at, f"{at:02} {LONG}" if at % 2 else f"{at:02} short", f"Text {at}.", source=None)
            for at in range(1, number + 1)
        ]
    )


async def test_a_row_is_as_high_as_its_title() -> None:
    async with reading(mixed(4), settings=NEVER, size=(130, 30)) as reader:
        assert [line[:10] for line in rows(reader)[:8]] == [
            "04 short",
            "2018-01-04",
            "",
            "03 A title",
            "so that it",
            "2018-01-03",
            "",
            "02 short",
        ]


async def test_the_last_rows_fill_the_screen_and_the_cursor_is_seen_everywhere() -> None:
    async with reading(mixed(31), settings=NEVER, size=(130, 24)) as reader:
        articles = reader.main.frame.articles
        for at in range(30):
            await reader.press("j")
            assert articles.cursor == at + 1
            assert f"{30 - at:02} " in "".join(line[:3] for line in rows(reader))
        assert rows(reader)[0] != "" or rows(reader)[1] != "", "no screen begins with a hole"
        assert rows(reader)[-2].startswith("2018-01-01"), "the last row stands at the bottom"
        for at in range(30):
            await reader.press("k")
            assert f"{at + 2:02} " in "".join(line[:3] for line in rows(reader))
        assert reader.main.frame.articles.top == 0


async def test_a_click_finds_the_row_that_stands_there() -> None:
    async with reading(mixed(8), settings=NEVER, size=(130, 30)) as reader:
        line = next(at for at, words in enumerate(reader.lines) if "05 A title" in words)
        await reader.pilot.click(offset=(8, line + 1))
        await reader.settle()
        assert reader.main.frame.articles.cursor == 3
        await reader.pilot.hover(offset=(8, line + 3))


async def test_density_goes_from_three_lines_to_one_and_round_again() -> None:
    async with reading(mixed(8), settings=NEVER, size=(130, 30)) as reader:
        await reader.press("w")
        assert "2 lines for each article" in reader.lines[-1]
        assert [line[:8] for line in rows(reader)[:4]] == ["08 short", "2018-01-", "07 A tit", "2018-01-"]
        await reader.press("w")
        assert [line[:4] for line in rows(reader)[:8]] == [
            f"{at:02} " + ("A" if at % 2 else "s") for at in range(8, 0, -1)
        ]
        await reader.press("w")
        assert "3 lines for each article" in reader.lines[-1]


async def test_a_row_of_one_line_has_its_day_where_there_is_room() -> None:
    async with reading(mixed(8), settings=NEVER, size=(200, 50)) as reader:
        await reader.press("w", "w")
        assert rows(reader)[0].startswith("2018-01-08  08 short")
        await reader.press("s")
        assert rows(reader)[0].endswith("★")


async def test_a_low_screen_has_two_lines_at_most() -> None:
    async with reading(mixed(8), settings=NEVER, size=(40, 12)) as reader:
        assert [line[:8] for line in rows(reader)[:4]] == ["08 short", "2018-01-", "07 A tit", "2018-01-"]
        await reader.press("w", "w")
        assert rows(reader)[1].startswith("07 A")


async def test_jumping_through_a_very_long_list_shows_whole_rows() -> None:
    async with reading(LongIndex(100_000), settings=NEVER, size=(100, 30)) as reader:
        await reader.do("move.last")
        assert "Report number 1 " in " ".join(rows(reader))
        await reader.do("move.first")
        assert "100,000" in rows(reader)[0]
        await reader.do("move.page-down")
        assert reader.main.frame.articles.cursor > 4


async def test_a_step_draws_two_rows_and_no_more() -> None:
    async with reading(mixed(8), settings=NEVER, size=(130, 30)) as reader:
        drawn = reader.watch_drawing()
        await reader.press("j")
        assert {*range(2, 9)} >= drawn[0] >= {2, 5}, "08 with two lines and a blank one, and 07 with four"


async def test_marks_that_say_nothing_new_draw_nothing_and_others_their_rows_alone() -> None:
    async with reading(mixed(8), settings=NEVER, size=(130, 30)) as reader:
        articles, marking = reader.main.frame.articles, reader.main.session.marking
        second = articles.source.row(1)
        assert second is not None
        drawn = reader.watch_drawing()
        known = marking.known.shown(second) or Remembered()
        marking.came(MarksCame({second.id: known}, marking.known.ask()))
        await reader.settle()
        assert not drawn
        marking.came(MarksCame({second.id: known._replace(starred=True)}, marking.known.ask()))
        await reader.settle()
        assert drawn == [{5, 6, 7}], "the row of 07 and no other"
        assert "★" in reader.text


async def test_a_row_that_is_gone_is_said_to_be() -> None:
    async with reading(mixed(8), settings=NEVER, size=(130, 30)) as reader:
        articles = reader.main.frame.articles
        key = articles.source.keys[1]
        articles.source._rows[key] = None
        articles.source.version += 1
        articles.filled()
        await reader.settle()
        assert "no longer there" in reader.text
