"""Words of the text are selected with the keys: one end stays, the other moves."""

from __future__ import annotations

import pytest

from reader.tui.page.document import Document
from reader.tui.session.selecting import Selecting
from tests.tui.fakes import article
from tests.tui.session.room import FakeText

TEXT = "The ferry is late. It sails at ten, the captain said.\n\nNobody waits. The end."


@pytest.fixture
def text() -> FakeText:
    made = FakeText()
    made.put(Document(article(1, "A ferry", TEXT)))
    return made


def words(text: FakeText) -> str:
    return "" if text.selected is None else TEXT[slice(*text.selected)]


def test_the_end_moves_by_words_over_the_beginning_and_back(text: FakeText) -> None:
    selecting = Selecting(text)
    assert selecting.begin(TEXT.index("erry"), "word")
    assert words(text) == "ferry"
    selecting.step(2)
    assert words(text) == "ferry is late"
    selecting.step(-3)
    assert words(text) == "The ferry"
    selecting.step(-9)
    assert words(text) == "The ferry"
    selecting.turn()
    selecting.step(3)
    assert words(text) == "The ferry is late. It"
    selecting.step(99)
    assert words(text) == TEXT.removesuffix(".")


def test_the_end_moves_to_the_ends_of_sentences(text: FakeText) -> None:
    selecting = Selecting(text)
    selecting.begin(TEXT.index("ferry"), "word")
    selecting.step_sentence(1)
    assert words(text) == "ferry is late"
    selecting.step_sentence(1)
    assert words(text) == "ferry is late. It sails at ten, the captain said"
    selecting.step_sentence(-1)
    assert words(text) == "ferry is late. It"
    selecting.step_sentence(-1)
    assert words(text) == "The ferry"
    selecting.step_sentence(99)
    assert words(text) == TEXT[4:].removesuffix(".")


def test_whole_sentences_then_paragraphs_then_words_again(text: FakeText) -> None:
    selecting = Selecting(text)
    selecting.begin(TEXT.index("sails"), "sentence")
    assert words(text) == "It sails at ten, the captain said."
    selecting.step(1)
    assert words(text) == "It sails at ten, the captain said.\n\nNobody waits."
    selecting.step(-1)
    selecting.widen()
    assert words(text) == TEXT.partition("\n\n")[0]
    selecting.widen()
    assert words(text).startswith("It sails") or words(text).startswith("It")


def test_lines_are_those_of_the_screen(text: FakeText) -> None:
    selecting = Selecting(text)
    selecting.begin(0, "word")
    selecting.step_line(1)
    assert words(text) == "The ferry is"
    selecting.step_line(-1)
    assert words(text) == "The"


def test_without_words_and_without_a_selection_nothing_happens(text: FakeText) -> None:
    selecting = Selecting(text)
    for move in (selecting.step, selecting.step_line, selecting.step_sentence):
        move(1)
    selecting.turn()
    selecting.widen()
    selecting.leave()
    assert text.selected is None
    text.put(Document(article(1, "None", "…\n\n***")))
    assert not selecting.begin(0, "word")
    text.put(None)
    assert not selecting.begin(0, "word")


def test_what_the_mouse_selects_ends_it(text: FakeText) -> None:
    selecting = Selecting(text)
    selecting.begin(0, "word")
    assert selecting.span == (0, 3)
    text.selected = None
    assert selecting.span is None
