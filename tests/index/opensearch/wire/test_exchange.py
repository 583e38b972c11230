"""What a cluster may answer, and what may answer in its place: one clear sentence each, and nothing of it raw."""

from __future__ import annotations

import ssl
import threading
from typing import TYPE_CHECKING

import pytest
import trustme
from pytest_httpserver import HTTPServer
from werkzeug import Response

from reader.index.credentials import Credentials
from reader.index.faults import IndexFault, Interrupted
from reader.index.opensearch.wire import bounded, exchange
from reader.index.opensearch.wire.exchange import Away, Exchange, Gone
from reader.index.serveraddress import Address

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from werkzeug import Request

WHOLE = {"_shards": {"total": 3, "successful": 3, "failed": 0}, "timed_out": False, "hits": {"hits": []}}


@pytest.fixture(autouse=True)
def _no_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(exchange, "FIRST_WAIT", 0.0)


@pytest.fixture
def asked(httpserver: HTTPServer) -> Iterator[Exchange]:
    """Return the way to the server of the test."""
    way = Exchange(Address(((httpserver.host, httpserver.port),), "news", tls=False, ca=None))
    yield way
    way.close()


def says(server: HTTPServer, body: object, status: int = 200, **more: str) -> None:
    """Have the server answer every question so."""
    if isinstance(body, str):
        server.expect_request("/a").respond_with_data(body, status=status, headers=more)
    else:
        server.expect_request("/a").respond_with_json(body, status=status, headers=more)


def refused(kind: str, reason: str) -> dict[str, object]:
    return {"error": {"type": kind, "reason": reason, "root_cause": [{"type": kind, "reason": reason}]}}


def test_a_whole_answer_is_returned(asked: Exchange, httpserver: HTTPServer) -> None:
    says(httpserver, WHOLE)
    assert asked.ask("POST", "/a", {"query": {}}) == WHOLE


@pytest.mark.parametrize(
    ("body", "status", "kind", "said"),
    [
        (WHOLE | {"_shards": {"total": 3, "successful": 2, "failed": 1}}, 200, Away, "only 2 of 3 parts"),
        (WHOLE | {"timed_out": True}, 200, Away, "did not look through all of the index in time"),
        (refused("search_phase_execution_exception", "all shards failed"), 503, Away, "all shards failed"),
        (refused("index_not_found_exception", "no such index [news]"), 404, Gone, "no such index"),
        (refused("security_exception", "no permissions for [indices:data/write]"), 403, IndexFault, "may not"),
        (refused("cluster_block_exception", "index [n] blocked by: [TOO_MANY_REQUESTS/12/disk usage "
                 "exceeded flood-stage watermark, has read-only-allow-delete block]"), 403, IndexFault, "be full"),
        (refused("x", "too large"), 413, IndexFault, "http.max_content_length"),
        ({"error": "Unauthorized"}, 401, IndexFault, "READER_INDEX_USER"),
        ("<html>A shop</html>", 200, IndexFault, "is it the address of an OpenSearch cluster?"),
        ("[1, 2]", 200, IndexFault, "is it the address of an OpenSearch cluster?"),
        ("not { json", 200, IndexFault, "is it the address of an OpenSearch cluster?"),
    ],
    ids=["shards", "slow", "red", "gone", "rights", "disk", "large", "who", "html", "list", "broken"],
)  # fmt: skip
def test_what_is_wrong_is_one_sentence(
    asked: Exchange, httpserver: HTTPServer, body: object, status: int, kind: type[IndexFault], said: str
) -> None:
    says(httpserver, body, status, **{"content-type": "application/json"})
    with pytest.raises(kind, match="opensearch://") as told:
        asked.ask("POST", "/a", {})
    assert said in str(told.value)
    assert "\n" not in str(told.value)


def test_what_a_server_says_is_shown_without_controls(asked: Exchange, httpserver: HTTPServer) -> None:
    says(httpserver, refused("x", "evil \x1b]0;title\x07 \x9b31m"), 400)
    with pytest.raises(IndexFault) as told:
        asked.ask("POST", "/a", {})
    assert not any(ord(sign) < 32 or 0x7F <= ord(sign) < 0xA0 for sign in str(told.value))


def test_who_has_too_much_to_do_is_asked_again(asked: Exchange, httpserver: HTTPServer) -> None:
    answers = iter([429, 429, 200])

    def answer(_: Request) -> Response:
        status = next(answers)
        return Response('{"done": 1}' if status == 200 else "{}", status, content_type="application/json")

    httpserver.expect_request("/a").respond_with_handler(answer)
    assert asked.ask("POST", "/a", {}) == {"done": 1}
    says(httpserver, refused("rejected_execution_exception", "queue is full"), 429)
    httpserver.clear()
    says(httpserver, refused("rejected_execution_exception", "queue is full"), 429)
    with pytest.raises(Away, match="too much to do"):
        asked.ask("POST", "/a", {})
    assert len(httpserver.log) == exchange.TRIES


def test_a_redirect_to_elsewhere_is_not_followed(asked: Exchange, httpserver: HTTPServer) -> None:
    httpserver.expect_request("/a").respond_with_data("", 302, headers={"location": httpserver.url_for("/b")})
    httpserver.expect_request("/b").respond_with_json(WHOLE)
    with pytest.raises(IndexFault, match="not followed"):
        asked.ask("POST", "/a", {})
    assert [request.path for request, _ in httpserver.log] == ["/a"]


def test_an_answer_without_end_is_broken_off(
    asked: Exchange, httpserver: HTTPServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bounded, "MOST", 1 << 20)
    sent = []

    def endless() -> Iterator[bytes]:
        for _ in range(1000):
            sent.append(1)
            yield b" " * (1 << 20)

    httpserver.expect_request("/a").respond_with_handler(lambda _: Response(endless(), 200))
    with pytest.raises(IndexFault, match="larger than any"):
        asked.ask("POST", "/a", {})
    assert len(sent) < 100


def test_a_server_that_is_not_there_is_away() -> None:
    way = Exchange(Address((("127.0.0.1", 1),), "news", tls=False, ca=None))
    with pytest.raises(Away, match="Connection refused"):
        way.ask("GET", "/")


def test_of_several_servers_any_answers_for_all(
    httpserver: HTTPServer, capfd: pytest.CaptureFixture[str]
) -> None:
    says(httpserver, WHOLE)
    hosts = (("127.0.0.1", 1), (httpserver.host, httpserver.port), ("127.0.0.1", 2))
    way = Exchange(Address(hosts, "news", tls=False, ca=None))
    for _ in range(5):
        assert way.ask("GET", "/a") == WHOLE
    assert capfd.readouterr() == ("", ""), "nothing is written across the screen"


def test_another_thread_breaks_off_what_is_asked(asked: Exchange, httpserver: HTTPServer) -> None:
    began, ends = threading.Event(), threading.Event()
    began_at: list[int] = []

    def slow(_: Request) -> Response:
        began_at.append(1)
        began.set()
        ends.wait(20)
        return Response("{}", 200)

    httpserver.expect_request("/a").respond_with_handler(slow)

    def stop() -> None:
        began.wait(20)
        asked.interrupt()

    stopping = threading.Thread(target=stop)
    stopping.start()
    try:
        with pytest.raises(Interrupted):
            asked.ask("POST", "/a", {})
        assert not ends.is_set(), "nobody waited for the server"
        assert began_at == [1], "and no other one was asked"
    finally:
        ends.set()
        stopping.join()
    httpserver.clear()
    says(httpserver, WHOLE)
    assert asked.ask("POST", "/a", {}) == WHOLE, "the next question is answered"


def test_a_question_is_stopped_between_two_of_its_parts(asked: Exchange, httpserver: HTTPServer) -> None:
    says(httpserver, WHOLE)
    with asked.question():
        assert asked.ask("POST", "/a", {}) == WHOLE
        asked.interrupt()
        with pytest.raises(Interrupted):
            asked.ask("POST", "/a", {})
    assert asked.ask("POST", "/a", {}) == WHOLE, "the next one is answered"


def test_an_interruption_between_two_questions_stops_none(asked: Exchange, httpserver: HTTPServer) -> None:
    says(httpserver, WHOLE)
    asked.interrupt()
    assert asked.ask("POST", "/a", {}) == WHOLE


@pytest.mark.parametrize(
    ("known", "header"),
    [
        (Credentials("ada", "secret", ""), "Basic YWRhOnNlY3JldA=="),
        (Credentials("", "", "token"), "Bearer token"),
        (Credentials("ada", "secret", "token"), "Bearer token"),
        (Credentials(), None),
    ],
)
def test_who_one_is_goes_with_each_question(
    httpserver: HTTPServer, known: Credentials, header: str | None
) -> None:
    says(httpserver, WHOLE)
    Exchange(Address(((httpserver.host, httpserver.port),), "news", tls=False, ca=None), known).ask(
        "GET", "/a"
    )
    assert httpserver.log[0][0].headers.get("Authorization") == header


@pytest.fixture(scope="module")
def authority() -> trustme.CA:
    return trustme.CA()


@pytest.fixture
def secure(authority: trustme.CA) -> Iterator[Callable[[], HTTPServer]]:
    """Return what starts a server whose certificate the authority has signed."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("localhost", "127.0.0.1").configure_cert(context)
    with HTTPServer(ssl_context=context) as server:
        yield lambda: server


def test_a_certificate_is_verified_by_the_named_authority(
    secure: Callable[[], HTTPServer], authority: trustme.CA, tmp_path: Path
) -> None:
    server, ca = secure(), tmp_path / "ca.pem"
    authority.cert_pem.write_to_path(str(ca))
    says(server, WHOLE)
    hosts = ((server.host, server.port),)
    assert Exchange(Address(hosts, "news", tls=True, ca=str(ca))).ask("GET", "/a") == WHOLE
    with pytest.raises(IndexFault, match="not trusted"):
        Exchange(Address(hosts, "news", tls=True, ca=None)).ask("GET", "/a")
    with pytest.raises(IndexFault, match="expected a file of certificates"):
        Exchange(Address(hosts, "news", tls=True, ca=str(tmp_path / "none.pem"))).ask("GET", "/a")
