"""Why nobody is named, in words."""

from __future__ import annotations

import pytest

from reader.quotes.attributions.survey import Survey
from reader.quotes.extraction import extract
from reader.quotes.ranking.weights import shipped_model
from reader.quotes.speakers.resolutions import DESCRIPTION, ORGANISATION, PRONOUN, Resolution
from reader.quotes.speakers.resolving import Speakers
from reader.quotes.utterances.explain import how_unnamed

MEN = "John Doe met Paul Poe. Tom Lind stayed at home."


@pytest.mark.parametrize(
    ("text", "words", "to", "why"),
    [
        (MEN, "he", Resolution("Tom Lind", PRONOUN, 0.0), "“he” may be any of three men named before"),
        (MEN[:23], "He", Resolution("Paul Poe", PRONOUN, 0.0), "“He” may be either of two men named before"),
        (MEN, "she", Resolution(None, PRONOUN), "no woman is named before “she”"),
        (MEN[:9], "he", Resolution("John Doe", PRONOUN, 1.0), "too unsure to name: John Doe"),
        (MEN, "the company", Resolution("Hollin", ORGANISATION, 0.1), "too unsure to name: Hollin"),
        (MEN, "the captain", Resolution(None, DESCRIPTION), "the text names nobody for “the captain”"),
        (MEN, "a" * 80, Resolution(None, DESCRIPTION), f"the text names nobody for “{'a' * 59}…”"),
    ],
)
def test_why_nobody_is_named(text: str, words: str, to: Resolution, why: str) -> None:
    assert how_unnamed(words, to, Speakers(Survey(text, "en"), None, shipped_model()), len(text)) == why


def test_a_quotation_without_a_name_says_why() -> None:
    (quote,) = extract("“The bridge is old,” the captain’s hat said.", language="en")
    assert quote.canonical is None
    assert quote.how.endswith("; the text names nobody for “the captain’s hat”")
    (alone,) = extract("“The bridge is old. It will stay closed until the spring.”", language="en")
    assert (alone.how, alone.confidence) == ("no speaker found near", 0)


def test_a_single_word_that_may_be_no_name_is_not_given_as_one() -> None:
    (quote,) = extract("Der Hafen ruht. „Die Brücke ist alt und bleibt zu“, sagte Montag.", language="de")
    assert quote.canonical is None or quote.person_confidence is not None
