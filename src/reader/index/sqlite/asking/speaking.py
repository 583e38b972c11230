"""One speaker across the archive, from the quote tables of the SQLite index: where, when, and every quotation."""

from __future__ import annotations

import datetime as dt
from array import array
from typing import TYPE_CHECKING

from reader.index.answers import SpeakerRow
from reader.index.holdings import QuoteHit, Speaker
from reader.index.sqlite.asking.compiling import plan
from reader.index.sqlite.asking.conditions import fts_phrase
from reader.index.sqlite.asking.quotations import filled, quotation_conditions
from reader.index.sqlite.tables.keyorder import DAY_BITS, MAX_QUOTES, QUOTE_BITS
from reader.index.sqlite.tables.rows import quotes_of
from reader.index.sqlite.tables.schema import BOUND, PERSON_KINDS, TAG_SEPARATOR

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Sequence

    from reader.index.answers import Hit
    from reader.index.query import Query

_ARTICLE = f"(q.id >> {QUOTE_BITS})"
# The people come first and their quotations are looked up: left alone, the planner begins with all quotations.
_QUOTED = f"""voice v cross join quote q
  on q.id between v.id >> {QUOTE_BITS} << {QUOTE_BITS} and v.id | {MAX_QUOTES - 1}
  and q.voice = v.id & {MAX_QUOTES - 1}"""
_COUNTS = f"""count(distinct {_ARTICLE} << {QUOTE_BITS} | q.grp) as quotations, count(distinct {_ARTICLE}),
  min(substr(a.date, 1, 10)), max(substr(a.date, 1, 10))"""
_DAY = DAY_BITS + QUOTE_BITS
"""The day of an article is what is left of the id of a voice beyond these bits."""


def person_id(db: sqlite3.Connection, name: str, forms: Sequence[str]) -> int | None:
    """Return who goes by this name; of namesakes the one with these forms, else the one in the most articles."""
    phrase = fts_phrase(name)
    if phrase is None or phrase == '""':
        where, values = "true", list[object]()
    else:
        where, values = (
            "id in (select rowid from pfts where pfts match ?)",
            [f'"{BOUND}{phrase[1:-1]}{BOUND}"'],
        )
    sql = f"""select id from person p where {where} and name = ? order by forms = ? desc,
      (select count(*) from voice v where v.person = p.id) desc, p.key limit 1"""
    row = db.execute(sql, (*values, name, TAG_SEPARATOR.join(forms))).fetchone()
    return None if row is None else int(row[0])


def speaker(db: sqlite3.Connection, query: Query, name: str, forms: Sequence[str]) -> Speaker | None:
    """Return where and when somebody is quoted, in the articles that match; None where nobody of this name is."""
    person = person_id(db, name, forms)
    row = None if person is None else _counted(db, query, person)
    if row is None:
        return None
    where, values = quotation_conditions(query)
    said = f"""with said as materialized
      (select distinct {_ARTICLE} as article, q.grp from {_QUOTED} where v.person = ? and {where})"""
    days = f"""{said} select substr(a.date, 1, 10) as day, count(*) from said cross join article a on a.key = article
      where a.date is not null group by day order by day"""
    outlets = f"""{said} select s.name, count(*) as number from said cross join article a on a.key = article
      left join source s on s.id = a.source group by a.source order by number desc, s.name"""
    given = (person, *values)
    return Speaker(
        row, tuple(db.execute(days, given).fetchall()), tuple(db.execute(outlets, given).fetchall())
    )


def prominent(db: sqlite3.Connection, query: Query, limit: int) -> list[SpeakerRow]:
    """Return who is quoted in the most articles, from the index of the speakers alone: nothing is counted exactly."""
    asked = plan(query.root)
    where, values = asked.where()
    seen = (
        f"id >> {QUOTE_BITS} in (select {asked.key} from {asked.table} where {where})" if query.root else "1"
    )
    values = values if query.root else []
    day = f"(select {{}}(id) from voice where person = k.person and id >= {1 << _DAY} and {seen})"
    sql = f"""with k as materialized
        (select person, count(*) as number from voice where {seen} group by person order by number desc limit ?)
      select p.name, {day.format("min")}, {day.format("max")}, p.kind, p.forms
      from k join person p on p.id = k.person order by k.number desc, p.name, p.key"""
    rows = db.execute(sql, (*values, limit, *values, *values))
    return [
        SpeakerRow(name, 0, 0, _day(first), _day(last), PERSON_KINDS[kind], tuple(forms.split(TAG_SEPARATOR)))
        for name, first, last, kind, forms in rows
    ]


def _day(voice: int | None) -> str | None:
    return None if voice is None else dt.date.fromordinal(voice >> _DAY).isoformat()


def _counted(db: sqlite3.Connection, query: Query, person: int) -> SpeakerRow | None:
    where, values = quotation_conditions(query)
    sql = f"""select p.name, {_COUNTS}, p.kind, p.forms from {_QUOTED} cross join person p on p.id = v.person
        cross join article a on a.key = {_ARTICLE}
      where v.person = ? and {where} group by p.id"""
    found = db.execute(sql, (person, *values)).fetchone()
    if found is None:
        return None
    *row, kind, forms = found
    return SpeakerRow._make((*row, PERSON_KINDS[kind], tuple(forms.split(TAG_SEPARATOR))))


def said_by(
    db: sqlite3.Connection, query: Query, name: str, forms: Sequence[str], limit: int | None
) -> array[int]:
    """Return the keys of what somebody said in the articles that match, newest first; 8 bytes each ('q')."""
    person = person_id(db, name, forms)
    if person is None:
        return array("q")
    if limit is not None:
        newest = "select id from voice where person = ? order by id desc limit ?"
        voices = db.execute(newest, (person, limit)).fetchall()
        if len(voices) == limit:
            keys = _said(db, query, person, voices[-1][0] >> QUOTE_BITS << QUOTE_BITS)
            if len(keys) >= limit:  # else some of them are hidden
                return keys[:limit]
    return _said(db, query, person, 0)[:limit]


def _said(db: sqlite3.Connection, query: Query, person: int, low: int) -> array[int]:
    """The keys of what somebody said, in the articles whose voices have this id or higher ones."""
    where, values = quotation_conditions(query)
    sql = f"""select min(q.id) as first from {_QUOTED} where v.person = ? and v.id >= ? and {where}
      group by {_ARTICLE}, q.grp order by {_ARTICLE} desc, first"""
    return array("q", (key for (key,) in db.execute(sql, (person, low, *values))))


def quotations(
    db: sqlite3.Connection, hits: Callable[[Sequence[int]], list[Hit]], keys: Sequence[int]
) -> list[QuoteHit]:
    """Return all parts of the quotations of these keys, in their order, without those that are gone."""
    found: list[tuple[int, int]] = []
    for key in keys:
        article, number = key >> QUOTE_BITS, key & (MAX_QUOTES - 1)
        row = db.execute("select rest from body where key = ?", (article,)).fetchone()
        quotes = quotes_of(row[0]) if row is not None else ()
        if number < len(quotes):
            group = quotes[number].group
            found += [
                (article, at)
                for at, quote in enumerate(quotes)
                if at == number or (quote.group == group and quote.kind != "scare")
            ]
    return filled(db, hits, found)
