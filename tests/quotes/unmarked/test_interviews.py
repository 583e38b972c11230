"""Who asks and who answers, and interviews in which nobody has a label."""

import pytest

from reader.model.span import Span
from reader.quotes.extraction import extract
from reader.quotes.unmarked.interviews import parties
from reader.shown.records import count_quotations

QUESTIONS = (
    "\n\nWhy gulls?\n\nI have wanted to count them since I was a child.\n\nAnd I like the noise.\n\n"
    "How many are there?\n\nFour thousand, in a good year.\n\nAnd in a bad one?\n\nFewer."
)


@pytest.mark.parametrize(
    ("introduction", "asks", "answers"),
    [
        ("An interview with Ada Brook", None, "Ada Brook"),
        ("The Courier’s Jan Wolt spoke with Ada Brook about the quay.", "Jan Wolt", "Ada Brook"),
        ("Jan Wolt interviews biologist Ada Brook", "Jan Wolt", "Ada Brook"),
        ("Ada Brook, who runs the harbour, talked to the Courier this week.", "Courier", "Ada Brook"),
        ("Ada Brook sat down with reporter Jan Wolt.", "Jan Wolt", "Ada Brook"),
        ("Mayor Ada Brook answered some questions from the Courier.", "Courier", "Ada Brook"),
        ("Q&A: Ada Brook on gulls", None, "Ada Brook"),
        ("The quay opens in spring. Nobody was asked.", None, None),
        ("The firm talked to the company about gulls.", None, None),
    ],
)
def test_who_asks_and_who_answers(introduction: str, asks: str | None, answers: str | None) -> None:
    found = parties(introduction, len(introduction))
    assert (found.asks and found.asks.name, found.answers and found.answers.name) == (asks, answers)
    for party in found:
        if party is not None and party.place is not None:
            assert introduction[slice(*party.place)] == party.name


def test_the_title_tells_too() -> None:
    assert parties("Gulls are loud.", 15, "A conversation with Ada Brook").answers == ("Ada Brook", None)


def test_the_letters_of_an_interview_are_its_people() -> None:
    text = "Jan Wolt spoke with Ada Brook.\n\nQ. Why gulls?\n\nA. I like the noise."
    assert [quote.canonical for quote in extract(text, language="en")] == ["Jan Wolt", "Ada Brook"]


def test_the_one_person_of_headline_and_text_answers() -> None:
    text = "Anna Brook counts her gulls\n\nIn her tower Anna Brook has four thousand.\n\nQ. Why gulls?\n\nA. The noise."
    assert [quote.canonical for quote in extract(text, language="en")] == [None, "Anna Brook"]
    text = text.replace("her gulls", "gulls for Paul Reed")
    assert [quote.canonical for quote in extract(text, language="en")] == [None, None]


def test_questions_that_stand_alone_are_answered_below() -> None:
    text = "Jan Wolt talked to Ada Brook about gulls." + QUESTIONS
    quotes = extract(text, language="en")
    assert [quote.canonical for quote in quotes] == [
        "Jan Wolt", "Ada Brook", "Ada Brook", "Jan Wolt", "Ada Brook", "Jan Wolt", "Ada Brook",
    ]  # fmt: skip
    assert [quote.group for quote in quotes] == [0, 1, 1, 2, 3, 4, 5]
    assert all(quote.speaker and text[slice(*quote.speaker)] == quote.canonical for quote in quotes)


def test_questions_in_bold_are_questions() -> None:
    text = "An interview with Ada Brook\n\n**Why gulls?**\n\nI like them.\n\n**How many?**\n\nMany.\n\n**More?**\n\nNo."
    assert [text[quote.start : quote.end] for quote in extract(text, language="en")] == [
        "I like them.", "Many.", "No.",
    ]  # fmt: skip


@pytest.mark.parametrize("typed", [True, False])
def test_what_stands_in_bold_among_questions_asks_too(typed: bool) -> None:
    asked = ["Why gulls?", "How many are there?", "Tell us about the noise.", "And in a bad year?"]
    text, spans = "An interview with Ada Brook", []
    for question in asked:
        text += "\n\n"
        spans.append(Span(len(text), len(text) + len(question), "strong"))
        text += f"**{question}**" if typed else question
        text += "\n\nI like it."
    quotes = extract(text, spans=() if typed else spans, language="en")
    assert [text[quote.start : quote.end] for quote in quotes] == ["I like it."] * 4
    assert count_quotations(quotes) == 4


def test_questions_of_an_essay_are_nobodys() -> None:
    assert extract("Gulls are loud, and there are many." + QUESTIONS, language="en") == []


def test_an_article_that_speaks_of_the_person_is_no_interview() -> None:
    text = "Jan Wolt talked to Ada Brook about gulls." + QUESTIONS.replace("I have", "Brook has")
    assert all(quote.kind == "indirect" for quote in extract(text, language="en"))


def test_a_round_up_of_several_interviews_is_the_reporters() -> None:
    text = "Ada Brook answered questions from accredited reporter Jan Wolt." + "".join(
        f"\n\n((JW)): What does {name} stand for?\n\nThe party of {name} was founded in May."
        for name in ("Tom Reed", "Wim Dorn", "Ilse Varga")
    )
    assert {quote.canonical for quote in extract(text, language="en") if quote.kind == "direct"} == {
        "Jan Wolt"
    }


def test_answers_below_questions_with_a_label() -> None:
    text = (
        "Ada Brook answered questions from accredited reporter Jan Wolt.\n\n((JW)): Why gulls?\n\n"
        "I like the noise.\n\nThe quay. Image: Tom Reed.\n\n((JW)): How many are there?\n\nFour thousand, at least."
    )
    quotes = extract(text, language="en")
    assert [quote.canonical for quote in quotes] == ["Jan Wolt", "Ada Brook"] * 2
    assert [text[quote.start : quote.end] for quote in quotes][1] == "I like the noise."
