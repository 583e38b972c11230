"""HTML pages: the article in them, without menus, scripts and advertisements.

A small page is read as it is. A larger one also goes through an article extractor (trafilatura). Where the
extractor finds about what the page's own article element holds, that element is read, for its structure is
richer; where the page has much more than the extractor finds, the extractor is believed; where it finds next
to nothing, runs out of time or fails, the page is read as it is.
"""

from __future__ import annotations

import codecs
import logging
import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from reader.seeds.blocks import Body, Builder
from reader.seeds.draft import Draft
from reader.seeds.formats.htmlmeta import page_meta
from reader.seeds.formats.htmlwalk import Walk
from reader.seeds.stopwatch import OutOfTimeError, can_stop, stopwatch

if TYPE_CHECKING:
    from lxml.etree import _Element

    from reader.seeds.source import Source

_SMALL = 2_000
"""Characters: a page with less text than this has nothing to be extracted from."""
_ENOUGH = 250
"""Characters: an extract of less is none."""
_MARKED_PART, _BARE_PART = 4, 20
"""What part an extract must be of the article that the page marks, and of a page that marks none: there most of the
page may be menus and lists of other articles."""
_DECLARED = re.compile(
    rb"<meta\b[^<>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{2,40})|<\?xml[^<>]{0,100}?encoding\s*=\s*[\"']([\w.:-]{2,40})",
    re.I,
)
# What pages say and what browsers take it to mean (WHATWG Encoding Standard, section 4.2).
_MEANT = {
    **dict.fromkeys(("iso-8859-1", "iso8859-1", "latin1", "latin-1", "ascii", "us-ascii"), "cp1252"),
    **dict.fromkeys(("gb2312", "gbk", "gb_2312-80", "x-gbk"), "gb18030"),
    **dict.fromkeys(("shift_jis", "shift-jis", "sjis", "x-sjis", "ms_kanji"), "cp932"),
    **dict.fromkeys(("euc-kr", "ks_c_5601-1987", "korean"), "cp949"),
    **dict.fromkeys(("iso-8859-9", "latin5"), "cp1254"),
    **dict.fromkeys(("iso-8859-11", "tis-620"), "cp874"),
    "big5": "big5hkscs",
}
_ATTRIBUTES = r"""[\s/]*+[^\s/>=]++(?:\s*+=\s*+(?:"[^"]*+"|'[^']*+'|[^\s>]*+))?+"""
_ATTRIBUTE = re.compile(_ATTRIBUTES)
_TAG = re.compile(rf"<[A-Za-z][^\s/>]*+((?:{_ATTRIBUTES}|=)*+)")
_TEXT_CODEC = re.compile(
    r"cp\d+|iso8859[-_]\d+|koi8[-_][a-z]|euc_\w+|gb18030|big5\w*|mac[-_]\w+|iso2022_jp|windows-\d+"
)
# What an extractor made of a million ad hoc rules may raise on a page nobody foresaw.
_FAILURES = (
    ValueError,
    TypeError,
    LookupError,
    AttributeError,
    AssertionError,
    RuntimeError,
    ArithmeticError,
)


def declared_encoding(data: bytes) -> str | None:
    """The codec for the encoding that a page says it is in, where that is one and not Unicode."""
    found = _DECLARED.search(data[:4096])
    if found is None:
        return None
    label = (found[1] or found[2]).decode("ascii", "ignore").lower()
    try:
        name = codecs.lookup(_MEANT.get(label, label)).name
    except LookupError:
        return None
    return name if _TEXT_CODEC.fullmatch(name) else None


def read(source: Source) -> list[Draft]:
    """The one article of a page; none where it has neither words nor a title."""
    if len(source.text) > source.limits.html_bytes:
        source.problems.add(
            None,
            f"expected a page of at most {source.limits.html_bytes:,} characters, came {len(source.text):,}",
            "save the article alone",
        )
        return []
    source = replace(source, text=_bounded(source.text, source))
    root = parse(source.text)
    if root is None:
        source.problems.add(None, "expected an article, came a page without text", "remove the file")
        return []
    meta = page_meta(root)
    base = meta.values.get("url", (None, ""))[0]
    body = _article(root, source, base, meta.title)
    if not body.text and not meta.title:
        source.problems.add(None, "expected an article, came a page without text", "remove the file")
        return []
    draft = Draft(body, meta.record, "page", None)
    draft.title, draft.title_origin = meta.title, meta.title_origin
    draft.fallback = meta.values
    return [draft]


def parse(text: str) -> _Element | None:
    """The tree of a page or a piece of one; None where there is nothing in it."""
    from lxml import etree
    from lxml import html as lxml_html

    parser = lxml_html.HTMLParser(
        huge_tree=True, remove_comments=True, remove_pis=True, no_network=True, encoding="utf-8"
    )
    data = text.replace("\0", "").encode("utf-8", "replace")
    if not data.strip():
        return None
    try:
        root: _Element | None = etree.fromstring(data, parser)
    except etree.ParseError:
        return None
    return root


def fragment_body(text: str, source: Source, base: str | None) -> Body:
    """A piece of HTML (the content of a record) as a body."""
    out = Builder()
    fragment_into(out, text, source, base)
    return out.finish()


def fragment_into(out: Builder, text: str, source: Source, base: str | None) -> None:
    """Add a piece of HTML to what is being built."""
    root = parse(_bounded(text[: source.limits.html_bytes], source))
    if root is not None:
        Walk(out, source.limits, base).walk(root)


def _bounded(text: str, source: Source) -> str:
    """A page without the attributes that are too many for one element; told as a Problem.

    Its parser compares each attribute with all the others, and would be at it for minutes.
    """
    most = source.limits.attributes
    if len(text) < 2 * most:
        return text
    parts: list[str] = []
    place = 0
    for tag in _TAG.finditer(text):
        if tag.end() - tag.start() < 2 * most:
            continue
        ends = [found.end() for found in _ATTRIBUTE.finditer(text, tag.start(1), tag.end())]
        if len(ends) > most:
            parts.append(text[place : ends[most - 1]])
            place = tag.end()
            source.problems.add(
                text.count("\n", 0, tag.start()) + 1,
                f"expected at most {most:,} attributes on an element, came {len(ends):,}",
                "save the article alone; the others are left out",
            )
    return "".join((*parts, text[place:])) if parts else text


def _article(root: _Element, source: Source, base: str | None, title: str) -> Body:
    """The body of the page's article, by whichever way gives the better one."""
    container = _container(root)
    own = _walked(container, source, base, title, page=True)
    whole = own if own.text else _walked(root, source, base, title, page=True)
    if not whole.text:
        whole = _walked(root, source, base, title, page=False)
    if len(whole.text) < _SMALL:
        return whole
    elements: Any = root.xpath("count(//*)")
    if elements > source.limits.extract_elements:
        return whole
    found = _extracted(source, base, title)
    part = _BARE_PART if container is root else _MARKED_PART
    if found is None or len(found.text) < max(_ENOUGH, len(whole.text) // part):
        return whole
    return whole if len(whole.text) <= 1.3 * len(found.text) else found


def _walked(root: _Element, source: Source, base: str | None, title: str, *, page: bool) -> Body:
    out = Builder()
    Walk(out, source.limits, base, title=title, page=page).walk(root)
    return out.finish()


def _container(root: _Element) -> _Element:
    """The element that holds the article, as the page itself marks it."""
    marked: Any = root.xpath("//*[@itemprop='articleBody'] | //article | //main | //*[@role='main']")
    if not marked:
        return root
    sizes = [len(element.xpath("string()")) for element in marked[:50]]
    largest = max(range(len(sizes)), key=sizes.__getitem__)
    chosen: _Element = marked[largest]
    # a list of teasers is many articles of one size: none of them is the page
    articles = [size for element, size in zip(marked, sizes, strict=False) if element.tag == "article"]
    if chosen.tag == "article" and len(articles) > 1 and sizes[largest] < 0.6 * sum(articles):
        return root
    return chosen


def _extracted(source: Source, base: str | None, title: str) -> Body | None:
    """What the article extractor finds; None where it fails or may not be asked."""
    limits = source.limits
    most = limits.extract_chars if can_stop() else limits.extract_chars // 10
    if len(source.text) > most:
        return None
    from trafilatura import bare_extraction

    for name in ("trafilatura", "htmldate", "courlan", "justext"):
        logging.getLogger(name).setLevel(logging.CRITICAL + 1)  # it would write on the terminal
    try:
        with stopwatch(limits.parse_seconds):
            found: Any = bare_extraction(
                source.text.replace("\0", ""),
                include_comments=False,
                include_formatting=True,
                include_images=True,
                include_links=True,
                with_metadata=False,
            )
            tree = getattr(found, "body", None)
            if tree is None:
                return None
            out = Builder()
            Walk(out, limits, base, title=title, extract=True).walk(tree)
            return out.finish()
    except OutOfTimeError:
        source.problems.add(
            None,
            f"expected a page to be read in {limits.parse_seconds:.0f} seconds, came more",
            "it is shown whole",
        )
    except _FAILURES:
        return None
    return None
