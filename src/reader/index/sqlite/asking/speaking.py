"""One speaker across the archive, from the quote tables of the SQLite index: where, when, and every quotation."""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING

from reader.index.answers import SpeakerRow
from reader.index.holdings import QuoteHit, Speaker
from reader.index.sqlite.asking.conditions import fts_phrase
from reader.index.sqlite.asking.quotations import filled, quotation_conditions
from reader.index.sqlite.tables.keyorder import MAX_QUOTES, QUOTE_BITS
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
_SPARE = 2
"""For each row that is wanted so many people are counted: those in the most articles are quoted nearly most."""


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
    rows = [] if person is None else _counted(db, query, [person], 1)
    if not rows:
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
        rows[0], tuple(db.execute(days, given).fetchall()), tuple(db.execute(outlets, given).fetchall())
    )


def prominent(db: sqlite3.Connection, query: Query, limit: int) -> list[SpeakerRow]:
    """Return people who are quoted in the most articles, most quoted first."""
    sql = "select person from voice group by person order by count(*) desc limit ?"
    return _counted(db, query, [person for (person,) in db.execute(sql, (limit * _SPARE,))], limit)


def _counted(db: sqlite3.Connection, query: Query, people: list[int], limit: int) -> list[SpeakerRow]:
    where, values = quotation_conditions(query)
    if not people:
        return []
    sql = f"""with k(person) as (values {",".join(["(?)"] * len(people))})
      select p.name, {_COUNTS}, p.kind, p.forms from k cross join {_QUOTED} cross join person p on p.id = v.person
        cross join article a on a.key = {_ARTICLE}
      where v.person = k.person and {where}
      group by p.id order by quotations desc, p.name, p.key limit ?"""
    return [
        SpeakerRow._make((*row, PERSON_KINDS[kind], tuple(forms.split(TAG_SEPARATOR))))
        for *row, kind, forms in db.execute(sql, (*people, *values, limit))
    ]


def said_by(db: sqlite3.Connection, query: Query, name: str, forms: Sequence[str]) -> array[int]:
    """Return the keys of what somebody said in the articles that match, newest first; 8 bytes each ('q')."""
    person = person_id(db, name, forms)
    if person is None:
        return array("q")
    where, values = quotation_conditions(query)
    sql = f"""select min(q.id) as first from {_QUOTED} where v.person = ? and {where}
      group by {_ARTICLE}, q.grp order by {_ARTICLE} desc, first"""
    return array("q", (key for (key,) in db.execute(sql, (person, *values))))


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
