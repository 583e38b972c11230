"""How sure a quotation is: bounds, products, and what is never sure."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.quotes.doubting.certainty import Doubt, shipped_doubt
from reader.quotes.doubting.doubtfacts import Grounds
from reader.quotes.extraction import extract
from reader.quotes.speakers.resolutions import WAYS

KINDS = st.sampled_from(["direct", "mixed"])
STEPS = st.one_of(st.integers(0, 7), st.just("alone"), st.just("rule"))
PLACES = st.sampled_from(["same", "near", "above", "below"])
CUES = st.sampled_from(["strong", "weak", "according", "_subject", "_colon"])
LANGUAGES = st.sampled_from(["en", "de", "other", "none"])
SPANS = st.tuples(
    KINDS, STEPS, CUES, PLACES, st.integers(0, 3), st.booleans(), st.sampled_from("w^,:"), st.sampled_from("w$,."),
    st.just("open"), LANGUAGES,
)  # fmt: skip
SPEAKERS = st.tuples(
    KINDS, STEPS, CUES, PLACES, st.integers(0, 4), st.booleans(), st.sampled_from(["name", "pronoun", "nominal"]),
    st.text(max_size=5), st.booleans(), st.booleans(), st.just("closed"), LANGUAGES,
)  # fmt: skip
PERSONS = st.tuples(
    st.sampled_from(WAYS), st.integers(0, 5), st.integers(1, 4), st.sampled_from(["person", "doer", "no"]), PLACES,
    st.booleans(), LANGUAGES,
)  # fmt: skip


@given(st.one_of(SPANS, st.floats(0, 1)), st.one_of(SPEAKERS, st.floats(0.01, 1)), PERSONS)
def test_each_is_between_0_and_1_and_no_name_makes_it_surer(
    span: object, speaker: object, person: object
) -> None:
    grounds = Grounds(span, speaker, "same", carried=False)  # type: ignore[arg-type]
    named = shipped_doubt().certainty(grounds, person)  # type: ignore[arg-type]
    unnamed = shipped_doubt().certainty(grounds)
    assert named.speaker is not None
    assert named.person is not None
    for share in (named.confidence, named.span, named.speaker, named.person):
        assert 0 <= share <= 1
    assert named.confidence <= unnamed.confidence
    assert unnamed[1:] == (named.span, named.speaker, None)


def test_what_a_product_is_worth_rises_with_it() -> None:
    curve = shipped_doubt().curve
    assert all(a[0] <= b[0] and a[1] <= b[1] for a, b in itertools.pairwise(curve))
    assert (curve[0], curve[-1][0]) == ((0.0, 0.0), 1.0)
    assert curve[-1][1] < 1


def test_the_weights_of_facts_add_up() -> None:
    doubt = Doubt({}, {"any": 1.0, "belief=0": -3.0}, {}, [])
    rest = "weak", "same", 0, True, "name", "", False, False, "closed", "en"
    keys = [("direct", belief, *rest) for belief in (0, 7)]
    doubtful, clear = (doubt.certainty(Grounds(1.0, key, "same", carried=False)) for key in keys)
    assert (doubtful.speaker, clear.speaker) == (0.12, 0.73)


def test_without_a_speaker_nothing_is_attributed() -> None:
    assert shipped_doubt().certainty(Grounds(0.9, (), "none", carried=False)) == (0.0, 0.9, None, None)


@pytest.mark.parametrize("single", ["Jane Roe", "Roe"])
def test_a_full_name_beside_the_quotation_is_surer_than_a_pronoun(single: str) -> None:
    people = "Jane Roe and Mary Doe met Ann Poe in the harbour on Monday.\n\n"
    named = extract(f"{people}“The bridge is old, and it will stay closed,” {single} said.", language="en")[0]
    guessed = extract(f"{people}“The bridge is old, and it will stay closed,” she said.", language="en")[0]
    assert named.canonical == "Jane Roe"
    assert named.confidence >= 0.98
    assert guessed.confidence < 0.9
    assert guessed.span_confidence >= 0.95
