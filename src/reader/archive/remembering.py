"""What the reader remembers of an archive at hand: its marks, and which of its articles they mean."""

from __future__ import annotations

import gc
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, NamedTuple

from reader.marks.articlenames import carried_over, settle
from reader.marks.bearers import Bearers
from reader.marks.clock import horizon, now_ms
from reader.marks.faulty import MarksError
from reader.marks.journals import Loaded, is_conflict_copy
from reader.marks.merging import Registers, stronger
from reader.marks.operations import CORRECTIONS, READ

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping

    from reader.archive.archives import Archive
    from reader.index.protocol import Index
    from reader.marks.articlenames import Elsewhere, Named
    from reader.marks.entries import Names
    from reader.marks.memory import Memory, Writer
    from reader.marks.operations import Mark
    from reader.marks.whereabouts import Signature


def memory_of(archive: Archive) -> Memory:
    """Return the memory of an archive; nothing is read."""
    return archive.memory


class HeldArticles:
    """The articles of an index by their names."""

    def __init__(self, index: Index) -> None:
        self._index = index

    def at(self, ids: Collection[str]) -> Mapping[str, Names]:
        """Return the names of the articles that have one of these ids."""
        return {each.names.id: each.names for each in self.named(ids)}

    def named(self, ids: Collection[str] | None = None) -> Iterator[Named]:
        """Yield the names of these articles, or of all."""
        return self._index.named(ids)

    def elsewhere(self, texts: Collection[str], addresses: Collection[str]) -> Elsewhere:
        """Return which articles have these texts and addresses."""
        return self._index.namesakes(texts, addresses)

    def newest(self, ids: Collection[str]) -> Mapping[str, str]:
        """Return the newest version of each of these articles that has a newer one, by its id."""
        return self._index.newest(ids)


def bearers_of(registers: Registers, held: HeldArticles, among: Iterable[Names] | None = None) -> Bearers:
    """Return which articles bear what: all, or at least these."""
    entries = list(registers) if among is None else registers.near(among)
    marked = {entry.article for entry in entries if entry.article is not None}
    return Bearers(entries, *carried_over(settle(marked, held), held))


def corrected_by(registers: Registers, held: HeldArticles) -> Bearers:
    """Return which articles bear corrections of what the rules found in them."""
    entries = registers.about(CORRECTIONS)
    marked = {entry.article for entry in entries if entry.article is not None}
    return Bearers(entries, *carried_over(settle(marked, held), held))


class Targets(NamedTuple):
    """Articles that are to be marked, and what is remembered of them."""

    named: list[Named]
    known: Loaded
    """For `Memory.writing`: of the journals, as far as these articles go."""
    bearers: Bearers
    told_by: Index
    """Which named them, and is told what becomes of them."""


@contextmanager
def _uncollected() -> Iterator[None]:
    """Make many records without looking for garbage among them: there is none, and it takes a tenth of the time."""
    looking = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if looking:
            gc.enable()


@_uncollected()
def targets_of(index: Index, ids: Collection[str], ops: Collection[str]) -> Targets:
    """Return the articles of these ids, in their order, as they are to be marked by these operations."""
    said = index.said_of(ids, ops, horizon(now_ms()))
    places = {each: at for at, each in enumerate(ids)}
    named = sorted(said.named, key=lambda each: places[each.names.id])
    known = Loaded(Registers(said.entries, latest=said.latest), (), said.signature)
    return Targets(named, known, Bearers(said.entries, said.settled, said.carried), index)


class Looked(NamedTuple):
    """What is to be said of the marks of an archive."""

    problems: list[str]
    remarks: list[str]


def look_at_marks(archive: Archive, index: Index) -> Looked:
    """Return what is wrong with the journals of an archive, and what is good to know of them.

    Raises:
        MarksError: they cannot be read.
    """
    memory = memory_of(archive)
    loaded = memory.load()
    whole = [fault for fault in loaded.faults if fault.is_whole]
    problems = [f"{fault.path}: {fault.what}; marks are kept in plain files" for fault in whole]
    ahead = sorted({entry.machine for entry in loaded.registers if entry.time > horizon(now_ms())})
    problems += [f"marks of machine {name} are of days to come; set its clock" for name in ahead]
    remarks = [
        f"{path}: a conflict copy, whose marks count; it may stay, or its lines go to the end of the journal beside it"
        for path, *_ in loaded.signature
        if is_conflict_copy(path)
    ]
    bad = len(loaded.faults) - len(whole) + loaded.registers.unreadable
    if bad:
        remarks.append(f"{bad:,} lines of journals are no records, and passed over")
    lost = _lost(index, corrected_by(loaded.registers, HeldArticles(index)))
    if lost:
        what = "1 correction is" if lost == 1 else f"{lost:,} corrections are"
        remarks.append(f"{what} of words that their article has no more; `reader marks --orphans` lists them")
    orphans = len(index.orphans())
    if orphans:
        what = "1 article that is" if orphans == 1 else f"{orphans:,} articles that are"
        remarks.append(f"there are marks of {what} not in the archive; `reader marks --orphans` lists them")
    return Looked(problems, remarks)


def _lost(index: Index, bearers: Bearers) -> int:
    from reader.corrections.applying import lost_words  # where there are no corrections, nobody needs to know

    texts = ((index.article(article), entries) for article, entries in bearers.corrected())
    return sum(len(lost_words(held.article.text, entries)) for held, entries in texts if held is not None)


def news(
    registers: Registers,
    bearers: Bearers,
    targets: Iterable[Named],
    marks: Callable[[Names], Iterable[Mark]],
) -> tuple[list[Mark], int]:
    """Return the marks that change something, and how many articles they change."""
    found: list[Mark] = []
    changed = 0
    for target in targets:
        before = len(found)
        for mark in marks(target.names):
            last = stronger(bearers.last(mark.register, telling=target.telling), registers.get(mark.register))
            if mark.on != (last is not None and last.on) or (mark.on and last and mark.value != last.value):
                found.append(mark)
            elif mark.on and mark.register.op == READ and last is not None and bearers.is_carried(last):
                found.append(mark)  # an older version was read, and this one is now
        changed += len(found) > before
    return found, changed


class Done(NamedTuple):
    """What became of marks that were to be kept."""

    articles: int
    """How many they changed, or where they are of none, how many are new; the others were so already."""
    before: Signature
    """The journals right before."""
    after: Signature
    """The journals right after: of what is not so in both, one is our own, and others are news."""


@_uncollected()
def keep(memory: Memory, targets: Targets, marks: Callable[[Names], Iterable[Mark]]) -> Done:
    """Write those marks of articles that change something as one change, and have them on the disk.

    The index is told of it, so that the next question need not look for it.

    Raises:
        MarksError: nothing was written.
    """
    with memory.writing(targets.known) as writer:
        new, changed = news(writer.known.registers, targets.bearers, targets.named, marks)
        if new:
            telling = {each.names for each in targets.named if each.telling}
            writer.write(
                new, lambda register: targets.bearers.last(register, telling=register.article in telling)
            )
        done = _done(memory, writer, changed)
    if new:
        targets.told_by.wrote(writer.written, done.before, done.after)
    return done


def keep_of_none(memory: Memory, marks: Collection[Mark]) -> Done:
    """Write those marks of no article that change something as one change, and have them on the disk.

    Raises:
        MarksError: nothing was written.
    """
    with memory.writing() as writer:
        held = {mark.register: writer.known.registers.get(mark.register) for mark in marks}
        new = [
            mark
            for mark in marks
            if (last := held[mark.register]) is None or (mark.on, mark.value) != (last.on, last.value)
        ]
        if new:
            writer.write(new)
        return _done(memory, writer, len(new))


def _done(memory: Memory, writer: Writer, changed: int) -> Done:
    before = writer.known.signature
    with suppress(MarksError):  # it is on the disk, whatever else cannot be looked at any more
        return Done(changed, before, memory.signature())
    return Done(changed, before, before)
