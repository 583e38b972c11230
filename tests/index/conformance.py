"""The backends that have to give the same answers: the tests and the benchmark of conformance try each of them.

A new backend is a line in `BACKENDS`. What its answers should be is said by `tests.index.reference`, and by the
tests that take the fixture `made`. One that needs a server is there only where the environment asks for it.
"""

from __future__ import annotations

import atexit
import secrets
from functools import cache
from typing import TYPE_CHECKING

from reader.index.serveraddress import Address
from tests.index.archives import put, put_all, remove
from tests.index.opensearch import nodes
from tests.index.sqlite.inmemory import in_memory, sound

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from reader.index.opensearch.wire.exchange import Exchange
    from reader.index.protocol import Index
    from reader.index.writing import Store
    from reader.marks.whereabouts import Whereabouts
    from reader.model.article import Article
    from reader.model.quotation import Quote


class Made:
    """An empty index of one backend, and what writes it."""

    def __init__(self, pair: tuple[Store, Index], sound: Callable[[Index], None]) -> None:
        self.store, self.index = pair
        self._sound = sound

    def of(self, *articles: Article | tuple[Article, Sequence[Quote]]) -> Index:
        """Put in each of these articles as a document of its own; return the index."""
        put_all(self.store, articles)
        return self.index

    def put(self, path: str, held: Sequence[tuple[Article, Sequence[Quote]]]) -> None:
        """Store a document with these articles, in place of what was there."""
        put(self.store, path, held)

    def remove(self, path: str) -> bool:
        """Take a document out; False where there was none."""
        return remove(self.store, path)

    def verify(self) -> None:
        """Have the backend look for damage in itself; raises where there is some."""
        self._sound(self.index)


def _on_a_node(where: Whereabouts | None = None) -> Made:
    """Return an index on a real node, emptied of what was there before; what a server keeps, it checks itself."""
    from reader.index.opensearch.asking.clusterindex import ClusterIndex
    from reader.index.opensearch.writing.clusterstore import ClusterStore

    exchange, names = _indexes(nodes.shared())
    everything: dict[str, object] = {"query": {"match_all": {}}}
    exchange.ask("POST", f"/{','.join(names.values())}/_delete_by_query", everything, refresh="true")
    return Made((ClusterStore(exchange, names, ""), ClusterIndex(exchange, names, "", where)), lambda _: None)


@cache
def _indexes(host: tuple[str, int]) -> tuple[Exchange, Mapping[str, str]]:
    """Return the way to a node, and the names of indexes that are made once: that takes longer than to empty them."""
    from reader.index.opensearch.lifetimes import Generations
    from reader.index.opensearch.wire.exchange import Exchange

    exchange = Exchange(Address((host,), f"tests-{secrets.token_hex(6)}", tls=False, ca=None))
    names = Generations(exchange).make("1")
    atexit.register(exchange.ask, "DELETE", f"/{','.join(names.values())}")
    return exchange, names


BACKENDS: Mapping[str, Callable[..., Made]] = {
    "sqlite": lambda where=None: Made(in_memory(where), sound),
    **({"opensearch": _on_a_node} if nodes.asked() is None else {}),
}
"""What makes an empty index of each backend, with the marks of an archive where it is said where these are."""
