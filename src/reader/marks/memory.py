"""The memory of one archive: where its journals are, what they hold, and how something is added."""

from __future__ import annotations

import os
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, NamedTuple

from reader.marks import compaction, undoing
from reader.marks.appending import alone, append, make_folder, write_beside
from reader.marks.clock import following, horizon, next_stamp, now_ms
from reader.marks.entries import LONGEST, Entry, Register, entry, is_too_long
from reader.marks.faulty import Fault, MarksError
from reader.marks.journals import Loaded, entries_of, load
from reader.marks.machine import Machine, known_machine, last_written, new_id, note_machine, note_path
from reader.marks.merging import stronger
from reader.marks.operations import UNDO, Mark
from reader.marks.origin import note_origin
from reader.marks.whereabouts import ENDING, Whereabouts, is_folder, journals_in, signature_of

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Sequence

    from reader.marks.undoing import Change, History
    from reader.marks.whereabouts import Signature


class Turn(NamedTuple):
    """A change that was taken back, or done again."""

    change: Change
    left: int
    """Marks of it that hold something else by now, and were left so."""


class Memory:
    """What the reader remembers of one archive. Cheap to make: nothing is read before it is asked for."""

    def __init__(self, root: str, state: str, clock: Callable[[], int] = now_ms) -> None:
        """`root` is the real path of the archive, `state` the folder for what this machine keeps of it."""
        self._where = Whereabouts(root, state)
        self._clock = clock

    # ------------------------------------------------------------------ where
    @property
    def is_shared(self) -> bool:
        """Whether the archive has a folder for it.

        Raises:
            MarksError: there is something else in its place.
        """
        return self._where.is_shared

    @property
    def folder(self) -> str:
        """The folder that this machine writes to."""
        return self._where.folder

    @property
    def folders(self) -> tuple[str, ...]:
        """Every folder that holds journals of the archive: what the state folder holds counts beside the shared one."""
        return self._where.folders

    @property
    def where(self) -> Whereabouts:
        """Where all of it is kept."""
        return self._where

    @property
    def _state(self) -> str:
        return self._where.state

    @property
    def _own(self) -> str:
        return note_path(self._state, self._where.root)

    @property
    def stamp(self) -> str:
        """What is another text as soon as somebody wrote to a journal; empty where there is none."""
        return self._where.stamp

    # ------------------------------------------------------------------ reading
    def load(self, without: Collection[str] = ()) -> Loaded:
        """Return what all journals hold now; nothing need be read of the operations in `without`.

        Raises:
            MarksError: they cannot be read.
        """
        return load(self.folders, without)

    def signature(self) -> Signature:
        """Return what is another once something was written to the journals; looks at none of them inside.

        Raises:
            MarksError: they cannot be listed.
        """
        return signature_of(journals_in(self.folders))

    def is_as(self, known: Loaded) -> bool:
        """Whether the journals are as they were loaded; looks at none of them inside.

        Raises:
            MarksError: they cannot be listed.
        """
        return known.signature == self.signature()

    def entries(self, faults: list[Fault]) -> Iterator[Entry]:
        """Yield every record of every journal, whether it still counts or not."""
        for path in journals_in(self.folders):
            yield from entries_of(path, faults)

    def history(self) -> History:
        """Return what this machine can take back, and do again."""
        machine = known_machine(self._own)
        own = "" if machine is None else machine.id
        return undoing.history(self._entries_of(own), own, undoing.oldest(self._clock()))

    def _entries_of(self, machine: str) -> Iterator[Entry]:
        for folder in reversed(self.folders):  # the older of them first
            path = os.path.join(folder, machine + ENDING)
            if machine and os.path.lexists(path):
                yield from entries_of(path, [])

    # ------------------------------------------------------------------ taking back
    def undo(self) -> Turn | None:
        """Take back the last change of this machine; None where there is none.

        Raises:
            MarksError: that cannot be written.
        """
        with self.writing() as writer:
            past = self.history()
            if not past.done:
                return None
            change = past.done[-1]
            back = undoing.taken_back(change, self.entries([]))
            writer.write(back.marks)
            return Turn(change, back.left)

    def redo(self) -> Turn | None:
        """Do again what was taken back last; None where nothing was, or something else was done since.

        Raises:
            MarksError: that cannot be written.
        """
        with self.writing() as writer:
            past = self.history()
            if not past.undone:
                return None
            change = past.undone[-1]
            again = undoing.done_again(change, self.entries([]))
            writer.write(again.marks)
            return Turn(change, again.left)

    # ------------------------------------------------------------------ writing
    @contextmanager
    def writing(self, known: Loaded | None = None) -> Iterator[Writer]:
        """Yield what writes to the journal of this machine, while no other process of it does.

        An index that is open in the same process knows of it at its next question: nothing need be told to it.

        `known` is what was loaded before; it is loaded again where something was written since.

        Raises:
            MarksError: nothing can be written.
        """
        make_folder(self._state)
        with alone(os.path.join(self._state, "lock")):
            folder = self.folder  # only now: whoever had the lock may have made the one of the archive
            if folder == self._where.own:
                note_origin(self._state, self._where.root)
            if known is None or not self.is_as(known):
                known = self.load()
            yield Writer(folder, self._own, known, self._clock)

    def share(self) -> int:
        """Make the folder of the archive for it, and take along what the state folder holds; return how many journals.

        Raises:
            MarksError: that is not possible; what was not taken along is where it was.
        """
        shared = self._where.shared
        is_folder(os.path.dirname(shared))
        make_folder(self._state)
        with alone(os.path.join(self._state, "lock")):
            make_folder(shared)
            is_folder(shared)
            taken = journals_in([self._where.own])
            for path in taken:
                self._take_along(path, os.path.join(shared, os.path.basename(path)))
        return len(taken)

    def _take_along(self, path: str, target: str) -> None:
        faults: list[Fault] = []
        places = [place for place in (target, path) if os.path.lexists(place)]
        lines = dict.fromkeys(each.line for place in places for each in entries_of(place, faults))
        unread = next((fault for fault in faults if fault.is_whole), None)
        if unread is not None:
            raise MarksError(f"{unread.path}: {unread.what}; it stays where it is, mend or remove it")
        write_beside(target, lines)
        os.unlink(path)

    def exported(self) -> list[str]:
        """Return the last word on everything, *off* too, as lines of a journal in the order of time."""
        held = (each for each in self.load().registers if each.op != UNDO)
        return [each.line for each in sorted(held, key=lambda each: each.strength)]

    def take_in(self, entries: Iterable[Entry]) -> int:
        """Keep records that another program or archive gave, as far as they say something new; return how many.

        They stay what they are, with their own machine and time, in a journal of their own.

        Raises:
            MarksError: they cannot be kept.
        """
        from reader.marks.hashing import blake2b

        given = list(entries)  # before anybody has to wait: they may come from a pipe
        with self.writing() as writer:
            new = {each.line: None for each in given if writer.is_news(each)}
            if new:
                lines = sorted(new)
                digest = blake2b("\n".join(lines).encode(), digest_size=6).hexdigest()
                make_folder(self.folder)
                write_beside(os.path.join(self.folder, f"imported-{digest}{ENDING}"), lines)
        return len(new)


class Writer:
    """Writes marks as one change, while no other process of this machine does."""

    def __init__(self, folder: str, note: str, known: Loaded, clock: Callable[[], int]) -> None:
        self._folder = folder
        self._note = note
        self._known = known
        self._clock = clock
        self.written: list[Entry] = []
        """The records of the change that was written last."""

    @property
    def known(self) -> Loaded:
        """What the journals hold now."""
        return self._known

    def is_news(self, each: Entry) -> bool:
        """Whether a record says something that the journals do not hold."""
        held = self._known.registers.get(each.register)
        return each.op != UNDO and (held is None or held.strength < each.strength)

    def write(self, marks: Sequence[Mark], last: Callable[[Register], Entry | None] | None = None) -> str:
        """Write marks as one change and have it on the disk; return its stamp.

        `last` tells the last word on the article of a register where that was said under another of its names.

        Raises:
            MarksError: nothing was written.
        """
        make_folder(self._folder)
        now = self._clock()
        machine, before = self._machine()
        limit = horizon(now)
        seen = max(self._known.registers.latest(limit), before if before <= limit else "")
        stamp = next_stamp(now, seen)
        entries = [self._entry(machine, stamp, mark, last) for mark in marks]
        if any(is_too_long(each.line) for each in entries):
            raise MarksError(
                f"a mark has at most {LONGEST:,} bytes with the names of its article; shorten it, nothing was marked"
            )
        path = self._path(machine.id)
        note_machine(self._note, machine._replace(last=before, next=stamp))
        append(path, (each.line for each in entries))
        self.written = entries
        # What was marked is on the disk: a journal may be longer than it need be, and a note older.
        with suppress(MarksError, OSError):
            self._tidy(path, machine._replace(last=stamp, next=stamp))
        return stamp

    def _machine(self) -> tuple[Machine, str]:
        """Return who writes, and the stamp of the last change of it."""
        machine = known_machine(self._note)
        if machine is not None:
            before = last_written(machine, self._path(machine.id))
            if before is not None:
                return machine, before
        while True:
            machine = Machine(new_id())
            if not os.path.lexists(self._path(machine.id)):
                return machine, ""

    def _path(self, machine: str) -> str:
        return os.path.join(self._folder, machine + ENDING)

    def _entry(
        self, machine: Machine, stamp: str, mark: Mark, last: Callable[[Register], Entry | None] | None
    ) -> Entry:
        here = self._known.registers.get(mark.register)
        held = stronger(last(mark.register) if last else None, here)
        if held is None:
            return entry(stamp, machine.id, mark.register, on=mark.on, value=mark.value)
        more: dict[str, object] = {}
        time = max([stamp, *(following(each.time) for each in (here, held) if each and each.time >= stamp)])
        if time != stamp:
            more["c"] = stamp
        if held.register != mark.register:
            more[undoing.BEFORE] = {"on": int(held.on), "v": held.value}
        return entry(time, machine.id, mark.register, on=mark.on, value=mark.value, more=more)

    def _tidy(self, path: str, machine: Machine) -> None:
        """Note what the journal ends with, and compact it where most of it was overtaken."""
        size = os.path.getsize(path)
        if compaction.is_due(size, machine.looked):
            entries = list(entries_of(path, []))
            kept = compaction.kept(entries, undoing.oldest(self._clock()))
            if 2 * len(kept) < len(entries):
                write_beside(path, (each.line for each in kept))
            machine = machine._replace(looked=os.path.getsize(path))
        note_machine(self._note, machine)
