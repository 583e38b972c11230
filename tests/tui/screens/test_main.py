"""The panes of the running reader, over an index that is a fake."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

import pytest
from textual import events
from textual.css import stylesheet

from reader.config import Settings
from reader.tui.worker import messages
from tests.tui.conftest import reading
from tests.tui.fakes import FakeIndex, article

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.css.model import RuleSet
    from textual.dom import DOMNode


async def test_three_filled_panes_with_the_keys_in_the_list() -> None:
    async with reading() as reader:
        assert reader.lines[0].startswith(" ~/news")
        assert reader.lines[0].endswith("3 articles · newest first")
        assert reader.lines[2].startswith("▌● Twitter released a statement")
        assert "Quotations 10" in reader.lines[2]
        assert "block world leaders" in reader.text
        assert "2018-01-06 · 2 min" in reader.text
        await reader.do("pane.next")
        await reader.do("move.last")
        assert "∎  000_84f662bfa4d4cfd3.txt" in reader.text, "the path stands below"
        await reader.do("pane.previous")
        assert "? all keys" in reader.lines[-1]
        assert reader.main.session.panes.name == "list"
        assert reader.app.focused is reader.main.frame.articles


async def test_a_key_that_means_nothing_says_so() -> None:
    async with reading() as reader:
        await reader.press("x")
        assert "no such key: x (? shows all)" in reader.lines[-1]
        await reader.press("right_square_bracket", "x")
        assert "no such key: ]x" in reader.lines[-1]
        await reader.press("j")
        assert "no such key" not in reader.lines[-1]


@pytest.mark.parametrize("size", [(40, 12), (60, 15), (80, 24), (119, 30), (120, 40), (300, 100)])
async def test_every_size_shows_something_in_every_pane(size: tuple[int, int]) -> None:
    async with reading(size=size) as reader:
        assert "Twitter released" in reader.text
        await reader.do("pane.next")
        assert "2018-01-06 · 2 min" in reader.text
        await reader.do("pane.next")
        assert "Quotations 10" in reader.text
        assert all(len(line) <= size[0] for line in reader.lines)
        assert len(reader.lines) == size[1]


async def test_zen_shows_the_text_alone() -> None:
    async with reading() as reader:
        await reader.do("view.zen")
        assert "Quotations" not in reader.text
        assert "~/news" not in reader.text
        assert "The calls for Twitter" in reader.text
        await reader.do("view.zen")
        assert "Quotations" in reader.text


@pytest.mark.parametrize(("size", "air"), [((120, 40), 2), ((80, 24), 2), ((40, 12), 1)])
async def test_zen_has_air_above_and_says_for_a_while_how_to_leave(size: tuple[int, int], air: int) -> None:
    async with reading(size=size) as reader:
        await reader.do("view.zen")
        assert [line.strip() for line in reader.lines[:air]] == [""] * air
        assert "Twitter released" in reader.lines[air]
        assert reader.lines[-1].strip() == "Z leaves"
        await reader.press("G")
        assert reader.lines[-1].strip() == "", "no other keys are shown there"
        assert any(line.strip().startswith("∎") for line in reader.lines[-4:])
        reader.main.lay_out()  # as the timer does
        await reader.settle()
        assert not reader.main.frame.status.display
        await reader.press("Z")
        assert "all keys" in reader.lines[-1]


async def test_wrong_settings_are_reported_and_harmless() -> None:
    settings = Settings(keys={"nonsense": "x", "quote.next": "C-n"}, theme="no-such-theme")
    async with reading(settings=settings) as reader:
        assert "no such action" in reader.text
        assert "no-such-theme" in reader.text
        await reader.press("ctrl+n")
        assert reader.main.session.article.quotation is not None


async def test_resizing_keeps_what_is_being_read() -> None:
    async with reading(size=(130, 30)) as reader:
        await reader.do("open")
        await reader.do("page.on")
        before = reader.main.frame.reader.place
        for size in ((60, 20), (200, 40), (130, 30)):
            await reader.pilot.resize_terminal(*size)
            await reader.settle()
            first, last = reader.main.frame.reader.seen()
            assert first <= before + 120
            assert before < last


@pytest.mark.parametrize("theme", ["reader-light", "ansi-dark", "nord", None])
async def test_the_styles_are_worked_out_once_whatever_the_theme(
    theme: str | None, monkeypatch: pytest.MonkeyPatch, textuals_parsing: Callable[..., list[RuleSet]]
) -> None:
    monkeypatch.setattr(stylesheet.Stylesheet, "_parse_rules", textuals_parsing)
    parsed: list[str] = []
    parse: Callable[..., object] = vars(stylesheet)["parse"]

    def counted(scope: str, css: str, read_from: tuple[str, str], *more: object, **named: object) -> object:
        parsed.append(str(read_from[0]))
        return parse(scope, css, read_from, *more, **named)

    dressed: list[str | None] = []
    apply = stylesheet.Stylesheet.apply

    def counting(styles: stylesheet.Stylesheet, node: DOMNode, **named: Any) -> None:
        dressed.append(node.id)
        apply(styles, node, **named)

    monkeypatch.setattr(stylesheet, "parse", counted)
    monkeypatch.setattr(stylesheet.Stylesheet, "apply", counting)
    async with reading(settings=Settings(theme=theme)):
        ours = [each for each in parsed if each.endswith(".tcss")]
        assert len(ours) == len(set(ours)) == 5
        assert dressed.count("reader") == dressed.count("quotes") == 1
        assert dressed.count("articles") == 2, "the keys are there"


@pytest.mark.parametrize("theme", ["reader-light", "ansi-dark", "nord"])
async def test_other_themes(theme: str) -> None:
    async with reading(settings=Settings(theme=theme)) as reader:
        await reader.do("quote.next")
        assert reader.app.theme == theme
        assert "▌" in "".join(line[30:60] for line in reader.lines)


async def test_no_colour_leaves_marks_and_weight(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with reading() as reader:
        await reader.do("quote.next")
        style = reader.main.frame.reader.chosen_hue(0)
        assert style.bold
        assert reader.lines[2].startswith("▌")


async def test_zen_says_how_to_leave_it_and_has_air_above_the_text() -> None:
    async with reading(size=(120, 40)) as reader:
        await reader.press("Z")
        assert "Z leaves" in reader.lines[-1]
        assert not "".join(reader.lines[:2]).strip()
        assert "Twitter released" in reader.lines[2]
        reader.main.lay_out()  # what happens once the note has been seen
        await reader.settle()
        assert "Z leaves" not in reader.text


@pytest.mark.parametrize("size", [(40, 12), (80, 24)])
async def test_a_low_screen_keeps_its_lines_for_the_text(size: tuple[int, int]) -> None:
    made = article(1, "A title that takes many lines wherever there is little room " * 3, "It rained. " * 80)
    async with reading(FakeIndex([made]), size=size) as reader:
        await reader.do("open")
        assert sum("It rained." in line for line in reader.lines) >= 4


@pytest.mark.parametrize("size", [(60, 20), (100, 24)])
async def test_what_is_said_of_nothing_stands_where_there_is_room(size: tuple[int, int]) -> None:
    async with reading(FakeIndex([]), size=size) as reader:
        said = next(line for line in reader.lines if "No articles in" in line)
        assert len(said.replace("│", "").strip()) > 26
        assert reader.text.count("No articles in") == 1


async def test_what_a_key_changes_does_not_wait_for_the_timer_of_frames(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    async with reading() as reader:
        monkeypatch.setattr(reader.main._update_timer, "resume", lambda: None)
        drawn = reader.watch_drawing()
        reader.app.post_message(events.Key("j", "j"))
        for _ in range(900):  # without the pilot, which draws whenever it pauses
            if any({2, 20} <= lines for lines in drawn[1:]):
                break
            await asyncio.sleep(0.01)
        assert {2, 5} <= drawn[0], "the rows of the list"
        assert any({2, 20} <= lines for lines in drawn[1:]), "and the text"


async def test_a_dialog_covers_the_panes_though_they_shine_through() -> None:
    async with reading() as reader:
        assert not reader.main.covered
        reader.main.open_help()
        await reader.until(lambda: "filter the keys" in reader.text)
        assert reader.main.is_current, "the words of Textual for what is seen in any way"
        assert reader.main.covered


async def test_a_note_has_the_room_of_what_stands_beside_it() -> None:
    async with reading(size=(40, 12)) as reader:
        reader.main.note("a sentence of more than thirty columns")
        await reader.settle()
        assert "a sentence of more than thirty" in reader.lines[-1]
        reader.main.note("")
        await reader.do("open")
        assert reader.main.frame.reader.percent < 100
        await reader.until(lambda: f"{reader.main.frame.reader.percent} %" in reader.lines[-1])


async def test_a_quotation_of_an_article_that_has_given_way_is_not_chosen() -> None:
    async with reading() as reader:
        await reader.do("article.next")
        reader.main.post_message(messages.QuoteChosen(9))  # of the article before, where ten are
        await reader.settle()
        assert reader.main.session.article.quotation is None
