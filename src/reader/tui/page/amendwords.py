"""What was put right, in the words of a sentence on the screen. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.marks.operations import MENTION, PERSON, QUOTATION, SPEAKER, UNDO, describe
from reader.tui.page.paint import cut, line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.marks.entries import Entry
    from reader.marks.operations import Mark

_NAME = 40
"""Cells of a name in a sentence."""


def sentence(marks: Sequence[Mark]) -> str:
    """Return what marks that put something right say: `Ada Nilsen said it`. The first of them tells it."""
    return _said(marks[0].register.op, marks[0].register.key, marks[0].value) or "put right"


def described(entries: Sequence[Entry]) -> list[str]:
    """Return in a few words each what records did; what was put right by a key in the words of that key."""
    first, *others = [entry for entry in entries if entry.op != UNDO] or entries
    alone = not others or (first.op == MENTION and len(others) == 1)
    told = _said(first.op, first.key, first.value) if first.on and alone else None
    return [told] if told is not None else describe(entries)


def _said(op: str, key: str, value: object) -> str | None:
    """Return what one mark says; None where it is of another kind, or its value none of these."""
    if not isinstance(value, dict):
        return None
    to = value.get("to")
    if op == SPEAKER and (to is None or isinstance(to, str)):
        return "nobody can be named" if to is None else f"{name(to)} said it"
    if op == MENTION and (to is None or isinstance(to, str)):
        who = "nobody who can be named" if to is None else name(to)
        return f"“{name(key)}” is {who}, everywhere here"
    if op == QUOTATION:
        return "a quotation" if value.get("is") is True else "not a quotation"
    if op == PERSON and len(names := key.split("\n")) == 2:
        return f"{name(names[0])} and {name(names[1])} are {'one' if value.get('same') is True else 'two'}"
    return None


def name(words: str) -> str:
    """Return a name as it stands in a sentence: clean, and cut where it is long."""
    return cut(line(words), _NAME)
