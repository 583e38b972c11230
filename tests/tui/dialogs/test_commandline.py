"""The line behind `:`."""

from __future__ import annotations

import pytest
from textual import events
from textual.widgets import Input

from reader.config import Settings
from tests.tui.acts.test_keeping import SEED, on_disk
from tests.tui.conftest import Driver, reading

NEVER = Settings(mark_read="never")
BRIDGE = "news/005.md"


async def line(reader: Driver, text: str, *keys: str) -> None:
    """Type a line behind `:`."""
    await reader.press("colon")
    reader.app.screen.query_one("#command-line", Input).value = text
    await reader.press(*(keys or ("enter",)))


def typed(reader: Driver) -> str:
    return reader.app.screen.query_one("#command-line", Input).value


async def test_actions_are_done_by_id_and_by_title_with_a_number() -> None:
    async with reading(settings=NEVER) as reader:
        await line(reader, "move.down")
        assert reader.main.frame.articles.cursor == 1
        await line(reader, "Previous article 1")
        assert reader.main.frame.articles.cursor == 0
        await line(reader, "3")
        assert reader.main.frame.articles.cursor == 2
        await line(reader, "tags")
        assert "Tab completes" in reader.text, "the dialog opens once the line is gone"


async def test_what_a_query_finds_is_marked_counted_and_taken_back_as_one() -> None:
    async with reading(settings=NEVER) as reader:
        await line(reader, "star the -is:starred")
        await reader.until(lambda: "3 starred, u to undo" in reader.lines[-1])
        assert on_disk(reader, BRIDGE).starred
        await reader.press("u")
        await reader.until(lambda: "undone: 3 starred" in reader.lines[-1])
        assert not on_disk(reader, BRIDGE).starred


async def test_one_article_is_counted_too_and_none_is_said() -> None:
    async with reading(settings=NEVER) as reader:
        await line(reader, "star harbour")
        await reader.until(lambda: "1 starred" in reader.lines[-1])
        await line(reader, "star zeppelin")
        await reader.until(lambda: "no article is found by that" in reader.lines[-1])
        assert not on_disk(reader, SEED).starred


async def test_tags_come_before_the_query() -> None:
    async with reading(settings=NEVER) as reader:
        await line(reader, "tag +pier +old")
        assert on_disk(reader, SEED).tags == ("old", "pier")
        await line(reader, "tag -old +new twitter -is:read")
        await reader.until(lambda: "1 tagged -old +new" in reader.lines[-1])
        assert on_disk(reader, SEED).tags == ("new", "pier")


async def test_hidden_rows_go() -> None:
    async with reading(settings=NEVER) as reader:
        await line(reader, "hide")
        assert len(reader.main.frame.articles.source) == 2
        await reader.press("u")
        await reader.until(lambda: len(reader.main.frame.articles.source) == 3)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("raed older:2w", "expected an action or a verb, found 'raed'"),
        ("read (harbour", "▼"),
        ("tag pier", "write tag +pier"),
        ("sort sideways", "expected newest, oldest or best"),
        ("theme nothing", "there is no theme 'nothing'"),
        ("save strikes", "nothing is searched for"),
        ("next quotation soon", "takes at most a number, found 'soon'"),
    ],
)
async def test_a_mistake_stays_in_the_line_and_does_nothing(text: str, told: str) -> None:
    async with reading(settings=NEVER) as reader:
        await line(reader, text)
        assert told in reader.text
        assert typed(reader) == text
        await reader.press("escape", "colon", "up")
        assert typed(reader) == text, "what was typed can be had again"


async def test_the_caret_stands_over_the_mistake_in_the_query() -> None:
    async with reading(settings=NEVER) as reader:
        await line(reader, "read harbour (bridge")
        assert reader.lines[-2].index("▼") == reader.lines[-1].index("(")


async def test_tab_goes_through_what_the_line_may_become() -> None:
    async with reading(settings=NEVER) as reader:
        await line(reader, "unr", "tab")
        assert typed(reader) == "unread"
        await reader.press("tab")
        assert typed(reader) != "unread"
        await reader.press("shift+tab")
        assert typed(reader) == "unread"
        await reader.press(*" is:st", "tab")
        assert typed(reader) == "unread is:starred "


async def test_lines_of_before_come_back_and_the_one_of_now_too() -> None:
    async with reading(settings=NEVER) as reader:
        for each in ("move.down", "move.up"):
            await line(reader, each)
        await line(reader, "dra", "up", "up")
        assert typed(reader) == "move.down"
        await reader.press("down", "down")
        assert typed(reader) == "dra"


async def test_searches_orders_and_colours() -> None:
    async with reading(settings=NEVER) as reader:
        await line(reader, "search harbour")
        assert "1 of 3" in reader.lines[0]
        await line(reader, "save harbours")
        await reader.until(lambda: "saved as harbours, u to undo" in reader.lines[-1])
        await line(reader, "sort oldest")
        assert reader.main.session.searching.order == "oldest"
        await line(reader, "theme nord")
        assert reader.app.theme == "nord"


async def test_a_line_that_comes_all_at_once_is_one_line_whatever_its_letters_do_elsewhere() -> None:
    async with reading(settings=NEVER) as reader:
        for key in (":", *"theme nord", "\r"):
            name = {":": "colon", " ": "space", "\r": "enter"}.get(key, key)
            reader.app.post_message(events.Key(name, key))
        await reader.until(lambda: reader.app.theme == "nord")
        for key in ("t", *"harbour", "\r"):
            reader.app.post_message(events.Key("enter" if key == "\r" else key, key))
        await reader.until(lambda: on_disk(reader, SEED).tags == ("harbour",))


async def test_it_works_where_there_is_hardly_room() -> None:
    async with reading(settings=NEVER, size=(40, 12)) as reader:
        await line(reader, "note ask the council about all of this", "left")
        assert reader.lines[-1].startswith(" :")
        await reader.press("enter")
        assert on_disk(reader, SEED).note == "ask the council about all of this"


async def test_a_macro_does_its_lines_and_says_which_cannot_be_done() -> None:
    keys = {"gB": ("star", "tag +board", "next_unread"), "gX": ("sort sideways", "star"), "gD": ("down",)}
    async with reading(settings=NEVER._replace(keys=keys)) as reader:
        await reader.press("g", "B")
        assert on_disk(reader, SEED).starred
        assert on_disk(reader, SEED).tags == ("board",)
        assert reader.main.frame.articles.cursor == 1
        await reader.press("g", "X")
        assert "gX: sort sideways: expected newest" in reader.lines[-1]
        assert not on_disk(reader, BRIDGE).starred
        await reader.press("g", "g", "2", "g", "D")
        assert reader.main.frame.articles.cursor == 2
        await reader.press("question_mark", *"board")
        assert "gB" in reader.text


async def test_the_last_mark_is_done_again_to_what_is_chosen_now() -> None:
    async with reading(settings=NEVER) as reader:
        await reader.press("full_stop")
        assert "nothing was marked yet" in reader.lines[-1]
        await line(reader, "tag +pier")
        await reader.press("j", "full_stop")
        assert on_disk(reader, BRIDGE).tags == ("pier",)
        await reader.press("k", "s", "j", "s", "s", "k", "full_stop")
        assert not on_disk(reader, SEED).starred, "what was done is done, not turned round"
        await reader.press("H", "full_stop")
        assert len(reader.main.frame.articles.source) == 1
        await reader.press("2", "u")
        await reader.until(lambda: len(reader.main.frame.articles.source) == 3)
