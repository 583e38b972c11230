"""What a line behind `:` may become: names at its beginning, and behind a verb what that takes.

Pure but for paths, for which a folder is looked at.
"""

from __future__ import annotations

import os
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from reader.actions import ACTIONS
from reader.typedlines import VERBS, plain_name, verb

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_FIELDS = (
    "title", "text", "source", "author", "section", "tag", "speaker", "said", "date", "after", "before", "newer",
    "older", "is", "has", "saved",
)  # fmt: skip
_STATES = ("is:read", "is:unread", "is:starred", "is:hidden", "is:quoted", "is:corrected")
ORDERS = ("newest", "oldest", "best")
FORMATS = ("text", "md", "json")
_MOST = 2_000
"""Names of a folder that are looked at: a key waits for them."""
_NEEDLESS = frozenset({"search.accept", "command.line"})
"""Actions that a line is never about."""


class Known(NamedTuple):
    """What there is in the archive and in the program, by name."""

    themes: Sequence[str] = ()
    tags: Sequence[str] = ()
    saved: Sequence[str] = ()


def offered(line: str, known: Known) -> tuple[int, list[str]]:
    """Return where the part of a line begins that can be completed, and what it can become, the likeliest first."""
    start = len(line) - len(line.lstrip(" :"))
    first, blank, rest = line[start:].partition(" ")
    doing = verb(first.removesuffix("!"))
    if not blank or doing is None:
        return start, _names(line[start:])
    last = rest.rpartition(" ")[2]
    at = len(line) - len(last)
    match doing.takes:
        case "path":
            return len(line) - len(rest), _paths(rest)
        case "theme":
            return len(line) - len(rest), _begun(rest, known.themes)
        case "order":
            return at, _begun(last, ORDERS)
        case "command":
            return at, _begun(last, FORMATS) if last == rest else []
        case "tags" if last[:1] in ("+", "-") and last:
            return at, _begun(last, [last[0] + tag for tag in known.tags])
        case "query" | "tags":
            return at, _query_words(last, known)
    return at, []


def _names(typed: str) -> list[str]:
    """Return verbs, titles and ids that begin so, then those in which it stands."""
    wanted = plain_name(typed)
    dotted = "." in typed
    actions = [each for each in ACTIONS if each.id not in _NEEDLESS]
    names = [
        *(each.name for each in VERBS),
        *(each.id if dotted else each.title for each in actions),
        *(each.title if dotted else each.id for each in actions),
    ]
    begun = [name for name in names if plain_name(name).startswith(wanted)]
    inside = [name for name in names if f" {wanted}" in plain_name(name)] if wanted else []
    return list(dict.fromkeys((*begun, *inside)))


def _paths(typed: str) -> list[str]:
    """Return the paths that begin so, folders with a slash behind them; hidden ones where their dot is typed."""
    begun = typed.rpartition("/")[2]
    shown = typed[: len(typed) - len(begun)]
    try:
        with os.scandir(os.path.expanduser(shown) or ".") as entries:
            found = [
                (entry.name, entry.is_dir())
                for entry in islice(entries, _MOST)
                if entry.name.startswith(begun) and (begun or not entry.name.startswith("."))
            ]
    except (OSError, ValueError):  # there is no such folder, or it may not be read
        return []
    return [
        shown + name + ("/" if is_folder else "") for name, is_folder in sorted(found) if name.isprintable()
    ]


def _query_words(last: str, known: Known) -> list[str]:
    sign = "-" if last.startswith("-") else ""
    word = last.removeprefix("-")
    if not word:
        return []
    words = [f"{field}:" for field in _FIELDS]
    if word.startswith("is:"):
        words = list(_STATES)
    elif word.startswith("tag:"):
        words = [f"tag:{tag}" for tag in known.tags]
    elif word.startswith("saved:"):
        words = [f"saved:{name}" for name in known.saved]
    return [sign + each for each in _begun(word, words)]


def _begun(typed: str, names: Iterable[str]) -> list[str]:
    return [name for name in names if name.casefold().startswith(typed.casefold())]
