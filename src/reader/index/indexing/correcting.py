"""Has an index say what its reader says: corrections of quotations and of people, from the journals of all machines.

The index holds both what the rules found and what counts, so that nothing is extracted anew when somebody corrects
something, or takes it back. Corrections are laid over an article in the batch that stores it, and over all others when
the journals have changed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.index.answers import Heard
from reader.marks.articlenames import carried_over, settle
from reader.marks.bearers import Bearers
from reader.marks.faulty import MarksError
from reader.marks.operations import AMENDING, OTHERS, PERSON
from reader.model.identity import split_id

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from reader.index.writing import Backend, Store, Wanted
    from reader.marks.articlenames import Elsewhere
    from reader.marks.entries import Entry, Names
    from reader.marks.memory import Memory
    from reader.model.quotation import Quote
    from reader.quotes.people.rulings import Ruling


class Corrections:
    """What the journals of one archive say of its quotations and people, for whoever writes its index."""

    def __init__(self, memory: Memory) -> None:
        self._memory = memory
        self._stamp: str | None = None
        self._said: list[Entry] = []

    def heard(self) -> Heard:
        """Return what the journals are now; nothing is read where they are as they were.

        Raises:
            MarksError: they cannot be read.
        """
        self._look()
        assert self._stamp is not None
        return Heard(self._stamp, _digest(self._said))

    def is_news(self, known: Heard) -> bool:
        """Whether a journal was written since. Reads none of them."""
        return self._memory.stamp != known.stamp

    def _look(self) -> None:
        stamp = self._memory.stamp
        if stamp != self._stamp:
            self._said = self._memory.load(without=OTHERS).registers.about(AMENDING)
            self._stamp = stamp

    # ------------------------------------------------------------------ writing, inside a batch
    def apply(self, store: Store) -> None:
        """Lay all corrections over the articles that they mean, and say who is one person from the next settling on.

        Journals that cannot be read change nothing: whoever asks finds that the index does not agree with them, and
        says so.
        """
        try:
            heard = self.heard()
        except MarksError:
            return
        held = _Held(store)
        settled, _ = carried_over(settle(_marked(self._said), held), held)
        wanted = _by_article(self._said, settled)
        known = store.corrected()
        for article in known:
            if article not in wanted:
                store.correct(article, None, None)
        _lay(store, wanted, known)
        store.rule(_rulings(self._said))
        store.note_heard(heard)

    def apply_at(self, store: Store, paths: Collection[str]) -> None:
        """Lay them over the articles of these documents, as far as their ids tell which are meant.

        For documents that were just stored: whether a text has moved is seen when all of them are.
        """
        try:
            self._look()
        except MarksError:
            return
        here = [entry for entry in self._said if entry.article and split_id(entry.article.id)[0] in paths]
        if here:
            wanted = _by_article(here, {names: names.id for names in _marked(here)})
            _lay(store, wanted, store.corrected())


class _Held:
    """The articles of a store, as those that marks are about are looked for."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def at(self, ids: Collection[str]) -> Mapping[str, Names]:
        """Return the names of the articles that have one of these ids."""
        return {each.names.id: each.names for each in self._store.named(ids)}

    def elsewhere(self, texts: Collection[str], addresses: Collection[str]) -> Elsewhere:
        """Return which articles have these texts and addresses."""
        return self._store.namesakes(texts, addresses)

    def newest(self, ids: Collection[str]) -> Mapping[str, str]:
        """Return the newest version of each of these articles that has a newer one, by its id."""
        return self._store.newest(ids)


def catch_up(backend: Backend, corrections: Corrections, patience: float) -> bool:
    """Make an index agree with the journals, and return whether something else counts by now.

    Nothing is done where there is no index of today's version: whoever makes it asks the journals.

    Raises:
        Busy: another process writes the index, for longer than `patience` in seconds.
        IndexFault: the index cannot be written.
        MarksError: the journals cannot be read.
    """
    heard = corrections.heard()
    with backend.writing(patience), backend.store() as store:
        known = heard if store is None else store.heard()
        if store is None or known == heard:
            return False
        if known.digest == heard.digest:
            with store.batch():
                store.note_heard(heard)
        else:
            lay_over(store, corrections)
        store.finish(much=False)
        return known.digest != heard.digest


def lay_over(store: Store, corrections: Corrections) -> None:
    """Lay all corrections over an index that is open for writing, in a batch of its own."""
    with store.batch():
        corrections.apply(store)
        store.settle()


def _marked(said: Iterable[Entry]) -> set[Names]:
    return {entry.article for entry in said if entry.article is not None}


def _by_article(said: Iterable[Entry], settled: Mapping[Names, str | None]) -> dict[str, list[Entry]]:
    """Return what holds of each article that has corrections, by its id."""
    return dict(Bearers(said, settled).corrected())


def _lay(store: Store, wanted: Mapping[str, Sequence[Entry]], known: Mapping[str, str]) -> None:
    for article, entries in wanted.items():
        digest = _digest(entries)
        if known.get(article) != digest:
            store.correct(article, _laid_over(entries), digest)


def _rulings(said: Iterable[Entry]) -> list[Ruling]:
    """Return what is said of people, the latest first."""
    people = sorted((entry for entry in said if entry.op == PERSON), key=lambda entry: entry.strength)
    if not people:
        return []
    from reader.corrections.wording import foreign_name
    from reader.quotes.people.namewords import name_words
    from reader.quotes.people.rulings import Ruling

    rulings = []
    for entry in reversed(people):
        names = list(map(foreign_name, entry.key.split("\n")))
        if entry.on and isinstance(entry.value, dict) and len(names) == 2:
            same = entry.value.get("same")
            if isinstance(same, bool) and all(map(name_words, names)):
                rulings.append(Ruling(names[0], names[1], same))
    return rulings


def _laid_over(entries: Sequence[Entry]) -> Wanted:
    from reader.corrections.applying import corrected  # journals are read by many that have none

    def wanted(text: str, found: Sequence[Quote]) -> Sequence[Quote]:
        return corrected(text, found, entries)

    return wanted


def _digest(entries: Iterable[Entry]) -> str:
    """Return a text that is the same for the same records, in whatever order; empty for none."""
    from reader.marks.hashing import blake2b

    lines = sorted(entry.line for entry in entries)
    return blake2b("\n".join(lines).encode("utf-8", "replace"), digest_size=12).hexdigest() if lines else ""
