"""The screens of speakers, through the keys."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from textual import events
from textual.widgets import Input

from tests.tui.conftest import reading
from tests.tui.fakes import FakeIndex, article, some_articles

if TYPE_CHECKING:
    from pathlib import Path

SIZES = [(200, 50), (120, 40), (80, 24), (40, 12)]
RAIN = "\n\n".join("It rained on the dam." for _ in range(40))


def _index() -> FakeIndex:
    dam = article(3, "A dam", f"{RAIN}\n\n“The dam held,” she said.\n\n{RAIN}\n\n“It held well,” she said.")
    return FakeIndex([*some_articles(), dam])


@pytest.mark.parametrize("size", SIZES)
async def test_a_quotation_opens_at_its_words_and_escape_leads_back_to_the_very_place(
    size: tuple[int, int],
) -> None:
    async with reading(_index(), size=size) as reader:
        await reader.do("article.next")
        await reader.do("open")
        await reader.do("page.on")
        await reader.press("right_square_bracket", "q")
        place = reader.main.session.here
        assert place is not None
        await reader.press("at")
        assert "Mara Lind" in reader.lines[0]
        assert "3 quotations" in reader.lines[0]
        await reader.press("j", "j")
        assert "3 of 3" in reader.lines[-1]
        await reader.press("enter")
        await reader.until(lambda: reader.main.session.article.id == "news/003.md")
        await reader.settle()
        assert "It held well" in reader.text
        assert reader.main.frame.reader.chosen == 1
        assert reader.main.context == "reader"
        await reader.press("escape")
        assert "3 of 3" in reader.lines[-1], "the choice there is as it was"
        await reader.press("escape")
        await reader.settle()
        assert reader.main.session.here == place
        assert reader.main.frame.quotes.chosen == 0
        assert reader.main.context == "reader"
        assert reader.main.frame.bar.text == ""


def _much() -> FakeIndex:
    said = "\n\n".join(f"“The dam held in week {week},” she said." for week in range(60))
    return FakeIndex([*some_articles(), article(3, "A dam", said)])


@pytest.mark.parametrize("size", SIZES)
async def test_the_rows_stand_where_they_stood_when_one_comes_back_from_an_article(
    size: tuple[int, int],
) -> None:
    async with reading(_much(), size=size) as reader:
        await reader.do("article.next")
        await reader.do("quote.next")
        await reader.press("at", "3", "0", "j", "k", "k")
        before = reader.lines[1:-1]
        assert "29 of 61" in reader.lines[-1]
        assert "▌" not in before[-1] + before[-2], "the chosen row is not where coming down would leave it"
        await reader.press("enter")
        await reader.until(lambda: reader.main.session.article.id == "news/003.md")
        await reader.press("escape")
        await reader.until(lambda: "29 of 61" in reader.lines[-1])
        await reader.until(lambda: reader.lines[1:-1] == before)


@pytest.mark.parametrize("size", SIZES)
async def test_typing_leaves_some_and_escape_brings_all_back(size: tuple[int, int]) -> None:
    async with reading(_index(), size=size) as reader:
        await reader.do("article.next")
        await reader.do("quote.next")
        await reader.press("at", "f", *"held", "enter")
        assert "2 of 3 quotations" in reader.lines[0]
        assert "only: held" in reader.lines[-1]
        assert "winter" not in reader.text
        await reader.press("f", *"zzz")
        assert "No quotation fits." in reader.text
        await reader.press("escape")
        assert "3 quotations" in reader.lines[0]
        await reader.press("q")
        assert reader.app.screen is reader.main


async def test_what_is_known_stands_beside_the_quotations_or_behind_a_key() -> None:
    async with reading(_index(), size=(120, 30)) as reader:
        await reader.do("article.next")
        await reader.do("quote.next")
        await reader.press("at")
        for words in (
            "3 quotations in 2 articles",
            "2018-01-03 – 2018-01-05",
            "Port Gazette",
            "most 2 a day",
        ):
            assert words in reader.text
        await reader.pilot.resize_terminal(60, 24)
        await reader.settle()
        assert "Outlets" not in reader.text
        assert "Port Gazette 3" in reader.text
        await reader.press("tab")
        await reader.until(lambda: "Outlets" in reader.text)
        assert "The dam held" not in reader.text
        await reader.press("tab")
        await reader.until(lambda: "The dam held" in reader.text)


async def test_a_search_for_the_speaker_is_a_key_away() -> None:
    async with reading(_index()) as reader:
        await reader.do("article.next")
        await reader.do("quote.next")
        await reader.press("at", "slash")
        assert 'speaker:"Mara Lind"' in reader.lines[0]
        assert "2 of 4" in reader.lines[0]
        await reader.press("escape")
        assert "4 articles" in reader.lines[0]


@pytest.mark.parametrize("size", SIZES)
async def test_all_speakers_lead_to_one_of_them_and_back(size: tuple[int, int]) -> None:
    async with reading(_index(), size=size) as reader:
        await reader.press("g", "at")
        await reader.until(lambda: "1 of 6" in reader.lines[-1])
        assert "most quoted first" in reader.lines[0]
        assert "Twitter" in reader.lines[2]
        await reader.press("f", *"mara", "enter", "enter")
        assert "3 quotations" in reader.lines[0]
        await reader.press("enter")
        await reader.until(lambda: reader.main.session.article.id == "news/005.md")
        await reader.press("escape", "escape")
        assert "only: mara" in reader.lines[-1]
        await reader.press("escape")
        assert "of 6" in reader.lines[-1]
        await reader.press("escape")
        assert reader.app.screen is reader.main
        assert "4 articles" in reader.lines[0] or size[0] < 60


async def test_one_key_turns_the_order_round() -> None:
    async with reading(_index()) as reader:
        await reader.press("g", "at", "backslash", "backslash")
        assert "by name" in reader.lines[0]
        assert "Color of Change" in reader.lines[2]
        await reader.press("x")
        assert "no such key: x" in reader.lines[-1]
        await reader.press("m")
        assert "that key does nothing here" in reader.lines[-1]


async def test_the_keys_are_shown_above_and_nobody_is_lost() -> None:
    async with reading(_index()) as reader:
        await reader.press("g", "at", "question_mark")
        assert "filter the keys" in reader.text
        await reader.press("escape", "G", "escape")
        assert reader.app.screen is reader.main


async def test_who_is_not_sure_enough_has_no_screen() -> None:
    async with reading() as reader:
        await reader.press("at")
        assert "choose a quotation first" in reader.lines[-1]
        assert reader.app.screen is reader.main


async def test_an_article_without_a_quotation_left_is_left_where_it_was() -> None:
    index = _index()
    async with reading(index, size=(80, 24)) as reader:
        await reader.do("article.next")
        await reader.do("quote.next")
        index.stored.pop(3)
        index.stored.pop(5)
        await reader.press("at")
        await reader.until(lambda: "Nobody is quoted under this name any more." in reader.text)
        await reader.press("enter", "escape")
        assert reader.app.screen is reader.main


@pytest.mark.parametrize("typed", [["escape"], ["q", "u", "o"]])
async def test_keys_that_follow_one_that_opens_the_help_at_once_are_meant_for_it(typed: list[str]) -> None:
    async with reading(_index()) as reader:
        await reader.press("quotation_mark", "at")
        for key in ("question_mark", *typed):
            reader.app.post_message(
                events.Key(key, {"question_mark": "?"}.get(key, key if len(key) == 1 else None))
            )
        await reader.until(lambda: len(reader.app.screen_stack) == (2 if typed == ["escape"] else 3))
        await reader.settle()
        if typed == ["escape"]:
            assert "2 quotations" in reader.lines[0]
        else:
            assert reader.app.screen.query_one("#filter", Input).value == "quo"
            await reader.press("escape")
        await reader.press("escape")
        assert len(reader.app.screen_stack) == 1


async def test_what_is_listed_is_saved_and_piped_as_it_is_filtered(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    async with reading(_index(), size=(120, 40)) as reader:
        await reader.do("article.next")
        await reader.do("quote.next")
        await reader.press("at", "f", *"held", "enter", "S")
        assert "write mara-lind.md" in reader.text
        await reader.press("enter")
        await reader.until(lambda: "2 quotations saved in mara-lind.md" in reader.lines[-1])
        saved = (tmp_path / "mara-lind.md").read_text("utf-8")
        assert saved.startswith(
            "# Mara Lind\n\n> “The dam held,”\n>\n> — Mara Lind: “A dam”, Port Gazette, 2018-01-03\n"
        )
        assert "winter" not in saved
        await reader.press("vertical_line", *"json cat", "enter")
        await reader.until(lambda: "cat took the 2 quotations" in reader.text)
        await reader.press("escape", "vertical_line", *"tee lines.txt", "enter")
        await reader.until(lambda: "tee took the 2 quotations" in reader.text)
        assert (tmp_path / "lines.txt").read_text("utf-8").splitlines() == [
            "“The dam held,” — Mara Lind, Port Gazette, 2018-01-03",
            "“It held well,” — Mara Lind, Port Gazette, 2018-01-03",
        ]
        await reader.press("escape", "S", "ctrl+u", *"write all.json", "enter")
        await reader.until((tmp_path / "all.json").exists)
        records = [json.loads(each) for each in (tmp_path / "all.json").read_text("utf-8").splitlines()]
        assert [(each["id"], each["text"]) for each in records] == [
            ("news/003.md", "“The dam held,”"),
            ("news/003.md", "“It held well,”"),
        ]
        await reader.press("S", "ctrl+u", *"theme nord", "enter")
        assert "the list of a speaker is handed on" in reader.text
