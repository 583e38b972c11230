"""From a document to rows, in a worker process: read, extract quotations, fold and compress."""

from __future__ import annotations

import traceback
from dataclasses import dataclass
from pathlib import Path

from reader.index.sqlite.tables.rows import Prepared, prepare
from reader.model.article import Problem
from reader.quotes.extraction import extract
from reader.seeds import FolderRepository


@dataclass(frozen=True, slots=True)
class PreparedDocument:
    """What one document gives the index."""

    path: str
    digest: bytes | None
    articles: tuple[Prepared, ...]
    problems: tuple[Problem, ...]


_repositories: dict[tuple[str, str | None], FolderRepository] = {}


def prepare_documents(root: str, only: str | None, paths: list[str]) -> list[PreparedDocument]:
    """Return what the documents at `paths` hold, in their order. Runs in a pool: arguments and result pickle."""
    key = (root, only)
    repository = _repositories.get(key)
    if repository is None:
        repository = _repositories[key] = FolderRepository(Path(root), only=only)
    return [prepare_document(repository, path) for path in paths]


def prepare_document(repository: FolderRepository, path: str) -> PreparedDocument:
    """Return what the document at `path` holds, or that reading it failed. Never raises for what is in it."""
    try:
        return _prepare(repository, path)
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


def _prepare(repository: FolderRepository, path: str) -> PreparedDocument:
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
