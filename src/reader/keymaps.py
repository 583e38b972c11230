"""The presets of keys, and which keys are in force: those of a preset, with the user's own over them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reader.actions import ACTIONS, PANES, action
from reader.keystrokes import Keys, KeysError, parse_keys, parse_sequence, written
from reader.typedlines import LineError, parse_line

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

PRESETS: dict[str, dict[str, str]] = {
    "default": {},
    "vim": {
        "quit": "ZZ ZQ C-q",
        "view.zen": "gz",
        "move.down": "j Down C-e",
        "move.up": "k Up C-y",
        "unread.next": "]u",
        "unread.previous": "p [u",
        "link.browser": "o gx",
        "list.copies": "za",
        "pane.next": "Tab C-ww",
        "pane.right": "l Right C-wl",
        "pane.left": "h Left C-wh",
    },
    "newsboat": {
        "open": "Enter l Right",
        "back": "q h Left",
        "pane.right": "",
        "pane.left": "",
        "search.sort": "gs",
        "archive.refresh": "r R",
        "unread.next": "n",
        "match.next": "gn",
        "match.previous": "gN",
        "mark.read": "N",
        "mark.star": "C-e",
        "article.save": "s",
        "hints.show": "u #",
        "link.open": "1 2 3 4 5 6 7 8 9 0",
        "mark.undo": "U",
        "mark.hide": "D",
        "search.open": "/ F",
        "search.leave": "Esc C-f",
        "move.page-down": "PgDn",
        "shelf.open": "f",
        "shelf.next": "gt C-n",
        "quotes.filter": "gF",
        "article.edit": "ge",
    },
    "aerc": {
        "search.open": "/ \\",
        "search.sort": "gs",
        "shelf.next": "gt C-n",
        "mark.hide": "H d D",
        "link.browser": "o O",
        "hints.show": ";; C-l",
        "view.redraw": "",
        "copy.url": "yu C-y",
        "quotes.order": "gO",
        "list.copies": "za",
    },
}
"""Whole families of keys to choose from; they stand between the defaults and the user's own keys."""


class LiveKeys(NamedTuple):
    """The keys in force."""

    table: dict[str, list[Keys]]
    """Those of every action, by its id."""
    complaints: list[str]
    """What was wrong with the user's own keys, a sentence each."""
    macros: dict[Keys, tuple[str, ...]]
    """Lines that one key does, one after the other; see `reader.typedlines`."""


def live_keys(
    preset: str = "default",
    own: Mapping[str, str | tuple[str, ...]] | None = None,
    place: Callable[[str], str] = lambda _: "keys",
) -> LiveKeys:
    """Return the keys of every action, the macros, and what was wrong with the user's own keys.

    A mistake costs only the entry it is in: that action keeps the keys it had. Each complaint begins with what `place`
    returns for the entry.
    """
    chosen = PRESETS.get(preset, {})
    table = {each.id: parse_keys(chosen.get(each.id, each.keys)) for each in ACTIONS}
    live = LiveKeys(table, [], {})
    own = own or {}
    for name, meant in own.items():
        if isinstance(meant, str) and (fault := _bind(table, name, meant)):
            live.complaints.append(f"{place(name)}: {name}: {fault}")
    for name, meant in own.items():
        if not isinstance(meant, str) and (fault := _bind_macro(live, name, meant)):
            live.complaints.append(f"{place(name)}: {name}: {fault}")
    return live


def _bind(table: dict[str, list[Keys]], action_id: str, spec: str) -> str:
    """Give an action other keys; return what is wrong with them, and nothing where nothing is."""
    if action_id not in table:
        return "there is no such action (see `reader keys`); a macro is a list: [star, next_unread]"
    try:
        mine = parse_keys(spec)
    except KeysError as error:
        return str(error)
    before, table[action_id] = table[action_id], mine
    if clash := next(clashes(table, action_id), ""):
        table[action_id] = before
    return clash


def _bind_macro(live: LiveKeys, name: str, lines: tuple[str, ...]) -> str:
    """Give lines a key; return what is wrong with it or with them."""
    try:
        mine = parse_sequence(name)
        for line in lines:
            parse_line(line)
    except (KeysError, LineError) as error:
        hint = getattr(error, "hint", None)
        return f"{error} ({hint})" if hint else str(error)
    taken = [(each, keys) for each, sequences in live.table.items() for keys in sequences]
    for other, theirs in (*taken, *(("another macro", keys) for keys in live.macros)):
        panes = other not in live.table or action(other).contexts & PANES
        if panes and _overlap(mine, theirs):
            return f"{written(mine)} is taken by {other} ({written(theirs)})"
    live.macros[mine] = lines
    return ""


def _overlap(mine: Keys, theirs: Keys) -> bool:
    """Say whether two sequences are one, or one begins the other."""
    shorter = min(len(mine), len(theirs))
    return mine[:shorter] == theirs[:shorter]


def clashes(table: Mapping[str, list[Keys]], action_id: str) -> Iterator[str]:
    """Yield why the keys of this action cannot live beside those of the others, one sentence each."""
    here = action(action_id).contexts
    for other, sequences in table.items():
        if other == action_id or not here & action(other).contexts:
            continue
        for mine in table[action_id]:
            for theirs in sequences:
                if _overlap(mine, theirs):
                    yield f"{written(mine)} is taken by {other} ({written(theirs)})"


def preset_table() -> str:
    """Return what the presets change as a table for the documentation."""
    presets = {name: keys for name, keys in PRESETS.items() if keys}
    lines = [f"| action | {' | '.join(presets)} |", "| --- " * (len(presets) + 1) + "|"]
    for action_id in sorted({action_id for keys in presets.values() for action_id in keys}):
        cells = (_cell(keys.get(action_id)) for keys in presets.values())
        lines.append(f"| `{action_id}` | {' | '.join(cells)} |")
    return "\n".join(lines) + "\n"


def _cell(spec: str | None) -> str:
    if spec is None:
        return ""
    return " ".join(f"`{written(keys)}`" for keys in parse_keys(spec)).replace("|", "\\|") or "none"
