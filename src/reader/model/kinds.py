"""The kinds of quotations, and who speaks them. Apart from the model: a search loads none of its data classes."""

from __future__ import annotations

from typing import Literal, NamedTuple

QuoteKind = Literal["direct", "mixed", "indirect", "post", "scare"]
QUOTE_KINDS: tuple[QuoteKind, ...] = ("direct", "mixed", "indirect", "post", "scare")
LISTED_KINDS: tuple[QuoteKind, ...] = ("direct", "mixed", "indirect", "post")
"""The kinds that are listed and counted when nobody asks for others."""

PersonKind = Literal["person", "organisation", "unnamed"]


class Person(NamedTuple):
    """Who speaks, across articles: one identity under all its names."""

    name: str
    """The name it goes by most."""
    kind: PersonKind
    """`unnamed` for those whom articles describe and do not name: "police", "a senior official"."""
    forms: tuple[str, ...] = ()
    """Every name of it as it is written somewhere, sorted."""
