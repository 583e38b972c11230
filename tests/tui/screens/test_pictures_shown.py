"""Pictures in the text, as the screen shows them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PIL import Image

from reader.archive import open_archive
from reader.config import Settings
from reader.tui.imaging.pixels import Picture
from tests.tui.conftest import reading

if TYPE_CHECKING:
    from pathlib import Path

    from tests.tui.conftest import Driver

TEXT = """---
date: 2018-01-01
---

# The chart

Before.

![a chart](chart.png)

Between.

![a broken one](broken.png)

After.
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    folder = tmp_path / "news"
    folder.mkdir()
    (folder / "one.md").write_text(TEXT, "utf-8")
    Image.new("RGB", (20, 12), (200, 30, 30)).save(folder / "chart.png")
    (folder / "broken.png").write_text("words", "utf-8")
    return folder


def _row(reader: Driver, words: str) -> int:
    return next(number for number, line in enumerate(reader.lines) if words in line)


async def test_a_picture_is_drawn_under_its_name_and_a_broken_one_costs_a_line(folder: Path) -> None:
    archive = open_archive(str(folder))
    async with reading(archive=archive, settings=Settings(images="blocks")) as reader:
        await reader.until(lambda: "▀" in reader.text and "(picture:" in reader.text)
        name, broken = _row(reader, "[image: a chart]"), _row(reader, "[image: a broken one]")
        drawn = [line.count("▀") for line in reader.lines[name + 1 : broken]]
        assert drawn[:6] == [20] * 6
        assert not any(drawn[6:])
        assert "(picture: no picture that can be read)" in reader.lines[broken + 1]
        assert _row(reader, "After.") == broken + 3
        text = reader.main.frame.reader
        assert text.document is not None
        assert "▀" not in text.document.text
        place = text.document.text.index("After")
        assert text._lines is not None
        line = text._lines.line_of(place)
        assert text._lines.offset_of(line) == place


async def test_what_is_read_stays_when_a_picture_comes_above_it(folder: Path) -> None:
    archive = open_archive(str(folder))
    async with reading(archive=archive, settings=Settings(images="off"), size=(100, 12)) as reader:
        await reader.until(lambda: "[image: a chart]" in reader.text or "The chart" in reader.text)
        await reader.do("open")
        await reader.do("move.last")
        view = reader.main.frame.reader
        place = view.place
        view.illustrate({0: Picture(4, 8, b"abc" * 32)})
        await reader.settle()
        assert view.place == place


async def test_keys_are_answered_while_a_picture_is_decoded(folder: Path) -> None:
    Image.new("RGB", (3000, 3000)).save(folder / "chart.png")
    (folder / "two.md").write_text("---\ndate: 2017-01-01\n---\n\n# Another\n\nNo picture.\n", "utf-8")
    archive = open_archive(str(folder))
    async with reading(archive=archive, settings=Settings(images="blocks")) as reader:
        await reader.until(lambda: any(work.group == "pictures" for work in reader.app.workers))
        await reader.press("j")
        assert "No picture." in reader.text
        assert "▀" not in reader.text
