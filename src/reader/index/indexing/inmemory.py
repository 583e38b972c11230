"""The index of a single file: made when it is opened, in memory, gone when it is closed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.index.indexing.indexer import Indexer
from reader.seeds import FolderRepository

if TYPE_CHECKING:
    from reader.index.indexing.correcting import Corrections
    from reader.index.protocol import Index
    from reader.index.writing import Backend


def index_in_memory(
    backend: Backend, root: str, only: str | None, corrections: Corrections | None = None
) -> Index:
    """Return an index of the document `only` (of everything where it is None) in the folder `root`."""
    store, index = backend.in_memory()
    Indexer(FolderRepository(root, only=only), store, lambda _: None, corrections).run()
    return index
