"""Which quotations of an article a query means."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.index.holdings import Stored
from reader.index.query import Query, parse
from reader.model.person import Person
from reader.quotes.people.countednames import speaker_name
from reader.tui.page.document import Document
from reader.tui.worker.meaning import Meaning, meaning
from tests.index import reference
from tests.index.random_archives import PATHS, asked_of_quotes, random_document
from tests.tui.fakes import article

if TYPE_CHECKING:
    from reader.model.quotation import Quote

TEXT = (
    "The wall is old. “We build the wall,” Ada Brook said. “No wall,” Ben Brook said.\n\n"
    "“It rains,” the mayor said. The “wall” of tears."
)


def _stored() -> Stored:
    made = article(1, "A wall", TEXT)
    names = ("Ada Brook", "Ben Brook", None, None)
    mayor = (TEXT.index("the mayor"), TEXT.index("the mayor") + len("the mayor"))
    quotes = tuple(
        quote._replace(
            canonical=name, speaker=mayor if at == 2 else None, kind="scare" if at == 3 else "direct"
        )
        for at, (quote, name) in enumerate(zip(made.quotes, names, strict=True))
    )
    people = {name: Person(name, "person", (name,)) for name in names if name}
    return Stored(1, made.article, quotes, people)


def _meaning(query: str, stored: Stored | None = None) -> Meaning:
    stored = stored or _stored()
    return meaning(parse(query), stored, Document(stored))


@pytest.mark.parametrize(
    ("query", "numbers"),
    [
        ("wall", []),
        ("", []),
        ("speaker:brook", [0, 1]),
        ('speaker:"ada brook"', [0]),
        ("speaker:bro*", [0, 1]),
        ("speaker:mayor", [2]),
        ("quote:wall", [0, 1]),
        ('said:"ben: wall"', [1]),
        ("speaker:ada quote:wall", [0]),
        ("speaker:mayor quote:wall", [0, 1, 2]),
        ("speaker:ada OR quote:rains", [0, 2]),
        ("old speaker:ben", [1]),
        ("speaker:nobody", []),
        ("-speaker:ada wall", []),
    ],
)
def test_the_quotations_that_a_query_means(query: str, numbers: list[int]) -> None:
    assert _meaning(query).quotations == numbers


def _words(query: str) -> list[int]:
    return [start for start, _ in _meaning(query).words]


def test_words_that_have_to_be_quoted_are_lit_only_where_they_are() -> None:
    walls = [at for at in range(len(TEXT)) if TEXT.startswith("wall", at)]
    assert len(walls) == 4
    assert _words("wall") == walls
    assert _words("quote:wall") == walls[1:3]
    assert _words('said:"ben: wall"') == [walls[2]]
    assert _words("speaker:ben") == []
    assert _words("old speaker:ben") == [TEXT.index("old")]
    assert set(_words("wall speaker:ben")) == set(walls)


def test_a_whole_name_means_one_person_although_another_has_it_as_a_part() -> None:
    stored = _stored()
    quotes = tuple(
        each._replace(canonical="Ada Brook Stone") if at == 1 else each
        for at, each in enumerate(stored.quotes)
    )
    people = {name: Person(name, "person", (name,)) for name in ("Ada Brook", "Ada Brook Stone")}
    stored = stored._replace(quotes=quotes, people=people)
    assert _meaning('speaker:"ada brook"', stored).quotations == [0]
    assert _meaning("speaker:ada", stored).quotations == [0, 1]


def test_a_quotation_of_two_parts_is_meant_for_either() -> None:
    made = article(1, "Rain", "“It rains,” she said, “all day.”")
    quotes: tuple[Quote, ...] = tuple(each._replace(group=0) for each in made.quotes)
    stored = made._replace(quotes=quotes)
    assert len(Document(stored).quotations) == 1
    assert _meaning("quote:day", stored).quotations == [0]


@given(st.integers(0, 1 << 32))
def test_every_quotation_that_an_archive_is_found_for_is_meant(seed: int) -> None:
    rng = Random(seed)
    rows = [row for path in PATHS[:4] for row in random_document(rng, path)]
    who = reference.Speakers(rows)
    for _ in range(4):
        node = asked_of_quotes(rng, rows)
        for number, (made, quotes) in enumerate(rows):
            people = {
                name: person
                for quote in quotes
                if (name := speaker_name(quote, made.text)) and (person := who.person(quote, made))
            }
            stored = Stored(number, made, quotes, people)
            document = Document(stored)
            meant = set(meaning(Query(node), stored, document).quotations)
            for quotation in document.quotations:
                if any(reference.quote_matches(node, quote, made, who) for quote in quotation.quotes):
                    assert quotation.number in meant, (node, made.text)
