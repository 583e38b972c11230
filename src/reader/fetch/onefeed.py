"""One feed, from the question to its documents: ask, parse, recognise, write, and only then remember."""

from __future__ import annotations

import time
from hashlib import blake2b
from typing import TYPE_CHECKING, NamedTuple

from reader.fetch.articledocuments import document, known_at, next_version, recognised
from reader.fetch.feedfiles import clear_half_written, digest_of, path_of, put, settle
from reader.fetch.feedstates import FeedState, Known
from reader.fetch.pagetext import fuller, is_cut
from reader.fetch.pictures import illustrated
from reader.fetch.refusals import FetchError
from reader.fetch.sameentries import matched, sketch
from reader.fetch.schedule import DAY, after_failure, after_success, max_age, retry_after
from reader.fetch.webaddresses import checked, host_of, shown
from reader.marks.articlenames import normal_address, text_hash

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager
    from random import Random
    from typing import Protocol

    from reader.fetch.feedentries import Entry, Feed
    from reader.fetch.getter import Answer
    from reader.fetch.sameentries import Match
    from reader.fetch.subscriptions import Subscription

    class Getting(Protocol):
        """Gets addresses: `getter.Getter`."""

        def get(
            self, url: str, headers: dict[str, str] | None = None, *, limit: int, local: str | None = None
        ) -> Answer:
            """Return what a server says."""
            ...

    class Parsing(Protocol):
        """Parses bodies: `limitedparsing.LimitedParser`."""

        def feed(self, body: bytes, content_type: str, url: str) -> Feed:
            """Return the feed that a body is."""
            ...

        def page(self, body: bytes, content_type: str, url: str) -> str:
            """Return the article of a page."""
            ...


LARGEST_FEED, LARGEST_PAGE = 16 << 20, 8 << 20
"""Decoded bytes."""
OFTEN = 3
"""Versions of an article that are written within a day; what changes more often waits."""
REMEMBERED = 2
"""Times the entries of the feed that are remembered at least, when they are in it no more."""
STEADY = 3
"""Answers in a row that came from another address before that is where the feed is."""
_BUSY = (429, 503)


class Means(NamedTuple):
    """What fetching works with."""

    root: str
    getter: Getting
    parser: Parsing
    turn: Callable[[str], AbstractContextManager[None]]
    """The turn of a host: held while it is asked."""
    random: Random
    clock: Callable[[], float] = time.time
    write: bool = True
    """False to tell what would be new, and write and remember nothing."""


class Outcome(NamedTuple):
    """What came of a feed."""

    subscription: Subscription
    new: tuple[str, ...] = ()
    """Paths of the articles that are new."""
    changed: tuple[str, ...] = ()
    """Paths of the new versions of those that changed."""
    error: str = ""
    hold: float = 0.0
    """Its host asked to be left alone until then."""
    moved_to: str = ""
    """Where it is for good."""


def fetch(subscription: Subscription, state: FeedState, means: Means) -> Outcome:
    """Ask for a feed, write what is new in it, and note in `state` what is known of it now.

    Raises:
        OSError: the archive cannot be written; `state` is as it was but for its error.
    """
    now = means.clock()
    state.tried = now
    try:
        answer = _asked(subscription, state, means)
        if answer.status == 304:
            return _unchanged(subscription, state, answer, means)
        if answer.status != 200:
            return _refused(subscription, state, answer, means)
        if (body := _digest(answer.body)) == state.body:
            return _unchanged(subscription, state, answer, means)
        feed = means.parser.feed(answer.body, answer.headers.get("content-type", ""), answer.url)
    except FetchError as error:
        return _failed(subscription, state, str(error), means)
    new, changed = _written(subscription, state, feed, means)
    if means.write:
        state.body = body
        state.title = feed.title
        if new or changed:
            state.changed = now
    return _unchanged(subscription, state, answer, means, feed.ttl)._replace(
        new=tuple(new), changed=tuple(changed)
    )


def _asked(subscription: Subscription, state: FeedState, means: Means) -> Answer:
    headers = {}
    if state.asked == subscription.url:
        headers = {"If-None-Match": state.etag, "If-Modified-Since": state.last_modified}
    url = checked(subscription.url)
    local = host_of(url) if subscription.local else None
    with means.turn(host_of(url)):
        sent = {name: value for name, value in headers.items() if value}
        return means.getter.get(url, sent, limit=LARGEST_FEED, local=local)


def _unchanged(
    subscription: Subscription, state: FeedState, answer: Answer, means: Means, ttl: float = 0.0
) -> Outcome:
    """Note that the feed answered, and when it is asked again."""
    now = means.clock()
    headers = answer.headers
    if answer.status == 200:  # some send none of them with a 304
        state.asked = subscription.url
        state.etag, state.last_modified = headers.get("etag", ""), headers.get("last-modified", "")
    state.failures, state.error, state.gone, state.hold = 0, "", False, 0.0
    state.succeeded = now
    state.due = now + after_success(
        every=subscription.every,
        fresh=max_age(headers.get("cache-control")),
        ttl=ttl,
        validators=bool(state.etag or state.last_modified),
        random=means.random,
    )
    return Outcome(subscription, moved_to=_moved(subscription, state, answer))


def _moved(subscription: Subscription, state: FeedState, answer: Answer) -> str:
    if not answer.for_good or answer.url == checked(subscription.url):
        state.moved, state.moved_to = 0, ""
        return ""
    state.moved = state.moved + 1 if state.moved_to == answer.url else 1
    state.moved_to = answer.url
    return answer.url if state.moved >= STEADY else ""


def _refused(subscription: Subscription, state: FeedState, answer: Answer, means: Means) -> Outcome:
    if answer.status == 410:
        state.gone = True
        return _failed(
            subscription,
            state,
            "its server says that it is gone for good (410); it is not asked again",
            means,
        )
    asked = None
    if answer.status in _BUSY:
        asked = retry_after(answer.headers.get("retry-after"), means.clock())
    words = {401: "it asks for a password", 403: "it is forbidden", 404: "it is not there"}
    what = words.get(answer.status, "its server does not give it")
    return _failed(subscription, state, f"{what} ({answer.status})", means, asked)


def _failed(
    subscription: Subscription, state: FeedState, error: str, means: Means, asked: float | None = None
) -> Outcome:
    now = means.clock()
    state.failures += 1
    state.error = error
    state.due = now + after_failure(state.failures, asked, means.random)
    if asked is not None:
        state.hold = state.due
    return Outcome(subscription, error=error, hold=state.hold)


def _digest(body: bytes) -> str:
    return blake2b(body, digest_size=16).hexdigest()


# ------------------------------------------------------------------ what is in it
def _written(
    subscription: Subscription, state: FeedState, feed: Feed, means: Means
) -> tuple[list[str], list[str]]:
    """Write what is new and what has changed; return the paths of both."""
    if not state.entries:
        state.entries = list(recognised(means.root, state.folder))
    if means.write:
        clear_half_written(means.root, state.folder)
    before = list(state.entries)
    matches = matched(feed.entries, state)
    new: list[str] = []
    changed: list[str] = []
    for known in before:
        known.seen = False
    # The oldest first, as they came: who is stopped half-way has written the beginning.
    for match in reversed(matches):
        if match.known is None:
            if path := _new(subscription, state, feed, match, means):
                new.append(path)
        elif path := _known_again(subscription, state, feed, match.entry, match.known, means):
            changed.append(path)
    if means.write:
        settle(means.root, [*new, *changed])
        _forget_old(state, len(feed.entries))
    return new, changed


def _new(subscription: Subscription, state: FeedState, feed: Feed, match: Match, means: Means) -> str | None:
    entry = match.entry
    path = path_of(state.folder, entry.date, entry.title, digest_of(subscription.url, match.key), 1)
    if not means.write:
        return path
    text, content = _best_text(subscription, state, entry, means)
    text, pictures = _with_pictures(subscription, state, text, path, means)
    fetched = means.clock()
    content_bytes = document(
        entry._replace(text=text),
        source=_source(subscription, feed),
        feed=subscription.url,
        fetched=fetched,
        content=content,
        pictures=pictures,
    )
    if not put(means.root, path, content_bytes):
        there = known_at(means.root, path)
        if there is not None:  # it was written by a fetch that was ended before it could remember that
            state.entries.append(there)
            _known_again(subscription, state, feed, entry, there, means)
            return there.path
        return _noted(state, entry, path, fetched, written=False)
    return _noted(state, entry, path, fetched, written=True)


def _noted(state: FeedState, entry: Entry, path: str, now: float, *, written: bool) -> str | None:
    """Remember an article; where a file of the user's stands in its place, it counts as known all the same."""
    known = Known(path, entry.id, normal_address(entry.url), entry.title, entry.date[:10])
    _take_note(known, entry, now)
    state.entries.append(known)
    return path if written else None


def _known_again(
    subscription: Subscription, state: FeedState, feed: Feed, entry: Entry, known: Known, means: Means
) -> str | None:
    """Take note of an article that is there already; write another version where its text is another."""
    now = means.clock()
    text = text_hash(entry.text)
    lately = [when for when in known.changed if now - DAY < when <= now]
    has_changed = bool(text and known.text and text != known.text)
    if entry.id and known.id and entry.id not in (known.id, *known.other):
        known.other = [*known.other[-7:], known.id]
    path = next_version(known.path, known.version + 1)
    if has_changed and len(lately) >= OFTEN:
        known.seen = True
        return None  # it is written when the day is over
    if has_changed and means.write:
        path = _put_version(subscription, state, feed, entry, known, means)
        known.changed = [*lately, now]
    known.id = entry.id or known.id
    known.url = normal_address(entry.url) or known.url
    known.title, known.day = entry.title or known.title, entry.date[:10] or known.day
    _take_note(known, entry, now)
    return path if has_changed else None


def _put_version(
    subscription: Subscription, state: FeedState, feed: Feed, entry: Entry, known: Known, means: Means
) -> str:
    """Write another version of an article, which `known` is from then on; return its path."""
    text, origin = _best_text(subscription, state, entry, means)
    before, number = known.path, known.version
    while True:
        number += 1
        path = next_version(known.path, number)
        shown_text, pictures = _with_pictures(subscription, state, text, path, means)
        content = document(
            entry._replace(text=shown_text),
            source=_source(subscription, feed),
            feed=subscription.url,
            fetched=means.clock(),
            content=origin,
            pictures=pictures,
            version=number,
            supersedes=before,
        )
        if put(means.root, path, content):
            break
        there = known_at(means.root, path)
        if there is not None:
            # By a fetch that was ended before it could remember that: with this text, or with one before it.
            if there.text in ("", text_hash(entry.text)):
                break
            before = path
    known.path, known.version = path, number
    return path


def _take_note(known: Known, entry: Entry, now: float) -> None:
    known.text = text_hash(entry.text) or known.text
    known.sketch = sketch(entry.text)
    known.seen = True
    known.changed = known.changed or [now]


def _source(subscription: Subscription, feed: Feed) -> str:
    return subscription.title or feed.title or host_of(subscription.url)


def _beside(subscription: Subscription, means: Means) -> Callable[[str, int], Answer]:
    """Return what asks for pages and pictures of a feed, as politely as for the feed itself."""

    def get(address: str, limit: int) -> Answer:
        url = checked(address)
        host = host_of(url)
        local = host if subscription.local and host == host_of(subscription.url) else None
        with means.turn(host):
            return means.getter.get(url, limit=limit, local=local)

    return get


def _with_pictures(
    subscription: Subscription, state: FeedState, text: str, path: str, means: Means
) -> tuple[str, int]:
    """Return a text with its pictures beside it, where the feed is to have them, and how many these are."""
    if not subscription.images:
        return text, 0
    text, number, fault = illustrated(text, means.root, path, _beside(subscription, means))
    state.pages = fault or state.pages
    return text, number


def _best_text(subscription: Subscription, state: FeedState, entry: Entry, means: Means) -> tuple[str, str]:
    """Return the text of an article and where it is from: that of its page where the feed has only a beginning."""
    wanted = subscription.full == "always" or (subscription.full == "auto" and is_cut(entry.text))
    if not wanted or not entry.url or (subscription.full == "auto" and entry.enclosures):
        return entry.text, "feed"
    try:
        answer = _beside(subscription, means)(entry.url, LARGEST_PAGE)
        if answer.status != 200:
            raise FetchError(f"the server does not give it ({answer.status})")
        text = means.parser.page(answer.body, answer.headers.get("content-type", ""), answer.url)
    except FetchError as error:
        state.pages = f"{shown(entry.url)}: {error}"
        return entry.text, "feed"
    if subscription.full == "always" and text:
        return text, "page"
    return (text, "page") if fuller(entry.text, text) else (entry.text, "feed")


def _forget_old(state: FeedState, in_feed: int) -> None:
    """Forget what has long been in the feed no more; what is in it, and as many again, is remembered."""
    gone = [known for known in state.entries if not known.seen]
    most = max(500, REMEMBERED * in_feed)
    if len(gone) > most:
        dropped = {id(known) for known in gone[: len(gone) - most]}
        state.entries = [known for known in state.entries if id(known) not in dropped]
