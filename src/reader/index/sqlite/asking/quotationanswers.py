"""The questions about quotations and speakers, as the embedded backend answers them: what they need is loaded then."""

from __future__ import annotations

from abc import abstractmethod
from typing import TYPE_CHECKING

from reader.index.query import EVERYTHING
from reader.model.kinds import LISTED_KINDS, QuoteKind

if TYPE_CHECKING:
    import sqlite3
    from array import array
    from collections.abc import Sequence
    from contextlib import AbstractContextManager

    from reader.index.answers import Hit, SpeakerRow
    from reader.index.holdings import QuoteHit, QuotePage, Speaker
    from reader.index.query import Query


class QuotationAnswers:
    """A part of the index, which has the rest of what this asks for."""

    _db: sqlite3.Connection

    @abstractmethod
    def together(self) -> AbstractContextManager[None]:
        """Ask several questions in one state of index and journals."""

    @abstractmethod
    def hits(self, keys: Sequence[int], query: Query | None = None) -> list[Hit]:
        """Return the rows of these keys."""

    @abstractmethod
    def _meant(self, query: Query) -> Query:
        """What a query means, as articles are marked now."""

    def quotes(
        self,
        query: Query,
        *,
        speaker: str | None = None,
        kinds: tuple[QuoteKind, ...] = LISTED_KINDS,
        after: str | None = None,
        limit: int = 50,
    ) -> QuotePage:
        """Return quotations of the articles that match, newest article first, in the order of the text."""
        from reader.index.sqlite.asking.quotations import page_of_quotes

        with self.together():
            return page_of_quotes(self._db, self.hits, self._meant(query), speaker, kinds, after, limit)

    def speakers(self, query: Query, limit: int | None = None) -> list[SpeakerRow]:
        """Return who is quoted in the articles that match, most quoted first."""
        from reader.index.sqlite.asking.quotations import speakers

        with self.together():
            return speakers(self._db, self._meant(query), limit)

    def prominent(self, limit: int = 50) -> list[SpeakerRow]:
        """Return who is quoted in the most articles, not counted exactly, with days and no numbers."""
        from reader.index.sqlite.asking.speaking import prominent

        with self.together():
            return prominent(self._db, self._meant(EVERYTHING), limit)

    def speaker(self, name: str, forms: Sequence[str] = ()) -> Speaker | None:
        """Return who is quoted under this name, where and when; None where nobody is."""
        from reader.index.sqlite.asking.speaking import speaker

        with self.together():
            return speaker(self._db, self._meant(EVERYTHING), name, forms)

    def said_by(self, name: str, forms: Sequence[str] = (), limit: int | None = None) -> array[int]:
        """Return the keys of what the same said, newest article first."""
        from reader.index.sqlite.asking.speaking import said_by

        with self.together():
            return said_by(self._db, self._meant(EVERYTHING), name, forms, limit)

    def quotations(self, keys: Sequence[int]) -> list[QuoteHit]:
        """Return the quotations of these keys in their order, part by part."""
        from reader.index.sqlite.asking.speaking import quotations

        with self.together():
            return quotations(self._db, self.hits, keys)
