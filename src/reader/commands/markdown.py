"""An article as Markdown with YAML front matter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.commands.quoted import utterances
from reader.shown.articlemarkdown import article_markdown
from reader.shown.records import quotations

if TYPE_CHECKING:
    from reader.commands.quoted import Quoted
    from reader.index.holdings import Stored


def utterances_of(stored: Stored, by: str) -> list[Quoted]:
    """Return the quotations of an article, in the order of the text or by speaker."""
    listed = [quote for group in quotations(stored.quotes) for quote in group]
    return utterances(listed, stored.article.text, stored.article.day, stored.people, by=by)


def markdown(stored: Stored, *, quotes: bool = False, by: str = "text") -> str:
    """Return an article as Markdown with YAML front matter; with `quotes`, its quotations in place of the text."""
    if not quotes:
        return article_markdown(stored.article)
    said = (
        "> " + "\n>\n> ".join(each.parts) + f"\n>\n> — {_signature(each)}"
        for each in utterances_of(stored, by)
    )
    return article_markdown(stored.article, "\n\n".join(said))


def _signature(quoted: Quoted) -> str:
    who = (quoted.credit.name or "unknown", quoted.credit.role, quoted.credit.handle)
    return ", ".join(part for part in who if part)
