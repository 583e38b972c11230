"""What can be marked, and what is made of records that nobody meant."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.marks.entries import Entry, Register
from reader.marks.faulty import MarksError
from reader.marks.merging import Registers
from reader.marks.operations import (
    LONGEST_NOTE,
    Mark,
    Remembered,
    after,
    checked_name,
    describe,
    everywhere_here,
    flag,
    is_quotation,
    note,
    position,
    remembered,
    same_person,
    saved,
    saved_searches,
    tag,
    this_is,
    withdrawn,
)
from reader.marks.textquotes import read_quote, text_quote
from tests.marks.making import FERRY, made, records

TEXT = "Dockers met on Friday. “We will not unload it,” she said."
WORDS = text_quote(TEXT, 23, 48)


def kept(*marks: Mark) -> list[Entry]:
    return [
        made(at, "aaaaaaaa", mark.register, on=mark.on, value=mark.value) for at, mark in enumerate(marks)
    ]


def test_everything_that_can_be_remembered_of_an_article_is() -> None:
    marks = [
        flag("read", FERRY),
        flag("star", FERRY),
        flag("hide", FERRY, on=False),
        tag(FERRY, "pier"),
        tag(FERRY, "b"),
        tag(FERRY, "gone", on=False),
        note(FERRY, "ask the council"),
        position(FERRY, 12),
        this_is(FERRY, WORDS, "Ada Nilsen", was="she"),
        everywhere_here(FERRY, "she", "Ada Nilsen"),
        is_quotation(FERRY, WORDS, quoted=False),
    ]
    held = remembered(kept(*marks))
    assert held == Remembered(True, True, False, ("b", "pier"), "ask the council", 12, 3)
    assert not remembered(kept(*map(withdrawn, marks)))


def test_a_correction_holds_what_finds_its_words_again() -> None:
    value = this_is(FERRY, WORDS, None).value
    assert isinstance(value, dict)
    assert (value["to"], read_quote(value["q"])) == (None, WORDS)
    named = this_is(FERRY, WORDS, "Ada Nilsen")
    assert named.register == this_is(FERRY, WORDS, None).register  # the last word of the two counts
    assert named.register != is_quotation(FERRY, WORDS, quoted=True).register


def test_two_names_are_one_pair_in_either_order() -> None:
    assert same_person("Ada", "Bo").register == same_person("Bo", "Ada", same=False).register


def test_nothing_is_a_note_and_a_position_taken_away() -> None:
    assert not remembered(kept(note(FERRY, ""), position(FERRY, 0)))


@pytest.mark.parametrize("name", ["a", "Häfen", "x" * 64, "a+b-c", "中文", "#1"])
def test_a_tag_is_taken_as_it_is(name: str) -> None:
    assert checked_name("tag", name) == name


@pytest.mark.parametrize(
    "name", ["", "x" * 65, "a b", "a\tb", "+a", "-a", "a\x1b[31m", "a\u202eb", "\udcff", "a\u00a0b"]
)
def test_what_is_no_tag_is_told(name: str) -> None:
    with pytest.raises(MarksError, match="a tag has 1 to 64 signs"):
        tag(FERRY, name)


def test_letters_that_look_alike_are_one_tag() -> None:
    assert checked_name("tag", "cafe\u0301") == "café"


def test_a_note_has_an_end() -> None:
    assert note(FERRY, "x" * LONGEST_NOTE).on
    with pytest.raises(MarksError, match="at most 10,000 signs, found 10,001"):
        note(FERRY, "x" * (LONGEST_NOTE + 1))


@given(st.lists(records(), max_size=8))
def test_records_of_any_kind_are_summed_up_without_a_traceback(entries: list[Entry]) -> None:
    held = remembered(entries)
    assert isinstance(held.note, str | None)
    assert held.position is None or held.position > 0
    assert len(describe(entries)) <= 6


def test_saved_searches_come_by_name_and_only_where_they_are_some() -> None:
    strange = [
        made(9, "aaaaaaaa", Register(None, "saved", "list"), value=[1]),
        made(9, "aaaaaaaa", Register(FERRY, "saved", "article"), value="x"),
    ]
    entries = kept(saved("b", "ferry"), saved("a", "pier -old"), saved("c", "", on=False)) + strange
    assert saved_searches(entries) == {"a": "pier -old", "b": "ferry"}


def test_records_are_named_in_few_words() -> None:
    marks = [
        flag("read", FERRY),
        tag(FERRY, "a"),
        tag(FERRY, "b", on=False),
        saved("strikes", "x"),
        note(FERRY, ""),
    ]
    assert describe(kept(*marks)) == ["read", "+a", "-b", "saved strikes", "note removed"]
    assert describe(kept(*marks, flag("star", FERRY), flag("hide", FERRY)))[-1] == "…"
    glow = made(0, "aaaaaaaa", Register(FERRY, "glow", ""), on=False)
    assert describe([glow]) == ["glow off"]


def test_what_marks_make_of_an_article_is_what_is_remembered_once_they_are_kept() -> None:
    marks = [
        flag("read", FERRY),
        flag("star", FERRY),
        flag("star", FERRY, on=False),
        tag(FERRY, "pier"),
        tag(FERRY, "a"),
        tag(FERRY, "gone"),
        tag(FERRY, "gone", on=False),
        note(FERRY, "ask"),
        position(FERRY, 7),
    ]
    assert after(Remembered(), marks) == remembered(Registers(kept(*marks)))
    assert after(remembered(Registers(kept(*marks))), [note(FERRY, ""), position(FERRY, 0)]) == Remembered(
        read=True, tags=("a", "pier")
    )


def test_half_a_character_of_a_journal_reaches_no_other_program() -> None:
    entries = [
        made(0, "aaaaaaaa", Register(FERRY, "note", ""), value="ask \ud800"),
        made(0, "aaaaaaaa", Register(None, "saved", "half\ud800"), value="pier \udcff"),
    ]
    assert remembered(entries[:1]).note == "ask ?"
    assert saved_searches(entries) == {"half?": "pier ?"}
