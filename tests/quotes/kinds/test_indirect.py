"""What is said without marks: the extent of a content, and what is none."""

import pytest

from reader.model.quotation import Quote
from reader.quotes.extraction import extract


def indirect(text: str) -> list[Quote]:
    return [quote for quote in extract(text, language="en") if quote.kind == "indirect"]


@pytest.mark.parametrize(
    ("text", "content", "how"),
    [
        ("Ada Brook said that the bridge would close.", "the bridge would close", "“that”"),
        ("Ada Brook told reporters that the bridge would close.", "the bridge would close", "“that”"),
        (
            "The bridge would close in May, Ada Brook said.",
            "The bridge would close in May",
            "after what was said",
        ),
        ("The bridge is old, according to Ada Brook.", "The bridge is old", "after what was said"),
        (
            "According to Ada Brook, the bridge is old and tired.",
            "the bridge is old and tired",
            "according to",
        ),
        ("Ada Brook asked whether the bridge was safe.", "whether the bridge was safe", "question"),
        (
            "At one point, she said, they were considering a new bridge.",
            "they were considering a new bridge",
            "set into",
        ),
        ("Ada Brook walked off and said the ferry would be late.", "the ferry would be late", "clause"),
        ("Ada Brook has long supported the plan to build a bridge.", "the plan to build a bridge", "object"),
        (
            "Ada Brook said the bridge would close, adding to the trouble of the town.",
            "the bridge would close",
            "clause",
        ),
        ("Documents show that the bridge was closed in May.", "the bridge was closed in May", "“that”"),
    ],
)
def test_contents(text: str, content: str, how: str) -> None:
    (quote,) = indirect(text)
    assert text[quote.start : quote.end] == content
    assert how in quote.how


@pytest.mark.parametrize(
    "text",
    [
        "Ada Brook released a statement on Friday explaining why the bridge is closed.",
        "Ada Brook read a book.",
        "Reports of the closure came late.",
        "“The bridge is closed,” said Ada Brook.",
    ],
)
def test_no_contents(text: str) -> None:
    assert indirect(text) == []


def test_how_sure_it_is_differs() -> None:
    plain = indirect("Ada Brook said that the bridge would close.")[0]
    loose = indirect("Ada Brook argued for a bridge that carries trains, and praised the ferry.")
    assert all(quote.confidence < plain.confidence for quote in loose)
    assert 0.65 <= plain.confidence <= 0.99


def test_what_seems_so_is_the_reporter_s() -> None:
    assert indirect("The mayor seemed to want the bridge closed, and it appeared that nobody minded.") == []
