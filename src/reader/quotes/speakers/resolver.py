"""What every language's resolver of mentions answers, and what they share."""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import TYPE_CHECKING, Protocol

from reader.quotes.speakers.resolutions import DESCRIPTION, FULL_NAME, PRONOUN, SINGLE, SURNAME, UNNAMED

if TYPE_CHECKING:
    from reader.quotes.attributions.candidates import Attribution
    from reader.quotes.attributions.survey import Survey
    from reader.quotes.speakers.resolutions import Resolution


class KnownNames(Protocol):
    """The names of one text, as labels ask for them."""

    full: dict[str, tuple[str, ...]]
    """Surname to the fullest name."""
    persons: set[str]
    """Surnames that are a person's for certain."""
    people: dict[str, int]
    """Surname to evidence for a person."""
    acronyms: dict[str, str]

    def fullest(self, name: tuple[str, ...]) -> tuple[str, ...]:
        """The fullest form of a name in the text."""


class Resolver(ABC):
    """Resolves the mentions of one text: each is asked once, and remembered."""

    __slots__ = ("_known", "_reading", "_roles", "_title")

    def __init__(self, survey: Survey, title: str | None) -> None:
        self._reading, self._title = survey, title
        self._known: dict[tuple[int, int], Resolution] = {}
        self._roles: dict[str, str] = {}

    def canonical(self, found: Attribution) -> str | None:
        """The name an attribution's mention stands for."""
        return self.resolved(found).name

    def resolved(self, found: Attribution) -> Resolution:
        """Whom an attribution's mention stands for, by which way, and how far ahead of the next one."""
        key = (found.start, found.end)
        if key not in self._known:
            self._known[key] = self._resolve(found)
        return self._known[key]

    @property
    @abstractmethod
    def names(self) -> KnownNames:
        """The names of the text."""

    @abstractmethod
    def mention(self, found: Attribution) -> tuple[int, int]:
        """The words that name the speaker: an attribution's mention, with the names that are joined to it."""

    @abstractmethod
    def named(self, mention: str) -> str | None:
        """The fullest form of the name in a mention."""

    @abstractmethod
    def role(self, found: Attribution, canonical: str | None) -> str | None:
        """What the text says a speaker is."""

    @abstractmethod
    def _resolve(self, found: Attribution) -> Resolution: ...


def way_of(found: Attribution, mention: str, name: str | None) -> str:
    """By which way a mention resolved to a name, as far as their words tell."""
    if found.mention == "pronoun":
        return PRONOUN
    if name is not None and all(word in mention for word in name.split()[1:] or [name]):
        return UNNAMED if found.mention != "name" else FULL_NAME if " " in name else SINGLE
    return SURNAME if found.mention == "name" else DESCRIPTION
