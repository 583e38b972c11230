"""How many people a pronoun may stand for."""

from __future__ import annotations

import pytest

from reader.quotes.attributions.survey import Survey
from reader.quotes.speakers.names import Names
from reader.quotes.speakers.rivals import people_before

TEXT = "Jane Roe met John Doe. Mary Poe stayed at home, and so did Roe. “We wait,” said Ann Lind."


@pytest.mark.parametrize(("pronoun", "people"), [("she", 2), ("Her", 2), ("he", 1)])
def test_people_count_once_and_by_their_gender(pronoun: str, people: int) -> None:
    assert people_before(Names(Survey(TEXT, "en")), pronoun, TEXT.index("“")) == people


def test_nobody_counts_who_is_named_later_or_far_above() -> None:
    text = TEXT + " The quay was quiet." * 100 + " “We go,” she said."
    names = Names(Survey(text, "en"))
    assert people_before(names, "she", 0) == 0
    assert people_before(names, "she", len(text)) == 0
