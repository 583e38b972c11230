"""Gets one address over HTTP: bounded in size, time and redirects, and only from machines that may answer.

The address that a name resolves to is checked, and that very address is connected to: a name that resolves otherwise a
moment later, an odd spelling and a redirect all meet the same check. Where the environment names a proxy, that is
what is connected to, and it decides what may be reached.
"""

from __future__ import annotations

import socket
import threading
import time
from contextlib import suppress
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin, urlsplit
from urllib.request import getproxies, proxy_bypass

import urllib3
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.connectionpool import HTTPConnectionPool, HTTPSConnectionPool
from urllib3.exceptions import HTTPError

from reader.config import APP
from reader.fetch.refusals import FetchError, Refused, TooMuch
from reader.fetch.webaddresses import checked, host_of, is_public, shown

if TYPE_CHECKING:
    from collections.abc import Mapping

CONNECT, READ, TOTAL = 10.0, 20.0, 60.0
"""Seconds to connect, between two bytes, and for the whole answer."""
LOOK = 0.2
"""Seconds between two looks for requests that take too long."""
REDIRECTS = 5
PIECE = 1 << 16
_MOVED = (301, 302, 303, 307, 308)
_FOR_GOOD = (301, 308)


class Answer:
    """What a server said."""

    def __init__(
        self, status: int, url: str, headers: Mapping[str, str], body: bytes, *, for_good: bool
    ) -> None:
        self.status = status
        self.url = url
        """Where it came from, after redirects."""
        self.headers = {name.lower(): value for name, value in headers.items()}
        self.body = body
        """Decoded; empty but for 200."""
        self.for_good = for_good
        """There were redirects, and each of them was a permanent one."""


@dataclass(eq=False)
class _Ticket:
    """The request that this thread is at."""

    until: float = 0.0
    open: socket.socket | None = None
    late: bool = False


_now = threading.local()


def _ticket() -> _Ticket:
    if not hasattr(_now, "ticket"):
        _now.ticket = _Ticket()
    found: _Ticket = _now.ticket
    return found


def _connected(connection: HTTPConnection, *, private: bool) -> socket.socket:
    """Connect to a host by an address of it that was checked."""
    host, port = connection._dns_host, connection.port  # noqa: SLF001 - urllib3 has no other name for it
    try:
        found = socket.getaddrinfo(host.strip("[]"), port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise FetchError(f"{host}: no such host ({getattr(error, 'strerror', None) or error})") from error
    last: OSError | None = None
    for family, kind, protocol, _, address in found:
        if not private and not is_public(str(address[0])):
            raise Refused(
                f"{host}: its address {address[0]} is one of a private network; `reader feeds add --local` allows it"
            )
        opened = socket.socket(family, kind, protocol)
        try:
            opened.settimeout(max(0.1, min(CONNECT, _ticket().until - time.monotonic())))
            opened.connect(address)
        except OSError as failed:
            opened.close()
            last = failed
            continue
        _ticket().open = opened
        return opened
    raise FetchError(f"{host}: cannot be connected to ({_why(last)})")


class _PublicHTTP(HTTPConnection):
    def _new_conn(self) -> socket.socket:
        return _connected(self, private=False)


class _PublicHTTPS(HTTPSConnection):
    def _new_conn(self) -> socket.socket:
        return _connected(self, private=False)


class _LocalHTTP(HTTPConnection):
    def _new_conn(self) -> socket.socket:
        return _connected(self, private=True)


class _LocalHTTPS(HTTPSConnection):
    def _new_conn(self) -> socket.socket:
        return _connected(self, private=True)


def _manager(
    plain: type[HTTPConnection], secure: type[HTTPSConnection], ca: str | None
) -> urllib3.PoolManager:
    manager = urllib3.PoolManager(num_pools=64, maxsize=2, retries=False, ca_certs=ca)
    manager.pool_classes_by_scheme = {
        "http": type("_Plain", (HTTPConnectionPool,), {"ConnectionCls": plain}),
        "https": type("_Secure", (HTTPSConnectionPool,), {"ConnectionCls": secure}),
    }
    return manager


class Getter:
    """Gets addresses, one at a time in each thread. `ca` is a file of certificates to trust instead of the usual."""

    def __init__(self, ca: str | None = None, total: float = TOTAL) -> None:
        self._agent = f"{APP}/{_version()} (a news reader at a terminal)"
        self._total = total
        self._watch = _Watch()
        self._public = _manager(_PublicHTTP, _PublicHTTPS, ca)
        self._local = _manager(_LocalHTTP, _LocalHTTPS, ca)
        self._ca = ca
        self._proxies = {
            scheme: url for scheme, url in getproxies().items() if scheme in ("http", "https", "all")
        }

    def get(
        self, url: str, headers: Mapping[str, str] | None = None, *, limit: int, local: str | None = None
    ) -> Answer:
        """Return what the server of an address says, after redirects.

        `limit` bounds the decoded bytes. `local` is the host that may have a private address; redirects to another
        host never may.

        Raises:
            Refused: an address on the way may not be asked.
            TooMuch: the answer is too large, takes too long, or leads in circles.
            FetchError: there is no answer.
        """
        ticket = _ticket()
        ticket.until, ticket.late, ticket.open = time.monotonic() + self._total, False, None
        self._watch.add(ticket)
        try:
            answer = self._follow(url, dict(headers or {}), limit, local)
            if ticket.late:  # cut off among its headers, an answer looks like a whole one without a body
                raise TimeoutError
        except (HTTPError, OSError) as error:
            if ticket.late:
                raise TooMuch(f"{shown(url)}: no whole answer within {self._total:.0f} seconds") from error
            raise FetchError(f"{shown(url)}: {_why(error)}") from error
        finally:
            self._watch.remove(ticket)
        return answer

    def _follow(self, url: str, headers: dict[str, str], limit: int, local: str | None) -> Answer:
        here, for_good, left_local = checked(url), True, False
        for _ in range(REDIRECTS + 1):
            private = local is not None and host_of(here) == local and not left_local
            answer, onward = self._ask(here, headers, limit, private=private)
            if onward is None:
                answer.for_good = for_good and here != checked(url)
                return answer
            target = checked(urljoin(here, onward))
            if here.startswith("https:") and target.startswith("http:"):
                raise Refused(
                    f"{shown(url)}: led from https to {shown(target)}, which anybody on the way can change"
                )
            for_good = for_good and answer.status in _FOR_GOOD
            left_local = left_local or host_of(target) != local
            here = target
        raise TooMuch(f"{shown(url)}: led through more than {REDIRECTS} redirects")

    def _ask(
        self, url: str, headers: dict[str, str], limit: int, *, private: bool
    ) -> tuple[Answer, str | None]:
        manager = self._local if private else self._manager_for(url)
        sent = {"User-Agent": self._agent, "Accept-Encoding": "gzip", "Accept": "*/*", **headers}
        response = manager.request(
            "GET",
            url,
            headers=sent,
            redirect=False,
            retries=False,
            preload_content=False,
            timeout=urllib3.Timeout(connect=CONNECT, read=READ),
        )
        whole = False
        try:
            onward = response.headers.get("Location") if response.status in _MOVED else None
            body = b"" if onward or response.status != 200 else _body(response, url, limit)
            whole = response.status == 200 and onward is None
            return Answer(response.status, url, response.headers, body, for_good=False), onward
        finally:
            if whole or response.status == 304:
                response.release_conn()
            else:
                response.close()

    def _manager_for(self, url: str) -> urllib3.PoolManager:
        scheme, host = urlsplit(url).scheme, host_of(url)
        proxy = self._proxies.get(scheme) or self._proxies.get("all")
        if not proxy or proxy_bypass(host):
            return self._public
        return urllib3.ProxyManager(
            proxy if "://" in proxy else f"http://{proxy}", retries=False, ca_certs=self._ca
        )


def _body(response: Any, url: str, limit: int) -> bytes:
    pieces: list[bytes] = []
    size = 0
    while piece := response.read1(PIECE, decode_content=True):
        size += len(piece)
        if size > limit:
            raise TooMuch(f"{shown(url)}: more than {limit >> 20} MB")
        if time.monotonic() > _ticket().until:
            _ticket().late = True
            raise TooMuch(f"{shown(url)}: no whole answer in time")
        pieces.append(piece)
    return b"".join(pieces)


def _cut(ticket: _Ticket) -> None:
    """End what takes too long: a server that sends a byte now and then keeps every other clock at bay."""
    ticket.late = True
    if ticket.open is not None:
        with suppress(OSError):  # it has ended by itself
            ticket.open.shutdown(socket.SHUT_RDWR)


class _Watch:
    """Ends requests that take too long: one thread for all of them, as long as there are any."""

    def __init__(self) -> None:
        self._tickets: set[_Ticket] = set()
        self._changed = threading.Condition()
        self._runs = False

    def add(self, ticket: _Ticket) -> None:
        """Watch a request, of which it is known until when it may take."""
        with self._changed:
            self._tickets.add(ticket)
            if not self._runs:
                self._runs = True
                threading.Thread(target=self._run, name="watch", daemon=True).start()

    def remove(self, ticket: _Ticket) -> None:
        """Let go of a request."""
        with self._changed:
            self._tickets.discard(ticket)

    def _run(self) -> None:
        with self._changed:
            while self._tickets:
                now = time.monotonic()
                for ticket in [each for each in self._tickets if each.until <= now]:
                    self._tickets.discard(ticket)
                    _cut(ticket)
                self._changed.wait(LOOK)
            self._runs = False


def _version() -> str:
    try:
        return version(APP)
    except PackageNotFoundError:  # from a checkout that is not installed
        return "0"


def _why(error: BaseException | None) -> str:
    """Return in words what went wrong, without addresses, which may hold secrets."""
    inner = error
    while inner is not None and (inner.__cause__ or inner.__context__):
        inner = inner.__cause__ or inner.__context__
    for each in (error, inner):
        if isinstance(each, urllib3.exceptions.SSLError) or "CERTIFICATE" in str(each):
            return f"its certificate is not trusted ({str(inner)[:120]})"
    if isinstance(inner, TimeoutError) or isinstance(error, urllib3.exceptions.TimeoutError):
        return "no answer in time"
    if isinstance(inner, OSError) and inner.strerror:
        return inner.strerror
    return type(inner).__name__ if inner is not None else "no address of it answers"
