"""Many feeds at once: which are due, whose turn it is at which host, one process at a time for an archive."""

from __future__ import annotations

import fcntl
import os
import threading
import time
from concurrent.futures import ThreadPoolExecutor, as_completed
from contextlib import contextmanager
from random import Random
from typing import TYPE_CHECKING, NamedTuple

from reader.fetch.feedfiles import digest_of, slug_of
from reader.fetch.feedstates import FeedState, States
from reader.fetch.limitedparsing import LimitedParser
from reader.fetch.onefeed import Means, Outcome, fetch
from reader.fetch.refusals import FetchError, SubscriptionsError
from reader.fetch.subscriptions import Subscriptions, path_in
from reader.fetch.webaddresses import host_of
from reader.marks.articlenames import normal_address

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from reader.fetch.onefeed import Getting
    from reader.fetch.subscriptions import Subscription

AT_ONCE = 8
"""Feeds that are asked at once, each of another host."""
BETWEEN = 1.0
"""Seconds between two questions to one host."""


class AnotherFetch(FetchError):
    """Another process fetches for this archive."""


class Feeds:
    """The subscriptions of an archive with what is known of each."""

    def __init__(self, root: str, state: str) -> None:
        """`state` is the folder for what this machine remembers of the archive.

        Raises:
            SubscriptionsError: the subscriptions cannot be read.
        """
        self.root = root
        self.folder = os.path.join(state, "feeds")
        self.subscriptions = Subscriptions(path_in(root))
        self.states = States(self.folder)

    def all(self) -> list[tuple[Subscription, FeedState]]:
        """Return each feed with its state, which has its folder."""
        found: list[tuple[Subscription, FeedState]] = []
        taken: set[str] = set()
        for each in self.subscriptions.all():
            state = self.states.of(each.url)
            folder = state.folder or slug_of(each.title, each.url)
            if folder in taken:
                folder = f"{folder}-{digest_of(each.url, '')[:4]}"
            taken.add(folder)
            state.folder = folder
            found.append((each, state))
        return found

    def chosen(self, words: Sequence[str], *, everything: bool) -> list[tuple[Subscription, FeedState]]:
        """Return the feeds that are to be asked now: those named, all, or what is due.

        None of them before its server's Retry-After has passed, and none that is gone but where it is named.

        Raises:
            FetchError: a word names no feed.
        """
        now = time.time()
        every = self.all()
        named: set[str] = set()
        for word in words:
            meant = self.subscriptions.named(word)
            if not meant:
                raise FetchError(f"there is no feed {word!r}; `reader feeds` lists them")
            named |= {normal_address(each.url) for each in meant}
        holds = _holds(every, now)
        found = []
        for each, state in every:
            if words and normal_address(each.url) not in named:
                continue
            wanted = bool(words) or (not state.gone and (everything or _is_due(state, now)))
            if wanted and holds.get(host_of(each.url), 0.0) <= now:
                found.append((each, state))
        return found

    def next_due(self) -> float | None:
        """Return when the next feed is due, seconds since 1970; None where none is."""
        every = self.all()
        holds = _holds(every, time.time())
        due = [max(state.due, holds.get(host_of(each.url), 0.0)) for each, state in every if not state.gone]
        return min(due, default=None)


def _is_due(state: FeedState, now: float) -> bool:
    # A clock that was set back must not have a feed wait for a year.
    return state.due <= now or state.tried > now + 60


def _holds(every: Sequence[tuple[Subscription, FeedState]], now: float) -> dict[str, float]:
    """Return until when hosts asked to be left alone."""
    found: dict[str, float] = {}
    for each, state in every:
        if state.hold > now and state.tried <= now + 60:
            host = host_of(each.url)
            found[host] = max(found.get(host, 0.0), state.hold)
    return found


class _Turns:
    """Whose turn it is at each host: one question at a time, a second apart."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._hosts: dict[str, tuple[threading.Lock, list[float]]] = {}

    @contextmanager
    def of(self, host: str) -> Iterator[None]:
        with self._lock:
            lock, last = self._hosts.setdefault(host, (threading.Lock(), [0.0]))
        with lock:
            wait = last[0] + BETWEEN - time.monotonic()
            if last[0] and wait > 0:
                time.sleep(wait)
            try:
                yield
            finally:
                last[0] = time.monotonic()


class Ended(NamedTuple):
    """What came of a fetch."""

    outcomes: list[Outcome]
    faults: list[str]
    """What is wrong besides single feeds."""


@contextmanager
def alone(folder: str) -> Iterator[None]:
    """Be the only process that fetches for an archive.

    Raises:
        AnotherFetch: another one does.
    """
    os.makedirs(folder, mode=0o700, exist_ok=True)
    descriptor = os.open(os.path.join(folder, "fetch.lock"), os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    try:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise AnotherFetch(
                "another process is fetching for this archive; wait until it is done"
            ) from None
        yield
    finally:
        os.close(descriptor)


def run(
    feeds: Feeds,
    chosen: Sequence[tuple[Subscription, FeedState]],
    getter: Getting,
    report: Callable[[Outcome, int], None],
    *,
    write: bool = True,
    random: Random | None = None,
    ended: threading.Event | None = None,
) -> Ended:
    """Fetch feeds, and report each as it is done with how many are; feeds of one host follow each other.

    Once `ended` is set no other feed is begun.

    Raises:
        OSError: the archive or the state folder cannot be written.
    """
    by_host: dict[str, list[tuple[Subscription, FeedState]]] = {}
    for each, state in chosen:
        by_host.setdefault(host_of(each.url), []).append((each, state))
    parser = LimitedParser()
    means = Means(feeds.root, getter, parser, _Turns().of, random or Random(), write=write)
    stopped = threading.Event()
    outcomes: list[Outcome] = []
    lock = threading.Lock()

    def of_host(several: Sequence[tuple[Subscription, FeedState]]) -> None:
        hold = 0.0
        for each, state in several:
            if stopped.is_set() or (ended is not None and ended.is_set()):
                return
            if hold > time.time():
                continue  # it has just said that it wants to be left alone
            outcome = fetch(each, state, means)
            if write:
                feeds.states.keep(state)
            hold = max(hold, outcome.hold)
            with lock:
                outcomes.append(outcome)
                report(outcome, len(outcomes))

    pool = ThreadPoolExecutor(AT_ONCE, thread_name_prefix="fetch")
    try:
        for future in as_completed([pool.submit(of_host, several) for several in by_host.values()]):
            future.result()
    finally:
        stopped.set()
        pool.shutdown(cancel_futures=True)
        parser.close()
    return Ended(outcomes, _move(feeds, outcomes) if write else [])


def _move(feeds: Feeds, outcomes: Sequence[Outcome]) -> list[str]:
    """Have those feeds under their new address that are there for good; return what stood in the way."""
    faults = []
    for outcome in outcomes:
        old, new = outcome.subscription.url, outcome.moved_to
        if not new:
            continue
        try:
            feeds.subscriptions.move(old, new)
        except SubscriptionsError as error:
            faults.append(str(error))
            continue
        state = feeds.states.of(old)
        feeds.states.forget(old)
        state.url, state.moved, state.moved_to = new, 0, ""
        feeds.states.keep(state)
    return faults
