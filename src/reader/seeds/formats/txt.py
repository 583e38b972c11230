"""Plain text: `date 2018-01-06`, header lines, a title on a line of its own, and the rest.

In all its forms: the date line may begin with a blank and go on with the first sentence; header lines are
`key value` or `key: value`; a first paragraph of one line is the title. All of it may be missing.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reader.seeds.blocks import paragraphs
from reader.seeds.dates import MOST, find_date
from reader.seeds.draft import Draft
from reader.seeds.indents import indented_quotes
from reader.seeds.keys import field_of
from reader.text import clean, clean_line

if TYPE_CHECKING:
    from reader.seeds.source import Source

LONGEST_TITLE = 250
"""A longer first line is text, not a title."""
_DATE_LINE = re.compile(r"[^\S\n]*(date|Date|DATE)(?:[^\S\n]*(:)|(?=[^\S\n]|$))[^\S\n]*", re.MULTILINE)
_HEADER = re.compile(r"[^\S\n]*([A-Za-z][A-Za-z_-]{1,20})(?:[^\S\n]*(:)[^\S\n]*|[^\S\n]+)(.*)")
_BARE_KEYS = frozenset({"title", "source", "author", "url", "tags"})
"""Header lines that need no colon; any key of the alias table may be used with one."""
_COLON_FIELDS = frozenset({"title", "source", "author", "url", "section", "language", "tags", "id"})
_BLANK_LINE = re.compile(r"\n[^\S\n]*(?:\n|\Z)")
_BOUNDARY = re.compile(r"(?![\w/.:-])")


def read(source: Source) -> list[Draft]:
    """The one article of a plain text; none where there is no word in it."""
    text = source.text
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    draft = Draft(where="header line", line=1)
    place = len(text) - len(text.lstrip())
    place = text.rfind("\n", 0, place) + 1  # the first line that is not blank
    place, inline = _date_line(text, place, draft, source)
    if not inline:
        place = _headers(text, place, draft, source)
        if "title" not in draft.record:
            place = _title(text, place, draft)
    draft.head = text[:place]
    draft.body = indented_quotes(paragraphs(text[place:]))
    if not draft.body.text and not draft.title and "title" not in draft.record:
        if "date" in draft.record or text.strip():
            source.problems.add(None, "expected an article, came no text", "add the text or remove the file")
        return []
    return [draft]


def _date_line(text: str, place: int, draft: Draft, source: Source) -> tuple[int, bool]:
    """Read a date line at `place`; where what follows begins, and whether that is text on the same line."""
    found = _DATE_LINE.match(text, place)
    if found is None:
        return place, False
    end = text.find("\n", found.end())
    end = len(text) if end < 0 else end
    value = text[found.end() : min(end, found.end() + MOST)]
    dated = find_date(value)
    if dated is not None and _BOUNDARY.match(value, dated[1]):
        draft.record["date"] = dated[0]
        rest = found.end() + dated[1]
        return (end + 1, False) if not text[rest:end].strip() else (rest, True)
    if _is_prose(found, text[found.end() : end]):
        return place, False
    draft.record["date"] = value.strip()
    if dated is None and not value.strip():
        line = text.count("\n", 0, place) + 1
        source.problems.add(line, "expected a day after 'date', came nothing", "write it as date 2024-01-31")
    return end + 1, False


def _is_prose(key: re.Match[str], value: str) -> bool:
    """Whether a line that begins with "date" and no day is a sentence or a title: "Date night in Paris"."""
    short = len(value) <= 40 and len(value.split()) <= 3
    return not short or (key[2] is None and key[1] != "date")


def _headers(text: str, place: int, draft: Draft, source: Source) -> int:
    """Read header lines from `place` on; where they end."""
    while place < len(text):
        end = text.find("\n", place)
        end = len(text) if end < 0 else end
        if end - place > source.limits.field_chars:
            return place
        dated = _DATE_LINE.match(text, place, end)
        found = _HEADER.fullmatch(text, place, end)
        if dated is not None and find_date(text[dated.end() : end]) is not None:
            line = text.count("\n", 0, place) + 1
            if "date" in draft.record:
                source.problems.add(
                    line, "expected one date line, came a second", "remove one; the first counts"
                )
            else:
                draft.record["date"] = text[dated.end() : end].strip()
        elif found is not None and _is_header(found):
            draft.record.setdefault(found[1].lower(), found[3].strip())
        else:
            return place
        place = end + 1
    return len(text)


def _is_header(line: re.Match[str]) -> bool:
    key, colon, value = line.groups()
    if not value.strip():
        return bool(colon) and key.lower() in _BARE_KEYS
    if colon:
        known = field_of(key)
        return known is not None and known[0] in _COLON_FIELDS
    if key not in _BARE_KEYS:
        return False
    return key != "url" or value.startswith(("http://", "https://"))


def _title(text: str, place: int, draft: Draft) -> int:
    """Take a first paragraph that is a title; where the text begins.

    A title is one line of at most `LONGEST_TITLE` characters, does not end in a single full stop, and is
    followed by a blank line and more text.
    """
    while place < len(text):
        begin = place + len(text[place : place + 4096]) - len(text[place : place + 4096].lstrip())
        end = text.find("\n", begin)
        if end < 0 or not _BLANK_LINE.match(text, end):
            return place
        line = clean_line(text[begin : min(end, begin + 16 * LONGEST_TITLE)])
        if not line:  # invisible characters only
            place = end + 1
            continue
        full_stop = line.endswith((".", "。")) and not line.endswith(("..", "。。"))
        if (
            len(line) > LONGEST_TITLE
            or end - begin > 16 * LONGEST_TITLE
            or full_stop
            or not _says_more(text, end)
        ):
            return place
        draft.title, draft.title_origin = line, "first line"
        return end
    return place


def _says_more(text: str, place: int) -> bool:
    """Whether anything visible follows `place`: the start of it tells, nearly always."""
    return bool(clean(text[place : place + 400]).strip() or clean(text[place:]).strip())
