"""Speech, titles and terms between French, Spanish and Italian marks."""

from __future__ import annotations

import pytest

from reader.quotes.extraction import extract


@pytest.mark.parametrize(
    ("language", "text", "said"),
    [
        ("fr", "Jeanne Roux juge la mesure « inutile ».", True),
        ("fr", "Le quartier dit « la Petite Venise » est vide.", False),
        ("fr", "Jeanne Roux présente son film, « Marée basse », à Brevel.", False),
        ("fr", "Jeanne Roux dit « comprendre » les habitants.", True),
        ("es", "La llamada «ruta del queso» abre en mayo.", False),
        ("es", "Marta Olmos tildó el plan de «humo».", True),
        ("it", "Il cosiddetto «oro di Sarna» costa molto.", False),
        ("it", "Marta Olmi ha definito il piano «fumo».", True),
    ],
)
def test_only_what_somebody_says_is_speech(language: str, text: str, said: bool) -> None:
    (found,) = extract(text, language=language)
    assert (found.kind != "scare") is said
