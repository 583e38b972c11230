"""Archives with marks, for the tests of an index: journals in a folder, and what they should come to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.archive.remembering import HeldArticles
from reader.marks.articlenames import carried_over, settle
from reader.marks.bearers import Bearers
from reader.marks.clock import stamp_at
from reader.marks.entries import Names, Register, entry
from reader.marks.journals import load
from reader.marks.operations import (
    HIDE,
    MENTION,
    NOTE,
    POSITION,
    QUOTATION,
    READ,
    SPEAKER,
    STAR,
    TAG,
    Remembered,
)
from reader.marks.whereabouts import Whereabouts

if TYPE_CHECKING:
    from pathlib import Path
    from random import Random

    from reader.index.protocol import Index
    from reader.marks.entries import Entry

MACHINES = ("aaaaaaaa", "bbbbbbbb", "cccccccc")
TAGS = ("pier", "steel", "café", "multi-agent", "Pier")
NOTES = ("ask the council", "steel", "Łódź, again", "a", "five fine")


def where_in(folder: Path) -> Whereabouts:
    """Return where the marks of an archive `news` in this folder are kept; nothing is made but the folders."""
    (folder / "news").mkdir(exist_ok=True)
    where = Whereabouts(str(folder / "news"), str(folder / "state"))
    (folder / "state" / "marks").mkdir(parents=True, exist_ok=True)
    return where


def append(where: Whereabouts, *entries: Entry) -> None:
    """Write records at the end of the journals of their machines."""
    for each in entries:
        with open(f"{where.own}/{each.machine}.jsonl", "a", encoding="utf-8") as stream:
            stream.write(each.line + "\n")


def random_mark(rng: Random, near: list[Names]) -> Entry:
    """Return a record on one of these articles, by some of its names, or on none that there is."""
    names = (
        rng.choice(near) if near and rng.random() < 0.9 else Names("gone.txt", "no text", "example.org/gone")
    )
    kept = rng.random()
    if kept < 0.2:
        names = names._replace(id=rng.choice(("moved.txt", "", "%2.txt#", *(each.id for each in near))))
    elif kept < 0.4:
        names = names._replace(text=rng.choice(("", "another", *(each.text for each in near))))
    if rng.random() < 0.2:
        names = names._replace(address=rng.choice(("", "example.org/else", *(each.address for each in near))))
    if not any(names):
        names = Names("gone.txt")
    op = rng.choice(
        (READ, READ, READ, STAR, HIDE, TAG, TAG, NOTE, POSITION, SPEAKER, MENTION, QUOTATION, "later")
    )
    key = ""
    value: object = None
    if op == TAG:
        key = rng.choice(TAGS)
    elif op == NOTE:
        value = rng.choice((*NOTES, None, 7))
    elif op == POSITION:
        value = rng.choice((5, 7, 0, "x"))
    elif op in (SPEAKER, MENTION, QUOTATION):
        key, value = rng.choice("xy"), {"to": "Ada"}
    at = stamp_at(1_700_000_000_000 + rng.randint(0, 4), rng.randint(0, 1))
    return entry(at, rng.choice(MACHINES), Register(names, op, key), on=rng.random() < 0.75, value=value)


def should_be(
    where: Whereabouts, index: Index
) -> tuple[dict[str, Remembered], list[tuple[Names, Remembered]]]:
    """Return what is remembered of every article, and of none, worked out from nothing."""
    entries = list(load(where.folders).registers)
    held = HeldArticles(index)
    settled = settle({each.article for each in entries if each.article is not None}, held)
    bearers = Bearers(entries, *carried_over(settled, held))
    marked = {each.names.id: bearers.remembered(each.names, telling=each.telling) for each in held.named()}
    return {key: what for key, what in marked.items() if what}, list(bearers.orphans())
