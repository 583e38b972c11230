"""Who one is at the server of an index: from the environment, else from the settings, else from ~/.netrc.

Never from a command line, which every user of the machine can read, and never sent in clear to another machine.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, NamedTuple

from reader.model.errors import ReaderError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reader.config import IndexSettings
    from reader.index.serveraddress import Address

USER, PASSWORD, TOKEN = "READER_INDEX_USER", "READER_INDEX_PASSWORD", "READER_INDEX_TOKEN"
"""Environment variables: an indexer gets what it needs in them, whatever it came from."""


class CredentialsError(ReaderError):
    """Who one is cannot be told to the server; the message says why, and holds no secret."""


class Credentials(NamedTuple):
    """A user with a password, or a token, or nothing."""

    user: str = ""
    password: str = ""
    token: str = ""
    """Sent as `Authorization: Bearer`; with one, nobody asks for a user."""

    def __repr__(self) -> str:
        return "Credentials(…)" if any(self) else "Credentials()"

    @property
    def environment(self) -> dict[str, str]:
        """The environment variables that tell another process of ours; what is not known is empty."""
        return dict(zip((USER, PASSWORD, TOKEN), self, strict=True))


def credentials_in(environment: Mapping[str, str]) -> Credentials:
    """Return what the environment says."""
    return Credentials(*(environment.get(name, "") for name in (USER, PASSWORD, TOKEN)))


def credentials_for(address: Address, settings: IndexSettings | None) -> Credentials:
    """Return who one is at `address`; `settings` are those that were made for it.

    The first that says anything says all: a user of one is never sent with the password of another.

    Raises:
        CredentialsError: half of it is missing, it cannot be sent, or it would be sent in clear to another machine.
    """
    found, source = credentials_in(os.environ), "the environment"
    if not any(found) and settings is not None:
        found, source = Credentials(settings.user, settings.password, settings.token), "the settings"
    clear = not address.tls and not address.is_loopback
    if not any(found) and not clear:
        found, source = _in_netrc(address), "~/.netrc"
    _check(found, source)
    if any(found) and clear:
        raise CredentialsError(
            f"{address}: what is in {source} to get in is sent over opensearch:// only to this machine, because others "
            "could read it on the way; write opensearch+tls://, or take it away there"
        )
    return found


def _check(found: Credentials, source: str) -> None:
    if not found.token and bool(found.user) != bool(found.password):
        missing = "password" if found.user else "user"
        raise CredentialsError(
            f"{source}: expected a user with a password, or a token; there is no {missing}"
        )
    for name, value in found._asdict().items():
        if not value.isprintable() or (name == "token" and not value.isascii()):
            raise CredentialsError(f"{source}: the {name} has a sign in it that cannot be sent")
    if ":" in found.user:
        raise CredentialsError(f"{source}: the name of a user has no `:` in it")


def _in_netrc(address: Address) -> Credentials:
    """Return what ~/.netrc says of every host alike: what is meant for one server is not sent to another."""
    path = os.path.expanduser("~/.netrc")
    if not os.path.exists(path):
        return Credentials()
    from netrc import NetrcParseError, netrc

    try:
        hosts = netrc().hosts
    except (OSError, NetrcParseError, UnicodeDecodeError) as error:
        number = getattr(error, "lineno", None)
        line = path if number is None else f"{path}:{number}"
        raise CredentialsError(
            f"{line}: cannot be read; expected `machine HOST login USER password WORD`, in a file of yours that "
            "nobody else may read"
        ) from None  # what it says may hold what it found
    entries = {hosts.get(host) for host, _ in address.hosts}
    entry = entries.pop()
    return Credentials(entry[0], entry[2]) if entry is not None and not entries else Credentials()
