"""Runs of capitalised German words: which of them are roles and titles, and which a name."""

from __future__ import annotations

from reader.quotes.lexicon.germannouns import GIVEN, is_someone
from reader.quotes.lexicon.wordlists import word_set

PARTICLES = word_set("von van de zu der den del di al el bin ten la")
"""Small words inside names."""
TITLES = {"herr": "m", "frau": "f", "herrn": "m", "dr": "", "prof": ""}
"""Titles before a name, and the gender they tell."""
_LONG_NOUN = 7
"""Code points from which a noun before a name may be a role by its ending alone."""
_FOREIGN = word_set("de del di al el bin ten la")
"""Particles that join the parts of a name wherever they stand."""


def parts_of_run(run: str) -> list[str]:
    """A run of capitalised words, cut where a particle is no part of a name: "Ada Nilsen von der Stiftung Mole"."""
    words = run.split(" ")
    out: list[str] = []
    first = 0
    for k, word in enumerate(words):
        if word not in PARTICLES or (k and words[k - 1] in PARTICLES):
            continue
        before = [w for w in words[first:k] if not is_someone(w.lower())]
        known = before and (before[0].lower() in GIVEN or before[0][-1] == "." or k - first > 1)
        inside = len(before) == 1 and known
        role = not before and k > first
        if not inside and not role and word not in _FOREIGN:
            if k > first:
                out.append(" ".join(words[first:k]))
            first = k
    out.append(" ".join(words[first:]))
    return out


def is_spelled(letters: str, word: str) -> bool:
    """Whether letters stand in a word in their order."""
    rest = iter(word)
    return all(letter in rest for letter in letters)


def _is_role(low: str) -> bool:
    """Whether a long noun before a name may be what its bearer does, by its ending."""
    return len(low) > _LONG_NOUN and low.endswith(
        ("er", "ent", "ant", "or", "ist", "oge", "ekt", "eur", "in", "ar", "mann", "frau")
    )


def name_start(words: list[str]) -> tuple[int, str]:
    """How many words of a run stand before the name, and the role that the last of them tells; all for no name."""
    start, role = 0, ""
    lows = [word.lower().rstrip(".") for word in words]
    for k in range(len(words) - 2, -1, -1):
        if lows[k] in TITLES or (lows[k] not in GIVEN and (is_someone(lows[k]) or _is_role(lows[k]))):
            start, role = k + 1, lows[k]
            break
    while start < len(words) - 1 and lows[start] in TITLES:
        start += 1
    for k in range(start, len(words) - 1):
        if lows[k] in GIVEN:
            if k > start and not role:
                role = lows[k - 1] if is_someone(lows[k - 1]) else ""
            return k, role
    if start == 0 and len(words) == 1 and is_someone(lows[0]) and lows[0] not in GIVEN:
        return 1, lows[0]
    owned = len(words) > 1 and (words[0][-1] == "s" or "-" in words[-1])
    if not role and owned and is_someone(lows[-1]) and lows[0] not in GIVEN:
        return len(words), lows[-1]
    return start, role
