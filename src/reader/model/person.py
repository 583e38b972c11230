"""Who speaks, across articles."""

from __future__ import annotations

from typing import NamedTuple

from reader.model.kinds import PersonKind


class Person(NamedTuple):
    """Who speaks, across articles: one identity under all its names."""

    name: str
    """The name it goes by most."""
    kind: PersonKind
    """`unnamed` for those whom articles describe and do not name: "police", "a senior official"."""
    forms: tuple[str, ...] = ()
    """Every name of it as it is written somewhere, sorted."""
