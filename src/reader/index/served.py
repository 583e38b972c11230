"""An index that a server keeps: which it is, whose documents this machine sends there, and who one is at it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reader.index.credentials import Credentials

if TYPE_CHECKING:
    from reader.index.serveraddress import Address


class Served(NamedTuple):
    """What it takes to ask an index at a server, and to write to it."""

    address: Address
    origin: str
    """Name of the documents of this machine's folder among those of others."""
    credentials: Credentials = Credentials()
