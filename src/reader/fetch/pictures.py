"""Pictures of articles as files beside their documents, for feeds of which somebody wants that.

A picture that cannot be had, or is none, costs nothing: its address stands in the text as before.
"""

from __future__ import annotations

import re
from hashlib import blake2b
from typing import TYPE_CHECKING

from reader.fetch.feedfiles import put
from reader.fetch.refusals import FetchError
from reader.fetch.webaddresses import shown

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.fetch.getter import Answer

MOST = 12
"""Pictures of an article that are fetched."""
LARGEST = 5 << 20
"""Bytes of one."""
_PICTURE = re.compile(r"(!\[(?:[^\]\\\n]|\\.)*\]\()<([^<>\n]+)>(\))")
"""As `htmlmarkdown` writes them."""
_BEGINNINGS = (
    (b"\x89PNG\r\n\x1a\n", "png"),
    (b"\xff\xd8\xff", "jpg"),
    (b"GIF87a", "gif"),
    (b"GIF89a", "gif"),
)


def kind_of(content: bytes) -> str | None:
    """Return the ending of a picture by its own first bytes, whatever a server calls it; None for what is none.

    Only formats that hold pixels and nothing that runs: no SVG.
    """
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        return "webp"
    if content[4:12] in (b"ftypavif", b"ftypavis"):
        return "avif"
    return next((ending for beginning, ending in _BEGINNINGS if content.startswith(beginning)), None)


def illustrated(text: str, root: str, path: str, get: Callable[[str, int], Answer]) -> tuple[str, int, str]:
    """Fetch the pictures of an article, and put them beside the document at `path`; `get` asks for an address.

    Returns:
        The Markdown with names of files in the place of addresses, how many these are, and what went wrong last.

    Raises:
        OSError: they cannot be written.
    """
    names: dict[str, str | None] = {}
    fault = ""
    for found in _PICTURE.finditer(text):
        address = found[2]
        if address in names or len(names) >= MOST:
            continue
        try:
            names[address] = _put_beside(root, path, get(address, LARGEST))
        except FetchError as error:
            names[address], fault = None, f"{shown(address)}: {error}"

    def named(found: re.Match[str]) -> str:
        return f"{found[1]}<{names.get(found[2]) or found[2]}>{found[3]}"

    number = sum(name is not None for name in names.values())
    return (_PICTURE.sub(named, text) if number else text), number, fault


def _put_beside(root: str, path: str, answer: Answer) -> str:
    """Put a picture beside a document, and return the name of its file.

    Raises:
        FetchError: there is none, or what is there is no picture.
    """
    if answer.status != 200:
        raise FetchError(f"the server does not give it ({answer.status})")
    ending = kind_of(answer.body)
    if ending is None:
        raise FetchError("expected a picture, found something else")
    digest = blake2b(answer.body, digest_size=4).hexdigest()
    place = f"{path.removesuffix('.md')} {digest}.{ending}"
    put(root, place, answer.body)  # one that is there already is this one, or a file of the user's
    return place.rpartition("/")[2]
