"""Putting right what was found, without a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reader.marks.entries import Names
from reader.marks.faulty import MarksError
from reader.marks.operations import MENTION, PERSON, QUOTATION, SPEAKER
from reader.model.person import Person
from reader.tui.worker.messages import Agreed
from tests.tui.fakes import FakeIndex, article
from tests.tui.session.room import Room

if TYPE_CHECKING:
    from reader.tui.session.amending import Target

FERRY = article(
    3,
    "A ferry",
    "“It sails at nine,” she said.\n\n“It sails at ten,” the captain said.\n\nIt sails at eleven, all said.",
)


def _room() -> Room:
    return Room(FakeIndex([FERRY]))


def _target(room: Room, number: int = 1) -> Target:
    room.session.article.choose(number)
    target = room.session.amending.target()
    assert target is not None
    return target


def test_a_letter_for_all_that_can_be_put_right_about_a_quotation() -> None:
    target = _target(_room())
    assert [each.letter for each in target.choices] == list("senx=/")
    assert target.heading == ("Mara Lind", "“It sails at ten,”")


def test_who_is_not_known_is_nobody_elses_namesake_and_called_nothing_elsewhere() -> None:
    bare = FERRY.quotes[0]._replace(canonical=None, speaker=None)
    room = Room(FakeIndex([FERRY._replace(quotes=(bare, FERRY.quotes[1]))]))
    assert [each.letter for each in _target(room, 0).choices] == list("snx")


def test_the_nearest_quotation_is_meant_where_none_is_chosen() -> None:
    room = _room()
    room.session.article.choose(None)
    target = room.session.amending.target()
    assert target is not None
    assert target.quotation == room.session.article.quotation
    assert Room(FakeIndex([article(1, "Rain", "It rained.")])).session.amending.target() is None


def test_each_letter_makes_the_mark_of_its_command_and_says_so() -> None:
    room = _room()
    target = _target(room)
    for letter, who, op, said in (
        ("s", "Ada Nilsen", SPEAKER, "Ada Nilsen said it, u to undo"),
        ("e", "Ada Nilsen", MENTION, "“Mara Lind” is Ada Nilsen, everywhere here, u to undo"),
        ("n", None, SPEAKER, "nobody can be named, u to undo"),
        ("x", None, QUOTATION, "not a quotation, u to undo"),
        ("=", "Ada Nilsen", PERSON, "Ada Nilsen and Mara Lind are one, u to undo"),
        ("/", "Ada Nilsen", PERSON, "Ada Nilsen and Mara Lind are two, u to undo"),
    ):
        room.session.amending.put_right(target, letter, who)
        change = room.keeper.changes[-1]
        assert change.ops == {op}
        assert change.amends
        assert change.ids == (() if op == PERSON else (FERRY.article.id,))
        assert room.stage.toasts[-1] == said
    names = Names("moved.md", "0" * 16, "")
    assert room.keeper.changes[0].marks(names)[0].register.article == names
    assert room.keeper.changes[-1].marks(names)[0].register.article is None


def test_what_is_no_name_or_no_other_one_is_refused_and_nothing_kept() -> None:
    room = _room()
    target = _target(room)
    for letter, who in (("s", "…"), ("=", "mara lind"), ("e", "x" * 300)):
        with pytest.raises(MarksError):
            room.session.amending.put_right(target, letter, who)
    assert not room.keeper.changes


def test_selected_words_become_a_quotation_and_are_chosen_when_they_are_one() -> None:
    room = _room()
    room.stage.selected = "It sails at\neleven"
    target = room.session.amending.target()
    assert target is not None
    assert [each.letter for each in target.choices] == ["q"]
    assert target.heading == ("", "It sails at eleven")
    room.session.amending.put_right(target, "q")
    (change,) = room.keeper.changes
    assert change.marks(Names("x"))[0].value["is"] is True  # type: ignore[index]


def test_words_that_are_not_in_the_article_are_not_what_is_put_right() -> None:
    room = _room()
    room.stage.selected = "Quotations 2"
    target = room.session.amending.target()
    assert target is not None
    assert target.selected is None


def test_people_of_the_article_are_offered_but_for_the_one_it_is_and_to_be_parted_all_names_of_one() -> None:
    bo = FERRY.quotes[0]._replace(canonical="Bo Holt")
    people = {"Mara Lind": Person("Mara Lind", "person", ("Lind", "M. Lind", "Mara Lind"))}
    room = Room(FakeIndex([FERRY._replace(quotes=(bo, FERRY.quotes[1]), people=people)]))
    target = _target(room)
    assert target.people("s") == ["Bo Holt"]
    assert target.people("/") == ["M. Lind", "Bo Holt"]


def test_an_index_that_does_not_agree_yet_is_tried_again() -> None:
    room = _room()
    assert not room.session.marking.agreed(Agreed(done=False))
    room.stage.waiting.pop("agree")()
    assert room.keeper.agreements == 1
    assert room.session.marking.agreed(Agreed(done=True))
    assert "agree" not in room.stage.waiting


def test_the_quotation_that_was_chosen_stays_chosen_where_others_come_and_go() -> None:
    room = _room()
    room.session.article.choose(1)
    room.text.top = 3
    (stored,) = room.index.stored.values()
    room.index.stored[stored.key] = stored._replace(quotes=stored.quotes[1:])
    room.session.ask_again()
    room.answer()
    assert room.side.document is room.text.document is room.session.article.document
    assert (room.side.chosen, room.text.chosen, room.text.top) == (0, 0, 3)
    room.index.stored[stored.key] = stored._replace(quotes=())
    room.session.ask_again()
    room.answer()
    assert room.side.chosen is None
