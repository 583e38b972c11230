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
    from collections.abc import Iterator, Mapping, Sequence

    from reader.keystrokes import Keys
    from reader.marks.operations import Remembered
    from reader.tui.page.document import Document

Fact = tuple[str, str]
"""A label and a value."""
READING: tuple[Fact, ...] = (("file", "reading it …"),)
_COPIES = 20
"""Copies that are named."""
_LABEL = 12
"""Cells of what stands before a value."""
_FOLDED = 4
"""Lines that one value may take."""


def provenance(
    document: Document,
    held: Remembered,
    folder: str,
    file: Sequence[Fact] = READING,
    copies: Sequence[str] = (),
) -> Iterator[Fact]:
    """Yield what is known of an article, as a label and a value; a label alone heads what follows.

    `folder` is the archive, as people call it; `held` what is remembered of the article; `file` what its document
    is now; `copies` are other articles of the same text.
    """
    article = document.article
    yield "Document", ""
    yield "path", visible(article.path) + (f"#{line(article.fragment)}" if article.fragment else "")
    yield "archive", folder
    yield "address", line(article.url)
    yield from file
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
    yield "text hash", text_hash(article.text)
    for number, copy in enumerate(copies[:_COPIES]):
        yield ("" if number else "copies"), visible(copy)
    if len(copies) > _COPIES:
        yield "", f"and {len(copies) - _COPIES:,} more"
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


def provenance_lines(facts: Sequence[Fact], width: int) -> Iterator[ScrolledLine]:
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
) -> ProvenanceScreen:
    """Return what is known of an article."""
    return ProvenanceScreen(document, held, folder, keys)


class ProvenanceScreen(ScrolledScreen):
    """What is known of an article; what has to be read for it comes later."""

    def __init__(
        self, document: Document, held: Remembered, folder: str, keys: Mapping[str, list[Keys]]
    ) -> None:
        self.article = document.article.id
        self._known = document, held, folder
        self._facts = list(provenance(*self._known))
        heading = "Where this comes from"
        super().__init__(
            heading, lambda width: provenance_lines(self._facts, width), keys, "article.provenance"
        )

    def fill(self, file: Sequence[Fact], copies: Sequence[str]) -> None:
        """Say what the document is now, and where else the same text stands."""
        self._facts = list(provenance(*self._known, file, copies))
        if self.is_mounted:  # else they are drawn with the others
            self.renew()
