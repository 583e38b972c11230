"""Articles, and what somebody said, as texts that leave the program: for a command, a file, an editor.

They are read in a thread of their own.
The index is opened once more: whoever reads thousands of articles must keep no key waiting.
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Literal, NamedTuple

from reader.index.faults import IndexFault
from reader.shown.articlemarkdown import article_markdown
from reader.shown.jsonlines import json_line
from reader.shown.records import article_record
from reader.shown.saidforms import said_line, said_markdown, said_record
from reader.text import clean, clean_line
from reader.tui.page.sayings import left_by, sayings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from reader.index.answers import Key
    from reader.index.holdings import QuoteHit, Stored
    from reader.index.protocol import Index

Form = Literal["text", "md", "json"]
FORMS: tuple[Form, ...] = ("text", "md", "json")
"""Plain text, Markdown with front matter, and an object of JSON a line."""

PIECE = 200
"""Quotations that are read at once."""


class Chosen(NamedTuple):
    """The articles that are to leave: by their ids, or where not all of these are known by the keys of their rows."""

    ids: Sequence[str] = ()
    keys: Sequence[Key] = ()

    @property
    def number(self) -> int:
        """How many they are."""
        return len(self.keys or self.ids)


class Spoken(NamedTuple):
    """What somebody said that is to leave: all of it that a typed line leaves."""

    name: str
    forms: Sequence[str]
    typed: str = ""


def rendered(stored: Stored, form: Form) -> str:
    """Return an article in a form, with a line end behind it."""
    article = stored.article
    if form == "json":
        return json_line(article_record(article, stored.quotes)) + "\n"
    if form == "md":
        return article_markdown(article) + "\n"
    facts = " · ".join(clean_line(each) for each in (article.date, article.source, article.url) if each)
    head = "" if article.title_derived else clean_line(article.title)
    return "\n\n".join(part for part in (head, facts, clean(article.text).strip()) if part) + "\n"


def texts(open_index: Callable[[], Index | None], chosen: Chosen, form: Form) -> Iterator[str]:
    """Yield each article in a form, with a blank line between two.

    Raises:
        IndexFault: the index does not answer.
    """
    index = open_index()
    if index is None:
        raise IndexFault("there is no index yet")
    between = ""
    try:
        for each in chosen.keys or chosen.ids:
            stored = index.article(each) if isinstance(each, str) else index.article_at(each)
            if stored is not None:
                yield between + rendered(stored, form)
                between = "" if form == "json" else "\n"
    finally:
        index.close()


def said_texts(open_index: Callable[[], Index | None], spoken: Spoken, form: Form) -> Iterator[str]:
    """Yield each quotation in a form, the newest first; in Markdown with the name above them.

    Raises:
        IndexFault: the index does not answer.
    """
    index = open_index()
    if index is None:
        raise IndexFault("there is no index yet")
    try:
        if form == "md":
            yield f"# {clean_line(spoken.name)}\n"
        keys = index.said_by(spoken.name, spoken.forms)
        for at in range(0, len(keys), PIECE):
            whole = groupby(
                index.quotations(keys[at : at + PIECE]), key=lambda hit: (hit.article.key, hit.quote.group)
            )
            for parts in (list(hits) for _, hits in whole):
                if left_by(sayings(parts), spoken.typed):
                    yield _said(parts, form)
    finally:
        index.close()


def _said(parts: Sequence[QuoteHit], form: Form) -> str:
    if form == "json":
        return "".join(json_line(said_record(part)) + "\n" for part in parts)
    article = parts[0].article
    return f"\n{said_markdown(parts, article)}\n" if form == "md" else f"{said_line(parts, article)}\n"
