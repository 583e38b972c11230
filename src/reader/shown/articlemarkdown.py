"""An article as Markdown with YAML front matter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.shown.jsonlines import json_line
from reader.text import clean

if TYPE_CHECKING:
    from reader.model.article import Article


def article_markdown(article: Article, body: str | None = None) -> str:
    """Return an article as Markdown with YAML front matter; `body` stands in the place of its text."""
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
    return f"---\n{matter}\n---\n\n{clean(article.text) if body is None else body}"
