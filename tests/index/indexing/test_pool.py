"""The pool: the order of what it gives, how much is under way, and what becomes of a worker that dies."""

from __future__ import annotations

import os
import threading
from concurrent.futures import Future
from typing import TYPE_CHECKING, Any, Self

import pytest

from reader.index.indexing import pool, preparing
from reader.index.indexing.preparing import PreparedDocument
from reader.index.sqlite.tables.rows import prepare
from reader.quotes.extraction import extract
from reader.seeds import Document, FolderRepository

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from reader.index.writing import Prepare
    from reader.model.quotation import Quote

POISON = "the words that end a process"


@pytest.fixture
def repository(tmp_path: Path) -> FolderRepository:
    """Return an archive of more documents than are prepared without a pool."""
    for number in range(pool.FEW + 3 * pool.CHUNK):
        (tmp_path / f"{number:03}.txt").write_text(f"Article {number}\n\nIts text.\n" * (number % 7 + 1))
    return FolderRepository(tmp_path)


class _Slow(Future[list[PreparedDocument]]):
    """A result that is there only once it is waited for, so that all that may be under way is."""

    def __init__(self, executor: _Executor, size: int, answer: list[PreparedDocument]) -> None:
        super().__init__()
        self._executor, self._size, self._answer = executor, size, answer

    def result(self, timeout: float | None = None) -> list[PreparedDocument]:
        self._executor.under_way.remove(self._size)
        return self._answer


class _Executor:
    """Stands for the pool; notes the sizes of what is under way, and the most of it at once."""

    def __init__(self, sizes: dict[str, int]) -> None:
        self.sizes = sizes
        self.under_way: list[int] = []
        self.chunks: list[int] = []
        self.most = self.most_bytes = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        assert self.under_way == []

    def submit(
        self, _: Callable[..., object], root: str, only: str | None, paths: list[str], prepare: Prepare
    ) -> _Slow:
        size = sum(self.sizes[path] for path in paths)
        self.chunks.append(len(paths))
        self.under_way.append(size)
        self.most = max(self.most, len(self.under_way))
        self.most_bytes = max(self.most_bytes, sum(self.under_way))
        return _Slow(self, size, [PreparedDocument(path, None, (), ()) for path in paths])


def _under_way(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, count: int, size: int) -> _Executor:
    """Prepare `count` documents of `size` bytes each with a pool that is asked for results only."""
    documents = [Document(f"{number}.txt", 0, size, number) for number in range(count)]
    executor = _Executor({document.path: document.size for document in documents})
    monkeypatch.setattr(pool, "_executor", lambda _: executor)
    given = pool.prepared(FolderRepository(tmp_path), documents, prepare)
    assert [document.path for document in given] == [document.path for document in documents]
    return executor


def test_documents_come_in_the_order_they_were_asked_for(repository: FolderRepository) -> None:
    documents = sorted(repository.documents(), key=lambda document: document.path, reverse=True)
    done = list(pool.prepared(repository, documents, prepare))
    assert [document.path for document in done] == [document.path for document in documents]
    assert all(len(document.articles) == 1 for document in done)


def test_a_few_documents_need_no_pool(monkeypatch: pytest.MonkeyPatch, repository: FolderRepository) -> None:
    def refuse(_: int) -> None:
        raise AssertionError("a pool was started")

    monkeypatch.setattr(pool, "_executor", refuse)
    few = list(repository.documents())[: pool.FEW]
    assert len(list(pool.prepared(repository, few, prepare))) == pool.FEW


def test_of_small_documents_as_many_are_under_way_as_a_commit_needs(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    executor = _under_way(monkeypatch, tmp_path, count=pool.CHUNK * (pool.AHEAD + 50), size=100)
    assert executor.most == pool.AHEAD
    assert set(executor.chunks) == {pool.CHUNK}


def test_of_large_documents_only_so_many_bytes_are_under_way(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(os, "cpu_count", lambda: 2)
    size = pool.CHUNK_BYTES // 2
    executor = _under_way(monkeypatch, tmp_path, count=200, size=size)
    assert set(executor.chunks) == {2}
    assert pool.AHEAD_BYTES <= executor.most_bytes <= pool.AHEAD_BYTES + pool.CHUNK_BYTES


def test_documents_larger_than_all_bounds_still_keep_every_core_busy(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(os, "cpu_count", lambda: 8)
    executor = _under_way(monkeypatch, tmp_path, count=40, size=2 * pool.AHEAD_BYTES)
    assert set(executor.chunks) == {1}
    assert executor.most == 16


def test_a_document_that_ends_its_worker_is_named_and_stops_no_other(
    monkeypatch: pytest.MonkeyPatch, repository: FolderRepository
) -> None:
    def deadly(text: str, **known: Any) -> list[Quote]:
        if POISON in text:
            os._exit(9)
        return extract(text, **known)

    # Workers that are forked know of it; no thread of another test may keep them from being forked.
    monkeypatch.setattr(preparing, "extract", deadly)
    monkeypatch.setattr(threading, "active_count", lambda: 1)
    (repository.root / "030.txt").write_text(f"Worst\n\nHere are {POISON}.\n")
    done = list(pool.prepared(repository, list(repository.documents()), prepare))
    lost = [document for document in done if not document.articles]
    assert [document.path for document in lost] == ["030.txt"]
    assert "ended the process" in lost[0].problems[0].what
    assert lost[0].digest == repository.digest("030.txt"), "it would be read again at every refresh"
    assert len(done) == pool.FEW + 3 * pool.CHUNK


@pytest.mark.parametrize("few", [True, False])
@pytest.mark.parametrize("failure", [RecursionError, MemoryError, KeyError])
def test_a_document_that_shows_a_mistake_of_ours_is_named_and_stops_no_other(
    monkeypatch: pytest.MonkeyPatch, repository: FolderRepository, failure: type[Exception], few: bool
) -> None:
    def mistaken(text: str, **known: Any) -> list[Quote]:
        if POISON in text:
            raise failure
        return extract(text, **known)

    monkeypatch.setattr(preparing, "extract", mistaken)
    monkeypatch.setattr(threading, "active_count", lambda: 1)
    (repository.root / "003.txt").write_text(f"Worst\n\nHere are {POISON}.\n")
    documents = sorted(repository.documents(), key=lambda document: document.path)
    done = list(pool.prepared(repository, documents[: pool.FEW] if few else documents, prepare))
    lost = [document for document in done if not document.articles]
    assert [document.path for document in lost] == ["003.txt"]
    assert f"{failure.__name__} in test_pool.py:" in lost[0].problems[0].what
    assert lost[0].digest is None, "it is to be tried again"
