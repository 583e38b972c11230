"""Speakers who are several, and those whom nobody names, are nobody else."""

import pytest

from reader.quotes.extraction import extract
from reader.quotes.people.identities import identities
from reader.quotes.people.namewords import is_description
from reader.quotes.people.sightings import sightings

MET = "Sen. Anna Brook met Paul Wolt, the head of the Ferry Line, on the quay. Tom Reed was there with Ann Reed.\n\n"


def speaker_of(mention: str, cue: str = "said on Monday") -> tuple[str, str | None]:
    text = f"{MET}“The bridge is old and it will stay closed until the spring,” {mention} {cue}."
    quote = next(quote for quote in extract(text, language="en") if quote.kind == "direct")
    assert quote.speaker is not None
    return text[slice(*quote.speaker)], quote.canonical


@pytest.mark.parametrize(
    ("mention", "canonical"),
    [
        ("Anna Brook and Paul Wolt", "Anna Brook and Paul Wolt"),
        ("Brook and Wolt", "Anna Brook and Paul Wolt"),
        ("Senators Anna Brook and Paul Wolt", "Anna Brook and Paul Wolt"),
        ("Anna Brook, Paul Wolt and Tom Reed", "Anna Brook, Paul Wolt and Tom Reed"),
        ("Tom and Ann Reed", "Tom Reed and Ann Reed"),
        ("Mr. and Mrs. Brook", "Mr. and Mrs. Brook"),
        ("Marks and Spencer", "Marks and Spencer"),
        ("the two senators", "the two senators"),
        ("both companies", "both companies"),
        ("the couple", "the couple"),
        ("the Brooks", "the Brooks"),
        ("the families", "the families"),
        ("the heads of the bank", "the heads of the bank"),
    ],
)
def test_a_group_is_itself(mention: str, canonical: str) -> None:
    assert speaker_of(mention) == (mention, canonical)


def test_a_group_behind_the_verb() -> None:
    text = MET + "“The bridge is old and will stay closed,” said Anna Brook and Paul Wolt."
    assert [quote.canonical for quote in extract(text, language="en")] == ["Anna Brook and Paul Wolt"]


@pytest.mark.parametrize(
    ("text", "canonical"),
    [
        ("“The bridge is old,” said Anna Brook and Paul Wolt laughed.", "Anna Brook"),
        ("Tom Reed was glad, and Anna Brook said, “The bridge is old.”", "Anna Brook"),
        ("Roads and Bridges Minister Anna Brook said, “The bridge is old.”", "Anna Brook"),
        ("“The bridge is old,” the mother of the two senators said.", "the mother of the two senators"),
    ],
)
def test_one_of_two_is_one(text: str, canonical: str | None) -> None:
    assert [quote.canonical for quote in extract(MET + text, language="en") if quote.kind != "indirect"] == [
        canonical
    ]


@pytest.mark.parametrize(
    "mention", ["a senior official", "Police", "a spokesman", "Officials", "Analysts at the Bank of Varn",
                "Authorities in Varn", "Lawyers for Brook", "a source close to Anna Brook"],
)  # fmt: skip
def test_those_whom_nobody_names_go_by_their_words(mention: str) -> None:
    assert speaker_of(mention) == (mention, mention)


def test_a_role_before_a_name_is_no_group() -> None:
    assert speaker_of("police director Anna Brook")[1] == "Anna Brook"
    assert speaker_of("Police director Anna Brook")[1] == "Anna Brook"


@pytest.mark.parametrize(
    "name",
    ["Anna Brook and Paul Wolt", "Tom and Ann Reed", "Mr. and Mrs. Brook", "Anna Brook, Paul Wolt and Tom Reed",
     "the Brooks", "the two senators", "The couple", "Analysts at the Bank of Varn", "Police"],
)  # fmt: skip
def test_groups_are_described_not_named(name: str) -> None:
    assert is_description(name)


@pytest.mark.parametrize(
    "name", ["Marks and Spencer", "Department of Roads and Bridges", "Anna Brook", "Food and Drug Board"]
)
def test_firms_with_an_and_are_named(name: str) -> None:
    assert not is_description(name)


def test_a_group_is_never_one_of_its_members() -> None:
    text = (
        f"{MET}“The bridge is old,” said Anna Brook.\n\n“It will stay closed,” Brook and Wolt said in a statement.\n\n"
        "“It will open in spring,” said Paul Wolt.\n\n“We are glad,” the Brooks said."
    )
    keys, people = identities({1: (736_000, sightings(text, extract(text, language="en")))})
    named = {name: people[key] for (_, name), key in keys.items()}
    assert {name: person.kind for name, person in named.items()} == {
        "Anna Brook": "person",
        "Paul Wolt": "person",
        "Anna Brook and Paul Wolt": "unnamed",
        "the Brooks": "unnamed",
    }
    assert len({keys[key] for key in keys}) == 4
