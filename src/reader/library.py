"""The library: an archive as a Python object, for scripts, notebooks and other programs.

    with reader.open_archive("news") as archive:
        for hit in archive.quotes("speaker:nilsen"):
            print(hit.article.day, hit.text)

What is here and in `reader.__all__` is public: it changes with a word in the changelog, and nothing else is promised.
`docs/library.md` has examples.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from types import TracebackType
from typing import Self, TypeVar

from reader.archive import Archive
from reader.archive import open_archive as find_archive
from reader.archive.archives import LONGEST, unheard
from reader.archive.locating import settings_for
from reader.archive.notices import Notice
from reader.index import query as language
from reader.index.answers import Count, Hit, Sort, SpeakerRow
from reader.index.faults import IndexFault
from reader.index.holdings import QuoteHit, Stored
from reader.index.paging import paged
from reader.index.progress import Progress
from reader.index.protocol import Index
from reader.index.query import Query
from reader.model.article import Problem
from reader.model.kinds import LISTED_KINDS, QuoteKind

T = TypeVar("T")


class OpenArchive:
    """An archive that is open: a folder of documents, or one document, and the index that answers for it.

    The first question brings the index up to date, which takes a second for some hundred new documents and nothing
    where no document came, went or was renamed; `refresh` looks at edits in place too. One object serves one thread.
    """

    def __init__(
        self,
        archive: Archive,
        report: Callable[[Progress], None] | None = None,
        notify: Callable[[Notice], None] | None = None,
    ) -> None:
        self._archive = archive
        self._report = report or unheard
        self._notify = notify or unheard
        self._index: Index | None = None

    @property
    def name(self) -> str:
        """The archive as it is named for people: cleaned, with `~` for the home folder."""
        return self._archive.name

    @property
    def root(self) -> str:
        """The real path of the folder that the paths of documents are relative to."""
        return os.fspath(self._archive.root)

    def search(
        self, query: str | Query = "", *, sort: Sort = "date", limit: int | None = None
    ) -> Iterator[Hit]:
        """Return the articles that match, newest first, or best first with `sort="rank"`; at most `limit`.

        Raises:
            QueryError: the query cannot be understood; at once, not when the first hit is asked for.
            IndexFault: the index cannot be made, or does not answer.
        """
        asked = self._query(query)

        def page(index: Index, after: str | None, size: int) -> tuple[Sequence[Hit], str | None]:
            found = index.search(asked, sort=sort, after=after, limit=size)
            return found.hits, found.after

        return self._pages(page, limit)

    def quotes(
        self,
        query: str | Query = "",
        *,
        speaker: str | None = None,
        kinds: Sequence[QuoteKind] = LISTED_KINDS,
        limit: int | None = None,
    ) -> Iterator[QuoteHit]:
        """Return quotations of the articles that match, newest article first, in the order of the text.

        With `speaker` only what this person said, under any name. Errors are those of `search`.
        """
        asked, wanted = self._query(query), tuple(kinds)

        def page(index: Index, after: str | None, size: int) -> tuple[Sequence[QuoteHit], str | None]:
            found = index.quotes(asked, speaker=speaker, kinds=wanted, after=after, limit=size)
            return found.hits, found.after

        return self._pages(page, limit)

    def speakers(self, query: str | Query = "", *, limit: int | None = None) -> Iterator[SpeakerRow]:
        """Return who is quoted in the articles that match, most quoted first. Errors are those of `search`."""
        asked = self._query(query)
        return iter(self._ask(lambda index: index.speakers(asked, limit)))

    def article(self, article_id: str) -> Stored | None:
        """Return the article of this id with all its quotations; None where the archive holds none of that id."""
        return self._ask(lambda index: index.article(article_id))

    def count(self, query: str | Query = "") -> Count:
        """Return how many articles match; past 10,000 only that there are more. Errors are those of `search`."""
        asked = self._query(query)
        return self._ask(lambda index: index.count(asked))

    def problems(self) -> Iterator[Problem]:
        """Return what was wrong with documents, in the order of their paths."""
        return iter(self._ask(lambda index: index.problems()))

    def refresh(self) -> None:
        """Look at every document again, edits in place too; questions asked from now on know of them.

        Another process that is indexing is waited for first, an hour at most.

        Raises:
            IndexFault: the index cannot be written.
        """
        self.close()
        progress = self._archive.bring_up_to_date(self._report, self._notify, wait=LONGEST)
        if progress.state == "busy":
            raise IndexFault(f"another process is indexing {self.name}; try again when it is done")
        if progress.state == "failed":
            raise IndexFault(progress.message or "the index cannot be written")

    def close(self) -> None:
        """Let go of the index; a later question opens it again."""
        index, self._index = self._index, None
        if index is not None:
            index.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()

    def _pages(
        self, page: Callable[[Index, str | None, int], tuple[Sequence[T], str | None]], limit: int | None
    ) -> Iterator[T]:
        begun: Index | None = None

        def asked(after: str | None, size: int) -> tuple[Sequence[T], str | None]:
            nonlocal begun
            found = self._ask(lambda index: page(index, after, size), begun)
            begun = self._index
            return found

        return paged(asked, limit)

    def _query(self, query: str | Query) -> Query:
        return language.parse(query, saved=self._archive.saved_searches) if isinstance(query, str) else query

    def _ask(self, question: Callable[[Index], T], begun: Index | None = None) -> T:
        """Ask the index; one that is damaged is made again, unless half of the answer was taken from it.

        `begun` is the index that an answer was begun with: another one deals other keys, and cannot go on with it.
        """
        if self._index is None:
            self._index = self._archive.ready_index(self._report, self._notify)
        if begun is not None and self._index is not begun:
            raise IndexFault(
                "the archive was closed, or its index built again, while an answer was read; ask again"
            )
        try:
            return question(self._index)
        except IndexFault as fault:
            self.close()
            if not self._archive.mend(fault) or begun is not None:
                raise
        self._index = self._archive.ready_index(self._report, self._notify, refresh=True)
        return question(self._index)


def open_archive(
    path: str | os.PathLike[str] | None = None,
    *,
    index: str | None = None,
    report: Callable[[Progress], None] | None = None,
    notify: Callable[[Notice], None] | None = None,
) -> OpenArchive:
    """Open the archive at `path`: a folder, or one document. Without a path, the archive that `reader` opens.

    `index` is the address of an index that a server keeps (`opensearch://host:9200/news`), which answers even where
    there is no folder; empty for the one that this machine keeps; without it, what $READER_INDEX and the settings say.

    Nothing is read before the first question; `report` hears how far the indexer is, `notify` what else there is to
    know: that the index answers as it was because it cannot be written, or while another process is indexing.

    Raises:
        ArchiveMissing: there is no folder or document at `path`.
        ConfigError: the settings that would name the archive or its index cannot be used.
        AddressError, CredentialsError: the index is not named as it should be, or who one is cannot be told to it.
        IndexFault: what it takes to ask a server is not installed here.
    """
    named = None if path is None else os.fspath(path)
    found = find_archive(named, settings_for(named, index), notify or unheard, index)
    return OpenArchive(found, report, notify)


def parse(text: str, *, today: date | None = None) -> Query:
    """Return the query that `text` means; blank text means everything.

    `today` is the day that `newer:`, `older:`, `today` and `yesterday` count from (default: the local day).

    Raises:
        QueryError: the query cannot be understood.
    """
    return language.parse(text, today=today)
