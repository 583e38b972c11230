"""The ways between the panes and the screens of speakers."""

from __future__ import annotations

from reader.tui.session.speakerpage import AllSpeakers, SpeakerPage
from reader.tui.worker.messages import SayingsCame, SpeakerCame, SpeakersCame
from tests.tui.fakes import FakeIndex, article, some_articles
from tests.tui.session.room import Room


def _room() -> Room:
    text = "“It is open,” she said.\n\n" + "\n\n".join("It rained." for _ in range(30))
    later = article(6, "Later that day", f"{text}\n\n“It is shut,” she said.")
    return Room(FakeIndex([*some_articles(), later]))


def _pane(room: Room) -> str:
    return room.session.panes.name


def _opened(room: Room) -> SpeakerPage:
    room.go(2)
    room.text.step(2)
    room.session.article.choose(0)
    page = room.speaking.here()
    assert page is not None
    room.speaking.open_page(page)
    room.answer()
    return page


def test_a_page_has_every_quotation_and_what_is_known() -> None:
    room = _room()
    page = _opened(room)
    assert (page.name, page.number, len(page.said), page.complete) == ("Mara Lind", 3, 3, True)
    assert page.known is not None
    assert page.known.outlets == (("Port Gazette", 3),)


def test_a_quotation_is_read_in_its_article_and_escape_leads_back_in_two_steps() -> None:
    room = _room()
    page = _opened(room)
    before = room.session.here
    page.cursor = 1
    assert page.chosen is not None
    room.speaking.visit(page, page.chosen)
    room.answer()
    assert (room.read, room.side.chosen) == ("Later", 1)
    assert _pane(room) == "reader"
    assert room.session.asked.text == 'speaker:"Mara Lind"'
    assert list(room.speaking.again()) == [page]
    room.speaking.close()
    room.answer()
    assert room.session.here == before
    assert (room.read, room.side.chosen, room.text.top) == ("Harbour", 0, 2)
    assert _pane(room) == "list"
    assert not room.speaking.again()


def test_another_search_is_the_end_of_the_way_back() -> None:
    room = _room()
    page = _opened(room)
    assert page.chosen is not None
    room.speaking.visit(page, page.chosen)
    room.answer()
    room.session.search_for("ferry")
    room.answer()
    assert not room.speaking.again()


def test_a_screen_that_is_left_without_reading_moves_nothing() -> None:
    room = _room()
    _opened(room)
    before = room.session.here
    room.speaking.close()
    assert room.session.here == before
    assert room.session.asked.text == ""


def test_all_speakers_are_asked_for_once_and_again_when_the_index_was_written() -> None:
    room = _room()
    everybody = room.speaking.open_all()
    room.answer()
    assert [each.row.name for each in everybody.shown][:2] == ["Twitter", "Mara Lind"]
    assert everybody.complete
    room.speaking.close()
    assert room.speaking.open_all().complete
    room.session.ask_again()
    asked = [each for each in room.index.asked if each.startswith("speakers")]
    room.answer()
    assert len([each for each in room.index.asked if each.startswith("speakers")]) > len(asked)


def test_who_stands_on_the_first_screen_is_known_before_it_is_opened() -> None:
    room = _room()
    room.speaking.expect()
    room.answer()
    everybody = room.speaking.open_all()
    assert [each.row.name for each in everybody.shown][:2] == ["Twitter", "Mara Lind"]
    assert not everybody.complete, "all are asked for none the less"
    room.answer()
    assert everybody.complete


def test_what_was_chosen_stays_chosen_when_it_is_asked_again_or_sifted() -> None:
    room = _room()
    page = _opened(room)
    page.cursor = 2
    chosen = page.chosen
    room.session.ask_again()
    room.answer()
    assert page.chosen == chosen
    page.sift("winter")
    assert (len(page.shown), page.chosen) == (1, chosen)
    page.sift("")
    assert (len(page.shown), page.chosen) == (3, chosen)


def test_orders_are_turned_round() -> None:
    room = _room()
    page = AllSpeakers(room.backend)
    assert [page.turn() for _ in range(3)] == ["quoted last first", "by name", "most quoted first"]


def test_quotations_of_an_older_question_are_dropped() -> None:
    room = _room()
    page = _opened(room)
    assert not page.said_came(SayingsCame(99, [1], 0, [], 1))
    page.known_came(SpeakerCame(99, None))
    assert page.known is not None
    everybody = AllSpeakers(room.backend)
    everybody.came(SpeakersCame([], complete=True))
    assert everybody.complete
    assert everybody.chosen is None
