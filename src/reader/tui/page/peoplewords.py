"""Whom the letters of a line may mean: people of the article first, then those of the archive. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reader.quotes.people.namewords import name_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

MOST = 50
"""People who are offered at once."""


class Known(NamedTuple):
    """Somebody who is quoted in the archive."""

    name: str
    quotations: int
    spelled: str
    """The words of every name, as `spelled` gives them."""


class Offer(NamedTuple):
    """Somebody who may be meant."""

    name: str
    aside: str = ""
    """`here`, how many quotations there are in the archive, or `as typed`."""


def offered(here: Sequence[str], elsewhere: Iterable[Known], typed: str, *, anybody: bool) -> list[Offer]:
    """Return whom `typed` may mean; with `anybody`, what was typed too, last.

    Every word of it begins one of the name, whatever the order; without any, all may be meant.
    """
    typed = " ".join(typed.split())
    wanted = [f" {word}" for word in name_words(typed)]
    if typed and not wanted:
        return []  # signs alone are in no name
    found = [Offer(name, "here") for name in here if all(word in spelled([name]) for word in wanted)]
    taken = {name_words(name) for name in here}
    for each in elsewhere:
        if len(found) >= MOST:
            break
        if all(word in each.spelled for word in wanted) and name_words(each.name) not in taken:
            found.append(Offer(each.name, f"{each.quotations:,}"))
    if anybody and wanted and all(name_words(each.name) != name_words(typed) for each in found):
        found.append(Offer(typed, "as typed"))
    return found


def spelled(forms: Iterable[str]) -> str:
    """Return the words of names as they are looked for, a blank before each."""
    return "".join(f" {word}" for form in forms for word in name_words(form))
