"""Runs of capitalised German words: which of them are roles and titles, and which a name."""

from __future__ import annotations

from typing import NamedTuple

from reader.quotes.lexicon.germannouns import GIVEN, TIMES, is_impersonal, is_someone, is_thing
from reader.quotes.lexicon.germanwords import SENTENCE_OPENERS
from reader.quotes.lexicon.memo import Memo
from reader.quotes.lexicon.wordlists import word_set

PARTICLES = word_set("von van de zu der den del di al el bin ten la")
"""Small words inside names."""
TITLES = {"herr": "m", "frau": "f", "herrn": "m", "dr": "", "prof": ""}
"""Titles before a name, and the gender they tell."""
_LONG_NOUN = 7
"""Code points from which a noun before a name may be a role by its ending alone."""
_NOUN = 4
"""The same where two names follow: "Fischer Jan Ried"."""
_FOREIGN = word_set("de del di al el bin ten la")
"""Particles that join the parts of a name wherever they stand."""


OPENERS = frozenset(SENTENCE_OPENERS.split())
"""Words that begin sentences, and no names."""
LONGEST = 5
"""Words of a name."""
_REMEMBERED = 6_000
"""Runs of which the names are kept, in each of two generations."""
_LONG = 60
"""Code points from which a run is not worth keeping."""


class Named(NamedTuple):
    """A name in a run of capitalised words."""

    offset: int
    name: tuple[str, ...]
    role: str
    """The role or title before it, lower case; empty where there is none."""
    led: bool
    """Whether words of the run stand before it."""
    sure: bool
    """Whether a role or a given name proves it a person's."""
    behind: bool
    """Whether a particle parts it from what stands before in the run."""


def _names_in(run: str) -> tuple[Named, ...]:
    """The names in a run."""
    out: list[Named] = []
    at = 0
    for number, part in enumerate(_parts_of_run(run)):
        named = _name_in(part, at, behind=number > 0)
        if named is not None:
            out.append(named)
        at += len(part) + 1
    return tuple(out)


def _name_in(part: str, at: int, *, behind: bool) -> Named | None:
    """The name in one part of a run, which begins at offset `at`; None where there is none."""
    words = part.split(" ")
    first = words[0].lower()
    if first in OPENERS and first not in TITLES and not behind:
        at += len(words[0]) + 1
        words = words[1:]
    skipped, role = name_start(words) if words else (0, "")
    name = tuple(words[skipped:])
    at += sum([len(word) + 1 for word in words[:skipped]])
    while name and name[0] in PARTICLES and not role:
        at += len(name[0]) + 1
        name = name[1:]
    if not name or len(name) > LONGEST:
        return None
    low, given = name[-1].lower(), name[0].lower() in GIVEN
    sure = bool(role) or (given and len(name) > 1)
    if low in TIMES or (not sure and is_impersonal(low)) or (sure and not given and is_thing(low)):
        return None
    return Named(at, name, role, skipped > 0, sure, behind)


names_in_run: Memo[str, tuple[Named, ...]] = Memo(_names_in, _REMEMBERED, _LONG)
"""The names in a run of capitalised words."""


def _parts_of_run(run: str) -> list[str]:
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
        role = (
            k > first and not before and (words[first].lower() in TITLES or words[k + 1 : k + 2] == ["der"])
        )
        role = role and word not in ("der", "den")
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


def _is_role(low: str, names: int) -> bool:
    """Whether a noun before so many names may be what their bearer does, by its ending."""
    return len(low) > (_LONG_NOUN if names == 1 else _NOUN) and low.endswith(
        ("er", "ent", "ant", "or", "ist", "oge", "ekt", "eur", "in", "ar", "mann", "frau")
    )


def name_start(words: list[str]) -> tuple[int, str]:
    """How many words of a run stand before the name, and the role that the last of them tells; all for no name."""
    start, role = 0, ""
    lows = [word.lower().rstrip(".") for word in words]
    for k in range(len(words) - 2, -1, -1):
        if lows[k] in TITLES or (
            lows[k] not in GIVEN and (is_someone(lows[k]) or _is_role(lows[k], len(words) - 1 - k))
        ):
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
