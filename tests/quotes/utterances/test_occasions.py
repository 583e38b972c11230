"""When something was said, in languages with tables."""

from __future__ import annotations

import pytest

from reader.quotes.extraction import extract


@pytest.mark.parametrize(
    ("language", "text", "day"),
    [
        ("fr", "« Le quai ferme », a annoncé mardi Anne Roy.", "2026-11-24"),
        ("fr", "« Le quai ferme », a annoncé hier Anne Roy.", "2026-11-27"),
        ("fr", "« Le quai ferme », a annoncé Anne Roy, mardi prochain compris.", None),
        ("es", "«Cerramos el muelle», dijo este lunes Ana Roca.", "2026-11-23"),
        ("it", "«Chiudiamo il molo», ha detto Anna Rocca venerdì.", "2026-11-27"),
    ],
)
def test_a_weekday_is_counted_back_from_the_articles_day(language: str, text: str, day: str | None) -> None:
    (found,) = extract(text, language=language, date="2026-11-28")
    assert found.said_on == day
