"""One connection to one server of a cluster: bounded answers, no redirects, and one that can be broken off.

The rest of the client (which server is alive, whom to ask next) is opensearch-py's.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import urllib3
from opensearchpy.connection import Urllib3HttpConnection
from opensearchpy.exceptions import ConnectionError as Unreachable
from opensearchpy.exceptions import ConnectionTimeout, SSLError, TransportError
from urllib3.exceptions import HTTPError, ReadTimeoutError
from urllib3.exceptions import SSLError as TlsError
from urllib3.util import Retry

from reader.model.errors import ReaderError

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

MOST = 256 << 20
"""Bytes of an answer, unpacked: a page of the longest articles is far below."""
_PIECE = 1 << 20


class TooLarge(ReaderError):
    """A server answers with more than anything that is asked for can have."""


class Bounded(Urllib3HttpConnection):
    """A connection whose answers are read piece by piece."""

    def is_stopped(self) -> bool:
        """Return whether nobody waits for an answer any more."""
        return False

    def perform_request(
        self,
        method: str,
        url: str,
        params: Mapping[str, Any] | None = None,
        body: bytes | None = None,
        timeout: float | None = None,
        ignore: Collection[int] = (),
        headers: Mapping[str, str] | None = None,
    ) -> tuple[int, Any, str]:
        """Send a request and return status, headers and text of the answer.

        Raises:
            TransportError: there is none, or it says that something is wrong.
            TooLarge: there is no end of it.
        """
        if params:
            from urllib.parse import urlencode

            url = f"{url}?{urlencode(params)}"
        sent = {**self.headers, **(headers or {})}
        try:
            response = self.pool.urlopen(
                method,
                self.url_prefix + url,
                body,
                retries=Retry(False),
                redirect=False,
                headers=sent,
                preload_content=False,
                timeout=urllib3.Timeout(connect=min(5.0, timeout or 5.0), read=timeout),
            )
            text = self._read(response)
        except ReadTimeoutError as error:
            raise ConnectionTimeout("TIMEOUT", str(error), error) from error
        except TlsError as error:
            raise SSLError("N/A", str(error), error) from error
        except (HTTPError, OSError, ValueError) as error:
            # Of what another thread broke off no other server is asked.
            kind = TransportError if self.is_stopped() else Unreachable
            raise kind("N/A", str(error), error) from error
        if not 200 <= response.status < 300 and response.status not in ignore:
            self._raise_error(response.status, text, response.headers.get("content-type"))
        return response.status, response.headers, text

    @staticmethod
    def _read(response: urllib3.BaseHTTPResponse) -> str:
        pieces, size = [], 0
        for piece in response.stream(_PIECE, decode_content=True):
            size += len(piece)
            if size > MOST:
                response.close()
                raise TooLarge("an answer without end")
            pieces.append(piece)
        response.release_conn()
        return b"".join(pieces).decode("utf-8", "replace")
