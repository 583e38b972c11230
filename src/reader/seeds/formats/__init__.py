"""One module per format. Each has `read(source) -> list[Draft]` and loads its libraries when first needed."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.seeds.draft import Draft
    from reader.seeds.source import Source

_MODULES = {
    ".txt": "txt",
    ".md": "markdown",
    ".yaml": "yaml",
    ".yml": "yaml",
    ".json": "json",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".html": "html",
    ".htm": "html",
}
ENDINGS = frozenset(_MODULES)
"""The endings that are documents, in lower case; case does not matter."""


def known_endings() -> str:
    """The endings that are documents, for messages."""
    return " ".join(sorted(ENDINGS))


def ending(name: str) -> str | None:
    """The ending of a file name that makes it a document, in lower case; None for any other file."""
    place = name.rfind(".")
    found = name[place:].lower() if place > 0 else ""
    return found if found in ENDINGS else None


def reader_for(found: str) -> Callable[[Source], list[Draft]]:
    """What reads documents of the ending `found`, one of `ENDINGS`. Loads the format's module."""
    module = import_module(f"reader.seeds.formats.{_MODULES[found]}")
    return cast("Callable[[Source], list[Draft]]", module.read)
