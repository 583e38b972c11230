"""Parses what strangers wrote in a process of its own, whose time and memory are bounded.

A feed that takes it down costs itself alone: the next one gets a new process.
"""

from __future__ import annotations

import pickle
import resource
import select
import struct
import subprocess
import sys
import threading
import time
from contextlib import suppress
from typing import IO, TYPE_CHECKING, Literal, cast

from reader.fetch.refusals import FetchError
from reader.text import clean

if TYPE_CHECKING:
    from reader.fetch.feedentries import Feed

SECONDS = 30
"""Of CPU for one body."""
MEMORY = 2 << 30
"""Bytes that the process may hold."""
WALL = 120.0
_LENGTH = struct.Struct(">Q")
Kind = Literal["feed", "page"]


class LimitedParser:
    """Hands bodies to a process and returns what is in them. Serves any number of threads, one at a time."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[bytes] | None = None
        self._lock = threading.Lock()

    def feed(self, body: bytes, content_type: str, url: str) -> Feed:
        """Return the feed that a body is, its texts as Markdown.

        Raises:
            FetchError: it is none, or takes more than is allowed.
        """
        return cast("Feed", self._ask("feed", body, content_type, url))

    def page(self, body: bytes, content_type: str, url: str) -> str:
        """Return the article of a page as Markdown; empty where there is none.

        Raises:
            FetchError: it takes more than is allowed.
        """
        return str(self._ask("page", body, content_type, url))

    def close(self) -> None:
        """End the process."""
        with self._lock:
            self._end()

    def _ask(self, kind: Kind, *what: object) -> object:
        with self._lock:
            process = self._process = self._process or _started()
            assert process.stdin is not None
            assert process.stdout is not None
            try:
                _write(process.stdin, pickle.dumps((kind, *what)))
                answer = _read(process.stdout, time.monotonic() + WALL)
            except (OSError, EOFError, TimeoutError) as error:
                self._end()
                raise FetchError("it takes more time or memory to read than is allowed") from error
        good, found = pickle.loads(answer)
        if not good:
            raise FetchError(found)
        return found

    def _end(self) -> None:
        if self._process is None:
            return
        self._process.kill()
        for stream in (self._process.stdin, self._process.stdout):
            if stream is not None:
                with suppress(OSError):
                    stream.close()
        self._process.wait()
        self._process = None


def _started() -> subprocess.Popen[bytes]:
    command = [sys.executable, "-P", "-m", "reader.fetch.limitedparsing"]
    return subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)


def _write(stream: IO[bytes], message: bytes) -> None:
    stream.write(_LENGTH.pack(len(message)) + message)
    stream.flush()


def _read(stream: IO[bytes], until: float) -> bytes:
    (length,) = _LENGTH.unpack(_exactly(stream, _LENGTH.size, until))
    return _exactly(stream, length, until)


def _exactly(stream: IO[bytes], count: int, until: float) -> bytes:
    pieces: list[bytes] = []
    while count:
        if not select.select([stream], [], [], max(0.0, until - time.monotonic()))[0]:
            raise TimeoutError
        piece = stream.read1(min(count, 1 << 20))  # type: ignore[attr-defined]
        if not piece:
            raise EOFError
        pieces.append(piece)
        count -= len(piece)
    return b"".join(pieces)


def _serve() -> None:
    """Parse body after body from stdin until it ends."""
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, hard))
    stdin, stdout = sys.stdin.buffer, sys.stdout.buffer
    sys.stdout = sys.stderr  # whatever a library prints
    while length := stdin.read(_LENGTH.size):
        message = stdin.read(_LENGTH.unpack(length)[0])
        used = resource.getrusage(resource.RUSAGE_SELF)
        _, hard = resource.getrlimit(resource.RLIMIT_CPU)
        resource.setrlimit(resource.RLIMIT_CPU, (int(used.ru_utime + used.ru_stime) + SECONDS, hard))
        try:
            answer: tuple[bool, object] = (True, _parsed(*pickle.loads(message)))
        except FetchError as error:
            answer = (False, str(error))
        except MemoryError:
            return
        except Exception as error:  # noqa: BLE001 - whatever a parser raises on what nobody foresaw
            answer = (False, f"it cannot be read ({type(error).__name__})")
        _write(stdout, pickle.dumps(answer))


def _parsed(kind: Kind, body: bytes, content_type: str, url: str) -> object:
    if kind == "page":
        from reader.fetch.pagetext import article_of

        return clean(article_of(body, content_type, url))
    from reader.fetch.feedparsing import parse
    from reader.fetch.htmlmarkdown import markdown

    feed = parse(body, content_type, url)
    entries = (
        each._replace(html="", text=clean(markdown(each.html, each.url or url))) for each in feed.entries
    )
    return feed._replace(entries=tuple(entries))


if __name__ == "__main__":
    _serve()
