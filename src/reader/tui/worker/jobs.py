"""The questions the screen asks the index, each as a job for the backend's thread."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Literal

from reader.index.query import EVERYTHING, Query, QueryError, parse
from reader.index.query.tree import And, Marked, Not
from reader.index.suggesting import suggestion
from reader.marks.operations import Remembered
from reader.tui.page.document import Document
from reader.tui.page.peoplewords import Known, spelled
from reader.tui.worker.foldedcopies import Folded, folded
from reader.tui.worker.meaning import meaning
from reader.tui.worker.messages import (
    ArticleCame,
    EntryCounted,
    Found,
    MarksCame,
    Named,
    OriginCame,
    PeopleCame,
    ProblemsCame,
    RowsCame,
    ShelfCame,
    StatusCame,
    Suggested,
    UnreadCame,
    UnreadCounted,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from textual.message import Message

    from reader.index.answers import Hit, Key, Sort
    from reader.index.protocol import Index
    from reader.tui.worker.backend import Job

Order = Literal["date", "oldest", "rank"]
"""Newest first, oldest first, best first."""
FIRST = 40
"""Keys in the first answer of a search: more than a screen, few enough to be there at once."""
SHOWN = 14
"""Rows in it: a snippet each, for which a text is unpacked. The list asks for more where it shows more."""
PIECE = 2000
"""Rows that are fetched at once where many are needed."""
LOOKED, OFFERED = 200, 50
"""Rows that are looked at one by one for an unread one, before all are asked for; and how many are offered then."""
PEOPLE = 20_000
"""Speakers of an archive, the most quoted, who are offered by name."""
TITLES = 50
"""Rows that a letter or two find."""


def search(query: Query, sort: Sort, generation: int, keep: str | None = None, *, fold: bool = True) -> Job:
    """Find articles: the first rows, and the article of the id `keep` with them, or the first.

    Where `keep` is not among these and there are more, no article comes along: it may be one of the others.
    With `fold` articles of the same text have one row.
    """

    def job(index: Index) -> Iterator[Message]:
        page = index.search(query, sort=sort, limit=FIRST, snippets=False)
        rows, at = _rows_of(index, page.hits, keep, fold=fold)
        keys = rows.keys
        shown = [hit for hit in page.hits if hit.key not in rows.standing]
        if query:
            shown = index.hits(_round(keys, at), query)
        complete = page.after is None
        coming = bool(keys) and (keep is None or at is not None or complete)
        yield Found(
            generation,
            keys,
            shown,
            complete,
            page.label,
            at,
            coming,
            copies=rows.copies,
            folded=len(rows.standing),
        )
        if coming:
            yield _article(index, keys[at or 0], query)

    return job


def titles(typed: str, query: Query, generation: int, keep: str | None = None, *, fold: bool = True) -> Job:
    """Find the newest articles whose title has these words, the last of them unfinished: for a keystroke.

    `query` is what the same words would ask of the texts; the article of the id `keep` comes along, or the first.
    """

    def job(index: Index) -> Iterator[Message]:
        hits = index.titles(typed, TITLES).hits
        rows, at = _rows_of(index, hits, keep, fold=fold)
        keys, number = rows.keys, len(rows.standing)
        label = f"newest {TITLES} titles" if len(hits) == TITLES else "titles only"
        shown = index.hits(_round(keys, at), query)
        yield Found(generation, keys, shown, True, label, at, bool(keys), copies=rows.copies, folded=number)
        if keys:
            yield _article(index, keys[at or 0], query)

    return job


def suggest(query: Query, generation: int) -> Job:
    """Look for what somebody may have meant whose query finds nothing."""

    def job(index: Index) -> Iterator[Message]:
        suggested = suggestion(index, query)
        if suggested is not None:
            yield Suggested(generation, suggested.text)

    return job


def everything(
    query: Query,
    order: Order,
    generation: int,
    label: str | None,
    keep: str | None,
    top: str | None = None,
    fold: bool = True,
) -> Job:
    """Find the keys of all articles that match; say where the article of the id `keep` stands among them.

    The rows round that place come along, so that the list is not blank until it has asked for them. `top` is the id
    of the article that was the first: how many stand above it now is said too.
    """

    def job(index: Index) -> Iterator[Message]:
        keys = index.article_keys(query, sort="rank" if order == "rank" else "date")
        if order == "oldest":
            keys = keys[::-1]
        rows = folded(index, keys) if fold else Folded(keys)
        keys = rows.keys
        position = _position(index, rows, keep)
        shown: list[Hit] = []
        if position is not None:
            shown = index.hits(_round(keys, position), query if query else None)
        newer, number = _position(index, rows, top) or 0, len(rows.standing)
        yield Found(
            generation, keys, shown, True, label, position, newer=newer, copies=rows.copies, folded=number
        )

    return job


def _rows_of(index: Index, hits: Sequence[Hit], keep: str | None, *, fold: bool) -> tuple[Folded, int | None]:
    """Return the rows of hits, and where the article of the id `keep` stands among them."""
    keys = [hit.key for hit in hits]
    rows = folded(index, keys) if fold else Folded(keys)
    kept = next((hit.key for hit in hits if hit.id == keep), None)
    return rows, None if kept is None else rows.keys.index(rows.row_of(kept))


def _round(keys: Sequence[Key], at: int | None) -> Sequence[Key]:
    """Return the keys of the rows to be shown at first: round this place, or from the beginning."""
    first = max(0, (at or 0) - SHOWN // 2)
    return keys[first : first + SHOWN]


def _position(index: Index, rows: Folded, article_id: str | None) -> int | None:
    """Where the article of this id stands among `rows`, by itself or in the row of its copy."""
    stored = index.article(article_id) if article_id is not None else None
    if stored is None:
        return None
    try:
        return rows.keys.index(rows.row_of(stored.key))
    except ValueError:
        return None


def rows(asked: list[Key], query: Query, generation: int) -> Job:
    """Fetch the rows of these keys, with snippets where something is searched for."""

    def job(index: Index) -> Iterator[Message]:
        yield RowsCame(generation, asked, index.hits(asked, query if query else None))

    return job


def named(number: int, keys: Sequence[Key], came: Callable[[int, Sequence[str]], object]) -> Job:
    """Fetch the ids of rows that a change is about, and hand them on without a way over the screen."""

    def job(index: Index) -> Iterator[Message]:
        pieces = (keys[at : at + PIECE] for at in range(0, len(keys), PIECE))
        ids = [hit.id for piece in pieces for hit in index.hits(piece)]
        came(number, ids)
        yield Named(number, ids)

    return job


def found_by(number: int, query: Query, came: Callable[[int, Sequence[str]], object]) -> Job:
    """Fetch the ids of all articles that a query finds, for a change that is about them."""

    def job(index: Index) -> Iterator[Message]:
        yield from named(number, index.article_keys(query), came)(index)

    return job


def article(key: Key, query: Query) -> Job:
    """Fetch a whole article, and find the words in it that the search means."""

    def job(index: Index) -> Iterator[Message]:
        yield _article(index, key, query)

    return job


def _article(index: Index, key: Key, query: Query) -> ArticleCame:
    stored = index.article_at(key)
    if stored is None:
        return ArticleCame(key, query, None, [])
    document = Document(stored)
    meant = meaning(query, stored, document)
    held = index.remembered([key]).get(key, Remembered())
    return ArticleCame(key, query, document, meant.words, meant.quotations, held)


def recalled(rows: Sequence[tuple[Key, str]], asked: int) -> Job:
    """Ask what is remembered of articles, each given by its key and its id."""

    def job(index: Index) -> Iterator[Message]:
        found = index.remembered([key for key, _ in rows])
        yield MarksCame({article_id: found.get(key, Remembered()) for key, article_id in rows}, asked)

    return job


def unread(query: Query, generation: int) -> Job:
    """Count the unread articles that a query finds."""

    def job(index: Index) -> Iterator[Message]:
        yield UnreadCounted(generation, index.count(unread_of(query)))

    return job


def shelf() -> Job:
    """Ask what stands on the shelf."""

    def job(index: Index) -> Iterator[Message]:
        yield ShelfCame(index.saved_searches(), index.labels())

    return job


def people() -> Job:
    """Ask who is quoted in the archive, most quoted first."""

    def job(index: Index) -> Iterator[Message]:
        rows = index.speakers(EVERYTHING, PEOPLE)
        named = [row for row in rows if row.kind != "unnamed"]
        yield PeopleCame([Known(row.name, row.quotations, spelled((row.name, *row.forms))) for row in named])

    return job


def count_entry(text: str, saved: Mapping[str, str]) -> Job:
    """Count the unread articles that an entry of the shelf finds; `saved` are searches by name."""

    def job(index: Index) -> Iterator[Message]:
        try:
            query = parse(text, saved=lambda: saved)
        except QueryError:  # saved by a later version, or by hand
            yield EntryCounted(text, None)
            return
        yield EntryCounted(text, index.count(unread_of(query)))

    return job


def next_unread(keys: Sequence[Key], start: int, step: int, query: Query) -> Job:
    """Find the unread articles that come next among the rows `keys`, from behind `start` on, or with -1 before it."""

    def job(index: Index) -> Iterator[Message]:
        ahead = range(start + step, len(keys) if step > 0 else -1, step)
        rows, more = _unread_near(index, keys, ahead), False
        if not rows and len(ahead) > LOOKED:
            wanted = set(index.article_keys(unread_of(query)))
            found = (row for row in ahead[LOOKED:] if keys[row] in wanted)
            rows = list(islice(found, OFFERED))
            more = len(rows) == OFFERED
        hits = {hit.key: hit.id for hit in index.hits([keys[row] for row in rows])}
        rows = [row for row in rows if keys[row] in hits]
        origin = keys[start] if 0 <= start < len(keys) else None
        yield UnreadCame(origin, rows, [hits[keys[row]] for row in rows], more)

    return job


def _unread_near(index: Index, keys: Sequence[Key], ahead: range) -> list[int]:
    """Return which of the first rows ahead are unread: mostly one is, and nobody has to count the others."""
    near = {keys[row]: row for row in ahead[:LOOKED]}
    return [near[hit.key] for hit in index.hits(list(near)) if not hit.marks.read]


def unread_of(query: Query) -> Query:
    """Return the query for what is unread among what a query finds."""
    nodes = (*((query.root,) if query.root is not None else ()), Not(Marked("read")))
    return Query(nodes[0] if len(nodes) == 1 else And(nodes), query.text)


def origin(article_id: str, path: str, text: str) -> Job:
    """Ask what is known of the document of an article, and which others have the same text, where its hash says."""

    def job(index: Index) -> Iterator[Message]:
        same = index.namesakes([text], []).by_text.get(text, []) if text else []
        yield OriginCame(article_id, path, index.indexed(path), [each for each in same if each != article_id])

    return job


def status() -> Job:
    """Ask what the index holds."""

    def job(index: Index) -> Iterator[Message]:
        yield StatusCame(index.status())

    return job


def problems() -> Job:
    """Ask what was wrong with documents."""

    def job(index: Index) -> Iterator[Message]:
        yield ProblemsCame(index.problems())

    return job
