"""Putting something right in the running reader: a letter, a name, and the sidebar shows it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from textual.geometry import Offset
from textual.selection import Selection
from textual.widgets import OptionList

from reader.archive import open_archive
from reader.config import Settings
from reader.tui.dialogs.amends import AmendScreen
from reader.tui.dialogs.speakername import PeopleScreen
from tests.tui.conftest import Driver, reading
from tests.tui.fakes import FakeIndex, article, some_articles
from tests.tui.test_hostile import NASTY, assert_tame

if TYPE_CHECKING:
    from pathlib import Path

NEVER = Settings(mark_read="never")


def _people(reader: Driver) -> list[str]:
    screen = reader.app.screen
    assert isinstance(screen, PeopleScreen)
    options = screen.query_one("#people-offered", OptionList)
    return [" ".join(str(option.prompt).split()) for option in options.options]


def _credited(reader: Driver) -> list[str]:
    document = reader.main.session.article.document
    assert document is not None
    return [each.name for each in document.quotations]


async def test_who_said_it_is_put_right_and_taken_back_and_nothing_moves() -> None:
    async with reading(settings=NEVER) as reader:
        await reader.press("right_square_bracket", "q", "right_square_bracket", "q")
        before, spot = reader.main.session.article.quotation, reader.main.frame.reader.spot
        assert before is not None
        await reader.press("c")
        assert isinstance(reader.app.screen, AmendScreen)
        await reader.press("s", *"Ada")
        assert _people(reader) == ["Ada as typed"]
        await reader.press("space", *"Nilsen", "enter")
        await reader.until(lambda: "Ada Nilsen" in _credited(reader))
        assert "Ada Nilsen said it, u to undo" in reader.lines[-1]
        assert reader.main.frame.reader.spot == spot
        now = reader.main.session.article.quotation
        assert now is not None
        assert (now.number, now.name) == (before.number, "Ada Nilsen")
        assert "· yours" in reader.text
        await reader.do("quotes.evidence")
        assert "you; the rules: Donald Trump" in reader.text
        await reader.press("u")
        await reader.until(lambda: "Ada Nilsen" not in _credited(reader))
        assert "undone: Ada Nilsen said it, C-r to redo" in reader.lines[-1]
        await reader.press("ctrl+r")
        await reader.until(lambda: "Ada Nilsen" in _credited(reader))
        assert "done again: Ada Nilsen said it, u to undo" in reader.lines[-1]


async def test_people_of_the_article_come_before_those_of_the_archive() -> None:
    async with reading(settings=NEVER) as reader:
        await reader.press("c", "s")
        await reader.until(lambda: "Mara Lind 1" in _people(reader))
        assert _people(reader)[0] == "Twitter here"
        await reader.press(*"col", "enter")
        await reader.until(lambda: _credited(reader)[0] == "Color of Change")
        await reader.press("c", "s", "down", "up", "enter")
        await reader.until(lambda: _credited(reader)[0] == "Twitter")


async def test_everywhere_nobody_and_no_quotation() -> None:
    async with reading(settings=NEVER) as reader:
        chosen = reader.main.session.article
        chosen.choose(4)
        assert _credited(reader).count("Twitter") == 4
        await reader.press("c", "e", *"The company", "enter")
        await reader.until(lambda: "Twitter" not in _credited(reader))
        assert _credited(reader).count("The company") == 4
        await reader.press("c", "n")
        await reader.until(lambda: _credited(reader).count("The company") == 3)
        await reader.press("c", "x")
        await reader.until(lambda: len(_credited(reader)) == 9)
        assert "not a quotation, u to undo" in reader.lines[-1]
        assert chosen.quotation is not None, "the cursor stands where it stood"


async def test_escape_and_other_keys_put_nothing_right() -> None:
    async with reading(settings=NEVER) as reader:
        credited = _credited(reader)
        for keys in (["c", "escape"], ["c", "q"], ["c", "y", "j", "k", "c"], ["c", "s", "a", "escape"]):
            await reader.press(*keys)
            assert len(reader.app.screen_stack) == 1, keys
        assert _credited(reader) == credited
        await reader.press("c", "s", "full_stop", "enter")
        assert isinstance(reader.app.screen, PeopleScreen)
        assert "type a name" in reader.text
        await reader.press("escape", "c", "equals_sign", *"nowhere", "enter")
        assert "nobody is quoted" in reader.text


async def test_words_that_the_mouse_has_selected_become_a_quotation() -> None:
    made = article(2, "A ferry", "The ferry is late.\n\nIt sails at ten, the captain said.")
    async with reading(FakeIndex([made]), settings=NEVER) as reader:
        pane = reader.main.frame.reader
        layout = pane._lines
        assert layout is not None
        lines = [layout.between([(at, (0, -1))]) for at in range(pane.line_count())]
        row = next(at for at, each in enumerate(lines) if "It sails" in each)
        reader.main.selections = {pane: Selection(Offset(0, row), Offset(15, row))}
        assert reader.main.get_selected_text() == "It sails at ten"
        await reader.press("c", "q")
        await reader.until(lambda: len(_credited(reader)) == 1)
        chosen, document = reader.main.session.article.quotation, reader.main.session.article.document
        assert chosen is not None
        assert document is not None
        assert document.words((chosen.start, chosen.end)) == "It sails at ten"


async def test_names_that_are_nasty_are_shown_tame() -> None:
    first, *others = some_articles()
    nasty = tuple(quote._replace(canonical=NASTY) for quote in first.quotes)
    async with reading(FakeIndex([first._replace(quotes=nasty), *others]), settings=NEVER) as reader:
        await reader.press("c")
        assert_tame(reader.lines)
        await reader.press("e")
        assert_tame(reader.lines)


@pytest.mark.parametrize("size", [(80, 24), (40, 20)])
async def test_the_choices_are_whole_on_small_screens(size: tuple[int, int]) -> None:
    async with reading(settings=NEVER, size=size) as reader:
        await reader.press("c")
        for title in ("this is …", "… everywhere", "nobody can be named", "not a quotation", "… are two"):
            assert title in reader.text


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_nothing_of_the_text_is_covered_where_the_list_is_beside_it(size: tuple[int, int]) -> None:
    async with reading(settings=NEVER, size=size) as reader:
        await reader.press("right_square_bracket", "q")
        edge = reader.main.frame.reader.region.x
        before = [line[edge:] for line in reader.lines[:-2]]
        for keys in ("c", "s"):
            await reader.press(keys)
            assert [line[edge:] for line in reader.lines[:-2]] == before


async def test_an_index_on_the_disk_agrees_and_people_become_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    news = tmp_path / "news"
    news.mkdir()
    said = "“The harbour will be closed for the whole winter,” Ada Nilsen said on Monday."
    more = "“Nobody asked the people who work there,” Bo Holt said on Tuesday."
    (news / "one.txt").write_text(f"date 2018-01-02\n\nThe harbour\n\n{said}\n\n{more}\n", "utf-8")
    archive = open_archive(str(news))
    archive.refresh(lambda _: None)
    async with reading(archive=archive, settings=NEVER) as reader:
        await reader.until(lambda: _credited(reader) == ["Ada Nilsen", "Bo Holt"])
        await reader.press("c", "s", *"Cleo Voss", "enter")
        await reader.until(lambda: _credited(reader) == ["Cleo Voss", "Bo Holt"])
        await reader.press("u")
        await reader.until(lambda: _credited(reader) == ["Ada Nilsen", "Bo Holt"])
        await reader.press("c", "equals_sign", *"bo", "enter")
        await reader.until(lambda: len(set(_credited(reader))) == 1)
        await reader.press("u")
        await reader.until(lambda: _credited(reader) == ["Ada Nilsen", "Bo Holt"])
        assert "undone: Ada Nilsen and Bo Holt are one" in reader.lines[-1]
