"""What a query means beside what it says: hidden articles and older versions are not found unless it speaks of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.index.opensearch.layout.wordlines import words_of
from reader.index.query.tree import And, Has, Marked, Node, Not, Term, speaks_of, tops

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence

    from reader.index.opensearch.asking.bearing import Bearing
    from reader.index.opensearch.asking.people import People
    from reader.marks.operations import Remembered


def meant(root: Node | None, *, hides: bool) -> Node | None:
    """Return a query as it is to be asked; `hides`: there are hidden articles."""
    left_out: list[Node] = []
    if not speaks_of(root, Has("version")):
        left_out.append(Not(Has("version")))
    if hides and not speaks_of(root, Marked("hidden")):
        left_out.append(Not(Marked("hidden")))
    if not left_out:
        return root
    return And((*tops(root), *left_out))


class Meaning:
    """What a query asks for that does not stand in the articles: `reader.index.opensearch.asking.composing.Known`."""

    def __init__(self, people: People, bearing: Bearing) -> None:
        self._people = people
        self._bearing = bearing

    def people(self, phrase: str, *, prefix: bool) -> Sequence[str]:
        """Return the keys of the people whom a phrase names."""
        return self._people.meant(phrase, prefix=prefix)

    def marked(self, node: Marked | Term) -> Collection[int]:
        """Return the keys of the articles that are marked so, or whose note or own tags hold a phrase."""
        return self._bearing.marked(_test(node))


def _test(node: Marked | Term) -> Callable[[Remembered], bool]:
    if isinstance(node, Marked):
        if node.mark == "note":
            return lambda what: what.note is not None
        if node.mark == "corrected":
            return lambda what: what.corrections > 0
        name = node.mark
        return lambda what: bool(getattr(what, name))
    words, prefix = words_of(node.text), node.prefix
    if node.field == "note":
        return lambda what: _holds(what.note, words, prefix=prefix)
    return lambda what: any(_holds(tag, words, prefix=prefix) for tag in what.tags)


def _holds(text: str | None, phrase: list[str], *, prefix: bool) -> bool:
    """Return whether the words of a phrase stand in a text one behind the other; the last may go on, if `prefix`."""
    if not text or not phrase:
        return False
    found, (*head, last) = words_of(text), phrase
    size = len(phrase)
    return any(
        found[at : at + size - 1] == head
        and (found[at + size - 1].startswith(last) if prefix else found[at + size - 1] == last)
        for at in range(len(found) - size + 1)
    )
