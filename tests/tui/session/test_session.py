"""Searching, leaving a search, and going on in one: what is asked and what is read, without a terminal."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import pytest

from tests.tui.fakes import FakeIndex, LongIndex, article, seed_article, some_articles
from tests.tui.session.room import Room

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.index.holdings import Stored


def test_the_newest_article_is_open_at_first() -> None:
    room = Room()
    assert room.titles == ["Twitter", "Harbour", "Ferry"]
    assert room.read == "Twitter"
    assert room.session.summary()[0] == "3 articles · newest first"


# Leaving a search of the archive


def test_leaving_a_search_keeps_the_article_that_is_read_and_how_far() -> None:
    room = Room()
    room.search("the")
    room.go(2)
    read = room.read
    assert read != "Twitter"
    room.text.step(7)
    room.leave()
    assert room.titles[0] == "Twitter", "the whole list is back"
    assert (room.selected, room.read, room.text.top) == (read, read, 7)
    assert room.session.asked.text == ""
    assert room.stage.typed == ""


def test_a_query_that_was_only_begun_leads_back_to_where_one_was() -> None:
    room = Room()
    room.go(2)
    room.text.step(3)
    room.type("harb")
    assert room.read == "Harbour", "while typing, what is found is looked at"
    room.leave()
    assert (room.selected, room.read, room.text.top) == ("Ferry", "Ferry", 3)
    assert room.typing(), "the first Esc clears the query"
    room.leave()
    assert not room.typing()
    assert (room.selected, room.text.top) == ("Ferry", 3)


def test_a_search_that_found_nothing_leads_back_to_where_one_was() -> None:
    room = Room()
    room.go(1)
    room.text.step(4)
    room.search("zzzz")
    assert room.read == ""
    room.leave()
    assert (room.selected, room.read, room.text.top) == ("Harbour", "Harbour", 4)


def test_who_moves_on_at_once_is_not_taken_back() -> None:
    room = Room()
    room.go(2)
    room.text.step(3)
    room.type("harb")
    room.session.leave()
    room.rows.step(1)
    room.session.moved()
    room.answer()
    assert room.text.top == 0


def test_an_index_that_is_written_meanwhile_takes_nobody_away() -> None:
    room = Room()
    room.go(2)
    room.type("harb")
    room.session.leave()
    room.session.ask_again()
    room.answer()
    assert (room.selected, room.read) == ("Ferry", "Ferry")
    assert room.backend.renewed == 1


def test_leaving_a_search_whose_article_is_gone_shows_the_newest() -> None:
    room = Room()
    room.search("harbour")
    del room.index.stored[5]
    room.leave()
    assert (room.selected, room.read) == ("Twitter", "Twitter")


def test_leaving_without_a_search_leaves_the_bar() -> None:
    room = Room()
    room.session.open_search()
    assert room.typing()
    asked = room.session.searching.generation
    room.leave()
    assert room.stage.keys == "list"
    assert room.session.searching.generation == asked, "nothing new is asked"


def test_the_rows_round_the_kept_article_come_with_the_list() -> None:
    room = Room(LongIndex(1000))
    room.stage.waiting.pop("everything")()
    room.answer()
    room.rows.jump(500)
    room.session.moved()
    room.answer()
    room.session.ask_again()
    _, job = room.backend.waiting.pop("search")
    for message in job(room.index):
        room.take(message)
    assert room.rows.cursor == 500
    assert all(room.rows.source.row(row) is not None for row in range(495, 505))


def test_what_is_left_to_ask_of_an_older_search_does_not_take_the_place_of_a_newer_one() -> None:
    room = Room(LongIndex(1000))
    room.rows.jump(3)
    room.session.moved()
    room.answer()
    room.session.ask_again()
    for late in list(room.stage.waiting.values()):
        late()
    room.answer()
    assert (room.rows.cursor, len(room.rows.source)) == (3, 1000)


# What somebody chose stays chosen


def test_another_query_keeps_the_article_that_was_chosen_where_it_finds_it() -> None:
    room = Room()
    room.go(2)
    room.text.step(3)
    room.type("harb")
    assert room.read == "Harbour", "it is not among these"
    room.type("the")
    assert room.titles[0] != "Ferry"
    assert (room.selected, room.read) == ("Ferry", "Ferry")
    room.session.accept()
    room.search("of")
    assert (room.selected, room.read) == ("Twitter", "Twitter")


def test_the_first_of_a_list_was_not_chosen_and_stands_in_nobody_s_way() -> None:
    room = Room()
    room.session.sort("rank")
    room.type("the")
    assert (room.rows.cursor, room.selected) == (0, "Ferry"), "the best, not the newest of before"


def test_of_a_long_answer_the_first_rows_come_at_once_and_the_chosen_article_is_looked_for() -> None:
    room = Room(LongIndex(1000))
    room.stage.waiting.pop("everything")()
    room.answer()
    room.rows.jump(500)
    room.session.moved()
    room.answer()
    read = room.text.document
    room.type("report", fast=True)
    room.rest_hand()
    room.answer()
    assert len(room.rows.source) == 40
    assert room.text.document is read, "no other article is shown for a moment"
    room.stage.waiting.pop("everything")()
    room.answer()
    assert (room.rows.cursor, len(room.rows.source)) == (500, 1000)
    assert room.text.document is not None
    assert read is not None
    assert room.text.document.article == read.article


# Where one was


def test_back_leads_over_articles_and_searches_and_forth_again() -> None:
    room = Room()
    room.text.step(4)
    room.go(1)
    assert room.read == "Harbour"
    room.text.step(6)
    room.search("ferry")
    assert room.read == "Ferry"
    for place in (("", "Harbour", 6), ("", "Twitter", 4)):
        room.session.go_back(1)
        room.answer()
        assert (room.session.asked.text, room.selected, room.text.top) == place
        assert room.read == place[1]
    room.session.go_back(1)
    assert room.stage.notes[-1] == "no place before this one"
    room.session.go_back(-2)
    room.answer()
    assert (room.stage.typed, room.read, room.titles) == ("ferry", "Ferry", ["Ferry"])
    room.session.go_back(-1)
    assert room.stage.notes[-1] == "no place after this one"


def test_back_leads_into_a_search_that_was_left() -> None:
    room = Room()
    room.search("harbour")
    room.leave()
    room.session.go_back(1)
    room.answer()
    assert (room.titles, room.stage.typed) == (["Harbour"], "harbour")


def test_of_a_series_of_jumps_inside_the_article_back_leads_to_where_it_began() -> None:
    room = Room()
    room.text.step(3)

    def jump(line: int) -> bool:
        room.text.jump(line)
        return True

    for line in (20, 40, 60):
        room.session.jump_inside(partial(jump, line))
    room.session.go_back(1)
    assert (room.read, room.text.top) == ("Twitter", 3)
    room.session.go_back(-1)
    assert room.text.top == 60
    room.text.step(-30)
    room.session.jump_inside(lambda: jump(5))
    room.session.go_back(1)
    assert room.text.top == 30, "who has moved since begins another series"


def test_a_place_whose_article_is_gone_is_no_place_any_more() -> None:
    room = Room()
    room.text.step(1)
    room.go(1)
    room.index.stored = {key: each for key, each in room.index.stored.items() if key != 1}
    room.session.ask_again()
    room.answer()
    room.session.go_back(1)
    room.answer()
    assert room.stage.notes[-1] == "that article is no longer there"


# What is newer


def _room_without_the_newest() -> Room:
    return Room(FakeIndex(some_articles()[1:]))


def _something_newer(room: Room) -> None:
    newer = some_articles()[0]
    room.index.stored[newer.key] = newer
    room.session.ask_again()
    room.answer()


def test_what_is_newer_comes_on_top_while_nobody_has_moved() -> None:
    room = _room_without_the_newest()
    assert room.read == "Harbour"
    _something_newer(room)
    assert (room.titles[0], room.rows.cursor, room.read) == ("Twitter", 0, "Twitter")
    assert room.session.searching.newer == 0


@pytest.mark.parametrize(
    "reads", [lambda room: room.text.step(1), lambda room: room.session.panes.focus("reader")]
)
def test_whoever_reads_the_newest_goes_on_reading_it(reads: Callable[[Room], None]) -> None:
    room = _room_without_the_newest()
    reads(room)
    _something_newer(room)
    assert (room.selected, room.read) == ("Harbour", "Harbour")
    assert room.session.searching.newer == 1, "it is above what is seen"
    _something_newer(room)
    assert room.session.searching.newer == 1, "nothing has come since"
    room.go(-1)
    assert room.session.searching.newer == 0


def test_back_at_the_first_row_the_newest_is_wanted_again() -> None:
    room = _room_without_the_newest()
    room.go(1)
    room.go(-1)
    _something_newer(room)
    assert (room.selected, room.rows.cursor) == ("Twitter", 0)


# A speaker


def test_a_speaker_s_quotations_are_searched_for_from_where_one_reads() -> None:
    room = Room(FakeIndex([*some_articles(), _quoting_mara_lind()]))
    room.go(2)
    assert room.read == "Harbour"
    room.text.step(2)
    room.session.article.choose(0)
    room.speaking.search()
    room.answer()
    assert room.session.asked.text == 'speaker:"Mara Lind"'
    assert room.titles == ["Later", "Harbour"]
    assert (room.selected, room.read, room.text.top) == ("Harbour", "Harbour", 2)
    room.leave()
    assert len(room.titles) == 4
    assert (room.selected, room.read, room.text.top) == ("Harbour", "Harbour", 2)


def test_from_a_speaker_s_other_article_leaving_stays_at_that_one() -> None:
    room = Room(FakeIndex([*some_articles(), _quoting_mara_lind()]))
    room.go(2)
    room.session.article.choose(0)
    room.speaking.search()
    room.answer()
    room.go(-1)
    assert room.read == "Later"
    room.leave()
    assert (room.selected, room.read) == ("Later", "Later")


def _quoting_mara_lind() -> Stored:
    return article(6, "Later that day", "“It is open,” she said.\n\nThen it rained.")


@pytest.mark.parametrize(
    ("confidence", "canonical", "said"),
    [(0.1, "Twitter", "it is not sure enough who this is"), (0.9, None, "nobody is named here")],
)
def test_who_is_not_known_is_not_searched_for(confidence: float, canonical: str | None, said: str) -> None:
    stored = seed_article()
    quotes = tuple(
        each._replace(confidence=confidence, canonical=canonical, speaker=None) for each in stored.quotes
    )
    room = Room(FakeIndex([stored._replace(quotes=quotes)]))
    room.speaking.search()
    assert "choose a quotation first" in room.stage.notes[-1]
    room.session.article.choose(0)
    room.speaking.search()
    assert room.stage.notes[-1] == said
    assert room.session.asked.text == ""


# Typing


def test_a_mistake_shows_nothing_of_half_a_word() -> None:
    room = Room()
    room.type("harb")
    assert room.text.matches
    assert room.session.summary()[0].startswith("1")
    room.stage.typed = "harb said:wall"
    room.session.typed()
    room.rest_hand()
    asked = room.session.asked
    assert asked.fault is not None
    assert asked.text == "harb", "what is listed is still that of before"
    assert room.text.matches == []
    assert room.session.summary() == ("", "")


def test_an_answer_that_comes_late_marks_nothing_either() -> None:
    room = Room()
    room.session.open_search()
    room.stage.typed = "harbour"
    room.session.submit()
    room.stage.typed = "harbour ("
    room.session.submit()
    room.answer()
    assert room.read == "Harbour"
    assert room.text.matches == []
    assert room.session.summary() == ("", "")


def test_when_the_query_is_right_again_all_comes_back() -> None:
    room = Room()
    room.type("harb")
    marked = room.text.matches
    generation = room.session.searching.generation
    for text in ("harb (", "harb"):
        room.stage.typed = text
        room.session.typed()
        room.rest_hand()
    assert room.session.asked.fault is None
    assert room.text.matches == marked
    assert room.session.searching.generation == generation, "it was there all the time"
    assert room.session.summary()[0].startswith("1")


def test_a_mistake_is_not_accepted_and_leaving_takes_it_away() -> None:
    room = Room()
    room.type("a AND (", fast=True)
    room.session.accept()
    assert room.typing()
    assert room.stage.typed == "a AND ("
    room.leave()
    assert room.session.asked.fault is None
    assert room.session.summary()[0] == "3 articles · newest first"


def test_accepted_the_last_word_is_whole_save_where_none_has_it() -> None:
    room = Room()
    room.search("harb")
    assert room.titles == ["Harbour"]
    assert room.session.asked.text == "harb"
    room.search("bridge")
    assert room.session.asked.query.text == "bridge"


def test_what_is_accepted_before_it_was_announced_is_not_asked_again() -> None:
    room = Room()
    room.type("ferry", fast=True)
    room.session.accept()
    generation = room.session.searching.generation
    room.session.typed()
    assert "query" not in room.stage.waiting
    assert room.session.searching.generation == generation


def test_the_bar_shows_what_is_asked_while_nobody_types() -> None:
    room = Room()
    room.search("the")
    assert room.stage.typed == "the"
    room.session.panes.focus("reader")
    room.search("petition")
    assert (room.stage.typed, room.stage.where) == ("petition", "archive")
    room.leave()
    assert room.stage.typed == "the", "the search of the archive goes on"


# Inside the article


def test_searching_inside_the_article_marks_it_and_leaving_ends_only_that() -> None:
    room = Room()
    room.session.panes.focus("reader")
    room.type("petition")
    assert room.stage.where == "article"
    assert room.session.summary()[0] == "match 1 of 2"
    assert len(room.titles) == 3, "the list stays"
    room.session.accept()
    assert room.stage.keys == "reader"
    room.session.step_match(1)
    room.session.step_match(1)
    assert room.stage.notes == ["no further match in this article"]
    top = room.text.top
    room.leave()
    assert room.text.matches == []
    assert room.text.top == top


def test_words_that_are_not_in_the_article_are_forgotten() -> None:
    room = Room()
    room.session.panes.focus("reader")
    room.search("zebra")
    assert room.stage.notes == ["zebra: not in this article"]
    assert room.session.asked.words == ""


def test_another_article_ends_the_search_inside() -> None:
    room = Room()
    room.session.panes.focus("reader")
    room.search("petition")
    room.go(1)
    assert room.session.asked.words == ""
    assert room.stage.typed == ""


def test_past_the_last_match_of_the_archive_s_search_comes_the_next_article() -> None:
    room = Room()
    room.go(1)
    room.go(-1)
    room.search("petition")
    matches = len(room.text.matches)
    assert matches
    for _ in range(matches):
        room.session.step_match(1)
    assert room.text.match == matches - 1


def test_the_next_article_of_a_search_is_shown_at_its_first_match() -> None:
    room = Room()
    room.search("said")
    assert len(room.titles) > 1
    for _ in range(len(room.text.matches) + 1):
        room.session.step_match(1)
    room.session.moved()  # the list tells of its cursor before the article is there
    room.answer()
    assert (room.rows.cursor, room.text.match) == (1, 0)


def test_the_order_counts_once_something_is_searched_for() -> None:
    room = Room()
    room.session.sort("rank")
    assert room.stage.notes == ["best first, once something is searched for"]
    room.search("the")
    assert room.session.summary()[0].endswith("best first")
    room.session.sort("date")
    room.answer()
    assert room.session.summary()[0].endswith("newest first")


def test_the_oldest_may_come_first_without_a_search_too() -> None:
    room = Room()
    room.session.sort("oldest")
    room.answer()
    assert room.titles == ["Ferry", "Harbour", "Twitter"]
    assert room.read == "Ferry"
    assert room.session.summary()[0] == "3 articles · oldest first"
    room.go(1)
    room.session.sort("date")
    room.answer()
    assert (room.selected, room.rows.cursor) == ("Harbour", 1), "what somebody went to stays selected"
