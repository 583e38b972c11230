"""The kinds of index there are: the one place that names them. A new backend is a room of its own and a line here."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from reader.index.writing import Backend

DEFAULT = "sqlite"


def _embedded(place: str) -> Backend:
    from reader.index.sqlite.embedded import Embedded

    return Embedded(place)


BACKENDS: Mapping[str, Callable[[str], Backend]] = {"sqlite": _embedded}
"""What makes the backend of each name, from the place where the index of an archive is kept: a folder, here."""


def backend_at(place: str, kind: str = DEFAULT) -> Backend:
    """Return the backend of this kind at `place`; nothing is opened."""
    return BACKENDS[kind](place)


def machine_problems() -> list[str]:
    """Return what this machine lacks for the default backend, in words; empty where it has everything."""
    from reader.index.sqlite.checking import machine_problems as found

    return found()
