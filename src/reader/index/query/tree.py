"""The tree of a query: the only thing a backend sees of what a user typed.

Words keep the user's spelling; folding is the backend's affair.

Named tuples, since every search makes these classes and data classes take milliseconds. Two of different kinds
are never equal, whatever they hold.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, NamedTuple

if TYPE_CHECKING:
    import datetime as dt

Field = Literal[
    "title", "text", "author", "source", "section", "tag", "path", "url", "quote", "speaker", "note", "mytag"
]
"""`mytag` is half of what `tag` means: backends ask for it, and nobody types it."""
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
    "note",
)
ELSEWHERE = frozenset({"quote", "speaker", "note", "mytag"})
"""Fields whose words do not stand in the article itself."""
Flag = Literal["quoted", "url", "version"]
Mark = Literal["read", "starred", "hidden", "corrected", "note"]


def _same(self: Any, other: object) -> bool:
    return type(self) is type(other) and bool(tuple.__eq__(self, other))  # type: ignore[operator]


def _differs(self: Any, other: object) -> bool:
    return not _same(self, other)


def _hash(self: Any) -> int:
    return hash((type(self).__name__, *self))


def _true(_: Any) -> bool:
    return True


class Term(NamedTuple):
    """A word or a phrase; without a field it is looked for in title, text and author."""

    text: str
    field: Field | None = None
    prefix: bool = False
    """The last word may go on: `tarif*`."""


class Said(NamedTuple):
    """These words inside one quotation by this speaker."""

    speaker: str
    text: str


class Days(NamedTuple):
    """Articles dated from `first` to `last`, both included; an end that is None is open."""

    first: dt.date | None
    last: dt.date | None


class Undated(NamedTuple):
    """Articles without a date."""


class Has(NamedTuple):
    """Articles with a quotation (`is:quoted`), with an address (`has:url`), or that a newer version supersedes.

    The last ones (`is:version`) are only found by saying so, as hidden ones are.
    """

    flag: Flag


class Marked(NamedTuple):
    """Articles that the reader marked so: `is:read`, `has:note`. Hidden ones are only found by saying so."""

    mark: Mark


class Not(NamedTuple):
    """Articles that `node` does not match."""

    node: Node


class And(NamedTuple):
    """Articles that every node matches."""

    nodes: tuple[Node, ...]


class Or(NamedTuple):
    """Articles that at least one node matches."""

    nodes: tuple[Node, ...]


for _kind in (Term, Said, Days, Undated, Has, Marked, Not, And, Or):
    for _name, _method in (("eq", _same), ("ne", _differs), ("hash", _hash), ("bool", _true)):
        setattr(_kind, f"__{_name}__", _method)

Node = Term | Said | Days | Undated | Has | Marked | Not | And | Or


def tops(root: Node | None) -> tuple[Node, ...]:
    """Return the nodes that an article must all match."""
    if root is None:
        return ()
    return root.nodes if isinstance(root, And) else (root,)


def asks_of_quotes(node: Node) -> bool:
    """Return whether a node says which quotations are meant, and nothing of the article round them."""
    match node:
        case Said() | Term(_, "quote" | "speaker"):
            return True
        case Or(nodes):
            return all(asks_of_quotes(inner) for inner in nodes)
        case _:
            return False


def speaks_of(node: Node | None, what: Node) -> bool:
    """Return whether a query asks for such articles, or excludes them, anywhere."""
    match node:
        case And(nodes) | Or(nodes):
            return any(speaks_of(inner, what) for inner in nodes)
        case Not(inner):
            return speaks_of(inner, what)
        case _:
            return node == what
