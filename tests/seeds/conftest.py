"""Fixtures of the repository layer's tests: an archive to put documents in, and a way to load them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

import pytest

from reader.seeds import DEFAULT, FolderRepository, Limits
from reader.text import clean

if TYPE_CHECKING:
    from pathlib import Path

    from reader.model.article import Article
    from reader.seeds import Loaded


class Load(Protocol):
    """Writes a document and loads it."""

    def __call__(self, name: str, content: str | bytes, limits: Limits = DEFAULT) -> Loaded: ...


@pytest.fixture
def load(tmp_path: Path) -> Load:
    def write_and_load(name: str, content: str | bytes, limits: Limits = DEFAULT) -> Loaded:
        data = content if isinstance(content, bytes) else content.encode("utf-8", "surrogatepass")
        target = tmp_path / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)
        return FolderRepository(tmp_path, limits=limits).load(name)

    return write_and_load


class One(Protocol):
    """Writes a document and loads its one article."""

    def __call__(self, name: str, content: str | bytes, limits: Limits = DEFAULT) -> Article: ...


@pytest.fixture
def one(load: Load) -> One:
    def only_article(name: str, content: str | bytes, limits: Limits = DEFAULT) -> Article:
        loaded = load(name, content, limits)
        assert len(loaded.articles) == 1, loaded.problems
        article = loaded.articles[0]
        for span in article.spans:
            assert 0 <= span.start < span.end <= len(article.text)
            words = article.text[span.start : span.end]
            assert words == words.strip() or span.kind == "code"
        assert clean(article.text) == article.text
        return article

    return only_article
