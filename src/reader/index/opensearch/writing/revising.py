"""Articles that are in the index, changed and written again: who speaks in them, which version is the newest."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.index.opensearch.layout.articlekeys import doc_id
from reader.index.opensearch.layout.mapping import ARTICLES
from reader.index.opensearch.layout.sources import sent

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from reader.index.opensearch.layout.sources import Source
    from reader.index.opensearch.wire.bulk import Bulk
    from reader.index.opensearch.wire.lookups import Finder

_AT_ONCE = 200


class Revision:
    """Changes articles by their keys; they are whole in the cluster, and written whole again."""

    def __init__(self, finder: Finder, bulk: Bulk) -> None:
        self._finder = finder
        self._bulk = bulk

    def revise(self, keys: Sequence[int], change: Callable[[Source], Source]) -> None:
        """Have each of these articles that is there be what `change` makes of it."""
        for at in range(0, len(keys), _AT_ONCE):
            names = [doc_id(key) for key in keys[at : at + _AT_ONCE]]
            self._bulk.flush()
            for name, source in self._finder.by_id(ARTICLES, names).items():
                self._bulk.put(self._finder.names[ARTICLES], name, sent(change(source)))
