"""Addresses that a reader may open: http, https and mailto, in a form safe to print and to pass on."""

from __future__ import annotations

import re

from reader.text import clean_line

_SCHEME = re.compile(r"(?:https?://[^/\s]|mailto:[^\s/])", re.IGNORECASE)
_UNSAFE = re.compile(r"[\s\"'`<>\\^{|}]")
_ELSEWHERE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|[/\\]")
"""How an address begins that is no file beside its document: a scheme, or the root of a host."""


def safe_url(written: str, most: int, base: str | None = None) -> str | None:
    """`written` as an address that may be opened, or None.

    Control and bidi characters go; blanks, quotes and brackets are percent-encoded, so that no shell,
    terminal or markup can read them as anything else; a relative address is joined to `base`, if given.
    """
    url = clean_line(written)
    if len(url) > most:
        return None
    # a browser leaves white space out of an address, so "java script:" is a scheme
    if base and not re.match(r"[A-Za-z][A-Za-z0-9+.-]*:", "".join(url.split())):
        try:
            from urllib.parse import urljoin

            url = urljoin(base, url)
        except ValueError:
            return None
    if not _SCHEME.match(url):
        return None
    scheme, colon, rest = url.partition(":")
    url = scheme.lower() + colon + (_UNSAFE.sub(_quoted, rest) if _UNSAFE.search(rest) else rest)
    return url if len(url) <= most else None


def file_beside(written: str, most: int) -> str | None:
    """The file that an address without a host names, relative to the folder of its document; None for others.

    Whether it lies in the archive is asked when it is opened.
    """
    from urllib.parse import unquote

    written = written.strip()
    if len(written) > most or _ELSEWHERE.match(written):
        return None
    path = unquote(re.split("[?#]", written, maxsplit=1)[0])
    return path if path and path == clean_line(path) and not _ELSEWHERE.match(path) else None


def _quoted(found: re.Match[str]) -> str:
    from urllib.parse import quote

    return quote(found[0])
