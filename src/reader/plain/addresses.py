"""Addresses of an article and of its links, and the lines that cite it: what one takes out of a conversation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.opener import OpenError, open_url
from reader.plain.positions import Reading
from reader.plain.talk import Misunderstood, counted
from reader.shown.citing import attributed, citation
from reader.shown.crediting import credit, person_of
from reader.shown.records import quotations
from reader.text import clean_line

if TYPE_CHECKING:
    from reader.index.holdings import Stored
    from reader.plain.talk import Talk


def links(talk: Talk, _words: str) -> None:
    """List the links of the article that is open, each with its words."""
    stored = _reading(talk, "links").stored
    found = _links(stored)
    talk.say(*(f"{number}. {words}, {target}" for number, (target, words) in enumerate(found.items(), 1)))
    talk.say(f"{counted(len(found), 'link')} in {clean_line(stored.article.title)}. open N opens one.")


def open_address(talk: Talk, words: str) -> None:
    """Open the address of the article in a browser, or with a number that of a link.

    Raises:
        Misunderstood: there is none, or nothing to open it with.
    """
    stored = _reading(talk, "open").stored
    if not words:
        target = clean_line(stored.article.url or "")
        if not target:
            raise Misunderstood("this article has no address; links lists those in its text")
    else:
        targets = list(_links(stored))
        if not (words.isascii() and words.isdigit() and 1 <= int(words[:9]) <= len(targets)):
            there = f"1 to {len(targets):,}" if targets else "none"
            raise Misunderstood(f"expected the number of a link, {there}; found {words!r}")
        target = targets[int(words) - 1]
    try:
        open_url(target, talk.opener)
    except OpenError as error:
        raise Misunderstood(f"{target}: {error}") from error
    talk.say(f"Opening {target}.")


def cite(talk: Talk, words: str) -> None:
    """Say the line that cites the article; with a number that of a quotation, with who said it and where.

    Raises:
        Misunderstood: there is no such quotation.
    """
    stored = _reading(talk, "cite").stored
    if not words:
        talk.say(citation(stored.article))
        return
    groups = quotations(stored.quotes)
    if not (words.isascii() and words.isdigit() and 1 <= int(words[:9]) <= len(groups)):
        raise Misunderstood(
            f"expected the number of a quotation, of which there are {len(groups):,}; found {words!r}"
        )
    group = groups[int(words) - 1]
    first, text = group[0], stored.article.text
    talk.say(attributed(stored.article, group, credit(first, text, person_of(first, text, stored.people))))


def _links(stored: Stored) -> dict[str, str]:
    """Return the addresses of the links in the order of the text, each with the words of its first link."""
    found: dict[str, str] = {}
    for span in stored.article.spans:
        if span.kind == "link" and span.target and span.end > span.start:
            found.setdefault(clean_line(span.target), clean_line(stored.article.text[span.start : span.end]))
    return found


def _reading(talk: Talk, verb: str) -> Reading:
    if not isinstance(talk.here, Reading):
        raise Misunderstood(f"{verb} is about the article that is open; a number of a list opens one")
    return talk.here
