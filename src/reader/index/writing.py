"""What an index of an archive can be told. Backends implement `Store` and `Backend`; the indexer knows no more.

The other half of `reader.index.protocol`. Paths are exact (undecodable bytes are lone surrogates), relative to the
archive, with `/`; the archive itself is the empty path. Times are nanoseconds since 1970, of any size.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol, TypeAlias

from reader.index.faults import IndexFault

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
    from contextlib import AbstractContextManager

    from reader.index.answers import Heard
    from reader.index.protocol import Index
    from reader.marks.articlenames import Elsewhere, Named
    from reader.model.article import Problem
    from reader.model.quotation import Quote
    from reader.quotes.people.rulings import Ruling
    from reader.seeds import Document

Packed: TypeAlias = Any
"""An article with its quotations as a backend takes it in: made by its `prepare`, and opaque to everybody else.
It travels from a worker process to the one that writes, so it pickles."""

Prepare: TypeAlias = Callable[..., Packed]
"""Called with an `Article` and a sequence of its `Quote`s in a worker process, so that packing and folding cost the
writer nothing; a function of a module, because a worker finds it by its name."""


Wanted: TypeAlias = Callable[[str, "Sequence[Quote]"], "Sequence[Quote]"]
"""Called with the text of an article and the quotations that the rules found in it; returns those that are to count."""


class Busy(IndexFault):
    """Another process writes this index."""


class Known(NamedTuple):
    """What the index knows of a document: its stat when it was read, and the hash of its content."""

    mtime_ns: int
    """As the backend can keep it: ask `Store.same`, and compare it with nothing."""
    size: int
    inode: int
    digest: bytes | None
    """None or empty where the document could not be read."""


class Store(Protocol):
    """An index that is open for writing, in the one process that writes it; serves one thread.

    Every change stands inside a `batch`. Readers see a batch whole or not at all. Whatever goes wrong with the store
    is raised as it comes: the context manager that gave the store says what it means.
    """

    @property
    def prepare(self) -> Prepare:
        """What makes of an article what `put` takes."""
        ...

    # ------------------------------------------------------------------ what is known
    def known(self, path: str = "") -> dict[str, Known]:
        """Return the documents that the index holds at `path` or below it, by their paths."""
        ...

    def same(self, known: Known, document: Document) -> bool:
        """Return whether a document looks as it did when it was read; one that could not be read never does."""
        ...

    # ------------------------------------------------------------------ documents
    def batch(self) -> AbstractContextManager[None]:
        """Begin a batch, and commit it with all that was done in between; an exception leaves it uncommitted."""
        ...

    def put(
        self,
        document: Document,
        digest: bytes | None,
        articles: Sequence[Packed],
        problems: Iterable[Problem],
    ) -> None:
        """Store a document, its articles in their order and its problems, in place of what was at its path.

        `digest` is the hash of the content; None or empty where it could not be read.
        """
        ...

    def touch(self, document: Document) -> None:
        """Note that a document with another stat holds what it held before."""
        ...

    def remove(self, path: str) -> bool:
        """Take a document out; False where there was none."""
        ...

    def move(self, before: str, document: Document, digest: bytes) -> bool:
        """Put what is held of the document at `before` in the place of `document`, which has the same content.

        False, and nothing is changed, where something of it was taken from the name of the file (see
        `reader.seeds.renaming.named_by_file`), and would be something else now.
        """
        ...

    def settle(self) -> None:
        """Say anew who is who, where articles that came and went may have changed it."""
        ...

    # ------------------------------------------------------------------ a reader's word
    def named(self, ids: Collection[str] | None = None) -> Iterator[Named]:
        """Yield the articles of these ids by their names, without those that are not there, or all; in any order."""
        ...

    def namesakes(self, texts: Collection[str], addresses: Collection[str]) -> Elsewhere:
        """Return which articles have these texts and addresses, as marks name them; no empty ones."""
        ...

    def newest(self, ids: Collection[str]) -> Mapping[str, str]:
        """Return the newest version of each of these articles that has a newer one, by its id."""
        ...

    def corrected(self) -> dict[str, str]:
        """Return the digests of what was said of articles, by the ids of those that have corrections."""
        ...

    def correct(self, article: str, wanted: Wanted | None, digest: str | None) -> None:
        """Have other quotations of an article count than the rules found, and note the digest of what was said.

        What they found is kept: without `wanted` and `digest` it counts again. Nothing where there is no such article.
        """
        ...

    def rule(self, rulings: Sequence[Ruling]) -> None:
        """Have these and no others say who is one person and who is not, from the next settling on; latest first."""
        ...

    def heard(self) -> Heard:
        """Return what was noted of the journals of marks."""
        ...

    def note_heard(self, what: Heard) -> None:
        """Note what the journals were when the index was made to agree with them."""
        ...

    # ------------------------------------------------------------------ the archive
    def note_folders(self, folders: Mapping[str, int], problems: Iterable[Problem] = ()) -> None:
        """Note the times of change of folders, as of when they were read, and what was wrong on the way there."""
        ...

    def forget_folders(self, path: str = "") -> None:
        """Forget a folder and all folders below it, with what was noted as wrong on the way there."""
        ...

    def mounts(self) -> set[str]:
        """Return the folders that were noted as other disks."""
        ...

    def root(self) -> str | None:
        """Return what was noted to tell the archive's folder from another in its place; None before any scan."""
        ...

    def note_scan(self, root: str, mounts: Collection[str]) -> None:
        """Note that the whole archive was looked through now, in which folder, and which folders are other disks."""
        ...

    def finish(self, *, much: bool) -> None:
        """Leave the index in order after a run, outside of any batch; `much`: it was changed in many places."""
        ...


class Backend(Protocol):
    """The index of one archive on one kind of store. Cheap to make: nothing is opened before it is asked for."""

    @property
    def prepare(self) -> Prepare:
        """What makes of an article what a store's `put` takes."""
        ...

    # ------------------------------------------------------------------ for whoever asks
    def open_index(self) -> Index | None:
        """Return the index as it is now; None where there is none, or one that is damaged or of another version.

        Raises:
            IndexFault: the index is there and cannot be opened now.
        """
        ...

    def is_damaged(self, fault: IndexFault) -> bool:
        """Return whether `fault`, which the index answered with, means damage; this may take a check of all of it."""
        ...

    def discard(self) -> None:
        """Put the index that was opened last aside, unless it was replaced since or somebody is at work on it."""
        ...

    def remember(self, *, changed: bool = True) -> None:
        """Have ready what is remembered of the articles, for whoever asks next; nothing where that cannot be written.

        Not `changed`: the index is as it was at the last call, and only the journals may hold something new.
        """
        ...

    def check(self) -> list[str]:
        """Return what is wrong with the index, in words; empty where it is sound.

        Raises:
            IndexFault: there is no index, or it cannot be checked now.
        """
        ...

    def description(self) -> list[tuple[str, str]]:
        """Return what there is to know of the store itself, for people: what it is called, and its value.

        Raises:
            IndexFault: it does not answer.
        """
        ...

    # ------------------------------------------------------------------ for the one who writes
    def writing(self, patience: float) -> AbstractContextManager[None]:
        """Keep every other writer out; wait for one that is at work so many seconds at most.

        Raises:
            Busy: it still is.
            IndexFault: the index cannot be written, and why; whatever the store says inside becomes one too.
            Damaged: it is not what was written.
        """
        ...

    def store(self) -> AbstractContextManager[Store | None]:
        """Open the index for writing; None where there is none, or one of another version.

        Raises:
            Damaged, IndexFault: what the store says while it is open.
        """
        ...

    def new_store(self, *, beside: bool) -> AbstractContextManager[Store]:
        """Make a new index and open it for writing.

        It is found by readers at once where there is no other, else, with `beside`, once it is published.
        """
        ...

    def publish(self) -> None:
        """Have the index that `new_store` made found from now on, and no other."""
        ...

    def set_aside(self) -> None:
        """Put the index aside, for whoever wants to look at it; there is none afterwards."""
        ...

    def copied(self, change: Callable[[Store], None], announce: Callable[[int], None]) -> Index | None:
        """Return a copy of the index after a change to it, for whoever may not write it; None where there is none.

        It is gone once it is closed, and its room with it. `announce` is told first how many bytes it may have.

        Raises:
            IndexFault: it cannot be made: there is no room, or the index cannot be read.
        """
        ...

    def in_memory(self) -> tuple[Store, Index]:
        """Return an empty index that lives as long as it is open, and what writes it."""
        ...
