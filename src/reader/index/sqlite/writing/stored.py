"""What the tables hold of a document, as it was put there: for one that was moved, which is not read again."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, NamedTuple

from reader.index.packing import Head, unpack_sighting, version_of
from reader.index.sqlite.tables.keyorder import QUOTE_BITS
from reader.index.sqlite.tables.rows import Prepared, QuoteRow, found_of, restore, tags_of
from reader.index.sqlite.tables.schema import unpack
from reader.model.article import Problem
from reader.model.identity import path_bytes, split_id
from reader.seeds.renaming import named_by_file

if TYPE_CHECKING:
    import sqlite3

    from reader.model.article import Article
    from reader.model.quotation import Quote
    from reader.quotes.people.countednames import Sighting

_COLUMNS = "text, title, author, source, section, tag, url"


def stored_rows(
    db: sqlite3.Connection, path: bytes, new_path: str
) -> tuple[list[Prepared], list[Problem]] | None:
    """Return what the index holds of the document at `path`, as it is to be put at `new_path`.

    None where something of it was taken from the name of the file, and would be something else now.
    """
    articles = []
    for key, *head, corrected in db.execute(
        """select a.key, a.fragment, a.title, a.derived, a.date, s.name, a.author, a.section, a.tags, a.url,
          a.quotes, a.text_hash, a.address, a.telling, b.text, b.rest, c.key is not null
          from document d join article a on a.document = d.id join body b on b.key = a.key
          left join source s on s.id = a.source left join corrected c on c.key = a.key
          where d.path = ? order by a.place""",
        (path,),
    ).fetchall():
        rest = json.loads(unpack(head[-1]))
        if named_by_file(rest["origins"]):
            return None
        searchable = db.execute(f"select {_COLUMNS} from searchable where key=?", (key,)).fetchone()
        article = Prepared(*head, searchable, _quotes(db, key), _voices(db, key))  # type: ignore[call-arg]
        derived, telling = bool(article.derived), bool(article.telling)
        version = version_of(rest["meta"]) if article.fragment is None else None
        known = article._replace(derived=derived, telling=telling, corrected=bool(corrected))
        articles.append(known._replace(version=version))
    sql = "select p.line, p.what, p.how from problem p join document d on d.id = p.document where d.path = ?"
    problems = [Problem(new_path, *row) for row in db.execute(f"{sql} order by p.rowid", (path,))]
    return articles, problems


class StoredArticle(NamedTuple):
    """An article as it is stored, for whoever stores other quotations of it."""

    key: int
    article: Article
    body: bytes
    found: tuple[Quote, ...]
    """What the rules found in it."""


def stored_article(db: sqlite3.Connection, wanted: str) -> StoredArticle | None:
    """Return the article of this id; None where there is none."""
    path, fragment = split_id(wanted)
    row = db.execute(
        """select a.key, a.title, a.derived, a.date, s.name, a.author, a.section, a.tags, a.url, b.text, b.rest
          from document d join article a on a.document = d.id join body b on b.key = a.key
          left join source s on s.id = a.source where d.path = ? and a.fragment is ?""",
        (path_bytes(path), fragment),
    ).fetchone()
    if row is None:
        return None
    key, title, derived, *columns, tags, url, body, rest = row
    head = Head(key, path, fragment, title, bool(derived), *columns, tags_of(tags), url)  # type: ignore[call-arg]
    article, _ = restore(head, wanted, body, rest)
    return StoredArticle(key, article, body, found_of(rest))


def _quotes(db: sqlite3.Connection, key: int) -> tuple[QuoteRow, ...]:
    rows = db.execute(
        """select q.grp, q.kind, q.start, q."end", q.voice, q.mention, coalesce(t.text, '')
          from quote q left join quoted t on t.id = q.id where q.id between ? and ? order by q.id""",
        (key << QUOTE_BITS, ((key + 1) << QUOTE_BITS) - 1),
    )
    return tuple(QuoteRow(*row) for row in rows)


def _voices(db: sqlite3.Connection, key: int) -> tuple[Sighting, ...]:
    rows = db.execute(
        "select name, seen from voice where id between ? and ? order by id",
        (key << QUOTE_BITS, ((key + 1) << QUOTE_BITS) - 1),
    )
    return tuple(unpack_sighting(*row) for row in rows)
