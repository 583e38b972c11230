"""Descriptions stand for those whom the text has named, or for themselves."""

import pytest

from reader.quotes.extraction import extract

SAID = "\n\n“The bridge is old and it will stay closed,” {} said."


def speaker(text: str, mention: str) -> str | None:
    return extract(text + SAID.format(mention), language="en")[-1].canonical


@pytest.mark.parametrize(
    ("text", "mention", "name"),
    [
        ("Ada Nilsen, an expert in bridges, came to Hollin.", "the expert", "Ada Nilsen"),
        ("Ada Nilsen, 36, won the race in Hollin.", "the 36-year-old", "Ada Nilsen"),
        ("Prime Minister Ada Nilsen came to Hollin.", "the prime minister", "Ada Nilsen"),
        (
            "Ada Nilsen came to Hollin. The governor, a Liberal, stayed for lunch.",
            "the governor",
            "Ada Nilsen",
        ),
        ("An insider came to Hollin with Ada Nilsen.", "the insider", "An insider"),
        ("Ada Nilsen came to Hollin.", "the doctors", "the doctors"),
        ("Ada Nilsen came to Hollin.", "The protesters", "the protesters"),
        ("Ada Nilsen came to Hollin.", "the mother of two", "the mother of two"),
        ("Hollin’s ambassador to Norway Ada Nilsen came.", "Hollin’s ambassador to Norway", "Ada Nilsen"),
        ("Ada Nilsen came to Hollin.", "the former head of the port, Paul Roe,", "Paul Roe"),
    ],
)
def test_who_is_described(text: str, mention: str, name: str) -> None:
    assert speaker(text, mention) == name


def test_a_description_with_nobody_before_it_stands_for_itself() -> None:
    assert extract("“The bridge is old,” the captain said.", language="en")[0].canonical == "the captain"


def test_behind_the_verb_the_name_of_a_description_may_end_the_sentence() -> None:
    text = "“The bridge is old,” says the former editor of the Gazette, Paul Roe. “It will stay closed for long.”"
    assert {quote.canonical for quote in extract(text, language="en")} == {"Paul Roe"}


def test_a_long_row_of_capitals_is_read_once() -> None:
    # Twice the row would take four times as long, here minutes, if each of its words were read to its end.
    text = "“The bridge is old,” the insider said. " + "Hollin Varn-Nord " * 12_000
    assert extract(text, language="en")[0].canonical == "the insider"
