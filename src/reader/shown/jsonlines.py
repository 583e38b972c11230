"""Records as lines of JSON that are safe for a terminal."""

from __future__ import annotations

import re
from functools import cache


@cache
def _escaped() -> re.Pattern[str]:
    return re.compile(
        "[\x7f-\x9f\ud800-\udfff\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\U000e0000-\U000e007f]"
    )


def json_line(record: object) -> str:
    """Return a record as one line of JSON, valid UTF-8: control characters and undecodable bytes as escapes."""
    import json  # a search that prints lines needs none of it

    line = json.dumps(record, ensure_ascii=False, separators=(", ", ": "))
    return _escaped().sub(_escape, line)


def _escape(match: re.Match[str]) -> str:
    code = ord(match.group())
    if code < 0x10000:
        return f"\\u{code:04x}"
    code -= 0x10000
    return f"\\u{0xD800 + (code >> 10):04x}\\u{0xDC00 + (code & 0x3FF):04x}"
