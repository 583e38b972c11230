"""What is there to choose from: fewer of the quotations, what is known of somebody, and the tags there are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.index.query.folding import words as words_of
from reader.plain.positions import Quotations, Reading
from reader.plain.quotationlines import quotation_line, told
from reader.plain.talk import Misunderstood, counted
from reader.shown.crediting import credit, how_sure, person_of
from reader.shown.records import quotations
from reader.text import clean_line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.model.person import Person
    from reader.model.quotation import Quote
    from reader.plain.talk import Talk

_KINDS = ("direct", "indirect")
_CERTAINTIES = ("sure", "likely", "unsure")


def only(talk: Talk, words: str) -> None:
    """Say which of the quotations these words leave, under the numbers that they have.

    Raises:
        Misunderstood: no quotations are there, or no words.
    """
    place = talk.here
    if not words:
        raise Misunderstood("expected words behind `only`, as in: only direct unsure harbour")
    if isinstance(place, Reading):
        text, people = place.stored.article.text, place.stored.people
        lines = told(place.stored)
        groups = [
            (group, text, person_of(group[0], text, people)) for group in quotations(place.stored.quotes)
        ]
    elif isinstance(place, Quotations):
        listed = place.groups
        lines = [
            f"{number}. {quotation_line(hits, named=place.speaker is None)}"
            for number, hits in enumerate(listed, 1)
        ]
        groups = [([hit.quote for hit in hits], hits[0].body, hits[0].person) for hits in listed]
    else:
        raise Misunderstood("no quotations are listed; quotes lists those of an article or of what is listed")
    left = [line for line, group in zip(lines, groups, strict=True) if _left(group, words.casefold().split())]
    talk.say(*left)
    talk.say(
        f"{len(left):,} of {counted(len(groups), 'quotation')} fit {words!r}. Their numbers are as before."
    )


def _left(group: tuple[Sequence[Quote], str, Person | None], typed: Sequence[str]) -> bool:
    """Say whether typed words leave a quotation: of kinds, and of how sure, one; all others in words or name."""
    quotes, text, person = group
    first = quotes[0]
    given = credit(first, text, person)
    kinds = [word for word in typed if word in _KINDS]
    certainties = [word for word in typed if word in _CERTAINTIES]
    held = " ".join(
        words_of(" ".join([*(text[each.start : each.end] for each in quotes), given.name, given.handle]))
    )
    others = (" ".join(words_of(word)) for word in typed if word not in (*_KINDS, *_CERTAINTIES))
    return (
        (not kinds or _KINDS[first.kind == "indirect"] in kinds)
        and (not certainties or how_sure(first) in certainties)
        and all(word in held for word in others)
    )


def who(talk: Talk, words: str) -> None:
    """Say what is known of somebody across the archive: how often, since when, outlets, roles, other names.

    Raises:
        Misunderstood: nobody is quoted under this name.
    """
    name = clean_line(words)
    if not name:
        raise Misunderstood("expected a name behind `who`, as in: who Anna Nilsen")
    found = talk.ask(lambda index: index.quotes(talk.query(""), speaker=name, limit=1).hits)
    person = found[0].person if found else None
    known = talk.ask(lambda index: index.speaker(person.name, person.forms)) if person is not None else None
    if person is None or known is None:
        raise Misunderstood(f"nobody is quoted as {name}")
    keys = talk.ask(lambda index: index.said_by(person.name, person.forms))
    hits = talk.ask(lambda index: index.quotations(keys))
    row = known.row
    when = (
        "" if row.first is None else f", {row.first}" + (f" to {row.last}" if row.last != row.first else "")
    )
    talk.say(
        f"{clean_line(row.name)}: {counted(row.quotations, 'quotation')} in {counted(row.articles, 'article')}{when}."
    )
    roles: dict[str, None] = {}
    for hit in hits:
        role = clean_line(hit.quote.role or "")
        if role and not role.startswith("@"):
            roles.setdefault(role)
    outlets = (f"{clean_line(source or 'no source')} {number:,}" for source, number in known.outlets)
    others = (clean_line(form) for form in row.forms if form != row.name)
    for title, named in (("Roles, the newest first", roles), ("Outlets", outlets), ("Also called", others)):
        if told_of := ", ".join(named):
            talk.say(f"{title}: {told_of}.")
    talk.say(f"speaker {clean_line(row.name)} lists what they said.")


def tags(talk: Talk, _words: str) -> None:
    """Say which tags there are, those of documents and one's own."""
    found = [clean_line(tag) for tag in talk.ask(lambda index: index.labels()).tags]
    talk.say(*found, f"{counted(len(found), 'tag')}; search tag:NAME lists what has one.")
