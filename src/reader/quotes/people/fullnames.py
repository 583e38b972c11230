"""Full names that are one: the same but for spelling, initials, middle names, and nicknames that a text gives."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from reader.quotes.lexicon.titles import TITLE_GENDERS, is_strong
from reader.quotes.people.blocking import IN_OFFICE, NEAR, within
from reader.quotes.people.namewords import Parts, gender_of, looks_like_organisation, parts_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from reader.quotes.people.blocking import Seen
    from reader.quotes.people.countednames import Sighting

Given = tuple[str, str, str]
"""Given name, surname and suffix."""


class Facts:
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
        self.short = self.short or is_short(sighting, parts)
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


def all_different(names: set[Parts], block: Sequence[Seen]) -> bool:
    """Whether no two of these full names can be one: most blocks are so, and need no more."""
    return len({given_of(parts) for parts in names}) == len(names) and not any(
        seen.sighting.nicknames for seen in block
    )


def full_name(sighting: Sighting) -> Parts | None:
    """A full name, with what the article tells of initials; None for a word alone."""
    own = parts_of(sighting.name)
    if own.bare:
        if len(sighting.others) != 1 or not _may_be(sighting, parts_of(sighting.others[0])):
            return None
        own = parts_of(sighting.others[0])  # the article names one of this surname in full
    if own.titles:
        own = own._replace(titles=())
    if own.middle or own.bare or not sighting.forms:
        return None if own.bare else own
    middles = {
        parts.middle
        for parts in map(parts_of, sighting.forms)
        if parts.middle and (parts.given, parts.surname, parts.suffix) == given_of(own)
    }
    return own._replace(middle=middles.pop()) if len(middles) == 1 else own


def _may_be(sighting: Sighting, other: Parts) -> bool:
    """Whether a surname alone may be the one full name of it in the article.

    "President Bush" need not be Laura Bush, and "Mrs. Clinton" is not Bill.
    """
    told = gender_of(other.given)
    return (
        not looks_like_organisation(sighting.name)
        and not (told and sighting.gender and told != sighting.gender)
        and not any(map(is_strong, sighting.titles))
    )


def given_of(parts: Parts) -> Given:
    """What is left of a full name without its middle names."""
    return parts.given, parts.surname, parts.suffix


def joined(
    facts: Mapping[Parts, Facts], block: Sequence[Seen], company: Callable[[int], frozenset[str]]
) -> dict[Parts, str]:
    """Full names that are one: the same but for initials and middle names, or by a nickname that a text gives."""
    families: dict[Given, list[Parts]] = {}
    for parts in facts:
        families.setdefault(given_of(parts), []).append(parts)
    identity: dict[Parts, str] = {}
    apart = _told_apart(block) if any(len(family) > 1 for family in families.values()) else set()
    for family in families.values():
        for group in _of_one_middle(family, facts, apart, company):
            short = len(group) == len(family) and any(not p.middle or facts[p].short for p in group)
            key = group_key(group, short)
            identity.update(dict.fromkeys(group, key))
    return _with_nicknames(identity, facts)


def _of_one_middle(
    family: list[Parts],
    facts: Mapping[Parts, Facts],
    apart: set[frozenset[Parts]],
    company: Callable[[int], frozenset[str]],
) -> list[list[Parts]]:
    """Names of one given name and surname, in groups whose middle names fit."""
    if len(family) == 1:
        return [family]
    if not any(is_person(parts, facts[parts]) for parts in family):
        return [[parts] for parts in family]
    plain = [parts for parts in family if not parts.middle]
    groups: list[list[Parts]] = []
    rest = {parts for parts in family if parts.middle}
    while rest:
        group = _reach(min(rest), rest)
        rest -= group
        whole = all(_fits(a.middle, b.middle) for a in group for b in group)
        groups += [sorted(group)] if whole else [[parts] for parts in sorted(group)]
    if len(groups) == 1 and plain and _may_go_without(groups[0], facts, facts[plain[0]], company):
        groups[0] += plain
    elif plain:
        groups.append(plain)
    return [part for group in groups for part in _unless_apart(group, apart)]


def _may_go_without(
    group: list[Parts],
    facts: Mapping[Parts, Facts],
    plain: Facts,
    company: Callable[[int], frozenset[str]],
) -> bool:
    """Whether the name without a middle name is the one with it.

    An initial may always be left out. A word may be a second given name or half of a surname, and then Anna Jones is
    not Anna Smith Jones: something else has to say so.
    """
    return any(
        all(len(word) == 1 for word in parts.middle) or _is_backed(facts[parts], plain, company)
        for parts in group
    )


def _is_backed(one: Facts, other: Facts, company: Callable[[int], frozenset[str]]) -> bool:
    """Whether a text gives both names, or handle, office, or company and time are the same."""
    if one.short or one.handles & other.handles:
        return True
    offices = (one.titles.keys() & other.titles.keys()) - TITLE_GENDERS.keys()
    if any(_meet(one.titles[office], other.titles[office], IN_OFFICE) for office in offices):
        return True
    if not _meet(one.days, other.days, NEAR):
        return False
    around = [{name for article in known.articles for name in company(article)} for known in (one, other)]
    return len(around[0] & around[1]) > 1


def _meet(days: set[int], others: set[int], reach: int) -> bool:
    """Whether a day of one is near a day of the other."""
    ordered = sorted(others)
    return any(within(day, ordered, reach) for day in days)


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
        parts = full_name(seen.sighting)
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


def is_short(sighting: Sighting, parts: Parts) -> bool:
    """Whether the article's name for somebody goes without the middle name that it also gives."""
    own = parts_of(sighting.name)
    return bool(parts.middle and own.given and not own.middle)


def group_key(group: Iterable[Parts], short: bool) -> str:
    """What a group is known by: given name and surname where that is enough, else with the longest middle name."""
    longest = max(group, key=lambda parts: (sum(map(len, parts.middle)), parts))
    return " ".join((longest._replace(middle=()) if short else longest).words)


def is_person(parts: Parts, facts: Facts) -> bool:
    """Whether a name is rather a person's than an organisation's: only a person has middle names."""
    name = " ".join(parts.words)
    prior = 3 if gender_of(parts.given) else 0
    return prior + facts.person > facts.organisation + (4 if looks_like_organisation(name.title()) else 0)


def _with_nicknames(identity: dict[Parts, str], facts: Mapping[Parts, Facts]) -> dict[Parts, str]:
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
