"""Articles as texts that leave the program: for a command, a file, an editor. Read in a thread of their own.

The index is opened once more: whoever reads thousands of articles must keep no key waiting.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from reader.index.faults import IndexFault
from reader.shown.articlemarkdown import article_markdown
from reader.shown.jsonlines import json_line
from reader.shown.records import article_record
from reader.text import clean, clean_line

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from reader.index.answers import Key
    from reader.index.holdings import Stored
    from reader.index.protocol import Index

Form = Literal["text", "md", "json"]
FORMS: tuple[Form, ...] = ("text", "md", "json")
"""Plain text, Markdown with front matter, and an object of JSON a line."""


class Chosen(NamedTuple):
    """The articles that are to leave: by their ids, or where not all of these are known by the keys of their rows."""

    ids: Sequence[str] = ()
    keys: Sequence[Key] = ()

    @property
    def number(self) -> int:
        """How many they are."""
        return len(self.keys or self.ids)


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
