"""The languages that have tables: French, Spanish, Italian. They are loaded when a text asks for one."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reader.quotes.lexicon.grammar import Language

ROMANCE = frozenset(("fr", "es", "it"))
"""The codes for which there are tables."""


@cache
def romance_given_names() -> Mapping[str, str]:
    """The given names of all these languages, for bearers from elsewhere."""
    tables = [language_of(code) for code in sorted(ROMANCE)]
    return {name: gender for table in tables if table is not None for name, gender in table.given.items()}


@cache
def language_of(code: str | None) -> Language | None:
    """The tables of a language; None for those without. Loaded when a text asks for them."""
    if code == "fr":
        from reader.quotes.lexicon.french import FRENCH

        return FRENCH
    if code == "es":
        from reader.quotes.lexicon.spanish import SPANISH

        return SPANISH
    if code == "it":
        from reader.quotes.lexicon.italian import ITALIAN

        return ITALIAN
    return None
