"""The words of the line for tags: which tags they are, and what the last of them may become. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.marks.operations import checked_name

if TYPE_CHECKING:
    from collections.abc import Sequence

MOST = 50
"""Tags that are offered at once."""


def read_tags(words: str) -> dict[str, bool]:
    """Return the tags that were typed: those of `pier +old` are given, that of `-ferry` is taken away.

    Raises:
        MarksError: one of them is no tag.
    """
    tags: dict[str, bool] = {}
    for word in words.split():
        name = word[1:] if word[0] in "+-" else word
        tags[checked_name("tag", name.removeprefix("#"))] = word[0] != "-"
    return tags


def offered(known: Sequence[str], held: Sequence[str], words: str) -> list[str]:
    """Return the tags that the last word may become: those that begin so first, behind `-` only those that are held.

    Tags that stand in the line already, or are held and would be given again, are left out.
    """
    *before, last = words.split(" ") if words else [""]
    taking = last.startswith("-")
    begun = last.lstrip("+-#").casefold()
    said = {word.lstrip("+-#") for word in before}
    free = [name for name in (held if taking else known) if name not in said and (taking or name not in held)]
    fitting = [name for name in free if begun in name.casefold()]
    return sorted(fitting, key=lambda name: not name.casefold().startswith(begun))[:MOST]


def completed(words: str, name: str) -> str:
    """Return the line with a tag in place of its last word, and a blank for the next one."""
    head, blank, last = words.rpartition(" ")
    sign = last[:1] if last[:1] in ("+", "-") and last else ""
    return f"{head}{blank}{sign}{name} "
