"""The backends that have to give the same answers: the tests and the benchmark of conformance try each of them.

A new backend is a line in `BACKENDS`. What its answers should be is said by `tests.index.reference`, and by the
tests that take the fixture `made`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.index.archives import put, put_all, remove
from tests.index.sqlite.inmemory import in_memory, sound

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from reader.index.protocol import Index
    from reader.index.writing import Store
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


BACKENDS: Mapping[str, Callable[..., Made]] = {
    "sqlite": lambda where=None: Made(in_memory(where), sound),
}
"""What makes an empty index of each backend, with the marks of an archive where it is said where these are."""
