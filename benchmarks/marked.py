"""An archive of tiny articles with marks, for `benchmarks.marks`: what is measured there knows no texts.

Every article is a row of an index that no folder stands behind, so that a million take minutes and not an hour.
"""

from __future__ import annotations

import datetime as dt
import random
from typing import TYPE_CHECKING

from reader.archive import open_archive
from reader.index.sqlite.embedded import Embedded
from reader.marks.clock import stamp_at
from reader.marks.entries import Names, Register, entry
from reader.marks.operations import NOTE, READ, STAR, TAG
from reader.model.article import Article
from reader.seeds import Document

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from reader.archive import Archive
    from reader.index.protocol import Index
    from reader.marks.whereabouts import Whereabouts

FIRST, DAYS = dt.date(2000, 1, 1), 9_400
BATCH = 5_000
START = 1_700_000_000_000


class Marked:
    """An archive in a folder, with its index and its journals."""

    def __init__(self, folder: Path, count: int) -> None:
        """Make an archive of `count` articles; the environment says where indexes and marks are kept."""
        self.root = folder / f"news-{count}"
        self.root.mkdir(parents=True)
        self.archive: Archive = open_archive(str(self.root))
        self.where: Whereabouts = self.archive.where
        self.backend = Embedded(self.archive.folder, self.where)
        self._fill(count)

    def _fill(self, count: int) -> None:
        with self.backend.writing(1.0), self.backend.new_store(beside=False) as store:
            for at in range(0, count, BATCH):
                with store.batch():
                    for number in range(at, min(at + BATCH, count)):
                        made = article(number, count)
                        store.put(Document(made.path, 1, 2, 3), b"hash", [store.prepare(made, ())], ())
            with store.batch():
                store.note_folders({"": self.root.stat().st_mtime_ns})
                store.note_scan("", ())
            store.finish(much=True)
        self.backend.publish()

    def index(self) -> Index:
        """Open the index."""
        opened = self.backend.open_index()
        assert opened is not None
        return opened

    def names(self) -> list[Names]:
        """Return the names of all articles, oldest first."""
        index = self.index()
        found = sorted(each.names for each in index.named())
        index.close()
        return found

    def forget(self) -> None:
        """Delete journals and cache."""
        from pathlib import Path

        for path in (*Path(self.where.own).glob("*.jsonl"), *self.archive.folder.glob("marks-*")):
            path.unlink()

    def mark_read(self, names: list[Names]) -> None:
        """Have one machine say that these articles are read."""
        self._write("aaaaaaaa", (Register(each, READ, "") for each in names))

    def mark_at_random(self, names: list[Names], count: int) -> None:
        """Have two machines make so many marks: seven in ten are *read*, the others stars, tags and notes."""
        for machine in ("aaaaaaaa", "bbbbbbbb"):
            rng = random.Random(machine)
            kinds = [(READ, ""), (STAR, ""), (TAG, "pier"), (NOTE, "")]
            drawn = rng.choices(kinds, [70, 10, 15, 5], k=count // 2)
            self._write(machine, (Register(rng.choice(names), op, key) for op, key in drawn))

    def _write(self, machine: str, registers: Iterable[Register]) -> None:
        from pathlib import Path

        folder = Path(self.where.own)
        folder.mkdir(parents=True, exist_ok=True)
        with (folder / f"{machine}.jsonl").open("w", encoding="utf-8") as stream:
            for number, register in enumerate(registers):
                value = "ask the council" if register.op == NOTE else None
                line = entry(stamp_at(START + number * 300), machine, register, value=value).line
                stream.write(line + "\n")


def article(number: int, count: int) -> Article:
    """Return one of so many articles, spread over some 25 years."""
    day = (FIRST + dt.timedelta(days=number * DAYS // count)).isoformat()
    path = f"wire/{day} report {number:07}.txt"
    return Article(
        id=path,
        path=path,
        fragment=None,
        title=f"Report {number} from the harbour",
        title_derived=False,
        text=f"News number {number} of the day: dockers met on the quay and said that all ships can wait.",
        date=day,
        url=f"https://example.org/news/{number:010x}",
    )
