"""People across articles: which names of which articles are one person, one organisation, or nobody by name.

A block holds all sightings whose names end in the same word; nothing outside it bears on who is who in it, so
that a change in one article settles a few blocks anew. Where the evidence is thin, names stay apart.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from reader.kinds import Person, PersonKind
from reader.quotes.naming import (
    STRONG_TITLES,
    TITLE_GENDERS,
    Parts,
    gender_of,
    is_description,
    looks_like_organisation,
    name_words,
    parts_of,
)
from reader.quotes.sightings import others_beside

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from reader.quotes.sightings import Sighting

NEAR = 30
"""Days within which two articles tell of the same events."""
_SURNAME = "-"
"""Before the key of a word alone that is a surname: people are quoted who bear it."""
IN_OFFICE = 730
"""Days for which an office is taken to be held, before and after an article that says so."""
Given = tuple[str, str, str]
"""Given name, surname and suffix."""


class Seen(NamedTuple):
    """A sighting with its article."""

    sighting: Sighting
    article: int
    """Any number that tells articles apart."""
    day: int
    """Ordinal of the article's day; 0 where it has none."""


def block_of(name: str) -> str:
    """The block a name belongs to: the last word of it; a description is a block of its own."""
    if is_description(name):
        return description_key(name)
    if name.startswith("@"):
        return name.lower()
    return parts_of(name).surname


def plain_key(name: str) -> str:
    """The identity of a name as long as nothing else is known."""
    if is_description(name):
        return description_key(name)
    return name.lower() if name.startswith("@") else " ".join(parts_of(name).words)


def description_key(name: str) -> str:
    """The identity of those whom articles describe and do not name."""
    return "~" + (" ".join(name_words(name)) or name)


def borrowed_block(sighting: Sighting) -> str | None:
    """The block of the handle or acronym that an article gives for a name: it may be a name elsewhere."""
    if sighting.handle is not None:
        return sighting.handle.lower()
    return None if sighting.acronym is None else " ".join(name_words(sighting.acronym))


def company_of(names: Sequence[str]) -> frozenset[str]:
    """Keys of the full names that an article quotes."""
    return frozenset(" ".join(parts_of(name).words) for name in others_beside(names))


# ---------------------------------------------------------------------------------------- one block
class _Facts:
    """What all articles together tell of one full name."""

    __slots__ = (
        "articles",
        "days",
        "gender",
        "handles",
        "nicknames",
        "organisation",
        "person",
        "short",
        "titles",
    )

    def __init__(self) -> None:
        self.articles: set[int] = set()
        self.days: set[int] = set()
        self.titles: dict[str, set[int]] = {}
        self.handles: set[str] = set()
        self.nicknames: set[str] = set()
        self.gender: Counter[str] = Counter()
        self.person = self.organisation = 0
        self.short = False
        """Some article goes without the middle name that it also gives."""

    def add(self, seen: Seen, parts: Parts) -> None:
        """Take one sighting in."""
        sighting = seen.sighting
        self.short = self.short or _is_short(sighting, parts)
        self.articles.add(seen.article)
        self.days.add(seen.day)
        for title in sighting.titles:
            self.titles.setdefault(title, set()).add(seen.day)
        if sighting.handle:
            self.handles.add(sighting.handle)
        self.nicknames.update(sighting.nicknames)
        if sighting.gender:
            self.gender[sighting.gender] += 1
        self.person += sighting.person
        self.organisation += sighting.organisation


def settle(block: Sequence[Seen], company: Callable[[int], frozenset[str]]) -> list[str]:
    """The identity of each sighting of a block, as a key that is equal for equal people.

    `company` returns the keys of the full names that an article quotes; it is only asked about articles of a
    block in which a surname stands alone. The order of `block` makes no difference.
    """
    first = block[0].sighting.name
    if is_description(first) or first.startswith("@"):
        return [plain_key(first)] * len(block)
    keys = [_full_name(seen.sighting) for seen in block]
    if None not in keys and _plain({parts for parts in keys if parts is not None}, block):
        short = {
            parts
            for seen, parts in zip(block, keys, strict=True)
            if parts and _is_short(seen.sighting, parts)
        }
        return [_key([parts], parts in short) for parts in keys if parts is not None]
    facts: dict[Parts, _Facts] = {}
    for seen, parts in zip(block, keys, strict=True):
        if parts is not None:
            facts.setdefault(parts, _Facts()).add(seen, parts)
    identity = _joined(facts, block)
    if None not in keys:
        return [identity[parts] for parts in keys if parts is not None]
    alone = _Alone(facts, identity, block, company)
    return [
        identity[parts] if parts is not None else alone.identity(seen)
        for seen, parts in zip(block, keys, strict=True)
    ]


def _plain(names: set[Parts], block: Sequence[Seen]) -> bool:
    """Whether no two of these full names can be one: most blocks are so, and need no more."""
    return len({_given(parts) for parts in names}) == len(names) and not any(
        seen.sighting.nicknames for seen in block
    )


def _full_name(sighting: Sighting) -> Parts | None:
    """A full name, with what the article tells of initials; None for a word alone."""
    own = parts_of(sighting.name)
    if own.bare:
        if len(sighting.others) != 1 or looks_like_organisation(sighting.name):
            return None
        own = parts_of(sighting.others[0])  # the article names one of this surname in full
    if own.titles:
        own = own._replace(titles=())
    if own.middle or own.bare or not sighting.forms:
        return None if own.bare else own
    middles = {
        parts.middle
        for parts in map(parts_of, sighting.forms)
        if parts.middle and (parts.given, parts.surname, parts.suffix) == _given(own)
    }
    return own._replace(middle=middles.pop()) if len(middles) == 1 else own


def _given(parts: Parts) -> Given:
    return parts.given, parts.surname, parts.suffix


def _joined(facts: Mapping[Parts, _Facts], block: Sequence[Seen]) -> dict[Parts, str]:
    """Full names that are one: the same but for initials and middle names, or by a nickname that a text gives."""
    families: dict[Given, list[Parts]] = {}
    for parts in facts:
        families.setdefault(_given(parts), []).append(parts)
    identity: dict[Parts, str] = {}
    apart = _told_apart(block) if any(len(family) > 1 for family in families.values()) else set()
    for family in families.values():
        for group in _of_one_middle(family, facts, apart):
            short = len(group) == len(family) and any(not p.middle or facts[p].short for p in group)
            key = _key(group, short)
            identity.update(dict.fromkeys(group, key))
    return _with_nicknames(identity, facts)


def _of_one_middle(
    family: list[Parts], facts: Mapping[Parts, _Facts], apart: set[frozenset[Parts]]
) -> list[list[Parts]]:
    """Names of one given name and surname, in groups whose middle names fit."""
    if len(family) == 1:
        return [family]
    if not any(_is_person(parts, facts[parts]) for parts in family):
        return [[parts] for parts in family]
    plain = [parts for parts in family if not parts.middle]
    groups: list[list[Parts]] = []
    rest = {parts for parts in family if parts.middle}
    while rest:
        group = _reach(min(rest), rest)
        rest -= group
        whole = all(_fits(a.middle, b.middle) for a in group for b in group)
        groups += [sorted(group)] if whole else [[parts] for parts in sorted(group)]
    if len(groups) == 1:
        groups[0] += plain
    else:
        groups += [plain] if plain else []
    return [part for group in groups for part in _unless_apart(group, apart)]


def _reach(start: Parts, among: set[Parts]) -> set[Parts]:
    """Everything that fits `start`, what fits that, and so on."""
    found, waiting = {start}, [start]
    while waiting:
        at = waiting.pop()
        more = {parts for parts in among - found if _fits(at.middle, parts.middle)}
        found |= more
        waiting += more
    return found


def _fits(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether middle names may be the same: "j" is "john"."""
    return len(one) == len(other) and all(
        a == b or (min(len(a), len(b)) == 1 and a[0] == b[0]) for a, b in zip(one, other, strict=True)
    )


def _unless_apart(group: list[Parts], apart: set[frozenset[Parts]]) -> list[list[Parts]]:
    """A group; each by itself, where an article quotes two of them as two."""
    if any(frozenset((a, b)) in apart for a in group for b in group if a != b):
        return [[parts] for parts in group]
    return [group]


def _told_apart(block: Sequence[Seen]) -> set[frozenset[Parts]]:
    """Pairs of full names that one article quotes side by side."""
    beside: dict[int, set[Parts]] = {}
    for seen in block:
        parts = _full_name(seen.sighting)
        if parts is not None:
            beside.setdefault(seen.article, set()).add(parts)
    return {
        frozenset((a, b))
        for names in beside.values()
        if len(names) > 1
        for a in names
        for b in names
        if a < b
    }


def _is_short(sighting: Sighting, parts: Parts) -> bool:
    """Whether the article's name for somebody goes without the middle name that it also gives."""
    own = parts_of(sighting.name)
    return bool(parts.middle and own.given and not own.middle)


def _key(group: Iterable[Parts], short: bool) -> str:
    """What a group is known by: given name and surname where that is enough, else with the longest middle name."""
    longest = max(group, key=lambda parts: (sum(map(len, parts.middle)), parts))
    return " ".join((longest._replace(middle=()) if short else longest).words)


def _is_person(parts: Parts, facts: _Facts) -> bool:
    name = " ".join(parts.words)
    prior = 3 if gender_of(parts.given) else 0
    return prior + facts.person > facts.organisation + (4 if looks_like_organisation(name.title()) else 0)


def _with_nicknames(identity: dict[Parts, str], facts: Mapping[Parts, _Facts]) -> dict[Parts, str]:
    """Join what a text gives as one: "Robert “Bob” Smith" is Bob Smith wherever there is one Bob Smith."""
    given: dict[str, set[str]] = {}
    for parts, known in facts.items():
        for nickname in known.nicknames:
            given.setdefault(" ".join(parts_of(nickname).words), set()).add(identity[parts])
    if not given:
        return identity
    known_as = {nick: keys.pop() for nick, keys in given.items() if len(keys) == 1}
    return {
        parts: key if known_as.get(key, key) in known_as else known_as.get(key, key)
        for parts, key in identity.items()
    }


# ---------------------------------------------------------------------------------------- surnames alone
class _Candidate:
    """A person of the block who may be meant by the surname alone."""

    __slots__ = ("_articles", "_company", "days", "gender", "handles", "titles")

    def __init__(
        self, facts: Iterable[tuple[Parts, _Facts]], company: Callable[[int], frozenset[str]]
    ) -> None:
        days: set[int] = set()
        titles: dict[str, set[int]] = {}
        self.handles: set[str] = set()
        genders: Counter[str] = Counter()
        articles: set[int] = set()
        for parts, known in facts:
            days |= known.days
            articles |= known.articles
            self.handles |= known.handles
            for title, held in known.titles.items():
                titles.setdefault(title, set()).update(held)
            genders += known.gender
            if told := gender_of(parts.given):
                genders[told] += 3
        self.gender = max(genders, key=lambda gender: (genders[gender], gender), default="")
        self.days = sorted(days)
        self.titles = {title: sorted(held) for title, held in titles.items()}
        self._articles = articles
        self._company = company

    def company(self) -> frozenset[str]:
        """Everybody who was ever quoted beside."""
        return frozenset(name for article in self._articles for name in self._company(article))


class _Alone:
    """Decides whom a surname without a given name means, article by article."""

    def __init__(
        self,
        facts: Mapping[Parts, _Facts],
        identity: Mapping[Parts, str],
        block: Sequence[Seen],
        company: Callable[[int], frozenset[str]],
    ) -> None:
        self._company = company
        members: dict[str, list[tuple[Parts, _Facts]]] = {}
        for parts, known in facts.items():
            if _is_person(parts, known):
                members.setdefault(identity[parts], []).append((parts, known))
        self._candidates = {key: _Candidate(group, company) for key, group in sorted(members.items())}
        self._mentioned = _mentioned(block, identity)
        """Full names of this surname that are not quoted anywhere: they may be meant as well."""
        self._around: dict[str, frozenset[str]] = {}

    def identity(self, seen: Seen) -> str:
        """The key of the person meant, or of the name alone where nothing tells."""
        sighting = seen.sighting
        own = (_SURNAME if self._candidates else "") + plain_key(sighting.name)
        if sighting.handle is not None:
            by_handle = [key for key, c in self._candidates.items() if sighting.handle in c.handles]
            if len(by_handle) == 1:
                return by_handle[0]
        gender = _gender_of_alone(sighting)
        fitting = {
            key: c for key, c in self._candidates.items() if not (gender and c.gender and gender != c.gender)
        }
        if parts_of(sighting.name).suffix or looks_like_organisation(sighting.name):
            return own
        if sighting.organisation > sighting.person:
            return own
        holder = self._holder(seen, fitting)
        if holder is not None:
            return holder
        if len(self._candidates) == 1 and len(fitting) == 1 and not self._mentioned:
            ((key, candidate),) = fitting.items()
            if self._supported(seen, key, candidate):
                return key
        return own

    def _holder(self, seen: Seen, fitting: Mapping[str, _Candidate]) -> str | None:
        """The one person of this surname who holds the office that the article names."""
        found = {
            key
            for title in seen.sighting.titles
            if title in STRONG_TITLES
            for key, candidate in fitting.items()
            if _within(seen.day, candidate.titles.get(title, ()), IN_OFFICE)
        }
        return found.pop() if len(found) == 1 else None

    def _supported(self, seen: Seen, key: str, candidate: _Candidate) -> bool:
        """Whether the only person of this surname is likely meant: office or company, and nearness in time."""
        if not _within(seen.day, candidate.days, NEAR):
            return False
        offices = {title for title in seen.sighting.titles if title not in TITLE_GENDERS}
        if offices & candidate.titles.keys():
            return True
        if key not in self._around:
            self._around[key] = candidate.company()
        return len(self._company(seen.article) & self._around[key]) >= 2


def _mentioned(block: Sequence[Seen], identity: Mapping[Parts, str]) -> set[str]:
    """Full names of the surname that articles hold, beside those that are quoted."""
    known = {_given(parts) for parts in identity}
    return {other for seen in block for other in seen.sighting.others if _given(parts_of(other)) not in known}


def _gender_of_alone(sighting: Sighting) -> str:
    told = {TITLE_GENDERS[title] for title in sighting.titles if title in TITLE_GENDERS}
    return told.pop() if len(told) == 1 else sighting.gender


def _within(day: int, days: Sequence[int], reach: int) -> bool:
    """Whether one of the sorted `days` is near; an article without a day is near only to another one."""
    if not days:
        return False
    if not day:
        return not days[0]
    place = bisect_left(days, day)
    return any(other and abs(day - other) <= reach for other in days[max(0, place - 1) : place + 1])


def lent(keys: Iterable[str]) -> str | None:
    """The identity that a handle or an acronym stands for, from those of the names it was given to.

    None where it was given to several: it then tells nothing.
    """
    found = set(keys)
    return found.pop() if len(found) == 1 else None


def may_borrow(sighting: Sighting) -> bool:
    """Whether a name is a handle or an acronym alone, which may stand for a name given elsewhere."""
    name = sighting.name
    return name.startswith("@") or (name.isupper() and parts_of(name).bare and not is_description(name))


# ---------------------------------------------------------------------------------------- identities
class Portrait:
    """Gathers what an identity is called and what kind it is, sighting by sighting."""

    __slots__ = ("_forms", "_key", "_names", "_organisation", "_person", "_prior")

    def __init__(self, key: str) -> None:
        self._key = tuple(key.removeprefix(_SURNAME).split())
        self._prior = 3 if key.startswith(_SURNAME) else 0
        self._names: dict[str, int] = {}
        self._forms: dict[str, int] = {}
        self._person = self._organisation = 0

    def add(self, sighting: Sighting) -> None:
        """Take one sighting in."""
        self._names[sighting.name] = self._names.get(sighting.name, 0) + 1
        full = (other for other in sighting.others if parts_of(other).words == self._key)
        for form in (*sighting.forms, sighting.acronym, *full):
            if form is not None:
                self._forms[form] = self._forms.get(form, 0) + 1
        self._person += sighting.person
        self._organisation += sighting.organisation

    def person(self) -> Person:
        """The identity, from everything that was taken in."""
        names = dict(self._names)
        for form, number in self._forms.items():
            if self._fits(form):
                names[form] = names.get(form, 0) + number
        if len(names) == 1:
            (name,) = names
            return Person(name, self._kind(name), (name,))
        fitting = [name for name in names if parts_of(name).words == self._key and not parts_of(name).titles]
        name = min(
            fitting or self._names, key=lambda name: (name.isupper(), -names.get(name, 0), len(name), name)
        )
        return Person(name, self._kind(name), tuple(sorted(names)))

    def _fits(self, form: str) -> bool:
        """Whether a form is of the identity's gender: an article may take "Mrs. Trump" for the wrong one."""
        gender = gender_of(self._key[0]) if len(self._key) > 1 else None
        return gender is None or all(TITLE_GENDERS.get(t, gender) == gender for t in parts_of(form).titles)

    def _kind(self, name: str) -> PersonKind:
        if is_description(name):
            return "unnamed"
        alone, given = len(self._key) < 2, gender_of(self._key[0])
        person = self._person + ((3 if given else self._prior) if alone else 6 if given else 2)
        return "person" if person > self._organisation + 4 * looks_like_organisation(name) else "organisation"


def identities(
    articles: Mapping[int, tuple[int, Sequence[Sighting]]],
) -> tuple[dict[tuple[int, str], str], dict[str, Person]]:
    """Who everybody is, from nothing: the plain way, for archives that fit into memory.

    `articles` maps any number to the ordinal of the day and the sightings. Returns the key of the identity of
    each (article, name), and the identity of each key.
    """
    blocks: dict[str, list[Seen]] = {}
    lenders: dict[str, list[tuple[int, str]]] = {}
    company = {n: company_of([s.name for s in found]) for n, (_, found) in articles.items()}
    for number, (day, found) in articles.items():
        for sighting in found:
            blocks.setdefault(block_of(sighting.name), []).append(Seen(sighting, number, day))
            if (lender := borrowed_block(sighting)) is not None:
                lenders.setdefault(lender, []).append((number, sighting.name))
    keys: dict[tuple[int, str], str] = {}
    for block in blocks.values():
        for seen, key in zip(block, settle(block, company.__getitem__), strict=True):
            keys[seen.article, seen.sighting.name] = key
    borrowed = {
        (seen.article, seen.sighting.name): owner
        for block, owners in lenders.items()
        if (owner := lent(keys[each] for each in owners)) is not None
        for seen in blocks.get(block, ())
        if may_borrow(seen.sighting)
    }
    keys |= borrowed
    portraits: dict[str, Portrait] = {}
    for number, (_, found) in articles.items():
        for sighting in found:
            key = keys[number, sighting.name]
            portraits.setdefault(key, Portrait(key)).add(sighting)
    return keys, {key: portrait.person() for key, portrait in portraits.items()}
