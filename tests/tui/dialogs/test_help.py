"""The map of keys."""

from __future__ import annotations

from textual.widgets import OptionList

from reader.config import Settings
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
