"""What makes two spellings the same word for a search: the same rules for documents and for queries.

SQLite's tokenizer lowers letters and drops diacritics. It does not fold letters such as ø or ß, takes a run
of Chinese or Japanese for one word, and knows nothing of soft hyphens or full-width letters. `fold` does
that before the text reaches the tokenizer, on both sides.
"""

from __future__ import annotations

import re
from functools import cache

FOLD_VERSION = 1
"""Goes up with every change of these rules: an index made by others must be built again."""

_LETTERS = {
    "ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ð": "d", "Ð": "D", "þ": "th", "Þ": "Th",
    "ß": "ss", "ẞ": "SS", "æ": "ae", "Æ": "Ae", "œ": "oe", "Œ": "Oe", "ħ": "h", "Ħ": "H", "ŧ": "t", "Ŧ": "T",
    "ı": "i", "İ": "I", "ŀ": "l", "Ŀ": "L", "ĸ": "k", "ŋ": "n", "Ŋ": "N",
}  # fmt: skip
_DROPPED = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
_CJK = "\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff66-\uff9f\U00020000-\U0003ffff"
_WIDE = "\uff01-\uff5e\ufb00-\ufb06"


@cache
def token_pattern() -> re.Pattern[str]:
    """Return the pattern of one word as the tokenizer sees it, in text that is not folded yet.

    Compiled when it is first needed, as all of them here: large character classes take milliseconds, and a
    query in plain letters needs none.
    """
    return re.compile(f"[{_CJK}]|(?:(?![{_CJK}])[^\\W_][\u0300-\u036f{_DROPPED}]*)+")


@cache
def _work() -> re.Pattern[str]:
    return re.compile(f"[{''.join(_LETTERS)}{_DROPPED}{_CJK}{_WIDE}]")


@cache
def _folders() -> tuple[re.Pattern[str], re.Pattern[str], dict[int, str]]:
    table = str.maketrans({**_LETTERS, **dict.fromkeys(_DROPPED, "")})
    return re.compile(f"[{_WIDE}]+"), re.compile(f"([{_CJK}])"), table


def fold(text: str) -> str:
    """Return `text` as it is handed to the tokenizer. Most text comes back as it is, at the cost of one scan."""
    if text.isascii() or _work().search(text) is None:
        return text
    import unicodedata

    wide, cjk, table = _folders()
    text = wide.sub(lambda run: unicodedata.normalize("NFKC", run.group()), text)
    return cjk.sub(r" \1 ", text.translate(table))


def has_word(text: str) -> bool:
    """Return whether there is any word in `text`, and not only punctuation."""
    return any(map(str.isalnum, text))


def fold_word(word: str) -> str:
    """Return the one form that all spellings of a word share: folded, lower case, without diacritics."""
    if word.isascii():
        return word.lower()
    import unicodedata

    decomposed = unicodedata.normalize("NFD", fold(word).casefold())
    return "".join(c for c in decomposed if not unicodedata.combining(c)).strip()


def words(text: str) -> list[str]:
    """Return the words of `text` in their shared form, in order."""
    return [fold_word(match.group()) for match in token_pattern().finditer(text)]
