"""Whom the letters of a line may mean."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reader.tui.page.peoplewords import MOST, Known, Offer, offered, spelled

HERE = ["Mara Lind", "Bo Holt"]
ARCHIVE = [
    Known("Mara Lind", 9, spelled(["Mara Lind"])),
    Known("Ada Nilsen", 4, spelled(["Ada Nilsen", "Mayor Nilsen"])),
    Known("Åsa Berg", 1, spelled(["Åsa Berg"])),
]


def test_people_of_the_article_come_first_and_nobody_twice() -> None:
    assert offered(HERE, ARCHIVE, "", anybody=True) == [
        Offer("Mara Lind", "here"),
        Offer("Bo Holt", "here"),
        Offer("Ada Nilsen", "4"),
        Offer("Åsa Berg", "1"),
    ]


def test_every_word_begins_one_of_a_name_under_any_of_them() -> None:
    assert [each.name for each in offered(HERE, ARCHIVE, "nil ad", anybody=False)] == ["Ada Nilsen"]
    assert [each.name for each in offered(HERE, ARCHIVE, "mayor", anybody=False)] == ["Ada Nilsen"]
    assert [each.name for each in offered(HERE, ARCHIVE, "asa", anybody=False)] == ["Åsa Berg"]
    assert offered(HERE, ARCHIVE, "ilsen", anybody=False) == []


def test_what_is_typed_is_a_name_too_unless_it_is_somebodys() -> None:
    assert offered(HERE, ARCHIVE, " Ada  N ", anybody=True) == [
        Offer("Ada Nilsen", "4"),
        Offer("Ada N", "as typed"),
    ]
    assert offered(HERE, ARCHIVE, "ada nilsen", anybody=True) == [Offer("Ada Nilsen", "4")]
    assert offered(HERE, ARCHIVE, "—", anybody=True) == []


@given(st.text(max_size=12), st.lists(st.text(max_size=8), max_size=70))
def test_never_more_than_a_list_can_show_and_never_without_what_was_typed(
    typed: str, names: list[str]
) -> None:
    people = [Known(name, 1, spelled([name])) for name in names]
    assert len(offered([], people, typed, anybody=True)) <= MOST + 1
    if spelled([typed]):
        typed_words = spelled([typed])
        assert any(spelled([each.name]) == typed_words for each in offered([], people, typed, anybody=True))
