"""Searching in the running reader, over an index that is a fake."""

from __future__ import annotations

from textual.events import Key

from reader.config import Settings
from tests.tui.conftest import Driver, reading
from tests.tui.fakes import FakeIndex, article, seed_article, some_articles


async def test_searching_lists_what_matches_and_marks_it() -> None:
    async with reading() as reader:
        await reader.press("slash")
        await reader.type("world leaders")
        assert "1 of 3 · newest first" in reader.lines[0]
        assert "Quotations 10" in reader.text
        assert reader.main.frame.reader.matches
        await reader.do("match.next")
        assert reader.main.frame.reader.match == 0
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
        await reader.until(
            lambda: "Did you mean harbour?" in " ".join(reader.main.frame.reader.empty.split())
        )
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


async def test_a_mistake_stands_under_its_place_and_counts_nothing() -> None:
    async with reading() as reader:
        await reader.press("slash")
        await reader.type("a AND (")
        assert "▲" in reader.lines[1]
        assert reader.lines[1].index("▲") >= reader.lines[0].index("a AND (")
        assert "articles" not in reader.lines[0]
        await reader.do("search.leave")
        assert "▲" not in reader.lines[1]
        assert "3 articles" in reader.lines[0]
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


async def test_a_speaker_s_articles_open_at_what_was_said_and_n_goes_on_through_it() -> None:
    rain = "\n\n".join("It rained." for _ in range(40))
    text = f"{rain}\n\n“The dam held,” she said.\n\n{rain}\n\n“It held well,” she said."
    articles = [*some_articles(), article(3, "A dam", text), article(2, "Another dam", f"{text} It did.")]
    async with reading(FakeIndex(articles), size=(80, 24)) as reader:
        await reader.press("slash")
        await reader.type('speaker:"Mara Lind"')
        found, view = reader.main.session.article, reader.main.frame.reader

        def at() -> tuple[str | None, int | None]:
            return found.id, view.chosen

        assert at() == ("news/005.md", 0)
        await reader.do("match.next")
        await reader.until(lambda: at() == ("news/003.md", 0))
        assert "The dam held" in reader.text
        await reader.press("n")
        assert at() == ("news/003.md", 1)
        assert "It held well" in reader.text
        await reader.press("n")
        await reader.until(lambda: at() == ("news/002.md", 0))
        await reader.press("n", "n")
        assert at() == ("news/002.md", 1)
        assert "no further match in these articles" in reader.lines[-1]
        await reader.press("N", "N")
        await reader.until(lambda: at() == ("news/003.md", 1))
        assert "It held well" in reader.text, "backwards it is the last one"


async def test_the_words_of_a_quotation_are_lit_where_it_is_opened() -> None:
    rain = "\n\n".join("It rained on the dam." for _ in range(40))
    made = article(3, "A dam", f"{rain}\n\n“The dam held,” she said.")
    async with reading(FakeIndex([*some_articles(), made]), size=(80, 24)) as reader:
        await reader.press("slash")
        await reader.type("quote:dam")
        assert reader.main.frame.reader.chosen == 0
        assert "The dam held" in reader.text
        assert len(reader.main.frame.reader.matches) == 1


async def test_who_is_not_sure_enough_is_not_searched_for() -> None:
    stored = seed_article()
    quotes = tuple(quote._replace(confidence=0.1) for quote in stored.quotes)
    async with reading(FakeIndex([stored._replace(quotes=quotes)])) as reader:
        await reader.do("quote.next")
        await reader.do("speaker.search")
        assert "it is not sure enough who this is" in reader.lines[-1]


async def test_the_order_is_chosen_by_a_letter_and_counts_once_something_is_searched_for() -> None:
    async with reading() as reader:
        await reader.press("backslash")
        assert "newest first  ●" in reader.text
        await reader.press("b")
        assert "newest first" in reader.lines[0]
        assert "best first, once something is searched for" in reader.lines[-1]
        await reader.press("slash")
        await reader.type("the")
        assert "best first" in reader.lines[0]
        assert reader.lines[2].startswith("▌● Ferry timetable")
        await reader.press("backslash", "k", "k", "enter")
        assert "newest first" in reader.lines[0]
        assert reader.lines[2].startswith("▌● Twitter released")


async def test_leaving_a_search_keeps_the_article_and_the_place_in_it() -> None:
    async with reading(size=(120, 20)) as reader:
        await reader.press("slash")
        await reader.type("harbour")
        await reader.do("open")
        await reader.do("page.on")
        top = reader.main.frame.reader.top
        assert top > 0
        await reader.press("escape")
        assert "3 articles" in reader.lines[0]
        assert reader.main.frame.articles.selected is not None
        assert reader.main.frame.articles.selected.id == "news/005.md"
        assert any(line.startswith(("▌● Harbour bridge", "▌  Harbour bridge")) for line in reader.lines)
        assert reader.main.session.article.id == "news/005.md"
        assert reader.main.frame.reader.top == top
        assert not reader.main.frame.reader.matches


async def test_a_query_that_was_only_begun_leads_back_to_the_article_of_before() -> None:
    async with reading(size=(120, 20)) as reader:
        await reader.do("article.next")
        await reader.do("page.on")
        top = reader.main.frame.reader.top
        assert top > 0
        await reader.press("slash", *"ferry")
        await reader.until(lambda: "The ferry sails at nine." in reader.text)
        await reader.press("escape")
        assert reader.main.session.article.id == "news/005.md"
        assert reader.main.frame.reader.top == top
        await reader.press("escape")
        assert reader.main.context == "list"
        assert any(line.startswith(("▌● Harbour bridge", "▌  Harbour bridge")) for line in reader.lines)


async def test_leaving_the_quotations_of_a_speaker_keeps_the_article() -> None:
    async with reading() as reader:
        await reader.do("article.next")
        await reader.do("quote.next")
        await reader.press("at", "at")
        assert 'speaker:"Mara Lind"' in reader.lines[0]
        await reader.press("escape")
        assert "3 articles" in reader.lines[0]
        assert reader.main.frame.articles.cursor == 1
        assert reader.main.session.article.id == "news/005.md"


async def test_a_mistake_dims_the_list_and_marks_nothing_until_it_is_mended() -> None:
    def marked(reader: Driver) -> bool:
        mark = reader.main.frame.articles.component("list--mark").color
        strips = (reader.main.frame.articles.render_line(row) for row in range(12))
        return any(segment.style and segment.style.color == mark for strip in strips for segment in strip)

    async with reading() as reader:
        await reader.press("slash", *"world")
        await reader.until(lambda: "1 of 3" in reader.lines[0])
        await reader.until(lambda: marked(reader) and bool(reader.main.frame.reader.matches))
        await reader.press(*" said:wall")
        await reader.until(lambda: "▲" in reader.lines[1])
        assert "of 3" not in reader.lines[0]
        assert reader.main.frame.articles.has_class("-doubted")
        assert not reader.main.frame.reader.matches
        assert not marked(reader)
        reader.main.frame.bar.input.value = "world"
        await reader.until(lambda: "1 of 3" in reader.lines[0])
        await reader.until(lambda: marked(reader) and bool(reader.main.frame.reader.matches))
        assert "▲" not in reader.lines[1]
        assert not reader.main.frame.articles.has_class("-doubted")


async def test_a_click_away_from_a_mistake_leaves_what_the_list_answers() -> None:
    async with reading() as reader:
        await reader.press("slash", *"ferry")
        await reader.until(lambda: "1 of 3" in reader.lines[0])
        await reader.press(*" AND (")
        await reader.until(lambda: "▲" in reader.lines[1])
        await reader.pilot.click("#reader", offset=(3, 3))
        await reader.settle()
        assert "▲" not in reader.lines[1]
        assert "(" not in reader.lines[0]
        assert not reader.main.frame.articles.has_class("-doubted")


async def test_how_long_letters_are_waited_for_is_a_setting() -> None:
    async with reading(settings=Settings(search_delay="30s")) as reader:
        await reader.press("slash", *"ferry")
        assert "titles only" in reader.lines[0], "the texts wait for the end of the typing"
        await reader.press("enter")
        assert "titles only" not in reader.lines[0], "Enter waits for nothing"
