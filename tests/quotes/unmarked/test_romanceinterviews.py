"""Interviews in French, Spanish and Italian."""

from __future__ import annotations

from reader.quotes.extraction import extract

LABELLED = """Entrevista con Marta Olmos, cocinera.

P. ¿Cómo empezó todo?

R. Empecé a los diez años, en la cocina de mi abuela.

Nunca he parado.

P. ¿Y qué queda de aquello?

R. El gusto por compartir."""
QUESTIONS = """Entretien avec Claire Aubry, cuisinière à Brevel.

Comment avez-vous commencé ?

J'ai commencé à dix ans, chez ma grand-mère.

Que reste-t-il de cette époque ?

Le goût du partage. Nous sommes une équipe.

Que diriez-vous aux jeunes ?

De ne pas avoir peur."""


def test_labels_tell_who_asks_and_who_answers() -> None:
    found = [(LABELLED[q.start : q.end], q.canonical) for q in extract(LABELLED, language="es")]
    assert found[:3] == [
        ("¿Cómo empezó todo?", None),
        ("Empecé a los diez años, en la cocina de mi abuela.", "Marta Olmos"),
        ("Nunca he parado.", "Marta Olmos"),
    ]


def test_paragraphs_below_questions_are_answers() -> None:
    found = [q.canonical for q in extract(QUESTIONS, language="fr")]
    assert found == ["Claire Aubry"] * 3


def test_nobody_answers_where_no_name_is_given() -> None:
    assert extract(QUESTIONS.partition("\n\n")[2], language="fr") == []


def test_a_line_of_stars_between_turns_is_nobodys_answer() -> None:
    starred = LABELLED.rstrip() + "\n\n* * *\n\nP. ¿Y ahora?\n\nR. Ahora descanso en casa."
    found = [starred[q.start : q.end] for q in extract(starred, language="es")]
    assert found[-2:] == ["¿Y ahora?", "Ahora descanso en casa."]
    assert all(any(map(str.isalpha, words)) for words in found)
