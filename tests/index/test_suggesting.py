"""Did you mean: what finds something, and nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.index.query import QueryError, parse
from reader.index.suggesting import near, suggestion
from reader.quotes.extraction import extract
from tests.index.archives import article
from tests.index.conformance import BACKENDS

if TYPE_CHECKING:
    from reader.index.protocol import Index

TEXT = "The tariff on steel is unfair. “We will pay the tariff,” said Mayor Ada Nilsen. Стали мало."


@pytest.fixture(scope="module", params=sorted(BACKENDS))
def index(request: pytest.FixtureRequest) -> Index:
    return BACKENDS[request.param]().of(
        (article("a.txt", TEXT, title="Trade war", source="Port Gazette"), extract(TEXT)),
        article("b.txt", "Stee for two. The steel, the tariffs.", title="Tarift"),
        article("c.txt", "More steel."),
    )


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("tarrif", "tariff"),
        ("tarif", "tariff"),
        ("stele", "steel"),
        ("steeel", "steel"),
        ("teel", "steel"),
        ("unfayr -rain", "unfair -rain"),
        ('"tariff on stele"', '"tariff on steel"'),
        ("title:traed", "title:trade"),
        ("source:gazete", "source:gazette"),
        ("speaker:nielsen", "speaker:nilsen"),
        ('said:"nielsen: tarif"', 'said:"nilsen: tariff"'),
        ("trafe*", "trade*"),
        ("сталь", '"стали"'),
        ("tarif unfiar", "tariff unfair"),
    ],
)
def test_suggests(index: Index, query: str, expected: str) -> None:
    assert index.count(parse(query)).value == 0
    suggested = suggestion(index, parse(query))
    assert suggested is not None
    assert str(suggested) == expected
    assert suggested.text == expected
    assert index.count(suggested).value > 0
    assert suggested.root == parse(expected).root


@pytest.mark.parametrize(
    "query",
    [
        "",  # everything
        "steel",  # finds something
        "tariff gazette",  # each word does, and nothing is misspelt
        "zzzzzzzz",
        "tarif gazete",  # what it would mean finds nothing either
        "tarif zzzzzz",
        "xy",
        "2081",
        "東亰",
        "date:1999",
        "-steel",
        "tarif unfiar stele teel gazete",  # too many to guess
        "a" * 500,
        "“”",
    ],
)
def test_suggests_nothing(index: Index, query: str) -> None:
    suggested = suggestion(index, parse(query))
    assert suggested is None or index.count(parse(query)).value


def test_the_cost_is_bounded_by_the_word() -> None:
    assert near("a" * 25) == near("ab") == near("abc4") == []
    assert len(near("abcdefghijklmnopqrstuvwx")) < 1450
    assert "steel" in near("stele")
    assert "steel" not in near("steel")


@given(st.text(max_size=60))
def test_whatever_is_typed_what_is_suggested_finds_something(index: Index, text: str) -> None:
    try:
        query = parse(text)
    except QueryError:
        return
    suggested = suggestion(index, query)
    if suggested is not None:
        assert index.count(suggested).value > 0
        assert index.count(parse(suggested.text)).value == index.count(suggested).value
