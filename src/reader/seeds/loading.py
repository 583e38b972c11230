"""Reads one document: bytes to text, text to drafts, drafts to articles."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reader.seeds.draft import Finisher, Problems
from reader.seeds.encoding import NotTextError, decode
from reader.seeds.files import UnreadableError, digest_of, read_bytes
from reader.seeds.formats import ending, known_endings, reader_for
from reader.seeds.holes import without_holes
from reader.seeds.limits import DEFAULT, Limits
from reader.seeds.loaded import Loaded
from reader.seeds.source import Source
from reader.seeds.stopwatch import OutOfTimeError, stopwatch

if TYPE_CHECKING:
    from reader.model.article import Article
    from reader.seeds.encoding import Decoded


_PAGES = frozenset({".html", ".htm"})
"""Endings of documents that say themselves in which encoding they are."""


class AsRead(NamedTuple):
    """A document as it is on the disk."""

    size: int
    """In bytes."""
    digest: bytes
    """BLAKE2b of its bytes, as the index holds it."""
    encoding: str
    """What its bytes are read as; empty where they are no text."""
    guessed: bool
    """Nothing in the document says so."""


def load_document(root: str, path: str, limits: Limits) -> Loaded:
    """The document `path` of the archive `root` (a real path). Never raises for what is wrong with it."""
    problems = Problems(path, limits)
    try:
        data = read_bytes(root, path, limits)
    except UnreadableError as error:
        problems.add(None, error.what, error.how)
        return Loaded((), problems.all(), b"")
    articles = _articles(path, data, problems, limits)
    return Loaded(articles, problems.all(), digest_of(data))


def _articles(path: str, data: bytes, problems: Problems, limits: Limits) -> tuple[Article, ...]:
    found = ending(path.rpartition("/")[2])
    if found is None:
        problems.add(None, f"expected one of the endings {known_endings()}", "rename the file")
        return ()
    try:
        decoded = _decoded(data, _declared(found, data), found, problems)
    except NotTextError as error:
        problems.add(None, f"expected text, came {error}", "remove the file or give it another ending")
        return ()
    if decoded.lost:
        problems.add(
            decoded.first_lost,
            f"expected {decoded.encoding} throughout, came bytes that are not ({decoded.lost:,} places)",
            "save the document as UTF-8; they are shown as \ufffd",
        )
    finisher = Finisher(path, limits, problems, decoded)
    try:
        with stopwatch(limits.document_seconds):
            drafts = reader_for(found)(Source(decoded.text, problems, limits))
            return tuple(finisher.finish(draft) for draft in drafts)
    except OutOfTimeError:
        problems.add(
            None,
            f"expected a document to be read in {limits.document_seconds:.0f} seconds, came one that takes more",
            "split or simplify it",
        )
        return ()


def _decoded(data: bytes, declared: str | None, found: str, problems: Problems) -> Decoded:
    """The text of a document; what is told of zero bytes in it becomes problems.

    Raises `NotTextError` for what is none, with them or without.
    """
    try:
        return decode(data, declared)
    except NotTextError:
        kept, holes = without_holes(data, by_line=found in {".jsonl", ".ndjson"})
        if not holes or not kept.strip():
            raise
    decoded = decode(kept, declared)
    for line, zeros in holes:
        problems.add(
            line,
            f"expected text, came {zeros:,} zero bytes, as a crash or a full disk leaves them",
            "see whether the document is whole; the rest of it is read",
        )
    return decoded


def _declared(found: str | None, data: bytes) -> str | None:
    """Return the encoding that the bytes of a document of this ending declare, where they can."""
    if found not in _PAGES:
        return None
    from reader.seeds.formats.html import declared_encoding

    return declared_encoding(data)


def as_read(root: str, path: str, limits: Limits = DEFAULT) -> AsRead:
    """Read the document `path` of the archive `root` (a real path).

    Raises:
        UnreadableError: it is gone, or is no file that is read.
    """
    data = read_bytes(root, path, limits)
    try:
        decoded = decode(data, _declared(ending(path.rpartition("/")[2]), data))
    except NotTextError:
        return AsRead(len(data), digest_of(data), "", guessed=False)
    return AsRead(len(data), digest_of(data), decoded.encoding, decoded.guessed)
