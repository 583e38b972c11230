"""What can be marked: operations with their keys and values, and what is true of an article after all of them."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, NamedTuple

from reader.marks.entries import Entry, Names, Register
from reader.marks.faulty import MarksError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from reader.marks.textquotes import TextQuote

READ, STAR, HIDE, TAG, NOTE, POSITION = "read", "star", "hide", "tag", "note", "position"
SAVED = "saved"
SPEAKER, MENTION, QUOTATION, PERSON = "speaker", "mention", "quotation", "person"
UNDO = "undo"
"""Takes back the change whose stamp is its key; off, does it again. Of no article, and no mark itself."""
CORRECTIONS = frozenset({SPEAKER, MENTION, QUOTATION})
"""Corrections of what the extractor found in an article."""
AMENDING = CORRECTIONS | {PERSON}
"""All that an index has to be made to agree with: corrections, and who is one person."""
OTHERS = frozenset({READ, STAR, HIDE, TAG, NOTE, POSITION, SAVED, UNDO})
"""What changes nothing of that."""
LONGEST_TAG = 64
LONGEST_NOTE = 10_000
"""Signs of a note."""


class Mark(NamedTuple):
    """Something to be remembered: a register and what it is to hold."""

    register: Register
    on: bool = True
    value: object = None


# ------------------------------------------------------------------ making them
def flag(op: str, article: Names, *, on: bool = True) -> Mark:
    """Return a mark without a value: `READ`, `STAR` or `HIDE`."""
    return Mark(Register(article, op, ""), on)


def tag(article: Names, name: str, *, on: bool = True) -> Mark:
    """Return that an article has this tag, or has it no longer: each tag is a register of its own."""
    return Mark(Register(article, TAG, checked_name("tag", name)), on)


def checked_name(what: str, name: str) -> str:
    """Return a tag, or the name of a saved search; `what` says which is expected.

    Raises:
        MarksError: it is none: 1 to 64 signs without blanks, controls or a leading sign.
    """
    bad = not name or len(name) > LONGEST_TAG or name[0] in "+-"
    if bad or any(sign.isspace() or unicodedata.category(sign)[0] == "C" for sign in name):
        shown = f"{name[:LONGEST_TAG]}…" if len(name) > LONGEST_TAG else name
        raise MarksError(
            f"a {what} has 1 to {LONGEST_TAG} signs without blanks, controls or a leading + or -, found {shown!r}"
        )
    return unicodedata.normalize("NFC", name)


def note(article: Names, text: str) -> Mark:
    """Return the note on an article; an empty text takes it away.

    Raises:
        MarksError: it is too long.
    """
    text = checked_note(text)
    return Mark(Register(article, NOTE, ""), bool(text), text or None)


def checked_note(text: str) -> str:
    """Return the text of a note.

    Raises:
        MarksError: it is too long.
    """
    if len(text) > LONGEST_NOTE:
        raise MarksError(f"a note has at most {LONGEST_NOTE:,} signs, found {len(text):,}; shorten it")
    return text


def position(article: Names, offset: int) -> Mark:
    """Return how far an article was read: an offset into its text, in code points."""
    return Mark(Register(article, POSITION, ""), offset > 0, offset or None)


def saved(name: str, query: str, *, on: bool = True) -> Mark:
    """Return a search that is kept under a name."""
    return Mark(Register(None, SAVED, name), on, query if on else None)


def this_is(article: Names, where: TextQuote, name: str | None, *, was: str | None = None) -> Mark:
    """Return that these quoted words are somebody's; without a name, that nobody can be named. `was` it before."""
    value = {"q": where.record(), "to": name} | ({"was": was} if was is not None else {})
    return Mark(Register(article, SPEAKER, where.fingerprint), value=value)


def everywhere_here(article: Names, mention: str, name: str | None) -> Mark:
    """Return that whoever is called `mention` in this article is somebody; without a name, that nobody can be named."""
    return Mark(Register(article, MENTION, mention), value={"to": name})


def is_quotation(article: Names, where: TextQuote, *, quoted: bool) -> Mark:
    """Return that these words are a quotation, or are none, whatever the extractor says."""
    return Mark(Register(article, QUOTATION, where.fingerprint), value={"q": where.record(), "is": quoted})


def same_person(one: str, other: str, *, same: bool = True) -> Mark:
    """Return that two names are one person's, or are two people's."""
    return Mark(Register(None, PERSON, "\n".join(sorted((one, other)))), value={"same": same})


def withdrawn(mark: Mark) -> Mark:
    """Return that a mark does not hold any more: as if it had never been made."""
    return Mark(mark.register, on=False)


# ------------------------------------------------------------------ reading them
class Remembered(NamedTuple):
    """What the reader remembers of one article."""

    read: bool = False
    starred: bool = False
    hidden: bool = False
    tags: tuple[str, ...] = ()
    note: str | None = None
    position: int | None = None
    """Offset into the text."""
    corrections: int = 0
    changed: bool = False
    """It was read, and has a newer version since."""

    def __bool__(self) -> bool:
        return self != Remembered()


def remembered(entries: Iterable[Entry]) -> Remembered:
    """Return what these records, at most one for a register, say of an article.

    What has no value of its kind is passed over, as what a later version writes.
    """
    on = {(entry.op, entry.key): entry for entry in entries if entry.on}
    text, offset = _value(on, NOTE), _value(on, POSITION)
    return Remembered(
        read=(READ, "") in on,
        starred=(STAR, "") in on,
        hidden=(HIDE, "") in on,
        tags=tuple(sorted(key for op, key in on if op == TAG and key)),
        note=_whole(text[:LONGEST_NOTE]) if isinstance(text, str) and text else None,
        position=offset if isinstance(offset, int) and 0 < offset < 1 << 31 else None,
        corrections=sum(op in CORRECTIONS for op, _ in on),
    )


def after(held: Remembered, marks: Iterable[Mark]) -> Remembered:
    """Return what is remembered of an article once these marks of it are made."""
    for mark in marks:
        op, key, on = mark.register.op, mark.register.key, mark.on
        if op == READ:
            held = held._replace(read=on, changed=False)
        elif op == STAR:
            held = held._replace(starred=on)
        elif op == HIDE:
            held = held._replace(hidden=on)
        elif op == TAG:
            held = held._replace(tags=tuple(sorted({*held.tags, key} if on else {*held.tags} - {key})))
        elif op == NOTE:
            held = held._replace(note=mark.value if on and isinstance(mark.value, str) else None)
        elif op == POSITION:
            held = held._replace(position=mark.value if on and isinstance(mark.value, int) else None)
    return held


def _value(on: Mapping[tuple[str, str], Entry], op: str) -> object:
    held = on.get((op, ""))
    return None if held is None else held.value


def _whole(text: str) -> str:
    """Return a text as any program takes it: JSON may hold half of a character."""
    return text if text.isascii() else text.encode("utf-8", "replace").decode()


def saved_searches(entries: Iterable[Entry]) -> dict[str, str]:
    """Return the saved searches, by name in alphabetical order."""
    found = {
        _whole(entry.key): _whole(entry.value)
        for entry in entries
        if entry.op == SAVED
        and entry.article is None
        and entry.on
        and isinstance(entry.value, str)
        and entry.key
    }
    return dict(sorted(found.items()))


# ------------------------------------------------------------------ naming them
_WORDS = {
    READ: ("read", "unread"),
    STAR: ("starred", "unstarred"),
    HIDE: ("hidden", "unhidden"),
    NOTE: ("note", "note removed"),
    POSITION: ("position", "position forgotten"),
    SAVED: ("saved", "removed"),
    SPEAKER: ("speaker corrected", "correction withdrawn"),
    MENTION: ("speaker corrected", "correction withdrawn"),
    QUOTATION: ("quotation corrected", "correction withdrawn"),
    PERSON: ("people corrected", "correction withdrawn"),
}
_MOST = 6


def describe(entries: Iterable[Entry]) -> list[str]:
    """Return in a few words each what records did: "read", "+pier", "saved strikes"."""
    words = list(dict.fromkeys(_described(entry) for entry in entries if entry.op != UNDO))
    return words if len(words) <= _MOST else [*words[: _MOST - 1], "…"]


def _described(entry: Entry) -> str:
    if entry.op == TAG:
        return f"{'+' if entry.on else '-'}{entry.key}"
    on, off = _WORDS.get(entry.op, (entry.op, f"{entry.op} off"))
    return (on if entry.on else off) + (f" {entry.key}" if entry.op == SAVED else "")
