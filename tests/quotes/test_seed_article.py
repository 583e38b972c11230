"""The seed article, marked by hand: twelve spans, ten quotations, each with its speaker and cue."""

from pathlib import Path

import pytest

from reader.model.quotation import Quote
from reader.quotes.extraction import extract
from reader.shown.records import count_quotations

SEED = Path(__file__).parents[2] / "seeds" / "000_84f662bfa4d4cfd3.txt"
HEADER = " date 2018-01-06 "

# start, end (in the file's text), kind, fragments, mention, cue, canonical, group
EXPECTED = [
    (264, 348, "mixed", [(268, 284), (289, 302)], "the president", "boasted", "Donald Trump", 0),
    (351, 631, "post", [], "Donald J. Trump (@realDonaldTrump)", "—", "Donald Trump", 1),
    (404, 449, "mixed", [(404, 449)], "North Korean Leader Kim Jong Un", "stated", "Kim Jong Un", 2),
    (717, 747, "indirect", [], "Some Twitter users", "argued", "Some Twitter users", 3),
    (779, 923, "mixed", [(779, 901)], "Twitter’s policy", "states", "Twitter", 4),
    (967, 1240, "direct", [], "the company", "said", "Twitter", 5),
    (1302, 1429, "mixed", [(1336, 1384), (1394, 1429)], "Twitter", "stated", "Twitter", 6),
    (1495, 1553, "indirect", [], "The activist group Color of Change", "calling", "Color of Change", 7),
    (1556, 1756, "direct", [], "the petition", "read", "Color of Change", 8),
    (1777, 2102, "direct", [], "the petition", "read", "Color of Change", 8),
    (2307, 2454, "direct", [], "it", "added", "Twitter", 9),
    (2465, 2629, "direct", [], "it", "added", "Twitter", 9),
]


@pytest.fixture(scope="module")
def text() -> str:
    return SEED.read_text(encoding="utf-8").removeprefix(HEADER)


@pytest.fixture(scope="module")
def quotes(text: str) -> list[Quote]:
    return extract(text, date="2018-01-06")


def words(text: str, span: tuple[int, int] | None) -> str | None:
    return text[span[0] : span[1]] if span else None


def test_all_twelve_and_nothing_else(text: str, quotes: list[Quote]) -> None:
    shift = len(HEADER)
    found = [
        (
            quote.start + shift,
            quote.end + shift,
            quote.kind,
            [(start + shift, end + shift) for start, end in quote.inner],
            words(text, quote.speaker),
            words(text, quote.cue),
            quote.canonical,
            quote.group,
        )
        for quote in quotes
    ]
    assert found == EXPECTED


def test_ten_quotations(quotes: list[Quote]) -> None:
    assert count_quotations(quotes) == 10


def test_the_post_keeps_its_handle_and_day(quotes: list[Quote]) -> None:
    post = next(quote for quote in quotes if quote.kind == "post")
    assert (post.role, post.said_on) == ("@realDonaldTrump", "2018-01-03")


def test_friday_in_a_blog_post(quotes: list[Quote]) -> None:
    statement = next(quote for quote in quotes if quote.via)
    assert (statement.via, statement.said_on) == ("in a blog post", "2018-01-05")


def test_without_a_date_no_day_is_guessed(text: str) -> None:
    assert [quote.said_on for quote in extract(text) if quote.kind != "post"] == [None] * 11


def test_each_says_how_and_how_sure(quotes: list[Quote]) -> None:
    assert all(quote.how for quote in quotes)
    # The stretch, whose words it is and the name count together: “the company” may be another one.
    assert all(0.3 < quote.confidence <= 1 for quote in quotes)
    assert all(0.5 < quote.span_confidence <= 1 for quote in quotes)
