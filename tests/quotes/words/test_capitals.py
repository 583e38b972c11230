"""Names inside mentions: the bearer's, whatever body or place stands before or behind it."""

from __future__ import annotations

import pytest

from reader.quotes.lexicon.classes import NAME, lexicon_of
from reader.quotes.words.capitals import core_name


@pytest.mark.parametrize(
    ("mention", "name"),
    [
        ("Hill Department official Ada Nilsen", "Ada Nilsen"),
        ("Ferry Council chief executive Ada Nilsen", "Ada Nilsen"),
        ("Hollin resident Svitlana Boyko", "Svitlana Boyko"),
        ("Swiss-Norwegian investor Josip Marić", "Josip Marić"),
        ("Pierleaks editor-in-chief Ada Nilsen", "Ada Nilsen"),
        ("Coastal organisation Free Harbour Hollin", "Free Harbour Hollin"),
        ("Ada Nilsen from Natural Justice in Port Hollin", "Ada Nilsen"),
        ("Ada Nilsen at the Department of Ferries", "Ada Nilsen"),
        ("Ada Nilsen, a spokeswoman for Hollin Council", "Ada Nilsen"),
        ("CEO of the Ferry Council Jane Roe", "Jane Roe"),
        ("University of Hollin", "University of Hollin"),
        ("Fourteen-year-old Zoe", "Zoe"),
        ("Advocate Jane Mohau King’s Counsel", "Jane Mohau"),
        ("Commission on Harbour Debates", "Commission on Harbour Debates"),
        ("co-author Professor Carl Nilsen of Hollin University", "Carl Nilsen"),
        ("author Jane Roe of Varn's Hollin University", "Jane Roe"),
        ("President Abdel Nilsen of Egypt", "Abdel Nilsen"),
        ("Jo Anne Val Nilsen of the University of Hollin", "Jo Anne Val Nilsen"),
        ("Xiaogang Wei of the Hollin Health Institute", "Xiaogang Wei"),
        ("Hollin director of the Ferry Council Ada Nilsen", "Ada Nilsen"),
        ("Hollin Council spokeswoman", "Hollin Council"),
        ("Meteorologe Dominik Vang dem Inselboten Abend", "Dominik Vang"),
    ],
)
def test_the_name_in_a_mention_is_the_bearers(mention: str, name: str) -> None:
    assert " ".join(core_name[mention]) == name


@pytest.mark.parametrize(
    "word", ["That’s", "It's", "Who’s", "Late", "Out", "Following", "Oct.", "Amid", "Follow"]
)
def test_a_word_that_only_begins_a_sentence_is_no_name(word: str) -> None:
    assert not lexicon_of("en").look_up(word)[0] & NAME


@pytest.mark.parametrize("word", ["Nilsen’s", "Hollin", "Ada", "FSB"])
def test_a_name_is_one(word: str) -> None:
    assert lexicon_of("en").look_up(word)[0] & NAME


def test_an_initial_is_part_of_a_name() -> None:
    assert " ".join(core_name["Sonya A. Nilsen"]) == "Sonya Nilsen"
    assert lexicon_of("en").look_up("A.")[0] & NAME
    assert not lexicon_of("en").look_up("A")[0] & NAME


@pytest.mark.parametrize(
    ("mention", "name"),
    [
        ("The United Nations High Commissioner for Human Rights",
         "United Nations High Commissioner for Human Rights"),
        ("Secretary of State Jane Roe", "Jane Roe"),
        ("Hollin-based Ferry Line", "Ferry Line"),
        ("Norway Ada Nilsen", "Ada Nilsen"),
        ("Wing Commander Ada Nilsen", "Ada Nilsen"),
    ],
)  # fmt: skip
def test_offices_and_places_are_no_part_of_a_name(mention: str, name: str) -> None:
    assert " ".join(core_name[mention]) == name


@pytest.mark.parametrize(
    ("mention", "name"),
    [
        ("Dr. Ada Nilsen of University College Hollin", "Ada Nilsen"),
        ("Prosecutor Ada Nilsen QC", "Ada Nilsen"),
        ("Co-author Ada Nilsen", "Ada Nilsen"),
        ("Former Ambassador to the United Isles Anna Nilsen", "Anna Nilsen"),
        ("Hanneke de Wit", "Hanneke de Wit"),
        ("of Hollin", "Hollin"),
    ],
)
def test_what_is_before_and_behind_a_name_is_no_part_of_it(mention: str, name: str) -> None:
    assert " ".join(core_name[mention]) == name
