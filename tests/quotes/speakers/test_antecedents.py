"""Whom "he" and "she" stand for among several who may be meant."""

import pytest

from reader.quotes.attributions.survey import Survey
from reader.quotes.extraction import extract
from reader.quotes.ranking.weights import shipped_model
from reader.quotes.speakers.antecedentfacts import antecedent_facts
from reader.quotes.speakers.resolving import Speakers


def speaker(text: str) -> str | None:
    """The speaker of the last quotation."""
    return [quote for quote in extract(text, language="en") if quote.kind != "scare"][-1].canonical


@pytest.mark.parametrize(
    ("text", "name"),
    [
        # Her own given name tells more than the surname that she shares.
        ("Paul Roe left. His wife, Anna Roe, stayed on the quay.\n\n“It is old,” she said.", "Anna Roe"),
        # An object behind a preposition is no subject.
        ("Anna Brook got the season going with a victory over Maria Wolt.\n\n“It is old,” she told the paper.",
         "Anna Brook"),
        # Whoever spoke last goes on.
        ("Anna Brook, the mayor, met Maria Wolt. Brook said the bridge was closed.\n\n“It is old,” she said.",
         "Anna Brook"),
        # Bodies and places are no persons.
        ("Anna Brook spoke in Paris for Hollin Ferries.\n\n“It is old,” she said.", "Anna Brook"),
    ],
)  # fmt: skip
def test_she_is_who_fits_best(text: str, name: str) -> None:
    assert speaker(text) == name


def test_nobody_is_meant_where_nobody_fits() -> None:
    assert speaker("Paul Roe left the port.\n\n“It is old,” she said.") is None


def test_rivals_come_with_what_speaks_for_them() -> None:
    text = "Anna Brook met Maria Wolt and Paul Roe.\n\n“It is old,” she said."
    survey = Survey(text, "en")
    speakers = Speakers(survey, None, shipped_model())
    found = next(found for found in survey.attributions if found.mention == "pronoun")
    rivals = speakers.rivals(found)
    assert [rival.name for rival in rivals] == [("Maria", "Wolt"), ("Anna", "Brook")]
    assert all(
        "gender=known" in antecedent_facts(rival) and "person=proved" in antecedent_facts(rival)
        for rival in rivals
    )
    assert "rank=0" in antecedent_facts(rivals[0])
    assert "rank=1" in antecedent_facts(rivals[1])


def test_many_pronouns_in_a_row_are_one_person() -> None:
    text = "Anna Brook, the mayor, came.\n\n" + "“It is old,” she said.\n\n" * 1500
    assert {quote.canonical for quote in extract(text, language="en")} == {"Anna Brook"}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        # Subjects go on from sentence to sentence.
        ("Anna Brook pays for the bridge. She met Maria Wolt in May. She likes it, and has said, “It is old.”",
         "Anna Brook"),
        # Whose words hold the other's speaks on.
        ("Anna Brook said that her deputy, Maria Wolt, had told her it was over.\n\nShe also said: “It is old.”",
         "Anna Brook"),
        # Somebody without a name may be meant.
        ("The Gazette spoke to one mother, who knew the bridge well. “It is old,” she said.", "one mother"),
        # A line above the article's beginning.
        ("“It is old,” she said of the bridge\n\nAnna Brook has praised the new bridge of Hollin.", "Anna Brook"),
    ],
)  # fmt: skip
def test_pronouns_go_on(text: str, name: str) -> None:
    assert speaker(text) == name


def test_they_are_those_who_spoke_last() -> None:
    text = "The doctors said it was over.\n\n“It is old,” they said.\n\nAnna Brook said it was over."
    assert [quote.canonical for quote in extract(text, language="en") if quote.kind == "direct"] == [
        "the doctors"
    ]
