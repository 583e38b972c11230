"""The pieces of SQL that queries are made of: conditions with their parameters, and phrases of FTS5."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reader.index.query.folding import fold, has_word

if TYPE_CHECKING:
    import sqlite3

FLAGS = {"read": 1, "starred": 2, "hidden": 4, "corrected": 8, "note": 16}
"""The bit of `mark.flags` for each mark that is asked for: the room of what is marked knows them all."""


class Condition(NamedTuple):
    """A condition and its parameters; what it is about is written `{key}` (of an article) or `{id}` (of a quote)."""

    sql: str
    values: tuple[object, ...] = ()


NOTHING = Condition("0")
"""What nothing fulfils."""


def fts_phrase(text: str, *, prefix: bool = False) -> str | None:
    """Return the words of `text` as a phrase of FTS5, which cuts them itself; None where there is no word."""
    if not has_word(text):
        return None
    # Undecodable bytes of a path reach here as lone surrogates, which SQLite does not take.
    folded = fold(text).replace('"', " ").replace("\0", " ").encode("utf-8", "replace").decode()
    return f'"{folded}"' + (" *" if prefix else "")


def said_of_article(column: str, text: str, *, prefix: bool) -> Condition:
    """Return the condition on `{key}` that a phrase stands in a note on the article, or in one of one's own tags."""
    phrase = fts_phrase(text, prefix=prefix)
    if phrase is None:
        return NOTHING
    return Condition("{key} in (select rowid from words where words match ?)", (f"{column} : {phrase}",))


def has_versions(db: sqlite3.Connection) -> bool:
    """Return whether a newer version supersedes any article."""
    (found,) = db.execute("select exists(select 1 from older)").fetchone()
    return bool(found)


def listed(*, hides: bool, versions: bool) -> str:
    """Return what is behind a condition on the rows of a full-text table: hidden articles and older versions go."""
    hidden = f" and +rowid not in (select key from mark where flags & {FLAGS['hidden']})" if hides else ""
    return hidden + (" and +rowid not in (select key from older)" if versions else "")


def words_of_title(typed: str) -> str:
    """Return the expression for titles with all of these words, the last of them as a prefix; empty without any."""
    *whole, last = typed.split() or [""]
    parts = [fts_phrase(word) for word in whole] + [fts_phrase(last, prefix=True)]
    return " AND ".join(part for part in parts if part is not None)
