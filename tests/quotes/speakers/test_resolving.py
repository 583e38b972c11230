"""Whom a mention stands for inside one article."""

from __future__ import annotations

import pytest

from reader.quotes.attributions.survey import Survey
from reader.quotes.extraction import extract
from reader.quotes.ranking.weights import shipped_model
from reader.quotes.speakers.resolutions import (
    APPOSITION,
    DOCUMENT,
    FULL_NAME,
    IT,
    ORGANISATION,
    OTHER,
    OWNER,
    PRONOUN,
    SEVERAL,
    SINGLE,
    SURNAME,
    UNNAMED,
    WAYS,
    Resolution,
)
from reader.quotes.speakers.resolving import Speakers


def speakers(text: str) -> list[str | None]:
    return [quote.canonical for quote in extract(text) if quote.kind == "direct"]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("“Fares will rise by a third,” said a report from Hollin Ferries.", "Hollin Ferries"),
        (
            "“We regret the delay,” said a statement issued by the Harbour Board of Hollin.",
            "Harbour Board of Hollin",
        ),
        (
            "Sonya A. Nilsen, the town’s attorney, told the Post that it was over.\n\n“He is sorry,” she said.",
            "Sonya Nilsen",
        ),
        ("“Hands on the rail!” an officer ordered.", "an officer"),
    ],
)
def test_who_a_mention_is(text: str, speaker: str) -> None:
    assert speakers(text) == [speaker]


def resolutions(text: str) -> list[Resolution]:
    survey = Survey(text, "en")
    resolver = Speakers(survey, None, shipped_model())
    return [resolver.resolved(found) for found in survey.attributions if found.cue_end > found.cue_start]


@pytest.mark.parametrize(
    ("text", "resolution"),
    [
        ("“We wait,” said Jane Roe.", ("Jane Roe", FULL_NAME)),
        ("Jane Roe came by. “We wait,” Roe said.", ("Jane Roe", SURNAME)),
        ("The ferry came by. “We wait,” Courier said.", ("Courier", SINGLE)),
        ("Jane Roe came by. “We wait,” she said.", ("Jane Roe", PRONOUN)),
        ("“We wait,” they said.", (None, OTHER)),
        ("Hollin Ferries came by. “We wait,” the company said.", ("Hollin Ferries", ORGANISATION)),
        ("Hollin Ferries came by. “We wait,” it said.", ("Hollin Ferries", IT)),
        ("“We wait,” said a report from Hollin Ferries.", ("Hollin Ferries", DOCUMENT)),
        ("“We wait,” Hollin Ferries’ policy said.", ("Hollin Ferries", OWNER)),
        ("“We wait,” the chief arbiter, Jane Roe, said.", ("Jane Roe", APPOSITION)),
        ("“We wait,” Jane Roe and John Doe said.", ("Jane Roe and John Doe", SEVERAL)),
        ("“We wait,” a senior official said.", ("a senior official", UNNAMED)),
        ("“We wait,” the captain said.", ("the captain", UNNAMED)),
    ],
)
def test_a_resolution_says_by_which_way_it_came(text: str, resolution: tuple[str | None, str]) -> None:
    assert resolutions(text)[-1][:2] == resolution
    assert resolution[1] in WAYS


def test_a_rival_of_the_same_gender_makes_the_margin_small() -> None:
    alone = "Jane Roe came by.\n\n“We wait,” she said."
    rivals = "Jane Roe came by. Mary Doe went.\n\n“We wait,” she said."
    assert resolutions(alone)[-1].margin == 1
    assert 0 <= resolutions(rivals)[-1].margin < resolutions(alone)[-1].margin


def test_another_mention_of_one_person_is_no_rival() -> None:
    text = "Jane Roe came by. It rained. Then Roe went home.\n\n“We wait,” she said."
    assert resolutions(text)[-1] == Resolution("Jane Roe", PRONOUN, 1)


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("They’re right, Jane Roe said. “We wait,” she said.", "Jane Roe"),
        ("Offering help is offering hope. “We wait,” Offering said.", None),
        ("Israeli officials were there. “We wait,” Israeli officials said.", "Israeli officials"),
        ("“We wait,” a Harbour Office report said.", "Harbour Office"),
        ("“We wait,” a graph said.", None),
        ("Verified video footage said “We wait.”", None),
        ("Harbour observers said “We wait.”", "Harbour observers"),
    ],
)
def test_what_is_no_name_is_nobodys(text: str, speaker: str | None) -> None:
    assert resolutions(text)[-1].name == speaker


def test_whoever_is_brought_in_at_the_head_of_a_sentence_may_be_she() -> None:
    text = "A woman who lives nearby said she heard “a bang.” “It was loud,” she said."
    assert [quote.canonical for quote in extract(text, language="en")] == ["A woman", "A woman"]


@pytest.mark.parametrize(
    ("before", "name"),
    [
        ("Peter Roe lost the vote.", "Mrs. Roe"),
        ("Peter Roe and his wife, Jane Roe, lost the vote.", "Jane Roe"),
        ("Jane Roe lost the vote.", "Jane Roe"),
    ],
)
def test_a_title_tells_which_of_a_surname_is_meant(before: str, name: str) -> None:
    text = f"{before} “We fought hard,” Mrs. Roe said."
    assert [quote.canonical for quote in extract(text, language="en")] == [name]


@pytest.mark.parametrize(
    ("before", "mention", "name"),
    [
        ("Ferry Minister Ada Nilsen met Health Minister Josip Marić.", "the ferry minister", "Ada Nilsen"),
        ("Ferry Minister Ada Nilsen came.", "the local health minister", "the local health minister"),
        ("Prime Minister Ada Nilsen came.", "the British prime minister", "Ada Nilsen"),
    ],
)
def test_a_minister_is_one_of_that_ministry(before: str, mention: str, name: str) -> None:
    assert speakers(f"{before} “We wait,” {mention} said.") == [name]


def test_whoever_goes_on_without_a_name_is_nobody_who_is_named_later() -> None:
    text = "“We wait,” a police spokesman said. “We are sorry,” he added. Karl Roe left."
    assert speakers(text) == ["a police spokesman", "a police spokesman"]


def test_a_letter_is_its_writers() -> None:
    text = "Karl Roe wrote that the pier was old. His letter said: “We wait.”"
    assert speakers(text) == ["Karl Roe"]


def test_somebody_described_is_called_alike_all_through() -> None:
    text = "“We wait,” a spokesperson for Hollin Ferries said. The pier is old. “We are sorry,” the spokesperson said."
    assert speakers(text) == ["a spokesperson for Hollin Ferries"] * 2


def test_both_of_two_speak() -> None:
    assert speakers("“We wait,” said both Jane Roe and Karl Holt.") == ["Jane Roe and Karl Holt"]


def test_what_stands_behind_a_surname_is_part_of_the_full_name_only() -> None:
    assert speakers("Robert Nilsen Jr. came. “We wait,” Nilsen said.") == ["Robert Nilsen Jr"]


def test_whoever_is_told_of_behind_a_pronoun_is_another_one() -> None:
    before = "Karl Roe met Peter Holt in Varn. Holt laughed. He argued that "
    assert [extract(f"{before}{said}", language="en")[-1].canonical for said in (
        "if Holt wins, “the fires will go on.”", "the Holt campaign was “lost.”"
    )] == ["Karl Roe", "Peter Holt"]  # fmt: skip


def test_a_group_is_called_as_it_was_in_full() -> None:
    text = "“We wait,” federal prosecutors said. Prosecutors said: “We are sorry.”"
    assert speakers(text) == ["federal prosecutors"] * 2


def test_of_two_groups_of_a_kind_neither_is_meant() -> None:
    text = "“We wait,” federal prosecutors said. “No,” Hollin prosecutors said. “Well,” the prosecutors said."
    assert speakers(text)[-1] == "the prosecutors"


def test_a_surname_beside_a_description_is_whose_it_is() -> None:
    assert speakers("Karl Roe came. Her opponent, Roe, in a message to all, said: “We wait.”") == ["Karl Roe"]
