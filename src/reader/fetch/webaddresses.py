"""Addresses of the web: which may be asked, which machines may answer, and how they are shown."""

from __future__ import annotations

import re
from ipaddress import IPv4Address, IPv6Address, ip_address
from urllib.parse import urlsplit, urlunsplit

from reader.fetch.refusals import Refused
from reader.text import clean_line

SCHEMES = ("http", "https")
LONGEST = 2_000
"""Characters of an address."""
_SECRET = re.compile(r"(?i)((?:^|[?&;])[^=&;]*(?:key|token|auth|secret|passw|pwd|sig|session)[^=&;]*=)[^&;]*")


def checked(url: str) -> str:
    """Return an address that may be asked for, without its fragment.

    Raises:
        Refused: it is none of http or https, or names no host.
    """
    url = url.strip()
    try:
        parts = urlsplit(url)
        host, _ = parts.hostname, parts.port
    except ValueError as error:
        raise Refused(f"{shown(url)}: expected an address of the web, which this is not ({error})") from error
    if parts.scheme.lower() not in SCHEMES:
        raise Refused(f"{shown(url)}: expected an address that begins with http:// or https://")
    if not host or len(url) > LONGEST or not url.isprintable() or " " in url:
        raise Refused(f"{shown(url)}: expected an address of the web, with a host and no blanks")
    return urlunsplit((parts.scheme.lower(), parts.netloc, parts.path or "/", parts.query, ""))


def shown(url: str) -> str:
    """Return an address for people and logs: one clean line, without the secrets that may be in it."""
    url = clean_line(url)[:LONGEST]
    scheme, mark, rest = url.partition("://")
    if mark:
        place, slash, path = rest.partition("/")
        url = scheme + mark + place.rpartition("@")[2] + slash + path
    return _SECRET.sub(r"\1…", url)


def host_of(url: str) -> str:
    """Return the host of an address, in lower case; empty where there is none."""
    try:
        return (urlsplit(url).hostname or "").lower().rstrip(".")
    except ValueError:
        return ""


def is_public(address: str) -> bool:
    """Whether an IP address is one of the open internet: neither this machine, nor its network, nor a special one."""
    try:
        found = ip_address(address.partition("%")[0])
    except ValueError:
        return False
    return _is_public(found)


def _is_public(found: IPv4Address | IPv6Address) -> bool:
    if isinstance(found, IPv6Address):
        inner = found.ipv4_mapped or found.sixtofour or (found.teredo and found.teredo[1])
        if inner is None and int(found) >> 32 == int(IPv6Address("64:ff9b::")) >> 32:
            inner = IPv4Address(int(found) & 0xFFFFFFFF)  # NAT64: the address behind it is what is reached
        if inner:
            return _is_public(inner)
    return found.is_global and not found.is_multicast
