"""Fetching in a world that is against it: killed anywhere, no room, wrong clocks, lying servers, hostile feeds."""

from __future__ import annotations

import json
import os
import socket
import ssl
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import trustme
from pytest_httpserver import HTTPServer
from werkzeug import Request, Response

from reader.archive import open_archive
from reader.cli import main
from reader.fetch import feedfiles, feedstates, fetchrun, limitedparsing
from reader.fetch.fetchrun import alone
from reader.fetch.getter import Getter
from reader.fetch.refusals import FetchError, Refused
from tests.fetch.conftest import ParserHere, item, rss
from tests.fetch.test_onefeed import documents, serve

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    Fetched = Callable[..., tuple[int, list[dict[str, object]], str]]

LIMIT = 1 << 20
KILLED = 99


@pytest.fixture
def feed(subscribed: Callable[..., str]) -> str:
    return subscribed("/feed")


# ------------------------------------------------------------------ killed, no room, two at once
@pytest.mark.filterwarnings("ignore:.*fork:DeprecationWarning")
def test_killed_between_any_two_steps_nothing_is_lost_half_or_twice(
    feed: str, httpserver: HTTPServer, fetched: Fetched, archive: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fetchrun, "LimitedParser", ParserHere)
    steps = 0
    while True:
        serve(httpserver, item(1, f"Round {steps} is over."), item(f"new-{steps}"), ETag=f'"{steps}"')
        ended = _fetch_killed_after(steps, archive, monkeypatch)
        fetched("--all")
        texts = [path.read_text("utf-8") for path in archive.rglob("*.md")]
        assert all(text.endswith("\n") and text.startswith("---\ntitle: ") for text in texts)
        assert sum(f"Round {steps} is over." in text for text in texts) == (1 if _is_written(steps) else 0)
        assert sum(f"feed_id: tag:harbour.example,2026:new-{steps}\n" in text for text in texts) == 1
        assert not list(archive.rglob(".*tmp*")), "what was left half-written is cleared away"
        assert fetched("--all")[0] == 1, "nothing comes a second time"
        if ended == 0:
            break
        steps += 1
    assert steps > 5


def _is_written(round_: int) -> bool:
    return round_ < 3  # of what changes more often than three times a day the later texts wait


def _fetch_killed_after(steps: int, archive: Path, patching: pytest.MonkeyPatch) -> int:
    """Fetch in a process that ends without a word before the step of this number; return its exit status."""
    child = os.fork()
    if child:
        return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    left = [steps]

    class Os:
        def __getattr__(self, name: str) -> Any:
            found = getattr(os, name)
            if name not in ("open", "fsync", "link", "unlink", "replace"):
                return found

            def step(*words: Any, **named: Any) -> Any:
                if not left[0]:
                    os._exit(KILLED)
                left[0] -= 1
                return found(*words, **named)

            return step

    for module in (feedfiles, feedstates):
        patching.setattr(module, "os", Os())
    try:
        main(["fetch", "--all", "-a", str(archive), "--format", "json"])
    finally:
        os._exit(0)


def test_a_full_disk_is_said_and_the_rest_comes_once_there_is_room(
    feed: str, httpserver: HTTPServer, fetched: Fetched, archive: Path
) -> None:
    serve(httpserver, item(1), item(2, "Long. " * 2000), ETag='"1"')
    program = (
        "import resource, signal, sys\nfrom reader.cli import main\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\nresource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))\n"
        "sys.exit(main(sys.argv[1:]))"
    )
    command = [sys.executable, "-c", program, "fetch", "--all", "-a", str(archive)]
    ended = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert ended.returncode == 2
    assert "File too large" in ended.stderr
    assert "Traceback" not in ended.stderr
    assert not list(archive.rglob(".*tmp*"))
    fetched("--all")
    assert len(documents(archive)) == 2
    assert all(
        "Long. Long." in text or "ferry number 1" in text for text in map(_text, archive.rglob("*.md"))
    )


def _text(path: Path) -> str:
    return path.read_text("utf-8")


def test_of_two_fetches_at_once_the_second_says_so(
    feed: str, httpserver: HTTPServer, fetched: Fetched, archive: Path
) -> None:
    serve(httpserver, item(1))
    with alone(f"{open_archive(str(archive)).where.state}/feeds"):
        code, records, said = fetched()
    assert (code, records) == (2, [])
    assert "another process is fetching for this archive" in said
    assert httpserver.log == []


# ------------------------------------------------------------------ clocks and servers
def test_a_clock_that_was_set_back_does_not_make_a_feed_wait(
    feed: str, httpserver: HTTPServer, fetched: Fetched
) -> None:
    serve(httpserver, item(1), ETag='"1"')
    fetched()
    (file,) = Path(os.environ["XDG_STATE_HOME"]).rglob("feeds/*.json")
    head, _, entries = file.read_text("utf-8").partition("\n")
    known = json.loads(head)
    known |= {name: known[name] + 10 * 86_400 for name in ("tried", "due", "succeeded")}
    file.write_text(f"{json.dumps(known)}\n{entries}", "utf-8")
    assert fetched()[0] == 1
    assert len(httpserver.log) == 2, "it is asked, and is due in an hour again"
    fetched()
    assert len(httpserver.log) == 2


def test_a_server_that_always_says_unchanged_is_asked_once_a_day(
    feed: str, httpserver: HTTPServer, fetched: Fetched
) -> None:
    httpserver.expect_request("/feed").respond_with_data("", status=304)
    for _ in range(4):
        assert fetched()[0] == 1
    assert len(httpserver.log) == 1


def test_a_damaged_state_costs_a_question_and_nothing_comes_twice(
    feed: str, httpserver: HTTPServer, fetched: Fetched, archive: Path
) -> None:
    serve(httpserver, item(1), item(2))
    fetched()
    (file,) = Path(os.environ["XDG_STATE_HOME"]).rglob("feeds/*.json")
    whole = file.read_bytes()
    for damaged in (b"", b"{", b"[]\n[]", whole[: len(whole) // 2], whole.partition(b"\n")[0], b"\xff" * 50):
        file.write_bytes(damaged)
        serve(httpserver, item(1), item(2), item(f"{len(damaged)}-more"))
        fetched("--all")
    assert len(documents(archive)) == 2 + 6


def test_the_address_that_was_checked_is_the_one_that_is_connected_to(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    answers = iter(["93.184.216.34", "127.0.0.1"])
    connected: list[object] = []

    def resolved(host: str, port: int, **_: object) -> list[tuple[object, ...]]:
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (next(answers), port))]

    class Socket:
        def __init__(self, *_: object) -> None:
            """Connect to nothing."""

        def settimeout(self, _: float) -> None:
            """Wait for nothing."""

        def connect(self, address: object) -> None:
            connected.append(address)
            raise ConnectionRefusedError(111, "Connection refused")

        def close(self) -> None:
            """Close nothing."""

    monkeypatch.setattr("reader.fetch.getter.socket.getaddrinfo", resolved)
    monkeypatch.setattr("reader.fetch.getter.socket.socket", Socket)
    with pytest.raises(FetchError, match="cannot be connected to"):
        Getter().get("http://rebind.example/", limit=LIMIT)
    with pytest.raises(Refused, match="private network"):
        Getter().get("http://rebind.example/", limit=LIMIT)
    assert connected == [("93.184.216.34", 80)]


# ------------------------------------------------------------------ TLS
@pytest.fixture
def authority() -> trustme.CA:
    return trustme.CA()


@pytest.fixture
def secure(authority: trustme.CA) -> Iterator[HTTPServer]:
    """Return a server with a certificate of that authority."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("127.0.0.1").configure_cert(context)
    with HTTPServer(host="127.0.0.1", ssl_context=context) as server:
        yield server


def test_a_certificate_counts_where_somebody_vouches_for_it(
    secure: HTTPServer, authority: trustme.CA, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    secure.expect_request("/feed").respond_with_data("yes")
    url = secure.url_for("/feed")
    with pytest.raises(FetchError, match="certificate is not trusted"):
        Getter().get(url, limit=LIMIT, local="127.0.0.1")
    assert secure.log == []
    trusted = tmp_path / "ca.pem"
    authority.cert_pem.write_to_path(str(trusted))
    assert Getter(str(trusted)).get(url, limit=LIMIT, local="127.0.0.1").body == b"yes"
    monkeypatch.setenv("SSL_CERT_FILE", str(trusted))
    assert Getter().get(url, limit=LIMIT, local="127.0.0.1").body == b"yes"


def test_https_never_leads_to_http(
    secure: HTTPServer, httpserver: HTTPServer, authority: trustme.CA, tmp_path: Path
) -> None:
    httpserver.expect_request("/feed").respond_with_data("yes")
    secure.expect_request("/feed").respond_with_data(
        "", status=301, headers={"Location": httpserver.url_for("/feed").replace("localhost", "127.0.0.1")}
    )
    trusted = tmp_path / "ca.pem"
    authority.cert_pem.write_to_path(str(trusted))
    with pytest.raises(Refused, match="led from https to"):
        Getter(str(trusted)).get(secure.url_for("/feed"), limit=LIMIT, local="127.0.0.1")
    assert httpserver.log == []


# ------------------------------------------------------------------ hostile feeds
LAUGHS = (
    '<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "ha">'
    + "".join(f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(8))
    + ']><rss version="2.0"><channel><title>x</title><item><title>&i;</title></item></channel></rss>'
)
ESCAPES = rss(
    item(
        1,
        "Clear \u009b2J the &#27;[2J screen\u202e.",
        title="Harbour &amp;#27;]0;owned&amp;#7; \u009b31m shut \u202e",
    ),
    title="News &amp;#27;[31m",
)


@pytest.mark.parametrize(
    "body",
    [
        LAUGHS.encode(),
        ESCAPES.encode(),
        b"<rss version='2.0'><channel><item "
        + b" ".join(b"a%d='x'" % n for n in range(100_000))
        + b"/></channel></rss>",
        b"<rss version='2.0'><channel><title>" + b"x" * (17 << 20),
        b"<rss version='2.0'><channel>" + b"<item>" * 30_000,
        b"{" + b'"items":[' * 50_000,
    ],
    ids=["laughs", "escapes", "attributes", "large", "nested", "deep json"],
)
def test_hostile_feeds_end_with_clean_words_and_clean_documents(
    body: bytes,
    feed: str,
    httpserver: HTTPServer,
    archive: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(limitedparsing, "WALL", 3.0)
    httpserver.expect_request("/feed").respond_with_data(body)
    code = main(["fetch", "-a", str(archive)])
    out, err = capsys.readouterr()
    assert code in (0, 1, 2)
    assert "Traceback" not in err
    assert len(out + err) < 2000
    assert main(["search", "", "-a", str(archive)]) in (0, 1)
    out += capsys.readouterr().out
    for text in (out, err, *map(_text, archive.rglob("*.md"))):
        assert not {
            each for each in text if each in "\x1b\x07\x9b\u202e" or (ord(each) < 32 and each not in "\n\t")
        }
        assert len(text) < 1 << 20


_STARTED = """
import asyncio, os, sys
from pathlib import Path
from reader.tui.worker.fetching import Fetching

async def main():
    running = asyncio.ensure_future(Fetching(Path(sys.argv[1])).run("fetch", "--all"))
    await running

asyncio.run(main())
"""


def test_a_fetch_whose_program_was_killed_ends_soon_and_leaves_nothing_half(
    subscribed: Callable[..., str], httpserver: HTTPServer, archive: Path, tmp_path: Path
) -> None:
    asked, answer = threading.Event(), threading.Event()

    def never(_: Request) -> Response:
        asked.set()
        answer.wait(30)
        return Response("too late")

    httpserver.expect_request("/quick").respond_with_data(rss(item(1)), content_type="application/rss+xml")
    httpserver.expect_request("/feed").respond_with_handler(never)
    subscribed("/quick", "Quick")
    subscribed("/feed", "Never")
    environment = os.environ | {
        f"XDG_{name}_HOME": str(tmp_path / name) for name in ("STATE", "CACHE", "CONFIG")
    }
    with subprocess.Popen([sys.executable, "-c", _STARTED, str(archive)], env=environment) as program:
        try:
            assert asked.wait(30)
            program.kill()
            program.wait()
            (lock,) = (tmp_path / "STATE").rglob("fetch.lock")
            assert _free(str(lock.parent), seconds=20), "the fetch has not ended"
        finally:
            answer.set()
            program.kill()
    assert len(documents(archive)) == 1
    assert not list(archive.rglob("*.part"))


def _free(folder: str, seconds: float) -> bool:
    """Wait until nobody fetches any more."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        try:
            with alone(folder):
                return True
        except fetchrun.AnotherFetch:
            time.sleep(0.05)
    return False
