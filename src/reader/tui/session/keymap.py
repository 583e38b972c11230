"""From key strokes to actions: sequences such as `gg` and `]q`, and counts such as `5j`.

Pure: it knows nothing of widgets, so that every rule about keys is tested without a terminal.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.actions import ACTIONS, PANES, Context, action
from reader.keystrokes import written

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from reader.keystrokes import Keys

_NAMED = {
    "down": "Down",
    "up": "Up",
    "left": "Left",
    "right": "Right",
    "home": "Home",
    "end": "End",
    "pageup": "PgUp",
    "pagedown": "PgDn",
    "enter": "Enter",
    "escape": "Esc",
    "space": "Space",
    "tab": "Tab",
    "shift+tab": "S-Tab",
    "backspace": "Backspace",
    "delete": "Del",
    "insert": "Ins",
}
_MOST = 1_000_000
"""No count goes past this: a cat on the keyboard is no reason to count to a googol."""


def stroke(key: str, character: str | None) -> str | None:
    """Return the written form of a key event of Textual; None for a key that nothing can be bound to."""
    if key in _NAMED:
        return _NAMED[key]
    if character is not None and len(character) == 1 and character.isprintable():
        return character
    if key.startswith("ctrl+"):
        letter = key.removeprefix("ctrl+")
        letter = {"backslash": "\\", "right_square_bracket": "]"}.get(letter, letter)
        return f"C-{letter}" if len(letter) == 1 else None
    if key[:1] == "f" and key[1:].isdigit():
        return key.upper()
    return None


@dataclass(frozen=True, slots=True)
class Call:
    """An action that was asked for."""

    action: str
    count: int | None = None
    """The number typed before the keys, or the digit that is the key."""
    lines: tuple[str, ...] = ()
    """Those of a macro, which is no action of the registry."""


class Dispatcher:
    """Remembers what was typed so far and says when it means an action."""

    def __init__(
        self, table: Mapping[str, list[Keys]], macros: Mapping[Keys, tuple[str, ...]] | None = None
    ) -> None:
        self._exact: dict[tuple[Context, Keys], str] = {}
        self._begun: set[tuple[Context, Keys]] = set()
        self._macros: dict[str, tuple[str, ...]] = {}
        for each in ACTIONS:
            for keys in table.get(each.id, []):
                self._add(keys, each.id, each.contexts)
        for keys, lines in (macros or {}).items():
            self._macros[written(keys)] = lines
            self._add(keys, written(keys), PANES)
        self._typed: Keys = ()
        self._count = ""
        self.unknown = ""
        """The keys typed last, where they mean nothing and begin nothing."""

    def _add(self, keys: Keys, called: str, contexts: Iterable[Context]) -> None:
        for context in contexts:
            self._exact[context, keys] = called
            self._begun.update((context, keys[:length]) for length in range(1, len(keys)))

    @property
    def pending(self) -> str:
        """What was typed and means nothing yet: `5`, `]`, `3g`."""
        return self._count + "".join(self._typed)

    @property
    def begun(self) -> Keys:
        """The keys of a sequence that were typed so far; a number before it is none of them."""
        return self._typed

    def following(self, context: Context) -> list[tuple[str, str]]:
        """Return what can follow what was typed: the further keys, and what they call in a word or two."""
        length = len(self._typed)
        return [
            (
                written(keys[length:]),
                ", ".join(self._macros[called]) if called in self._macros else action(called).title,
            )
            for (where, keys), called in self._exact.items()
            if where == context and keys[:length] == self._typed and len(keys) > length
        ]

    def clear(self) -> None:
        """Forget what was typed."""
        self._typed, self._count = (), ""

    def press(self, key: str, context: Context) -> Call | None:
        """Take one key stroke; return the action it completes, if it does."""
        typed = (*self._typed, key)
        self.unknown = ""
        if (found := self._exact.get((context, typed))) is not None:
            count = int(self._count) if self._count else None
            self.clear()
            if (lines := self._macros.get(found)) is not None:
                return Call(found, count, lines)
            return Call(found, int(key) if action(found).digit else count)
        if (context, typed) in self._begun:
            self._typed = typed
            return None
        if not self._typed and key.isascii() and key.isdigit() and (self._count or key != "0"):
            self._count = str(min(_MOST, int(self._count + key)))
            return None
        # A key that does not go on with the sequence begins anew: `]k` is a plain `k`.
        stale = bool(self._typed)
        self.clear()
        call = self.press(key, context) if stale else None
        if call is None and not self._typed and not self._count:
            self.unknown = "".join(typed)
        return call

    def bound(self, key: str, context: Context) -> bool:
        """Say whether this single key calls an action, or begins one, in this context."""
        return (context, (key,)) in self._exact or (context, (key,)) in self._begun
