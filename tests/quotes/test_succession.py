"""Whose a quotation is by those around it: lists below a colon, dialogues, sources in brackets."""

import pytest

from reader.quotes import extract

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


@pytest.mark.parametrize(
    ("behind", "source"),
    [
        (" [Courier]", "Courier"),
        (" [Varn Times.]", "Varn Times"),
        (" (AP)", "AP"),
        (" (via Reuters)", "Reuters"),
        (" (The Courier, May 5)", "Courier"),
        (" via @adabrook", "@adabrook"),
    ],
)
def test_a_source_in_brackets_speaks_where_nobody_else_does(behind: str, source: str) -> None:
    (quote,) = extract(text := f"Tom Reed lost the vote.\n\n{BLOW}{behind}", language="en")
    assert quote.speaker is not None
    assert text[slice(*quote.speaker)] == source
    assert (quote.kind, quote.how) == ("direct", "source in brackets, right behind the quotation")


@pytest.mark.parametrize(
    "behind", [" (Applause)", " (D-Ohio)", " [emphasis added]", " (2016)", " (Laughter.)"]
)
def test_not_everything_in_brackets_is_a_source(behind: str) -> None:
    text = f"“We have lost,” Tom Reed said.\n\n{BLOW}{behind}"
    assert {name for _, name in speakers_of(text)} <= {"Tom Reed", None}


def test_who_says_it_comes_before_the_source() -> None:
    text = "“We have lost a vote and no more,” Tom Reed said. “There will be others in the spring.” (Reuters)"
    assert {name for _, name in speakers_of(text)} == {"Tom Reed"}


def test_a_fragment_is_not_the_sources() -> None:
    text = "Gulls are “the night watch of every harbour.” [Courier]"
    assert "Courier" not in [name for _, name in speakers_of(text)]
