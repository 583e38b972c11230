"""From what a format found to an `Article`: every rule that holds for all formats alike."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from reader.language import guess
from reader.model.article import Article, Problem
from reader.seeds.articleids import article_id
from reader.seeds.blocks import Body
from reader.seeds.dates import MOST, date_in_path, is_nothing, read_date
from reader.seeds.headline import headline
from reader.seeds.keys import sort_out
from reader.seeds.links import safe_url
from reader.seeds.values import as_line
from reader.text import clean_line, visible

if TYPE_CHECKING:
    from reader.seeds.encoding import Decoded
    from reader.seeds.limits import Limits

_GUESSED_FROM = 1_500  # characters: function words settle the language well before
_LANGUAGE = re.compile(r"([A-Za-z]{2,3})(?:[-_][A-Za-z0-9]{1,8})*")
_TAG_MARKS = re.compile(r"[,;\n]")


class Problems:
    """The problems of one document, counted beyond a limit."""

    def __init__(self, path: str, limits: Limits) -> None:
        self._path = path
        self._limits = limits
        self._found: list[Problem] = []
        self._more = 0

    def add(self, line: int | None, what: str, how: str) -> Problem | None:
        """Note a problem; `what` may quote foreign text. None once there are too many to list."""
        if len(self._found) >= self._limits.problems:
            self._more += 1
            return None
        problem = Problem(self._path, line, clean_line(what), how)
        self._found.append(problem)
        return problem

    def all(self) -> tuple[Problem, ...]:
        """Every problem noted, the last one counting those that were not listed."""
        if not self._more:
            return tuple(self._found)
        rest = Problem(self._path, None, f"{self._more} more problems of this kind", "mend those above first")
        return (*self._found, rest)


@dataclass(slots=True)
class Draft:
    """One article as its format gives it: values as written, under the keys they had."""

    body: Body = field(default_factory=Body)
    record: dict[str, object] = field(default_factory=dict)
    where: str = ""
    """What the record is, for `Article.origins`: "front matter", "header line"."""
    line: int | None = None
    """Where the record begins, for problems."""
    head: str = ""
    """The part of the document that the record stands in, from `line` on, to find the line of a key."""
    fragment: str | None = None
    title: str | None = None
    """A title that the document shows rather than declares, and what shows it."""
    title_origin: str = ""
    fallback: dict[str, tuple[str, str]] = field(default_factory=dict)
    """Values that count where the record has none: field to (value, origin)."""
    problems: list[Problem] = field(default_factory=list)

    def line_of(self, key: str) -> int | None:
        """The line that `key` is on, or where the record begins."""
        if self.line is None or not self.head or not key:
            return self.line
        found = re.search(
            rf"^[^\S\n]*[{{,]?[^\S\n]*[\"']?{re.escape(key)}[\"']?[^\S\n]*[:=\s]", self.head, re.M | re.I
        )
        return self.line + (self.head.count("\n", 0, found.start()) if found else 0)


class Finisher:
    """Makes articles of the drafts of one document."""

    def __init__(self, path: str, limits: Limits, problems: Problems, encoding: Decoded) -> None:
        self._path = path
        self._limits = limits
        self._problems = problems
        self._encoding = encoding

    def finish(self, draft: Draft) -> Article:
        """The article that `draft` is; what is wrong with its values becomes problems and stops nothing."""
        fields, rest = sort_out(draft.record)
        if self._encoding.encoding != "utf-8":
            rest = {"encoding": self._encoding.encoding, **rest}
            draft.fallback["encoding"] = (
                "",
                "guessed from its bytes" if self._encoding.guessed else "the document",
            )
        return _Finishing(self._path, self._limits, self._problems, draft, fields, rest).article()


class _Finishing:
    """One draft on its way."""

    def __init__(
        self,
        path: str,
        limits: Limits,
        problems: Problems,
        draft: Draft,
        fields: dict[str, tuple[str, object]],
        rest: dict[str, object],
    ) -> None:
        self._path = path
        self._limits = limits
        self._problems = problems
        self._draft = draft
        self._fields = fields
        self._rest = rest
        self._own = list(draft.problems)
        self._origins: dict[str, str] = {}

    def article(self) -> Article:
        title, body = self._title_and_body()
        derived = not title
        if derived:
            title = headline(body.text) or self._file_name()
            self._origins["title"] = "first sentence" if body.text else "file name"
        if "encoding" in self._draft.fallback:
            self._origins["encoding"] = self._draft.fallback["encoding"][1]
        language, guessed = self._language(body.text)
        return Article(
            id=article_id(self._path, self._draft.fragment),
            path=self._path,
            fragment=self._draft.fragment,
            title=title,
            title_derived=derived,
            text=body.text,
            spans=body.spans,
            date=self._date(),
            source=self._line("source"),
            author=self._line("author"),
            url=self._url(),
            section=self._line("section"),
            language=language,
            language_guessed=guessed,
            tags=self._tags(),
            meta=self._meta(),
            problems=tuple(self._own),
            origins=self._origins,
        )

    def _problem(self, what: str, how: str, key: str = "") -> None:
        found = self._problems.add(self._draft.line_of(key), what, how)
        if found is not None:
            self._own.append(found)

    def _line(self, name: str) -> str | None:
        """A field as one line of text, from the record or what stands in for it."""
        if name in self._fields:
            key, value = self._fields[name]
            line = as_line(_inner(value), self._limits.field_chars)
            if line:
                self._origins[name] = f"{self._draft.where}: {clean_line(key)}"
                return line
        value_and_origin = self._draft.fallback.get(name)
        if value_and_origin is not None:
            line = clean_line(value_and_origin[0])[: self._limits.field_chars]
            if line:
                self._origins[name] = value_and_origin[1]
                return line
        return None

    def _title_and_body(self) -> tuple[str, Body]:
        """The title (empty where there is none) and the body without it."""
        title = self._line("title") or ""
        body = self._draft.body
        if not title and self._draft.title:
            title = clean_line(self._draft.title)
            self._origins["title"] = self._draft.title_origin
        heading = body.heading()
        if heading is not None:
            words = body.text[heading.start : heading.end]
            if not title and heading.level <= 2 and "\n" not in words:
                title = words
                self._origins["title"] = "first heading"
            if _same_words(words, title):
                body = body.after(heading.end)
        if len(body.text) > self._limits.text_chars:
            self._problem(
                f"expected a text of at most {self._limits.text_chars:,} characters, came {len(body.text):,}",
                "split the document; the text is cut here",
            )
            body = body.cut(self._limits.text_chars)
        if len(title) > self._limits.title_chars:
            self._problem(
                f"expected a title of at most {self._limits.title_chars:,} characters, came {len(title):,}",
                "shorten the title; it is cut here",
            )
            title = title[: self._limits.title_chars - 1].rstrip() + "…"
        return title, body

    def _file_name(self) -> str:
        """The name of the document without its ending, for want of words."""
        stem = self._path.rpartition("/")[2].rpartition(".")[0]
        return clean_line(visible(stem)) or "(untitled)"

    def _date(self) -> str | None:
        if "date" in self._fields:
            key, value = self._fields["date"]
            written = as_line(_inner(value), MOST * 2)
            date = read_date(written)
            if date is not None:
                self._origins["date"] = f"{self._draft.where}: {clean_line(key)}"
                return date
            if not is_nothing(written):
                self._problem(
                    f"expected a date such as 2024-01-31 under {clean_line(key)!r}, came {written[:MOST]!r}",
                    "write the day as year-month-day",
                    key,
                )
        for written, origin in (self._draft.fallback.get("date", ("", "")), (self._path, "file name")):
            date = read_date(written) if origin != "file name" else date_in_path(written)
            if date is not None:
                self._origins["date"] = origin
                return date
        return None

    def _url(self) -> str | None:
        written = self._line("url")
        if written is None:
            return None
        url = safe_url(written, self._limits.field_chars)
        if url is None or url.startswith("mailto:"):
            self._origins.pop("url", None)
            self._problem(
                f"expected an address with http:// or https://, came {written[:80]!r}",
                "correct or remove it",
                self._fields["url"][0] if "url" in self._fields else "",
            )
            return None
        return url

    def _language(self, text: str) -> tuple[str | None, bool]:
        declared = self._line("language")
        code = _LANGUAGE.fullmatch(declared) if declared else None
        if code is not None:
            return code[1].lower(), False
        self._origins.pop("language", None)
        found = guess(text[:_GUESSED_FROM])
        return found, found is not None

    def _tags(self) -> tuple[str, ...]:
        if "tags" not in self._fields:
            return ()
        key, value = self._fields["tags"]
        given = (
            value if isinstance(value, list) else _TAG_MARKS.split(as_line(value, self._limits.field_chars))
        )
        tags = dict.fromkeys(as_line(tag, 200) for tag in given[: self._limits.tags * 4])
        tags.pop("", None)
        if tags:
            self._origins["tags"] = f"{self._draft.where}: {clean_line(key)}"
        return tuple(tags)[: self._limits.tags]

    def _meta(self) -> dict[str, str]:
        """What the record says besides; a summary too where it is not the text itself."""
        left = dict(self._rest)
        for name in ("id", "summary"):
            if name in self._fields:
                key, value = self._fields[name]
                left[key] = value
        meta: dict[str, str] = {}
        for key, value in left.items():
            if len(meta) >= self._limits.meta_keys:
                break
            name, told = clean_line(key)[:100], as_line(value, self._limits.field_chars)
            if name and told:
                meta[name] = told
        return meta


def _inner(value: object) -> object:
    """The words of a wrapped value: `{"rendered": ...}` of WordPress, `{"name": ...}` of schema.org."""
    if isinstance(value, dict):
        for key in ("rendered", "name", "text", "value"):
            if isinstance(value.get(key), str):
                return value[key]
    if (
        isinstance(value, list)
        and value
        and all(isinstance(item, dict) and "name" in item for item in value[:9])
    ):
        return [item["name"] for item in value if isinstance(item, dict) and "name" in item]
    return value


def _same_words(one: str, other: str) -> bool:
    """Whether two headings read alike: case, punctuation and spacing aside."""
    return (
        bool(one)
        and re.sub(r"\W+", " ", one.casefold()).strip() == re.sub(r"\W+", " ", other.casefold()).strip()
    )
