"""Quotations and speakers of the archive, from the quote tables of the SQLite index."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.index.answers import Hit, SpeakerRow
from reader.index.holdings import QuoteHit, QuotePage
from reader.index.query.tree import And, Node, Term
from reader.index.sqlite.asking.compiling import plan, quote_conditions
from reader.index.sqlite.asking.conditions import NOTHING
from reader.index.sqlite.asking.quoteconditions import quote_test, quotes_of_archive
from reader.index.sqlite.tables.keyorder import MAX_QUOTES, QUOTE_BITS
from reader.index.sqlite.tables.rows import quotes_of
from reader.index.sqlite.tables.schema import KINDS, PERSON_KINDS, SCARE, TAG_SEPARATOR, unpack
from reader.model.person import Person
from reader.quotes.people.countednames import speaker_name
from reader.shown.records import utterance_numbers

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterator, Sequence

    from reader.index.query import Query
    from reader.model.kinds import QuoteKind
    from reader.model.quotation import Quote

_HIGHEST = (1 << 63) - 1
_MOST = 2_000
"""Articles that are looked through at once for quotations."""


def quotation_conditions(query: Query) -> tuple[str, list[object]]:
    """Return the WHERE clause over `quote q` of the listed quotations of an archive, and its parameters."""
    parts, values = [], list[object]()
    asked = plan(query.root)
    if query.root is not None:
        where, more = asked.where()
        articles = f"select {asked.key} from {asked.table} where {where}"
        parts.append(f"q.id >> {QUOTE_BITS} in ({articles})")
        values.extend(more)
    for condition in quote_conditions(query.root, quotes_of_archive):
        parts.append(f"({condition.sql.replace('{id}', 'q.id')})")
        values.extend(condition.values)
    parts.append(f"q.kind <> {SCARE}")
    return " and ".join(parts), values


def first_quote(db: sqlite3.Connection, query: Query, key: int) -> tuple[int, int] | None:
    """Return the offsets of the first quotation of an article that the query asks for by speaker or words."""
    condition = next((made for made in quote_conditions(query.root, quote_test) if made is not NOTHING), None)
    if condition is None:
        return None
    base = key << QUOTE_BITS
    sql = f"""select q.start, q."end" from quote q where q.id between ? and ?
      and ({condition.sql.replace("{id}", "q.id")}) order by q.id limit 1"""
    row: tuple[int, int] | None = db.execute(sql, (base, base + MAX_QUOTES - 1, *condition.values)).fetchone()
    return row


def with_snippet(db: sqlite3.Connection, hit: Hit, query: Query) -> Hit:
    """Return a row with a piece of its text round what the query means."""
    from reader.index.highlight import snippet

    row = db.execute("select text from body where key=?", (hit.key,)).fetchone()
    if row is None:
        return hit
    quotation = first_quote(db, query, hit.key)
    return hit._replace(snippet=snippet(query, unpack(row[0]), quotation=quotation))


def page_of_quotes(
    db: sqlite3.Connection,
    hits: Callable[[Sequence[int]], list[Hit]],
    query: Query,
    speaker: str | None,
    kinds: tuple[QuoteKind, ...],
    after: str | None,
    limit: int,
) -> QuotePage:
    """Return quotations of the articles that match, newest article first, in the order of the text."""
    root = query.root if speaker is None else _and_by(query.root, speaker)
    key, number = (int(part) for part in after.split(".")) if after is not None else (None, None)
    rows: list[tuple[int, int]] = []
    for keys in _articles(db, root, key, limit + 1):
        if number is not None and keys[0] == key:
            # An article of thousands of quotations takes many pages: none of them reads what came before.
            rows += _quotes_after(db, root, key, number, kinds, limit + 1)
            keys = keys[1:]
        if len(rows) <= limit and keys:
            rows += _quotes_in(db, root, keys, kinds)
        if len(rows) > limit:
            break
    found = filled(db, hits, rows[:limit])
    following = f"{rows[limit - 1][0]}.{rows[limit - 1][1]}" if len(rows) > limit else None
    return QuotePage(tuple(found), following)


def _and_by(root: Node | None, speaker: str) -> Node:
    """Return a query narrowed to what somebody said."""
    said = Term(speaker, "speaker")
    return said if root is None else And((*(root.nodes if isinstance(root, And) else (root,)), said))


def _articles(db: sqlite3.Connection, root: Node | None, last: int | None, size: int) -> Iterator[list[int]]:
    """Yield the keys of articles that match, newest first, in batches that grow; `last` is the first of them."""
    asked = plan(root)
    where, values = asked.where()
    sql = f"select {asked.key} from {asked.table} where {where} and {asked.key} <= ? order by {asked.key} desc limit ?"
    top = _HIGHEST if last is None else last
    while True:
        keys = [key for (key,) in db.execute(sql, (*values, top, size))]
        if keys:
            yield keys
        if len(keys) < size:
            return
        top, size = keys[-1] - 1, min(size * 4, _MOST)


def _quotes_in(
    db: sqlite3.Connection, root: Node | None, keys: list[int], kinds: tuple[QuoteKind, ...]
) -> list[tuple[int, int]]:
    """Return (key, number) of what these articles hold of the quotations that are asked for, in their order."""
    where, values = _wanted(root, kinds)
    sql = f"""with k(key) as (values {",".join(["(?)"] * len(keys))})
      select k.key, q.id & {MAX_QUOTES - 1} from k cross join quote q
      where q.id between k.key << {QUOTE_BITS} and (k.key << {QUOTE_BITS}) + {MAX_QUOTES - 1}
        and {where} order by k.key desc, q.id"""
    return db.execute(sql, (*keys, *values)).fetchall()


def _quotes_after(
    db: sqlite3.Connection, root: Node | None, key: int, number: int, kinds: tuple[QuoteKind, ...], most: int
) -> list[tuple[int, int]]:
    """Return the same of one article, of what follows a quotation in it; `most` at most."""
    where, values = _wanted(root, kinds)
    sql = f"""select q.id >> {QUOTE_BITS}, q.id & {MAX_QUOTES - 1} from quote q
      where q.id between ? and ? and {where} order by q.id limit ?"""
    base = key << QUOTE_BITS
    return db.execute(sql, (base + number + 1, base + MAX_QUOTES - 1, *values, most)).fetchall()


def _wanted(root: Node | None, kinds: tuple[QuoteKind, ...]) -> tuple[str, list[object]]:
    """Return the conditions over `quote q` on a quotation itself, and their parameters."""
    tests = quote_conditions(root, quote_test)
    where = "".join(f" and ({test.sql.replace('{id}', 'q.id')})" for test in tests)
    values = [*map(KINDS.index, kinds), *(value for test in tests for value in test.values)]
    return f"q.kind in ({','.join('?' * len(kinds))}){where}", values


def filled(
    db: sqlite3.Connection, hits: Callable[[Sequence[int]], list[Hit]], rows: list[tuple[int, int]]
) -> list[QuoteHit]:
    """Return these quotes, each given by the key of its article and its number there."""
    keys = list(dict.fromkeys(key for key, _ in rows))
    articles = {hit.key: hit for hit in hits(keys)}
    texts: dict[int, tuple[str, tuple[Quote, ...]]] = {}
    for key in keys:
        stored = db.execute("select text, rest from body where key=?", (key,)).fetchone()
        if stored is not None:
            texts[key] = unpack(stored[0]), quotes_of(stored[1])
    people = {key: people_of(db, key) for key in keys}
    numbers = {key: utterance_numbers(quotes) for key, (_, quotes) in texts.items()}
    return [
        QuoteHit(
            *(key << QUOTE_BITS | number, articles[key], quote, texts[key][0], people[key].get(name or "")),
            None if quote.kind == KINDS[SCARE] else numbers[key].get(quote.group),
        )
        for key, number in rows
        if key in articles and key in texts
        for quote in (texts[key][1][number],)
        for name in (speaker_name(quote, texts[key][0]),)
    ]


def people_of(db: sqlite3.Connection, key: int) -> dict[str, Person]:
    """Return who the speakers of an article are, by the name that was resolved in it."""
    sql = """select v.name, p.name, p.kind, p.forms from voice v join person p on p.id = v.person
      where v.id between ? and ?"""
    base = key << QUOTE_BITS
    rows = db.execute(sql, (base, base + MAX_QUOTES - 1))
    return {
        voice: Person(name, PERSON_KINDS[kind], tuple(forms.split(TAG_SEPARATOR)))
        for voice, name, kind, forms in rows
    }


def speakers(db: sqlite3.Connection, query: Query, limit: int | None) -> list[SpeakerRow]:
    """Return who is quoted in the articles that match, most quoted first; only names that were resolved."""
    where, values = quotation_conditions(query)
    article = f"(q.id >> {QUOTE_BITS})"
    sql = f"""select p.name, count(distinct {article} << {QUOTE_BITS} | q.grp) as quotations,
        count(distinct {article}), min(substr(a.date, 1, 10)), max(substr(a.date, 1, 10)), p.kind, p.forms
      from quote q join voice v on v.id = ({article} << {QUOTE_BITS}) + q.voice
        join person p on p.id = v.person join article a on a.key = {article}
      where q.voice is not null and {where}
      group by p.id order by quotations desc, p.name, p.key limit ?"""
    rows = db.execute(sql, (*values, -1 if limit is None else limit))
    return [
        SpeakerRow._make((*row, PERSON_KINDS[kind], tuple(forms.split(TAG_SEPARATOR))))
        for *row, kind, forms in rows
    ]
