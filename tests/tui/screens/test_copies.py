"""Articles of the same text in the list."""

from __future__ import annotations

import pytest

from tests.tui.conftest import Driver, reading
from tests.tui.fakes import FakeIndex, article

TOLD = "The ferry to the island sails at nine from the old pier, “whatever the weather,” Mara Lind said."


def _index() -> FakeIndex:
    return FakeIndex([
        article(9, "Ferry at nine", TOLD),
        article(7, "Roof of the market mended", "It holds."),
        article(5, "Ferry sails at nine, says Lind", TOLD),
        article(3, "The ferry and the weather", TOLD),
    ])  # fmt: skip


def _titles(reader: Driver) -> list[str]:
    source = reader.main.frame.articles.source
    return [hit.title for row in range(len(source)) if (hit := source.row(row)) is not None]


@pytest.mark.parametrize("density", [3, 2, 1])
async def test_copies_have_one_row_that_says_how_many_they_are(density: int) -> None:
    async with reading(_index()) as reader:
        for _ in range(3 - density):
            await reader.do("view.density")
        assert _titles(reader) == ["Ferry at nine", "Roof of the market mended"]
        assert "×3 “1" in "\n".join(line[:40] for line in reader.lines)
        assert "4 articles" in reader.lines[0], "counted as everywhere else"
        assert "2 copies folded" in reader.lines[-1]


async def test_each_has_its_row_again_and_the_one_of_before_stays_selected() -> None:
    async with reading(_index()) as reader:
        await reader.do("move.down")
        await reader.press("z")
        assert len(_titles(reader)) == 4
        assert "×" not in reader.text
        assert "copies shown" in reader.lines[-1]
        selected = reader.main.frame.articles.selected
        assert selected is not None
        assert selected.title.startswith("Roof")
        await reader.do("move.last")
        await reader.press("z")
        assert _titles(reader) == ["Ferry at nine", "Roof of the market mended"]
        assert reader.main.frame.articles.cursor == 0, "the copy that was selected is in this row"


async def test_a_search_folds_what_it_finds() -> None:
    async with reading(_index()) as reader:
        await reader.do("search.open")
        await reader.type("weather")
        assert "3 of 4" in reader.lines[0]
        assert _titles(reader) == ["Ferry at nine"]
        await reader.do("search.open")
        await reader.type("Lind sails")
        await reader.do("search.leave")
        reader.main.session.sort("oldest")
        await reader.settle()
        assert _titles(reader) == ["The ferry and the weather", "Roof of the market mended"]


async def test_letters_that_ask_the_titles_fold_too() -> None:
    async with reading(_index()) as reader:
        await reader.do("search.open")
        await reader.press("f", "e")
        assert _titles(reader) == ["Ferry at nine"]
        assert "3 of 4" in reader.lines[0]
