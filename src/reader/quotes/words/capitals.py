"""Names out of words: runs of capitalised words, and the name inside a mention."""

from __future__ import annotations

import re
from typing import Any

from reader.quotes.lexicon.classes import (
    DOTTED,
    END,
    LOWER,
    NAME,
    TITLE,
    UPPER,
    WORD,
    is_token,
    lexicon_of,
    tokens_in,
)
from reader.quotes.lexicon.memo import Memo
from reader.quotes.lexicon.places import is_place
from reader.quotes.lexicon.wordlists import (
    GIVEN_NAMES,
    OFFICES,
    ROLE_WORDS,
    is_body_word,
    is_person_noun,
    word_set,
)

_POSSESSIVE = re.compile(r"(?:['’]s|(?<=s)['’])$")
_OWNS = ("'s", "’s")
_LONGEST = 12
"""Tokens in a name."""
_REMEMBERED = 6_000
"""Runs, and mentions, of which the names are kept, in each of two generations, some 500 bytes each."""
_LONG = 60
"""Code points from which a run or a mention is not worth keeping."""
_DOERS = ("man", "woman", "er", "or", "ist", "ian", "eer")
"""Endings of nouns for those who do something."""
_NO_DOERS = word_set(
    "newspaper paper tower river computer theater center harbor corner september order letter number"
)
_HEADED = frozenset(("", "\n", ".", "!", "?", "…", ":"))
_BEFORE = 24
"""Code points before a name that are looked at."""
_INITIAL = re.compile(r"^[A-Z]\.?$")
CONNECTED = word_set("of for the and de")
"""Small words inside names."""
_CAPITAL = "[A-Z\u00c0-\u0556]"
_REST = r"[^\W_]*(?:[’'.\-&][^\W_]+)*['’]?\.?"
_PARTICLES = word_set("de van von del della di da dos du bin ibn ter zu af la le der den las los")
_LEADS = "(?:(?:de|van|von|del|della|di|da|dos|du|bin|ibn|ter|zu|af)(?: (?:la|le|der|den|de|las|los))? )?"
"""Small words that stand inside a person's name: "Hanneke de Wit"."""
RUN = re.compile(
    rf"{_CAPITAL}(?<![^\W_].)(?<![^\W_][’'.\-&].){_REST}(?:[ \t\u00a0_]{_LEADS}{_CAPITAL}{_REST})*"
)
"""Capitalised words in a row. The guards stand after the first letter: a search that begins with a set of
letters is much the faster one."""


def bare(word: str) -> str:
    """A word of a name without its possessive ending and full stop."""
    if word.isalnum():
        return word
    word = _POSSESSIVE.sub("", word)
    return word if _INITIAL.match(word) else word.strip(".,()")


def without_initials(name: tuple[str, ...]) -> tuple[str, ...]:
    """A name without middle initials: "Donald J. Trump" and "Donald Trump" are one."""
    if len(name) < 3:
        return name
    return tuple(
        [word for place, word in enumerate(name) if not (place and len(word) < 3 and _INITIAL.match(word))]
    )


_WHERE = frozenset(("of", "from", "at", "in", "with"))
_WHEREABOUTS = frozenset(("from", "at", "in", "with", "who", "whose"))
"""What leads from a full name to where its bearer belongs."""
_SHORTEST_NOUN = 4
_DESCRIBING = 3
"""Words at most that say what somebody is, between a name of a body and the bearer's: "Met Office chief scientist"."""

Token = tuple[int, str, int, str]
"""Offset of a word in a run, the word, its bits and its lower-case form."""
Run = tuple[int, tuple[str, ...], str, bool]
"""Offset of a name in a run of capitalised words, the name, the word before it there, and whether it begins a
sentence there. What stands before the run is not known to those at offset 0."""


def _tokens_of(stretch: str) -> list[Token]:
    lexicon = lexicon_of("en")
    known, look_up = lexicon.chunks.get, lexicon.look_up
    out: list[Token] = []
    at = 0
    for word in stretch.split(" "):
        entry: Any = known(word)  # asked, not told: most of these stand elsewhere with a mark behind them
        if entry is not None and len(entry) == 4 and entry[3] == len(word):
            out.append((at, word, entry[0], entry[1]))
        elif word.isalnum() or is_token(word):
            out.append((at, word, *look_up(word)))
        else:
            return [(at, token, *look_up(token)) for token, at in tokens_in(stretch)]
        at += len(word) + 1
    return out


def _runs_in(stretch: str) -> tuple[Run, ...]:
    """The names in a run of capitalised words, titles and roles taken off their heads."""
    if stretch.isalpha():
        bits = lexicon_of("en").look_up(stretch)[0]
        return ((0, (stretch,), "", False),) if bits & NAME and not bits & TITLE and len(stretch) > 1 else ()
    tokens = _tokens_of(stretch)
    out: list[Run] = []
    first, heads, final = 0, False, len(tokens) - 1
    for k, (at, word, bits, low) in enumerate(tokens):
        if not bits & NAME:
            if not (first < k < final and low in _PARTICLES):
                first = k + 1
        elif (
            k == final
            or k - first + 1 == _LONGEST
            or low[-2:] in _OWNS
            or bits & DOTTED
            or tokens[k + 1][0] - at - len(word) != 1
        ):
            run = _name_of(tokens[first : k + 1])
            if run is not None:
                skipped, name = run
                place = first + skipped
                before = tokens[place - 1][3] if place else ""
                out.append((tokens[place][0], name, before, heads and not skipped))
            first = k + 1
        heads = bool(bits & (DOTTED | END))
    return tuple(out)


runs_in: Memo[str, tuple[Run, ...]] = Memo(_runs_in, _REMEMBERED, _LONG)
"""The names in a run of capitalised words."""


def _name_of(run: list[Token]) -> tuple[int, tuple[str, ...]] | None:
    """How many tokens of a run are titles and roles, and the name after them; None where none is left."""
    skipped = 0
    for k in range(len(run) - 2, -1, -1):
        if run[k][2] & TITLE or run[k][3] in ROLE_WORDS:
            skipped = k + 1
            break
    name = tuple([word if word.isalnum() else bare(word) for _, word, _, _ in run[skipped:]])
    if len(name) == 1 and (len(name[0]) < 2 or run[skipped][2] & TITLE):
        return None
    shorter = _without_place(name)
    return skipped + len(name) - len(shorter), without_initials(shorter)


def is_doer(word: str) -> bool:
    """Whether a word before a name says what its bearer does: "the foreman Josip Marić"."""
    if not (word.endswith(_DOERS) and word.islower()) or word in _NO_DOERS:
        return False
    return not lexicon_of("en").look_up(word)[0] & ~(WORD | LOWER)


def word_before(text: str, start: int, at: int) -> str:
    """The word before the one at `at`; looks at no more than 24 code points and not before `start`."""
    if at == start:
        return ""
    before = text[max(start, at - _BEFORE) : at - 1]
    return before[before.rfind(" ") + 1 :]


def heads_sentence(text: str, start: int, at: int) -> bool:
    """Whether a sentence begins at `at`; looks at no more than 24 code points before it and not before `start`."""
    if at == start:
        return True
    last = text[at - 1]
    if last == " ":
        last = text[at - 2] if at - 2 >= start else ""
    if last in '”"' and last:
        return text[max(start, at - _BEFORE) : at].rstrip()[-2:-1] in ".!?…"
    return last in _HEADED


def _core_name(mention: str) -> tuple[str, ...]:
    """The name inside a mention: without titles, roles, appositions, determiners and possessors."""
    look_up = lexicon_of("en").look_up
    tokens = [
        token
        for token in mention.replace("\u00a0", " ").split(",")[0].split()
        if token[0].isalnum() or token[0] in "(“"
    ]
    tokens = _without_whereabouts(tokens)
    while len(tokens) > 2 and tokens[-1].rstrip(".,") in _LETTERS:
        tokens.pop()
    if len(tokens) > 3 and tokens[-1] == "Counsel" and tokens[-2].endswith(_OWNS):
        del tokens[-2:]  # "Jane Roe King's Counsel"
    first = 0
    for k in range(len(tokens) - 2, -1, -1):
        low = tokens[k].lower().rstrip(".,")
        if tokens[k + 1] in _OF and not _names_somebody(tokens[k + 2 :]):
            continue  # "the High Commissioner for Refugees", "Minister of Health": an office
        if look_up(low)[0] & TITLE or _is_role(low) or low.endswith(("'s", "’s")):
            first = k + 1
            break
    out: list[str] = []
    for place in range(first, len(tokens)):
        token = tokens[place]
        classes, low = look_up(token) if token[0].isalnum() else (0, token)
        if classes & NAME and not (classes & TITLE and not out):
            out.append(bare(token))
        elif first and len(out) > 1 and token == "of" and is_place(tuple(tokens[place + 1 : place + 2])):
            break  # "President Abdel Roe of Egypt"
        elif (
            out
            and (low in CONNECTED or low in _PARTICLES or (low == "on" and is_body_word(out[-1])))
            and any(look_up(later)[0] & UPPER for later in tokens[place + 1 :])
        ):
            out.append(token)
        elif out and out[0].lower() not in GIVEN_NAMES and _leads_to_name(tokens[place:]):
            out = []  # "Hungarian-American investor George Soros", "Wikileaks editor-in-chief Kristinn Hrafnsson"
        elif out and place + 1 < len(tokens) and tokens[place + 1] in _OF and is_person_noun(low):
            out = []  # "Hollin director of the Ferry Council Jane Roe"
        elif out:
            break
    if len(out) > 2 and first < len(tokens) and tokens[first] == "of":
        out = out[-2:]  # "CEO of the Ferry Council Jane Roe"
    return without_initials(_without_place(tuple(out)))


_ROLES = ROLE_WORDS | OFFICES | {"author", "captain"}


def _is_role(low: str) -> bool:
    """Whether a word before a name says what its bearer does: "reporter", "co-author"."""
    return low in ROLE_WORDS or ("-" in low and low.rpartition("-")[2] in _ROLES)


_LETTERS = frozenset(("QC", "KC", "MP", "MBE", "OBE", "CBE", "PhD", "MD", "TD", "MEP", "MSP"))
"""Letters behind a name that are no part of it."""
_OF = frozenset(("of", "for"))


def _names_somebody(tokens: list[str]) -> bool:
    """Whether a given name and another one end a mention: "of Communications Jane Roe"."""
    return len(tokens) > 1 and tokens[-2].lower() in GIVEN_NAMES


def _without_place(name: tuple[str, ...]) -> tuple[str, ...]:
    """A full name without a place or a house before it: "Norway Ada Nilsen", "Hollin-based Ferry Line"."""
    if len(name) > 1 and name[0].endswith(("-based", "-born", "-year-old")):
        return name[1:]
    if len(name) > 2 and name[0].lower() not in GIVEN_NAMES and name[-2].lower() in GIVEN_NAMES:
        return name[-2:]  # "United Nations Nikki Roe", whose office stood before
    if (
        len(name) > 2
        and name[0].lower() not in GIVEN_NAMES
        and (is_place(name[:1]) or name[1].lower() in GIVEN_NAMES)
    ):
        return name[1:]
    return name


def _without_whereabouts(tokens: list[str]) -> list[str]:
    """A full name at the head without what follows it: "Lauren Nel from Natural Justice in Cape Town"."""
    look_up = lexicon_of("en").look_up
    for place, token in enumerate(tokens):
        if place > 1 and token in _WHERE and _is_full_name(tokens[place - 2 : place]):
            return tokens[
                :place
            ]  # whatever stands before: "co-author Professor Carl Lipo of Hollin University"
    for place, token in enumerate(tokens):
        named = place > 1 and token == "of" and _is_of_body(tokens, place)
        if named or (place > 1 and token in _WHEREABOUTS):
            return tokens[:place]
        classes, low = look_up(token) if token[0].isalnum() else (0, token)
        if not classes & NAME or (place and classes & TITLE) or low in ROLE_WORDS:
            break
    return tokens


def _is_full_name(tokens: list[str]) -> bool:
    """Whether two tokens are a given name and another one."""
    given, surname = tokens
    return (
        given.lower() in GIVEN_NAMES
        and given[0].isupper()
        and bool(lexicon_of("en").look_up(surname)[0] & NAME)
    )


def _is_of_body(tokens: list[str], place: int) -> bool:
    """Whether a person's name ends before an "of": by the given name, or as two words of no body, and one behind."""
    if tokens[place - 2].lower() in GIVEN_NAMES:
        return True
    return (
        place < _LONGEST
        and tokens[place + 1 : place + 2] == ["the"]
        and not any(is_body_word(word) or is_person_noun(word.lower()) for word in tokens[:place])
        and any(is_body_word(word) for word in tokens[place + 2 :])
    )


def _leads_to_name(tokens: list[str]) -> bool:
    """Whether lower-case words at the head of `tokens` say what the bearer of the name behind them is."""
    look_up = lexicon_of("en").look_up
    words = 0
    while words < len(tokens) and tokens[words].islower():
        # A short word is none for what somebody is, but an article or a preposition, in German too.
        short = len(tokens[words]) < _SHORTEST_NOUN
        if short or words == _DESCRIBING or look_up(tokens[words])[0] & ~(WORD | LOWER | TITLE):
            return False
        words += 1
    names = tokens[words:]
    return words > 0 and 1 < len(names) < 5 and all(look_up(name)[0] & NAME for name in names)


core_name: Memo[str, tuple[str, ...]] = Memo(_core_name, _REMEMBERED, _LONG)
"""The name inside a mention."""
