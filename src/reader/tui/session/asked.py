"""What is asked, as one value: of the archive, inside the article, and in the bar while somebody types.

Each function returns what is asked after something was done. Nothing here acts on anything.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal, NamedTuple

from reader.index.query import EVERYTHING, Query, QueryError, parse

if TYPE_CHECKING:
    from collections.abc import Mapping

Where = Literal["archive", "article"]

# A word that may go on: not an operator, not a date or a field's name, not inside an open phrase.
_BEGUN = re.compile(r"(?<![\w:\"*.-])(?!(?:AND|OR|NOT)\Z)\w[\w’']*\Z")

# Nothing but words, the last of them of a letter or two: far more articles hold such a word than anybody means.
_SHORT = re.compile(r"(?:(?!(?:AND|OR|NOT)\s)[\w’']+\s+)*(?:(?!OR\Z)\w){1,2}\Z")


class Asked(NamedTuple):
    """What is searched for, and what of it is still being typed."""

    text: str = ""
    """What is searched for in the archive, as it was typed; empty where that is everything."""
    query: Query = EVERYTHING
    """What the index is asked for it: while somebody types, the last word may be the beginning of one."""
    whole: Query = EVERYTHING
    """The same with the last word as it stands."""
    instead: Query | None = None
    """What to ask where nothing is found: the last word as a beginning."""
    short: bool = False
    """The titles alone are asked, for a letter or two."""
    words: str = ""
    """What is searched for inside the article that is open; empty where the archive's search is meant."""
    where: Where = "archive"
    """What the query in the bar is for, while somebody types it."""
    draft: str | None = None
    """The query in the bar while somebody types it; None while nobody does."""
    fault: QueryError | None = None
    """What is wrong with the draft; what is asked of the archive is then still that of before."""

    @property
    def shown(self) -> str:
        """What stands in the bar while nobody types: inside the article where there is such a search."""
        return self.words or self.text

    @property
    def inside(self) -> bool:
        """The search inside the article is the one that counts now."""
        return self.where == "article" or bool(self.words)

    def asks_the_same(self, other: Asked) -> bool:
        """Say whether the index has to be asked nothing new."""
        return (self.query, self.short) == (other.query, other.short)


def is_short(text: str) -> bool:
    """Return whether what is being typed asks the titles alone, at every letter."""
    return _SHORT.match(text.lstrip()) is not None


def opened(asked: Asked, where: Where) -> Asked:
    """Begin to type: for the archive, which ends a search inside the article, or for the article."""
    if where == "archive":
        return asked._replace(where=where, words="", draft=asked.text)
    return asked._replace(where=where, draft=asked.words)


def drafted(asked: Asked, text: str) -> Asked:
    """Take note of what stands in the bar; nothing is asked for it yet."""
    return asked._replace(draft=text)


def submitted(
    asked: Asked, text: str, *, typing: bool = False, saved: Mapping[str, str] | None = None
) -> Asked:
    """Ask the archive for what was typed; where it is a mistake, say so and ask what was asked before.

    While somebody is typing, the last word may be the beginning of one. Once accepted it is a whole word,
    save where no article holds it: then the beginning stands. `saved` are searches by name.
    """
    draft = text if typing else None
    text = text.strip()
    try:
        whole = parse(text, saved=lambda: saved or {})
        begun = parse(text + "*", saved=lambda: saved or {}) if _BEGUN.search(text) else None
    except QueryError as error:
        return asked._replace(draft=draft, fault=error)
    return asked._replace(
        text=text,
        query=begun if typing and begun is not None else whole,
        whole=whole,
        instead=None if typing else begun,
        short=typing and is_short(text),
        draft=draft,
        fault=None,
    )


def sought_inside(asked: Asked, text: str) -> Asked:
    """Search for words inside the article."""
    return asked._replace(words=text.strip())


def loosened(asked: Asked) -> Asked:
    """Let the last word be a beginning after all: nothing was found for it as it stands."""
    return asked if asked.instead is None else asked._replace(query=asked.instead, instead=None)


def rested(asked: Asked) -> Asked:
    """End the typing: what is searched for stays, a draft with a mistake in it goes."""
    return asked._replace(where="archive", draft=None, fault=None)


def left_article(asked: Asked) -> Asked:
    """End the search inside the article; that of the archive stays."""
    return asked._replace(where="archive", words="", draft=None)
