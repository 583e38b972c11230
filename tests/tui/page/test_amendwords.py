"""What was put right, in a sentence."""

from __future__ import annotations

import pytest

from reader.marks.entries import Entry, Names, entry
from reader.marks.operations import (
    READ,
    Mark,
    everywhere_here,
    flag,
    is_quotation,
    same_person,
    this_is,
    withdrawn,
)
from reader.marks.textquotes import text_quote
from reader.tui.page.amendwords import described, sentence

HERE = Names("ferry.md")
WORDS = text_quote("“It sails,” she said.", 0, 11)


def _entries(*marks: Mark) -> list[Entry]:
    return [
        entry(f"018bcfe5680{at}-0000", "k3vq7xwa", mark.register, on=mark.on, value=mark.value)
        for at, mark in enumerate(marks)
    ]


@pytest.mark.parametrize(
    ("mark", "said"),
    [
        (this_is(HERE, WORDS, "Ada Nilsen"), "Ada Nilsen said it"),
        (this_is(HERE, WORDS, None), "nobody can be named"),
        (everywhere_here(HERE, "the captain", "Ada Nilsen"), "“the captain” is Ada Nilsen, everywhere here"),
        (is_quotation(HERE, WORDS, quoted=True), "a quotation"),
        (is_quotation(HERE, WORDS, quoted=False), "not a quotation"),
        (same_person("A. Nilsen", "Ada Nilsen"), "A. Nilsen and Ada Nilsen are one"),
        (same_person("A. Nilsen", "Ada Nilsen", same=False), "A. Nilsen and Ada Nilsen are two"),
    ],
)
def test_every_correction_is_said_alike_when_it_is_made_and_when_it_is_taken_back(
    mark: Mark, said: str
) -> None:
    assert sentence([mark]) == said
    assert described(_entries(mark)) == [said]


def test_everywhere_is_one_thing_though_it_takes_two_marks() -> None:
    marks = [everywhere_here(HERE, "she", "Ada Nilsen"), this_is(HERE, WORDS, "Ada Nilsen")]
    assert described(_entries(*marks)) == ["“she” is Ada Nilsen, everywhere here"]


def test_what_no_key_did_is_described_as_ever() -> None:
    other = text_quote("“It sails,” she said. “At nine.”", 22, 32)
    both = _entries(this_is(HERE, WORDS, "Ada Nilsen"), this_is(HERE, other, "Bo Holt"))
    assert described(both) == ["speaker corrected"]
    assert described(_entries(withdrawn(this_is(HERE, WORDS, "Ada Nilsen")))) == ["correction withdrawn"]
    assert described(_entries(flag(READ, HERE))) == ["read"]


def test_a_name_is_clean_and_no_longer_than_a_line() -> None:
    assert "\x1b" not in sentence([this_is(HERE, WORDS, "Ada \x1b[31mNilsen")])
    assert len(sentence([this_is(HERE, WORDS, "Ada " * 40)])) < 60
