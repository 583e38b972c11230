"""What reading one document gives."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reader.model.article import Article, Problem


@dataclass(frozen=True, slots=True)
class Loaded:
    """What one document held."""

    articles: tuple[Article, ...]
    problems: tuple[Problem, ...]
    """All problems of the document, those of its articles included."""
    digest: bytes
    """BLAKE2b of the document's bytes, 16 of them; empty where it could not be read."""
