"""Noun phrases of French, Spanish and Italian."""

from __future__ import annotations

import pytest

from reader.quotes.lexicon.classes import lexicon_of
from reader.quotes.words.romancephrases import Phrases
from reader.quotes.words.tokens import words_of


@pytest.mark.parametrize(
    ("language", "text", "phrase"),
    [
        ("fr", "le ministre de l'Intérieur Jean Roux a dit", "le ministre de l'Intérieur Jean Roux"),
        ("fr", "l'adjoint au maire Jean Roux a dit", "l'adjoint au maire Jean Roux"),
        ("fr", "la metteuse en scène Anne Le Goff dit", "la metteuse en scène Anne Le Goff"),
        ("es", "la ministra de Sanidad Ana de la Torre dijo", "la ministra de Sanidad Ana de la Torre"),
        ("es", "el alcalde ante los periodistas", "el alcalde"),
        (
            "it",
            "l'assessore ai Lavori pubblici Carlo De Luca ha",
            "l'assessore ai Lavori pubblici Carlo De Luca",
        ),
        ("it", "fonti dell'azienda, dicono", "fonti dell'azienda"),
    ],
)
def test_a_phrase_goes_on_behind_prepositions_of_belonging(language: str, text: str, phrase: str) -> None:
    lexicon = lexicon_of(language)
    assert lexicon.language is not None
    words = words_of(text, 0, (0, len(text)), (), lexicon)
    found = Phrases(words, lexicon.language).from_left(0, len(words))
    assert found is not None
    assert text[words.starts[found[0]] : words.end(found[1])] == phrase
