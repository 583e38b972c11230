"""How articles and quotations look on a terminal: Rich texts made of cleaned parts, never of markup."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.padding import Padding
from rich.text import Text

from reader.commands.output import field, path_field
from reader.text import clean

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rich.console import RenderableType

    from reader.commands.quoted import Quoted
    from reader.index.answers import Hit
    from reader.model.article import Article

DATE_WIDTH = 12
MEASURE = 88
"""Columns of running text at most: longer lines are hard to follow."""


NARROW = 40
"""On fewer columns than this nothing stands below the title: the column of the date would leave too few for it."""


def indent(width: int) -> int:
    """Return how many columns are left blank below a date, on a terminal of this many."""
    return DATE_WIDTH if width >= NARROW else 2


def article_lines(hit: Hit, width: int) -> Iterator[RenderableType]:
    """Yield the lines of one article in a list: date and title, where it is from, and the snippet."""
    begin = indent(width)
    day = (hit.day or "no date").ljust(begin - 2) + "  "
    title = Text(day, style="dim")
    title.append(field(hit.title), style="bold")
    title.stylize("not dim", len(day))
    yield title
    facts = [field(hit.source)] if hit.source else []
    if hit.quotes:
        facts.append("1 quotation" if hit.quotes == 1 else f"{hit.quotes} quotations")
    facts.append(path_field(hit.id))
    yield Padding(Text(" · ".join(facts), style="dim"), (0, 0, 0, begin))
    if hit.snippet is not None:
        snippet = Text(hit.snippet.text)
        for start, end in hit.snippet.marks:
            snippet.stylize("bold yellow", start, end)
        yield Padding(snippet, (0, 0, 0, begin))


def quotation_lines(quoted: Sequence[Quoted], *, grouped: bool) -> Iterator[Text]:
    """Yield quotations: who, the words, and how that is known; `grouped`: one heading for all of a speaker."""
    previous = None
    for at, each in enumerate(quoted):
        who = each.credit[:2]
        if not grouped:
            yield _speaker([each])
        elif who != previous:
            yield _speaker([other for other in quoted[at:] if other.credit[:2] == who])
        previous = who
        yield Text(each.words)
        yield Text(" · ".join(each.facts(with_who=False)) + "\n", style="dim")


def _speaker(quoted: Sequence[Quoted]) -> Text:
    """Return the heading of some quotations by one speaker: the name, and what is known of its bearer."""
    given = [each.credit for each in quoted]
    text = Text(given[0].name or "unknown", style="bold cyan" if given[0].known else "bold")
    about = [
        next((each.handle for each in given if each.handle), ""),
        next((each.role for each in given if each.role), ""),
        f"{len(given)} quotations" if len(given) > 1 else "",
    ]
    if any(about):
        text.append("  " + " · ".join(filter(None, about)), style="not bold dim default")
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
