"""Names that are no person's."""

from reader.quotes.lexicon.places import is_nationality, is_place, may_be_persons
from reader.quotes.lexicon.wordlists import GIVEN_NAMES, NOT_NAMES


def test_places_are_known_by_name_and_by_kind() -> None:
    assert is_place(("New", "York"))
    assert is_place(["Hollin", "Bay"])
    assert not is_place(("Ada", "Nilsen"))


def test_a_persons_name_does_not_begin_as_places_do() -> None:
    assert may_be_persons(("Ada", "Nilsen"))
    assert not may_be_persons(("North", "Varn"))


def test_adjectives_of_countries_are_no_bodies() -> None:
    assert is_nationality(("Chinese",))
    assert not is_nationality(("Chinese", "Embassy"))


def test_given_names_are_no_words_that_begin_sentences() -> None:
    assert not GIVEN_NAMES.keys() & NOT_NAMES
    assert set(GIVEN_NAMES.values()) == {"m", "f", ""}
