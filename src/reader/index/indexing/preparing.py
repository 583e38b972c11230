"""From a document to what a store takes in, in a worker process: read, extract quotations, pack."""

from __future__ import annotations

import traceback
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from reader.model.article import Problem
from reader.quotes.extraction import extract
from reader.seeds import FolderRepository

if TYPE_CHECKING:
    from reader.index.writing import Packed, Prepare


@dataclass(frozen=True, slots=True)
class PreparedDocument:
    """What one document gives the index."""

    path: str
    digest: bytes | None
    articles: tuple[Packed, ...]
    problems: tuple[Problem, ...]


_repositories: dict[tuple[str, str | None], FolderRepository] = {}


def prepare_documents(
    root: str, only: str | None, paths: list[str], prepare: Prepare
) -> list[PreparedDocument]:
    """Return what the documents at `paths` hold, in their order. Runs in a pool: arguments and result pickle."""
    key = (root, only)
    repository = _repositories.get(key)
    if repository is None:
        repository = _repositories[key] = FolderRepository(Path(root), only=only)
    return [prepare_document(repository, path, prepare) for path in paths]


def prepare_document(repository: FolderRepository, path: str, prepare: Prepare) -> PreparedDocument:
    """Return what the document at `path` holds, or that reading it failed. Never raises for what is in it."""
    try:
        return _prepared(repository, path, prepare)
    except Exception as error:  # noqa: BLE001 - a mistake that one document brings to light costs no other
        where = traceback.extract_tb(error.__traceback__)[-1]
        came = f"{type(error).__name__} in {Path(where.filename).name}:{where.lineno}"
        problem = Problem(
            path,
            None,
            f"expected to read it, came {came}",
            "this is a mistake of the program: please report it",
        )
        return PreparedDocument(path, None, (), (problem,))


def _prepared(repository: FolderRepository, path: str, prepare: Prepare) -> PreparedDocument:
    loaded = repository.load(path)
    articles = tuple(
        prepare(
            article,
            extract(
                article.text,
                spans=article.spans,
                date=article.day,
                title=article.title,
                language=article.language,
            ),
        )
        for article in loaded.articles
    )
    return PreparedDocument(path, loaded.digest, articles, loaded.problems)
