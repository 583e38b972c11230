"""`reader feeds`: what is subscribed to, and how it stands with each feed."""

from __future__ import annotations

import sys
from datetime import datetime
from typing import TYPE_CHECKING

from reader.commands.common import add_archive, add_examples, add_format, archive_of
from reader.commands.exits import NONE, OK, CommandError
from reader.commands.opening import complaining, outlive_peers
from reader.commands.output import field, print_fields, print_json, warn
from reader.commands.streams import cannot_be_read

if TYPE_CHECKING:
    from argparse import Namespace

    from reader.commands.options import Parser
    from reader.fetch.feedstates import FeedState
    from reader.fetch.fetchrun import Feeds
    from reader.fetch.subscriptions import Subscription, Subscriptions


def add_options(parser: Parser) -> None:
    """Add the options of the command."""
    parser.add_words(
        "add URL|rm FEED|list|import FILE|export",
        "a word",
        "subscribe to the feed at an address, or to the one that the page there names; end a subscription, by title, "
        "address or folder (its articles stay); print them all, as without a word; take in the feeds of an OPML file "
        "or of newsboat's urls; print the OPML",
    )
    add_archive(parser, asks=False)
    parser.add_argument(
        "--local", action="store_true", help="for `add`: its host may be one of a private network"
    )
    parser.add_argument("--folder", metavar="NAME", help="for `add`: the folder among the subscriptions")
    add_format(parser, "text", "json")
    add_examples(
        parser,
        "reader feeds add https://example.org/feed.xml",
        "reader feeds import ~/.newsboat/urls",
        "reader feeds export > feeds.opml",
        codes="exit codes: 0 where it was done or there are some, 1 where nothing changed, 2 for an error",
        environment="READER_ARCHIVE, XDG_STATE_HOME, https_proxy, http_proxy, no_proxy, SSL_CERT_FILE",
    )


def run(arguments: Namespace) -> int:
    """Run the command and return its exit code."""
    what, *rest = arguments.words or ["list"]
    takes = {"add": 1, "rm": 1, "list": 0, "import": 1, "export": 0}
    if takes.get(what) != len(rest):
        raise CommandError("expected `add URL`, `rm FEED`, `list`, `import FILE` or `export`")
    if what != "add" and (arguments.local or arguments.folder):
        raise CommandError("--local and --folder are for `add`")
    archive = archive_of(arguments)
    if archive.only is not None:
        raise CommandError("feeds belong to a folder; this archive is one document")
    if not archive.has_folder:
        raise CommandError("feeds belong to a folder; of this archive only the index is here")
    from reader.fetch.fetchrun import Feeds

    outlive_peers()
    with complaining():
        feeds = Feeds(str(archive.root), archive.where.state)
        if what == "add":
            return _add(feeds, rest[0], arguments)
        if what == "rm":
            return _remove(feeds, rest[0])
        if what == "import":
            return _import(feeds.subscriptions, rest[0])
        if what == "export":
            sys.stdout.write(feeds.subscriptions.text())
            return OK
        return _list(feeds, arguments.format)


def _add(feeds: Feeds, url: str, arguments: Namespace) -> int:
    import os

    from reader.fetch.discovery import look
    from reader.fetch.getter import Getter
    from reader.fetch.limitedparsing import LimitedParser
    from reader.fetch.subscriptions import Subscription
    from reader.fetch.webaddresses import shown

    if not os.access(feeds.root, os.W_OK | os.X_OK):
        raise CommandError(f"{feeds.root}: cannot be written to, so nothing was asked")
    parser = LimitedParser()
    try:
        found = look(url, Getter(), parser, local=arguments.local)
    finally:
        parser.close()
    folder = (arguments.folder,) if arguments.folder else ()
    added = feeds.subscriptions.add(Subscription(found.url, found.title, folder, local=arguments.local))
    name = field(found.title) or shown(found.url)
    if not added:
        warn(f"{name} is subscribed to already")
        return NONE
    entries = "1 entry" if found.entries == 1 else f"{found.entries:,} entries"
    warn(f"subscribed to {name}, {entries}; `reader fetch` gets them")
    return OK


def _remove(feeds: Feeds, word: str) -> int:
    meant = feeds.subscriptions.named(word)
    if not meant:
        warn(f"there is no feed {word!r}; `reader feeds` lists them")
        return NONE
    if len(meant) > 1:
        raise CommandError(f"{len(meant)} feeds are called {word!r}; name one by its address")
    feeds.subscriptions.remove(meant[0])
    feeds.states.forget(meant[0].url)
    warn(f"{meant[0].name} is not subscribed to any more; its articles stay")
    return OK


def _import(subscriptions: Subscriptions, name: str) -> int:
    from reader.fetch import newsboaturls
    from reader.fetch.subscriptions import from_opml

    try:
        with open(name, "rb") as stream:
            raw = stream.read()
    except OSError as error:
        raise cannot_be_read(name, error) from error
    feeds: list[Subscription]
    if raw.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<"):
        feeds = list(from_opml(raw, name))
    else:
        feeds, faults = newsboaturls.read(raw.decode("utf-8", "replace"))
        for fault in faults:
            warn(f"{name}, {fault}")
    added = subscriptions.add_all(feeds)
    there = len(feeds) - added
    warn(f"subscribed to {added:,} feeds" + (f"; {there:,} were there already" if there else ""))
    return OK if added else NONE


def _list(feeds: Feeds, form: str) -> int:
    for fault in feeds.subscriptions.faults():
        warn(fault)
    every = feeds.all()
    for each, state in every:
        if form == "text":
            print_fields(*_fields(each, state))
        else:
            print_json(_record(each, state))
    return OK if every else NONE


def _fields(each: Subscription, state: FeedState) -> tuple[str, ...]:
    from reader.fetch.webaddresses import shown

    due = "gone" if state.gone else _time(state.due)
    entries = str(state.number) if state.tried else ""
    folder = "/".join(each.folder)
    return (
        field(each.name),
        shown(each.url),
        field(folder),
        _time(state.succeeded),
        due,
        entries,
        field(state.error),
    )


def _record(each: Subscription, state: FeedState) -> dict[str, object]:
    from reader.fetch.webaddresses import shown

    return {
        "title": field(each.title) or None,
        "url": shown(each.url),
        "folder": list(each.folder),
        "documents": state.folder,
        "succeeded": _time(state.succeeded) or None,
        "tried": _time(state.tried) or None,
        "due": None if state.gone else _time(state.due) or None,
        "gone": state.gone,
        "entries": state.number,
        "failures": state.failures,
        "error": field(state.error) or None,
        "pages": field(state.pages) or None,
    }


def _time(seconds: float) -> str:
    return datetime.fromtimestamp(seconds).astimezone().isoformat(" ", "minutes")[:16] if seconds else ""
