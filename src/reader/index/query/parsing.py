"""Reads the query language. `reader.index.query` has the grammar, `reader.index.query.tree` the tree."""

from __future__ import annotations

from typing import TYPE_CHECKING, NoReturn

from reader.index.query.folding import has_word
from reader.index.query.lexer import Token, tokens
from reader.index.query.mistakes import QueryError
from reader.index.query.tree import WORD_FIELDS, And, Field, Has, Marked, Node, Not, Or, Said, Term, Undated

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Mapping

MAX_DEPTH = 20
MAX_TERMS = 256
"""SQLite's parser has a stack of 100 and refuses expressions deeper than 1,000; no person types that much."""

_WORD_FIELDS: dict[str, Field] = {name: name for name in WORD_FIELDS}
_FIELDS = (*WORD_FIELDS, "said", "date", "after", "before", "newer", "older", "is", "has", "saved")
_FLAGS: dict[tuple[str, str], Node] = {
    ("is", "quoted"): Has("quoted"),
    ("is", "read"): Marked("read"),
    ("is", "unread"): Not(Marked("read")),
    ("is", "starred"): Marked("starred"),
    ("is", "hidden"): Marked("hidden"),
    ("is", "corrected"): Marked("corrected"),
    ("is", "version"): Has("version"),
    ("has", "url"): Has("url"),
    ("has", "note"): Marked("note"),
}


class Parser:
    """Reads one query, once."""

    def __init__(
        self,
        query: str,
        today: dt.date | None = None,
        saved: Callable[[], Mapping[str, str]] | None = None,
        *,
        searches: tuple[str, ...] = (),
        depth: int = 0,
        words: int = 0,
    ) -> None:
        """`saved` gives the saved searches by name, if one is asked for.

        `searches` are the saved ones that the query stands in, `depth` is how deep that is, and `words` how many there
        were before it.
        """
        self._query = query
        self._today = today
        self._saved = saved
        self._inside = searches
        self._tokens = tokens(query)
        self._at = 0
        self._depth = depth
        self._open = 0
        if len(self._tokens) == 1 and self._tokens[0].kind == "operator":
            self._tokens = [Token("word", self._query.strip(), self._tokens[0].start)]
        self.words = words + len(self._tokens)
        """Words up to its end, with those of all saved searches in it."""
        if self.words > MAX_TERMS:
            raise QueryError(
                f"expected at most {MAX_TERMS} words, found {self.words}",
                query,
                self._tokens[max(0, min(MAX_TERMS - words, len(self._tokens) - 1))].start,
                "split it into several queries",
            )

    def parse(self) -> Node | None:
        """Return the tree of the whole query; None for a blank one.

        Raises:
            QueryError: see `reader.index.query.parse`.
        """
        node = self._either(None)
        if node is None and self._query.strip():
            # Nothing but punctuation: a term without words matches nothing. It never means everything.
            return Term("")
        return None if node is _NOTHING else node

    # ------------------------------------------------------------------ grammar
    def _either(self, field: Field | None) -> Node | None:
        groups = [self._group(field)]
        while (token := self._peek()) is not None and token.kind == "operator" and token.text == "OR":
            if groups[-1] is _NOTHING:
                self._fail("OR needs a word before it", token, "write a word on each side: a OR b")
            self._at += 1
            groups.append(self._group(field))
            if groups[-1] is _NOTHING:
                self._fail("OR needs a word after it", token, "write a word on each side: a OR b")
        return _joined(Or, [g for g in groups if g is not None and g is not _NOTHING])

    def _group(self, field: Field | None) -> Node | None:
        """Return the terms up to OR, `)` or the end; `_NOTHING` where there is no token at all."""
        nodes: list[Node | None] = []
        while (token := self._peek()) is not None:
            if token.kind == ")":
                if self._open:
                    break
                self._at += 1  # one that closes nothing, as in a smiley
                continue
            if token.kind == "operator" and token.text == "OR":
                break
            if token.kind == "operator" and token.text == "AND":
                self._and(token, bool(nodes))
                continue
            nodes.append(self._unary(field))
        if not nodes:
            return _NOTHING
        return _joined(And, [n for n in nodes if n is not None])

    def _and(self, token: Token, has_left: bool) -> None:
        self._at += 1
        follower = self._peek()
        if not has_left:
            self._fail("AND needs a word before it", token, "words side by side are joined without it")
        if (
            follower is None
            or follower.kind == ")"
            or (follower.kind == "operator" and follower.text != "NOT")
        ):
            self._fail("AND needs a word after it", token, "words side by side are joined without it")

    def _unary(self, field: Field | None) -> Node | None:
        token = self._tokens[self._at]
        self._at += 1
        match token.kind:
            case "minus":
                return self._negated(token, field)
            case "operator":
                return self._negated(token, field)
            case "(":
                return self._parenthesis(token, field)
            case "field":
                return self._field(token, field)
            case "phrase":
                return _term(token.text, field, token.prefix)
            case _:
                return self._word(token, field)

    def _negated(self, token: Token, field: Field | None) -> Node | None:
        follower = self._peek()
        if (
            follower is None
            or follower.kind == ")"
            or (follower.kind == "operator" and follower.text != "NOT")
        ):
            self._fail(f"{token.text} needs a word after it", token, "write -word to leave a word out")
        self._deeper(token)
        node = self._unary(field)
        self._depth -= 1
        return None if node is None else Not(node)

    def _parenthesis(self, token: Token, field: Field | None) -> Node | None:
        self._deeper(token)
        self._open += 1
        node = self._either(field)
        closer = self._peek()
        if closer is None:
            self._fail("this ( is never closed", token, "add a ) or take the ( away")
        self._at += 1
        self._open -= 1
        self._depth -= 1
        return node

    def _deeper(self, token: Token) -> None:
        self._depth += 1
        if self._depth > MAX_DEPTH:
            self._fail(f"more than {MAX_DEPTH} levels of ( and -", token, "take some of them away")

    # ------------------------------------------------------------------ fields
    def _field(self, token: Token, outer: Field | None) -> Node | None:
        """Read a field whose value is a phrase or a group in parentheses."""
        value = self._tokens[self._at]
        self._at += 1
        name = token.text.lower()
        if name not in _FIELDS:
            self._check_unknown(token.text, token.start)
            word = _term(token.text, outer, prefix=False)
            self._at -= 1
            rest = self._unary(outer)
            return _joined(And, [n for n in (word, rest) if n is not None])
        if value.kind == "(":
            if name not in _WORD_FIELDS:
                self._fail(f"{name}: cannot hold a group", value, f"write {name}:value for each")
            return self._parenthesis(value, _WORD_FIELDS[name])
        return self._valued(name, value.text, value.start + 1, value.prefix)

    def _word(self, token: Token, field: Field | None) -> Node | None:
        begun, colon, value = token.text.partition(":")
        name = begun.lower() if colon and begun.isascii() and begun.isalpha() else ""
        if name in _FIELDS:
            if not value:
                self._fail(f"{name}: needs a value", token, _EXAMPLES.get(name, f"write {name}:word"))
            start = token.start + len(begun) + 1
            stem, prefix = _starred(value) if name in _WORD_FIELDS else (value, False)
            return self._valued(name, stem, start, prefix)
        if name and not value.startswith("//"):
            self._check_unknown(begun, token.start)
        stem, prefix = _starred(token.text)
        return _term(stem, field, prefix)

    def _valued(self, name: str, value: str, start: int, prefix: bool) -> Node | None:
        if name in _WORD_FIELDS:
            return _term(value, _WORD_FIELDS[name], prefix)
        match name:
            case "said":
                return self._said(value, start)
            case "is" | "has":
                return self._flag(name, value, start)
            case "saved":
                return self._search(value, start)
            case _:
                return self._time(name, value, start)

    def _said(self, value: str, start: int) -> Node:
        speaker, colon, said = value.partition(":")
        if not colon or not has_word(speaker) or not has_word(said):
            self._fail_at("said: needs a speaker and words", start, 'write said:"name: words"')
        return Said(" ".join(speaker.split()), " ".join(said.split()))

    def _flag(self, name: str, value: str, start: int) -> Node:
        node = _FLAGS.get((name, value.lower()))
        if node is None:
            known = " ".join(f"{name}:{flag}" for field, flag in _FLAGS if field == name)
            self._fail_at(f"{name}: cannot be {value!r}", start, f"known: {known}")
        return node

    def _search(self, name: str, start: int) -> Node | None:
        """Read a saved search in place of its name."""
        searches = {} if self._saved is None else self._saved()
        query = searches.get(name)
        if query is None and not name.isascii():
            import unicodedata  # as names are when they are saved

            query = searches.get(unicodedata.normalize("NFC", name))
        if query is None:
            from difflib import get_close_matches

            near = get_close_matches(name, searches, n=1)
            hint = f"did you mean saved:{near[0]}?" if near else "`reader saved` lists those there are"
            self._fail_at(f"no search is saved as {name!r}", start, hint)
        if query in self._inside:
            self._fail_at(f"saved:{name} is inside itself", start, "save it anew, without its own name")
        self._deeper(Token("word", name, start))
        found, inside = searches, (*self._inside, query)
        try:
            inner = Parser(
                query, self._today, lambda: found, searches=inside, depth=self._depth, words=self.words
            )
            node = inner.parse()
        except QueryError as error:
            self._fail_at(f"saved:{name}: {error.message}", start, f"it is saved as: {query}")
        self.words = inner.words
        self._depth -= 1
        return node

    def _time(self, name: str, value: str, start: int) -> Node:
        if (name, value.lower()) == ("date", "none"):
            return Undated()
        from reader.index.query.periods import BadPeriod, days

        try:
            return days(name, value, self._today)
        except BadPeriod as error:
            self._fail_at(f"{name}: {error}", start + error.offset, error.hint)

    # ------------------------------------------------------------------ mistakes
    def _check_unknown(self, name: str, start: int) -> None:
        """Stop at a field that is nearly a known one; others are words: `http:`, `Q:`, `via:`."""
        if len(name) < 3 or name.lower() in ("http", "https", "mailto"):
            return
        from difflib import get_close_matches

        near = get_close_matches(name.lower(), _FIELDS, n=1, cutoff=0.75)
        if near:
            self._fail_at(f"no field {name}:", start, f"did you mean {near[0]}:?")

    def _peek(self) -> Token | None:
        return self._tokens[self._at] if self._at < len(self._tokens) else None

    def _fail(self, message: str, token: Token, hint: str) -> NoReturn:
        self._fail_at(message, token.start, hint)

    def _fail_at(self, message: str, position: int, hint: str) -> NoReturn:
        raise QueryError(message, self._query, min(position, len(self._query)), hint)


_NOTHING: Node = Term("")
"""Stands for "no token was there", which is not the same as "only punctuation was there" (None)."""

_EXAMPLES = {
    "said": 'write said:"name: words"',
    "date": "write date:2018-01 or date:2018-01-01..2018-02",
    "is": "write is:quoted",
    "has": "write has:url",
    "saved": "write saved:name",
    "newer": "write newer:2w",
    "older": "write older:3m",
}


def _joined(kind: type[And | Or], nodes: list[Node]) -> Node | None:
    """Return one node for several; nested nodes of the same kind become one."""
    flat: list[Node] = []
    for node in nodes:
        flat.extend(node.nodes if isinstance(node, kind) else (node,))
    if len(flat) < 2:
        return flat[0] if flat else None
    return kind(tuple(flat))


def _starred(text: str) -> tuple[str, bool]:
    stem = text.rstrip("*")
    return (stem, True) if stem != text and has_word(stem) else (text, False)


def _term(text: str, field: Field | None, prefix: bool) -> Node | None:
    """Return the term, or None where no word is in it: punctuation alone neither finds nor excludes."""
    return Term(" ".join(text.split()), field, prefix) if has_word(text) else None
