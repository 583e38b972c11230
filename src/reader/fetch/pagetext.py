"""The article of a page as Markdown: what the page itself declares, else what the documents' own reader finds in it."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from reader.fetch.htmlmarkdown import markdown
from reader.seeds.draft import Problems
from reader.seeds.encoding import NotTextError, decode
from reader.seeds.formats import html as pages
from reader.seeds.limits import Limits
from reader.seeds.source import Source

if TYPE_CHECKING:
    from collections.abc import Iterator

_SHORT = 150
"""Words below which the text of a feed may be only the beginning of an article."""
_CUT = re.compile(
    r"(?i)(?:…|\.\.\.|\[(?:…|\.\.\.)\\?\]|read (?:more|on)|continue reading|weiterlesen|lire la suite)\W*$"
)
_SCRIPT = re.compile(
    r"<script[^>]{0,300}type\s*=\s*[\"']?application/ld\+json[^>]{0,300}>(.{2,2000000}?)</script", re.I | re.S
)
_BLOCK_TAG = re.compile(r"(?i)<(?:p|br|div|h\d|li)\b")
_MARKS = re.compile(r"[\"“”„«»‘’]")
_OPENING_WORDS = 8


def is_cut(text: str) -> bool:
    """Whether the text of a feed, as Markdown, may be only the beginning of its article."""
    return len(text.split()) < _SHORT or _CUT.search(text.strip()[-80:]) is not None


def fuller(feed_text: str, page_text: str) -> bool:
    """Whether the text of a page is the whole of what the feed has the beginning of, with all its quotation marks."""
    own, other = _words(feed_text), _words(page_text)
    if len(other) <= len(own):
        return False
    if not own:
        return True
    head = " ".join(own[:_OPENING_WORDS])
    if head not in " ".join(other):
        return False
    return len(_MARKS.findall(page_text)) >= len(_MARKS.findall(feed_text))


def _words(text: str) -> list[str]:
    words = re.findall(r"\w+", re.sub(r"\(<[^>]*>\)", "", text).casefold())
    cut = _CUT.search(text.strip()[-80:])
    return words[: -len(re.findall(r"\w+", cut[0])) or None] if cut else words


def article_of(body: bytes, content_type: str, url: str) -> str:
    """Return the article of a page as Markdown; empty where none is found."""
    found = re.search(r"charset\s*=\s*[\"']?([\w.:-]{2,40})", content_type, re.I)
    try:
        text = decode(body, found[1] if found else pages.declared_encoding(body)).text
    except NotTextError:
        return ""
    declared = max(_declared(text), key=len, default="")
    limits = Limits()
    drafts = pages.read(Source(text, Problems(url, limits), limits))
    extracted = "\n\n".join(_as_markdown(draft.body.text) for draft in drafts)
    if len(declared.split()) >= max(_OPENING_WORDS * 4, len(extracted.split()) // 2):
        return declared
    return extracted


def _as_markdown(text: str) -> str:
    """Return plain text, paragraphs between empty lines, as Markdown."""
    from html import escape

    blocks = (escape(block).replace("\n", "<br>") for block in text.split("\n\n"))
    return markdown("".join(f"<p>{block}</p>" for block in blocks))


def _declared(page: str) -> Iterator[str]:
    """Yield the article bodies that a page declares in JSON-LD."""
    for script in _SCRIPT.findall(page):
        try:
            data = json.loads(script)
        except (ValueError, RecursionError):
            continue
        for record in _records(data):
            body = record.get("articleBody")
            if isinstance(body, str) and body.strip():
                yield (
                    markdown(body)
                    if _BLOCK_TAG.search(body)
                    else _as_markdown(re.sub(r"\n+", "\n\n", body.strip()))
                )


def _records(data: Any) -> Iterator[dict[str, Any]]:
    waiting = [data]
    for _ in range(1000):
        if not waiting:
            return
        here = waiting.pop()
        if isinstance(here, list):
            waiting += here
        elif isinstance(here, dict):
            yield here
            waiting += [value for value in here.values() if isinstance(value, list | dict)]
