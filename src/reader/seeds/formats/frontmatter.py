"""Front matter: the record at the head of a Markdown document, between `---` (YAML) or `+++` (TOML), or JSON.

Bad YAML is the commonest slip of real posts (an unquoted colon in a title), so lines that read `key: value`
are taken from it all the same, with a Problem.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reader.seeds.jsontext import JsonError, check, value_at
from reader.seeds.keys import field_of
from reader.seeds.stopwatch import OutOfTimeError, stopwatch
from reader.seeds.values import Number
from reader.seeds.yamltext import YamlError, documents

if TYPE_CHECKING:
    from reader.seeds.limits import Limits
    from reader.seeds.source import Source

_FENCE = re.compile(r"(---|\+\+\+)[ \t]*\n")
_ENDS = {"---": re.compile(r"^(?:---|\.\.\.)[ \t]*$", re.M), "+++": re.compile(r"^\+\+\+[ \t]*$", re.M)}
_DOTTED = re.compile(r"""(?:(?:[\w-]++|"[^"\n]*+"|'[^'\n]*+')[ \t]*+\.[ \t]*+){4,}+""")
"""What may be the beginning of a long dotted key, wherever it stands."""
_LINE = re.compile(r"([A-Za-z_][\w .-]{0,60}?)[ \t]*:(?:[ \t]+|$)(.*)")


def split(text: str, source: Source) -> tuple[dict[str, object], str]:
    """The record at the head of `text` (empty where there is none) and the text behind it."""
    fence = _FENCE.match(text)
    if fence is None:
        return _json(text, source)
    end = _ENDS[fence[1]].search(text, fence.end())
    if end is None:
        return {}, text
    inner, rest = text[fence.end() : end.start()], text[end.end() :]
    record = _yaml(inner, source) if fence[1] == "---" else _toml(inner, source)
    return (record, rest) if record is not None else ({}, text)


def _yaml(inner: str, source: Source) -> dict[str, object] | None:
    """The mapping that `inner` is; None where it is anything else, and so no front matter."""
    try:
        value = next(iter(documents(inner, source.limits)), (None, 1))[0]
    except YamlError as error:
        record = _lines(inner)
        if record is not None:
            source.problems.add(
                error.line + 1,
                f"expected YAML in the front matter, came: {error.what}",
                "put the value in quotes; lines that read 'key: value' are used as they stand",
            )
        return record
    if isinstance(value, dict):
        return value
    return {} if value is None else None


def _lines(inner: str) -> dict[str, object] | None:
    """What the lines say that read `key: value`; None where no line does."""
    record: dict[str, object] = {}
    for line in inner.split("\n"):
        found = _LINE.fullmatch(line.rstrip("\r"))
        if found is not None and found[1] not in record:
            value = found[2].strip()
            if len(value) > 1 and value[0] == value[-1] and value[0] in "'\"":
                value = value[1:-1]
            record[found[1]] = value or None
    return record or None


def _toml(inner: str, source: Source) -> dict[str, object] | None:
    import tomllib

    limits = source.limits
    try:
        _check_toml(inner, limits)
        with stopwatch(limits.parse_seconds):
            loaded = tomllib.loads(inner)
    except (ValueError, RecursionError) as error:
        what = str(error)[:100]
    except OutOfTimeError:
        what = f"what takes more than {limits.parse_seconds:.0f} seconds"
    else:
        return {key: _plain(value, 0) for key, value in loaded.items()}
    source.problems.add(
        1, f"expected TOML in the front matter, came: {what}", "it is shown as text: correct it"
    )
    return None


def _check_toml(inner: str, limits: Limits) -> None:
    """Raise `ValueError` for what would take the parser hours and gigabytes to refuse."""
    if len(inner) > limits.toml_chars:
        raise ValueError(f"{len(inner):,} characters, more than {limits.toml_chars:,}")
    place = 0
    while dotted := _DOTTED.search(inner, place):
        if dotted[0].count(".") >= limits.key_parts:
            line = inner.count("\n", 0, dotted.start()) + 2
            raise ValueError(f"a key of more than {limits.key_parts} parts (line {line})")
        place = dotted.end()


def _plain(value: object, depth: int) -> object:
    """A TOML value in the types of `reader.seeds.values`; a date becomes the day it names."""
    if value is None or isinstance(value, bool | str) or depth > 20:
        return value if isinstance(value, bool | str) else None
    if isinstance(value, dict):
        return {str(key): _plain(item, depth + 1) for key, item in value.items()}
    if isinstance(value, list):
        return [_plain(item, depth + 1) for item in value]
    return Number(value) if isinstance(value, int | float) else str(value)


def _json(text: str, source: Source) -> tuple[dict[str, object], str]:
    """JSON front matter: an object with a known key, alone on its lines."""
    if not text.startswith("{"):
        return {}, text
    try:
        check(text, source.limits.values)
        value, end = value_at(text, 0)
    except JsonError:
        return {}, text
    known = isinstance(value, dict) and any(field_of(key) for key in value)
    if isinstance(value, dict) and known and text[end : end + 1] in {"", "\n"}:
        return value, text[end:]
    return {}, text
