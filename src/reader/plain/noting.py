"""What is remembered and put right, by the numbers that were listed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reader.archive.remembering import keep, keep_of_none, memory_of, targets_of
from reader.corrections.making import one_person, quoted, spoken, unquoted
from reader.index.query import EVERYTHING
from reader.marks.faulty import MarksError
from reader.marks.operations import (
    HIDE,
    NOTE,
    READ,
    STAR,
    TAG,
    checked_name,
    checked_note,
    describe,
    flag,
    note,
    saved,
    tag,
)
from reader.marks.textquotes import places_of
from reader.plain.positions import Articles, Quotations, Reading
from reader.plain.talk import Misunderstood, counted
from reader.text import clean_line

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Sequence

    from reader.index.holdings import Stored
    from reader.marks.entries import Names
    from reader.marks.operations import Mark
    from reader.plain.talk import Talk

_FLAGS = {
    "read": (READ, True, "marked read"),
    "unread": (READ, False, "marked unread"),
    "star": (STAR, True, "starred"),
    "unstar": (STAR, False, "unstarred"),
    "hide": (HIDE, True, "hidden"),
    "unhide": (HIDE, False, "unhidden"),
}
_FORMS = {
    "speaker": "mark speaker NAME NUMBER, and everywhere behind it for the whole article",
    "nobody": "mark nobody NUMBER",
    "unquote": "mark unquote NUMBER",
    "quote": "mark quote ITS WORDS",
    "same": "mark same NAME, OTHER NAME",
    "apart": "mark apart NAME, OTHER NAME",
}
KINDS = (*_FLAGS, "tag", "again", "note", *_FORMS)
"""Words behind `mark`."""
_EVERYWHERE = "everywhere"


def mark(talk: Talk, words: str) -> None:
    """Remember something of articles, or put a quotation right.

    Raises:
        Misunderstood: the words are not understood, or nothing can be kept.
    """
    what, _, rest = words.partition(" ")
    rest = rest.strip()
    try:
        if what == "again":
            if not talk.marked:
                raise Misunderstood("nothing was marked yet that could be marked again")
            what, _, rest = f"{talk.marked} {rest}".strip().partition(" ")
        if what in _FLAGS:
            op, on, done = _FLAGS[what]
            _mark_articles(talk, _meant(talk, rest), op, lambda names: [flag(op, names, on=on)], done)
            talk.marked = what
        elif what == "tag":
            _tag(talk, rest)
        elif what == "note":
            _note(talk, rest)
        elif what in ("same", "apart"):
            _mark_people(talk, rest, same=what == "same")
        elif what == "quote":
            _mark_words(talk, rest)
        elif what in _FORMS:
            _mark_quotation(talk, what, rest)
        else:
            raise Misunderstood(f"expected one of {', '.join(KINDS)} behind `mark`, found {what!r}")
    except MarksError as error:
        raise Misunderstood(str(error)) from error


# ------------------------------------------------------------------ articles
def _meant(talk: Talk, words: str) -> Collection[str]:
    """Return the ids that are meant: the article that is open, numbers of the list, or all of it."""
    place = talk.here
    if isinstance(place, Reading):
        if words:
            raise Misunderstood(
                f"here the article that is open is meant, without {words!r}; back leads to the list"
            )
        return [place.stored.article.id]
    if not isinstance(place, Articles):
        raise Misunderstood("no article is open, and none is listed; list lists them")
    if words == "all":
        return talk.ask(lambda index: index.article_ids(place.query))
    if not words:
        raise Misunderstood("which? a number, several as in 1 3 5-7, or all")
    return [place.hits[number - 1].id for number in _numbers(words, len(place.hits))]


def _numbers(words: str, count: int) -> list[int]:
    """Return the numbers that are written, `1 3 5-7`, each from 1 to `count`."""
    found: dict[int, None] = {}
    for word in re.split(r"[\s,]+", words):
        digits = re.fullmatch(r"(\d{1,9})(?:-(\d{1,9}))?", word, re.ASCII)
        if digits is None:
            raise Misunderstood(f"expected numbers, as in 1 3 5-7, or all; found {word!r}")
        first, last = int(digits[1]), int(digits[2] or digits[1])
        if not 1 <= first <= last <= count:
            raise Misunderstood(f"expected numbers from 1 to {count:,}, which are listed; found {word}")
        found |= dict.fromkeys(range(first, last + 1))
    return list(found)


def _tag(talk: Talk, words: str) -> None:
    tags: dict[str, bool] = {}
    while words[:1] in ("+", "-") and words:
        word, _, words = words.partition(" ")
        tags[checked_name("tag", word[1:])] = word[0] == "+"
        words = words.strip()
    if not tags:
        raise Misunderstood("expected +TAG or -TAG behind `mark tag`, as in: mark tag +pier -old 3")

    def marks(names: Names) -> list[Mark]:
        return [tag(names, name, on=on) for name, on in tags.items()]

    _mark_articles(talk, _meant(talk, words), TAG, marks, "tagged")
    talk.marked = " ".join(["tag", *(f"{'+' if on else '-'}{name}" for name, on in tags.items())])


def _note(talk: Talk, words: str) -> None:
    """Write a note on the article that is open; in a list on those whose numbers stand before a colon."""
    numbers, colon, text = words.partition(":") if isinstance(talk.here, Articles) else ("", "", words)
    if isinstance(talk.here, Articles) and not colon:
        raise Misunderstood("expected numbers, a colon and the text, as in: mark note 1 3-4: ask the council")
    text = checked_note(text.strip())
    meant = _meant(talk, numbers.strip())
    done = "noted" if text else "without a note"
    _mark_articles(talk, meant, NOTE, lambda names: [note(names, text)], done)


def _mark_articles(
    talk: Talk, ids: Collection[str], op: str, marks: Callable[[Names], Iterable[Mark]], done: str
) -> None:
    changed = _kept(talk, ids, (op,), marks)
    already = len(ids) - changed
    talk.say(f"{counted(changed, 'article')} {done}" + (f", {already:,} so already." if already else "."))


def _kept(
    talk: Talk, ids: Collection[str], ops: Collection[str], marks: Callable[[Names], Iterable[Mark]]
) -> int:
    """Have marks of articles on the disk, and return how many articles they changed."""
    targets = talk.ask(lambda index: targets_of(index, ids, ops))
    if ids and not targets.named:
        raise Misunderstood("this article is gone; list lists those that are there")
    return keep(memory_of(talk.archive), targets, marks).articles


def note_read(talk: Talk, stored: Stored) -> None:
    """Remember that an article was read out, where that is wanted; where it cannot be, say so once and go on."""
    if not talk.opening_reads:
        return
    try:
        _kept(talk, [stored.article.id], (READ,), lambda names: [flag(READ, names)])
    except (MarksError, Misunderstood) as error:
        talk.opening_reads = False
        talk.say(f"What is read is not remembered: {error}.")


# ------------------------------------------------------------------ quotations and people
def _reading(talk: Talk) -> Stored:
    if not isinstance(talk.here, Reading):
        raise Misunderstood("no article is open; a number of a list opens one")
    return talk.here.stored


def _mark_quotation(talk: Talk, what: str, words: str) -> None:
    everywhere = what == "speaker" and words.endswith(f" {_EVERYWHERE}")
    name, _, digits = words.removesuffix(_EVERYWHERE).strip().rpartition(" ")
    if not (digits.isascii() and digits.isdigit() and len(digits) < 10) or bool(name) != (what == "speaker"):
        raise Misunderstood(f"expected: {_FORMS[what]}")
    stored, number = _quotation(talk, int(digits))
    text = stored.article.text

    def marks(names: Names) -> list[Mark]:
        if what == "unquote":
            return unquoted(names, text, stored.quotes, number)
        return spoken(names, text, stored.quotes, number, name or None, everywhere=everywhere)

    done = {"speaker": f"is {clean_line(name)}’s", "nobody": "is nobody’s", "unquote": "is none"}[what]
    _correct(talk, stored, marks, f"Quotation {digits} {done}{' everywhere' if everywhere else ''}")


def _quotation(talk: Talk, number: int) -> tuple[Stored, int]:
    """Return the article of a quotation that is listed, or of one that is open, and its number there."""
    place = talk.here
    if not isinstance(place, Quotations):
        return _reading(talk), number
    if not 1 <= number <= len(place.groups):
        raise Misunderstood(f"there is no quotation {number:,}; 1 to {len(place.groups):,} are listed")
    hit = place.groups[number - 1][0]
    stored = talk.ask(lambda index: index.article(hit.article.id))
    if stored is None or hit.number is None:
        raise Misunderstood("this quotation is gone; quotes lists those that are there")
    return stored, hit.number


def _mark_words(talk: Talk, words: str) -> None:
    stored = _reading(talk)
    found = places_of(words, stored.article.text) if words else []
    if len(found) != 1:
        there = f"stand there {len(found)} times; write more of them" if found else "are not in the article"
        raise Misunderstood(f"these words {there}" if words else f"expected: {_FORMS['quote']}")
    start, end = found[0]
    _correct(
        talk,
        stored,
        lambda names: quoted(names, stored.article.text, start, end),
        "These words are a quotation; quotes gives its number, and mark speaker says whose",
    )


def _correct(talk: Talk, stored: Stored, marks: Callable[[Names], Sequence[Mark]], done: str) -> None:
    """Keep a correction, and have the article that is open say so."""
    from reader.marks.entries import Names

    article = stored.article.id
    ops = {each.register.op for each in marks(Names(article, "", ""))}
    changed = _kept(talk, [article], ops, marks)
    talk.say(f"{done}." if changed else "That was so already.")
    if isinstance(talk.here, Reading):
        talk.here.stored = talk.ask(lambda index: index.article(article)) or stored


def _mark_people(talk: Talk, words: str, *, same: bool) -> None:
    names = [clean_line(each) for each in words.split(",")]
    if len(names) != 2:
        raise Misunderstood(f"expected: {_FORMS['same' if same else 'apart']}")
    marks = one_person(names[0], names[1], same=same)
    for name in names:
        if not talk.ask(lambda index, name=name: index.quotes(EVERYTHING, speaker=name, limit=1).hits):  # type: ignore[misc]
            raise Misunderstood(f"nobody is quoted as {name}")
    changed = keep_of_none(memory_of(talk.archive), marks).articles
    are = "are one person" if same else "are two people"
    talk.say(f"{names[0]} and {names[1]} {are}{'' if changed else ' already'}.")


# ------------------------------------------------------------------ taking back, and keeping searches
def undo(talk: Talk, _words: str) -> None:
    """Take back what was marked last."""
    _turn(talk, back=True)


def redo(talk: Talk, _words: str) -> None:
    """Mark again what was taken back last."""
    _turn(talk, back=False)


def _turn(talk: Talk, *, back: bool) -> None:
    memory = memory_of(talk.archive)
    try:
        turn = memory.undo() if back else memory.redo()
    except MarksError as error:
        raise Misunderstood(str(error)) from error
    if turn is None:
        talk.say("There is nothing to undo." if back else "There is nothing to redo.")
        return
    entries = turn.change.entries
    articles = len({entry.article for entry in entries if entry.article is not None})
    what = ", ".join(map(clean_line, describe(entries)))
    where = f", {counted(articles, 'article')}" if articles else ""
    talk.say(f"{'Taken back' if back else 'Done again'}: {what}{where}.")
    if isinstance(talk.here, Reading):
        stored = talk.here.stored
        talk.here.stored = talk.ask(lambda index: index.article(stored.article.id)) or stored


def searches(talk: Talk, words: str) -> None:
    """List the saved searches; with a name, keep the search that is listed under it; `-NAME` forgets one."""
    try:
        kept = talk.archive.saved_searches()
        if not words:
            talk.say(*(f"{clean_line(name)}: {clean_line(query)}" for name, query in kept.items()))
            talk.say(f"{counted(len(kept), 'saved search', 'saved searches')}; search saved:NAME asks one.")
        elif words[0] == "-":
            _forget(talk, checked_name("name", words[1:]), kept)
        else:
            place = talk.here
            if not isinstance(place, Articles) or not place.query:
                raise Misunderstood("no search is listed that could be saved")
            name = checked_name("name", words)
            keep_of_none(memory_of(talk.archive), [saved(name, place.query.text)])
            talk.say(f"Saved as {clean_line(name)}.")
    except MarksError as error:
        raise Misunderstood(str(error)) from error


def _forget(talk: Talk, name: str, kept: Collection[str]) -> None:
    if name not in kept:
        raise Misunderstood(f"there is no saved search {clean_line(name)!r}")
    keep_of_none(memory_of(talk.archive), [saved(name, "", on=False)])
    talk.say(f"{clean_line(name)} is forgotten.")
