"""What was said around fragments in marks: how far it reaches in the reporter's sentence."""

import pytest

from reader.quotes.extraction import extract


def mixed(text: str) -> list[str]:
    quotes = extract(text, language="en")
    return [text[quote.start : quote.end] for quote in quotes if quote.kind == "mixed"]


@pytest.mark.parametrize(
    ("text", "contents"),
    [
        (
            "Nilsen said the pier was “a wreck” and that the ferry was “slow”.",
            ["the pier was “a wreck” and that the ferry was “slow”"],
        ),
        (
            "Nilsen said the pier was “a wreck”, and added that the ferry was “slow”.",
            ["the pier was “a wreck”", "the ferry was “slow”"],
        ),
        (
            "Nilsen called the pier a “wreck”, and later described the ferry as “slow”.",
            ["the pier a “wreck”", "the ferry as “slow”"],
        ),
    ],
)
def test_a_second_verb_begins_a_content_of_its_own(text: str, contents: list[str]) -> None:
    assert mixed(text) == contents


@pytest.mark.parametrize(
    ("text", "content"),
    [
        (
            "According to Ada Nilsen, formerly a guard at the port, the pier was “a wreck” then.",
            "the pier was “a wreck” then",
        ),
        ("According to Ada Nilsen, the head of the port, the pier was “a wreck”.", "the pier was “a wreck”"),
        (
            "According to Ada Nilsen, the ferry, which was old, was “slow”.",
            "the ferry, which was old, was “slow”",
        ),
    ],
)
def test_what_somebody_is_told_to_be_is_not_said_by_them(text: str, content: str) -> None:
    assert mixed(text) == [content]


def test_nothing_indirect_is_found_inside_a_mixed_one() -> None:
    quotes = extract("According to Ada Nilsen, the ferry, which was old, was “slow”.", language="en")
    assert [quote.kind for quote in quotes] == ["mixed"]


def test_those_who_are_told_stand_before_what_they_are_told() -> None:
    assert mixed("Ada Nilsen assures her supporters the pier will “stand for years”.") == [
        "the pier will “stand for years”"
    ]
