"""Whose a quotation is by those around it: lists below a colon, and dialogues."""

import pytest

from reader.quotes.extraction import extract

FERRY = "“The ferry was late again,” said Tom Reed.\n\n"
STONES, CARRY, FISH = (
    "“Who will pay for the stones?”",
    "“Who will carry them here?”",
    "“And who will eat the fish?”",
)


def speakers_of(text: str) -> list[tuple[str, str | None]]:
    """The words of each quotation between marks, and its speaker's name."""
    return [
        (text[quote.start : quote.end], quote.canonical)
        for quote in extract(text, language="en")
        if quote.kind != "indirect"
    ]


@pytest.mark.parametrize(
    "asked",
    [
        f"Ada Brook asked three questions: {STONES} {CARRY} {FISH}",
        f"Ada Brook asked three questions: {STONES}, {CARRY} and {FISH}",
        f"Ada Brook asked three questions:\n\n{STONES}\n\n{CARRY}\n\n{FISH}\n\nNobody answered.",
        f"Ada Brook asked three questions:\n\n- {STONES}\n- {CARRY}\n- {FISH}\n\nNobody answered.",
        f"Ada Brook asked three questions:\n\n1. {STONES}\n\n2. {CARRY}\n\n3. {FISH}\n\nNobody answered.",
        f"Ada Brook made several demands:\n\n• {STONES}\n• {CARRY}\n• {FISH}\n\nNobody answered.",
    ],
    ids=["on a line", "with commas", "paragraphs", "bullets", "numbers", "a noun in the plural"],
)
def test_a_list_behind_a_colon_goes_to_whom_stands_before_it(asked: str) -> None:
    assert speakers_of(FERRY + asked)[1:] == [
        (STONES, "Ada Brook"),
        (CARRY, "Ada Brook"),
        (FISH, "Ada Brook"),
    ]


def test_a_member_with_a_speaker_of_its_own_ends_the_list() -> None:
    text = f"Ada Brook asked three questions:\n\n{STONES}\n\n{CARRY}\n\n{FISH} asked Jan Wolt."
    assert [name for _, name in speakers_of(text)] == ["Ada Brook", "Ada Brook", "Jan Wolt"]


def test_what_stands_between_the_members_ends_the_list() -> None:
    text = f"Ada Brook asked: {STONES} Tom Reed laughed and said, “The town will pay for every stone.”"
    assert [name for _, name in speakers_of(text)] == ["Ada Brook", "Tom Reed"]


DIALOGUE = "“When does the quay open?” asked Jan Wolt.\n\n“Not before spring,” said Ada Brook.\n\n"


def test_the_speakers_of_a_dialogue_take_turns() -> None:
    text = DIALOGUE + "“And who pays for it?”\n\n“The town does.”\n\n“All of it?”\n\nThe hall was silent."
    quotes = extract(text, language="en")
    assert [quote.canonical for quote in quotes] == [
        "Jan Wolt",
        "Ada Brook",
        "Jan Wolt",
        "Ada Brook",
        "Jan Wolt",
    ]
    assert all(quote.confidence < 0.7 and "takes turns" in quote.how for quote in quotes[2:])
    assert len({quote.group for quote in quotes}) == 5


@pytest.mark.parametrize(
    "below",
    [
        "“It will be a good quay and a long one.”",
        "“It will be a good quay.\n\n“It will be a long one.”",
    ],
    ids=["one", "left open"],
)
def test_a_speaker_who_goes_on_takes_no_turns(below: str) -> None:
    assert {name for _, name in speakers_of(DIALOGUE + below)[2:]} == {"Ada Brook"}


def test_two_speakers_without_a_question_are_no_dialogue() -> None:
    text = (
        "“The ferry was late,” said Tom Reed.\n\n“The quay is closed,” said Ada Brook.\n\n"
        "“It will open in the spring.”\n\n“It will be a long one.”"
    )
    assert [name for _, name in speakers_of(text)] == ["Tom Reed", "Ada Brook", "Ada Brook", "Ada Brook"]


BLOW = "“The result was a blow to the ferry company, which had hoped for more.”"
