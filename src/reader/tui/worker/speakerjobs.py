"""The questions of the screens of speakers, each as a job for the backend's thread: none keeps it for long."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.index.query import EVERYTHING
from reader.tui.page.quotedrows import quoted
from reader.tui.page.sayings import sayings
from reader.tui.worker.messages import SayingsCame, SpeakerCame, SpeakersCame

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from textual.message import Message

    from reader.index.answers import Key
    from reader.index.protocol import Index
    from reader.tui.worker.backend import Job

FIRST = 30
"""Quotations in the first answer: more than a screen."""
PIECE = 200
"""Quotations in each that follows: some 20 ms, for which no key has to wait."""
FIRST_PEOPLE, PEOPLE = 24, 20_000
"""Speakers in the first answer, and in the whole one."""


def speaker(number: int, name: str, forms: Sequence[str]) -> Job:
    """Find what somebody said, the newest of it first; then where and when that was."""

    def job(index: Index) -> Iterator[Message]:
        keys = index.said_by(name, forms, FIRST)
        first = _sayings(index, number, keys, 0, FIRST)
        first.whole = len(keys) < FIRST
        yield first
        if not first.whole:
            yield SayingsCame(number, index.said_by(name, forms), first.upto, [], first.upto)
        yield SpeakerCame(number, index.speaker(name, forms))

    return job


def further(number: int, keys: Sequence[Key], at: int) -> Job:
    """Fetch what comes next of what somebody said."""

    def job(index: Index) -> Iterator[Message]:
        yield _sayings(index, number, keys, at, PIECE)

    return job


def _sayings(index: Index, number: int, keys: Sequence[Key], at: int, most: int) -> SayingsCame:
    piece = keys[at : at + most]
    return SayingsCame(number, keys, at, sayings(index.quotations(piece)), at + len(piece))


def prominent() -> Job:
    """Find who is on the first screen of everybody, before anybody asks."""

    def job(index: Index) -> Iterator[Message]:
        yield SpeakersCame(quoted(index.prominent(FIRST_PEOPLE)), complete=False)

    return job


def speakers() -> Job:
    """Find everybody who is quoted, most quoted first; a screen of them at once."""

    def job(index: Index) -> Iterator[Message]:
        yield SpeakersCame(quoted(index.prominent(FIRST_PEOPLE)), complete=False)
        yield SpeakersCame(quoted(index.speakers(EVERYTHING, PEOPLE)), complete=True)

    return job
