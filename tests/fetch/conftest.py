"""Feeds are tested against a real server on loopback; nothing else can be connected to."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from pytest_socket import _remove_restrictions, socket_allow_hosts

from reader.cli import main
from reader.fetch import fetchrun, limitedparsing
from reader.fetch.fetchrun import Feeds
from reader.fetch.subscriptions import Subscription

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from pytest_httpserver import HTTPServer


@pytest.fixture(autouse=True)
def _no_network(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Fail whatever connects to anything but this machine, and do not wait between questions to it."""
    socket_allow_hosts(["127.0.0.1", "localhost", "::1"], allow_unix_socket=True)
    for name in ("http_proxy", "https_proxy", "all_proxy", "no_proxy"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)
    monkeypatch.setattr(fetchrun, "BETWEEN", 0.0)
    yield
    _remove_restrictions()


class ParserHere:
    """Parses in this process: for tests that are about something else than that process."""

    def feed(self, body: bytes, content_type: str, url: str) -> object:
        """Return the feed that a body is."""
        return limitedparsing._parsed("feed", body, content_type, url)

    def page(self, body: bytes, content_type: str, url: str) -> object:
        """Return the article of a page."""
        return limitedparsing._parsed("page", body, content_type, url)

    def close(self) -> None:
        """Nothing runs."""


@pytest.fixture
def parsed_here(monkeypatch: pytest.MonkeyPatch) -> None:
    """Start no process for each fetch."""
    monkeypatch.setattr(fetchrun, "LimitedParser", ParserHere)


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """Return an empty archive."""
    folder = tmp_path / "news"
    folder.mkdir()
    return folder


@pytest.fixture
def subscribed(archive: Path, httpserver: HTTPServer) -> Callable[..., str]:
    """Return what subscribes to a path of the server, and returns its address."""

    def subscribe(path: str, title: str = "Harbour News", full: str = "never") -> str:
        url = httpserver.url_for(path)
        feeds = Feeds(str(archive), "/nowhere")
        assert feeds.subscriptions.add(Subscription(url, title, local=True, full=full))
        return url

    return subscribe


@pytest.fixture
def fetched(
    archive: Path, capsys: pytest.CaptureFixture[str]
) -> Callable[..., tuple[int, list[dict[str, object]], str]]:
    """Return what runs `reader fetch`, and returns its exit code, its records and what it said."""

    def fetch(*words: str) -> tuple[int, list[dict[str, object]], str]:
        code = main(["fetch", "-a", str(archive), "--format", "json", *words])
        out, err = capsys.readouterr()
        return code, [json.loads(line) for line in out.splitlines()], err

    return fetch


def rss(*items: str, title: str = "Harbour News") -> str:
    """Return a feed of these items."""
    return (
        '<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>'
        f"<title>{title}</title><link>http://harbour.example/</link>{''.join(items)}</channel></rss>"
    )


def item(
    number: int | str,
    text: str = "",
    *,
    guid: str | None = None,
    link: str | None = None,
    title: str | None = None,
    day: int = 5,
) -> str:
    """Return an item of a feed; each part is as its number has it, where nothing else is said."""
    words = text or f"The ferry number {number} was late again. “We waited,” said Bo Lind."
    guid = f"tag:harbour.example,2026:{number}" if guid is None else guid
    link = f"http://harbour.example/{number}" if link is None else link
    return (
        f"<item><title>{title or f'Ferry {number} late'}</title>"
        + (f'<guid isPermaLink="false">{guid}</guid>' if guid else "")
        + (f"<link>{link}</link>" if link else "")
        + f"<pubDate>{day:02} Jan 2026 08:00:00 GMT</pubDate>"
        f"<content:encoded><![CDATA[<p>{words}</p>]]></content:encoded></item>"
    )
