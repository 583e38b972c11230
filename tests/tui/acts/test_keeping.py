"""Marking in the running reader: at once on the screen, and on the disk."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.config import Settings
from reader.marks.faulty import MarksError
from reader.marks.operations import STAR, Remembered, flag, note, tag
from reader.tui.session import marking
from reader.tui.widgets.article_list import ArticleList
from tests.tui.conftest import Driver, reading
from tests.tui.fakes import FakeArchive, FakeIndex, LongIndex, memory_at, some_articles
from tests.tui.test_hostile import NASTY, assert_tame
from tests.tui.worker.test_keeper import Kit

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

NEVER = Settings(mark_read="never")
SEED, BRIDGE, FERRY = "000_84f662bfa4d4cfd3.txt", "news/005.md", "news/004.md"


def on_disk(reader: Driver, article_id: str) -> Remembered:
    index = reader.app.backend._open()
    assert isinstance(index, FakeIndex)
    stored = index.article(article_id)
    assert stored is not None
    return index._remembered(stored)


def heads(reader: Driver) -> list[str]:
    """The first line of each row of the list."""
    return [line[:31].rstrip() for line in reader.lines[2:-2] if line[1:2] in "●✓" or line[:3] == "▌  "]


async def test_read_star_and_their_undo_are_in_the_next_frame_and_on_the_disk() -> None:
    async with reading(settings=NEVER) as reader:
        assert reader.lines[2].startswith("▌● Twitter")
        assert "3 unread" in reader.lines[-1]
        reader.main.do("mark.read")
        await reader.pilot.pause()
        assert reader.lines[2].startswith("▌  Twitter"), "whatever the disk is at"
        await reader.press("s")
        assert "★ “10" in reader.lines[4]
        assert on_disk(reader, SEED) == Remembered(read=True, starred=True)
        assert "2 unread" in reader.lines[-1]
        await reader.press("u", "u")
        assert reader.lines[2].startswith("▌● Twitter")
        assert "undone: marked read, C-r to redo" in reader.lines[-1]
        assert on_disk(reader, SEED) == Remembered()
        await reader.press("ctrl+r")
        assert reader.lines[2].startswith("▌  Twitter")
        assert "done again: marked read, u to undo" in reader.lines[-1]


async def test_everything_that_is_listed_is_marked_read_and_taken_back_after_a_restart() -> None:
    archive = FakeArchive(FakeIndex(some_articles()))
    async with reading(archive=archive, settings=NEVER) as reader:
        await reader.press("A")
        assert "3 marked read, u to undo" in reader.lines[-1]
        assert "●" not in reader.text
        await reader.press("j")
        assert "3 marked read" in reader.lines[-1], "a key does not take it away at once"
    async with reading(archive=archive, settings=NEVER) as reader:
        assert "●" not in reader.text
        await reader.press("u")
        assert "undone: 3 marked read, C-r to redo" in reader.lines[-1]
        assert reader.text.count("● ") == 3


async def test_rows_are_selected_and_taken_and_let_go() -> None:
    async with reading(settings=NEVER) as reader:
        await reader.press("v", "j", "j", "v")
        assert reader.text.count("✓") == 2
        assert "2 selected" in reader.lines[-1]
        await reader.press("escape")
        assert "✓" not in reader.text
        await reader.press("V", "k")
        assert reader.text.count("✓") == 2
        await reader.press("m")
        assert "✓" not in reader.text
        assert reader.text.count("● ") == 1
        assert "2 marked read, u to undo" in reader.lines[-1]


async def test_a_hidden_article_leaves_the_list_and_comes_back() -> None:
    async with reading(settings=NEVER) as reader:
        await reader.press("H")
        assert "Twitter" not in reader.lines[2]
        assert "Harbour bridge" in reader.lines[2]
        assert "The harbour bridge closes" in reader.text
        await reader.press("u")
        await reader.until(lambda: "Twitter" in reader.text)


async def test_unread_articles_are_gone_through() -> None:
    async with reading(settings=NEVER) as reader:
        await reader.press("j", "m", "k", "n")
        assert reader.main.frame.articles.cursor == 2
        await reader.press("p")
        assert reader.main.frame.articles.cursor == 0
        await reader.press("N")
        assert "no unread article further up" in reader.lines[-1]


async def test_space_at_the_end_stops_once_marks_read_and_goes_to_the_next_unread() -> None:
    async with reading(size=(120, 20), settings=Settings(mark_read="open")) as reader:
        await reader.press("j", "m", "k")
        reader.main.session.panes.focus("reader")
        await reader.do("move.last")
        await reader.press("space")
        assert "once more for the next unread" in reader.lines[-1]
        await reader.press("space")
        assert reader.main.frame.articles.cursor == 2
        assert reader.main.session.panes.name == "reader"
        assert on_disk(reader, SEED).read


async def test_opened_with_enter_is_read() -> None:
    async with reading(settings=Settings(mark_read="open")) as reader:
        await reader.press("j", "k", "j")
        assert not on_disk(reader, BRIDGE).read
        await reader.press("enter")
        assert on_disk(reader, BRIDGE).read
        assert not on_disk(reader, SEED).read


async def test_where_the_reading_was_is_gone_to_after_a_restart() -> None:
    archive = FakeArchive(FakeIndex(some_articles()))
    async with reading(archive=archive, size=(100, 20), settings=NEVER) as reader:
        await reader.press("j", "enter", "space")
        place = reader.main.frame.reader.place
        assert place > 0
    async with reading(archive=archive, size=(100, 20), settings=NEVER) as reader:
        await reader.press("j")
        assert reader.main.frame.reader.place == place
        await reader.press("u")
        assert "there is nothing to undo" in reader.lines[-1], "nobody takes back how far was read"


async def test_what_another_process_marks_comes_without_moving_anything(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(marking, "WATCH", 0.02)
    archive = FakeArchive(FakeIndex(some_articles()))
    archive.root = tmp_path / "news"
    other = Kit(archive.root)
    assert archive.index is not None
    archive.memory = archive.index.memory = other.memory
    async with reading(archive=archive, settings=NEVER) as reader:
        reader.main.session.marking.watch()
        await reader.press("j")
        top, cursor = reader.main.frame.reader.top, reader.main.frame.articles.cursor
        other.keeper.keep(other.change(FERRY))
        await reader.until(lambda: "★" in reader.text)
        assert (reader.main.frame.reader.top, reader.main.frame.articles.cursor) == (top, cursor)
    other.keeper.close()


async def test_a_disk_that_refuses_keeps_marks_on_the_screen_and_is_tried_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def refuse(path: str) -> None:
        raise MarksError(f"{path}: cannot be written (no space left on device); nothing was marked")

    monkeypatch.setattr(marking, "RETRY", 0.02)
    async with reading(settings=NEVER) as reader:
        with monkeypatch.context() as patched:
            patched.setattr("reader.marks.memory.alone", refuse)
            await reader.press("s")
            assert "★ “10" in reader.lines[4]
            assert "1 not on the disk" in reader.lines[-1]
            assert "no space left on device" in reader.text
            await reader.press("Q")
            assert "would be lost; once more to leave" in reader.lines[-1]
            assert not on_disk(reader, SEED).starred
        await reader.until(lambda: on_disk(reader, SEED).starred)
        await reader.until(lambda: "not on the disk" not in reader.lines[-1])
    assert reader.app.left == ""


async def test_what_is_not_on_the_disk_is_told_when_the_program_is_left(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def refuse(path: str) -> None:
        raise MarksError(f"{path}: cannot be written (read-only file system); nothing was marked")

    monkeypatch.setattr("reader.marks.memory.alone", refuse)
    async with reading(settings=NEVER) as reader:
        await reader.press("s")
    assert reader.app.left.startswith("1 change lost · ")
    assert "read-only file system" in reader.app.left


async def test_all_of_a_long_list_is_marked() -> None:
    async with reading(LongIndex(500), settings=NEVER) as reader:
        await reader.press("A")
        await reader.until(lambda: "500 marked read" in reader.lines[-1])
        await reader.do("move.last")
        assert "●" not in reader.text


async def test_hostile_journals_reach_no_screen_raw(tmp_path: Path) -> None:
    archive = FakeArchive(FakeIndex(some_articles()))
    assert archive.index is not None
    memory = memory_at(archive.root)
    names = [each.names for each in archive.index.named([SEED])]
    with memory.writing() as writer:
        writer.write([flag(STAR, names[0]), note(names[0], NASTY + "\n" + NASTY)])
        writer.write(
            [tag(names[0], "pier")._replace(register=tag(names[0], "pier").register._replace(key=NASTY))]
        )
    async with reading(archive=archive, settings=NEVER) as reader:
        assert "[/]" in reader.text, "it is shown, and does nothing"
        assert_tame(reader.lines)
        for keys in (["t"], ["escape", "M"], ["escape", "u"]):
            await reader.press(*keys)
            assert_tame(reader.lines)


async def test_signs_move_no_title() -> None:
    async with reading(settings=NEVER) as reader:
        before = reader.lines[2].index("Twitter")
        for key in ("m", "s", "v", "escape", "j"):
            await reader.press(key)
            assert reader.lines[2].index("Twitter") == before
        assert isinstance(reader.app.focused, ArticleList)
