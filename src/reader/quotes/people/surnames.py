"""Whom a surname without a given name means, article by article; nobody, where the evidence is thin."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from reader.quotes.lexicon.titles import TITLE_GENDERS, is_strong
from reader.quotes.people.blocking import IN_OFFICE, NEAR, SURNAME, plain_key, within
from reader.quotes.people.fullnames import Facts, given_of, is_person
from reader.quotes.people.namewords import Parts, gender_of, looks_like_organisation, parts_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from reader.quotes.people.blocking import Seen
    from reader.quotes.people.countednames import Sighting


class _Candidate:
    """A person of the block who may be meant by the surname alone."""

    __slots__ = ("_articles", "_company", "days", "gender", "handles", "titles")

    def __init__(
        self, facts: Iterable[tuple[Parts, Facts]], company: Callable[[int], frozenset[str]]
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


class Alone:
    """Decides whom a surname without a given name means, article by article."""

    def __init__(
        self,
        facts: Mapping[Parts, Facts],
        identity: Mapping[Parts, str],
        block: Sequence[Seen],
        company: Callable[[int], frozenset[str]],
    ) -> None:
        self._company = company
        members: dict[str, list[tuple[Parts, Facts]]] = {}
        for parts, known in facts.items():
            if is_person(parts, known):
                members.setdefault(identity[parts], []).append((parts, known))
        self._candidates = {key: _Candidate(group, company) for key, group in sorted(members.items())}
        self._mentioned = _mentioned(block, identity)
        """Full names of this surname that are not quoted anywhere: they may be meant as well."""
        self._around: dict[str, frozenset[str]] = {}

    def identity(self, seen: Seen) -> str:
        """The key of the person meant, or of the name alone where nothing tells."""
        sighting = seen.sighting
        own = (SURNAME if self._candidates else "") + plain_key(sighting.name)
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
            if is_strong(title)
            for key, candidate in fitting.items()
            if within(seen.day, candidate.titles.get(title, ()), IN_OFFICE)
        }
        return found.pop() if len(found) == 1 else None

    def _supported(self, seen: Seen, key: str, candidate: _Candidate) -> bool:
        """Whether the only person of this surname is likely meant: office or company, and nearness in time."""
        if not within(seen.day, candidate.days, NEAR):
            return False
        offices = {title for title in seen.sighting.titles if title not in TITLE_GENDERS}
        if offices & candidate.titles.keys():
            return True
        if key not in self._around:
            self._around[key] = candidate.company()
        return len(self._company(seen.article) & self._around[key]) >= 2


def _mentioned(block: Sequence[Seen], identity: Mapping[Parts, str]) -> set[str]:
    """Full names of the surname that articles hold, beside those that are quoted."""
    known = {given_of(parts) for parts in identity}
    return {
        other for seen in block for other in seen.sighting.others if given_of(parts_of(other)) not in known
    }


def _gender_of_alone(sighting: Sighting) -> str:
    told = {TITLE_GENDERS[title] for title in sighting.titles if title in TITLE_GENDERS}
    return told.pop() if len(told) == 1 else sighting.gender
