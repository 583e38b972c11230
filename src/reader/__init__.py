"""reader: a terminal news reader that shows who said what, over a plain folder of documents.

Importing this package costs nothing: its public names load their modules on first use (PEP 562). `docs/library.md`
says what they are for.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from reader.archive.locating import ArchiveMissing as ArchiveMissing
    from reader.archive.notices import Notice as Notice
    from reader.config import ConfigError as ConfigError
    from reader.index.answers import Count as Count
    from reader.index.answers import Hit as Hit
    from reader.index.answers import Marks as Marks
    from reader.index.answers import Snippet as Snippet
    from reader.index.answers import SpeakerRow as SpeakerRow
    from reader.index.faults import IndexFault as IndexFault
    from reader.index.holdings import QuoteHit as QuoteHit
    from reader.index.holdings import Stored as Stored
    from reader.index.progress import Progress as Progress
    from reader.index.query import Query as Query
    from reader.index.query.mistakes import QueryError as QueryError
    from reader.library import OpenArchive as OpenArchive
    from reader.library import open_archive as open_archive
    from reader.library import parse as parse
    from reader.model.article import Article as Article
    from reader.model.article import Problem as Problem
    from reader.model.errors import ReaderError as ReaderError
    from reader.model.person import Person as Person
    from reader.model.quotation import Quote as Quote
    from reader.model.span import Span as Span
    from reader.quotes.extraction import extract as extract

__version__ = "0.1.0"

_HOMES = {
    "Article": "model.article",
    "ArchiveMissing": "archive.locating",
    "ConfigError": "config",
    "Count": "index.answers",
    "Hit": "index.answers",
    "IndexFault": "index.faults",
    "Marks": "index.answers",
    "Notice": "archive.notices",
    "OpenArchive": "library",
    "Person": "model.person",
    "Problem": "model.article",
    "Progress": "index.progress",
    "Query": "index.query",
    "QueryError": "index.query.mistakes",
    "Quote": "model.quotation",
    "QuoteHit": "index.holdings",
    "ReaderError": "model.errors",
    "Snippet": "index.answers",
    "Span": "model.span",
    "SpeakerRow": "index.answers",
    "Stored": "index.holdings",
    "extract": "quotes.extraction",
    "open_archive": "library",
    "parse": "library",
}
"""Where each public name lives."""

__all__ = ["__version__", *sorted(_HOMES)]  # noqa: PLE0604 - the names above are strings


def __getattr__(name: str) -> object:
    """Return the public name, loading the module it lives in."""
    home = _HOMES.get(name)
    if home is None:
        raise AttributeError(f"module 'reader' has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(f"reader.{home}"), name)


def __dir__() -> list[str]:
    """List the public names without loading them."""
    return sorted(__all__)
