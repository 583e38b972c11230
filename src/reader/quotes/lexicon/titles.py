"""Titles and offices that stand before names, in English and German, and which of them tell who is meant."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from reader.quotes.lexicon.wordlists import word_set

if TYPE_CHECKING:
    from collections.abc import Callable

TITLES = {
    title: office
    for office, titles in {
        "president": "president presidents",
        "senator": "senator sen sens",
        "representative": "representative rep reps congressman congresswoman",
        "governor": "governor gov govs",
        "mayor": "mayor",
        "councillor": "councillor councillors councilman councilwoman councilor alderman",
        "minister": "minister",
        "chancellor": "chancellor",
        "premier": "premier",
        "secretary": "secretary",
        "king": "king",
        "queen": "queen",
        "pope": "pope",
        "prince": "prince princess",
        "judge": "judge",
        "justice": "justice",
        "sheriff": "sheriff",
        "ambassador": "ambassador amb",
        "general": "general gen",
        "colonel": "colonel col",
        "captain": "captain capt",
        "lieutenant": "lieutenant lt",
        "sergeant": "sergeant sgt",
        "professor": "professor prof",
        "doctor": "doctor dr",
        "reverend": "reverend rev",
        "sir": "sir lord dame lady",
        "mr": "mr",
        "mrs": "mrs ms miss",
    }.items()
    for title in titles.split()
}
"""Titles that stand right before a name, to what they say; "mr" and "mrs" tell no more than a gender."""
STRONG_TITLES = word_set("president senator governor minister chancellor premier secretary king queen pope")
"""Offices that few hold at a time: of two people of one surname they tell which is meant."""
TITLE_GENDERS = {"mr": "m", "mrs": "f"}
LESSER = word_set(
    "vice deputy assistant attorney press solicitor surgeon inspector lieutenant under acting associate brigadier major"
)
"""Words before a title that make another office of it: the vice president is no president."""
_GERMAN = {
    "kanzler": "chancellor", "bundeskanzler": "chancellor", "prasident": "president", "bundesprasident": "president",
    "staatsprasident": "president", "ministerprasident": "premier", "burgermeister": "mayor",
    "oberburgermeister": "mayor", "herr": "mr", "frau": "mrs",
}  # fmt: skip
"""German titles in their shared form, without the ending of women's."""
_GERMAN_ROLES = (
    "sprecher", "vorsitzender", "vorsitzende", "chef", "experte", "expertin", "leiter", "trainer", "spieler",
    "direktor", "anwalt", "anwaltin", "vorstand", "fuhrer", "politiker", "abgeordneter", "abgeordnete", "kommissar",
    "popstar", "autor", "minister", "prasident",
)  # fmt: skip
"""What German words for what somebody is end in: "Vereinschef Corny Littmann"."""


@cache
def office(word: str) -> str | None:
    """The office that a word before a name tells, the word in its shared form; None for any other.

    German ministers are told apart by what they are ministers of: "Innenminister" is an office, "Minister" too.
    """
    found = TITLES.get(word) or _GERMAN.get(word)
    if found is not None:
        return found
    male = word.removesuffix("in")
    if male in _GERMAN:
        return _GERMAN[male]
    return male if male.endswith("minister") and (len(male) > 8 or male != word) else None


def is_strong(title: str) -> bool:
    """Whether few hold an office at a time."""
    return title in STRONG_TITLES or title.endswith("minister")


def after_description(tokens: list[str], shared: Callable[[str], str]) -> tuple[list[str], list[str]]:
    """The offices in a German description at the head of a name, and the tokens behind it.

    "Delmenhorster Bürgermeisterin Swantje Hartmann" is Swantje Hartmann. `shared` gives a token's shared form.
    """
    for place in range(len(tokens) - 2, -1, -1):
        word = shared(tokens[place])
        found = office(word)
        if word in TITLES or not (found or word.removesuffix("in").endswith(_GERMAN_ROLES)):
            continue
        full = place + 2 < len(tokens)
        compound = len(word.removesuffix("in")) > 7 or "-" in tokens[place]
        if found or (full and compound):
            return [found] if found else [], tokens[place + 1 :]
    return [], tokens
