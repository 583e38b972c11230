"""What holds for any text that is taken for French, Spanish or Italian."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from reader.quotes.extraction import extract

PIECES = [
    *"«»“”\"‘’'—–-.,:;!?()\n\u00a0",
    *(". ", ", ", " : « ", " » ", "— ", " —dijo Ana— ", "\n\n", "\n— ", "\nP. ", "\nR. ", "?\n"),
    *(
        "a-t-il ",
        "dit-elle, ",
        "L'",
        "d'après ",
        "selon lui ",
        "qui ",
        "que ",
        "et ",
        "le maire ",
        "de Brevel ",
    ),
    *("Jeanne Roux ", "M. Roux ", "déclaré ", "explique ", "la une ", "ce dernier ", "un vecino ", "otro "),
    *(
        "según él ",
        "dijo ",
        "dijeron ",
        "ha dicho ",
        "y añadió ",
        "la ministra de Sanidad ",
        "Ana de la Torre ",
    ),
    *(
        "ha detto ",
        "dell'Interno ",
        "secondo cui ",
        "il sindaco ",
        "fonti ",
        "von Halm ",
        "Le Goff ",
        "(SPO) ",
        "œuvre ",
        "Ⅳ ",
        "\n* * *\n",
    ),
]
any_text = st.lists(st.sampled_from(PIECES), max_size=60).map("".join)


@settings(max_examples=300, deadline=None)
@given(any_text, st.sampled_from(("fr", "es", "it")))
def test_any_text_is_answered_in_its_own_offsets(text: str, language: str) -> None:
    for quote in extract(text, language=language):
        spans = [(quote.start, quote.end), *(span for span in (quote.speaker, quote.cue) if span)]
        assert all(0 <= start < end <= len(text) for start, end in spans)
        assert 0 <= quote.confidence <= 1
