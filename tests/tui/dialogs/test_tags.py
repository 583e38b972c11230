"""The line for tags, and the page for a note."""

from __future__ import annotations

from textual import events
from textual.widgets import Input

from reader.config import Settings
from reader.marks.operations import Remembered
from tests.tui.acts.test_keeping import SEED, on_disk
from tests.tui.conftest import reading

NEVER = Settings(mark_read="never")


async def test_several_tags_at_once_and_one_taken_away_by_completion() -> None:
    async with reading(settings=NEVER) as reader:
        await reader.press("t")
        assert "none yet" in reader.text
        await reader.press(*"pier harbour", "enter")
        assert on_disk(reader, SEED).tags == ("harbour", "pier")
        assert "#harbour #pier" in reader.lines[4]
        assert "tagged +pier +harbour, u to undo" in reader.lines[-1]
        await reader.press("t", "minus", "p", "tab", *"old", "enter")
        assert on_disk(reader, SEED).tags == ("harbour", "old")
        await reader.press("j", "t", *"har", "tab")
        assert "harbour" in reader.text
        await reader.press("enter")
        assert "#harbour" in reader.text


async def test_a_second_enter_that_was_on_its_way_does_no_harm() -> None:
    async with reading(settings=NEVER) as reader:
        await reader.press("t", *"pier")
        typed = reader.app.focused
        assert isinstance(typed, Input)
        for _ in range(2):  # before the first of them is seen to
            await typed.action_submit()
        await reader.press("j", "k")
        assert on_disk(reader, SEED).tags == ("pier",)


async def test_what_is_no_tag_is_said_and_nothing_is_lost() -> None:
    async with reading(settings=NEVER) as reader:
        await reader.press("t", *"pier -", "enter")
        assert "a tag has 1 to 64 signs" in reader.text
        await reader.press("escape")
        assert on_disk(reader, SEED) == Remembered()
        assert "Quotations 10" in reader.text


async def test_a_note_is_written_changed_and_taken_away() -> None:
    async with reading(settings=NEVER) as reader:
        await reader.press("M", *"ask the council", "enter")
        assert on_disk(reader, SEED).note == "ask the council"
        assert "✎" in reader.text
        assert "ask the council" in reader.text, "it stands above the text"
        await reader.press("M", "ctrl+j", *"soon", "enter")
        assert on_disk(reader, SEED).note == "ask the council\nsoon"
        await reader.press("M", "x", "escape")
        assert on_disk(reader, SEED).note == "ask the council\nsoon"
        await reader.press("M", "ctrl+a", *["backspace"] * 30, "enter")
        await reader.press("u")
        assert on_disk(reader, SEED).note == "ask the council\nsoon"


async def test_an_empty_note_on_several_takes_none_away() -> None:
    async with reading(settings=NEVER) as reader:
        await reader.press("M", *"ask", "enter")
        await reader.press("V", "j", "M", "enter")
        assert on_disk(reader, SEED).note == "ask"


async def test_keys_that_come_all_at_once_count_in_their_order() -> None:
    async with reading(settings=NEVER) as reader:
        await reader.press("t", *"harbour", "enter")
        await reader.press("j", "t")
        for key in ("h", "a", "r", "tab", "enter"):
            reader.app.post_message(events.Key(key, key if len(key) == 1 else None))
        await reader.until(lambda: on_disk(reader, "news/005.md").tags == ("harbour",))
        await reader.press("M")
        for key in (*"ask", "enter"):
            reader.app.post_message(events.Key(key, key if len(key) == 1 else None))
        await reader.until(lambda: on_disk(reader, "news/005.md").note == "ask")
