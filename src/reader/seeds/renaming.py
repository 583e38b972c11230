"""What the name of a document has to do with how it reads."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.seeds.dates import date_in_path
from reader.seeds.formats import ending

if TYPE_CHECKING:
    from collections.abc import Mapping


def reads_alike(path: str, other: str) -> bool:
    """Whether a document reads the same under either path: by its ending, and by the date in its path.

    A title taken from the name of the file is the third thing that a name can say: see `named_by_file`.
    """
    return ending(path) == ending(other) and date_in_path(path) == date_in_path(other)


def named_by_file(origins: Mapping[str, str]) -> bool:
    """Whether an article of these `Article.origins` has its title from the name of the file."""
    return origins.get("title") == "file name"
