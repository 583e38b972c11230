"""Whom a quotation is credited to, as it is shown: one rule for the sidebar, the terminal and the pipe.

Everything that is returned is one clean line: the words come from documents.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from reader.text import clean_line

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from reader.model.person import Person
    from reader.model.quotation import Quote

SURE_ENOUGH = 0.7
"""A name is shown where it is as likely as this to be right, if the quotation is one; else the words of the text are.
docs/quotations.md has the figures. A wrong name is worse than "he"."""
SURE = 0.98
"""What is as likely as this is called sure: of the English names that are, some 98 in 100 are right."""
_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


class Credit(NamedTuple):
    """Who is shown as the speaker of a quotation."""

    name: str
    """The name of the identity where that is sure enough, else the words of the text; empty where there are none."""
    known: bool
    """The name was resolved, and is sure enough to be shown."""
    mention: str
    """The words of the text that name the speaker."""
    chain: tuple[str, ...]
    """What the mention was taken for: the name in the article, then the identity, as far as they differ."""
    role: str
    handle: str
    """ "@realDonaldTrump", for a post."""


def person_of(quote: Quote, text: str, people: Mapping[str, Person]) -> Person | None:
    """Return who speaks, out of the people of the article by their names in it."""
    if quote.canonical is not None:
        return people.get(quote.canonical)
    return None if quote.speaker is None else people.get(text[slice(*quote.speaker)])


def credit(quote: Quote, text: str, person: Person | None) -> Credit:
    """Return whom a quotation is credited to; `person` is the identity, where there is an index that knows it."""
    mention = _words(text, quote.speaker)
    canonical = clean_line(quote.canonical or "")
    identity = clean_line(person.name) if person is not None and person.kind != "unnamed" else ""
    name = identity or canonical
    known = bool(name) and _naming(quote) >= SURE_ENOUGH
    role = clean_line(quote.role or "")
    handle = role if role.startswith("@") else ""
    chain = tuple(dict.fromkeys(each for each in (canonical, identity) if each and each != mention))
    return Credit(name if known else mention, known, mention, chain, "" if handle else role, handle)


def _naming(quote: Quote) -> float:
    """How sure the name is, given that somebody said this: doubt about the stretch is none about who it is."""
    if quote.speaker_confidence is None or quote.person_confidence is None:
        return quote.confidence
    return quote.speaker_confidence * quote.person_confidence


def circumstances(quote: Quote, text: str, today: str | None) -> list[str]:
    """Return how it was said: the cue, where, when, and the kind where it is a special one.

    `today` is the day of the article: a day near it goes without its year.
    """
    parts = []
    cue, via = _words(text, quote.cue), clean_line(quote.via or "")
    if cue and f"{via} ".startswith(f"{cue} "):
        pass  # "told reporters" says it already
    elif any(map(str.isalpha, cue)):
        parts.append(cue if len(cue) <= 24 else cue[:23].rstrip() + "…")
    elif quote.kind == "post":
        parts.append("posted")
    parts += [via, written_day(quote.said_on, today)]
    if quote.kind in ("indirect", "scare") or (quote.kind == "post" and "posted" not in parts):
        parts.append(quote.kind)
    return [part for part in parts if part]


def written_day(said_on: str | None, today: str | None) -> str:
    """Return a day as people write it: `Fri 5 Jan`, with the year where it is far from the article's."""
    try:
        date = dt.date.fromisoformat(said_on or "")
    except ValueError:
        return ""
    near = (today or "")[:4] == f"{date.year:04}"
    month = _MONTHS[date.month - 1]
    return f"{_DAYS[date.weekday()]} {date.day} {month}" if near else f"{date.day} {month} {date.year}"


def evidence(quote: Quote, given: Credit) -> list[str]:
    """Return why this speaker: the words of the text and the name they stand for with how sure, and the rule.

    No-break spaces keep the number beside its word: a line that is only a number says nothing.
    """
    sure = f" ·\u00a0{how_sure(quote)}\u00a0" + f"{quote.confidence:.2f}".replace("0.", ".", 1)
    if not given.mention:
        who = "no speaker found" if not given.chain else f"→ {' → '.join(given.chain)}"
    elif given.known or not given.chain:
        who = " → ".join((f"“{given.mention}”", *(given.chain or (() if given.known else ("no name",)))))
    else:
        who = f"“{given.mention}”, perhaps {given.chain[-1]}"
    return [part for part in (who + sure, clean_line(quote.how)) if part]


def how_sure(quote: Quote) -> str:
    """Return in a word how sure it is that this was said, and by whom: `sure`, `likely` or `unsure`."""
    if quote.confidence >= SURE:
        return "sure"
    return "likely" if quote.confidence >= SURE_ENOUGH else "unsure"


def by_speaker(given: Sequence[Credit]) -> list[int]:
    """Return the places of quotations, those of one speaker together: the named first, the most quoted on top."""
    counts = Counter((each.name, each.known) for each in given)
    first = {who: place for place, who in enumerate(counts)}
    whose = [(each.name, each.known) for each in given]
    return sorted(range(len(given)), key=lambda n: (not whose[n][1], -counts[whose[n]], first[whose[n]], n))


def _words(text: str, span: tuple[int, int] | None) -> str:
    return clean_line(text[slice(*span)]) if span else ""
