"""The address of an index that a server keeps: `opensearch://host:9200,host2:9200/news`.

`opensearch://` is HTTP, `opensearch+tls://` HTTPS; the certificate is verified, by the authorities in the file `?ca=`
where that is named. An address holds no secret: it is shown, written to logs, and given to other processes.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from reader.model.errors import ReaderError
from reader.text import visible

PLAIN, SECURE = "opensearch", "opensearch+tls"
PORT = 9200
"""Where none is named."""
LONGEST = 2000
"""Signs of an address."""

_WANTED = "expected opensearch://HOST:9200/NAME or opensearch+tls://HOST:9200/NAME"
_HOST = re.compile(r"(\[[0-9a-f:.]{2,45}\]|[a-z0-9_](?:[a-z0-9_.-]{0,252}[a-z0-9_])?)(?::([0-9]{1,5}))?")
_NAME = re.compile(r"[a-z0-9][a-z0-9._-]{0,99}")
_LOOPBACK = re.compile(r"localhost|::1|127(?:\.(?:0|[1-9][0-9]{0,2})){3}")
_KEPT = "/~"
"""Signs of a path that are written as they are, beside letters, digits and `_.-`."""


class AddressError(ReaderError):
    """What was named is no address of an index; the message says what was expected, and never holds a secret."""


class Address(NamedTuple):
    """Where an index is that a server keeps. `str` gives the address as it is written."""

    hosts: tuple[tuple[str, int], ...]
    """Host and port of each server of one cluster: any of them answers for all."""
    name: str
    """What the index is called there."""
    tls: bool
    ca: str | None
    """Path of the file with the authorities that a certificate may be signed by; None for those of the machine."""

    def __str__(self) -> str:
        hosts = ",".join(f"[{host}]:{port}" if ":" in host else f"{host}:{port}" for host, port in self.hosts)
        written = f"{SECURE if self.tls else PLAIN}://{hosts}/{self.name}"
        if self.ca is None:
            return written
        from urllib.parse import quote

        return f"{written}?ca={quote(self.ca, _KEPT, errors='surrogateescape')}"

    @property
    def is_loopback(self) -> bool:
        """Whether every host is this machine, for sure: names are not looked up."""
        return all(_LOOPBACK.fullmatch(host) for host, _ in self.hosts)


def parse(text: str) -> Address:
    """Return the address that is written as `text`.

    Raises:
        AddressError: it is none, or there is a user or a password in it.
    """
    text = text.strip()
    if "@" in text.partition("?")[0]:
        # Nothing of it is shown: it may be a password.
        raise AddressError(
            "the address of an index has no user and no password in it; they belong in READER_INDEX_USER and "
            "READER_INDEX_PASSWORD, below `index:` of the settings, or in ~/.netrc"
        )
    place, _, options = text.partition("?")
    scheme, mark, where = place.partition("://")
    if not mark or scheme.lower() not in (PLAIN, SECURE) or len(text) > LONGEST:
        raise AddressError(f"{_WANTED}, found {_short(place)}")
    tls = scheme.lower() == SECURE
    hosts, _, name = where.partition("/")
    name = name.removesuffix("/")
    if not _NAME.fullmatch(name):
        raise AddressError(
            f"{_short(place)}: expected the name of the index behind the hosts, of small letters, digits, `.`, `_` "
            f"and `-`, found {_short(name)}"
        )
    return Address(_hosts(hosts, place), name, tls, _ca(options, place, tls=tls))


def _hosts(written: str, place: str) -> tuple[tuple[str, int], ...]:
    found = []
    for each in written.lower().split(","):
        read = _HOST.fullmatch(each)
        port = int(read[2] or PORT) if read else 0
        if read is None or not 0 < port < 1 << 16 or not _is_host(read[1]):
            raise AddressError(f"{_short(place)}: expected HOST or HOST:PORT, found {_short(each)}")
        found.append((read[1].strip("[]"), port))
    return tuple(dict.fromkeys(found))


def _is_host(host: str) -> bool:
    if not host.startswith("["):
        return ".." not in host
    from ipaddress import IPv6Address

    try:
        IPv6Address(host.strip("[]"))
    except ValueError:
        return False
    return True


def _ca(options: str, place: str, *, tls: bool) -> str | None:
    if not options:
        return None
    from urllib.parse import unquote

    name, _, value = options.partition("=")
    path = unquote(value, errors="surrogateescape")
    # What came is not shown: somebody may have written a secret at a wrong place.
    if name != "ca" or "&" in value or "\0" in path or not path.startswith(("/", "~/")):
        raise AddressError(
            f"{_short(place)}: expected nothing but ?ca=FILE behind the name, with the whole path of a file, from / on"
        )
    if not tls:
        raise AddressError(f"{_short(place)}: expected {SECURE}:// before a ?ca=FILE, found {PLAIN}://")
    return path


def _short(text: str) -> str:
    return visible(text[:200]) + "…" * (len(text) > 200) or "nothing"
