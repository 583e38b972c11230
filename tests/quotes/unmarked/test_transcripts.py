"""Conversations set with labels at the heads of their lines."""

import pytest

from reader.model.quotation import Quote
from reader.quotes.extraction import extract
from reader.quotes.unmarked.transcripts import find_turns
from reader.quotes.words.marks import paragraphs
from reader.shown.records import count_quotations


def turns_of(text: str) -> list[tuple[str, str | None, str]]:
    """The label, the resolved name and the words of each quotation."""
    return [
        (text[slice(*quote.speaker)] if quote.speaker else "", quote.canonical, text[quote.start : quote.end])
        for quote in extract(text, language="en")
    ]


def cue_of(text: str, quote: Quote) -> str | None:
    return text[slice(*quote.cue)] if quote.cue else None


@pytest.mark.parametrize(
    ("ask", "answer", "cue"),
    [
        ("Q. ", "A. ", "."),
        ("Q: ", "A: ", ":"),
        ("Q - ", "A - ", "-"),
        ("Q1: ", "A1: ", ":"),
        ("**Q:** ", "**A:** ", ":"),
        ("Question: ", "Answer: ", ":"),
        ("> Q. ", "> A. ", "."),
        ("Frage: ", "Antwort: ", ":"),
    ],
)
def test_letters_for_question_and_answer(ask: str, answer: str, cue: str) -> None:
    text = (
        f"{ask}When does the quay open?\n\n{answer}Not before spring.\n\n{ask}Who pays?\n\n{answer}The town."
    )
    quotes = extract(text, language="en")
    assert [text[quote.start : quote.end] for quote in quotes] == [
        "When does the quay open?",
        "Not before spring.",
        "Who pays?",
        "The town.",
    ]
    assert {cue_of(text, quote) for quote in quotes} == {cue}
    assert [quote.canonical for quote in quotes] == [None] * 4
    assert count_quotations(quotes) == 4


def test_a_question_whose_letter_is_glued_to_it() -> None:
    text = "QWhen does the quay open?\n\nA: In spring.\n\nQWho pays?\n\nA: The town does."
    assert [words for _, _, words in turns_of(text)] == [
        "When does the quay open?", "In spring.", "Who pays?", "The town does.",
    ]  # fmt: skip


def test_lines_that_begin_with_an_article_are_no_answers() -> None:
    text = "A bridge is closed.\n\nA. Brook, the harbour master, is away.\n\nA boat is late."
    assert find_turns(text, paragraphs(text)) == []


def test_names_in_capitals_are_the_people_of_the_text() -> None:
    text = (
        "Ada Brook is harbour master; Jan Wolt sits in the council.\n\n[MR. WOLT:] When does the quay open?\n\n"
        "[MS. BROOK:] Not before spring.\n\n[MR. WOLT:] And who pays?"
    )
    assert [(label, name) for label, name, _ in turns_of(text)] == [
        ("MR. WOLT", "Jan Wolt"), ("MS. BROOK", "Ada Brook"), ("MR. WOLT", "Jan Wolt"),
    ]  # fmt: skip


def test_what_a_speaker_is_does_not_belong_to_the_label() -> None:
    text = (
        "ADA BROOK, HARBOUR MASTER: Good evening.\n\nJAN WOLT (COUNCIL): When does the quay open?\n\n"
        "BROOK: Not before spring."
    )
    assert [label for label, _, _ in turns_of(text)] == ["ADA BROOK", "JAN WOLT", "BROOK"]


def test_names_as_they_are_written_take_turns() -> None:
    text = (
        "Jan Wolt: When does the quay open?\n\nAda Brook: Not before spring, we wait for the stones.\n\n"
        "Jan Wolt: And who pays?\n\nAda Brook: The town does, as far as I know."
    )
    assert [(name, words[:4]) for _, name, words in turns_of(text)] == [
        ("Jan Wolt", "When"), ("Ada Brook", "Not "), ("Jan Wolt", "And "), ("Ada Brook", "The "),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        "Ada Brook: 1,233.\n\nJan Wolt: 1,022.\n\nAda Brook: 33.\n\nJan Wolt: 22.",
        "The boat is fast.\n\nPros: It is quick.\nCons: It leaks.\nPros: It is cheap.\nCons: It is small.",
        "Image: Ada Brook.\nImage: The quay at noon.\nSource: The town of Varn.\nSource: The quay at night.",
        "Draught: Two feet in all.\nSail: Red and large.\nDraught: Three feet.\nSail: White and small.",
        "Ada Brook: The quay is open again, and so is the bar.\n\nJan Wolt: The bridge is closed.",
    ],
    ids=["results", "review", "captions", "no names", "nobody comes back"],
)
def test_lists_with_colons_are_no_conversation(text: str) -> None:
    assert find_turns(text, paragraphs(text)) == []


def test_paragraphs_without_a_label_belong_to_the_turn_above() -> None:
    text = (
        "Q: When does the quay open?\n\nA: Not before spring.\n\nThe stones come from far away.\n\n"
        "Image: The quay at noon.\n\nQ: Who pays?\n\nA: The town.\n\nAda Brook is harbour master."
    )
    quotes = extract(text, language="en")
    said = [(quote.group, text[quote.start : quote.end]) for quote in quotes]
    assert (1, "Not before spring.") in said
    assert (1, "The stones come from far away.") in said
    assert not any("Image" in words or "harbour master" in words for _, words in said)
    assert count_quotations(quotes) == 4


def test_what_stands_between_excerpts_is_the_reporters() -> None:
    text = (
        "WOLT: When does the quay open?\n\nBROOK: Not before spring.\n\nWOLT: And who pays?\n\n"
        "The hall fell silent.\n\nBROOK: The town does."
    )
    assert [words for _, _, words in turns_of(text)] == [
        "When does the quay open?", "Not before spring.", "And who pays?", "The town does.",
    ]  # fmt: skip


def test_labels_of_wikis() -> None:
    text = (
        "Town News asked Ada Brook, a biologist, about the gulls of Varn.\n\n((Town News)) Why gulls?\n\n"
        "Ada Brook: I have counted them since I was a child.\n\n((TN)) How many are there?\n\n"
        "AB: Four thousand, in a good year.\n\n((TN)) And the bad ones?\n\nAB: Fewer."
    )
    assert [name for _, name, _ in turns_of(text)] == ["Town News", "Ada Brook"] * 3


def test_a_label_for_anybody_names_nobody() -> None:
    text = "MODERATOR: Please sit down.\n\nBROOK: I would rather stand.\n\nMODERATOR: As you like."
    assert [name for _, name, _ in turns_of(text)] == [None, "BROOK", None]
