"""Recognises a document that was moved: what was read of it is kept, and neither parsed nor extracted again."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reader.seeds.renaming import reads_alike

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reader.index.writing import Known
    from reader.seeds import Document, FolderRepository


class Moved(NamedTuple):
    """A document under another name."""

    before: str
    document: Document
    digest: bytes


def moved(repository: FolderRepository, gone: dict[str, Known], new: Iterable[Document]) -> list[Moved]:
    """Return which of the `new` documents are `gone` ones under another name: of the same content, by its hash.

    Only a file of the size of one that is gone is opened.
    """
    by_size: dict[int, dict[bytes, list[str]]] = {}
    for path, known in gone.items():
        if known.digest:
            by_size.setdefault(known.size, {}).setdefault(known.digest, []).append(path)
    found = []
    for document in new:
        candidates = by_size.get(document.size)
        digest = repository.digest(document.path) if candidates else None
        if candidates is None or digest is None:
            continue
        paths = candidates.get(digest, [])
        before = next((path for path in paths if reads_alike(path, document.path)), None)
        if before is not None:
            paths.remove(before)
            found.append(Moved(before, document, digest))
    return found
