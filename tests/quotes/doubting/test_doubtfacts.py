"""What a certainty rests on, by the texts it comes from."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reader.quotes.attributions.survey import Survey
from reader.quotes.doubting.doubtfacts import (
    Grounds,
    language_fact,
    marked_grounds,
    person_facts,
    person_key,
    span_facts,
    speaker_facts,
)
from reader.quotes.ranking.choosing import Choice, choices
from reader.quotes.ranking.weights import shipped_model
from reader.quotes.speakers.resolving import Speakers

if TYPE_CHECKING:
    from reader.quotes.ranking.pairfacts import Situation


def chosen(text: str) -> list[tuple[Situation, Choice]]:
    return list(choices(Survey(text, "en"), shipped_model()))


def facts(text: str, lead: int | None = 5000) -> tuple[list[str], list[str]]:
    """The facts of the last quotation of a text: about the stretch, and about its speaker."""
    *others, (at, choice) = chosen(text)
    before = others[-1][1].attribution if others else None
    grounds = marked_grounds(at, choice, "direct", lead, before, "en")
    assert not isinstance(grounds.span, float)
    assert not isinstance(grounds.speaker, float)
    return span_facts(grounds.span), speaker_facts(grounds.speaker)


def test_the_only_candidate_is_no_belief() -> None:
    _, speaker = facts("“We wait for the ferry,” said Jane Roe.")
    assert "belief=alone" in speaker
    assert "where=same" in speaker
    assert "mention=name,inverted=1" in speaker


def test_a_speaker_who_is_carried_over_says_so() -> None:
    _, speaker = facts("“We wait,” said Jane Roe.\n\n“The ferry is late. It was late before.”")
    assert "mention=name,carried=1" in speaker
    assert "where=above" in speaker


def test_a_lost_closing_mark_is_a_fact() -> None:
    span, _ = facts("Jane Roe said: “We wait for the ferry, and nobody comes.")
    assert "shape=open" in span


@pytest.mark.parametrize(("lead", "step"), [(None, "rule"), (0, "0"), (999, "2"), (50_000, "5")])
def test_how_clear_a_kind_is_comes_in_steps(lead: int | None, step: str) -> None:
    assert f"kind=direct,lead={step}" in facts("“We wait for the ferry,” said Jane Roe.", lead)[0]


def test_without_a_candidate_there_are_no_facts_about_a_speaker() -> None:
    at, _ = chosen("“We wait for the ferry.”")[0]
    assert marked_grounds(at, Choice(None, 0.0), "direct", None, None, "en").speaker == ()


def test_a_name_is_known_by_its_way_and_its_rivals() -> None:
    survey = Survey("Jane Roe came by. Mary Doe went.\n\n“We wait,” she said.", "en")
    speakers, found = Speakers(survey, None, shipped_model()), survey.attributions[-1]
    grounds = Grounds(0.9, (), "same", carried=False)
    told = person_facts(person_key(grounds, speakers.resolved(found), speakers.names, "en"))
    assert {"way=pronoun", "way=pronoun,words=2", "way=pronoun,known=person", "where=same"} <= set(told)
    assert "way=pronoun,margin=5" not in told


@pytest.mark.parametrize(
    ("language", "fact"), [("en", "en"), ("de", "de"), ("fr", "romance"), ("fi", "other"), (None, "none")]
)
def test_languages_without_rules_of_their_own_are_one_fact(language: str | None, fact: str) -> None:
    assert language_fact(language) == fact
