"""The tree of a query: the only thing a backend sees of what a user typed.

Words keep the user's spelling; folding is the backend's affair.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    import datetime as dt

Field = Literal["title", "text", "author", "source", "section", "tag", "path", "url", "quote", "speaker"]
WORD_FIELDS: tuple[Field, ...] = (
    "title",
    "text",
    "author",
    "source",
    "section",
    "tag",
    "path",
    "url",
    "quote",
    "speaker",
)
Flag = Literal["quoted", "url"]


@dataclass(frozen=True, slots=True)
class Term:
    """A word or a phrase; without a field it is looked for in title, text and author."""

    text: str
    field: Field | None = None
    prefix: bool = False
    """The last word may go on: `tarif*`."""


@dataclass(frozen=True, slots=True)
class Said:
    """These words inside one quotation by this speaker."""

    speaker: str
    text: str


@dataclass(frozen=True, slots=True)
class Days:
    """Articles dated from `first` to `last`, both included; an end that is None is open."""

    first: dt.date | None
    last: dt.date | None


@dataclass(frozen=True, slots=True)
class Undated:
    """Articles without a date."""


@dataclass(frozen=True, slots=True)
class Has:
    """Articles with a quotation (`is:quoted`) or with an address (`has:url`)."""

    flag: Flag


@dataclass(frozen=True, slots=True)
class Not:
    """Articles that `node` does not match."""

    node: Node


@dataclass(frozen=True, slots=True)
class And:
    """Articles that every node matches."""

    nodes: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Or:
    """Articles that at least one node matches."""

    nodes: tuple[Node, ...]


Node = Term | Said | Days | Undated | Has | Not | And | Or
