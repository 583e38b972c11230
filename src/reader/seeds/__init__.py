"""The repository layer: a folder of documents, read as articles.

    repository = FolderRepository("news")
    for document in repository.documents():
        loaded = repository.load(document.path)

Documents are never opened for writing. Importing this package loads no parser; each format loads its own when
the first document of its kind is read.
"""

from __future__ import annotations

from reader.seeds.articleids import article_id, split_id
from reader.seeds.formats import ENDINGS, ending
from reader.seeds.limits import DEFAULT, Limits
from reader.seeds.loaded import Loaded
from reader.seeds.repository import FolderRepository, Repository
from reader.seeds.walk import Document

__all__ = [
    "DEFAULT",
    "ENDINGS",
    "Document",
    "FolderRepository",
    "Limits",
    "Loaded",
    "Repository",
    "article_id",
    "ending",
    "split_id",
]
