"""Texts as they are indexed: so that the cluster sees the very words in them that the product sees.

The cluster cuts a text at everything that is neither letter nor digit, and lowers its letters. In plain English that
is all there is to do, and the text is sent as it is. Any other text is sent as a line of its words, folded and cut by
the product: scripts without blanks, accents and marks inside words mean the same in every backend.
"""

from __future__ import annotations

import re

from reader.index.query.folding import is_plain, words

LONGEST = 120
"""Signs of a word; longer ones become several in a row. The cluster cuts words at 255 UTF-16 units."""
_PLAIN = re.compile(r"[^\W_]+")
_ODD = re.compile(rf"[\0-\x08\x0e-\x1b\x7f]|[0-9A-Za-z]{{{LONGEST + 1}}}")
"""What even a plain text may have that the cluster would not cut as the product does."""


def words_of(text: str) -> list[str]:
    """Return the words of a text as they are looked for."""
    found = _PLAIN.findall(text.lower()) if is_plain(text) else [word.lower() for word in words(text)]
    if any(len(word) > LONGEST for word in found):
        return [word[at : at + LONGEST] for word in found for at in range(0, len(word), LONGEST)]
    return found


def line(text: str | None) -> str | None:
    """Return a text as it is indexed, itself where it is plain; None where there is none."""
    if not text:
        return None
    if is_plain(text) and _ODD.search(text) is None:
        return text
    return " ".join(words_of(text)) or None


def lines(texts: tuple[str, ...] | list[str]) -> list[str]:
    """Return several texts as they are indexed: no phrase reaches from one to the next."""
    return [made for made in map(line, texts) if made is not None]
