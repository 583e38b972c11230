"""Turns what a query asks of quotations into SQL: `quote:`, `speaker:` and `said:`.

Who speaks is a question of two tables: the people whose names hold the phrase, and mentions that are no form of a
name ("the company"). Each question is written in three ways: for the articles that hold such a quotation, for the
quotations of the whole archive, and as a test of one quotation at hand.
"""

from __future__ import annotations

from typing import NamedTuple

from reader.index.query.folding import fold, token_pattern
from reader.index.query.tree import Node, Or, Said, Term
from reader.index.sqlite.asking.conditions import NOTHING, Condition, fts_phrase
from reader.index.sqlite.tables.keyorder import MAX_QUOTES, QUOTE_BITS

_BITS, _LAST = QUOTE_BITS, MAX_QUOTES - 1
_MATCHING = "select rowid from qfts where qfts match ?"


class _Way(NamedTuple):
    """One way to write the two questions; PEOPLE stands for a SELECT of people."""

    words: str
    """Whether the words are in a quotation, or name its speaker."""
    people: str
    """Whether one of the people speaks, or else words that are no name are in the mention of the speaker."""


_IN_ARTICLES = _Way(
    f"{{key}} in (select rowid >> {_BITS} from qfts where qfts match ?)",
    f"""{{key}} in (select id >> {_BITS} from voice where person in (PEOPLE)
      union all select rowid >> {_BITS} from qfts where qfts match ?)""",
)
_IN_ARCHIVE = _Way(
    f"{{id}} in ({_MATCHING})",
    f"""{{id}} in (select s.id from voice v join quote s on s.id between v.id >> {_BITS} << {_BITS} and v.id | {_LAST}
      and s.voice = v.id & {_LAST} where v.person in (PEOPLE) union all {_MATCHING})""",
)
_HERE = _Way(
    "exists (select 1 from qfts where qfts match ? and rowid = {id})",
    f"""exists (select 1 from voice v where v.id = ({{id}} >> {_BITS} << {_BITS}) + q.voice and v.person in (PEOPLE))
      or exists (select 1 from qfts where qfts match ? and rowid = {{id}})""",
)


def articles_quoting(node: Node) -> Condition:
    """Return the condition on `{key}` of articles that hold such a quotation."""
    if not isinstance(node, Said):
        return _written(node, _IN_ARTICLES)
    said = quotes_of_archive(node)
    sql = f"{{key}} in (select q.id >> {_BITS} from quote q where {said.sql.replace('{id}', 'q.id')})"
    return Condition(sql, said.values)


def quotes_of_archive(node: Node) -> Condition:
    """Return the condition on `{id}` (of a row of table `q`) of such quotations, for a search of all of them."""
    return _written(node, _IN_ARCHIVE)


def quote_test(node: Node) -> Condition:
    """Return the condition on `{id}` of such quotations, as a test of a few that are at hand in table `q`."""
    return _written(node, _HERE)


def _written(node: Node, way: _Way) -> Condition:
    match node:
        case Term(text, "speaker", prefix):
            people, mention = _people(text, prefix), fts_phrase(text, prefix=prefix)
            if people is None or mention is None:
                return NOTHING
            return Condition(
                way.people.replace("PEOPLE", people.sql), (*people.values, f"mention : {mention}")
            )
        case Said(speaker, text):
            words, speaking = _words(text), _written(Term(speaker, "speaker"), _HERE)
            if words is None or speaking is NOTHING:
                return NOTHING
            return Condition(f"{way.words} and ({speaking.sql})", (words, *speaking.values))
        case Term(text, _, prefix):
            phrase = fts_phrase(text, prefix=prefix)
            return NOTHING if phrase is None else Condition(way.words, (f"text : {phrase}",))
        case Or(nodes):
            return _any([_written(inner, way) for inner in nodes])
        case _:
            raise AssertionError(node)


def _any(parts: list[Condition]) -> Condition:
    sql = " or ".join(f"({part.sql})" for part in parts)
    return Condition(sql, tuple(value for part in parts for value in part.values))


def _words(text: str) -> str | None:
    """Return the expression for quotations with all of these words, in any order; None where there is no word."""
    found = [word.group() for word in token_pattern().finditer(text)]
    return " AND ".join(f"(text : {fts_phrase(word)})" for word in found) or None


def _people(name: str, prefix: bool) -> Condition | None:
    """Return a SELECT of the people whom a phrase names; None where there is no word in it.

    Two words or more that are somebody's whole name mean nobody else: "Donald Trump" is not Donald Trump Jr.
    """
    phrase = fts_phrase(name, prefix=prefix)
    if phrase is None:
        return None
    sql = "select rowid from pfts where pfts match ?"
    if prefix or sum(1 for _ in token_pattern().finditer(fold(name))) < 2:
        return Condition(sql, (phrase,))
    from reader.index.sqlite.tables.schema import BOUND

    whole = f'"{BOUND}{phrase[1:-1]}{BOUND}"'
    exact = "select rowid from pfts where pfts match ?"
    return Condition(f"{sql} and (rowid in ({exact}) or not exists ({exact}))", (phrase, whole, whole))
