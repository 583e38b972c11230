"""The kinds of index there are: the one place that names them. A new backend is a room of its own and a line here."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from reader.index.writing import Backend
    from reader.marks.whereabouts import Whereabouts

DEFAULT = "sqlite"


def _embedded(place: str, where: Whereabouts | None) -> Backend:
    from reader.index.sqlite.embedded import Embedded

    return Embedded(place, where)


BACKENDS: Mapping[str, Callable[[str, Whereabouts | None], Backend]] = {"sqlite": _embedded}
"""What makes the backend of each name, from the place where the index of an archive is kept, a folder here, and where
the journals are of what is remembered of it."""


def backend_at(place: str, kind: str = DEFAULT, where: Whereabouts | None = None) -> Backend:
    """Return the backend of this kind at `place`; nothing is opened. Without `where`, nothing is remembered."""
    return BACKENDS[kind](place, where)


def machine_problems() -> list[str]:
    """Return what this machine lacks for the default backend, in words; empty where it has everything."""
    from reader.index.sqlite.checking import machine_problems as found

    return found()
