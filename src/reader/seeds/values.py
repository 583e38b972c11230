"""Values as YAML, JSON and TOML give them: told apart, shown as one line of text, and written in one way.

Such a value is `None`, a `bool`, a `str`, a `Number` (the digits as written), or a list or mapping of values.
Shared parts are normal in YAML, so a small document can stand for a text of any length: everything here stops
at a length.
"""

from __future__ import annotations

from reader.text import clean_line


class Number(str):
    """A number as it was written: `1.10` stays `1.10`, five thousand digits are no arithmetic."""

    __slots__ = ()


def as_line(value: object, most: int) -> str:
    """`value` as clean text in one line of at most `most` characters; empty for None and empty values.

    A list is joined by commas, a mapping reads `key: value; key: value`.
    """
    if isinstance(value, str):
        return clean_line(value[: most * 2])[:most].rstrip()
    if value is None:
        return ""
    parts: list[str] = []
    _tell(value, parts, most, 0)
    return clean_line("".join(parts))[:most].rstrip()


_TOLD = {True: "true", False: "false"}


def _tell(value: object, parts: list[str], room: int, depth: int) -> int:
    """Append `value` in words; how many characters are left of `room`."""
    if room <= 0 or depth > 20:
        return 0
    if isinstance(value, dict):
        joint, items = "; ", [(f"{key}: ", item) for key, item in value.items()]
    elif isinstance(value, list):
        joint, items = ", ", [("", item) for item in value]
    else:
        told = value if isinstance(value, str) else _TOLD[bool(value)] if value is not None else ""
        parts.append(told[:room])
        return room - len(told)
    for place, (label, item) in enumerate(items):
        label = (joint if place else "") + label
        parts.append(label[:room])
        room = _tell(item, parts, room - len(label) - 1, depth + 1)
        if room <= 0:
            break
    return room


def canonical(value: object, most: int) -> str:
    """`value` written in one way whatever the layout of its source, cut at about `most` characters.

    Types stay apart: `1`, `"1"`, `1.0` and `true` are four.
    """
    parts: list[str] = []
    _write(value, parts, most, 0)
    return "".join(parts)


def _write(value: object, parts: list[str], room: int, depth: int) -> int:
    if room <= 0 or depth > 200:
        return 0
    if isinstance(value, dict):
        parts.append("{")
        for key in sorted(value, key=str):
            room = _write(key, parts, room, depth + 1)
            room = _write(value[key], parts, room - 1, depth + 1)
            if room <= 0:
                break
        parts.append("}")
        return room - 1
    if isinstance(value, list):
        parts.append("[")
        for item in value:
            room = _write(item, parts, room - 1, depth + 1)
            if room <= 0:
                break
        parts.append("]")
        return room - 1
    told = str(value)[:room]
    parts.append(
        f"\x00s{told}" if isinstance(value, str) and not isinstance(value, Number) else f"\x00v{told}"
    )
    return room - len(told) - 2
