"""Sockets that are in use, so that another thread can break off what it no longer waits for."""

from __future__ import annotations

import socket
from contextlib import suppress
from threading import Lock
from typing import Any


class InUse:
    """The sockets that a client reads from."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._sockets: set[Any] = set()

    def of(self, base: type) -> type:
        """Return a class of urllib3's connections like `base` whose sockets are known here."""
        in_use = self

        class Tracked(base):  # type: ignore[misc]
            def connect(self) -> None:
                super().connect()
                in_use.add(self.sock)

            def close(self) -> None:
                in_use.remove(self.sock)
                super().close()

        return Tracked

    def add(self, sock: Any) -> None:
        """Take note of a socket."""
        with self._lock:
            self._sockets.add(sock)

    def remove(self, sock: Any) -> None:
        """Forget one."""
        with self._lock:
            self._sockets.discard(sock)

    def break_off(self) -> None:
        """Shut all of them: whoever reads from one hears at once, and the cluster stops working on the question."""
        with self._lock:
            sockets = list(self._sockets)
        for sock in sockets:
            with suppress(OSError, AttributeError):
                sock.shutdown(socket.SHUT_RDWR)
