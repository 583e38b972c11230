"""Speakers who are several: "Jane Roe and John Doe", "the two senators", "the Roes", "analysts at the bank".

They are never taken for one person: what is said of a group is the group's.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reader.quotes.lexicon.classes import title_words
from reader.quotes.lexicon.wordlists import (
    GIVEN_NAMES,
    NOT_NAMES,
    OFFICES,
    ORGANISATION_NOUNS,
    ROLE_WORDS,
    word_set,
)

if TYPE_CHECKING:
    from reader.quotes.attributions.candidates import Attribution

_NAME = r"(?:[A-Z][\w’'-]*\.? ){0,3}[A-Z][\w’'-]+"
# Compiled when a first text needs them.
_BEFORE = rf"(?:{_NAME}, )*{_NAME},? and $"
_BEHIND = rf"(?:, {_NAME})*,? and {_NAME}(?!\w|[’'][a-z])"
_NO_NAMES = NOT_NAMES | {"whereas"}
_REACH = 90
"""Code points on each side of a name in which those named with it stand."""
_HEADS = frozenset('.!?:;,—–-(\n”"“')
"""What stands before the first of several names."""
_NOT_PAUSES = frozenset(',;:“"—(')
_PLURALS = word_set(
    """couple pair duo trio quartet brothers sisters twins siblings parents families men women boys girls children
    people police friends neighbors neighbours colleagues voters residents protesters demonstrators critics supporters
    opponents officials authorities prosecutors investigators lawmakers students teachers workers victims survivors
    passengers users players others parties sides newspapers"""
)
"""Nouns for several people who may speak as one."""
_SOLE = OFFICES | ROLE_WORDS | (ORGANISATION_NOUNS - word_set("media police giant board army military"))
_PREPOSITIONS = word_set("of in at from for with on to by near close behind around")
_TELLING = title_words().union(GIVEN_NAMES)
"""Words of a name that say that it is a person's."""
_INTRODUCES = frozenset(("the", "both", "these", "those", "all"))


def is_several(noun: str) -> bool:
    """Whether a noun, lower case, means several who may speak: "senators", "companies", "couple"."""
    if noun in _PLURALS:
        return True
    if noun.endswith("ies"):
        return noun[:-3] + "y" in _SOLE
    return noun.endswith("s") and (noun[:-1] in _SOLE or (noun.endswith("es") and noun[:-2] in _SOLE))


def is_group(mention: str) -> bool:
    """Whether a mention with a determiner is a group: "the two senators", "both companies", "the heads of the bank"."""
    words = mention.split()
    if len(words) < 2 or words[0].lower() not in _INTRODUCES:
        return False
    head = next((k for k, word in enumerate(words) if word in _PREPOSITIONS), len(words)) - 1
    return head > 0 and words[head].islower() and is_several(words[head])


def is_unnamed(mention: str) -> bool:
    """Whether a mention with a capital says what several are, at the head of a sentence: "Analysts at the bank"."""
    first, _, rest = mention.partition(" ")
    if not is_several(first.lower()):
        return False
    return rest.islower() or not rest or rest.split(" ", 1)[0] in _PREPOSITIONS


def family_of(mention: str, surnames: dict[str, tuple[str, ...]]) -> str | None:
    """ "the Roes", where the text has a Roe by full name and nobody called Roes."""
    article, _, name = mention.partition(" ")
    if article.lower() != "the" or not name.endswith("s") or " " in name or name in surnames:
        return None
    return f"the {name}" if name[:-1] in surnames or name[:-2] in surnames else None


def named_together(text: str, found: Attribution, line: tuple[int, int]) -> tuple[int, int] | None:
    """The span of several names joined by "and", of which an attribution's mention is one; None where it stands alone.

    They must share the cue: "A and B said", "said A and B."; not "said A and B agreed". Only what stands in the span
    tells, so that a mention depends on nothing far away.
    """
    start, end = found.start, found.end
    if not (text.startswith((" and ", ", "), end) or text.endswith("and ", 0, start)):
        return None
    alone = found.mention != "name" or found.cue_end == found.cue_start or not text[start].isupper()
    if alone or " of " in text[start:end]:
        return None
    if found.inverted:
        span = _with_those_behind(text, start, end, line[1])
        after = text[span[1] : span[1] + 1] if span is not None else ""
        return span if not after or after in ".,;:—\n”" else None
    if found.cue_start < end:
        return None
    first = max(line[0], start - _REACH)
    if text.endswith("and ", first, start):
        return (
            None
            if _has_office(text[start:end])
            else _with_those_before(text, first, start, end, found.cue_start)
        )
    span = _with_those_behind(text, start, end, line[1])
    return span if span is not None and _next_to(text, span[1], found.cue_start) else None


def _has_office(name: str) -> bool:
    """Whether a name's head is the end of an office ("Roads and Bridges Minister Jane Roe")."""
    tellers = [k for k, word in enumerate(name.split()) if word.rstrip(".").lower() in _TELLING]
    return bool(tellers) and tellers[0] > 0


def _with_those_behind(text: str, start: int, end: int, stop: int) -> tuple[int, int] | None:
    """A mention with the names that follow it."""
    match = re.compile(_BEHIND).match(text, end, min(stop, end + 2 * _REACH))
    if match is None or _has_office(match.group().rpartition("and ")[2]):
        return None
    return start, match.end()


def _with_those_before(text: str, first: int, start: int, end: int, cue: int) -> tuple[int, int] | None:
    """Names that end in "and" before the mention, at the head of a clause."""
    match = re.compile(_BEFORE).search(text, first, start)
    if match is None or not _next_to(text, end, cue):
        return None
    at = match.start()
    while (word := text[at:start].split(" ", 1)[0]).lower().rstrip(",") in _NO_NAMES and at + len(
        word
    ) + 1 < start - 4:
        at += len(word) + 1
    before = text[first:at].rstrip()
    heads = not before or before[-1] in _HEADS or is_several(before.rsplit(" ", 1)[-1])
    return (at, end) if heads and text[at].isupper() else None


def _next_to(text: str, end: int, cue: int) -> bool:
    """Whether nothing but a few words stands between the last name and the cue."""
    between = text[end:cue]
    return end <= cue and len(between) < 30 and _NOT_PAUSES.isdisjoint(between) and " and " not in between


def names_of(joined: str) -> list[str]:
    """The names in "A, B and C", without what they all are ("Senators")."""
    first, _, rest = joined.partition(" ")
    joined = rest if is_several(first.lower()) else joined
    return [name for part in joined.split(", ") for name in part.removeprefix("and ").split(" and ") if name]


def as_one(names: list[str]) -> str:
    """Names joined as a sentence has them."""
    return f"{', '.join(names[:-1])} and {names[-1]}"
