"""French, Spanish and Italian: verbs before their subjects, clitics, subjects that are left out."""

from __future__ import annotations

import pytest

from reader.quotes.attributions.survey import Survey


def announced(text: str, language: str) -> list[tuple[str, str]]:
    """Return the speaker and the cue of every attribution with a cue."""
    survey = Survey(text, language)
    return [
        (text[found.start : found.end], text[found.cue_start : found.cue_end])
        for found in survey.attributions
        if found.cue_end > found.cue_start
    ]


@pytest.mark.parametrize(
    ("language", "text", "speaker", "cue"),
    [
        ("fr", "« Le quai est fermé », explique Jeanne Roux.", "Jeanne Roux", "explique"),
        ("fr", "« Le quai est fermé », a-t-elle ajouté.", "elle", "ajouté"),
        ("fr", "« Le quai est fermé », a indiqué mardi à la presse le maire.", "le maire", "indiqué"),
        ("fr", "Le maire de Brevel, élu en mars, a promis « un quai neuf ».", "Le maire de Brevel", "promis"),
        ("fr", "Selon le préfet du Nord, « rien ne presse ».", "le préfet du Nord", "Selon"),
        ("fr", "D'après elle, « rien ne presse ».", "elle", "D'après"),
        ("es", "«El muelle está cerrado», explicó ayer la alcaldesa.", "la alcaldesa", "explicó"),
        ("es", "Así lo ha dicho Marta Olmos: «El muelle está cerrado».", "Marta Olmos", "dicho"),
        ("es", "A juicio de la jueza Olmos, «no hay prisa».", "la jueza Olmos", "A juicio de"),
        ("it", "«Il molo è chiuso», ha detto ieri ai cronisti il sindaco.", "il sindaco", "detto"),
        ("it", "Secondo Marta Olmi, «non c'è fretta».", "Marta Olmi", "Secondo"),
    ],
)
def test_the_subject_is_found_on_either_side_of_the_verb(
    language: str, text: str, speaker: str, cue: str
) -> None:
    assert (speaker, cue) in announced(text, language)


@pytest.mark.parametrize(
    ("language", "text", "speaker"),
    [
        ("es", "Marta Olmos habló en el puerto. «Cerramos el muelle», dijo.", "Marta Olmos"),
        ("es", "Marta Olmos dijo: «Cerramos». Y añadió: «No hay prisa».", "Marta Olmos"),
        ("it", "Marta Olmi è arrivata al porto. «Chiudiamo il molo», ha detto.", "Marta Olmi"),
        ("fr", "Jeanne Roux a fermé le quai, ajoutant : « Rien ne presse. »", "Jeanne Roux"),
    ],
)
def test_a_verb_without_a_subject_has_that_of_the_sentence_before(
    language: str, text: str, speaker: str
) -> None:
    assert announced(text, language)[-1][0] == speaker


def test_a_verb_in_the_plural_has_no_subject_in_the_singular() -> None:
    text = "Marta Olmos dijo que vendría. «Cerramos el muelle», respondieron."
    assert ("Marta Olmos", "respondieron") not in announced(text, "es")


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "La note du conseil est « un brouillon »."),
        ("es", "Su denuncia habla por sí sola: «un borrador»."),
        ("fr", "Le projet annoncé reste « un brouillon »."),
    ],
)
def test_nouns_and_participles_announce_nothing(language: str, text: str) -> None:
    assert not {"note", "denuncia", "annoncé"} & {cue for _, cue in announced(text, language)}
