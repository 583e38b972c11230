"""Turns what a query asks of quotations into SQL: `quote:`, `speaker:` and `said:`.

Who speaks is a question of two tables: the people whose names hold the phrase, and mentions that are no form of a
name ("the company"). Each question is written in three ways: for the articles that hold such a quotation, for the
quotations of the whole archive, and as a test of one quotation at hand.
"""

from __future__ import annotations

from reader.index.folding import fold, token_pattern
from reader.index.layout import MAX_QUOTES, QUOTE_BITS
from reader.index.phrases import NOTHING, Condition, fts_phrase
from reader.index.tree import Node, Or, Said, Term

_BASE = f"({{id}} >> {QUOTE_BITS} << {QUOTE_BITS})"
_MATCHING = "select rowid from qfts where qfts match ?"
_HERE = "exists (select 1 from qfts where qfts match ? and rowid = {id})"


def asks_of_quotes(node: Node) -> bool:
    """Return whether a node says which quotations are meant, and nothing of the article round them."""
    match node:
        case Said() | Term(_, "quote" | "speaker"):
            return True
        case Or(nodes):
            return all(asks_of_quotes(inner) for inner in nodes)
        case _:
            return False


def articles_quoting(node: Node) -> Condition:
    """Return the condition on `{key}` of articles that hold such a quotation."""
    match node:
        case Term(text, "speaker", prefix):
            people, mention = _people(text, prefix), fts_phrase(text, prefix=prefix)
            if people is None or mention is None:
                return NOTHING
            sql = f"""{{key}} in (select id >> {QUOTE_BITS} from voice where person in ({people.sql})
              union all select rowid >> {QUOTE_BITS} from qfts where qfts match ?)"""
            return Condition(sql, (*people.values, f"mention : {mention}"))
        case Said():
            said = quotes_of_archive(node)
            sql = f"{{key}} in (select q.id >> {QUOTE_BITS} from quote q where {said.sql.replace('{id}', 'q.id')})"
            return Condition(sql, said.values)
        case Term(text, _, prefix):
            words = fts_phrase(text, prefix=prefix)
            if words is None:
                return NOTHING
            sql = f"{{key}} in (select rowid >> {QUOTE_BITS} from qfts where qfts match ?)"
            return Condition(sql, (f"text : {words}",))
        case _:
            raise AssertionError(node)


def quotes_of_archive(node: Node) -> Condition:
    """Return the condition on `{id}` of such quotations, for a search of all of them."""
    match node:
        case Term(text, "speaker", prefix):
            return _by(text, prefix)
        case Said(speaker, text):
            words, speaking = _words(text), quote_test(Term(speaker, "speaker"))
            if words is None or speaking is NOTHING:
                return NOTHING
            return Condition(f"{{id}} in ({_MATCHING}) and ({speaking.sql})", (words, *speaking.values))
        case Term(text, _, prefix):
            phrase = fts_phrase(text, prefix=prefix)
            return NOTHING if phrase is None else Condition(f"{{id}} in ({_MATCHING})", (f"text : {phrase}",))
        case Or(nodes):
            return _any([quotes_of_archive(inner) for inner in nodes])
        case _:
            raise AssertionError(node)


def quote_test(node: Node) -> Condition:
    """Return the condition on `{id}` of such quotations, as a test of a few that are at hand in table `q`."""
    match node:
        case Term(text, "speaker", prefix):
            people, mention = _people(text, prefix), fts_phrase(text, prefix=prefix)
            if people is None or mention is None:
                return NOTHING
            sql = f"""exists (select 1 from voice v where v.id = {_BASE} + q.voice and v.person in ({people.sql}))
              or {_HERE}"""
            return Condition(sql, (*people.values, f"mention : {mention}"))
        case Said(speaker, text):
            words, speaking = _words(text), quote_test(Term(speaker, "speaker"))
            if words is None or speaking is NOTHING:
                return NOTHING
            return Condition(f"{_HERE} and ({speaking.sql})", (words, *speaking.values))
        case Term(text, _, prefix):
            phrase = fts_phrase(text, prefix=prefix)
            return NOTHING if phrase is None else Condition(_HERE, (f"text : {phrase}",))
        case Or(nodes):
            return _any([quote_test(inner) for inner in nodes])
        case _:
            raise AssertionError(node)


def _by(name: str, prefix: bool) -> Condition:
    """Return the condition on `{id}` of all quotations by somebody, named in any form."""
    people, mention = _people(name, prefix), fts_phrase(name, prefix=prefix)
    if people is None or mention is None:
        return NOTHING
    base = f"(v.id >> {QUOTE_BITS} << {QUOTE_BITS})"
    sql = f"""{{id}} in (select s.id from voice v join quote s on s.id between {base} and {base} + {MAX_QUOTES - 1}
        and s.voice = v.id & {MAX_QUOTES - 1} where v.person in ({people.sql}) union all {_MATCHING})"""
    return Condition(sql, (*people.values, f"mention : {mention}"))


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
    from reader.index.schema import BOUND

    whole = f'"{BOUND}{phrase[1:-1]}{BOUND}"'
    exact = "select rowid from pfts where pfts match ?"
    return Condition(f"{sql} and (rowid in ({exact}) or not exists ({exact}))", (phrase, whole, whole))
