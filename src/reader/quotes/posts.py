"""Embedded posts of social networks: text, then a dash, the author with a handle, and a date.

Also the header form, author and handle on a line of their own before the text. Such a post stands in no
quotation marks; its by-line gives the speaker, the handle and the day.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING, NamedTuple

from reader.quotes.dates import day_in

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.model import Span

_HANDLE = re.compile(r"\((@\w{1,30}(?:@[\w.-]{3,40})?)\)")
_BYLINE = re.compile(r"(?P<dash>[—–―-]{1,2})\s*(?P<name>[^()\n—–―]{2,60}?)\s*$")
_HEADER = re.compile(r"^\s*(?P<name>[^()\n“”\"]{2,60}?)\s*$")
_LINK_TAIL = re.compile(r"\s*(?:pic\.twitter\.com/\S+|https?://\S+)\s*$")
_REACH = 80
"""Code points before the handle where dash and name stand."""


class Post(NamedTuple):
    """One post. `author` spans name and handle; `cue` the dash, if there is one."""

    start: int
    end: int
    author: tuple[int, int]
    name: str
    handle: str
    cue: tuple[int, int] | None
    day: str | None


def find_posts(text: str, lines: Sequence[tuple[int, int]], spans: Sequence[Span] = ()) -> list[Post]:
    """The posts of a text, in order. `spans` of kind "post" bound posts that the document set apart."""
    out: list[Post] = []
    starts = [start for start, _ in lines]
    bounds = [(span.start, span.end) for span in spans if span.kind == "post"]
    for handle in _HANDLE.finditer(text):
        number = bisect_right(starts, handle.start()) - 1
        if number < 0:
            continue
        post = _signed(text, lines, number, handle, bounds) or _headed(text, lines, number, handle)
        if post is not None and not (out and post.start < out[-1].end):
            out.append(post)
    return out


def _signed(
    text: str,
    lines: Sequence[tuple[int, int]],
    number: int,
    handle: re.Match[str],
    bounds: Sequence[tuple[int, int]],
) -> Post | None:
    """Text — Name (@handle) day."""
    start, end = lines[number]
    head = max(start, handle.start() - _REACH)
    byline = _BYLINE.search(text[head : handle.start()])
    if byline is None:
        return None
    dash = head + byline.start("dash")
    body, stop = start, dash
    if dash - start < 8 and not text[start:dash].strip():  # the by-line has a line of its own
        if number == 0:
            return None
        body, stop = lines[number - 1]
    for first, last in bounds:
        if first <= dash < last:
            body = first
    body, stop = _trimmed(text, body, stop)
    if stop - body < 2:
        return None
    author = (head + byline.start("name"), handle.end())
    day = day_in(text[handle.end() : min(end, handle.end() + 40)])
    cue = (dash, head + byline.end("dash"))
    return Post(body, stop, author, byline.group("name"), handle.group(1), cue, day)


def _headed(text: str, lines: Sequence[tuple[int, int]], number: int, handle: re.Match[str]) -> Post | None:
    """Name (@handle) [day] on one line, the text on the next."""
    start, end = lines[number]
    header = _HEADER.match(text[start : handle.start()]) if handle.start() - start <= _REACH else None
    after = text[handle.end() : end].strip(" ·:,")
    if header is None or number + 1 >= len(lines) or len(after) > 40:
        return None
    day = day_in(after)
    if after and day is None:
        return None
    body, stop = _trimmed(text, *lines[number + 1])
    author = (start + header.start("name"), handle.end())
    return Post(body, stop, author, header.group("name"), handle.group(1), None, day)


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Without space at the ends and without the links that close a post."""
    while start < end and text[start].isspace():
        start += 1
    tail = max(start, end - 120)
    cut = _LINK_TAIL.search(text[tail:end])
    if cut is not None:
        end = tail + cut.start()
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end
