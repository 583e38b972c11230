"""The query language: what a user types, as a tree that every backend understands.

The tree is the only thing a backend sees. Words keep the user's spelling; folding is the backend's affair.
The grammar, loosest first (juxtaposition binds tighter than OR):

    query  :=  group ("OR" group)*
    group  :=  unary (["AND"] unary)*
    unary  :=  ("-" | "NOT") unary  |  field ":" value  |  "(" query ")"  |  word  |  '"' phrase '"'
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


@dataclass(frozen=True, slots=True)
class Query:
    """A query that was understood. Without a root it means everything."""

    root: Node | None = None
    text: str = ""
    """As the user typed it."""

    def __bool__(self) -> bool:
        return self.root is not None

    def __str__(self) -> str:
        from reader.index.printing import print_node

        return "" if self.root is None else print_node(self.root)


EVERYTHING = Query()


class QueryError(ValueError):
    """A query that cannot be understood."""

    def __init__(self, message: str, query: str, position: int, hint: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.query = query
        self.position = position
        """Offset into the query where the mistake is."""
        self.hint = hint
        """What to write instead, where that can be said."""

    def caret(self) -> str:
        """Return two lines: the query, and a caret under the place of the mistake."""
        return f"{self.query}\n{' ' * self.position}^"


def parse(text: str, *, today: dt.date | None = None) -> Query:
    """Return the query that `text` means; blank text means everything.

    `today` is the day that `newer:`, `older:`, `today` and `yesterday` count from (default: the local day).

    Raises:
        QueryError: an unclosed `(`, an operator without operand, a bad date, an unknown or unkept field.
    """
    from reader.index.parsing import Parser

    return Query(Parser(text, today).parse(), text)


def speaker_query(name: str) -> str:
    """Return the query text for everything that `name` said."""
    return f"speaker:{quoted(name)}"


def quoted(words: str) -> str:
    """Return `words` as a phrase of the query language."""
    return '"' + " ".join(words.replace('"', " ").split()) + '"'
