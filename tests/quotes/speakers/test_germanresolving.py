"""Whom German mentions stand for: roles, ages, parties, pronouns, bodies and documents."""

from __future__ import annotations

import pytest

from reader.quotes.extraction import extract

NAMED = "Bürgermeister Jan Ried (SPD) kam mit Hafenmeisterin Pia Holm (54). "


def names(text: str) -> list[str | None]:
    """Return who is credited with each quotation."""
    return [quote.canonical for quote in extract(text, language="de") if quote.kind == "direct"]


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("„Wir warten“, sagte der Bürgermeister.", "Jan Ried"),
        ("„Wir warten“, sagte die 54-Jährige.", "Pia Holm"),
        ("„Wir warten“, sagte der SPD-Politiker.", "Jan Ried"),
        ("„Wir warten“, sagte sie.", "Pia Holm"),
        ("„Wir warten“, sagte Ried.", "Jan Ried"),
        ("„Wir warten“, sagte eine Sprecherin.", "eine Sprecherin"),
        ("„Wir warten“, sagten die Fischer.", "die Fischer"),
        ("„Wir warten“, sagten Ried und Holm.", "Jan Ried und Pia Holm"),
    ],
)
def test_who_is_meant(said: str, name: str) -> None:
    assert names(NAMED + said) == [name]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "Das Fischereiministerium schwieg lange. „Nein“, teilte das Ministerium mit.",
            "Fischereiministerium",
        ),
        ("„Es wird nass“, meldete der Deutsche Wetterdienst.", "Deutscher Wetterdienst"),
        ("„Es wird nass“, heißt es in einer Mitteilung des Hafenamts.", "Hafenamt"),
        ("„Es wird nass“, schrieb die „Hollin Post“.", "Hollin Post"),
    ],
)
def test_what_body_speaks(text: str, name: str) -> None:
    assert names(text) == [name]


@pytest.mark.parametrize(
    ("mention", "name"),
    [
        ("Oppositionsführer Lennart von Quast", "Lennart von Quast"),
        ("die Autorin und Regisseurin Mira Solt", "Mira Solt"),
        ("der Verkehrs-, Bau- und Hafendirektor Kuno Pahl", "Kuno Pahl"),
        ("Jana Ried von der Stiftung Mole", "Jana Ried"),
        ("Frau Dr. Ines Kohl", "Ines Kohl"),
    ],
)
def test_the_name_in_a_mention(mention: str, name: str) -> None:
    assert names(f"„Wir warten noch“, sagte {mention}.") == [name]
