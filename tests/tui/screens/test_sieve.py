"""Showing some of the quotations only."""

from __future__ import annotations

import pytest

from tests.tui.conftest import reading

SIZES = [(130, 40), (90, 30), (50, 20)]


@pytest.mark.parametrize("size", SIZES)
async def test_typing_leaves_some_quotations_at_each_letter(size: tuple[int, int]) -> None:
    async with reading(size=size) as reader:
        await reader.do("open")
        await reader.press("f")
        assert "a word, a name, direct, sure" in reader.text
        assert "Quotations 10 " in reader.text
        assert "Enter keeps this" in reader.lines[-1]
        seen = []
        for letter in "twitter":
            await reader.press(letter)
            seen.append(reader.main.frame.quotes.counted)
        assert seen[0] == "10 of 10"
        assert seen[-1] == "5 of 10", "two speakers bear the word, and others only say it"
        await reader.press("enter")
        assert "Quotations 5 of 10" in reader.text
        at = next(at for at, line in enumerate(reader.lines) if "only: twitter" in line)
        left = reader.lines[at].index("only:")
        assert not reader.lines[at + 1][left:].strip(), "a blank line stands above the first name"
        assert reader.app.focused is reader.main.frame.panes[reader.main.session.panes.name]


async def test_escape_clears_while_typing_and_after() -> None:
    async with reading() as reader:
        await reader.do("pane.next")
        await reader.press("f", "c", "o", "l", "o", "r", "escape")
        assert "Quotations 10 " in reader.text
        assert reader.app.focused is reader.main.frame.reader
        await reader.press("f", "c", "o", "l", "o", "r", "enter")
        assert "Quotations 2 of 10" in reader.text
        await reader.press("escape")
        assert "Quotations 10 " in reader.text
        assert reader.main.session.panes.name == "reader", "the search is left with the next one"


async def test_another_word_is_typed_behind_those_of_before() -> None:
    async with reading() as reader:
        await reader.do("pane.next")
        await reader.press("f", *"direct", "enter", "f", *"twitter", "enter")
        assert "only: direct twitter" in reader.text
        assert "Enter keeps this" not in reader.lines[-1]


async def test_going_on_passes_what_is_left_out() -> None:
    async with reading() as reader:
        await reader.do("pane.next")
        await reader.press("f", *"direct", "space", *"twitter", "enter")
        shown = list(reader.main.frame.quotes.shown)
        assert len(shown) == 4
        await reader.do("move.first")
        reader.main.session.article.choose(None)
        stepped = []
        for _ in range(5):
            await reader.do("quote.next")
            stepped.append(reader.main.frame.quotes.chosen)
        assert stepped == [*shown, shown[-1]]
        await reader.do("quote.previous", 2)
        assert reader.main.frame.quotes.chosen == shown[-3]
        await reader.do("pane.next")
        await reader.do("move.first")
        await reader.do("move.down")
        assert reader.main.frame.quotes.chosen == shown[1]


async def test_what_is_left_out_can_still_be_chosen_in_the_text() -> None:
    async with reading() as reader:
        await reader.do("pane.next")
        await reader.press("f", *"indirect", "enter")
        shown = list(reader.main.frame.quotes.shown)
        left_out = next(number for number in range(10) if number not in shown)
        reader.main.session.choose_quotation(left_out)
        assert reader.main.frame.reader.chosen == left_out
        await reader.do("quote.next")
        assert reader.main.frame.quotes.chosen == next(number for number in shown if number > left_out)


async def test_in_the_next_article_only_words_of_ours_stay() -> None:
    async with reading() as reader:
        await reader.do("pane.next")
        await reader.press("f", *"direct", "space", *"twitter", "enter")
        await reader.do("article.next")
        assert "only: direct" in reader.text
        assert "Quotations 1 of 1" in reader.text
        await reader.do("article.next")
        await reader.press("f")
        assert "nobody is quoted here" in reader.lines[-1]


async def test_nothing_fits_and_that_is_said() -> None:
    async with reading() as reader:
        await reader.do("pane.next")
        await reader.press("f", *"zebra")
        assert "No quotation fits." in reader.text
        await reader.press("enter", "right_square_bracket", "q")
        assert "no quotation fits what was typed" in reader.lines[-1]


async def test_where_the_sidebar_is_hidden_the_status_line_tells() -> None:
    async with reading(size=(90, 30)) as reader:
        await reader.do("open")
        await reader.press("f", *"twitter", "enter")
        await reader.do("pane.left")
        assert "5 of 10 quotations" in reader.lines[-1]
