"""Getting an address: bounded, and only from machines that may answer."""

from __future__ import annotations

import gzip
import socket
import threading
import time
from typing import TYPE_CHECKING

import pytest

from reader.fetch.getter import Getter
from reader.fetch.refusals import FetchError, Refused, TooMuch

if TYPE_CHECKING:
    from pytest_httpserver import HTTPServer

LIMIT = 1 << 20


@pytest.mark.parametrize(
    "host", ["127.0.0.1", "localhost", "2130706433", "0x7f.1", "0.0.0.0", "[::ffff:127.0.0.1]", "[::1]"]
)
def test_this_machine_is_not_asked_however_it_is_spelled(host: str, httpserver: HTTPServer) -> None:
    httpserver.expect_request("/").respond_with_data("secret")
    with pytest.raises(FetchError):
        Getter().get(f"http://{host}:{httpserver.port}/", limit=LIMIT)
    assert httpserver.log == []


def test_a_subscription_may_allow_it_and_redirects_elsewhere_may_not(httpserver: HTTPServer) -> None:
    httpserver.expect_request("/feed").respond_with_data("yes")
    httpserver.expect_request("/away").respond_with_data(
        "", status=302, headers={"Location": f"http://localhost:{httpserver.port}/feed"}
    )
    getter = Getter()
    url = f"http://127.0.0.1:{httpserver.port}"
    assert getter.get(f"{url}/feed", limit=LIMIT, local="127.0.0.1").body == b"yes"
    with pytest.raises(Refused, match="private network"):
        getter.get(f"{url}/away", limit=LIMIT, local="127.0.0.1")


@pytest.mark.parametrize(
    "target", ["file:///etc/passwd", "http://169.254.169.254/latest/meta-data", "gopher://x/"]
)
def test_redirects_meet_the_same_check(target: str, httpserver: HTTPServer) -> None:
    httpserver.expect_request("/").respond_with_data("", status=301, headers={"Location": target})
    with pytest.raises(Refused):
        Getter().get(f"http://127.0.0.1:{httpserver.port}/", limit=LIMIT, local="127.0.0.1")


def test_circles_end(httpserver: HTTPServer) -> None:
    httpserver.expect_request("/").respond_with_data("", status=302, headers={"Location": "/"})
    with pytest.raises(TooMuch, match="redirects"):
        Getter().get(f"http://127.0.0.1:{httpserver.port}/", limit=LIMIT, local="127.0.0.1")
    assert len(httpserver.log) == 6


def test_what_unpacks_to_too_much_is_left(httpserver: HTTPServer) -> None:
    bomb = gzip.compress(bytes(64 << 20))
    httpserver.expect_request("/").respond_with_data(bomb, headers={"Content-Encoding": "gzip"})
    with pytest.raises(TooMuch, match="more than 1 MB"):
        Getter().get(f"http://127.0.0.1:{httpserver.port}/", limit=LIMIT, local="127.0.0.1")


@pytest.mark.parametrize(
    "head", [b"HTTP/1.1 200 OK\r\nContent-Length: 9999\r\n\r\n", b"HTTP/1.1 200 OK\r\nX-"]
)
def test_a_server_that_drips_is_left_in_time(head: bytes) -> None:
    server = socket.create_server(("127.0.0.1", 0))

    def drip() -> None:
        there, _ = server.accept()
        there.recv(4096)
        try:
            there.sendall(head)
            for _ in range(200):
                there.sendall(b"x")
                time.sleep(0.05)
        except OSError:
            pass  # it was left
        there.close()

    thread = threading.Thread(target=drip, daemon=True)
    thread.start()
    began = time.monotonic()
    with pytest.raises(TooMuch, match=r"within 0 seconds|in time"):
        Getter(total=0.4).get(f"http://127.0.0.1:{server.getsockname()[1]}/", limit=LIMIT, local="127.0.0.1")
    assert time.monotonic() - began < 3
    server.close()


def test_a_name_that_is_none_and_a_port_that_is_closed_say_so(httpserver: HTTPServer) -> None:
    with pytest.raises(FetchError, match="no such host"):
        Getter().get("http://nowhere.invalid/", limit=LIMIT)
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
    with pytest.raises(FetchError, match="cannot be connected to"):
        Getter().get(f"http://127.0.0.1:{port}/", limit=LIMIT, local="127.0.0.1")
