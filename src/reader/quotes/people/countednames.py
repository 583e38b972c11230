"""The names under which quotations are counted. Whoever opens an article needs them, and no list of words for it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from reader.model.quotation import Quote


class Sighting(NamedTuple):
    """A speaker inside one article, by the name that was resolved there."""

    name: str
    forms: tuple[str, ...] = ()
    """How else the article writes it: "President Trump", "Donald J. Trump", "@realDonaldTrump"."""
    titles: tuple[str, ...] = ()
    """Offices in the words of `reader.quotes.lexicon.titles.TITLES`, such as "president"."""
    handle: str | None = None
    acronym: str | None = None
    """ "UN", where the article says that it stands for this name."""
    nicknames: tuple[str, ...] = ()
    """Full names with another given name that the article gives as the same: "Bob Smith"."""
    others: tuple[str, ...] = ()
    """Other full names of this surname that the article holds, quoted or not."""
    person: int = 0
    """How much speaks for a person: "he", a title; and for an organisation: "it", "the company"."""
    organisation: int = 0
    gender: str = ""
    """m or f, where pronouns or a title tell."""


def speaker_name(quote: Quote, text: str) -> str | None:
    """The name under which a quotation is counted in its article: the resolved one, or a bare handle."""
    if quote.kind == "scare":
        return None
    if quote.canonical is not None or quote.speaker is None:
        return quote.canonical
    mention = text[slice(*quote.speaker)]
    return mention if re.fullmatch(r"@[\w.-]{2,120}(?:@[\w.-]{3,120})?", mention) else None
