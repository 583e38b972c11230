"""What the text says a speaker is: the words before the name, or an apposition around it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reader.quotes.lexicon.classes import AUX, BREAK, CUE, PREP, lexicon_of
from reader.quotes.lexicon.wordlists import OFFICES, ORGANISATION_NOUNS, ROLE_WORDS

if TYPE_CHECKING:
    from reader.quotes.attributions.candidates import Attribution

# Expressions that few texts need are compiled when one does.
_BEHIND = r",\s+((?:an?\s|the\s|who is\s)?[^,.;:“\"—()]{4,80}),"
_BEHIND_WITHIN = 100
_IN_FRONT = r"(?:^|[.;:,\n]\s|[”\"]\s)((?:[Tt]he |[Aa]n? |[Ii]ts |[Tt]heir |[A-Z])[^,.;:“”\"—()\n]{3,78}), $"
_IN_FRONT_WITHIN = 84
"""Code points in which an apposition stands, with its commas."""
_RANKS = frozenset(("sen", "rep", "gov", "dr", "prof"))


def role_told(text: str, found: Attribution, canonical: str) -> str | None:
    """The role that the words of and around a mention tell; None where they tell none."""
    role = _before_name(text[found.start : found.end], canonical)
    if role is not None:
        return role
    if text[found.end : found.end + 1] == ",":
        match = re.compile(_BEHIND).match(text, found.end, found.end + _BEHIND_WITHIN)
        if match and _tells_role(match.group(1)):
            return match.group(1).removeprefix("who is ").strip()
    if text[found.start - 2 : found.start] == ", ":
        match = re.compile(_IN_FRONT).search(text[max(0, found.start - _IN_FRONT_WITHIN) : found.start])
        if match and _tells_role(match.group(1)):
            role = match.group(1)
            if _opens_clause(role):
                return None
            return (
                role[0].lower() + role[1:]
                if role.startswith(("The ", "A ", "An ", "Its ", "Their "))
                else role
            )
    return None


def _before_name(mention: str, canonical: str) -> str | None:
    """ "Twitter CEO" of "Twitter CEO Jack Dorsey"."""
    place = mention.find(canonical.split()[0])
    if place <= 0:
        place = mention.find(canonical.split()[-1])
    head = mention[:place].strip(" ,")
    return head if place > 0 and _tells_role(head) else None


def _opens_clause(words: str) -> bool:
    """Whether words before a comma say when, where or at what somebody speaks: "In a letter to the council"."""
    first = words.partition(" ")[0].lower()
    bits = lexicon_of("en").look_up(first)[0]
    return first.endswith(("ed", "ing")) or bool(bits & (AUX | BREAK | CUE | PREP))


def _tells_role(words: str) -> bool:
    """Whether a description holds a word for what somebody is or heads."""
    lows = {word.strip(".,’'") for word in words.lower().split()}
    return any(not lows.isdisjoint(nouns) for nouns in (OFFICES, ROLE_WORDS, ORGANISATION_NOUNS, _RANKS))
