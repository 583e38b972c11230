"""An article as Markdown with YAML front matter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.commands.output import json_line
from reader.commands.quoted import utterances
from reader.shown.records import quotations
from reader.text import clean

if TYPE_CHECKING:
    from reader.commands.quoted import Quoted
    from reader.index.holdings import Stored


def utterances_of(stored: Stored, by: str) -> list[Quoted]:
    """Return the quotations of an article, in the order of the text or by speaker."""
    listed = [quote for group in quotations(stored.quotes) for quote in group]
    return utterances(listed, stored.article.text, stored.article.day, stored.people, by=by)


def markdown(stored: Stored, *, quotes: bool = False, by: str = "text") -> str:
    """Return an article as Markdown with YAML front matter; with `quotes`, its quotations in place of the text."""
    article = stored.article
    values = {
        "id": article.id,
        "title": article.title,
        "date": article.date,
        "source": article.source,
        "author": article.author,
        "url": article.url,
        "tags": list(article.tags) or None,
    }
    # A JSON string is a YAML string too, and needs no library to write.
    matter = "\n".join(f"{name}: {json_line(value)}" for name, value in values.items() if value is not None)
    if quotes:
        body = "\n\n".join(
            "> " + "\n>\n> ".join(each.parts) + f"\n>\n> — {_signature(each)}"
            for each in utterances_of(stored, by)
        )
    else:
        body = clean(article.text)
    return f"---\n{matter}\n---\n\n{body}"


def _signature(quoted: Quoted) -> str:
    who = (quoted.credit.name or "unknown", quoted.credit.role, quoted.credit.handle)
    return ", ".join(part for part in who if part)
