"""The list of problems."""

from __future__ import annotations

from reader.model.article import Problem
from tests.tui.conftest import reading
from tests.tui.fakes import FakeIndex, some_articles


async def test_problems_are_counted() -> None:
    index = FakeIndex(some_articles())
    index.troubles = [Problem("a.txt", 1, "what", "how")]
    async with reading(index) as reader:
        await reader.until(lambda: reader.lines[-1].endswith("! 1 problem"))


async def test_problems_are_listed_cleaned_and_scroll() -> None:
    index = FakeIndex(some_articles())
    index.troubles = [
        Problem(f"news/{n:03}\x1b[31m.txt", n, "no [/] date \x9b here", "write one") for n in range(1, 60)
    ]
    async with reading(index) as reader:
        await reader.press("exclamation_mark")
        await reader.until(lambda: "59 problems with documents · q closes" in reader.text)
        assert "001" in reader.text
        assert ".txt:1" in reader.text
        assert "no [/] date" in reader.text
        assert "write one" in reader.text
        assert not {"\x1b", "\x9b"} & set(reader.text)
        await reader.pilot.press("G")
        await reader.until(lambda: ".txt:59" in reader.text)
        await reader.pilot.press("g", "g", "j")
        await reader.until(lambda: ".txt:2" in reader.text)
        await reader.pilot.resize_terminal(40, 12)
        await reader.until(lambda: all(len(line) <= 40 for line in reader.lines))
        await reader.pilot.press("q")
        await reader.until(lambda: reader.app.screen is reader.main)


async def test_without_problems_that_is_said() -> None:
    async with reading() as reader:
        await reader.do("problems.show")
        assert "no document has a problem" in reader.lines[-1]
