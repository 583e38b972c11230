"""Who is meant in French, Spanish and Italian texts."""

from __future__ import annotations

import pytest

from reader.quotes.extraction import extract


def speakers(text: str, language: str) -> list[str | None]:
    """Return the name behind every quotation."""
    return [quote.canonical for quote in extract(text, language=language) if quote.kind != "scare"]


@pytest.mark.parametrize(
    ("language", "text", "person"),
    [
        ("fr", "Le ministre de l'Intérieur Jean Roux est venu. « Je pars demain », dit-il.", "Jean Roux"),
        ("fr", "La porte-parole Dominique Roux est venue. « Je pars demain », dit-elle.", "Dominique Roux"),
        ("es", "El consejero de Obras Luis Peña Roca vino. «Me voy mañana», dijo Peña.", "Luis Peña Roca"),
        ("es", "Ana de la Torre vino con Luis Peña. «Me voy mañana», dijo ella.", "Ana de la Torre"),
        (
            "it",
            "Il ministro dell'Interno Carlo De Luca è qui. «Parto domani», dice De Luca.",
            "Carlo De Luca",
        ),
        (
            "fr",
            "La Ligue des marins du Nord (LMN) proteste. « C'est trop », écrit la LMN.",
            "Ligue des marins du Nord",
        ),
        ("fr", "« Nous partons demain », annoncent Anne Roy et Jean Roux.", "Anne Roy et Jean Roux"),
    ],
)
def test_mentions_resolve_to_the_full_name(language: str, text: str, person: str) -> None:
    assert speakers(text, language) == [person]


@pytest.mark.parametrize(
    ("language", "text", "person"),
    [
        ("fr", "Anne Roy préside le port. « Je pars demain », dit la maire de Brevel.", "la maire de Brevel"),
        ("es", "Ana Roca preside el puerto. «Tuve mucho miedo», dice un vecino.", "un vecino"),
        ("es", "Ana Roca preside el puerto. «Tuve mucho miedo», dice la mujer.", None),
        ("it", "Anna Rocca presiede il porto. «Ho avuto paura», dice suo marito.", None),
        ("fr", "Anne Roy préside le port. « C'est en cours », indique la police.", None),
    ],
)
def test_who_is_not_named_is_nobody_else(language: str, text: str, person: str | None) -> None:
    assert speakers(text, language) == [person]


def test_a_role_beside_the_name_is_told() -> None:
    text = "« Le quai ferme demain », annonce Anne Roy, directrice du port."
    (found,) = extract(text, language="fr")
    assert (found.canonical, found.role) == ("Anne Roy", "directrice du port")


def test_a_verb_that_begins_with_a_joined_letter_is_no_name() -> None:
    text = "Le ministre œuvre pour la paix. « Je pars demain », dit Jeanne Roux."
    assert speakers(text, "fr") == ["Jeanne Roux"]


def test_a_number_before_a_colon_is_no_speaker() -> None:
    assert set(speakers("Ⅳ: «Me voy mañana».", "es")) <= {None}
