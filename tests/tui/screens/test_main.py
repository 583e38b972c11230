"""The reader at work, over an index that is a fake."""

from __future__ import annotations

import pytest
from textual.events import Key
from textual.widgets import OptionList

from reader.config import Settings
from reader.index.progress import Progress
from reader.index.protocol import Damaged, IndexFault
from reader.model.article import Problem
from reader.tui.terminal import clipboard, opener
from reader.tui.worker.messages import Progressed
from tests.tui.conftest import reading
from tests.tui.fakes import FakeArchive, FakeIndex, LongIndex, seed_article, some_articles


async def test_three_filled_panes_with_the_keys_in_the_list() -> None:
    async with reading() as reader:
        assert reader.lines[0].startswith(" ~/news")
        assert reader.lines[0].endswith("3 articles · newest first")
        assert reader.lines[2].startswith("▌ Twitter released a statement")
        assert "Quotations 10" in reader.lines[2]
        assert "block world leaders" in reader.text
        assert "2018-01-06 · 2 min · 000_84f662bfa4d4cfd3.txt" in reader.text
        assert "? all keys" in reader.lines[-1]
        assert reader.main.session.panes.name == "list"
        assert reader.app.focused is reader.main.articles


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


async def test_moving_in_the_list_shows_the_article() -> None:
    async with reading() as reader:
        await reader.press("j")
        assert "The harbour bridge closes on Monday." in reader.text
        assert "Mara Lind" in reader.text
        await reader.press("2", "k")
        assert reader.main.articles.cursor == 0


async def test_a_sequence_is_shown_while_it_is_pending() -> None:
    async with reading() as reader:
        await reader.press("right_square_bracket")
        assert " ]   " in reader.lines[-1]
        await reader.press("q")
        assert "▌" in reader.lines[8] + reader.lines[9] + reader.lines[10]
        assert reader.main.session.article.quotation is not None


async def test_quotations_lead_to_their_words_and_enter_goes_there() -> None:
    async with reading() as reader:
        await reader.do("quotes.show")
        await reader.do("move.last")
        chosen = reader.main.session.article.quotation
        assert chosen is not None
        first, last = reader.main.reader.seen()
        assert first <= chosen.start < last
        await reader.do("open")
        assert reader.main.session.panes.name == "reader"


async def test_reading_keeps_the_sidebar_on_the_nearest_quotation() -> None:
    async with reading(size=(120, 20)) as reader:
        await reader.do("pane.next")
        await reader.do("move.last")
        assert reader.main.quotes.chosen is not None
        assert reader.main.quotes.chosen >= 7


async def test_paging_stops_once_at_the_end_then_goes_on() -> None:
    async with reading(size=(120, 20)) as reader:
        await reader.do("open")
        await reader.do("move.last")
        await reader.do("page.on")
        assert "once more for the next article" in reader.lines[-1]
        assert reader.main.articles.cursor == 0
        await reader.do("page.on")
        assert reader.main.articles.cursor == 1
        assert reader.main.session.panes.name == "reader"


async def test_searching_lists_what_matches_and_marks_it() -> None:
    async with reading() as reader:
        await reader.press("slash")
        await reader.type("world leaders")
        assert "1 of 3 · newest first" in reader.lines[0]
        assert "Quotations 10" in reader.text
        assert reader.main.reader.matches
        await reader.do("match.next")
        assert reader.main.reader.match == 0
        await reader.do("back")
        assert "3 articles" in reader.lines[0]


async def test_keys_that_come_in_a_burst_go_where_the_first_of_them_led() -> None:
    async with reading() as reader:
        for character in "/harb":
            reader.app.post_message(Key("slash" if character == "/" else character, character))
        reader.app.post_message(Key("enter", "\r"))
        reader.app.post_message(Key("j", "j"))
        await reader.settle()
        assert "/ harb " in reader.lines[0]
        assert "1 of 3" in reader.lines[0]
        assert reader.main.session.panes.name == "list"


async def test_a_letter_or_two_ask_the_titles_alone() -> None:
    index = FakeIndex(some_articles())
    async with reading(index) as reader:
        await reader.press("slash", "h", "a")
        await reader.until(lambda: "titles only" in reader.lines[0])
        assert "1 of 3 · titles only" in reader.lines[0]
        assert "Harbour bridge" in reader.text
        assert not any(asked.startswith("search ha") for asked in index.asked)
        await reader.press("r")
        await reader.until(lambda: "newest first" in reader.lines[0])
        await reader.press("backspace", "enter")
        await reader.until(lambda: "newest first" in reader.lines[0])
        assert reader.main.session.asked.text == "ha", "accepted, it is looked for in the texts"


async def test_what_was_meant_is_suggested_and_enter_searches_for_it() -> None:
    async with reading() as reader:
        await reader.press("slash")
        await reader.type("harbuor")
        await reader.until(lambda: "Did you mean harbour?" in reader.main.articles.empty)
        await reader.until(lambda: "Nothing matches" in reader.text)
        await reader.press("enter")
        await reader.until(lambda: "1 of 3" in reader.lines[0])
        assert reader.main.session.asked.text == "harbour"


async def test_the_last_word_may_be_unfinished_while_typing() -> None:
    async with reading() as reader:
        await reader.press("slash", "h", "a", "r", "b")
        await reader.until(lambda: "1 of 3" in reader.lines[0])
        await reader.press("enter")
        assert "1 of 3" in reader.lines[0]
        assert reader.main.session.panes.name == "list"


async def test_a_mistake_stands_under_its_place_while_the_results_stay() -> None:
    async with reading() as reader:
        await reader.press("slash")
        await reader.type("a AND (")
        assert "▲" in reader.lines[1]
        assert reader.lines[1].index("▲") >= reader.lines[0].index("a AND (")
        assert "3 articles" in reader.lines[0]
        await reader.do("search.leave")
        assert "▲" not in reader.lines[1]
        await reader.do("search.leave")
        assert reader.main.context == "list"


async def test_nothing_found_says_what_to_do() -> None:
    async with reading() as reader:
        await reader.press("slash")
        await reader.type("zzzz")
        assert "Nothing matches zzzz." in " ".join(reader.text.split())
        assert "0 of 3" in reader.lines[0]


async def test_searching_inside_the_article() -> None:
    async with reading() as reader:
        await reader.do("open")
        await reader.press("slash")
        assert "find in this article" in reader.lines[0]
        await reader.type("petition")
        assert "match 1 of 2" in reader.lines[0]
        await reader.do("match.next")
        assert "match 2 of 2" in reader.lines[0]
        assert reader.main.session.panes.name == "reader"
        await reader.do("search.leave")
        assert "3 articles" in reader.lines[0]


async def test_what_is_not_in_the_article_is_said_and_forgotten() -> None:
    async with reading() as reader:
        await reader.do("open")
        await reader.press("slash")
        await reader.type("zebra")
        assert "zebra: not in this article" in reader.lines[-1]
        assert "3 articles" in reader.lines[0]


async def test_words_found_in_the_article_stay_in_the_bar_until_the_article_changes() -> None:
    async with reading() as reader:
        await reader.do("open")
        await reader.press("slash")
        await reader.type("petition")
        assert "/ petition" in reader.lines[0]
        await reader.do("article.next")
        assert "petition" not in reader.lines[0]
        assert "3 articles" in reader.lines[0]


async def test_a_search_of_the_archive_ends_the_one_in_the_article() -> None:
    async with reading() as reader:
        await reader.do("open")
        await reader.press("slash")
        await reader.type("petition")
        await reader.do("quote.next")
        await reader.do("speaker.search")
        assert "1 of 3" in reader.lines[0]


async def test_a_long_query_shows_its_beginning_where_nobody_types() -> None:
    async with reading(size=(40, 12)) as reader:
        await reader.press("slash")
        await reader.type('statement OR "a long phrase that nobody has written" OR bridge')
        assert reader.lines[0].startswith(" / statement")


async def test_a_speaker_across_the_archive() -> None:
    async with reading() as reader:
        await reader.do("article.next")
        await reader.do("quote.next")
        await reader.do("speaker.search")
        assert 'speaker:"Mara Lind"' in reader.lines[0]
        assert "1 of 3" in reader.lines[0]


async def test_who_is_not_sure_enough_is_not_searched_for() -> None:
    stored = seed_article()
    quotes = tuple(quote._replace(confidence=0.1) for quote in stored.quotes)
    async with reading(FakeIndex([stored._replace(quotes=quotes)])) as reader:
        await reader.do("quote.next")
        await reader.do("speaker.search")
        assert "it is not sure enough who this is" in reader.lines[-1]


async def test_the_order_is_toggled_and_counts_once_something_is_searched_for() -> None:
    async with reading() as reader:
        await reader.do("search.sort")
        assert "newest first" in reader.lines[0]
        assert "best first, once something is searched for" in reader.lines[-1]
        await reader.press("slash")
        await reader.type("the")
        assert "best first" in reader.lines[0]
        assert reader.lines[2].startswith("▌ Ferry timetable")
        await reader.do("search.sort")
        assert "newest first" in reader.lines[0]
        assert reader.lines[2].startswith("▌ Twitter released")


async def test_evidence_and_order_of_the_sidebar() -> None:
    async with reading() as reader:
        await reader.do("quotes.evidence")
        assert "→ Twitter · .94" in reader.text
        await reader.do("quotes.order")
        assert "in order" in reader.lines[2]


async def test_evidence_on_a_small_screen_goes_to_the_quotations() -> None:
    async with reading(size=(40, 20)) as reader:
        await reader.do("open")
        await reader.do("quotes.evidence")
        assert reader.main.session.panes.name == "quotes"
        assert "Quotations 10" in reader.text


@pytest.mark.parametrize("action", ["copy.title", "copy.selection", "copy.url", "link.browser", "open"])
async def test_nothing_to_act_on_is_no_mistake(action: str) -> None:
    async with reading(FakeIndex([])) as reader:
        await reader.do(action)
        assert action == "open" or "no article is chosen" in reader.lines[-1]


async def test_copies_go_through_the_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clipboard, "native_program", lambda environ: None)
    async with reading() as reader:
        await reader.do("article.next")
        await reader.press("y", "u")
        assert reader.app.clipboard == "https://gazette.example/bridge"
        assert "clipboard" in reader.lines[-1]
        await reader.do("quote.next")
        for action, copied in (
            ("copy.title", "Harbour bridge to close for repairs before winter"),
            ("copy.path", "/nowhere/news/005.md"),
            ("copy.selection", "“We cannot wait for another winter,”"),
            (
                "copy.citation",
                "Ida Holm, “Harbour bridge to close for repairs before winter”, Port Gazette, 2018-01-05.",
            ),
            ("copy.quotation", "“We cannot wait for another winter,” — Mara Lind (Ida Holm"),
        ):
            await reader.do(action)
            assert reader.app.clipboard.startswith(copied)


async def test_links_are_opened_by_number_and_nothing_else_is(monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []
    monkeypatch.setattr(opener, "open_url", lambda url, program: opened.append(url))
    async with reading() as reader:
        await reader.do("article.next")
        await reader.do("open")
        await reader.press("1", "o", "7")
        assert opened == ["https://city.example/bridge", "https://gazette.example/bridge"]
        assert "there is no link 7" in reader.lines[-1]


async def test_zen_shows_the_text_alone() -> None:
    async with reading() as reader:
        await reader.do("view.zen")
        assert "Quotations" not in reader.text
        assert "~/news" not in reader.text
        assert "The calls for Twitter" in reader.text
        await reader.do("view.zen")
        assert "Quotations" in reader.text


async def test_q_goes_back_and_then_out() -> None:
    async with reading() as reader:
        await reader.do("quotes.show")
        await reader.do("back")
        assert reader.main.session.panes.name == "list"
        reader.main.do("back")
        await reader.pilot.pause()
    assert not reader.app.is_running


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


async def test_sentences_of_the_map_stay_in_their_column() -> None:
    async with reading(size=(60, 24)) as reader:
        await reader.press("question_mark")
        row = next(line for line in reader.lines if "Next row, line or" in line)
        at = row.index("Next row")
        below = reader.lines[reader.lines.index(row) + 1]
        assert below[at - 3 : at + 1].strip()[:1] == below[at]


async def test_the_palette_does_actions() -> None:
    async with reading() as reader:
        await reader.press("ctrl+p")
        assert "find an action" in reader.text
        await reader.press(*"zen")
        await reader.press("enter")
        await reader.until(lambda: reader.main.session.panes.zen)


async def test_wrong_settings_are_reported_and_harmless() -> None:
    settings = Settings(keys={"nonsense": "x", "quote.next": "C-n"}, theme="no-such-theme")
    async with reading(settings=settings) as reader:
        assert "no action" in reader.text
        assert "no-such-theme" in reader.text
        await reader.press("ctrl+n")
        assert reader.main.session.article.quotation is not None


async def test_resizing_keeps_what_is_being_read() -> None:
    async with reading(size=(130, 30)) as reader:
        await reader.do("open")
        await reader.do("page.on")
        before = reader.main.reader.place
        for size in ((60, 20), (200, 40), (130, 30)):
            await reader.pilot.resize_terminal(*size)
            await reader.settle()
            first, last = reader.main.reader.seen()
            assert first <= before + 120
            assert before < last


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
        style = reader.main.reader.chosen_hue(0)
        assert style.bold
        assert reader.lines[2].startswith("▌")


async def test_a_long_list_fetches_only_what_is_seen() -> None:
    index = LongIndex(100_000)
    async with reading(index) as reader:
        assert "100,000 articles" in reader.lines[0]
        await reader.do("move.last")
        assert "Report number 1 from" in reader.text
        await reader.do("move.last", 50_000)
        assert reader.main.articles.cursor == 49_999
        assert "50,001" in reader.text
        fetched = sum(int(asked.split()[1]) for asked in index.asked if asked.startswith("hits"))
        assert fetched < 600


async def test_the_list_is_renewed_under_the_eyes() -> None:
    index = FakeIndex(some_articles()[:2])
    async with reading(index) as reader:
        await reader.do("move.down")
        kept = reader.main.articles.selected
        newer = some_articles()[2]
        index.stored[newer.key] = newer
        reader.main.freshness.renew()
        await reader.settle()
        assert reader.main.articles.selected == kept
        assert "3 articles" in reader.lines[0]


async def test_no_index_yet() -> None:
    archive = FakeArchive(None)
    async with reading(archive=archive) as reader:
        await reader.until(lambda: "Reading the folder" in reader.text)
        archive.index = FakeIndex(some_articles())
        reader.main.freshness.renew()
        await reader.settle()
        assert "3 articles" in reader.lines[0]


async def test_an_empty_folder_says_what_to_do() -> None:
    async with reading(FakeIndex([])) as reader:
        assert "No articles in ~/news yet." in " ".join(reader.text.split())


async def test_a_fault_of_the_index_is_said_and_survived() -> None:
    index = FakeIndex(some_articles())
    async with reading(index) as reader:
        index.fault = IndexFault("the disk [/] is full")
        reader.main.session.ask_again()
        await reader.settle()
        assert "the disk [/] is full" in reader.text
        index.fault = None
        reader.main.session.ask_again()
        await reader.settle()
        assert "3 articles" in reader.lines[0]


async def test_a_damaged_index_is_put_aside_and_made_again() -> None:
    index = FakeIndex(some_articles())
    archive = FakeArchive(index)
    async with reading(archive=archive) as reader:
        index.fault = Damaged("the index is damaged")
        reader.main.session.ask_again()
        await reader.until(lambda: index.fault in archive.mended)
        assert "the index is damaged" in reader.text


async def test_what_the_indexer_does_is_seen_and_taken_over() -> None:
    index = FakeIndex(some_articles()[:1])
    async with reading(index) as reader:
        reader.main.freshness.indexing.progress = Progress("indexing", 1234, 12000, 0)
        reader.main.post_message(Progressed(reader.main.freshness.indexing.progress))
        await reader.until(lambda: "indexing 1,234 of 12,000" in reader.lines[-1])
        index.stored.update({each.key: each for each in some_articles()})
        reader.main.post_message(Progressed(Progress("done", 3, 3, 2)))
        await reader.until(lambda: "3 articles" in reader.lines[0])


async def test_an_indexer_that_dies_is_started_once_more() -> None:
    archive = FakeArchive(None)
    async with reading(archive=archive) as reader:
        archive.command = ["/bin/sh", "-c", "kill -9 $$"]
        reader.main.freshness.look()
        await reader.until(lambda: "R tries again" in reader.text)
        await reader.until(lambda: "could not be indexed" in reader.main.articles.empty)
        archive.index = FakeIndex(some_articles())
        archive.command = ["/bin/sh", "-c", "true"]
        await reader.do("archive.refresh")
        await reader.until(lambda: "3 articles" in reader.lines[0])


async def test_looking_again_reads_a_single_document_again() -> None:
    archive = FakeArchive(FakeIndex(some_articles()[:1]))
    async with reading(archive=archive) as reader:
        archive.index = FakeIndex(some_articles())
        await reader.do("archive.refresh")
        assert "3 articles" in reader.lines[0]


async def test_problems_are_counted() -> None:
    index = FakeIndex(some_articles())
    index.troubles = [Problem("a.txt", 1, "what", "how")]
    async with reading(index) as reader:
        await reader.until(lambda: reader.lines[-1].endswith("! 1 problem"))


async def test_problems_are_listed_cleaned_and_scroll() -> None:
    index = FakeIndex(some_articles())
    index.troubles = [
        Problem(f"news/{n:03}\x1b[31m.txt", n, "no [/] date \x9b here", "write one") for n in range(1, 60)
    ]
    async with reading(index) as reader:
        await reader.press("exclamation_mark")
        await reader.until(lambda: "59 problems with documents · q closes" in reader.text)
        assert "001" in reader.text
        assert ".txt:1" in reader.text
        assert "no [/] date" in reader.text
        assert "write one" in reader.text
        assert not {"\x1b", "\x9b"} & set(reader.text)
        await reader.pilot.press("G")
        await reader.until(lambda: ".txt:59" in reader.text)
        await reader.pilot.press("g", "g", "j")
        await reader.until(lambda: ".txt:2" in reader.text)
        await reader.pilot.resize_terminal(40, 12)
        await reader.until(lambda: all(len(line) <= 40 for line in reader.lines))
        await reader.pilot.press("q")
        await reader.until(lambda: reader.app.screen is reader.main)


async def test_without_problems_that_is_said() -> None:
    async with reading() as reader:
        await reader.do("problems.show")
        assert "no document has a problem" in reader.lines[-1]
