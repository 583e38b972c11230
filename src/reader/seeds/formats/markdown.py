"""Markdown with front matter, by markdown-it-py: tokens become blocks and spans, HTML is read as HTML."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from reader.seeds.blocks import Body, Builder, paragraphs
from reader.seeds.draft import Draft
from reader.seeds.formats.frontmatter import split
from reader.seeds.indents import is_prose
from reader.seeds.links import file_beside, safe_url
from reader.seeds.stopwatch import OutOfTimeError, can_stop, stopwatch
from reader.seeds.values import as_line
from reader.text import clean_line

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from markdown_it import MarkdownIt
    from markdown_it.token import Token

    from reader.seeds.source import Source

_SILENT = ("<script", "<style")


def read(source: Source) -> list[Draft]:
    """The one article of a Markdown document; none where it has no word."""
    text = source.text
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    record, rest = split(text, source)
    url = next((as_line(value, 2_000) for key, value in record.items() if key.lower() in {"url", "link"}), "")
    body = body_of(rest, source, url if url.startswith(("http://", "https://")) else None)
    if not body.text and not record:
        source.problems.add(None, "expected an article, came no text", "add the text or remove the file")
        return []
    return [Draft(body, record, "front matter", 1, text[: len(text) - len(rest)])]


def body_of(text: str, source: Source, base: str | None) -> Body:
    """Markdown as a body. `base` is the article's own address, for relative links.

    What the parser cannot do in its time, or nests too deep, is read as plain text, with a Problem.
    """
    limits = source.limits
    most = limits.markdown_chars if can_stop() else limits.markdown_chars // 40
    if len(text) > most:
        return _plain(text, source, f"{len(text):,} characters, more than {most:,}")
    parser = _parser(limits.nesting)
    try:
        with stopwatch(limits.parse_seconds):
            tokens = parser.parse(text)
            # The parser drops what lies deeper than its limit; a list counts two levels, itself and its item.
            if max((token.level for token in tokens), default=0) >= limits.nesting - 2:
                return _plain(text, source, f"lists or quotations nested {limits.nesting} deep or more")
            return _Walk(source, base).body(tokens)
    except OutOfTimeError:
        return _plain(text, source, f"a text that takes more than {limits.parse_seconds:.0f} seconds")
    except RecursionError:
        return _plain(text, source, "brackets or lists nested too deep")


def _plain(text: str, source: Source, what: str) -> Body:
    source.problems.add(
        None, f"expected Markdown that can be parsed, came {what}", "simplify it; it is shown as plain text"
    )
    return paragraphs(text)


def _any_link(url: str) -> bool:
    return bool(url)


@cache
def _parser(nesting: int) -> MarkdownIt:
    from markdown_it import MarkdownIt

    parser = MarkdownIt("commonmark", {"html": True, "maxNesting": nesting})
    # `safe_url` decides which addresses count; the parser's own check would leave markup in the text.
    parser.validateLink = _any_link  # type: ignore[method-assign]
    return parser.enable(["table", "strikethrough"])


class _Walk:
    """One pass over the tokens of a document."""

    def __init__(self, source: Source, base: str | None) -> None:
        self._source = source
        self._base = base
        self._out = Builder()
        self._lists: list[str] = []
        self._quotes = 0
        self._cells = 0
        self._links: list[bool] = []
        self._silent = False
        self._actions: dict[str, Callable[[Token], None]] = {
            "heading_open": self._heading,
            "heading_close": self._close_block,
            "blockquote_open": self._quote,
            "blockquote_close": self._quote_end,
            "bullet_list_open": self._list,
            "ordered_list_open": self._list,
            "bullet_list_close": self._list_end,
            "ordered_list_close": self._list_end,
            "list_item_close": lambda _: self._out.close(),
            "paragraph_open": self._paragraph,
            "paragraph_close": self._paragraph,
            "fence": self._code,
            "code_block": self._indented,
            "html_block": self._html,
            "hr": lambda _: self._out.block(),
            "table_open": lambda _: self._out.block(),
            "table_close": lambda _: self._out.block(),
            "tr_open": self._row,
            "th_open": self._cell,
            "td_open": self._cell,
            "text": lambda token: self._out.text(token.content),
            "softbreak": lambda _: self._out.text(" "),
            "hardbreak": lambda _: self._out.line(),
            "code_inline": self._inline_code,
            "em_open": lambda _: self._out.open("emphasis"),
            "em_close": lambda _: self._out.close(),
            "strong_open": lambda _: self._out.open("strong"),
            "strong_close": lambda _: self._out.close(),
            "link_open": self._link,
            "link_close": self._link_end,
            "image": self._image,
        }

    def body(self, tokens: Sequence[Token]) -> Body:
        """The body that the tokens make."""
        for place, token in enumerate(tokens):
            if token.type == "inline":
                self._inline(token.children or [])
            elif token.type == "list_item_open":
                self._item(token, tokens[place + 1] if place + 1 < len(tokens) else None)
            else:
                action = self._actions.get(token.type)
                if action is not None:
                    action(token)
        return self._out.finish()

    def _inline(self, children: Sequence[Token]) -> None:
        for child in children:
            if child.type == "html_inline":
                self._tag(child.content.lower())
            elif not self._silent:
                action = self._actions.get(child.type)
                if action is not None:
                    action(child)
        self._silent = False

    def _tag(self, tag: str) -> None:
        """A tag within a line: a break breaks, a script hides what follows, others leave words alone."""
        if tag.startswith(_SILENT):
            self._silent = not tag.endswith("/>")
        elif tag.startswith("</"):
            self._silent = False
        elif tag.startswith("<br"):
            self._out.line_break()

    def _heading(self, token: Token) -> None:
        self._out.block()
        self._out.open("heading", level=int(token.tag[1:]))

    def _close_block(self, _: Token) -> None:
        self._out.close()
        self._out.block()

    def _quote(self, _: Token) -> None:
        self._quotes += 1
        self._out.block()
        self._out.open("block-quote", level=self._quotes)

    def _quote_end(self, token: Token) -> None:
        self._quotes -= 1
        self._close_block(token)

    def _list(self, token: Token) -> None:
        self._lists.append(token.type)
        if len(self._lists) == 1:
            self._out.block()

    def _list_end(self, _: Token) -> None:
        self._lists.pop()
        if not self._lists:
            self._out.block()

    def _item(self, token: Token, inner: Token | None) -> None:
        """Items of a tight list are lines of one block, those of a loose one are blocks."""
        if inner is not None and inner.type == "paragraph_open" and not inner.hidden:
            self._out.block()
        else:
            self._out.line()
        level = len(self._lists)
        self._out.open("list-item", level=level)
        self._out.marker(level, token.info + token.markup)

    def _paragraph(self, token: Token) -> None:
        if token.hidden:
            self._out.line()
        else:
            self._out.block()

    def _code(self, token: Token) -> None:
        self._out.block()
        self._out.open("code")
        self._out.verbatim(token.content)
        self._out.close()
        self._out.block()

    def _indented(self, token: Token) -> None:
        """Indented lines are code to Markdown; where they are prose, their author meant a quotation."""
        lines = token.content.rstrip("\n").split("\n")
        if not is_prose(lines):
            self._code(token)
            return
        self._quote(token)
        for block in token.content.split("\n\n"):
            self._out.block()
            self._out.text(block)
        self._quote_end(token)

    def _html(self, token: Token) -> None:
        from reader.seeds.formats.html import fragment_into

        self._out.block()
        fragment_into(self._out, token.content, self._source, self._base)
        self._out.block()

    def _row(self, _: Token) -> None:
        self._cells = 0
        self._out.line()

    def _cell(self, _: Token) -> None:
        if self._cells:
            self._out.text(" | ")
        self._cells += 1

    def _inline_code(self, token: Token) -> None:
        self._out.open("code")
        self._out.text(token.content)
        self._out.close()

    def _link(self, token: Token) -> None:
        target = safe_url(str(token.attrs.get("href", "")), self._source.limits.field_chars, self._base)
        self._links.append(target is not None)
        if target is not None:
            self._out.open("link", target)

    def _link_end(self, _: Token) -> None:
        if self._links.pop():
            self._out.close()

    def _image(self, token: Token) -> None:
        from urllib.parse import unquote  # few articles have pictures

        source = str(token.attrs.get("src", ""))
        shows = token.content.strip() or clean_line(unquote(source.rpartition("/")[2]))
        if shows:
            most = self._source.limits.field_chars
            self._out.picture(shows, safe_url(source, most, self._base), file_beside(source, most))
