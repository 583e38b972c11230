"""Walks a tree of HTML, or of the extractor's own tags, and adds its words to a builder. No recursion."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal

from reader.seeds.links import file_beside, safe_url
from reader.text import clean_line

if TYPE_CHECKING:
    from lxml.etree import _Element

    from reader.model.span import SpanKind
    from reader.seeds.blocks import Builder
    from reader.seeds.limits import Limits

_NEVER = frozenset(
    [
        "script",
        "style",
        "template",
        "noscript",
        "iframe",
        "object",
        "applet",
        "svg",
        "math",
        "canvas",
        "audio",
        "video",
        "map",
        "head",
        "title",
        "select",
        "option",
        "textarea",
        "input",
        "button",
        "datalist",
        "dialog",
        "rp",
        "link",
        "meta",
    ]
)
_FURNITURE = frozenset({"nav", "aside", "footer"})
"""Parts of a page that are not its article."""
_BLOCKS = frozenset(
    [
        "p",
        "div",
        "section",
        "article",
        "main",
        "header",
        "hgroup",
        "footer",
        "aside",
        "nav",
        "dl",
        "dt",
        "dd",
        "figure",
        "figcaption",
        "address",
        "details",
        "summary",
        "form",
        "fieldset",
        "legend",
        "center",
        "body",
        "table",
        "caption",
        "thead",
        "tbody",
        "tfoot",
        "note",
    ]
)
_INLINE: dict[str, SpanKind] = {
    **dict.fromkeys(("b", "strong"), "strong"),
    **dict.fromkeys(("i", "em", "cite", "dfn"), "emphasis"),
    **dict.fromkeys(("code", "kbd", "samp", "tt"), "code"),
}
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
# The extractor writes a small TEI: its names for what HTML calls otherwise.
_TEI = {
    "head": "h2",
    "quote": "blockquote",
    "lb": "br",
    "ref": "a",
    "graphic": "img",
    "item": "li",
    "row": "tr",
    "cell": "td",
}
_TEI_STYLES = {"#b": "b", "#i": "i", "#t": "code", "#u": "span"}
_POSTS = re.compile(
    r"(?:^|\s)(?:twitter-tweet|twitter-video|instagram-media|tiktok-embed|bluesky-embed|mastodon-embed|fb-post"
    r"|reddit-embed\w*|text-post-media)(?:\s|$)"
)
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)
_START = re.compile(r"\s*(-?\d{1,9})\s*$")


class Walk:
    """One walk; `walk` may be called once."""

    def __init__(
        self,
        out: Builder,
        limits: Limits,
        base: str | None,
        *,
        title: str = "",
        page: bool = False,
        extract: bool = False,
    ) -> None:
        """`title` is not repeated; `page` leaves out menus and the like; `extract` reads its tags."""
        self._out = out
        self._limits = limits
        self._base = base
        self._title = _words(title)
        self._page = page
        self._extract = extract
        self._lists: list[int | None] = []
        self._quotes = 0
        self._opened: list[tuple[str, int]] = []
        """For every open element, its tag and the number of spans it opened."""
        self._cells = 0

    def walk(self, root: _Element) -> None:
        """Add everything under `root`."""
        from lxml import etree

        context = etree.iterwalk(root, events=("start", "end"))
        for event, element in context:
            if event == "start":
                tag = self._tag(element)
                if self._left_out(element, tag):
                    context.skip_subtree()
                    self._opened.append(("", 0))
                    continue
                self._opened.append((tag, self._start(element, tag)))
                if tag == "pre":
                    context.skip_subtree()
                    self._out.verbatim("".join(map(str, element.itertext())))
                elif element.text:
                    self._out.text(element.text)
            else:
                tag, spans = self._opened.pop()
                self._end(tag, spans)
                if element.tail and element is not root:
                    self._out.text(element.tail)

    def _tag(self, element: _Element) -> str:
        tag: object = element.tag
        if not isinstance(tag, str):
            return "script"  # a comment or an instruction that the parser kept
        tag = tag.rpartition("}")[2].lower()
        if self._extract:
            if tag == "hi":
                return _TEI_STYLES.get(element.get("rend", ""), "span")
            if tag == "list":
                return "ol" if element.get("rend") == "ol" else "ul"
            if tag == "head" and re.fullmatch("h[1-6]", element.get("rend", "")):
                return element.get("rend", "")
            return _TEI.get(tag, tag)
        return tag

    def _left_out(self, element: _Element, tag: str) -> bool:
        """Whether an element and all in it is not shown."""
        if tag in _NEVER or (self._page and tag in _FURNITURE and not self._quotes):
            return True
        if element.get("hidden") is not None or element.get("aria-hidden") == "true":
            return tag not in {"html", "body"}
        style = element.get("style")
        if style and _HIDDEN.search(style[:500]):
            return tag not in {"html", "body"}
        if tag in _HEADINGS and self._title and (self._page or self._extract):
            return _words("".join(map(str, element.itertext()))) == self._title
        return False

    def _start(self, element: _Element, tag: str) -> int:
        """What an element does before its words; how many spans it opened."""
        out = self._out
        if tag in _HEADINGS:
            out.block()
            return self._open("heading", level=_HEADINGS[tag])
        if tag in _INLINE:
            return self._open(_INLINE[tag])
        if tag == "a":
            target = safe_url(
                element.get("href") or element.get("target") or "", self._limits.field_chars, self._base
            )
            return self._open("link", target) if target else 0
        if tag == "blockquote":
            self._quotes += 1
            out.block()
            post = _POSTS.search(element.get("class", ""))
            return self._open("post" if post else "block-quote", level=self._quotes)
        if tag in {"ul", "ol", "li", "menu"}:
            return self._list(element, tag)
        self._other(element, tag)
        return self._open("code") if tag == "pre" else 0

    def _other(self, element: _Element, tag: str) -> None:
        """Elements that open no span."""
        out = self._out
        if tag in _BLOCKS or tag in {"pre", "hr"}:
            out.block()
        elif tag == "br":
            out.line_break()
        elif tag == "img":
            alt = clean_line(element.get("alt") or "")
            if alt:  # an author who leaves it empty says that it shows nothing
                out.text(" ")
                source = element.get("src") or ""
                most = self._limits.field_chars
                out.picture(alt, safe_url(source, most, self._base), file_beside(source, most))
                out.text(" ")
        elif tag == "q":
            out.text("“")
        elif tag == "rt":
            out.text(" (")
        elif tag == "tr":
            self._cells = 0
            out.line()
        elif tag in {"td", "th"}:
            if self._cells:
                out.text(" | ")
            self._cells += 1

    def _list(self, element: _Element, tag: str) -> int:
        if tag != "li":
            if not self._lists:
                self._out.block()
            start = _START.match(element.get("start") or "1")
            self._lists.append(int(start[1]) if start and tag == "ol" else 1 if tag == "ol" else None)
            return 0
        self._out.line()
        level = max(1, len(self._lists))
        opened = self._open("list-item", level=level)
        number = self._lists[-1] if self._lists else None
        self._out.marker(level, "-" if number is None else f"{number}.")
        if number is not None:
            self._lists[-1] = number + 1
        return opened

    def _open(self, kind: SpanKind, target: str | None = None, level: int = 0) -> Literal[1]:
        self._out.open(kind, target, level)
        return 1

    def _end(self, tag: str, spans: int) -> None:
        """What an element does after its words."""
        out = self._out
        if tag == "q":
            out.text("”")
        elif tag == "rt":
            out.text(")")
        for _ in range(spans):
            out.close()
        if tag == "blockquote":
            self._quotes -= 1
        if tag in {"ul", "ol", "menu"} and self._lists:
            self._lists.pop()
            if not self._lists:
                out.block()
        elif tag in {"li", "tr"}:
            out.line()
        elif tag in _BLOCKS or tag in _HEADINGS or tag in {"blockquote", "pre"}:
            out.block()


def _words(text: str) -> str:
    return re.sub(r"\W+", " ", text[:2_000].casefold()).strip()
