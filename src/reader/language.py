"""A cheap guess at the language of a text, from its script, its commonest words and its quotation marks."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache

_LOOKED_AT = 4000
"""Code points read: function words settle the matter long before."""
_HEAD = 1200
"""Code points read first; the rest only where these leave a doubt."""
_CLEAR = 2.0
"""Lead over the second language that leaves no doubt."""
_NEEDED = 2
"""Function words (counted by their weight) below which nothing is claimed."""

# The commonest words that tell a language from its neighbours; words shared by several count for each.
_FUNCTION_WORDS = {
    "en": "the of and to in is that for was on with as are by this from have it he his said at be not",
    "de": "der die das und ist nicht ein eine einen dem den des mit von zu auf für sich auch es im wird",
    "fr": "le la les des et est une un dans que pour qui sur pas au du avec par ce il elle sont plus",
    "es": "el la los las y que en un una por con para del se es su al como más pero sus ha fue lo no",
    "it": "il la di che e un una per non con del della sono è gli alla dei nel più anche come ha si lo",
    "nl": "de het een en van is dat niet met op voor zijn te aan er maar ook door naar bij werd deze",
    "pt": "o a os as que e do da em um uma para com não por dos das no na mais se foi ao são como ele",
    "pl": "i w na z się nie że do jest to o jak po co ale za od przez jego są był dla który oraz",
    "sv": "och att det i en som är på för av med inte den till har ett om han var från kan sade vid",
    "da": "og at det en som er på for af med ikke den til har et om han var fra kan sagde ved også de",
}
_WEIGHTS: dict[str, dict[str, float]] = {
    code: dict.fromkeys(words.split(), 1.0) for code, words in _FUNCTION_WORDS.items()
}
_WORD = re.compile(r"[^\W\d_]+")
_OTHER_SCRIPT = re.compile("[^\0-\u036f\u2000-\u3040]")
"""Neither Latin nor a mark. Said by what it is not: it takes 3 ms to compile all that it is."""


@cache
def _table() -> dict[str, tuple[tuple[str, float], ...]]:
    """Word to (language, weight); a word of n languages counts 1/n for each."""
    homes: dict[str, list[str]] = {}
    for code, words in _WEIGHTS.items():
        for word in words:
            homes.setdefault(word, []).append(code)
    return {word: tuple((code, 1 / len(codes)) for code in codes) for word, codes in homes.items()}


def _by_script(sample: str) -> str | None:
    """The language where the script alone settles it; None for Latin text."""
    if not _OTHER_SCRIPT.search(sample):
        return None
    counts = dict.fromkeys(("kana", "han", "hangul", "cyrillic", "arabic", "hebrew", "greek", "latin"), 0)
    for char in sample:
        code = ord(char)
        if code < 0x370:
            counts["latin"] += char.isalpha()
        elif code < 0x400:
            counts["greek"] += 1
        elif code < 0x530:
            counts["cyrillic"] += 1
        elif 0x590 <= code < 0x600:
            counts["hebrew"] += 1
        elif 0x600 <= code < 0x780:
            counts["arabic"] += 1
        elif 0x3041 <= code < 0x3100:
            counts["kana"] += 1
        elif 0x3400 <= code < 0xA000:
            counts["han"] += 1
        elif 0xAC00 <= code < 0xD7B0:
            counts["hangul"] += 1
    # A syllable or an ideograph says as much as several letters.
    east = counts["kana"] + counts["han"]
    if east * 3 > counts["latin"] and east:
        return "ja" if counts["kana"] * 10 > counts["han"] else "zh"
    script = max(counts, key=lambda name: counts[name])
    if script == "cyrillic":
        lowered = sample.lower()
        return "uk" if any(letter in lowered for letter in "іїєґ") and "ы" not in lowered else "ru"
    return {"arabic": "ar", "hebrew": "he", "greek": "el", "hangul": "ko"}.get(script)


def guess(text: str) -> str | None:
    """The likely language of `text` as a two-letter code, or None where too little speaks for any.

    Reads at most the first 4,000 code points. Latin scripts are told apart by their function words; a mark
    or a letter that few of them use tips the balance.
    """
    return _guess(text[:_HEAD], _CLEAR) or _guess(text[:_LOOKED_AT], 1.1)


def _guess(sample: str, lead: float) -> str | None:
    """The likely language of a sample, where it leads the second one by a factor."""
    if not sample.isascii():
        script = _by_script(sample)
        if script is not None:
            return script
    table = _table()
    scores = dict.fromkeys(_FUNCTION_WORDS, 0.0)
    chunks = sample.lower().split()
    counts = Counter(chunks)
    # What is not a bare word has words in it: the expression takes its time.
    counts.update(_WORD.findall(" ".join([chunk for chunk in chunks if not chunk.isalpha()])))
    for word in filter(table.__contains__, counts):
        times = counts[word]
        for code, weight in table[word]:
            scores[code] += weight * times
    if not sample.isascii():
        for code, letters in (
            ("de", "ßäü„"),
            ("sv", "åä"),
            ("da", "åæø"),
            ("pl", "łęśż"),
            ("pt", "ãõ"),
            ("es", "ñ¿¡"),
        ):
            if any(letter in sample for letter in letters):
                scores[code] *= 1.15
    ranked = sorted(scores, key=lambda code: -scores[code])
    best, second = scores[ranked[0]], scores[ranked[1]]
    return ranked[0] if best >= _NEEDED and best > second * lead else None
