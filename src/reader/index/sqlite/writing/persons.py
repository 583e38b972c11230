"""Who the speakers of all articles are: the derived tables `voice` and `person`, kept up to date.

A voice that comes or goes makes its block stale. While documents are written, each voice belongs to whoever goes by
its plain name, so that it is found at once; `settle` then asks `reader.quotes.people.identities` about the stale
blocks and no others. The result is the same as from nothing, in whatever order articles came.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from reader.index.packing import pack_sighting, unpack_sighting
from reader.index.sqlite.tables.keyorder import MAX_QUOTES, QUOTE_BITS
from reader.index.sqlite.tables.schema import PERSON_KINDS, TAG_SEPARATOR, fold_forms
from reader.index.sqlite.writing.ruling import Rulings
from reader.quotes.people.blocking import (
    Seen,
    block_of,
    borrowed_block,
    company_of,
    lent,
    may_borrow,
    plain_key,
)
from reader.quotes.people.identities import Portrait, settle

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator, Sequence

    from reader.model.person import Person
    from reader.quotes.people.countednames import Sighting

AT_ONCE = 200
"""Blocks that are read together; a block is the least that can be in memory."""
_REMEMBERED = 20_000
"""Keys of people whose ids are remembered."""


class Identities:
    """Writes who is who, over the connection of the one writer; the caller commits."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._db = connection
        self._ids: dict[str, int] = {}
        self.rulings = Rulings(connection)
        """What a reader says of people."""

    # ------------------------------------------------------------------ articles come and go
    def add(self, key: int, date: str | None, voices: Sequence[Sighting]) -> None:
        """Store who is quoted in an article."""
        day = dt.date.fromisoformat(date[:10]).toordinal() if date else 0
        rows = []
        for number, voice in enumerate(voices):
            person, block = self._person(plain_key(voice.name), voice), block_of(voice.name)
            base = key << QUOTE_BITS
            rows.append(
                (
                    *(base | number, day, block, borrowed_block(voice)),
                    *(voice.name, pack_sighting(voice), None, person),
                )
            )
        self._db.executemany("insert into voice values(?,?,?,?,?,?,?,?)", rows)
        self._mark(rows)

    def remove(self, key: int) -> None:
        """Forget who was quoted in an article."""
        rows = self._rows(key)
        self._db.execute("delete from voice where id between ? and ?", _range(key))
        self._mark(rows)

    def move(self, key: int, target: int) -> None:
        """Give an article's voices their place beside its new key."""
        shift = (target - key) << QUOTE_BITS
        rows = self._rows(key)
        self._db.execute("delete from voice where id between ? and ?", _range(key))
        self._db.executemany(
            "insert into voice values(?,?,?,?,?,?,?,?)", [(row[0] + shift, *row[1:]) for row in rows]
        )

    def _rows(self, key: int) -> list[tuple[int, int, str, str | None, str, str | None, str | None, int]]:
        return self._db.execute("select * from voice where id between ? and ?", _range(key)).fetchall()

    def _mark(
        self, rows: Iterable[tuple[int, int, str, str | None, str, str | None, str | None, int]]
    ) -> None:
        """Note what these voices make stale: their blocks, and those whose handle or acronym they give."""
        blocks = [(block,) for row in rows for block in (row[2], row[3]) if block is not None]
        self._db.executemany("insert or ignore into stale_block values(?)", blocks)
        self._db.executemany("insert or ignore into stale_person values(?)", [(row[7],) for row in rows])

    # ------------------------------------------------------------------ who is who
    def settle(self) -> None:
        """Decide anew about everything stale."""
        self.rulings.spread()
        self._db.execute(
            """insert or ignore into stale_block select lends from voice
              where lends is not null and block in (select block from stale_block)"""
        )
        for blocks in self._stale_blocks():
            self._settle_blocks(blocks)
        for blocks in self._stale_blocks():
            self._lend(blocks)
        self.rulings.rule(self._person, self._assign)
        self._portray()
        self._db.execute("delete from stale_block")
        self._db.execute("delete from stale_person")
        self._ids.clear()

    def _stale_blocks(self) -> Iterator[list[str]]:
        last = ""
        while True:
            sql = "select block from stale_block where block > ? order by block limit ?"
            blocks = [block for (block,) in self._db.execute(sql, (last, AT_ONCE))]
            if not blocks:
                return
            yield blocks
            last = blocks[-1]

    def _settle_blocks(self, blocks: list[str]) -> None:
        """Decide who is who inside these blocks, by what is in them alone."""
        held: dict[str, tuple[list[Seen], list[tuple[int, int | None]]]] = {}
        sql = f"""select id, day, block, name, seen, case when own is null then person end from voice
          where block in ({_marks(blocks)})"""
        for voice, day, block, name, seen, person in self._db.execute(sql, blocks):
            rows, people = held.setdefault(block, ([], []))
            rows.append(Seen(unpack_sighting(name, seen), voice >> QUOTE_BITS, day))
            people.append((voice, person))
        changes: list[tuple[int, str | None, int]] = []
        for rows, people in held.values():
            for seen, key, (voice, person) in zip(rows, settle(rows, self._company), people, strict=True):
                decided = self._person(key, seen.sighting)
                if decided != person:
                    changes.append((decided, None, voice))
        self._assign(changes)

    def _company(self, article: int) -> frozenset[str]:
        names = self._db.execute("select name from voice where id between ? and ?", _range(article))
        return company_of([name for (name,) in names])

    def _lend(self, blocks: list[str]) -> None:
        """Give handles and acronyms that stand alone to those whom other articles give them to."""
        lenders: dict[str, set[str]] = {}
        sql = f"""select distinct v.lends, coalesce(v.own, p.key) from voice v join person p on p.id = v.person
          where v.lends in ({_marks(blocks)})"""
        for block, key in self._db.execute(sql, blocks):
            lenders.setdefault(block, set()).add(key)
        changes = []
        for block, keys in lenders.items():
            key = lent(keys)
            if key is None:
                continue
            sql = """select v.id, v.name, v.seen, coalesce(v.own, p.key) from voice v
              join person p on p.id = v.person where v.block=?"""
            for voice, name, seen, own in self._db.execute(sql, (block,)).fetchall():
                sighting = unpack_sighting(name, seen)
                if may_borrow(sighting):
                    changes.append((self._person(key, sighting), own, voice))
        self._assign(changes)

    def _assign(self, changes: list[tuple[int, str | None, int]]) -> None:
        """Give voices to people, and note both for a new portrait.

        `own` is who a voice would be that is borrowed, or given to somebody by a ruling.
        """
        self._db.executemany(
            "insert or ignore into stale_person select person from voice where id=?",
            [(voice,) for _, _, voice in changes],
        )
        self._db.executemany("update voice set person=?, own=? where id=?", changes)
        self._db.executemany("insert or ignore into stale_person values(?)", [(p,) for p, _, _ in changes])

    # ------------------------------------------------------------------ people
    def _person(self, key: str, sighting: Sighting) -> int:
        """Return the id of a person, who is made from one sighting where there is none of this key."""
        known = self._ids.get(key)
        if known is not None:
            return known
        row = self._db.execute("select id from person where key=?", (key,)).fetchone()
        person = self._make(key, sighting) if row is None else int(row[0])
        if len(self._ids) >= _REMEMBERED:
            self._ids.clear()
        self._ids[key] = person
        return person

    def _make(self, key: str, sighting: Sighting) -> int:
        """Store a new person. The portrait is drawn when it is settled; until then it goes by this one name."""
        forms = TAG_SEPARATOR.join(sorted({sighting.name, *sighting.forms}))
        # By `lastrowid`: see `Writer._made`.
        person = self._db.execute(
            "insert into person(key, name, kind, forms) values(?,?,0,?)", (key, sighting.name, forms)
        ).lastrowid
        assert person is not None
        self._index(person, forms)
        return person

    def _portray(self) -> None:
        """Gather what stale people are called; those without a voice go."""
        last = -1
        while True:
            sql = (
                "select s.id, p.key, p.name, p.kind, p.forms from stale_person s join person p on p.id = s.id"
            )
            stale = self._db.execute(
                f"{sql} where s.id > ? order by s.id limit ?", (last, AT_ONCE)
            ).fetchall()
            if not stale:
                return
            last = stale[-1][0]
            portraits: dict[int, Portrait] = {}
            keys = {person: key for person, key, *_ in stale}
            sql = f"select person, name, seen from voice where person in ({_marks(stale)})"
            for person, name, seen in self._db.execute(sql, tuple(keys)):
                if person not in portraits:
                    portraits[person] = Portrait(keys[person])
                portraits[person].add(unpack_sighting(name, seen))
            for person, _, *before in stale:
                self._replace(person, tuple(before), portraits.get(person))

    def _replace(self, person: int, before: tuple[object, ...], portrait: Portrait | None) -> None:
        after = None if portrait is None else _columns(portrait.person())
        if after == before:
            return
        self._db.execute(
            "insert into pfts(pfts, rowid, forms) values('delete',?,?)", (person, fold_forms(str(before[2])))
        )
        if after is None:
            self._db.execute("delete from person where id=?", (person,))
            return
        self._db.execute("update person set name=?, kind=?, forms=? where id=?", (*after, person))
        self._index(person, after[2])

    def _index(self, person: int, forms: str) -> None:
        self._db.execute("insert into pfts(rowid, forms) values(?,?)", (person, fold_forms(forms)))


def wrong_portraits(db: sqlite3.Connection) -> Iterator[str]:
    """Yield the name of everybody who is not called what the articles call them; nobody where all is settled."""
    people = db.execute("select id, key, name, kind, forms from person order by id").fetchall()
    for at in range(0, len(people), AT_ONCE):
        keys = {person: key for person, key, *_ in people[at : at + AT_ONCE]}
        drawn: dict[int, Portrait] = {}
        sql = f"select person, name, seen from voice where person in ({_marks(list(keys))})"
        for person, name, seen in db.execute(sql, tuple(keys)):
            drawn.setdefault(person, Portrait(keys[person])).add(unpack_sighting(name, seen))
        for person, _, *before in people[at : at + AT_ONCE]:
            if person not in drawn or _columns(drawn[person].person()) != tuple(before):
                yield str(before[0])


def _columns(person: Person) -> tuple[str, int, str]:
    return person.name, PERSON_KINDS.index(person.kind), TAG_SEPARATOR.join(person.forms)


def _range(key: int) -> tuple[int, int]:
    """Return the lowest and highest id of an article's voices."""
    return key << QUOTE_BITS, (key << QUOTE_BITS) + MAX_QUOTES - 1


def _marks(values: Sequence[object]) -> str:
    return ",".join("?" * len(values))
