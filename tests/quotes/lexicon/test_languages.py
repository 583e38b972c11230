"""Tables of languages: what every one of them has to say."""

from __future__ import annotations

import pytest

from reader.quotes.lexicon.classes import lexicon_of
from reader.quotes.lexicon.cues import english_lemmas
from reader.quotes.lexicon.languages import ROMANCE, language_of


@pytest.mark.parametrize("code", sorted(ROMANCE))
def test_every_cue_is_the_same_act_as_an_english_one(code: str) -> None:
    language = language_of(code)
    assert language is not None
    assert set(language.cues.values()) <= set(english_lemmas().values())
    assert language.participles | language.infinitives | language.gerunds <= language.cues.keys()
    assert all(form == form.lower() and " " not in form for form in language.cues)


@pytest.mark.parametrize("code", sorted(ROMANCE))
def test_names_and_roles_tell_a_gender_or_none(code: str) -> None:
    language = language_of(code)
    assert language is not None
    assert {*language.given.values(), *language.roles.values()} <= {"m", "f", ""}
    assert min(list(language.given.values()).count(gender) for gender in "mf") > 200
    assert language.demonyms | language.posts <= language.roles.keys()


@pytest.mark.parametrize(
    ("code", "chunk", "words"),
    [
        ("fr", "L’Intérieur", ["l'", "intérieur"]),
        ("fr", "a-t-elle,", ["a", "-t-elle", ","]),
        ("fr", "Saint-Malo", ["saint-malo"]),
        ("fr", "aujourd’hui", ["aujourd'hui"]),
        ("it", "dell’Interno.", ["dell'", "interno"]),
        ("es", "—dijo", ["—", "dijo"]),
    ],
)
def test_words_that_are_joined_are_told_apart(code: str, chunk: str, words: list[str]) -> None:
    assert list(lexicon_of(code).chunk(chunk)[1::4]) == words


def test_other_languages_have_no_tables() -> None:
    assert [language_of(code) for code in ("en", "de", None)] == [None, None, None]
