"""The index that a server keeps of an archive: which is meant, whose documents are sent there, and who one is at it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reader.archive.locating import identity
from reader.config import ConfigError, place
from reader.index.credentials import credentials_for
from reader.index.served import Served
from reader.index.serveraddress import Address, AddressError, parse
from reader.marks.machine import place_name
from reader.text import visible

if TYPE_CHECKING:
    from reader.config import IndexSettings, Settings

NOWHERE = "/dev/null"
"""No folder, so that nothing can ever be below it."""
_ORIGIN = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,63}")
_READABLE = 24
"""Letters of a folder's name that the name of its documents begins with."""


def address_of(text: str, settings: Settings | None) -> Address:
    """Return the address of an index that an option, the environment or the settings name.

    Raises:
        AddressError: it is none.
        ConfigError: the settings name it, and it is none.
    """
    try:
        address = parse(text)
    except AddressError as error:
        if settings is not None and settings.index.address == text:
            raise ConfigError(f"{place(settings.path, 'index')}: index: {error}") from error
        raise
    fitting = _fitting(address, settings)
    if fitting is not None and fitting.ca and address.tls and address.ca is None:
        return address._replace(ca=fitting.ca)
    return address


def served(address: Address, settings: Settings | None, root: str) -> Served:
    """Return what it takes to ask the index at `address` and to send it the documents of the folder `root`.

    Raises:
        ConfigError: the settings give the documents a name that none can have.
        CredentialsError: who one is cannot be told to the server.
    """
    origin = settings.index.origin if settings is not None else ""
    if origin and not _ORIGIN.fullmatch(origin):
        where = place(settings.path if settings is not None else None, "index", "origin")
        raise ConfigError(
            f"{where}: origin: expected letters, digits, `.`, `_` and `-`, at most 64, found {visible(origin[:80])}"
        )
    credentials = credentials_for(address, _fitting(address, settings))
    return Served(address, origin or origin_of(root), credentials)


def origin_of(root: str) -> str:
    """Return a name for the documents of a folder of this machine that those of no other have: `news-3f9a2c1b77e0`."""
    name = re.sub(r"[^a-z0-9]+", "-", root.rpartition("/")[2].lower()).strip("-")[:_READABLE]
    return f"{name or 'folder'}-{place_name(identity(root))}"


def root_of(address: Address) -> str:
    """Return a path that stands for the folder of an archive of which this machine has only the index.

    What is remembered of it is found by this path, as that of other archives is by theirs: by the first host and the
    name of the index.
    """
    host, port = address.hosts[0]
    return f"{NOWHERE}/{host}:{port}/{address.name}"


def _fitting(address: Address, settings: Settings | None) -> IndexSettings | None:
    """Return what is set for the hosts of this address: a password of one server is not for another."""
    if settings is None:
        return None
    try:
        hosts = parse(settings.index.address).hosts if settings.index.address else address.hosts
    except AddressError:
        return None
    return settings.index if set(address.hosts) <= set(hosts) else None
