"""Small archives and queries at random: few words, so that they meet, and every kind of trouble among them.

Plain functions of a `random.Random` and not strategies: what matters here is that much is tried. The seed that a
failure names repeats it.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from reader.index.query.tree import And, Days, Has, Marked, Node, Not, Or, Said, Term, Undated
from reader.model.kinds import QUOTE_KINDS, QuoteKind
from reader.model.quotation import Quote
from tests.index.archives import article
from tests.index.marked import NOTES, TAGS

if TYPE_CHECKING:
    from random import Random

    from reader.index.query.tree import Field
    from tests.index import reference

WORDS = (
    "steel", "steelworks", "Steel", "café", "cafe\u0301", "CAFE", "Łódź", "lodz", "straße", "STRASSE", "co\u00adop",
    "multi-agent", "agent", "U.S.", "AT&T", "東京都", "京都", "ｆｉｖｅ", "five", "ﬁne", "fine", "мой", "мои", "αθήνα",
    "αθηνα", "ガス", "カス", "\uf0c1link", "link", "한국", "a", "x_y", "2018", "naïve", "OR", "don’t", "Søren",
)  # fmt: skip
NAMES = (
    "Ada Nilsen", "Bo Lind", "Lind", "the mayor", "she", "Müller", "Ada Steel", "Mayor Lind", "Bo J. Lind",
    "Bo K. Lind", "Bo Lind Jr.", "Mr. Lind", "LIND", "President Nilsen", "President Ada Nilsen", "Mrs. Nilsen",
    "Karl Nilsen", "Nilsen", "@bolind", "Port Office (PO)", "Port Office", "PO", "some users", "Police", "police",
    "Søren O’Malley", "Soren O'Malley", "Bo Karl Lind",
)  # fmt: skip
ROLES = (None, None, None, "mayor", "president of the port", "@bolind", "@office")
DATES = (
    None, None, "2018-01-05", "2018-01-06", "2018-01-06T08:00:10+02:00", "2018-01-06T08:00:30", "2018-01-06T23:59:59",
    "2018-02-01", "0002-01-01", "9999-12-31",
)  # fmt: skip
DAYS = tuple(dt.date.fromisoformat(day) for day in ("2018-01-05", "2018-01-06", "2018-02-01", "0002-01-01"))
BETWEEN = (" ", " ", " ", ", ", "\n", "…")
PATHS = (
    "a.txt",
    "a.v2.txt",
    "a.v3.txt",
    "b/steel.txt",
    "b/Łódź #1.txt",
    "c.jsonl",
    "d.txt",
    "e.jsonl",
    "odd\udcff.txt",
)
FIELDS: tuple[Field | None, ...] = (
    None, None, None, None, "title", "text", "author", "source", "section", "tag", "tag", "path", "url", "note",
)  # fmt: skip
KINDS: tuple[QuoteKind, ...] = (*QUOTE_KINDS, "direct", "direct")


# ---------------------------------------------------------------------------------------- articles
def some_words(rng: Random, least: int, most: int) -> str:
    """Words with something between them."""
    return "".join(rng.choice(WORDS) + rng.choice(BETWEEN) for _ in range(rng.randint(least, most))).strip()


def random_article(rng: Random, path: str, fragment: str | None) -> reference.Row:
    """An article with quotations, some by a speaker who is named beside it."""
    text = some_words(rng, 0, 8)
    quotes: list[Quote] = []
    for _ in range(rng.randint(0, 3)):
        words, name, start = some_words(rng, 1, 4), rng.choice((*NAMES, None)), len(text) + 2
        text += f" “{words}”"
        mention = None
        if rng.random() < 0.3:
            text += f" {rng.choice(NAMES)} was there. "
        if name is not None and rng.random() < 0.6:
            mention = (len(text) + 6, len(text) + 6 + len(name))
            text += f" said {name} "
        quotes.append(
            Quote(
                start,
                start + len(words),
                rng.choice(KINDS),
                speaker=mention,
                canonical=rng.choice((name, name, None, *NAMES)),
                role=rng.choice(ROLES),
                group=quotes[-1].group + rng.randint(0, 1) if quotes else 0,
            )
        )
    made = article(
        path,
        text,
        title=some_words(rng, 1, 4),
        date=rng.choice(DATES),
        source=rng.choice((None, some_words(rng, 1, 2))),
        author=rng.choice((None, some_words(rng, 1, 3))),
        section=rng.choice((None, some_words(rng, 1, 2))),
        url=rng.choice((None, "https://example.org/steel?a=fine")),
        tags=tuple(" ".join(some_words(rng, 1, 2).split()) for _ in range(rng.randint(0, 3))),
        fragment=fragment,
        supersedes=rng.choice(("", "a.txt", "a.v2.txt", "news/a.txt", "a.v3.txt", "b/steel.txt")),
        version=rng.choice((2, 2, 3, 3, 1)),
    )
    return made, tuple(quotes)


def random_document(rng: Random, path: str) -> list[reference.Row]:
    """The articles of one document."""
    if not path.endswith(".jsonl"):
        return [random_article(rng, path, None)]
    return [random_article(rng, path, str(n)) for n in rng.sample(range(9), rng.randint(0, 3))]


# ---------------------------------------------------------------------------------------- queries
def phrase(rng: Random, rows: list[reference.Row]) -> str:
    """Words as they follow each other in the archive, across the ends of columns and quotations too."""
    if not rows or rng.random() < 0.1:
        return rng.choice((*WORDS, *NAMES, "", "!!!", "_", "…"))
    made, quotes = rng.choice(rows)
    if rng.random() < 0.1:
        return rng.choice((*TAGS, *NOTES))
    columns = [made.title, made.text, made.author, made.source, made.section, *made.tags, made.path]
    everything = " ".join(part for part in (*columns, *(q.canonical for q in quotes)) if part).split()
    at = rng.randrange(len(everything))
    return " ".join(everything[at : at + rng.choice((1, 1, 1, 2, 3))])


def term(rng: Random, rows: list[reference.Row]) -> Term:
    """A word or a phrase, some unfinished."""
    text, prefix = phrase(rng, rows), rng.random() < 0.25
    if prefix and text:
        text = text[: rng.randint(1, len(text))].strip()
    return Term(text, rng.choice(FIELDS), prefix)


def asked_of_quotes(rng: Random, rows: list[reference.Row]) -> Term | Said:
    """Something asked of a quotation, mostly of one that is there."""
    name, words = rng.choice(NAMES), phrase(rng, rows)
    made, quotes = rng.choice(rows) if rows else (None, ())
    if made is not None and quotes and rng.random() < 0.8:
        quote = rng.choice(quotes)
        mention = None if quote.speaker is None else made.text[slice(*quote.speaker)]
        name = rng.choice([form for form in (quote.canonical, mention) if form] or NAMES)
        said = made.text[quote.start : quote.end].split()
        words = " ".join(rng.sample(said, min(len(said), rng.randint(1, 2))))
    prefix = rng.random() < 0.3
    return rng.choice((Said(name, words), Term(words, "quote", prefix), Term(name, "speaker", prefix)))


def other(rng: Random) -> Node:
    """A condition that is not about words."""
    first, last = sorted(rng.choices(DAYS, k=2))
    if rng.random() < 0.4:
        mark = Marked(rng.choice(("read", "read", "starred", "hidden", "corrected", "note")))
        return rng.choice((mark, Not(mark)))
    return rng.choice(
        (
            Days(first, last),
            Days(first, None),
            Days(None, last),
            Undated(),
            Has("quoted"),
            Has("url"),
            Has("version"),
        )
    )


def tree(rng: Random, rows: list[reference.Row], depth: int = 3) -> Node:
    """A query of any shape."""
    kind = rng.random()
    if depth == 0 or kind < 0.35:
        return rng.choice((term, term, asked_of_quotes, lambda *_: other(rng)))(rng, rows)
    if kind < 0.5:
        return Not(tree(rng, rows, depth - 1))
    nodes = tuple(tree(rng, rows, depth - 1) for _ in range(rng.randint(2, 4)))
    return And(nodes) if kind < 0.75 else Or(nodes)
