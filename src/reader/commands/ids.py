"""Articles by their ids: as words of a command line, or on stdin as another command printed them."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from reader.commands.output import path_field
from reader.commands.streams import cannot_be_read
from reader.index.query import EVERYTHING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader.archive import Archive
    from reader.index.holdings import Stored
    from reader.index.protocol import Index


def names(words: list[str]) -> Iterator[str]:
    """Yield the ids and paths that the words of a command line are, and those on stdin in the place of `-`."""
    for word in words:
        if word != "-":
            yield word
            continue
        try:
            for raw in sys.stdin.buffer:
                name = _named(raw.rstrip(b"\r\n"))
                if name:
                    yield name
        except OSError as error:
            raise cannot_be_read("stdin", error) from error


def _named(line: bytes) -> str:
    """Return the id in a line that a command printed."""
    return fields_of(line, "id")[0]


def fields_of(line: bytes, *keys: str) -> list[str]:
    """Return what stands in a line that a command printed: these values of a record of JSON, or fields between tabs.

    Of a record without them, as of any other line, the whole is the first field.
    """
    if line.startswith(b"{"):
        import json

        try:
            record = json.loads(line)
        except (ValueError, RecursionError):
            record = None
        if isinstance(record, dict) and isinstance(record.get("id"), str):
            return [str(record.get(key, "")) for key in keys]
    return [os.fsdecode(part) for part in line.split(b"\t")]


def resolved(index: Index, archive: Archive, name: str) -> list[Stored]:
    """Return the articles that `name` means: an id, a path in the archive, or a path from here into it."""
    try:
        stored = index.article(name)
        ids = index.articles_of(name) if stored is None else []
    except UnicodeEncodeError:
        return []  # half a character, which only JSON can hold
    if stored is not None:
        return [stored]
    ids = ids or _written_as(index, name)
    if not ids and "\0" not in name:
        inside = os.path.relpath(os.path.realpath(name), archive.root)
        ids = [] if inside.startswith("..") else index.articles_of(inside)
    articles = (index.article(article_id) for article_id in ids)
    return [article for article in articles if article is not None]


def _written_as(index: Index, name: str) -> list[str]:
    """Return the ids that are printed as `name`, where its backslashes may stand for what cannot be printed."""
    if "\\" not in name:
        return []
    return [article_id for article_id in index.article_ids(EVERYTHING) if path_field(article_id) == name]
