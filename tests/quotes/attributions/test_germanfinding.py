"""German verbs and their subjects: before them, behind them, in clauses, shared, and words that need no verb."""

from __future__ import annotations

import pytest

from reader.quotes.attributions.candidates import SUBJECT
from reader.quotes.attributions.survey import Survey


def announced(text: str) -> list[str]:
    """Return the mentions of a German text that have a cue."""
    survey = Survey(text, "de")
    return [text[found.start : found.end] for found in survey.attributions if found.verb != SUBJECT]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Die Hafenmeisterin sagte am Abend: „Wir warten.“", "Die Hafenmeisterin"),
        ("Am Abend sagte die Hafenmeisterin: „Wir warten.“", "die Hafenmeisterin"),
        ("In einer Mitteilung an die Fischer schrieb das Hafenamt: „Wir warten.“", "das Hafenamt"),
        ("„Wir warten“, sagte der Hafenmeister der Stadt.", "der Hafenmeister der Stadt"),
        ("Das Wasser sei kalt, sagte Ada Nilsen, „und tief“.", "Ada Nilsen"),
        ("Wie Ada Nilsen sagte, sei das Wasser „kalt“.", "Ada Nilsen"),
        ("Die Leiterin des Hafens, Ada Nilsen, sagte: „Wir warten.“", "Ada Nilsen"),
        ("Ada Nilsen hatte das Wasser „tückisch“ genannt.", "Ada Nilsen"),
        ("Das Wasser wurde von Ada Nilsen als „tückisch“ bezeichnet.", "Ada Nilsen"),
        ("„Wir warten“, teilte die Polizei mit.", "die Polizei"),
        ("Doch der „Hollin Courier“ schrieb von einem „Wunder“.", "der „Hollin Courier“"),
        ("„Wir warten“, sagt die 72-Jährige.", "die 72-Jährige"),
        ("„Wir warten“, sagt er.", "er"),
    ],
)
def test_the_subject_of_a_verb(text: str, speaker: str) -> None:
    assert announced(text) == [speaker]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("„Wir warten“, so Ada Nilsen.", "Ada Nilsen"),
        ("Laut Hafenamt ist das Wasser „kalt“.", "Hafenamt"),
        ("Dem Hafenamt zufolge ist das Wasser „kalt“.", "Dem Hafenamt"),
        ("Nach Angaben der Feuerwehr war das Wasser „kalt“.", "der Feuerwehr"),
        ("Für Ada Nilsen ist das Wasser „ein Freund“.", "Ada Nilsen"),
        ("Beim Hafenamt hieß es: „Wir warten.“", "Hafenamt"),
    ],
)
def test_words_that_need_no_verb(text: str, speaker: str) -> None:
    assert announced(text) == [speaker]


def test_a_second_verb_shares_the_subject() -> None:
    assert announced("Ada Nilsen lobte die Fischer und sagte: „Wir warten.“") == ["Ada Nilsen"] * 2


@pytest.mark.parametrize(
    "text",
    [
        "Der Kuchen wurde in Stücke geteilt. „Kalt“ war er.",  # no particle, and a passive
        "„Die Mole“ heißt ein Buch, das am 13. Mai erscheint.",
    ],
)
def test_nobody_speaks_without_a_particle_or_in_a_passive(text: str) -> None:
    assert "Der Kuchen" not in announced(text)


def test_a_number_with_a_stop_ends_no_sentence() -> None:
    survey = Survey("Am 13. Mai sagte Ada Nilsen: „Wir warten.“", "de")
    assert len(survey.words[0].firsts) == 1


@pytest.mark.parametrize(
    "text", ["„Wir warten“, sagte er according to plan.", "Ⅳ12: „Wir warten.“", "Ⅳ12 „wartet“ so."]
)
def test_english_words_and_numbers_are_no_speakers(text: str) -> None:
    assert set(announced(text)) <= {"er"}
