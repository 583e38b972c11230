"""The presets of keys, and which keys are in force: those of a preset, with the user's own over them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.actions import ACTIONS, action
from reader.keystrokes import Keys, KeysError, parse_keys, written

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

PRESETS: dict[str, dict[str, str]] = {
    "default": {},
    "vim": {"quit": "ZZ ZQ C-q", "view.zen": "gz", "move.down": "j Down C-e", "move.up": "k Up C-y"},
    "newsboat": {
        "open": "Enter l Right",
        "back": "q h Left",
        "pane.right": "",
        "pane.left": "",
        "search.sort": "gs",
        "archive.refresh": "r R",
    },
}
"""Whole families of keys to choose from; they stand between the defaults and the user's own keys."""


def live_keys(
    preset: str = "default", own: Mapping[str, str] | None = None
) -> tuple[dict[str, list[Keys]], list[str]]:
    """Return the keys of every action, and what was wrong with the user's own keys.

    A mistake costs only the entry it is in: that action keeps the keys it had. Each complaint is a sentence.
    """
    table = {each.id: parse_keys(PRESETS.get(preset, {}).get(each.id, each.keys)) for each in ACTIONS}
    complaints: list[str] = []
    for action_id, spec in (own or {}).items():
        if action_id not in table:
            complaints.append(f"keys: there is no action {action_id!r} (see `reader keys`)")
            continue
        try:
            mine = parse_keys(spec)
        except KeysError as error:
            complaints.append(f"keys: {action_id}: {error}")
            continue
        before, table[action_id] = table[action_id], mine
        if clash := next(clashes(table, action_id), None):
            table[action_id] = before
            complaints.append(f"keys: {action_id}: {clash}")
    return table, complaints


def clashes(table: Mapping[str, list[Keys]], action_id: str) -> Iterator[str]:
    """Yield why the keys of this action cannot live beside those of the others, one sentence each."""
    here = action(action_id).contexts
    for other, sequences in table.items():
        if other == action_id or not here & action(other).contexts:
            continue
        for mine in table[action_id]:
            for theirs in sequences:
                shorter = min(len(mine), len(theirs))
                if mine[:shorter] == theirs[:shorter]:
                    yield f"{written(mine)} is taken by {other} ({written(theirs)})"
