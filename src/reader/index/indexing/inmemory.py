"""The index of a single file: made when it is opened, in memory, gone when it is closed."""

from __future__ import annotations

from reader.index.indexing.indexer import Indexer
from reader.index.sqlite.asking.answering import SqliteIndex
from reader.index.sqlite.tables.schema import create
from reader.seeds import FolderRepository


def index_in_memory(root: str, only: str | None) -> SqliteIndex:
    """Return an index of the document `only` (of everything where it is None) in the folder `root`."""
    connection = create(":memory:")
    Indexer(FolderRepository(root, only=only), connection, lambda _: None).run()
    return SqliteIndex(connection)
