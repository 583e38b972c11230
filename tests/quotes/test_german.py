"""German: verbs that stand second, roles that are compounds, and nouns that are nobody's name."""

from __future__ import annotations

import pytest

from reader.quotes.extraction import extract
from reader.quotes.lexicon.german import german_role


def said(text: str) -> list[tuple[str, str | None]]:
    """Return the words and the speaker of every quotation between marks."""
    return [(text[q.start : q.end], q.canonical) for q in extract(text, language="de") if q.kind == "direct"]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (
            "Innenminister Gerd Vang trat vor die Presse. „Wir warten ab, bis das Wasser fällt“, sagte er.",
            "Gerd Vang",
        ),
        (
            "Die Hafenmeisterin Susanne Brandt kam am Abend. „Die Mole hält, so lange sie will“, sagte sie.",
            "Susanne Brandt",
        ),
        ("Konrad Veit vom Hafenamt Hollin betont: „Wir haben die Mole zweimal geprüft.“", "Konrad Veit"),
        ("„Das kostet am Ende alle mehr als geplant“, mahnte Finanzministerin Beate Krull.", "Beate Krull"),
        ("„Wir haben gewonnen und feiern heute“, twitterte der CDU-Politiker Jan Ried.", "Jan Ried"),
    ],
)
def test_who_said_it(text: str, speaker: str) -> None:
    (found,) = said(text)
    assert found[1] == speaker


def test_behind_a_clause_the_subject_follows_the_verb() -> None:
    text = (
        "Gerd Vang ist Hafenmeister. Die Reserven im Lager würden nicht reichen, sagte Vang, "
        "„wir brauchen bis zum Herbst noch eine zweite Pumpe“."
    )
    assert [speaker for _, speaker in said(text)] == ["Gerd Vang"]


@pytest.mark.parametrize(
    ("word", "gender"),
    [
        ("innenminister", "m"),
        ("ministerpräsidentin", "f"),
        ("polizeisprecher", "m"),
        ("cdu-politikerin", "f"),
        ("klima-expertin", "f"),
        ("vorsitzende", ""),
        ("minister", None),
        ("mole", None),
        ("rat", None),
    ],
)
def test_a_role_is_known_by_its_ending(word: str, gender: str | None) -> None:
    assert german_role(word) == gender


def test_a_noun_at_the_head_of_a_sentence_is_no_speaker() -> None:
    text = "Die Entscheidung fiel am Morgen: „Wir schließen die Mole für den ganzen Winter.“"
    assert all(speaker is None for _, speaker in said(text))
