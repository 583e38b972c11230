"""Has the people of the index be who a reader says they are.

What articles tell is decided first (`reader.index.sqlite.writing.persons`), and stays beside each voice that a ruling
gave to somebody else, in `voice.own`. As soon as one block is stale that a ruling bears on, all of them are: they are
decided anew as articles tell, and then ruled anew, so that the result is the same as from nothing.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from reader.index.packing import unpack_sighting
from reader.quotes.people.blocking import SURNAME, block_of, plain_key
from reader.quotes.people.rulings import Ruling, joined_by, meant, split

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterable, Sequence

    from reader.quotes.people.countednames import Sighting

    FindPerson = Callable[[str, Sighting], int]
    Assign = Callable[[list[tuple[int, str | None, int]]], None]

_VOICES = """select v.id, v.name, v.seen, coalesce(v.own, p.key), p.key from voice v
  join person p on p.id = v.person"""


class Rulings:
    """A reader's word on people, over the connection of the one writer."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._db = connection
        self._changed = False
        self._is_due = False

    def note(self, rulings: Sequence[Ruling]) -> None:
        """Have these count from the next settling on, and no others; the latest first."""
        if list(rulings) != self._noted():
            self._make_stale(self._blocks())
            self._put("rulings", [list(ruling) for ruling in rulings])
            self._changed = True

    def spread(self) -> None:
        """Make every block stale that rulings bear on, where one of them is."""
        blocks = self._blocks()
        marks = ",".join("?" * len(blocks))
        stale = f"select 1 from stale_block where block in ({marks}) limit 1"
        self._is_due = self._changed or self._db.execute(stale, blocks).fetchone() is not None
        self._changed = False
        if self._is_due:
            self._make_stale(blocks)

    def rule(self, person: FindPerson, assign: Assign) -> None:
        """Give voices to whom they are by rulings; `person` finds or makes who goes by a key, `assign` gives them."""
        if self._is_due:
            self._decide(person, assign)
        for key, joined in self._get("joined", {}).items():
            if key != joined:
                rows = self._db.execute(f"{_VOICES} where p.key = ?", (key,)).fetchall()
                assign(
                    [
                        (person(joined, unpack_sighting(name, seen)), own, voice)
                        for voice, name, seen, own, _ in rows
                    ]
                )

    def _decide(self, person: FindPerson, assign: Assign) -> None:
        """Part what is to be parted, and say anew who is joined with whom."""
        rulings = self._noted()
        plain = {name: plain_key(name) for ruling in rulings for name in ruling.names}
        meaning = {key: self._meant(name, key) for name, key in plain.items()}
        for ruling in rulings:
            for key in () if ruling.same else split(plain[ruling.one], plain[ruling.other], meaning):
                name = ruling.one if plain[ruling.one] == key else ruling.other
                rows = [row for row in self._called(name) if plain_key(row[1]) == key]
                assign(
                    [
                        (person(key, unpack_sighting(name, seen)), own, voice)
                        for voice, name, seen, own, _ in rows
                    ]
                )
                meaning[key] = frozenset((key,))
        self._put("joined", joined_by(rulings, meaning, plain))

    def _meant(self, name: str, plain: str) -> frozenset[str]:
        keys = (plain, SURNAME + plain)
        sql = "select key from person p where key in (?, ?) and exists (select 1 from voice where person = p.id)"
        known = {key for (key,) in self._db.execute(sql, keys)}
        return meant(plain, known, ((plain_key(row[1]), row[4]) for row in self._called(name)))

    def _called(self, name: str) -> list[tuple[int, str, str | None, str, str]]:
        """Return the voices of the block of a name: id, name, what was seen, and who it is without rulings and now."""
        return self._db.execute(f"{_VOICES} where v.block = ?", (block_of(name),)).fetchall()

    # ------------------------------------------------------------------ what was noted
    def _blocks(self) -> list[str]:
        """Return the blocks that rulings bear on: of the names in them, and of whoever is who he is by one."""
        names = {name for ruling in self._noted() for name in ruling.names}
        joined = sorted(self._get("joined", {}))
        sql = f"""select distinct v.block from person p join voice v on v.person = p.id
          where p.key in ({",".join("?" * len(joined))})"""
        held = {block for (block,) in self._db.execute(sql, joined)} if joined else set()
        return sorted(held | {block_of(name) for name in names})

    def _make_stale(self, blocks: Iterable[str]) -> None:
        self._db.executemany("insert or ignore into stale_block values(?)", [(block,) for block in blocks])

    def _noted(self) -> list[Ruling]:
        return [Ruling(*each) for each in self._get("rulings", [])]

    def _get(self, name: str, nothing: Any) -> Any:
        row = self._db.execute("select value from meta where name = ?", (name,)).fetchone()
        return nothing if row is None else json.loads(row[0])

    def _put(self, name: str, value: object) -> None:
        text = json.dumps(value, separators=(",", ":"), sort_keys=True)
        self._db.execute("insert or replace into meta values(?, ?)", (name, text))
