"""The map of keys."""

from __future__ import annotations

from textual.content import Content
from textual.widgets import OptionList

from reader.actions import action
from reader.config import Settings
from reader.tui.dialogs.help import fit
from tests.tui.conftest import reading


async def test_the_map_of_keys_is_live_and_filters() -> None:
    async with reading(settings=Settings(keys={"quote.next": "C-n"})) as reader:
        await reader.press("question_mark")
        assert "Next row, line or quotation" in reader.text
        await reader.press(*"next quot")
        options = reader.app.screen.query_one("#keys", OptionList)
        rows = [str(options.get_option_at_index(at).prompt) for at in range(options.option_count)]
        assert any("C-n" in row and "quote.next" in row for row in rows)
        assert not any("zen" in row for row in rows)
        await reader.press("escape")
        assert "Quotations 10" in reader.text


async def test_a_filter_that_no_key_matches_says_so() -> None:
    async with reading() as reader:
        await reader.press("question_mark")
        await reader.press(*"zebra [/")
        await reader.until(lambda: "no key matches zebra [/" in reader.text)
        await reader.press("enter")
        assert "Quotations 10" in reader.text


async def test_sentences_of_the_map_stay_in_their_column() -> None:
    async with reading(size=(60, 24)) as reader:
        await reader.press("question_mark")
        row = next(line for line in reader.lines if "Next row, line or" in line)
        at = row.index("Next row")
        below = reader.lines[reader.lines.index(row) + 1]
        assert below[at - 3 : at + 1].strip()[:1] == below[at]


async def test_what_fits_best_comes_first_and_is_marked() -> None:
    async with reading() as reader:
        await reader.press("question_mark")
        await reader.press(*"quot")
        options = reader.app.screen.query_one("#keys", OptionList)
        rows = [options.get_option_at_index(at).prompt for at in range(options.option_count)]
        assert all("quot" in str(row).casefold() for row in rows[:10])
        assert not str(rows[0]).lstrip().startswith("j "), "it only says the word in its sentence"
        assert isinstance(rows[0], Content)
        marked = {
            str(rows[0])[span.start : span.end].casefold()
            for span in rows[0].spans
            if "accent" in str(span.style)
        }
        assert marked == {"quot"}


def test_a_key_fits_better_than_a_title_and_that_better_than_a_sentence() -> None:
    star, read = action("mark.star"), action("mark.read")
    assert fit(star, "s", ["s"]) > fit(read, "m", ["s"])
    assert fit(star, "s", ["star"]) > fit(action("shelf.open"), "F", ["star"]) > 0
    assert fit(star, "s", ["star", "zebra"]) == 0


async def test_on_a_narrow_screen_no_column_is_given_away() -> None:
    async with reading(size=(40, 12)) as reader:
        await reader.press("question_mark")
        row = next(line for line in reader.lines if "j Down" in line)
        assert len(row) - len(row.lstrip()) <= 4
        assert "Next row, line or" in row
