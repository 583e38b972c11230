"""Where an article comes from: its document, what that says of it, what was worked out, and what you said of it."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from rich.cells import cell_len

from reader.marks.articlenames import text_hash
from reader.text import visible
from reader.tui.dialogs.scrolled import ScrolledLine, ScrolledScreen
from reader.tui.page.paint import fold, line

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from reader.actions import Keys
    from reader.marks.operations import Remembered
    from reader.tui.page.document import Document

_LABEL = 12
"""Cells of what stands before a value."""
_FOLDED = 4
"""Lines that one value may take."""


def provenance(document: Document, held: Remembered, folder: str) -> Iterator[tuple[str, str]]:
    """Yield what is known of an article, as a label and a value; a label alone heads what follows.

    `folder` is the archive, as people call it; `held` what is remembered of the article.
    """
    article = document.article
    yield "Document", ""
    yield "path", visible(article.path) + (f"#{line(article.fragment)}" if article.fragment else "")
    yield "archive", folder
    yield "address", line(article.url)
    for problem in article.problems:
        place = "problem" if problem.line is None else f"line {problem.line:,}"
        yield place, f"{line(problem.what)}; {line(problem.how)}"
    yield "Article", ""
    yield "title", f"{document.title}{' (its first sentence)' if article.title_derived else ''}"
    yield "date", line(article.date) or "none is given"
    for label, value in (
        ("source", article.source),
        ("author", article.author),
        ("section", article.section),
    ):
        yield label, line(value)
    yield "tags", ", ".join(map(line, article.tags))
    guessed = " (guessed from its words)" if article.language_guessed else ""
    yield "language", f"{line(article.language)}{guessed}" if article.language else ""
    yield "text", f"{len(article.text.split()):,} words, {len(article.text):,} characters"
    yield "hash", text_hash(article.text)
    kinds = Counter(quotation.first.kind for quotation in document.quotations)
    yield "quotations", ", ".join(f"{count:,} {kind}" for kind, count in kinds.most_common()) or "none"
    for key, value in article.meta.items():
        yield line(key), line(value)
    if held:
        yield "Yours", ""
        flags = (("read", held.read), ("starred", held.starred), ("hidden", held.hidden))
        yield "marked", ", ".join(name for name, on in flags if on)
        yield "tags", ", ".join(map(line, held.tags))
        yield "note", line(held.note)
        yield "corrected", f"{held.corrections:,} quotations or names" if held.corrections else ""


def provenance_lines(facts: list[tuple[str, str]], width: int) -> Iterator[ScrolledLine]:
    """Yield facts broken into lines of this width: values below each other, a blank line before each heading."""
    for label, value in facts:
        if not value and label[:1].isupper():
            if label != facts[0][0]:
                yield ScrolledLine("")
            yield ScrolledLine("strong", label)
        elif value:
            indent = " " * (_LABEL + 2)
            before = f"  {label:<{_LABEL}}" if cell_len(label) < _LABEL else ""
            if not before:
                yield ScrolledLine("dim", f"  {label}"[:width])
            for start, end in fold(value, max(8, width - len(indent)), _FOLDED):
                yield ScrolledLine("", f"{before or indent}{value[start:end]}")
                before = ""


def provenance_screen(
    document: Document, held: Remembered, folder: str, keys: Mapping[str, list[Keys]]
) -> ScrolledScreen:
    """Return what is known of an article."""
    facts = list(provenance(document, held, folder))
    return ScrolledScreen(
        "Where this comes from", lambda width: provenance_lines(facts, width), keys, "article.provenance"
    )
