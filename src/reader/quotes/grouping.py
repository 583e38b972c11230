"""Which quotes are one utterance: the parts around an attribution, and the paragraphs of a long quotation."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from reader.model import Quote
    from reader.quotes.attributions import Attribution


class Draft(NamedTuple):
    """A quote before groups are known, with the attribution it came from."""

    quote: Quote
    found: Attribution | None


def grouped(drafts: list[Draft], text: str) -> list[Quote]:
    """The quotes in order of place with their groups: neighbours of one attribution share theirs.

    Between the parts there may be the attribution and no paragraph of the reporter's own.
    """
    drafts = sorted(drafts, key=lambda draft: (draft.quote.start, -draft.quote.end))
    out: list[Quote] = []
    group = -1
    last: Draft | None = None
    for draft in drafts:
        if (
            last is None
            or draft.found is None
            or draft.found is not last.found
            or not _adjoin(last, draft, text)
        ):
            group += 1
        out.append(replace(draft.quote, group=group))
        if draft.quote.kind != "scare":
            last = draft
    return out


def _adjoin(first: Draft, second: Draft, text: str) -> bool:
    """Whether two quotes of one attribution are in the same or in consecutive paragraphs."""
    gap = text[first.quote.end : second.quote.start]
    if len(gap) > 2000:
        return False
    # Blank lines do not count: what matters is whether another paragraph stands between.
    between = [line for line in gap.split("\n")[1:-1] if line.strip()]
    return not between
