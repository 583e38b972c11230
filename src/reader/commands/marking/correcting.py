"""The corrections of `reader mark`: who says a quotation, what is one and what is none, and who is one person."""

from __future__ import annotations

import sys
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from reader.archive.remembering import HeldArticles, bearers_of, memory_of, news
from reader.commands.exits import ERROR, NONE, OK, CommandError
from reader.commands.ids import fields_of, resolved
from reader.commands.marking.remembered import CORRECTING, archive_to_mark, loaded, number
from reader.commands.opening import ask_archive, paged
from reader.commands.output import field, warn
from reader.commands.streams import cannot_be_read
from reader.corrections.making import checked_person, one_person, quoted, spoken, unquoted
from reader.index.query import EVERYTHING
from reader.marks.faulty import MarksError
from reader.marks.textquotes import places_of
from reader.quotes.people.namewords import name_words, parts_of
from reader.text import clean

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Callable, Sequence

    from reader.archive import Archive
    from reader.index.holdings import QuoteHit, Stored
    from reader.index.protocol import Index
    from reader.marks.articlenames import Named
    from reader.marks.bearers import Bearers
    from reader.marks.entries import Names, Register
    from reader.marks.journals import Loaded
    from reader.marks.operations import Mark

SPEAKER, NOBODY, UNQUOTE, QUOTE, SAME, APART = CORRECTING
_FORMS = {
    SPEAKER: "speaker NAME ID#N",
    NOBODY: "nobody ID#N",
    UNQUOTE: "unquote ID#N",
    QUOTE: "quote ID 'its words'",
    SAME: "same NAME NAME",
    APART: "apart NAME NAME",
}


def run(arguments: Namespace) -> int:
    """Run the command, whose first word is one of `CORRECTING`, and return its exit code.

    Raises:
        CommandError: its words are not understood.
        MarksError: a name is none, or nothing can be written.
    """
    what, *words = arguments.words
    if len(words) != (1 if what in (NOBODY, UNQUOTE) else 2):
        raise CommandError(
            f"expected `reader mark {_FORMS[what]}`, found {number(len(words), 'word')} behind `{what}`"
        )
    if arguments.article and what != SPEAKER:
        raise CommandError(f"--article is for `speaker`: it says who speaks, and {what} does not")
    if arguments.speaker is not None and what != QUOTE:
        raise CommandError(f"--speaker is for `quote`; write reader mark {_FORMS[SPEAKER]}")
    if what in (SAME, APART):
        return _mark_people(arguments, words[0], words[1], same=what == SAME)
    if what == QUOTE:
        return _mark_words(arguments, words[0], clean(words[1]))
    return _mark_utterances(arguments, what, checked_person(words[0]) if what == SPEAKER else None, words[-1])


# ------------------------------------------------------------------ quotations by their numbers
class _Target(NamedTuple):
    """A quotation as it is named."""

    article: str
    number: int

    def __str__(self) -> str:
        return f"{self.article}#{self.number}"


class _Piece(NamedTuple):
    """What is to be marked of one article, for one quotation."""

    named: Named
    marks: Sequence[Mark]


class _Found(NamedTuple):
    """What the index and the journals answered."""

    pieces: list[_Piece]
    missing: int
    loaded: Loaded
    bearers: Bearers


def _mark_utterances(arguments: Namespace, what: str, name: str | None, word: str) -> int:
    targets, unread = _targets(word)

    def marks(stored: Stored, names: Names, at: int) -> list[Mark]:
        text, quotes = stored.article.text, stored.quotes
        if what == UNQUOTE:
            return unquoted(names, text, quotes, at)
        return spoken(names, text, quotes, at, name, everywhere=arguments.article)

    archive = archive_to_mark(arguments)
    found = ask_archive(archive, arguments, lambda index: _found(index, archive, targets, marks))
    missing = found.missing + unread
    if not found.pieces:
        return ERROR if missing and word == "-" else NONE
    changed = _written(archive, found)
    told = {SPEAKER: f"given to {field(name)}", NOBODY: "given to nobody", UNQUOTE: "marked as none"}[what]
    more = " everywhere in the article" if arguments.article else ""
    _tell(f"{number(changed, 'quotation')} {told}{more}", changed, len(found.pieces))
    return ERROR if missing else OK


def _targets(word: str) -> tuple[list[_Target], int]:
    """Return the quotations that are named, and how many lines of stdin name none."""
    if word != "-":
        return [_target([word])], 0
    targets: dict[_Target, None] = {}
    unread = 0
    try:
        for raw in sys.stdin.buffer:
            fields = fields_of(raw.rstrip(b"\r\n"), "id", "n")
            try:
                targets |= {_target(fields): None} if any(fields) else {}
            except CommandError as error:
                unread += 1
                warn(str(error))
    except OSError as error:
        raise cannot_be_read("stdin", error) from error
    return list(targets), unread


def _target(fields: Sequence[str]) -> _Target:
    """Return the quotation that a word names, `ID#N`, or a line of `reader quotes`: its first field and its last."""
    article, digits = (fields[0], fields[-1]) if len(fields) > 1 else fields[0].rpartition("#")[::2]
    if not article or not (digits.isascii() and digits.isdigit() and len(digits) < 10):
        raise CommandError(
            f"expected ID#N, found {fields[0]!r}; N is the last field of a line of `reader quotes`, counted from 1"
        )
    return _Target(article, int(digits))


def _found(
    index: Index,
    archive: Archive,
    targets: Sequence[_Target],
    marks: Callable[[Stored, Names, int], list[Mark]],
) -> _Found:
    held = HeldArticles(index)
    pieces: list[_Piece] = []
    missing = 0
    for target in targets:
        stored = _article(index, archive, target.article)
        if stored is None:
            missing += 1
            continue
        (named,) = held.named([stored.article.id])
        try:
            pieces.append(_Piece(named, marks(stored, named.names, target.number)))
        except MarksError as error:
            missing += 1
            warn(f"{target}: {error}")
    return _with_bearers(archive, held, pieces, missing)


def _with_bearers(archive: Archive, held: HeldArticles, pieces: list[_Piece], missing: int) -> _Found:
    known = loaded(memory_of(archive))
    bearers = bearers_of(known.registers, held, [piece.named.names for piece in pieces])
    return _Found(pieces, missing, known, bearers)


def _article(index: Index, archive: Archive, name: str) -> Stored | None:
    """Return the one article of this id or path; say where there is none, or more."""
    there = resolved(index, archive, name)
    if len(there) > 1:
        ids = ", ".join(field(stored.article.id) for stored in there[:3])
        warn(f"{name}: {len(there)} articles are in it, name one: {ids}")
    elif not there:
        warn(f"{name}: no article of this id or path in {archive.name}")
    return there[0] if len(there) == 1 else None


# ------------------------------------------------------------------ words, and people
def _mark_words(arguments: Namespace, name: str, words: str) -> int:
    speaker = None if arguments.speaker is None else checked_person(arguments.speaker)
    archive = archive_to_mark(arguments)

    def find(index: Index) -> _Found | None:
        stored = _article(index, archive, name)
        if stored is None:
            return None
        text = stored.article.text
        places = places_of(words, text)
        if len(places) != 1:
            there = f"stand there {len(places)} times; write more of them" if places else "are not in it"
            warn(f"{name}: these words {there}")
            return None
        held = HeldArticles(index)
        (named,) = held.named([stored.article.id])
        piece = _Piece(named, quoted(named.names, text, *places[0], speaker))
        return _with_bearers(archive, held, [piece], 0)

    found = ask_archive(archive, arguments, find)
    if found is None:
        return NONE
    changed = _written(archive, found)
    _tell(f"{number(changed, 'quotation')} made" + (f" of {field(speaker)}" if speaker else ""), changed, 1)
    return OK


def _mark_people(arguments: Namespace, one: str, other: str, *, same: bool) -> int:
    one_person(one, other)  # whether they are names
    archive = archive_to_mark(arguments)
    names = ask_archive(archive, arguments, lambda index: [_known(index, each) for each in (one, other)])
    if None in names:
        return NONE
    first, second = (str(name) for name in names)
    (mark,) = one_person(first, second, same=same)
    memory = memory_of(archive)
    with memory.writing(loaded(memory)) as writer:
        held = writer.known.registers.get(mark.register)
        changed = held is None or not held.on or held.value != mark.value
        if changed:
            writer.write([mark])
    are = "are one person" if same else "are two people"
    warn(
        f"{field(first)} and {field(second)} {are}"
        + ("; `reader undo` takes it back" if changed else " already")
    )
    return OK


def _known(index: Index, name: str) -> str | None:
    """Return a name as articles have it, the whole of it; say where nobody is quoted under it."""
    wanted = name_words(name)
    near: str | None = None

    def page(after: str | None, size: int) -> tuple[Sequence[QuoteHit], str | None]:
        found = index.quotes(EVERYTHING, speaker=name, after=after, limit=size)
        return found.hits, found.after

    for hit in paged(page, None):
        for form in hit.person.forms if hit.person is not None else ():
            if name_words(form) == wanted and hit.person is not None:
                # “President Roe” tells one Roe from another by the title, which is no part of a name.
                return hit.person.name if parts_of(form).bare else form
            near = near or (hit.person.name if hit.person is not None else None)
    warn(f"nobody is quoted as {name}" + (f"; did you mean {near}?" if near else ""))
    return None


# ------------------------------------------------------------------ writing
def _written(archive: Archive, found: _Found) -> int:
    """Write what says something new as one change; return how many quotations it is about."""
    with memory_of(archive).writing(found.loaded) as writer:
        marks: dict[Register, Mark] = {}
        changed = 0
        for named, made in found.pieces:
            new, counts = news(writer.known.registers, found.bearers, [named], partial(_these, made))
            marks |= {mark.register: mark for mark in new}
            changed += counts
        if marks:
            writer.write(list(marks.values()), found.bearers.last)
    return changed


def _these(marks: Sequence[Mark], _: Names) -> Sequence[Mark]:
    return marks


def _tell(done: str, changed: int, asked: int) -> None:
    same = asked - changed
    already = f"; {same} {'was' if same == 1 else 'were'} so already" if same else ""
    warn(f"{done}{already}" + ("; `reader undo` takes it back" if changed else ""))
