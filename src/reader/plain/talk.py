"""What every answer needs: the archive, where one is, and the one way out for words."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, TypeVar

from reader.index.faults import IndexFault
from reader.index.query import EVERYTHING, Query, QueryError, parse
from reader.model.errors import ReaderError
from reader.text import clean, clean_line

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import TextIO

    from reader.archive import Archive
    from reader.archive.notices import Notice
    from reader.index.progress import Progress
    from reader.index.protocol import Index
    from reader.plain.positions import Place

T = TypeVar("T")
PATIENCE = 1.0
"""Seconds before it is said that the folder is being read."""


class Misunderstood(ReaderError):
    """A line that cannot be followed; the message says what was expected, what came, and what to type."""


def sentence(text: str) -> str:
    """Return words as a sentence that ends."""
    return text if text.endswith((".", "?", "!")) else f"{text}."


def counted(count: int, what: str, many: str = "") -> str:
    """Return how many there are of something; `many` is its plural where that takes more than an s."""
    return f"{count:,} {what if count == 1 else many or f'{what}s'}"


class Talk:
    """A conversation about an archive."""

    def __init__(self, archive: Archive, out: TextIO) -> None:
        self.archive = archive
        self.here: Place | None = None
        """Where one is; None before the first answer."""
        self.past: list[Place] = []
        """Where one was before, the last one at the end."""
        self.opening_reads = True
        """Whether what is read out counts as read."""
        self.opener: str | None = None
        """The reader's own command for opening addresses."""
        self.marked = ""
        """What was marked last, without the numbers: `tag +pier`."""
        self._out = out
        self._told_of_reading = False

    def say(self, *lines: str) -> None:
        """Write lines. Whatever is in them, no sign gets out that a terminal would obey."""
        for line in lines:
            print(clean(line).replace("\t", " "), file=self._out)

    def go(self, place: Place) -> None:
        """Be somewhere else; `back` comes back here."""
        if self.here is not None:
            self.past.append(self.here)
        self.here = place

    def ask(self, question: Callable[[Index], T], *, refresh: bool = False) -> T:
        """Put a question to a fresh index.

        Raises:
            Misunderstood: the index does not answer.
        """
        began = time.monotonic()

        def report(progress: Progress) -> None:
            if not self._told_of_reading and progress.total and time.monotonic() - began > PATIENCE:
                self._told_of_reading = True
                self.say(f"Reading the folder, {progress.total:,} documents.")
                self._out.flush()

        try:
            return self.archive.answer(question, report, self._notice, refresh=refresh)
        except IndexFault as error:
            raise Misunderstood(str(error)) from error

    def _notice(self, notice: Notice) -> None:
        self.say(sentence(clean_line(notice.text)))

    def query(self, text: str) -> Query:
        """Return what the words of a search mean.

        Raises:
            Misunderstood: they cannot be understood; it says at which sign.
        """
        text = clean_line(text)
        try:
            return parse(text, saved=self.archive.saved_searches) if text else EVERYTHING
        except QueryError as error:
            hint = f" {error.hint}" if error.hint else ""
            rest = clean_line(text[error.position :])
            place = f"at sign {error.position + 1}, {rest[:40]!r}" if rest else "at the end"
            raise Misunderstood(f"{error.message}, {place}.{hint}") from error
