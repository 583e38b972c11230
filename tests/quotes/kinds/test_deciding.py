"""What something is called is nobody's words; what somebody calls it is."""

from __future__ import annotations

import pytest

from reader.quotes.extraction import extract


def kinds(text: str) -> list[str]:
    return [quote.kind for quote in extract(text)]


@pytest.mark.parametrize(
    "text",
    [
        "When a storm blows from the west it is called a “Hollin blow.” Ada Nilsen said she had seen three.",
        "Ada Nilsen grew up by the pier. It is sometimes known as “the long arm.” Few remember why.",
        "In cases of damp bedding it’s instead been dubbed “ferry lung.” Ada Nilsen said nobody knows why.",
        "He read a poem called “Winter Crossing,” which Ada Nilsen said she knew by heart.",
        "She ran a campaign named “One Ticket” for years, Ada Nilsen said.",
    ],
)
def test_what_something_is_called_is_no_quotation(text: str) -> None:
    assert set(kinds(text)) <= {"scare", "indirect"}


@pytest.mark.parametrize(
    "text",
    [
        "Ada Nilsen called the plan “a bridge to nowhere that nobody asked for.”",
        "The plan was called “a bridge to nowhere that nobody asked for” by Ada Nilsen.",
        "The mayor dubbed the ferry “a floating waiting room with bad coffee.”",
    ],
)
def test_what_somebody_calls_it_is_one(text: str) -> None:
    assert {"direct", "mixed"} & set(kinds(text))
