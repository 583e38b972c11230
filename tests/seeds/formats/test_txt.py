"""Plain text in all its forms."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.seeds.conftest import Load, One

BODY = "The mayor of Lowmoor spoke first. Nobody answered."


def test_date_and_first_sentence_on_one_line(one: One) -> None:
    first = "The harbour company released a statement on Friday explaining why its ferries will not sail before spring."
    raw = f" date 2018-01-06 {first}\n\n“We waited,” it said."
    article = one("seed.txt", raw)
    assert article.text == raw[17:]
    assert article.date == "2018-01-06"
    assert article.id == article.path == "seed.txt"
    assert article.title_derived
    assert (
        article.title
        == "The harbour company released a statement on Friday explaining why its ferries will not sail before…"
    )
    assert len(article.title) <= 100
    assert article.fragment is None


@pytest.mark.parametrize(
    ("raw", "title", "text"),
    [
        (f"date 2024-01-05\n\nA title\n\n{BODY}", "A title", BODY),
        (f"A title\n\n{BODY}", "A title", BODY),
        (f"\n\n date: 2024-01-05\n\nA title\n\n{BODY}", "A title", BODY),
        (f"date 2024-01-05\ntitle A title\nsource Gazette\n\n{BODY}", "A title", BODY),
        (
            f"Date: 2024-01-05\nTitle: A title\nLang: en\n\nAnother line\n\n{BODY}",
            "A title",
            f"Another line\n\n{BODY}",
        ),
        (f"date 2024-01-05\n\nIs it a title?\n\n{BODY}", "Is it a title?", BODY),
        (f"date 2024-01-05\n\nWait for it...\n\n{BODY}", "Wait for it...", BODY),
        (f"A\u2028title\x0bhere\n\n{BODY}", "A title here", BODY),
        (f"\u200b\n\nA title\n\n{BODY}", "A title", BODY),
        (f"Date night in Paris\n\n{BODY}", "Date night in Paris", BODY),
    ],
)
def test_a_title(one: One, raw: str, title: str, text: str) -> None:
    article = one("x.txt", raw)
    assert (article.title, article.text, article.title_derived) == (title, text, False)


@pytest.mark.parametrize(
    ("raw", "title"),
    [
        (f"A sentence that ends in a full stop.\n\n{BODY}", "A sentence that ends in a full stop."),
        ("Only one paragraph", "Only one paragraph"),
        ("Two lines\nin the first paragraph\n\nand more", "Two lines"),
        ("title fights are not header lines\nwhen they run on. Mr. Ng said so. Then he left.\n\nMore", None),
        ("word " * 51 + f"\n\n{BODY}", None),
        ("。。\n\n", None),
    ],
)
def test_no_title_and_nothing_lost(one: One, raw: str, title: str | None) -> None:
    article = one("x.txt", raw)
    assert article.title_derived or "title" in raw
    if title is not None:
        assert article.title == title
        assert re.sub(r"\s+", " ", article.text) == re.sub(r"\s+", " ", raw).strip()


def test_header_lines(one: One) -> None:
    article = one(
        "x.txt",
        "date 2024-01-05 10:30\ntitle Ferry: late\nsource Port Gazette\nauthor A. Writer\n"
        "url https://example.org/a?b=c\ntags ferry, harbour; ferry\n\nText.",
    )
    assert article.date == "2024-01-05T10:30:00"
    assert article.day == "2024-01-05"
    assert (article.title, article.source, article.author) == ("Ferry: late", "Port Gazette", "A. Writer")
    assert article.url == "https://example.org/a?b=c"
    assert article.tags == ("ferry", "harbour")
    assert article.text == "Text."
    assert article.origins["title"] == "header line: title"


@pytest.mark.parametrize(
    "value",
    ["2024-02-30", "tomorrow", "01/05/2024", "-0044-03-15", "10000-01-01", "\u0662\u0660\u0662\u0664-01-05"],
)
def test_nonsense_is_no_date_and_a_problem(load: Load, value: str) -> None:
    loaded = load("x.txt", f"date {value}\n\nA title\n\n{BODY}")
    assert loaded.articles[0].date is None
    assert loaded.articles[0].title == "A title"
    assert [problem.line for problem in loaded.problems] == [1]
    assert value in loaded.problems[0].what
    assert loaded.articles[0].problems == loaded.problems


def test_no_date_is_no_problem(load: Load) -> None:
    for raw in (f"date 0001-01-01\n\nA title\n\n{BODY}", f"A title\n\n{BODY}"):
        loaded = load("x.txt", raw)
        assert loaded.articles[0].date is None
        assert not loaded.problems


def test_a_second_date_line_is_reported(load: Load) -> None:
    loaded = load("x.txt", f"date 2024-01-05\ndate 2024-01-06\n\nTitle\n\n{BODY}")
    assert loaded.articles[0].date == "2024-01-05"
    assert loaded.articles[0].text == BODY
    assert loaded.problems[0].line == 2


@pytest.mark.parametrize("name", ["2019-03-04-ferry.txt", "a/2019/03/04/ferry.txt", "20190304 ferry.txt"])
def test_the_date_of_the_file_name_is_the_last_resort(one: One, name: str) -> None:
    assert one(name, BODY).date == "2019-03-04"
    assert one(name, BODY).origins["date"] == "file name"
    assert one(name, f"date 2020-01-01\n\n{BODY}").date == "2020-01-01"


def test_line_ends_and_blank_lines(one: One) -> None:
    for raw in (
        "T\r\n\r\nOne\r\ntwo\r\n\r\n\r\n\r\nthree",
        "T\r\rOne\rtwo\r\r\r\rthree",
        "T\n \t\nOne  \ntwo\n \n\n\nthree \n",
    ):
        article = one("x.txt", raw)
        assert (article.title, article.text) == ("T", "One\ntwo\n\nthree")


def test_long_runs_of_blanks_take_no_time(one: One) -> None:
    assert one("x.txt", "a" + " " * 300_000 + "b").text.startswith("a")
    assert one("x.txt", "a" + "\n" * 300_000 + "b").text == "b"  # "a" is the title
    assert one("x.txt", "a\n" + " \n" * 100_000 + "b").title == "a"


def test_indented_prose_is_a_quotation(one: One) -> None:
    said = "I never said that the bridge would be finished by the winter of this year"
    article = one("x.txt", f"Title\n\nShe wrote:\n\n    {said}.\n\nThen she left the room.")
    assert article.text == f"She wrote:\n\n{said}.\n\nThen she left the room."
    assert [(span.kind, article.text[span.start : span.end]) for span in article.spans] == [
        ("block-quote", said + ".")
    ]


def test_a_document_without_a_word_is_no_article(load: Load) -> None:
    for raw in ("date 2024-01-05\n", "\u200b\u200b"):
        loaded = load("x.txt", raw)
        assert not loaded.articles
        assert loaded.problems
    assert load("x.txt", "").articles == ()
