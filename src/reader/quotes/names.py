"""The names of a text: which are people, which organisations, and the fullest form of each."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING, NamedTuple

from reader.quotes.lexicon import NAME, TITLE, UPPER, lexicon_of
from reader.quotes.wordlists import (
    FEMALE_NAMES,
    MALE_NAMES,
    OFFICES,
    ORGANISATION_NOUNS,
    ROLE_WORDS,
    word_set,
)

if TYPE_CHECKING:
    from reader.quotes.attributions import Attribution
    from reader.quotes.reading import Reading
    from reader.quotes.words import Words

_POSSESSIVE = re.compile(r"(?:['’]s|(?<=s)['’])$")
_OWNS = ("'s", "’s")
_LONGEST = 12
"""Tokens in a name."""
_INITIAL = re.compile(r"^[A-Z]\.?$")
_FULL_NAME = re.compile(r"\b[A-Z][\w’'-]+(?: [A-Z]\.)? [A-Z][\w’'-]+\b")
_ACRONYM = re.compile(r"\(([A-Z][A-Za-z]{1,7})\)")
_WEAK_TITLES = word_set("former chief general state deputy vice prime major author")
_CONNECTED = word_set("of for the and de")


class Mention(NamedTuple):
    """One name in the text, without titles."""

    start: int
    name: tuple[str, ...]
    subject: bool
    """At the head of a sentence, where subjects stand."""


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
    return tuple(word for place, word in enumerate(name) if not (place > 0 and _INITIAL.match(word)))


class Names:
    """The names of one text, with the evidence that each is a person."""

    __slots__ = (
        "_learned",
        "_reading",
        "_runs",
        "acronyms",
        "by_first",
        "full",
        "gendered",
        "mentions",
        "offices",
        "people",
        "persons",
        "spoke",
        "starts",
    )

    def __init__(self, reading: Reading, title: str | None = None) -> None:
        self._reading = reading
        self._runs: dict[str, tuple[int, tuple[str, ...]]] = {}
        self._learned: set[str] = set()
        self.mentions: list[Mention] = []
        self.full: dict[str, tuple[str, ...]] = {}
        """Surname to the fullest name."""
        self.by_first: dict[str, tuple[str, ...]] = {}
        """First name to the fullest name."""
        self.people: dict[str, int] = {}
        """Surname to evidence for a person."""
        self.persons: set[str] = set()
        """Surnames that a given name or a title proves to be a person's."""
        self.gendered: dict[str, str] = {}
        """Surname to m or f, where a first name or a title tells."""
        self.offices: dict[str, list[tuple[int, tuple[str, ...]]]] = {}
        """Office to (offset, name) of those who are given it."""
        self.acronyms: dict[str, str] = {}
        self.spoke: dict[str, int] = {}
        """Last word of a name to where it first has a cue."""
        for words in reading.words:
            self._collect(words)
        self._from_quotations()
        self._from_given_names(title or "", 0, 1000)
        self._from_attributions(reading.attributions)
        self.mentions.sort()
        self.starts = [mention.start for mention in self.mentions]

    def _collect(self, words: Words) -> None:
        """All runs of name tokens of a paragraph."""
        bits, lows, starts, ends = words.bits, words.lows, words.starts, words.ends
        size, done = len(bits), 0
        for at in [at for at, classes in enumerate(bits) if classes & NAME]:
            if at < done:
                continue
            end = at + 1
            while (
                end < size
                and bits[end] & NAME
                and starts[end] - ends[end - 1] == 1
                and lows[end - 1][-2:] not in _OWNS
                and words.sentence[end] != end
                and end - at < _LONGEST
            ):
                end += 1
            self._add(words, at, end)
            done = end

    def _add(self, words: Words, at: int, end: int) -> None:
        """One run of name tokens: titles and roles off its head, then what they say of the rest."""
        run = self._reading.text[words.starts[at] : words.ends[end - 1]]
        known = self._runs.get(run)
        if known is None:
            known = self._runs[run] = self._parse(words, at, end)
        skipped, name = known
        if not name:
            return
        first = at + skipped
        start = words.starts[first]
        title = words.lows[first - 1] if first > 0 and start - words.ends[first - 1] == 1 else ""
        if title or run not in self._learned:
            self._learned.add(run)
            self._learn(start, name, title)
        self.mentions.append(Mention(start, name, words.sentence[at] == at))

    def _parse(self, words: Words, at: int, end: int) -> tuple[int, tuple[str, ...]]:
        """How many tokens of a run are titles and roles, and the name after them; no name where none is left."""
        text, bits, lows = self._reading.text, words.bits, words.lows
        first = at
        for k in range(end - 2, at - 1, -1):
            if bits[k] & TITLE or lows[k] in ROLE_WORDS:
                first = k + 1
                break
        name = tuple(bare(text[words.starts[k] : words.ends[k]]) for k in range(first, end))
        if (len(name[0]) < 2 and len(name) == 1) or (bits[first] & TITLE and end - first == 1):
            return first - at, ()
        return first - at, without_initials(name)

    def _learn(self, start: int, name: tuple[str, ...], title: str) -> None:
        last, first = name[-1], name[0].lower()
        if 1 < len(name) < 5:
            self.full.setdefault(last, name)
            self.by_first.setdefault(name[0], name)
            if first in MALE_NAMES or first in FEMALE_NAMES:
                self.people[last] = self.people.get(last, 0) + 2
                self.persons.add(last)
                self.gendered.setdefault(last, "m" if first in MALE_NAMES else "f")
        if not title:
            return
        if title in OFFICES:
            self.offices.setdefault(title, []).append((start, name))
        if title in ("mr", "mrs", "ms", "miss"):
            self.gendered[last] = "m" if title == "mr" else "f"
        if title not in _WEAK_TITLES and (title in ROLE_WORDS or lexicon_of("en").look_up(title)[0] & TITLE):
            self.people[last] = self.people.get(last, 0) + 2
            self.persons.add(last)

    def _from_quotations(self) -> None:
        """Full names inside quotation marks, for those that are nowhere else given in full; and acronyms."""
        text = self._reading.text
        for span in self._reading.marked:
            self._from_given_names(text, span.start, min(span.end, span.start + 3000))
        for match in _ACRONYM.finditer(text):
            self._acronym(match.group(1), text[max(0, match.start() - 100) : match.start()].split())

    def _from_given_names(self, text: str, start: int, end: int) -> None:
        """Full names that begin with a known given name."""
        for match in _FULL_NAME.finditer(text, start, end):
            words = match.group().split()
            if words[0].lower() in MALE_NAMES or words[0].lower() in FEMALE_NAMES:
                self._learn(match.start(), without_initials(tuple(bare(word) for word in words)), "")

    def _acronym(self, acronym: str, before: list[str]) -> None:
        """ "Securities and Exchange Commission (SEC)": the words whose initials spell it."""
        spelled = ""
        taken: list[str] = []
        for word in reversed(before[-9:]):
            if not word[0].isupper() and word not in _CONNECTED:
                break
            taken.insert(0, word)
            if word[0].isupper():
                spelled = word[0] + spelled
            if spelled == acronym.upper():
                while taken[0] in _CONNECTED:
                    taken.pop(0)
                self.acronyms[acronym] = " ".join(taken)
                return

    def _from_attributions(self, found: list[Attribution]) -> None:
        """Whoever has a cue is likelier to be a person, and is a speaker."""
        for attribution in found:
            if attribution.mention != "name" or attribution.cue_start == attribution.cue_end:
                continue
            name = self.core(self._reading.text[attribution.start : attribution.end])
            if name:
                self.spoke.setdefault(name[-1], attribution.start)
                if attribution.verb not in ("read", "according"):
                    self.people[name[-1]] = self.people.get(name[-1], 0) + 1

    def core(self, mention: str) -> tuple[str, ...]:
        """The name inside a mention: without titles, roles, appositions, determiners and possessors."""
        look_up = lexicon_of("en").look_up
        tokens = [
            token
            for token in mention.replace("\u00a0", " ").split(",")[0].split()
            if token[0].isalnum() or token[0] in "(“"
        ]
        first = 0
        for k in range(len(tokens) - 2, -1, -1):
            low = tokens[k].lower().rstrip(".,")
            if look_up(low)[0] & TITLE or low in ROLE_WORDS or low.endswith(("'s", "’s")):
                first = k + 1
                break
        out: list[str] = []
        for place in range(first, len(tokens)):
            token = tokens[place]
            classes, low = look_up(token) if token[0].isalnum() else (0, token)
            if classes & NAME and not (classes & TITLE and not out):
                out.append(bare(token))
            elif (
                out and low in _CONNECTED and any(look_up(later)[0] & UPPER for later in tokens[place + 1 :])
            ):
                out.append(token)
            elif out:
                break
        return without_initials(tuple(out))

    def gender(self, name: tuple[str, ...]) -> str | None:
        """ "m", "f", or None where neither a first name nor a title tells."""
        return self.gendered.get(name[-1])

    def fullest(self, name: tuple[str, ...]) -> tuple[str, ...]:
        """The fullest form of a name in the text: of a surname, or of a first name alone."""
        if len(name) == 1:
            if name[0] in self.acronyms:
                return tuple(self.acronyms[name[0]].split())
            return self.full.get(name[0]) or self.by_first.get(name[0]) or name
        full = self.full.get(name[-1])
        return full if full and name[0] in full else name

    def before(self, at: int, limit: int = 200, reach: int = 1_000_000_000) -> list[Mention]:
        """The mentions before an offset, nearest last: at most `limit`, no farther than `reach` code points."""
        place = bisect_left(self.starts, at)
        first = bisect_left(self.starts, at - reach, max(0, place - limit), place)
        return self.mentions[first:place]


def is_organisation_noun(word: str) -> bool:
    """Whether "the ..." with this noun is an organisation."""
    return word in ORGANISATION_NOUNS
