"""What a mention was found to stand for, by which way, and how clearly."""

from __future__ import annotations

from typing import NamedTuple

FULL_NAME = "full name"
"""Several words of a name, as they are written."""
SURNAME = "surname"
"""One word that the text has as part of a longer name."""
SINGLE = "single word"
"""One word that the text has no longer name for."""
PRONOUN = "pronoun"
""" "he", "she": a person."""
IT = "it"
ORGANISATION = "organisation"
""" "the company"."""
OFFICE = "office"
""" "the president"."""
DOCUMENT = "document"
""" "the petition", "a report from Hollin Ferries"."""
OWNER = "owner"
""" "Hollin Ferries' policy"."""
APPOSITION = "apposition"
""" "the chief arbiter, Jane Roe,"."""
DESCRIPTION = "description"
""" "The ferry operator Hollin": a name at the end of a description; and what describes somebody without a name."""
SEVERAL = "several"
""" "Roe and Doe", "the two senators", "the Roes"."""
UNNAMED = "unnamed"
""" "a senior official": stands for himself."""
OTHER = "other"
"""What stands for nobody that is told: "they", "I", "who"."""

WAYS = (
    FULL_NAME, SURNAME, SINGLE, PRONOUN, IT, ORGANISATION, OFFICE, DOCUMENT, OWNER, APPOSITION, DESCRIPTION, SEVERAL,
    UNNAMED, OTHER,
)  # fmt: skip
"""All ways by which a mention is resolved, or may be."""

WRITTEN = frozenset((FULL_NAME, SURNAME, SEVERAL, UNNAMED))
"""Ways by which a name is what the text has in so many words. A single word may be no name at all."""


class Resolution(NamedTuple):
    """Whom a mention stands for."""

    name: str | None
    """None where nothing resolves."""
    way: str
    """One of `WAYS`: what was tried, also where it gave no name."""
    margin: float = 1.0
    """How far the name is ahead of the next best one: 0 for a tie, 1 where there was no rival."""
