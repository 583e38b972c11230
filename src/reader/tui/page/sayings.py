"""What somebody said across the archive: a row a quotation, roles, and what is left by typing. Pure."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from rich.cells import cell_len

from reader.index.query.folding import fold as folded
from reader.shown.crediting import SURE_ENOUGH, circumstances, how_sure
from reader.tui.page.paint import cut, cut_at_word, cut_phrase, fold, line
from reader.tui.page.sifting import CERTAINTIES, KINDS

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reader.index.holdings import QuoteHit


_TITLE = 16
"""Cells of a title below which it says nothing."""


class Saying(NamedTuple):
    """One quotation, clean and ready to be drawn."""

    article: str
    """The id of its article."""
    start: int
    """Where it begins in the text of that."""
    words: str
    how: str
    """Cue, where and when, as far as the text says so."""
    day: str
    source: str
    title: str
    kind: str
    """`direct` or `indirect`: see `reader.tui.page.sifting`."""
    sure: str
    """`sure`, `likely` or `unsure`."""
    doubtful: bool
    """The name is less sure than it has to be to stand in the article."""
    role: str
    told: str
    """All that a typed word is looked for in, folded."""


class Role(NamedTuple):
    """What somebody was called, from when to when."""

    name: str
    first: str
    last: str
    quotations: int


def sayings(hits: Iterable[QuoteHit]) -> list[Saying]:
    """Return the quotations that these are parts of, in their order."""
    whole = groupby(hits, key=lambda hit: (hit.article.key, hit.quote.group))
    return [_saying(list(parts)) for _, parts in whole]


def _saying(parts: Sequence[QuoteHit]) -> Saying:
    first = parts[0]
    quote, article = first.quote, first.article
    words = " … ".join(line(part.text) for part in parts)
    how = ", ".join(circumstances(quote, first.body, article.day))
    role = line(quote.role)
    day, source = line(article.day), line(article.source)
    return Saying(
        article.id,
        quote.start,
        words,
        how,
        day,
        source,
        line(article.title) or "Untitled",
        KINDS[quote.kind == "indirect"],
        how_sure(quote),
        quote.confidence < SURE_ENOUGH,
        "" if role.startswith("@") else role,
        folded(f"{words} {how} {day} {source} {role}").casefold(),
    )


def left_by(said: Sequence[Saying], typed: str) -> list[int]:
    """Return which of them a typed line leaves: kinds, how sure; all other letters stand in what is known of them."""
    words = typed.casefold().split()
    kinds = {word for word in words if word in KINDS}
    certainties = {word for word in words if word in CERTAINTIES}
    others = [folded(word) for word in words if word not in kinds | certainties]
    return [
        at
        for at, each in enumerate(said)
        if (not kinds or each.kind in kinds)
        and (not certainties or each.sure in certainties)
        and all(word in each.told for word in others)
    ]


def roles(said: Iterable[Saying]) -> list[Role]:
    """Return the roles with the first and the last day of each, the one that was used last on top."""
    held: dict[str, Role] = {}
    for each in said:
        if not each.role:
            continue
        name = each.role.removeprefix("the ").removeprefix("The ")
        before = held.get(name.casefold(), Role(name, each.day, each.day, 0))
        days = [day for day in (before.first, before.last, each.day) if day]
        held[name.casefold()] = Role(
            before.name, min(days, default=""), max(days, default=""), before.quotations + 1
        )
    return sorted(held.values(), key=lambda role: (role.last, role.quotations), reverse=True)


def said_lines(saying: Saying, width: int, most: int) -> list[tuple[str, str]]:
    """Return a row in at most so many lines: what each is, `words`, `indirect` or `meta`, and its letters."""
    kind = "indirect" if saying.kind == "indirect" else "words"
    few = max(1, most - 1)
    folds = fold(saying.words, max(8, width), few)
    lines = []
    for at, (start, end) in enumerate(folds, 1):
        more = at == len(folds) and end < len(saying.words.rstrip())
        lines.append(
            (kind, cut_at_word(saying.words[start : end + width], width) if more else saying.words[start:end])
        )
    if most > 1:
        lines.append(("meta", _facts(saying, width)))
    return lines


def _facts(saying: Saying, width: int) -> str:
    """When, where and how; the title behind it where there is room for some of it."""
    known = [saying.day or "no date", saying.source, saying.how, "?" if saying.doubtful else ""]
    facts = " · ".join(fact for fact in known if fact)
    room = width - cell_len(facts) - 3
    return f"{facts} · {cut(saying.title, room)}" if room >= _TITLE else cut_phrase(facts, width)
