"""Has people be who a reader says they are.

What articles tell is decided first, and stays beside each voice that a ruling gave to somebody else. As soon as one
block is stale that a ruling bears on, all of them are: they are decided anew as articles tell, and then ruled anew, so
that the result is the same as from nothing.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Protocol

from reader.quotes.people.blocking import SURNAME, block_of, plain_key
from reader.quotes.people.rulings import Ruling, joined_by, meant, split

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Sequence

    from reader.index.opensearch.layout.sources import Voice


class Noted(Protocol):
    """Where rulings are kept between two runs."""

    def noted(self, name: str, *, of_all: bool = False) -> str | None:
        """Return what was noted under a name: by this machine, or by whoever noted it last."""
        ...

    def noted_by_each(self, name: str) -> list[str]:
        """Return what every machine noted under a name, this one first."""
        ...

    def note(self, name: str, value: str, *, of_all: bool = False) -> None:
        """Note something of this machine, or of all."""
        ...


class _Heard(Protocol):
    @property
    def voice(self) -> Voice: ...


class Voices(Protocol):
    """Returns the voices of a block, or of somebody, as they are now."""

    def __call__(self, *, block: str | None = None, person: str | None = None) -> Sequence[Any]:
        """Return those of one or the other, each with its article."""
        ...


class Judge:
    """A reader's word on people."""

    def __init__(self, notes: Noted) -> None:
        self._notes = notes
        self.has_changed = False
        self._is_due = False
        self._before: set[str] = set()
        """Blocks that rulings bore on which count no more."""

    def note(self, rulings: Sequence[Ruling]) -> None:
        """Have these count from the next settling on, and no others; the latest first."""
        if [list(ruling) for ruling in rulings] != json.loads(self._notes.noted("rulings") or "[]"):
            self._before |= self._names_blocks()
            self._notes.note("rulings", json.dumps([list(ruling) for ruling in rulings]))
            self.has_changed = True

    def due_with(self, stale: Collection[str], called: Callable[[Collection[str]], set[str]]) -> set[str]:
        """Return every block that rulings bear on, where one of them is stale; `called` gives those of people."""
        rulings = self._rulings()
        joined = set(self._joined())
        if not rulings and not joined and not self.has_changed:
            self._is_due = False
            return set()
        blocks = self._names_blocks() | self._before
        if joined:
            blocks |= called(joined)
        self._is_due = self.has_changed or bool(blocks & set(stale))
        return blocks if self._is_due else set()

    def settled(self) -> None:
        """Take note that all is decided."""
        self.has_changed = self._is_due = False
        self._before = set()

    def rule(self, voices: Voices, assign: Callable[[Iterable[tuple[Any, str, str | None]]], None]) -> None:
        """Give voices to whom they are by rulings."""
        if self._is_due:
            self._decide(voices, assign)
        for key, joined in self._joined().items():
            if key != joined:
                assign([(each, joined, _own(each)) for each in voices(person=key)])

    def _decide(
        self, voices: Voices, assign: Callable[[Iterable[tuple[Any, str, str | None]]], None]
    ) -> None:
        rulings = self._rulings()
        plain = {name: plain_key(name) for ruling in rulings for name in ruling.names}
        meaning = {key: self._meant(name, key, voices) for name, key in plain.items()}
        for ruling in rulings:
            for key in () if ruling.same else split(plain[ruling.one], plain[ruling.other], meaning):
                name = ruling.one if plain[ruling.one] == key else ruling.other
                called = voices(block=block_of(name))
                assign(
                    [(each, key, _own(each)) for each in called if plain_key(each.voice.sighting.name) == key]
                )
                meaning[key] = frozenset((key,))
        self._notes.note("joined", json.dumps(joined_by(rulings, meaning, plain)), of_all=True)

    def _meant(self, name: str, plain: str, voices: Voices) -> frozenset[str]:
        known = {key for key in (plain, SURNAME + plain) if voices(person=key)}
        called = voices(block=block_of(name))
        return meant(
            plain, known, ((plain_key(each.voice.sighting.name), each.voice.person) for each in called)
        )

    # ------------------------------------------------------------------ what was noted
    def _names_blocks(self) -> set[str]:
        return {block_of(name) for ruling in self._rulings() for name in ruling.names}

    def _rulings(self) -> list[Ruling]:
        """Return those of all machines, in which one's own win."""
        return [Ruling(*each) for noted in self._notes.noted_by_each("rulings") for each in json.loads(noted)]

    def _joined(self) -> dict[str, str]:
        held: dict[str, str] = json.loads(self._notes.noted("joined", of_all=True) or "{}")
        return held


def _own(heard: _Heard) -> str:
    return heard.voice.own or heard.voice.person
