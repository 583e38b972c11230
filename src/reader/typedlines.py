"""What can be typed behind `:`, and in the macros of the settings: an action by its id or title, or a verb with words.

Here a line is only taken apart. What a verb makes of its words is the matter of those who do it.
"""

from __future__ import annotations

from typing import Literal, NamedTuple

from reader.actions import ACTIONS
from reader.model.errors import ReaderError

Takes = Literal["nothing", "query", "tags", "text", "name", "theme", "order", "command", "path"]


class Verb(NamedTuple):
    """A word that can be typed, with what follows it."""

    name: str
    takes: Takes
    example: str
    """What follows, as an example; empty where nothing does."""
    help: str
    """One sentence."""


_CHOSEN = "without a query, what is chosen"
VERBS: tuple[Verb, ...] = (
    Verb("read", "query", "older:2w", f"Mark read what a query finds; {_CHOSEN}."),
    Verb("unread", "query", "newer:2d", f"Mark unread what a query finds; {_CHOSEN}."),
    Verb("star", "query", 'speaker:"Mara Lind"', f"Star what a query finds; {_CHOSEN}."),
    Verb("unstar", "query", "is:read", f"Take the star from what a query finds; {_CHOSEN}."),
    Verb("hide", "query", "source:gazette", f"Hide what a query finds; {_CHOSEN}."),
    Verb("unhide", "query", "is:hidden", f"Show again what a query finds; {_CHOSEN}."),
    Verb("tag", "tags", "+x -y is:starred", f"Give tags, or take some away; {_CHOSEN}."),
    Verb("note", "text", "ask the council", "Write a note on what is chosen, in place of the one it has."),
    Verb("search", "query", "harbour", "Search the archive; without a query, begin to type one."),
    Verb("save", "name", "strikes", "Keep the search of now under a name."),
    Verb(
        "pipe",
        "command",
        "md wc -w",
        "Hand the selection, or what is chosen, to a command: as text, md or json.",
    ),
    Verb(
        "write",
        "path",
        "bridge.md",
        "Save what is chosen in a file: .md, .json, else text; write! replaces one.",
    ),
    Verb("export", "path", "harbour.json", "Save everything that is listed in a file; export! replaces one."),
    Verb("theme", "theme", "nord", "Choose the colours; without a name, from a list."),
    Verb("sort", "order", "oldest", "List newest, oldest or best first; without a word, ask."),
)
"""Every verb. Beside them stand the actions, by id or title, and a bare number for a row."""

ALIASES = {"q": "quit", "w": "write", "h": "help"}
"""Names that hands know from elsewhere."""
ROW = "row"
"""The name of a bare number."""


class LineError(ReaderError, ValueError):
    """A line that cannot be understood, or done."""

    def __init__(self, message: str, line: str, position: int = 0, hint: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.line = line
        self.position = position
        """Offset into the line where the mistake is."""
        self.hint = hint
        """What to write instead, where that can be said."""


class TypedLine(NamedTuple):
    """A line, taken apart."""

    line: str
    name: str
    """A verb, the id of an action, or `ROW`."""
    rest: str = ""
    """What follows a verb."""
    at: int = 0
    """Offset of `rest` in the line."""
    number: int | None = None
    """The number behind an action, or the row."""
    forced: bool = False
    """The verb was written with a `!`."""

    def fault(self, message: str, position: int = 0, hint: str | None = None) -> LineError:
        """Return a mistake in what follows the verb; `position` is an offset into `rest`."""
        return LineError(message, self.line, self.at + position, hint)


def plain_name(words: str) -> str:
    """Return a name as it is compared: `next_unread`, `Next unread` and `next-unread` are one."""
    return " ".join(words.casefold().replace("_", " ").replace("-", " ").replace(".", " ").split())


_VERBS = {verb.name: verb for verb in VERBS}
_NAMES: dict[str, str] = {}
for _action in ACTIONS:
    for _name in (_action.id, _action.title):
        _NAMES.setdefault(plain_name(_name), _action.id)
_LONGEST = max(len(name.split()) for name in _NAMES)


def verb(name: str) -> Verb | None:
    """Return the verb of this name."""
    return _VERBS.get(name)


def parse_line(line: str) -> TypedLine:
    """Take a line apart: `read older:2w`, `next quotation 3`, `quote.next`, `42`.

    Raises:
        LineError: it begins with no verb and no action.
    """
    start = len(line) - len(line.lstrip(" :"))
    words = line[start:].split()
    if not words:
        raise LineError("expected an action, or a verb such as read, tag or search", line, start)
    if len(words) == 1 and words[0].isascii() and words[0].isdigit():
        return TypedLine(line, ROW, number=min(int(words[0][:9]), 1_000_000))
    first, forced = words[0].removesuffix("!"), words[0].endswith("!")
    first = ALIASES.get(first, first)
    named = _NAMES.get(plain_name(" ".join((first, *words[1:]))))
    if first in _VERBS and (len(words) == 1 or named is None):
        after = line[start + len(words[0]) :]
        rest = after.strip()
        at = len(line) - len(after) + len(after) - len(after.lstrip())
        return TypedLine(line, first, rest, at, forced=forced)
    if named is not None:
        return TypedLine(line, named)
    *name, last = (first, *words[1:])
    if last.isascii() and last.isdigit() and (action := _NAMES.get(plain_name(" ".join(name)))):
        return TypedLine(line, action, number=int(last[:9]))
    raise _unknown(line, start, first, words)


def _unknown(line: str, start: int, first: str, words: list[str]) -> LineError:
    """Return what is wrong with a line whose beginning is no name."""
    for length in range(min(_LONGEST, len(words) - 1), 0, -1):
        known = " ".join(words[:length])
        if plain_name(known) in _NAMES:
            place = line.index(words[length], start + len(words[0]))
            return LineError(f"{known} takes at most a number, found {words[length]!r}", line, place)
    from difflib import get_close_matches

    near = get_close_matches(plain_name(" ".join(words)), [*_VERBS, *_NAMES], 1)
    near = near or get_close_matches(first, _VERBS, 1)
    return LineError(
        f"expected an action or a verb, found {first!r}", line, start, f"perhaps {near[0]}" if near else None
    )
