"""The newest articles that match; for beginnings of words by a look at the newest before the whole archive is asked.

The full-text table gathers every word with such a beginning before it gives its first row: half a second where a
million articles hold `ter*`. But what so many articles hold, the newest few hold often enough for a page. Their
words are put into a table of the same columns in memory, which is asked the same question.
"""

from __future__ import annotations

import sqlite3
from array import array
from typing import TYPE_CHECKING

from reader.index.query.folding import is_plain_utf8, words
from reader.index.query.tree import ELSEWHERE, And, Days, Has, Marked, Node, Not, Or, Term, Undated
from reader.index.sqlite.tables.schema import COLUMNS, TOKENIZER, unpacked

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reader.index.sqlite.asking.compiling import Plan

SHORT = 3
"""Letters of a beginning that is looked for among the newest first, in an archive of any size."""
LARGE = 100_000
"""Articles of an archive in which a longer one is too."""
FIRST = 40
"""Articles that are looked at, for what share of them matches."""
MOST = 400
"""Articles that are looked at after them, where by that share so many hold enough."""
MOST_FOR_LONGER = 150
"""The same for longer beginnings: to ask the whole archive takes less the fewer words begin so."""
FEW = 300
"""Articles that are looked up one by one: some 12 µs each, where a word of most articles is gone through in 30 ms."""
_STORED = """select a.key, b.text, a.title, a.author, s.name, a.section, a.tags, d.path, a.url
  from article a join body b on b.key = a.key join document d on d.id = a.document
  left join source s on s.id = a.source where a.key in ({})"""
_OTHERS = (Days, Undated, Has, Marked)
"""What is asked of the key, or of its row."""


def newest(
    db: sqlite3.Connection, asked: Plan, root: Node | None, before: int | None, limit: int
) -> array[int]:
    """Return the newest keys that match, older than `before`."""
    asked = narrowed(db, asked, root)
    if (
        not asked.few
        and asked.match is not None
        and (worth_a_look(db, root) or _at_most(db, asked, FIRST - 1))
    ):
        keys = among_the_newest(db, asked, root, before, limit)
        if keys is not None:
            return keys
    sql, values = asked.select()
    if before is not None:
        sql += f" and {asked.key} < ?"
        values.append(before)
    sql += f" order by {asked.key} desc limit ?"
    return array("q", (key for (key,) in db.execute(sql, (*values, limit))))


def narrowed(db: sqlite3.Connection, asked: Plan, root: Node | None) -> Plan:
    """Return the plan so that a word is looked up in a few articles, where only these can match: the last unread."""
    # Of more than one word the full-text table would go on to the next article that has all of them as asked for.
    return asked._replace(few=_is_one_word(root) and _at_most(db, asked, FEW))


def _is_one_word(root: Node | None) -> bool:
    """Whether nothing but one word is looked for in the full-text table, and none of its beginning alone."""
    tops = root.nodes if isinstance(root, And) else (root,)
    told = [node for node in tops if not isinstance(node.node if isinstance(node, Not) else node, _OTHERS)]
    match told:
        case [Term(text, field, False)]:
            return field not in ELSEWHERE and len(words(text)) == 1
    return False


def _at_most(db: sqlite3.Connection, asked: Plan, most: int) -> bool:
    """Whether only so few articles can match, by what is marked."""
    if asked.match is None or asked.source == "article":
        return False
    which = " and ".join(each.sql for each in asked.within) or "1"
    sql = f"select count(*) from (select 1 from {asked.source} where {which} limit {most + 1})"
    return bool(db.execute(sql).fetchone()[0] <= most)


def beginnings(node: Node | None) -> Iterator[Term]:
    """Yield the terms of a query whose last word may go on, those that are excluded too."""
    match node:
        case Term(text, field, True) if field not in ELSEWHERE and words(text):
            yield node
        case And(nodes) | Or(nodes):
            for inner in nodes:
                yield from beginnings(inner)
        case Not(inner):
            yield from beginnings(inner)


def is_short(term: Term) -> bool:
    """Return whether hardly any letters of the last word are given."""
    return len(words(term.text)[-1]) <= SHORT


def articles(db: sqlite3.Connection) -> int:
    """Return about how many articles there are; at once, where counting them would take as long as a search."""
    # Documents that were read again have new numbers: many changes make an archive look larger.
    return int(db.execute("select coalesce(max(id), 0) from document").fetchone()[0])


def worth_a_look(db: sqlite3.Connection, root: Node | None) -> bool:
    """Return whether to look at the newest articles first."""
    terms = list(beginnings(root))
    return bool(terms) and (any(map(is_short, terms)) or articles(db) > LARGE)


def among_the_newest(
    db: sqlite3.Connection, asked: Plan, root: Node | None, before: int | None, limit: int
) -> array[int] | None:
    """Return the newest keys that match, older than `before`; None where the newest articles do not hold so many."""
    needed, most = list(_needed(root)), MOST if any(map(is_short, beginnings(root))) else MOST_FOR_LONGER
    found, number, seen = array("q"), FIRST, 0
    while seen + number <= FIRST + most:
        keys = _candidates(db, asked, before, number)
        found.extend(_matching(db, asked, keys, needed))
        if len(found) >= limit or len(keys) < number:
            return found[:limit]
        before, seen = keys[-1], seen + number
        # A quarter more than by the share of those that were seen: another look costs more.
        number = (limit - len(found)) * seen * 5 // (4 * len(found)) + 1 if found else most + 1
    return None


def share(db: sqlite3.Connection, asked: Plan, root: Node) -> float:
    """Return which part of the newest articles matches."""
    keys = _candidates(db, asked, None, FIRST)
    return len(_matching(db, asked, keys, list(_needed(root)))) / max(1, len(keys))


def _needed(root: Node | None) -> Iterator[bytes]:
    """Yield letters that every article that matches has."""
    for node in root.nodes if isinstance(root, And) else (root,):
        if isinstance(node, Term) and node in beginnings(node) and (last := words(node.text)[-1]).isascii():
            yield last.encode()


def _candidates(db: sqlite3.Connection, asked: Plan, before: int | None, number: int) -> list[int]:
    """Return the newest keys that fulfil everything but the words."""
    asked = asked._replace(match=None)
    sql, values = asked.select()
    if before is not None:
        sql += f" and {asked.key} < ?"
        values.append(before)
    rows = db.execute(f"{sql} order by {asked.key} desc limit ?", (*values, number))
    return [key for (key,) in rows]


def _matching(db: sqlite3.Connection, asked: Plan, keys: list[int], needed: list[bytes]) -> list[int]:
    if keys and needed:
        stored = db.execute(_STORED.format(",".join("?" * len(keys))), keys)
        likely = {key for key, packed, *others in stored if _may_hold(unpacked(packed), others, needed)}
        keys = [key for key in keys if key in likely]
    if not keys:
        return []
    marks = ",".join("?" * len(keys))
    memory = sqlite3.connect(":memory:", isolation_level=None)
    try:
        memory.execute(f"create virtual table fts using fts5({COLUMNS}, content='', {TOKENIZER})")
        memory.execute("begin")
        memory.executemany(
            f"insert into fts(rowid, {COLUMNS}) values(?,?,?,?,?,?,?,?,?)",
            db.execute(f"select key, {COLUMNS} from searchable where key in ({marks})", keys),
        )
        found = memory.execute("select rowid from fts where fts match ? order by rowid desc", (asked.match,))
        return [key for (key,) in found]
    finally:
        memory.close()


def _may_hold(text: bytes, others: Sequence[str | bytes | None], needed: list[bytes]) -> bool:
    """Whether all of these letters may stand somewhere: to look is quicker than to fold and to cut into words."""
    columns = [other.encode() if isinstance(other, str) else other for other in others if other]
    letters = b" ".join((text, *columns))
    if not is_plain_utf8(letters):
        return True
    letters = letters.lower()
    return all(beginning in letters for beginning in needed)
