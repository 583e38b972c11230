"""Quotations and speakers of the archive, from the quote tables of the SQLite index."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.index.compiling import plan, quote_matches, said_match
from reader.index.layout import MAX_QUOTES, QUOTE_BITS
from reader.index.protocol import Hit, QuoteHit, QuotePage, SpeakerRow
from reader.index.rows import quotes_of
from reader.index.schema import KINDS, unpack

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Sequence

    from reader.index.query import Query
    from reader.model import Quote, QuoteKind


def _conditions(query: Query, speaker: str | None, kinds: tuple[QuoteKind, ...]) -> tuple[str, list[object]]:
    """Return the WHERE clause over `quote q` and its parameters."""
    parts, values = [], list[object]()
    asked = plan(query.root)
    if query.root is not None:
        where, more = asked.where()
        articles = f"select {asked.key} from {asked.table} where {where}"
        parts.append(f"q.id >> {QUOTE_BITS} in ({articles})")
        values.extend(more)
    matches = quote_matches(query.root)
    if speaker is not None:
        matches.append(said_match(speaker, None))
    for match in matches:
        if match is None:
            parts.append("0")
            continue
        parts.append("q.id in (select rowid from qfts where qfts match ?)")
        values.append(match)
    parts.append(f"q.kind in ({','.join('?' * len(kinds))})")
    values.extend(KINDS.index(kind) for kind in kinds)
    return " and ".join(parts), values


def first_quote(db: sqlite3.Connection, query: Query, key: int) -> tuple[int, int] | None:
    """Return the offsets of the first quotation of an article that the query asks for by speaker or words."""
    match = next((match for match in quote_matches(query.root) if match is not None), None)
    if match is None:
        return None
    base = key << QUOTE_BITS
    sql = """select start, "end" from quote where id =
      (select min(rowid) from qfts where qfts match ? and rowid between ? and ?)"""
    row: tuple[int, int] | None = db.execute(sql, (match, base, base + MAX_QUOTES - 1)).fetchone()
    return row


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
    where, values = _conditions(query, speaker, kinds)
    if after is not None:
        article, number = (int(part) for part in after.split("."))
        base = article << QUOTE_BITS
        where += " and (q.id < ? or (q.id > ? and q.id < ?))"
        values += (base, base + number, base + MAX_QUOTES)
    sql = f"""select q.id >> {QUOTE_BITS}, q.id & {MAX_QUOTES - 1} from quote q
      where {where} order by q.id >> {QUOTE_BITS} desc, q.id limit ?"""
    rows = db.execute(sql, (*values, limit + 1)).fetchall()
    found = _filled(db, hits, rows[:limit])
    following = f"{rows[limit - 1][0]}.{rows[limit - 1][1]}" if len(rows) > limit else None
    return QuotePage(tuple(found), following)


def _filled(
    db: sqlite3.Connection, hits: Callable[[Sequence[int]], list[Hit]], rows: list[tuple[int, int]]
) -> list[QuoteHit]:
    keys = list(dict.fromkeys(key for key, _ in rows))
    articles = {hit.key: hit for hit in hits(keys)}
    texts: dict[int, tuple[str, tuple[Quote, ...]]] = {}
    for key in keys:
        stored = db.execute("select text, rest from body where key=?", (key,)).fetchone()
        if stored is not None:
            texts[key] = unpack(stored[0]), quotes_of(stored[1])
    return [
        QuoteHit(key << QUOTE_BITS | number, articles[key], texts[key][1][number], texts[key][0])
        for key, number in rows
        if key in articles and key in texts
    ]


def speakers(db: sqlite3.Connection, query: Query, limit: int | None) -> list[SpeakerRow]:
    """Return who is quoted in the articles that match, most quoted first; only names that were resolved."""
    where, values = _conditions(query, None, ("direct", "mixed", "indirect", "post"))
    sql = f"""select q.speaker, count(distinct (q.id >> {QUOTE_BITS} << {QUOTE_BITS}) | q.grp) as quotations,
        count(distinct q.id >> {QUOTE_BITS}), min(substr(a.date, 1, 10)), max(substr(a.date, 1, 10))
      from quote q join article a on a.key = q.id >> {QUOTE_BITS}
      where q.speaker is not null and {where}
      group by q.speaker order by quotations desc, q.speaker limit ?"""
    rows = db.execute(sql, (*values, -1 if limit is None else limit))
    return [SpeakerRow(*row) for row in rows]
