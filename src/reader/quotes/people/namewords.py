"""Names as they are compared across articles: words without case, marks and diacritics, and what each word is."""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from typing import NamedTuple

from reader.quotes.lexicon.places import is_place
from reader.quotes.lexicon.titles import LESSER, after_description, office
from reader.quotes.lexicon.wordlists import (
    GIVEN_NAMES,
    NOT_NAMES,
    OFFICES,
    ORGANISATION_NOUNS,
    ROLE_WORDS,
    is_body_word,
    word_set,
)

_LEADING = word_set("prime former ex then chief") | LESSER
"""Words that stand before a title and belong to it."""
_SLAVIC = ("skyy", "skiy", "skyi", "skij", "skii")
"""Endings of names that Latin letters have several ways for."""
_SUFFIXES = {"jr": "jr", "sr": "sr", "ii": "ii", "iii": "iii", "iv": "iv"}
_DESCRIPTIONS = word_set(
    """republican republicans democrat democratic conservative liberal libertarian progressive candidate nominee
    hopeful rival billionaire businessman businesswoman frontrunner democrats tycoon mogul comedian
    neither more"""
)
"""Capitalised words of headlines that stand before a full name and are no part of it."""
_GROUPS = word_set(
    """republican democrat democratic republicans democrats conservatives liberals libertarians
    progressives americans russians germans britons europeans israelis palestinians evangelicals voters
    supporters opponents protesters demonstrators critics officials authorities police experts residents
    users people aides advisers sources reporters journalists pollsters proponents mourners participants
    neighbors neighbours witnesses prosecutors investigators lawmakers politicians organizers scientists
    analysts economists researchers lawyers attorneys students teachers doctors nurses workers families
    parents friends others someone somebody everyone everybody nobody another some several many few both
    most all one two three various numerous"""
)
_FIRST_OF_GROUP = word_set(
    """a an the some several many one two three four five six seven eight nine ten dozens hundreds thousands most
    few both another other others various numerous no all any each every this that these those his her their its
    our my your nearly almost about only"""
)
_SOME = word_set("a an some several many few both another")
_ORGANISATION_WORDS = ORGANISATION_NOUNS | word_set(
    """news times post journal tribune herald gazette inc corp corporation ltd llc plc gmbh ag co institute center
    centre society federation league trust fund house senate congress parliament press radio tv television
    broadcasting journal review weekly daily nations project initiative action alliance council labs technologies
    systems industries airlines motors pentagon kremlin"""
)
_LINKS = word_set("of for and the")
_LETTERS = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ħ": "h", "ı": "i"}
    | dict.fromkeys(".'’‘ʼ`´\u00ad\u200b\u200c\u200d")
)


@lru_cache(maxsize=8192)
def name_words(name: str) -> tuple[str, ...]:
    """The words of a name in the form that all spellings share: "O’Malley" is "omalley", "J. D." is "jd".

    Case, full stops, apostrophes and the diacritics of alphabets go; hyphens part words. A Slavic ending is written in
    one of its ways: "Zelenskyy" and "Zelenskiy" are "zelensky".
    """
    low = name.casefold()
    if not low.isascii():
        low = "".join(c for c in unicodedata.normalize("NFKD", low) if not "\u0300" <= c <= "\u036f")
    low = low.translate(_LETTERS)
    marked = "".join(c if c.isalnum() or unicodedata.category(c)[0] == "M" else " " for c in low)
    words = [word[:-2] + "y" if word.endswith(_SLAVIC) else word for word in marked.split()]
    while len(words) > 2 and len(words[0]) == 1 and len(words[1]) == 1:
        words[:2] = [words[0] + words[1]]
    return tuple(words)


class Parts(NamedTuple):
    """A name in its parts, each in its shared form."""

    titles: tuple[str, ...]
    given: str
    """Empty where there is a surname alone."""
    middle: tuple[str, ...]
    surname: str
    suffix: str
    """ "jr", "iii"; empty where there is none."""

    @property
    def bare(self) -> bool:
        """Whether there is one word and no more."""
        return not self.given

    @property
    def words(self) -> tuple[str, ...]:
        """The name without titles."""
        return tuple(w for w in (self.given, *self.middle, self.surname, self.suffix) if w)


@lru_cache(maxsize=8192)
def parts_of(name: str) -> Parts:
    """A name in its parts, without the titles before it and what headlines put there."""
    words, titles = _without_titles(name)
    while len(words) > 2 and words[0] in _DESCRIPTIONS and _names_follow(words):
        words.pop(0)
    if "of" in words[2:] and words[0] in GIVEN_NAMES:
        words = words[: words.index("of", 2)]  # "Barbara Boxer of California"
    suffix = _SUFFIXES.get(words[-1], "") if len(words) > 1 else ""
    if suffix:
        words.pop()
    if not words:
        return Parts((), "", (), "", "")
    if len(words) == 1:
        return Parts(tuple(titles), "", (), words[0], suffix)
    return Parts(tuple(titles), words[0], tuple(words[1:-1]), words[-1], suffix)


def _without_titles(name: str) -> tuple[list[str], list[str]]:
    """The words of a name behind its titles, and the offices that these tell."""
    tokens = name.split()
    if len(tokens) > 1 and tokens[0] in ("The", "THE", "the"):
        tokens = tokens[1:]
    offices, tokens = after_description(tokens, title_word)
    titles = list(offices)
    while len(tokens) > 1:
        word, following = title_word(tokens[0]), title_word(tokens[1])
        if word in LESSER and office(following) and len(tokens) > 2:
            tokens.pop(0)
        elif found := office(word):
            titles.append(found)
        elif word and word not in _LEADING:
            break
        tokens.pop(0)
    return list(name_words(" ".join(tokens)) or name_words(name)), titles


def title_word(token: str) -> str:
    """What a token before a name says, in its shared form: "president" of "ex-President" and "President-elect".

    Empty for "Vice-President", which is no such thing.
    """
    words = name_words(token)
    if len(words) > 1 and words[-1] == "elect":
        words = words[:-1]
    return "" if not words or (len(words) > 1 and words[-2] in LESSER) else words[-1]


def _names_follow(words: list[str]) -> bool:
    """Whether a given name and more stand behind the descriptions at the head."""
    place = next((n for n, word in enumerate(words) if word not in _DESCRIPTIONS), len(words))
    return place + 1 < len(words) and words[place] in GIVEN_NAMES


def gender_of(given: str) -> str | None:
    """The gender a given name tells, m or f; None where it tells none."""
    return GIVEN_NAMES.get(given) or None


@lru_cache(maxsize=8192)
def is_description(name: str) -> bool:
    """Whether this is no name but what somebody is: "police", "a senior official", "Critics", "Nearly"."""
    tokens = name.split()
    if not name_words(name) or (" and " in name and is_joined(name)):
        return True
    first = tokens[0].lower().strip("“”\"'‘’(),.")
    if first.startswith("@") or (tokens[0][0].islower() and any(map(str.isupper, tokens[0]))):
        return False  # a handle, "al-Baghdadi", "eBay"
    plural = first.endswith("s") and first[:-1] in ROLE_WORDS | OFFICES
    if any(token[:1].isupper() for token in tokens[1:]):
        if tokens[1].islower() and (plural or first in _GROUPS):
            return True  # "Analysts at the Bank of Varn"
        return first in (_FIRST_OF_GROUP if tokens[0][0].islower() else _SOME)
    if tokens[0][0].islower() or (len(tokens) > 1 and (first in _FIRST_OF_GROUP or first in _GROUPS)):
        return True
    if len(tokens) > 1:
        return tokens[-1].islower() and (not tokens[0].isupper() or tokens[-1].endswith("s"))
    return plural or first in _GROUPS or first in NOT_NAMES or (first.endswith("ly") and len(first) > 5)


def is_joined(name: str) -> bool:
    """Whether this is several people: "Jane Roe and John Doe", "Tom and Ann Roe"; not "Johnson and Johnson"."""
    before, _, last = name.rpartition(" and ")
    sides = [side.split() for side in (*before.split(", "), last)]
    if any(not side or any(token.islower() for token in side) for side in sides):
        return False
    shared = title_word(sides[0][0]) in GIVEN_NAMES or bool(office(title_word(sides[0][0])))
    return len(sides[-1]) > 1 and all(len(side) > 1 or shared for side in sides)


@lru_cache(maxsize=8192)
def looks_like_organisation(name: str) -> bool:
    """Whether the words of a name tell an organisation: "Department of Justice", "NBC News", "F.B.I"."""
    words = name_words(name)
    if len(words) == 2 and words[0] in GIVEN_NAMES:
        return False
    if any(word in _LINKS for word in words[1:-1]) or is_place(words):
        return True
    if len(words) > 1 and (is_body_word(words[-1]) or any(word in _ORGANISATION_WORDS for word in words)):
        return True
    return _has_capitals_inside(name) if len(words) == 1 else _has_acronym(name)


def _has_capitals_inside(word: str) -> bool:
    letters = [c for c in word if c.isalpha()]
    capitals = sum(c.isupper() for c in letters)
    if capitals == len(letters):
        return 1 < capitals <= 6
    return word[:1].isupper() and any(c.isupper() for c in word[3:])


def _has_acronym(name: str) -> bool:
    tokens = name.split()
    return not name.isupper() and any(len(t) > 2 and t.isalpha() and t.isupper() for t in tokens)
