"""Words as a piece of a file name."""

from __future__ import annotations

import re
import unicodedata

_OTHER = re.compile(r"[^\w]+")


def slug(text: str, most: int) -> str:
    """Return words as a piece of a file name: lower case, hyphens between, at most so many bytes."""
    plain = unicodedata.normalize("NFKC", text).casefold()
    plain = _OTHER.sub("-", plain).strip("-_")
    while len(plain.encode("utf-8")) > most:
        shorter = plain.rpartition("-")[0]
        plain = shorter if len(shorter.encode("utf-8")) > most // 2 else plain[:-1]
    return plain.strip("-_")
