"""What makes two spellings the same word for a search: the same rules for documents and for queries.

SQLite's tokenizer lowers letters. It drops the diacritics of Latin letters only, does not fold letters such as
ø or ß, takes a run of Chinese or Japanese for one word, knows nothing of soft hyphens or full-width letters,
and has private characters for letters, which web pages put before words as icons. `fold` deals with these
before the text reaches the tokenizer, on both sides.
"""

from __future__ import annotations

import re
from functools import cache

FOLD_VERSION = 2
"""Goes up with every change of these rules: an index made by others must be built again."""

_LETTERS = {
    "ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ð": "d", "Ð": "D", "þ": "th", "Þ": "Th",
    "ß": "ss", "ẞ": "SS", "æ": "ae", "Æ": "Ae", "œ": "oe", "Œ": "Oe", "ħ": "h", "Ħ": "H", "ŧ": "t", "Ŧ": "T",
    "ı": "i", "İ": "I", "ŀ": "l", "Ŀ": "L", "ĸ": "k", "ŋ": "n", "Ŋ": "N",
}  # fmt: skip
_DROPPED = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
_CJK = "\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff66-\uff9f\U00020000-\U0003ffff"
_WIDE = "\uff01-\uff5e\ufb00-\ufb06"
_PRIVATE = "\ue000-\uf8ff\U000f0000-\U0010ffff"
_MARKS = "\u0300-\u036f"
"""The diacritics of alphabets. The voice marks of Japanese and the vowel signs of India make other words."""


@cache
def token_pattern() -> re.Pattern[str]:
    """Return the pattern of one word as the tokenizer sees it, in text that is not folded yet.

    Compiled when it is first needed, as all of them here: large character classes take milliseconds, and a
    query in plain letters needs none.
    """
    return re.compile(f"[{_CJK}]|(?:(?![{_CJK}])[^\\W_][{_MARKS}{_DROPPED}]*)+")


@cache
def _work() -> re.Pattern[str]:
    return re.compile(f"[{''.join(_LETTERS)}{_DROPPED}{_MARKS}{_CJK}{_WIDE}{_PRIVATE}]")


@cache
def _folders() -> tuple[re.Pattern[str], ...]:
    return tuple(
        re.compile(pattern)
        for pattern in (
            f"[{_WIDE}]+",
            f"[{_DROPPED}{_MARKS}]+",
            f"[{''.join(_LETTERS)}]",
            f"([{_CJK}])|[{_PRIVATE}]+",
        )
    )


_OTHER = re.compile("[^\0-\x7f\u2010-\u2027]")
"""What is neither ASCII nor a dash or a quotation mark, which English has and folding leaves alone."""
_ASCII = bytes(range(0x80))
_SIGNS = bytes(range(0x90, 0xA8))
"""The last bytes of those signs in UTF-8, where they follow e2 80."""


def is_plain(text: str) -> bool:
    """Return whether `text` has only letters that mean themselves: folding does nothing to it."""
    return text.isascii() or _OTHER.search(text) is None


def is_plain_utf8(data: bytes) -> bool:
    """Return the same of a text in UTF-8, in a quarter of the time."""
    return not data.translate(None, _ASCII).replace(b"\xe2\x80", b"").translate(None, _SIGNS)


def fold(text: str) -> str:
    """Return `text` as it is handed to the tokenizer. English comes back as it is, at the cost of one scan."""
    if is_plain(text):
        return text
    import unicodedata

    if unicodedata.is_normalized("NFD", text) and _work().search(text) is None:
        return text
    wide, dropped, letters, apart = _folders()
    text = wide.sub(lambda run: unicodedata.normalize("NFKC", run.group()), text)
    text = dropped.sub("", unicodedata.normalize("NFD", text))
    text = letters.sub(lambda letter: _LETTERS[letter.group()], text)
    return apart.sub(r" \1 ", unicodedata.normalize("NFC", text))


def has_word(text: str) -> bool:
    """Return whether there is any word in `text`, and not only punctuation."""
    return any(map(str.isalnum, text))


def fold_word(word: str) -> str:
    """Return the one form that all spellings of a word share: folded, lower case, without diacritics."""
    if word.isascii():
        return word.lower()
    return fold(word).casefold().strip()


def words(text: str) -> list[str]:
    """Return the words of `text` in their shared form, in order."""
    return [fold_word(match.group()) for match in token_pattern().finditer(text)]
