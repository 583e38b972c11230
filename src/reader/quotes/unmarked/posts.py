"""Embedded posts of social networks: a text, its author's name and handle, mostly a day.

A post stands in no quotation marks; what tells it from the article is its by-line, in one of these shapes:

    text — Name (@handle) day          the by-line behind a dash, in the line or below it
    Name (@handle) · day               a line above the text; name and handle may have a line each
    @handle                            a line below each of several texts
    A post shared by Name (@handle)    below the text, as Instagram has it
    Posted by Name on day              below the text, as Facebook has it
    text — Name https://x.com/handle/status/1

Handles may be of Mastodon (@name@host) and Bluesky (@name.host).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING, NamedTuple

from reader.quotes.unmarked.handles import (
    LINES,
    MARGIN,
    REACH,
    Document,
    Sign,
    end_of_moment,
    moment_below,
    signs_in,
    stands_alone,
    words_after,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from reader.model.span import Span

_POSTED_BY = re.compile(r"Posted by (?P<name>[A-Z][^\n()@]{1,60}?) on (?P<day>[^\n]{4,40})$", re.MULTILINE)
_SHARED_BY = re.compile(
    r"^\W{0,4}A (?:post|photo|video|reel|thread) (?:shared|posted) by (?P<name>[^()\n@]{1,60}?)\W*$"
)
_VIEW = re.compile(r"(?i)^\W*view (?:this post|on|post|more)\b")
_BYLINE = re.compile(
    r"(?P<dash>[—–―-]{1,2})\s*(?P<name>[^()\[\]\n—–―@]{2,60}?)?[\s,/|·✔✓]*(?:\[[^\]\n]{0,60}\]\()?\(?$"
)
_NAME_LINE = re.compile(r"^[>\s*_]*(?P<name>[^()\n“”\"@:]{2,60}?)[\s,/|·✔✓*_]*$")
_NO_AUTHOR = re.compile(
    r"(?i)(?:by|follow|via|photo|image|screenshot|screengrab|credit|source|contact|email|twitter|tweet|instagram"
    r"|thanks|cc|posted|report(?:ing|ed)|written|more)\b"
)
"""What stands before a handle in by-lines of articles and captions."""
_LINK_TAIL = re.compile(r"(?:\s*(?:pic\.(?:twitter|x)\.com/\S+|https?://\S+|t\.co/\S+))+\s*$")


class Post(NamedTuple):
    """One post. `author` spans name and handle; `cue` the dash, if there is one."""

    start: int
    end: int
    author: tuple[int, int]
    name: str
    """Empty where only the handle is given."""
    handle: str
    """Empty where only the name is given."""
    cue: tuple[int, int] | None
    day: str | None
    above: bool = False
    """Whether the author stands above the text."""


def find_posts(
    text: str, lines: Sequence[tuple[int, int]], spans: Sequence[Span] = (), today: date | None = None
) -> list[Post]:
    """The posts of a text, in order. `spans` of kind "post" bound posts that the document set apart.

    `today` is the article's day: a post of “May 5” is of the last one before it.
    """
    bounds = sorted((span.start, span.end) for span in spans if span.kind == "post")
    document = Document(text, lines, bounds, today)
    out: list[Post] = []
    for post in sorted(_candidates(document)):
        if not (out and post.start < out[-1].end):
            out.append(post)
    return out


def _candidates(document: Document) -> Iterator[Post]:
    signs = list(signs_in(document))
    alone = {sign.number for sign in signs if stands_alone(document, sign)}
    since = 0  # where the last by-line in a line ended
    for sign in signs:
        post = _signed(document, sign, since)
        if post is not None:
            since = end_of_moment(document, sign)
        else:
            post = _shared(document, sign)
        if post is None and sign.handle:
            post = _headed(document, sign) or _stacked(document, sign)
            if post is None and len(alone) > 1 and sign.number in alone:
                post = _below(document, sign)
        if post is not None:
            yield post
    if "Posted by " in document.text:
        yield from _posted(document)


def _name(match: re.Match[str]) -> str:
    return (match["name"] or "").strip()


def _signed(document: Document, sign: Sign, since: int) -> Post | None:
    """Text — Name (@handle) day; the text begins where the line does, but not before `since`."""
    text, (start, _) = document.text, document.lines[sign.number]
    head = max(start, sign.start - REACH)
    byline = _BYLINE.search(text[head : sign.start])
    if byline is None or _NO_AUTHOR.match(_name(byline)):
        return None
    words, only, _ = words_after(document, sign)
    if not only and not sign.bracketed:
        return None
    dash = head + byline.start("dash")
    if dash > start and text[dash - 1].isalnum():
        return None  # a hyphen in a word
    body = _body_before(document, sign.number, dash, since)
    if body is None:
        return None
    author = (head + byline.start("name") if byline["name"] else sign.start, sign.end)
    if text.startswith("http", sign.start):
        author = (author[0], head + byline.end("name")) if byline["name"] else author
    cue = (dash, dash + len(byline["dash"]))
    day = document.day(words) or document.day(text[head + byline.end("dash") : sign.start])
    return Post(*body, author, _name(byline), sign.handle, cue, day)


def _body_before(document: Document, number: int, stop: int, since: int) -> tuple[int, int] | None:
    """What stands before a by-line that begins at `stop`: in its line, in the lines set apart, or in the line above."""
    text, lines = document.text, document.lines
    start = lines[number][0]
    if start < since < stop:
        return _trimmed(text, since, stop)
    place = bisect_right(document.bounds, (stop, len(text))) - 1
    if place >= 0:
        first, last = document.bounds[place]
        if stop < last and text[first:stop].strip():
            return _trimmed(text, max(first, since if since < stop else 0), stop)
    body = _trimmed(text, start, stop)
    if body is not None or text[start:stop].strip(" >*_\t"):
        return body
    quoted = text.startswith(">", start)
    for above in range(number - 1, max(-1, number - 1 - LINES), -1):
        body = _trimmed(text, *lines[above])
        if body is None:
            continue
        top = above
        while quoted and top > 0 and top > number - LINES and text.startswith(">", lines[top - 1][0]):
            top -= 1
        return _trimmed(text, lines[top][0], lines[above][1])
    return None


def _shared(document: Document, sign: Sign) -> Post | None:
    """A post shared by Name (@handle), below the text, which begins below “View this post”."""
    text, lines = document.text, document.lines
    start, end = lines[sign.number]
    match = _SHARED_BY.match(text[start : sign.start]) if sign.start - start <= REACH else None
    if match is None:
        return None
    top = next(
        (
            k
            for k in range(sign.number - 1, max(-1, sign.number - LINES), -1)
            if _VIEW.match(text[slice(*lines[k])])
        ),
        None,
    )
    first = sign.number - 1 if top is None else top + 1
    if first < 0 or first >= sign.number:
        return None
    body = _trimmed(text, lines[first][0], lines[sign.number - 1][1])
    if body is None:
        return None
    author = (start + match.start("name"), sign.end)
    return Post(*body, author, _name(match), sign.handle, None, document.day(text[sign.end : end]))


def _headed(document: Document, sign: Sign) -> Post | None:
    """Name (@handle) [day] on one line, the text on the next."""
    text, lines, number = document.text, document.lines, sign.number
    start = lines[number][0]
    header = _NAME_LINE.match(text[start : sign.start].rstrip("(")) if sign.start - start <= REACH else None
    words, only, dated = words_after(document, sign)
    if header is None or _NO_AUTHOR.match(_name(header)) or not only or number + 1 >= len(lines):
        return None
    last = number + 1
    if not sign.bracketed and not dated:
        found = moment_below(document, number)
        if found is None:
            return None
        last, words = found[0] - 1, found[1]
    body = _trimmed(text, lines[number + 1][0], lines[last][1])
    if body is None:
        return None
    author = (start + header.start("name"), sign.end)
    return Post(*body, author, _name(header), sign.handle, None, document.day(words), above=True)


def _stacked(document: Document, sign: Sign) -> Post | None:
    """Name, @handle and the text in lines of their own, the moment below or behind the handle."""
    text, lines, number = document.text, document.lines, sign.number
    start = lines[number][0]
    if not number or sign.start - start > MARGIN or text[start : sign.start].strip(" >*_("):
        return None
    above = text[slice(*lines[number - 1])]
    header = _NAME_LINE.match(above) if len(above) <= REACH else None
    words, only, dated = words_after(document, sign)
    if header is None or not only or not _is_name(_name(header)):
        return None
    found = moment_below(document, number)
    if found is not None:
        last, words = found[0] - 1, words if dated else found[1]
    elif dated and number + 1 < len(lines):
        last = number + 1
    else:
        return None
    body = _trimmed(text, lines[number + 1][0], lines[last][1])
    if body is None:
        return None
    at = lines[number - 1][0] + header.start("name")
    author = (at, at + len(_name(header)))
    return Post(*body, author, _name(header), sign.handle, None, document.day(words), above=True)


def _below(document: Document, sign: Sign) -> Post | None:
    """A handle alone below each of several texts."""
    if not sign.number:
        return None
    body = _trimmed(document.text, *document.lines[sign.number - 1])
    if body is None or document.text[body[0]] == "@":
        return None
    return Post(*body, (sign.start, sign.end), "", sign.handle, None, None)


def _posted(document: Document) -> Iterator[Post]:
    """Posted by Name on day, below the text."""
    text, lines = document.text, document.lines
    starts = [start for start, _ in lines]
    for match in _POSTED_BY.finditer(text):
        number = bisect_right(starts, match.start()) - 1
        day = document.day(match["day"])
        if day is None or number < 1 or text[lines[number][0] : match.start()].strip(" >*_"):
            continue
        body = _trimmed(text, *lines[number - 1])
        if body is not None:
            yield Post(*body, match.span("name"), match["name"], "", None, day)


def _is_name(words: str) -> bool:
    """Whether a line is a name rather than a sentence."""
    return (
        len(words.split()) <= 6
        and words[:1].isupper()
        and words[-1:] not in ".!?:;,…"
        and not _NO_AUTHOR.match(words)
    )


def _trimmed(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Without blanks at the ends, signs of a block quotation and the links that close a post; None for nothing."""
    while start < end and (text[start].isspace() or text[start] == ">"):
        start += 1
    tail = max(start, end - 240)
    cut = _LINK_TAIL.search(text, tail, end)
    if cut is not None:
        end = cut.start()
    while end > start and (text[end - 1].isspace() or text[end - 1] == ">"):
        end -= 1
    return (start, end) if end - start > 1 else None
