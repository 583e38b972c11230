"""Asks a cluster, and makes one clear sentence of whatever is wrong with it or its answer.

Nothing that a cluster says reaches anybody unlooked at: an answer from some of its parts is none, and text from it is
shown without control characters.
"""

from __future__ import annotations

import json
import random
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from reader.index.credentials import Credentials
from reader.index.faults import IndexFault, Interrupted
from reader.index.opensearch.wire.bounded import Bounded, TooLarge
from reader.index.opensearch.wire.tracked import InUse
from reader.text import visible

if TYPE_CHECKING:
    from collections.abc import Iterator

    from opensearchpy import OpenSearch

    from reader.index.serveraddress import Address

TIMEOUT = 30.0
"""Seconds for an answer."""
TRIES = 6
"""How often a cluster is asked that has too much to do."""
FIRST_WAIT, LONGEST_WAIT = 0.2, 5.0
"""Seconds between two tries; doubled each time, and not the same for all who wait."""
NOBODY = Credentials()


class Away(IndexFault):
    """The cluster cannot be reached, or does not answer in time: it may come back."""


class Gone(IndexFault):
    """There is nothing of this name."""


class TooMuch(IndexFault):
    """A request is larger than the cluster takes."""


class Exchange:
    """The way to one cluster; serves one thread at a time, but for `interrupt`."""

    def __init__(self, address: Address, credentials: Credentials = NOBODY) -> None:
        self.address = address
        self._credentials = credentials
        self._client: OpenSearch | None = None
        self._in_use = InUse()
        self._interrupted = False
        self._depth = 0

    # ------------------------------------------------------------------ asking
    def ask(
        self,
        method: str,
        path: str,
        body: object = None,
        *,
        timeout: float = TIMEOUT,
        **params: Any,
    ) -> Any:
        """Return what the cluster answers, an object; a body that is text is sent as it is.

        Raises:
            Gone: there is nothing of this name.
            Away: there is no answer.
            Interrupted: another thread called `interrupt`.
            IndexFault: the answer says that something is wrong, or comes from some of the cluster's parts.
        """
        with self.question():
            if self._interrupted:
                raise Interrupted("the question was stopped")
            return self._asked(method, path, body, timeout, params)

    def _asked(self, method: str, path: str, body: object, timeout: float, params: dict[str, Any]) -> Any:
        from opensearchpy.exceptions import OpenSearchException, TransportError

        if body is not None and not isinstance(body, str | bytes):
            body = json.dumps(body)
        wait = FIRST_WAIT
        for last in [False] * (TRIES - 1) + [True]:
            try:
                answer = self.client.transport.perform_request(
                    method,
                    path,
                    params={**params, "request_timeout": timeout},
                    body=body,
                    headers={
                        "content-type": "application/x-ndjson"
                        if path.endswith("_bulk")
                        else "application/json"
                    },
                )
            except TransportError as error:
                if self._interrupted:
                    raise Interrupted("the question was stopped") from error
                if error.status_code != 429 or last:
                    raise self._fault(error) from error
            except (OpenSearchException, TooLarge) as error:
                if self._interrupted:
                    raise Interrupted("the question was stopped") from error
                raise self._no_answer(error) from error
            else:
                return self._whole(answer)
            time.sleep(wait * (0.5 + random.random()))
            wait = min(2 * wait, LONGEST_WAIT)
        raise AssertionError

    @contextmanager
    def question(self) -> Iterator[None]:
        """Ask several times for one question, which is interrupted as one."""
        if not self._depth:
            self._interrupted = False
        self._depth += 1
        try:
            yield
        finally:
            self._depth -= 1

    def interrupt(self) -> None:
        """Break off the question that another thread asks: its call raises `Interrupted`."""
        if self._depth:
            self._interrupted = True
            self._in_use.break_off()

    def close(self) -> None:
        """Let go of all connections."""
        if self._client is not None:
            self._client.close()
            self._client = None

    @property
    def client(self) -> OpenSearch:
        """The client; nothing is sent before something is asked."""
        if self._client is None:
            self._client = self._made()
        return self._client

    def _made(self) -> OpenSearch:
        from opensearchpy import OpenSearch
        from urllib3.connection import HTTPConnection, HTTPSConnection

        exchange = self
        tracked = self._in_use.of(HTTPSConnection if self.address.tls else HTTPConnection)

        class Connection(Bounded):
            def __init__(self, **settings: Any) -> None:
                super().__init__(**settings)
                self.pool.ConnectionCls = tracked

            def is_stopped(self) -> bool:
                return exchange._interrupted

        hosts = [{"host": host, "port": port} for host, port in self.address.hosts]
        secure: dict[str, Any] = {}
        if self.address.tls:
            import ssl

            try:
                secure = {"use_ssl": True, "ssl_context": ssl.create_default_context(cafile=self.address.ca)}
            except OSError as error:
                raise IndexFault(
                    f"{self.address.ca}: expected a file of certificates ({error.strerror or error})"
                ) from error
        known = self._credentials
        headers = {"authorization": f"Bearer {known.token}"} if known.token else {}
        if known.user and not known.token:
            secure["http_auth"] = (known.user, known.password)
        return OpenSearch(
            hosts,
            connection_class=Connection,
            headers=headers,
            max_retries=len(hosts),
            retry_on_timeout=False,
            retry_on_status=(502, 504),
            http_compress=False,
            **secure,
        )

    # ------------------------------------------------------------------ what is wrong
    def _whole(self, answer: Any) -> Any:
        """Return an answer that comes from all parts of the cluster."""
        if not isinstance(answer, dict):
            raise self._other("the answer is none of OpenSearch's")
        shards = answer.get("_shards")
        if isinstance(shards, dict) and shards.get("failed") and "hits" in answer:
            parts = f"{shards.get('successful', 0)} of {shards.get('total', '?')}"
            raise Away(
                f"{self.name}: only {parts} parts of the index answered; nothing is shown of half an answer"
            )
        if answer.get("timed_out") is True and "hits" in answer:
            raise Away(f"{self.name}: the cluster did not look through all of the index in time")
        return answer

    @property
    def name(self) -> str:
        """The index as messages name it."""
        return str(self.address).partition("?")[0]

    def _no_answer(self, error: Exception) -> IndexFault:
        if isinstance(error, TooLarge):
            return self._other("an answer is larger than any that can be meant")
        return self._other("the answer is none of OpenSearch's")

    def _other(self, what: str) -> IndexFault:
        return IndexFault(f"{self.name}: {what}; is it the address of an OpenSearch cluster?")

    def _fault(self, error: Any) -> IndexFault:
        from opensearchpy.exceptions import ConnectionTimeout, SSLError

        status = error.status_code
        if isinstance(error, SSLError):
            return IndexFault(
                f"{self.name}: its certificate is not trusted ({_short(error.error)}); name its authority by ?ca=FILE"
            )
        if isinstance(error, ConnectionTimeout):
            return Away(f"{self.name}: no answer in time; the cluster is away, or has too much to do")
        if not isinstance(status, int):
            return Away(f"{self.name}: cannot be reached ({_why(error)})")
        kind, reason = _kind(error.info)
        if status == 404:
            return Gone(f"{self.name}: there is no such index ({kind})")
        if status in (401, 403) and "block" in reason:
            return IndexFault(
                f"{self.name}: the index cannot be written ({_short(reason)}); its disks may be full: "
                "make room, and the cluster lifts the block"
            )
        if status == 401:
            return IndexFault(
                f"{self.name}: the cluster wants to know who asks; set READER_INDEX_USER and READER_INDEX_PASSWORD"
            )
        if status == 403:
            return IndexFault(f"{self.name}: this user may not do that ({_short(reason)})")
        if 300 <= status < 400:
            return self._other(f"it sends on to elsewhere ({status}), which is not followed")
        if status == 429:
            return Away(f"{self.name}: the cluster has too much to do ({_short(reason)}); try again later")
        if status == 413:
            return TooMuch(
                f"{self.name}: a request is larger than the cluster takes (http.max_content_length)"
            )
        if status in (500, 502, 503, 504):
            why = _short(_said(error.info) or kind)
            return Away(f"{self.name}: the cluster cannot answer from all of its parts now ({why})")
        return IndexFault(f"{self.name}: the cluster refuses ({status} {_short(reason or kind)})")


def _why(error: BaseException) -> str:
    """Return why there is no connection, in the words of the system."""
    seen: BaseException | None = error
    while seen is not None:
        if isinstance(seen, OSError) and seen.strerror:
            return seen.strerror
        seen = seen.__cause__ or seen.__context__
    return "no connection"


def _kind(info: object) -> tuple[str, str]:
    """Return what kind of fault an answer speaks of, and why."""
    error = info.get("error") if isinstance(info, dict) else None
    if not isinstance(error, dict):
        return "", str(error or "")
    causes = error.get("root_cause") or [error]
    first = causes[0] if isinstance(causes, list) and causes and isinstance(causes[0], dict) else error
    return str(error.get("type", "")), str(first.get("reason") or error.get("reason") or "")


def _said(info: object) -> str:
    """Return what an answer says of the whole of a fault, not of the part that it began with."""
    error = info.get("error") if isinstance(info, dict) else None
    return str(error.get("reason") or "") if isinstance(error, dict) else str(error or "")


def _short(text: object) -> str:
    said = visible(" ".join(str(text).split()))
    return said if len(said) <= 200 else said[:200] + "…"
