"""How articles and quotations look on a terminal: Rich texts made of cleaned parts, never of markup."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.padding import Padding
from rich.text import Text

from reader.commands.output import field, path_field
from reader.text import clean

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.console import RenderableType

    from reader.index.protocol import Hit
    from reader.model import Article, Quote

DATE_WIDTH = 12


def article_lines(hit: Hit) -> Iterator[RenderableType]:
    """Yield the lines of one article in a list: date and title, where it is from, and the snippet."""
    title = Text((hit.day or "no date").ljust(DATE_WIDTH), style="dim")
    title.append(field(hit.title), style="bold")
    title.stylize("not dim", DATE_WIDTH)
    yield title
    facts = [field(hit.source)] if hit.source else []
    if hit.quotes:
        facts.append("1 quotation" if hit.quotes == 1 else f"{hit.quotes} quotations")
    facts.append(path_field(hit.id))
    yield Padding(Text(" · ".join(facts), style="dim"), (0, 0, 0, DATE_WIDTH))
    if hit.snippet is not None:
        snippet = Text(hit.snippet.text)
        for start, end in hit.snippet.marks:
            snippet.stylize("bold yellow", start, end)
        yield Padding(snippet, (0, 0, 0, DATE_WIDTH))


def quotation_text(words: str, speaker: str | None, facts: list[str]) -> Text:
    """Return one quotation: who, how, and the words below."""
    text = Text(field(speaker) or "unknown", style="bold cyan")
    if facts:
        text.append("  " + " · ".join(facts), style="not bold dim default")
    text.append("\n" + field(words), style="not bold default")
    return text


def quote_facts(quote: Quote, cue: str | None) -> list[str]:
    """Return what else is known of a quotation: its cue, occasion, day and kind."""
    facts = [field(part) for part in (cue, quote.via, quote.said_on) if part]
    if quote.kind != "direct":
        facts.append(quote.kind)
    return facts


def article_text(article: Article, styled: bool = True) -> Text:
    """Return an article's text with its style spans."""
    text = Text(clean(article.text))
    if styled and len(text) == len(article.text):
        styles = {
            "heading": "bold",
            "emphasis": "italic",
            "strong": "bold",
            "link": "underline",
            "code": "cyan",
        }
        for span in article.spans:
            if span.kind in styles:
                text.stylize(styles[span.kind], span.start, span.end)
    return text
