"""HTML of a feed or a page as Markdown that reads back as the same words: paragraphs, headings, lists, links, pictures.

No sign of the text is taken for markup, and no word is lost: what Markdown has no form for is kept as its words.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from lxml import etree
from lxml.html import HTMLParser, document_fromstring

from reader.seeds.links import safe_url
from reader.text import clean

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.html import HtmlElement

_SILENT = frozenset(
    [
        "script",
        "style",
        "template",
        "noscript",
        "iframe",
        "object",
        "applet",
        "embed",
        "svg",
        "math",
        "canvas",
        "head",
        "title",
        "select",
        "textarea",
        "input",
        "button",
        "dialog",
        "link",
        "meta",
        "form",
    ]
)
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_BLOCKS = frozenset(
    [
        "p",
        "div",
        "section",
        "article",
        "main",
        "header",
        "footer",
        "aside",
        "nav",
        "figure",
        "figcaption",
        "address",
        "details",
        "summary",
        "center",
        "body",
        "html",
        "dl",
        "dt",
        "dd",
        "fieldset",
        "legend",
        "caption",
        "hgroup",
        "noframes",
    ]
)
_MARKUP = re.compile(r"[\\`*_\[\]<>~|&]")
_AT_START = re.compile(r"^([#+=:-]|\d{1,9}(?=[.)]))")
_BLANKS = re.compile(r"[ \t\n\r\f\v\u00a0]+")
DEPTH = 200
"""Elements inside each other that are followed; deeper ones are read as their words."""


def markdown(html: str, base: str = "") -> str:
    """Return HTML as Markdown, paragraphs between empty lines. `base` is what relative addresses are relative to."""
    if not html.strip():
        return ""
    try:
        root = document_fromstring(
            clean(html), parser=HTMLParser(huge_tree=False, remove_comments=True, remove_pis=True)
        )
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return _escaped_block(_BLANKS.sub(" ", clean(html)).strip())
    return "\n\n".join(_Writer(base).blocks(root))


class _Writer:
    """Writes the blocks of a tree."""

    def __init__(self, base: str) -> None:
        self._base = base

    def blocks(self, element: HtmlElement, depth: int = 0) -> list[str]:
        """Return the blocks inside an element, each of one or more lines."""
        found: list[str] = []
        line: list[str] = []

        def close() -> None:
            words = _tidy("".join(line))
            line.clear()
            if words:
                found.append(words)

        self._add(line, element.text)
        for child in element:
            if isinstance(child.tag, str) and child.tag not in _SILENT:
                if depth < DEPTH and _is_block(child):
                    close()
                    found += self._block(child, depth + 1)
                else:
                    self._inline(line, child, depth + 1)
            self._add(line, child.tail)
        close()
        return found

    def _block(self, element: HtmlElement, depth: int) -> list[str]:
        tag = element.tag
        if tag in _HEADINGS:
            words = " ".join(" ".join(self.blocks(element, depth)).split())
            return [f"{'#' * _HEADINGS[tag]} {words}"] if words else []
        if tag == "blockquote":
            inner = self.blocks(element, depth)
            return [_before("> ", "> ", "\n\n".join(inner))] if inner else []
        if tag in ("ul", "ol", "menu", "dir"):
            return self._list(element, depth, ordered=tag == "ol")
        if tag in ("pre", "listing", "xmp"):
            return _fenced(element.text_content())
        if tag == "hr":
            return ["---"]
        if tag == "table":
            return self._table(element, depth)
        if tag == "br":
            return []
        return self.blocks(element, depth)

    def _list(self, element: HtmlElement, depth: int, *, ordered: bool) -> list[str]:
        items: list[str] = []
        for child in element:
            if not isinstance(child.tag, str) or child.tag in _SILENT:
                continue
            inner = self.blocks(child, depth + 1) if child.tag == "li" else self._block(child, depth + 1)
            if inner:
                mark = f"{len(items) + 1}. " if ordered else "- "
                items.append(_before(mark, " " * len(mark), "\n\n".join(inner)))
        return ["\n".join(items)] if items else []

    def _table(self, element: HtmlElement, depth: int) -> list[str]:
        rows = [
            [self._cell(cell, depth) for cell in row.iterchildren("td", "th")] for row in element.iter("tr")
        ]
        rows = [row for row in rows if any(row)]
        width = max(map(len, rows), default=0)
        if width < 2 or element.find(".//table") is not None:  # for the look of the page, not for figures
            return [block for row in element.iter("tr", "caption") for block in self._cells(row, depth)]
        filled = [row + [""] * (width - len(row)) for row in rows]
        lines = [f"| {' | '.join(row)} |" for row in filled]
        caption = element.find("caption")
        above = self.blocks(caption, depth) if caption is not None else []
        return [*above, "\n".join([lines[0], f"|{' --- |' * width}", *lines[1:]])]

    def _cells(self, row: HtmlElement, depth: int) -> list[str]:
        if any(each.tag == "table" for each in row.iterancestors() if each is not row) and depth > DEPTH:
            return []
        found: list[str] = []
        for cell in row:
            if isinstance(cell.tag, str) and cell.tag not in _SILENT and cell.find(".//tr") is None:
                found += self.blocks(cell, depth + 1)
        return found

    def _cell(self, cell: HtmlElement, depth: int) -> str:
        return " ".join(" ".join(self.blocks(cell, depth + 1)).replace("\\\n", " ").split())

    def _inline(self, line: list[str], element: HtmlElement, depth: int) -> None:
        tag = element.tag
        if tag == "br":
            line.append("\n")
        elif tag == "img":
            self._picture(line, element)
        elif depth >= DEPTH:
            self._add(line, element.text_content())
        elif tag == "a" and (address := self._address(element.get("href"))):
            inner: list[str] = []
            self._children(inner, element, depth)
            words = "".join(inner)
            if words.strip():
                lead, trail = (" " if words[:1].isspace() else ""), (" " if words[-1:].isspace() else "")
                line.append(f"{lead}[{words.strip()}](<{address}>){trail}")
        else:
            self._children(line, element, depth)

    def _children(self, line: list[str], element: HtmlElement, depth: int) -> None:
        self._add(line, element.text)
        for child in element:
            if isinstance(child.tag, str) and child.tag not in _SILENT:
                self._inline(line, child, depth + 1)
            self._add(line, child.tail)

    def _picture(self, line: list[str], element: HtmlElement) -> None:
        address = self._address(element.get("src") or element.get("data-src"))
        alt = _escaped(_BLANKS.sub(" ", element.get("alt") or "").strip())
        if address and not _is_beacon(element):
            line.append(f"![{alt}](<{address}>)")

    def _address(self, written: str | None) -> str | None:
        if not written or written.startswith("#"):
            return None
        try:
            joined = urljoin(self._base, written.strip()) if self._base else written
        except ValueError:
            return None
        return safe_url(joined, 2_000)

    @staticmethod
    def _add(line: list[str], text: str | None) -> None:
        if text:
            line.append(_escaped(_BLANKS.sub(_one_blank, text)))


def _one_blank(found: re.Match[str]) -> str:
    return "\u00a0" if found[0] == "\u00a0" else " "


def _is_block(element: HtmlElement) -> bool:
    tag = element.tag
    if tag in _BLOCKS or tag in _HEADINGS:
        return True
    if tag in ("blockquote", "ul", "ol", "menu", "dir", "pre", "listing", "xmp", "hr", "table", "li"):
        return True
    return tag in ("span", "a", "b", "i", "em", "strong", "font", "small", "ins", "del") and any(
        isinstance(inner.tag, str)
        and (inner.tag in _BLOCKS or inner.tag in ("ul", "ol", "blockquote", "table"))
        for inner in _few(element)
    )


def _few(element: HtmlElement) -> Iterator[HtmlElement]:
    """Yield the children of an element: what holds a block right inside is one."""
    yield from element


def _is_beacon(element: HtmlElement) -> bool:
    return element.get("width") in ("0", "1") or element.get("height") in ("0", "1")


def _tidy(words: str) -> str:
    """Return a paragraph: lines that were broken on purpose stay so, and no line begins as markup would."""
    lines = [" ".join(part.split(" ")).strip() for part in words.split("\n")]
    lines = [re.sub(r" {2,}", " ", line) for line in lines]
    while lines and not lines[0]:
        lines.pop(0)
    while lines and not lines[-1]:
        lines.pop()
    paragraphs: list[list[str]] = [[]]
    for line in lines:
        if line:
            paragraphs[-1].append(_safe_start(line))
        elif paragraphs[-1]:
            paragraphs.append([])
    return "\n\n".join("\\\n".join(part) for part in paragraphs if part)


def _safe_start(line: str) -> str:
    found = _AT_START.match(line)
    if found is None:
        return line
    mark = found[1]
    return f"{mark}\\{line[len(mark) :]}" if mark.isdigit() else f"\\{line}"


def _escaped(text: str) -> str:
    return _MARKUP.sub(r"\\\g<0>", text)


def _escaped_block(text: str) -> str:
    return _safe_start(_escaped(text))


def _before(first: str, others: str, text: str) -> str:
    """Put marks before the lines of a block: one before the first, others before the rest."""
    lines = text.split("\n")
    return "\n".join([first + lines[0], *((others + line).rstrip() for line in lines[1:])])


def _fenced(text: str) -> list[str]:
    text = text.strip("\n")
    if not text.strip():
        return []
    longest = max((len(run) for run in re.findall("`+", text)), default=0)
    fence = "`" * max(3, longest + 1)
    return [f"{fence}\n{text}\n{fence}"]
