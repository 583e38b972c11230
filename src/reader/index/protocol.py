"""What an index of an archive can be asked. Backends implement `Index`; nothing above it knows how.

Every question is answered with what the journals hold when it is asked, whoever wrote them: what this process has
marked through `reader.marks.memory.Memory.writing`, and other processes and machines, counts from the next question on.
Articles that the reader has hidden are found by queries that say `is:hidden`, and counted and listed by no other.

Keys are the backend's own: whoever asks hands them back, compares them for equality, and reads nothing in them.
They are never stored outside the index, and a rebuilt index deals them anew.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from reader.index.answers import COUNT_CAP, Sort
from reader.model.kinds import LISTED_KINDS, QuoteKind

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
    from contextlib import AbstractContextManager

    from reader.index.answers import Count, Freshness, Heard, Hit, Key, Page, SpeakerRow, Status
    from reader.index.holdings import Indexed, Labels, QuoteHit, QuotePage, Said, Speaker, Stored
    from reader.index.query import Query
    from reader.marks.articlenames import Elsewhere, Named
    from reader.marks.entries import Entry, Names
    from reader.marks.operations import Remembered
    from reader.marks.whereabouts import Signature
    from reader.model.article import Problem


class Index(Protocol):
    """Everything that can be asked of an indexed archive. One object serves one thread at a time."""

    def together(self) -> AbstractContextManager[None]:
        """Ask several questions in one state of index and journals, that of now: saves a look at the journals each."""
        ...

    def search(
        self,
        query: Query,
        *,
        sort: Sort = "date",
        after: str | None = None,
        limit: int = 50,
        snippets: bool = True,
    ) -> Page:
        """Return a page of the articles that match, newest or best first."""
        ...

    def titles(self, typed: str, limit: int = 50) -> Page:
        """Return the newest articles with these words in the title, the last of them as a prefix: for a keystroke."""
        ...

    def count(self, query: Query, cap: int = COUNT_CAP) -> Count:
        """Return how many articles match, up to `cap`."""
        ...

    def article_keys(self, query: Query, *, sort: Sort = "date") -> Sequence[Key]:
        """Return the keys of every article that matches, in order. There may be a million: the sequence is compact."""
        ...

    def article_ids(self, query: Query) -> list[str]:
        """Return the ids of every article that matches, newest first."""
        ...

    def hits(self, keys: Sequence[Key], query: Query | None = None) -> list[Hit]:
        """Return the rows of these keys in their order, without those that are gone; with `query`, snippets."""
        ...

    def article(self, article_id: str) -> Stored | None:
        """Return the article of this id, or None."""
        ...

    def article_at(self, key: Key) -> Stored | None:
        """Return the article of this key, or None."""
        ...

    def named(self, ids: Collection[str] | None = None) -> Iterator[Named]:
        """Yield the articles of these ids by their names, without those that are not there, or all; in any order."""
        ...

    def namesakes(self, texts: Collection[str], addresses: Collection[str]) -> Elsewhere:
        """Return which articles have these texts and addresses, as marks name them; no empty ones."""
        ...

    def newest(self, ids: Collection[str]) -> Mapping[str, str]:
        """Return the newest version of each of these articles that has a newer one, by its id."""
        ...

    def copies(self, keys: Sequence[Key] | None = None) -> Mapping[Key, str]:
        """Return which of these articles, or of all, have a text that others have too, each with a name for the text.

        Texts of a few words ("No comment") are no copies of each other.
        """
        ...

    def remembered(self, keys: Sequence[Key]) -> dict[Key, Remembered]:
        """Return what is remembered of each of these articles; those of which nothing is are left out."""
        ...

    def said_of(self, ids: Collection[str], ops: Collection[str], limit: str) -> Said:
        """Return what counts of these articles, of these operations, for whoever marks them.

        Stamps beyond `limit` are not the latest.
        """
        ...

    def wrote(self, entries: Sequence[Entry], before: Signature, after: Signature) -> None:
        """Hear what this process has just written of articles that `said_of` told of last.

        It counts either way; the next question need not read it from the journals, whose signatures these are.
        """
        ...

    def marked(self) -> Sequence[Key]:
        """Return the keys of all articles of which something is remembered, hidden ones too, newest first."""
        ...

    def orphans(self) -> list[tuple[Names, Remembered]]:
        """Return the names that mean no article any more, with what is remembered under them."""
        ...

    def saved_searches(self) -> dict[str, str]:
        """Return the saved searches, by name in alphabetical order."""
        ...

    def labels(self) -> Labels:
        """Return the sources and tags that there are."""
        ...

    def articles_of(self, path: str) -> list[str]:
        """Return the ids of the articles that the document at `path` holds."""
        ...

    def indexed(self, path: str) -> Indexed | None:
        """Return what the document at `path` was when it was indexed; None where it is in no index."""
        ...

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
        ...

    def speakers(self, query: Query, limit: int | None = None) -> list[SpeakerRow]:
        """Return who is quoted in the articles that match, most quoted first."""
        ...

    def prominent(self, limit: int = 50) -> list[SpeakerRow]:
        """Return who is quoted in about the most articles, without numbers (they are 0): for a first screen.

        `speakers` takes ten times as long in a large archive, and has nearly the same on top.
        """
        ...

    def speaker(self, name: str, forms: Sequence[str] = ()) -> Speaker | None:
        """Return who is quoted under this name, where and when; None where nobody is.

        Of namesakes it is the one whose forms of the name these are, else the one in the most articles.
        """
        ...

    def said_by(self, name: str, forms: Sequence[str] = (), limit: int | None = None) -> Sequence[Key]:
        """Return the keys of what the same said, newest article first, in the order of the text; one a quotation."""
        ...

    def quotations(self, keys: Sequence[Key]) -> list[QuoteHit]:
        """Return the quotations of these keys in their order, without those that are gone, part by part."""
        ...

    def problems(self) -> list[Problem]:
        """Return what was wrong with documents, in the order of their paths."""
        ...

    def status(self) -> Status:
        """Return what the index holds."""
        ...

    def freshness(self, time_of: Callable[[str], int | None]) -> Freshness:
        """Return whether the archive is as it was when it was last looked through.

        `time_of` gives the present time of change of a folder (ns, the archive's own is the empty path), None where
        it is gone. Edits of a document in place change no folder, and are not seen.
        """
        ...

    def heard(self) -> Heard:
        """Return what the journals of marks were when the index was made to agree with them."""
        ...

    def interrupt(self) -> None:
        """Stop what another thread is asking of this object: its call raises `Interrupted`."""
        ...

    def close(self) -> None:
        """Let go of the files."""
        ...
