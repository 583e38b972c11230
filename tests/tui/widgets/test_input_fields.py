"""What is typed and pasted is drawn as it stands, so nothing of it may act on the terminal."""

from __future__ import annotations

import pytest
from textual import events
from textual.app import App, ComposeResult

from reader.tui.dialogs.note import NotePage
from reader.tui.dialogs.tags import TagLine
from reader.tui.widgets.input_fields import LineInput, TextInput
from reader.tui.widgets.search_bar import QueryInput

EVIL = "red \x1b[31mink\x9b2J\x07 and\u202e more"


class Fields(App[None]):
    """One of each field."""

    def compose(self) -> ComposeResult:
        """Put them below each other."""
        yield LineInput(id="line")
        yield QueryInput(id="query")
        yield TagLine(id="tags")
        yield TextInput(id="text")
        yield NotePage(id="note")


@pytest.mark.parametrize("name", ["line", "query", "tags"])
async def test_a_line_takes_no_control_signs(name: str) -> None:
    app = Fields()
    async with app.run_test() as pilot:
        field = app.query_one(f"#{name}", LineInput)
        field.focus()
        field.post_message(events.Paste(f"{EVIL}\nnext"))
        await pilot.pause()
        field.insert_text_at_cursor("\x1b!")
        assert field.value.startswith("red ")
        assert field.value.endswith("!")
        assert not any(ord(sign) < 32 or 0x7F <= ord(sign) < 0xA0 for sign in field.value)


@pytest.mark.parametrize("name", ["text", "note"])
async def test_nor_does_a_page(name: str) -> None:
    app = Fields()
    async with app.run_test() as pilot:
        page = app.query_one(f"#{name}", TextInput)
        page.focus()
        page.post_message(events.Paste(f"{EVIL}\nnext"))
        await pilot.pause()
        assert page.text.startswith("red ")
        assert page.text.endswith("\nnext")
        assert not any(ord(sign) < 32 or 0x7F <= ord(sign) < 0xA0 for sign in page.text.replace("\n", ""))
