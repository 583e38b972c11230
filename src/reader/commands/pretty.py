"""How articles and quotations look on a terminal: Rich texts made of cleaned parts, never of markup."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from rich.padding import Padding
from rich.text import Text

from reader.commands.output import field, path_field
from reader.text import clean

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rich.console import RenderableType

    from reader.commands.quoted import Quoted
    from reader.index.protocol import Hit
    from reader.model import Article

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


def quotation_lines(quoted: Sequence[Quoted], *, grouped: bool) -> Iterator[Text]:
    """Yield quotations: who, the words, and how that is known; `grouped`: one heading for all of a speaker."""
    counts = Counter(each.credit[:2] for each in quoted)
    previous = None
    for each in quoted:
        who = each.credit[:2]
        if not grouped or who != previous:
            yield _speaker(each, counts[who] if grouped else 0)
        previous = who
        yield Text(each.words)
        yield Text(" · ".join(each.facts(with_who=False)) + "\n", style="dim")


def _speaker(quoted: Quoted, count: int) -> Text:
    given = quoted.credit
    text = Text(given.name or "unknown", style="bold cyan" if given.known else "bold")
    about = [part for part in (given.handle, given.role, f"{count} quotations" if count > 1 else "") if part]
    if about:
        text.append("  " + " · ".join(about), style="not bold dim default")
    return text


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
