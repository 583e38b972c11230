"""The kinds of index there are: the one place that names them. A new backend is a room of its own and a line here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.index.faults import IndexFault

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from reader.index.served import Served
    from reader.index.writing import Backend
    from reader.marks.whereabouts import Whereabouts

DEFAULT, SERVED = "sqlite", "opensearch"
CLIENT = "opensearchpy"
"""The library that talks to OpenSearch: not every reader has it."""


def _embedded(place: str, where: Whereabouts | None, _: Served | None) -> Backend:
    from reader.index.sqlite.embedded import Embedded

    return Embedded(place, where)


def _on_a_server(_: str, where: Whereabouts | None, served: Served | None) -> Backend:
    from importlib.util import find_spec

    if served is None:
        raise IndexFault("expected the address of the index, found none; name it with --index")
    if find_spec(CLIENT) is None:
        raise IndexFault(
            "an index at a server needs what is not installed here; pip install 'reader-tui[opensearch]'"
        )
    from reader.index.opensearch.cluster import Cluster

    made: Backend = Cluster(served.address, where, origin=served.origin, credentials=served.credentials)
    return made


BACKENDS: Mapping[str, Callable[[str, Whereabouts | None, Served | None], Backend]] = {
    DEFAULT: _embedded,
    SERVED: _on_a_server,
}
"""What makes the backend of each name, from the place where the index of an archive is kept, a folder here, where the
journals are of what is remembered of it, and the server, for one that a server keeps."""


def backend_at(place: str, where: Whereabouts | None = None, served: Served | None = None) -> Backend:
    """Return the backend at `place`, or at a server; nothing is opened. Without `where`, nothing is remembered.

    Raises:
        IndexFault: what it takes is not installed here.
    """
    return BACKENDS[DEFAULT if served is None else SERVED](place, where, served)


def machine_problems() -> list[str]:
    """Return what this machine lacks for the default backend, in words; empty where it has everything."""
    from reader.index.sqlite.checking import machine_problems as found

    return found()
