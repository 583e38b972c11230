"""The index of an archive on an OpenSearch cluster: `reader.index.writing.Backend`.

Several machines write into one index, each the documents of its own origin.
"""

from __future__ import annotations

import os
import secrets
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

from reader.index.faults import IndexFault
from reader.index.opensearch.asking.clusterindex import ClusterIndex
from reader.index.opensearch.layout.mapping import VERSION
from reader.index.opensearch.lifetimes import Generations
from reader.index.opensearch.wire.exchange import NOBODY, Exchange

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from reader.index.credentials import Credentials
    from reader.index.opensearch.writing.clusterstore import ClusterStore
    from reader.index.serveraddress import Address
    from reader.index.writing import Prepare, Store
    from reader.marks.whereabouts import Whereabouts


class Cluster:
    """The index at one address, for the documents of one origin."""

    def __init__(
        self,
        address: Address,
        where: Whereabouts | None = None,
        *,
        origin: str = "",
        credentials: Credentials = NOBODY,
    ) -> None:
        self._address = address
        self._where = where
        self._origin = origin
        self._credentials = credentials
        self._exchange = Exchange(address, credentials)
        self._generations = Generations(self._exchange)
        self._built: dict[str, str] | None = None

    @property
    def prepare(self) -> Prepare:
        """What makes of an article what a store's `put` takes."""
        from reader.index.opensearch.layout.sources import prepare

        return prepare

    # ------------------------------------------------------------------ for whoever asks
    def open_index(self) -> ClusterIndex | None:
        """Return the index as it is now; None where there is none, or one of another version.

        Raises:
            IndexFault: the cluster is away, refuses, or is another than is expected.
        """
        exchange = Exchange(self._address, self._credentials)
        names = Generations(exchange).current()
        if names is None:
            exchange.close()
            return None
        return ClusterIndex(exchange, names, self._origin, self._where)

    def is_damaged(self, fault: IndexFault) -> bool:
        """Return False: a cluster looks after its files itself, and what it cannot read is an error of its own."""
        del fault
        return False

    def discard(self) -> None:
        """Leave everything as it is: an index that others read and write is put aside by nobody."""

    def remember(self, *, changed: bool = True) -> None:
        """Do nothing: what is remembered is worked out by whoever asks."""
        del changed

    def check(self) -> list[str]:
        """Return what is wrong with the cluster, in words; empty where it is sound.

        Raises:
            IndexFault: it cannot be asked, or holds no index of this name.
        """
        from reader.index.opensearch.inspecting import found_wrong

        if self._generations.current() is None:
            raise IndexFault(
                f"{self._exchange.name}: there is no index of version {VERSION}; `reader index` makes it"
            )
        return found_wrong(self._exchange, self._generations.aliases)

    def description(self) -> list[tuple[str, str]]:
        """Return what is good to know of the cluster and the index, by name."""
        from reader.index.opensearch.inspecting import described

        return described(self._exchange, self._generations.aliases, self._origin)

    # ------------------------------------------------------------------ for the one who writes
    @contextmanager
    def writing(self, patience: float) -> Iterator[None]:
        """Keep other writers of this archive on this machine out; others have other origins.

        Raises:
            Busy: another one is at work.
            IndexFault: what the cluster says inside.
        """
        from reader.index.writerlock import writer_lock

        if self._where is None:
            yield
            return
        try:
            os.makedirs(self._where.state, mode=0o700, exist_ok=True)  # noqa: PTH103 - as where it is of SQLite
            with writer_lock(self._where.state, patience):
                yield
        except OSError as error:
            raise IndexFault(f"{self._where.state}: cannot be written ({error.strerror or error})") from error

    @contextmanager
    def store(self) -> Iterator[ClusterStore | None]:
        """Open the index for writing; None where there is none, or one of another version."""
        from reader.index.opensearch.writing.clusterstore import ClusterStore

        names = self._generations.current()
        if names is not None:
            self._generations.sweep()
        yield None if names is None else ClusterStore(self._exchange, names, self._origin)

    @contextmanager
    def new_store(self, *, beside: bool) -> Iterator[ClusterStore]:
        """Make a new generation and open it for writing; with `beside` the old one is read until it is published."""
        from reader.index.opensearch.writing.clusterstore import ClusterStore

        is_first = not beside and not self._generations.is_there()
        self._built = self._generations.make(f"{int(time.time()):x}{secrets.token_hex(3)}")
        if is_first:
            self._generations.point_to(self._built)
        yield ClusterStore(self._exchange, self._built, self._origin)

    def publish(self) -> None:
        """Have the generation that `new_store` made found from now on, and no other, with what others had sent."""
        from reader.index.opensearch.writing.clusterstore import ClusterStore

        if self._built is not None:
            before = self._generations.readable()
            if before is not None and before != self._built:
                ClusterStore(self._exchange, self._built, self._origin).carry_over(before)
            self._generations.point_to(self._built)

    def set_aside(self) -> None:
        """Leave everything as it is: see `discard`."""

    def in_memory(self) -> tuple[ClusterStore, ClusterIndex]:
        """Return an empty index that lives as long as it is open, and what writes it."""
        from reader.index.opensearch.writing.clusterstore import ClusterStore

        exchange = Exchange(self._address, self._credentials)
        names = Generations(exchange).make(f"passing{secrets.token_hex(6)}")

        def delete() -> None:
            exchange.ask("DELETE", f"/{','.join(names.values())}")

        index = ClusterIndex(exchange, names, self._origin, self._where, delete)
        return ClusterStore(exchange, names, self._origin), index

    def copied(self, change: Callable[[Store], None], announce: Callable[[int], None]) -> ClusterIndex | None:
        """Return the index as it is: an index of others is copied for nobody's corrections."""
        del change, announce
        return self.open_index()
