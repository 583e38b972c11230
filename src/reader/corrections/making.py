"""Makes the marks of a correction from what somebody sees: an article, the number of a quotation in it, a name.

    named = next(index.named([stored.article.id]))
    marks = spoken(named.names, stored.article.text, stored.quotes, 2, "Ada Nilsen")
    with archive.memory.writing() as writer:
        writer.write(marks)

Whoever opens the archive next has the index agree with its journals first; who has it open calls
`archive.catch_up()`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.corrections.wording import LONGEST_NAME
from reader.marks.faulty import MarksError
from reader.marks.operations import everywhere_here, is_quotation, same_person, this_is
from reader.marks.textquotes import is_mark, text_quote
from reader.quotes.people.namewords import name_words
from reader.shown.records import quotations
from reader.text import clean_line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.marks.entries import Names
    from reader.marks.operations import Mark
    from reader.model.quotation import Quote


def utterance(quotes: Sequence[Quote], number: int) -> list[Quote]:
    """Return the parts of the quotation of this number, counted from 1 in the order of the text.

    `quotes` are all of the article. What nobody is credited with is no quotation, and has no number.

    Raises:
        MarksError: there is none of this number.
    """
    there = quotations(quotes)
    if not 1 <= number <= len(there):
        how_many = {0: "no quotation", 1: "1 quotation"}.get(len(there), f"{len(there):,} quotations")
        raise MarksError(f"there is no #{number}, it has {how_many}")
    return there[number - 1]


def spoken(
    article: Names,
    text: str,
    quotes: Sequence[Quote],
    number: int,
    name: str | None,
    *,
    everywhere: bool = False,
) -> list[Mark]:
    """Return that a quotation is somebody's; without a name, that nobody can be named.

    With `everywhere`, so is every quotation of whoever the rules took for its speaker in this article.

    Raises:
        MarksError: there is none of this number, the name is none, or nothing tells its speaker elsewhere.
    """
    first = utterance(quotes, number)[0]
    name = None if name is None else checked_person(name)
    was = ruled(first, text)
    this = this_is(article, text_quote(text, first.start, first.end), name, was=was)
    if not everywhere:
        return [this]
    if was is None:
        raise MarksError(
            f"#{number} has no speaker, so who else is called so is not known; leave --article out"
        )
    # What was said of these very words would count more.
    return [everywhere_here(article, was, name), *([] if first.yours is None else [this])]


def unquoted(article: Names, text: str, quotes: Sequence[Quote], number: int) -> list[Mark]:
    """Return that what is taken for a quotation is none.

    Raises:
        MarksError: there is none of this number.
    """
    first = utterance(quotes, number)[0]
    return [is_quotation(article, text_quote(text, first.start, first.end), quoted=False)]


def quoted(article: Names, text: str, start: int, end: int, name: str | None = None) -> list[Mark]:
    """Return that `text[start:end]` is a quotation, and whose; marks right around the words belong to it.

    Raises:
        MarksError: there are no words there, or the name is none.
    """
    start, end = _with_marks(text, start, end)
    if not any(map(str.isalnum, text[start:end])):
        raise MarksError("a quotation has words; there are none")
    where = text_quote(text, start, end)
    marks = [is_quotation(article, where, quoted=True)]
    return marks if name is None else [*marks, this_is(article, where, checked_person(name))]


def one_person(one: str, other: str, *, same: bool = True) -> list[Mark]:
    """Return that two names are one person's, or are two people's.

    Raises:
        MarksError: a name is none, or both are one name.
    """
    names = checked_person(one), checked_person(other)
    if name_words(names[0]) == name_words(names[1]):
        raise MarksError(f"expected two names, found one: {names[0]} and {names[1]}")
    return [same_person(*names, same=same)]


def checked_person(name: str) -> str:
    """Return a name as it is kept.

    Raises:
        MarksError: it is none.
    """
    name = clean_line(name).strip()
    if not name_words(name) or len(name) > LONGEST_NAME:
        shown = f"{name[:40]}…" if len(name) > LONGEST_NAME else name
        raise MarksError(f"a name has letters, and at most {LONGEST_NAME} signs; found {shown!r}")
    return name


def ruled(quote: Quote, text: str) -> str | None:
    """Return whom the rules take for the speaker, whatever a reader said of it."""
    if quote.yours is not None:
        return quote.yours.was
    return quote.canonical or (text[slice(*quote.speaker)] if quote.speaker else None)


def _with_marks(text: str, start: int, end: int) -> tuple[int, int]:
    """Return a stretch without blanks at its ends, with the marks right around it."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    before, behind = text[start - 1 : start], text[end : end + 1]
    if before and behind and is_mark(before) and is_mark(behind):
        return start - 1, end + 1
    return start, end
