"""What a reporter sets into a quotation, inside its marks."""

from __future__ import annotations

import pytest

from reader.quotes.extraction import extract


@pytest.mark.parametrize(
    ("language", "text", "mention"),
    [
        ("fr", "« Demain, dit Jeanne Roux, nous partons. Le quai sera fermé. »", "Jeanne Roux"),
        ("fr", "Jeanne Roux est là. « Demain, dit-elle, nous partons tous. »", "elle"),
        ("fr", "« Demain nous partons, a prévenu mardi la directrice. Pas avant. »", "la directrice"),
        ("it", "“Domani – dice Marta Olmi – partiamo tutti insieme”.", "Marta Olmi"),
        ("it", "Marta Olmi ha detto: “Chiudiamo”. “Domani – prosegue – partiamo tutti”.", "Marta Olmi"),
    ],
)
def test_the_speaker_inside_the_marks_is_theirs(language: str, text: str, mention: str) -> None:
    found = [quote for quote in extract(text, language=language) if quote.kind == "direct"][-1]
    assert found.speaker is not None
    assert text[slice(*found.speaker)] == mention
    assert "set into the quotation" in found.how


def test_a_comma_and_a_verb_without_a_speaker_are_no_incise() -> None:
    text = "Jeanne Roux note : « Il faut partir, demande la loi ou non. »"
    (found,) = extract(text, language="fr")
    assert found.canonical == "Jeanne Roux"
