"""Where a text names somebody: how the name is written there, and what stands before and behind it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reader.quotes.lexicon.titles import LESSER, TITLES, office
from reader.quotes.lexicon.wordlists import GIVEN_NAMES
from reader.quotes.people.namewords import looks_like_organisation, name_words, parts_of, title_word

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

MOST = 30
"""Places of a surname in a text that are looked at: what thirty do not tell, the next will not."""
_ACRONYM = re.compile(r"\s?\(([A-Z][A-Za-z.]{1,8})\)")
_SUFFIX = re.compile(r",?\s(?:Jr|Sr)\b\.?|\s(?:II|III|IV)\b")
_NICKNAME = re.compile(r"^[“\"‘'(]([A-Z][\w’'-]+)[”\"’')]$")
_APPOSITION = re.compile(r", (?:the |former |a |an )?([a-z]+)(?=[,.;]| of )")
_PERSON_BEHIND = re.compile(r", (?:who|whose|\d\d),? ")
"""What stands behind a person's name: "Roe, who", "Roe, 45,"."""
_NO_PERSON = frozenset(("the", "The", "in", "In", "at", "At"))
"""Words that stand before organisations and places, and before no person."""
_AFTER = 40
_BEFORE = 48
"""Code points before a surname in which given name, initials and title stand."""


def written_form(mention: str, name: str) -> str | None:
    """The name inside a mention as it is written there, with title, initials and "Jr."; None where it is not.

    "former President Donald J. Trump of Florida" holds "President Donald J. Trump".
    """
    words = parts_of(name).words
    if not words or looks_like_organisation(name):
        return None
    known = set(words)
    tokens = mention.replace(", Jr", " Jr").replace(", Sr", " Sr").split()
    end = next(
        (n for n in range(len(tokens) - 1, -1, -1) if name_words(_bare(tokens[n])) == words[-1:]), None
    )
    if end is None:
        return None
    first = end
    while first and _belongs(tokens[first - 1], known):
        first -= 1
    if first and name_words(tokens[first])[-1:] and tokens[first - 1].lower() in LESSER:
        first += office(title_word(tokens[first])) is not None
    if end + 1 < len(tokens) and _SUFFIX.fullmatch(" " + _bare(tokens[end + 1])):
        end += 1
    return " ".join((*tokens[first:end], _bare(tokens[end])))


def _bare(token: str) -> str:
    """A token without the marks at its ends and without a possessive."""
    token = token.strip('“”"()[],;:')
    return re.sub(r"[’']s$|(?<=s)[’']$", "", token)


def _belongs(token: str, known: set[str]) -> bool:
    """Whether a token before a surname is part of the name: one of its words, an initial, a title."""
    if token[-1:] in ',;:)”"' or token.endswith(("’s", "'s")):
        return False
    words = name_words(token)
    return bool(words) and (
        known.issuperset(words)
        or (
            token[0].isupper()
            and (office(title_word(token)) is not None or (len(words[0]) == 1 and len(words) == 1))
        )
    )


def acronym_for(mention: str, name: str) -> str | None:
    """The acronym as which the article mentions this name: "UN" for United Nations."""
    if not mention.isupper() or " " in mention or len(mention) > 8 or " " not in name:
        return None
    return mention if _spells(mention, name) else None


def _spells(acronym: str, name: str) -> bool:
    initials = "".join(word[0] for word in name.split() if word[0].isupper())
    letters = acronym.replace(".", "").upper()
    return len(letters) > 1 and letters == initials.upper()


def titles_in(words: Sequence[str]) -> set[str]:
    """The offices that words name; "vice president" is none of them."""
    offices = (office(word) for n, word in enumerate(words) if not (n and words[n - 1] in LESSER))
    return {found for found in offices if found is not None}


class Places:
    """Where a text names somebody by the last word of the name, and what stands before it there."""

    __slots__ = (
        "_name",
        "_own",
        "acronym",
        "forms",
        "nicknames",
        "others",
        "person",
        "places",
        "titles",
        "with_article",
    )

    def __init__(self, text: str, name: str) -> None:
        self._name = name
        self._own = parts_of(name)
        self.forms: set[str] = set()
        self.titles: set[str] = set()
        self.nicknames: set[str] = set()
        self.others: set[str] = set()
        self.acronym: str | None = None
        self.places = self.with_article = self.person = 0
        last = name.split()[-1]
        titles: set[str] = set()
        for at, end in _found(text, last):
            self.places += 1
            self._look(text[max(0, at - _BEFORE) : at], last, text[end : end + _AFTER], titles)
        if self._own.bare:
            # For a full name they tell nothing: "President Obama" beside Michelle Obama is not she.
            self.titles |= titles

    def _look(self, before: str, last: str, after: str, titles: set[str]) -> None:
        tokens = before.split()
        if not before.endswith((" ", "\u00a0")) or not tokens:
            return
        near = tokens[-1]
        word = title_word(near)
        own = self._own
        if near in _NO_PERSON:
            self.with_article += 1
        elif near[0].isupper() and office(word) is not None:
            titles |= titles_in([*map(title_word, tokens[-2:-1]), word])
        elif not own.bare and name_words(near) == (own.given,):
            self._full(tokens, last, after)
        elif not own.bare and len(tokens) > 1 and name_words(tokens[-2]) == (own.given,):
            self._between(tokens, last, after)
        elif near.lower() in GIVEN_NAMES and near[0].isupper():
            suffix = _SUFFIX.match(after)
            first = tokens[-2] if len(tokens) > 1 and tokens[-2].lower() in GIVEN_NAMES else ""
            self.others.add(f"{first} {near} {last}".strip() + (suffix.group().lstrip(",") if suffix else ""))
        if after.startswith(", "):
            self._behind(near, after, titles)
        elif own.given and self.acronym is None and after.startswith((" (", "(")):
            acronym = _ACRONYM.match(after)
            if acronym is not None and _spells(acronym.group(1), self._name):
                self.acronym = acronym.group(1)

    def _behind(self, near: str, after: str, titles: set[str]) -> None:
        """What stands behind a comma: "who", an age, or an office."""
        if _PERSON_BEHIND.match(after):
            self.person += 1
        apposition = _APPOSITION.match(after)
        if apposition is not None and apposition.group(1) in TITLES:
            full = not self._own.bare and name_words(near) == (self._own.given,)
            (self.titles if full else titles).add(TITLES[apposition.group(1)])

    def _full(self, tokens: list[str], last: str, after: str) -> None:
        """The given name stands right before: a title may stand before it, and "Jr." behind."""
        suffix = _SUFFIX.match(after)
        if suffix is not None and not self._own.suffix:
            self.others.add(f"{tokens[-1]} {last}{suffix.group().lstrip(',')}")
        elif len(tokens) > 1 and tokens[-2][0].isupper():
            self.titles |= titles_in([title_word(token) for token in tokens[-3:-1]])

    def _between(self, tokens: list[str], last: str, after: str) -> None:
        """One word stands between given name and surname: an initial, or a nickname in marks."""
        given, between = tokens[-2:]
        nickname = _NICKNAME.match(between)
        if nickname is not None:
            self.nicknames.add(f"{nickname.group(1)} {last}")
        elif re.fullmatch(r"[A-Z]\.", between) and not _SUFFIX.match(after):
            self.forms.add(f"{given} {between} {last}")


def _found(text: str, word: str) -> Iterable[tuple[int, int]]:
    """The first places of a word in a text, as offsets of its two ends."""
    at = text.find(word)
    for _ in range(MOST):
        if at < 0:
            return
        end = at + len(word)
        if (at == 0 or not text[at - 1].isalnum()) and not text[end : end + 1].isalnum():
            yield at, end
        at = text.find(word, end)
