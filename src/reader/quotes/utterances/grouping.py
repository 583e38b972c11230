"""Which quotes are one utterance: the parts around an attribution, and the paragraphs of a long quotation."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reader.model.quotation import Quote
from reader.quotes.doubting.certainty import Certainty

if TYPE_CHECKING:
    from reader.model.kinds import QuoteKind

NOTHING_SURE = Certainty(0.0, 0.0)
"""Of what nobody is credited with."""
_FAR = 2000
"""Code points between two parts beyond which they are two utterances."""


class Draft(NamedTuple):
    """A quote before groups are known, with what it came from; fields as in `Quote`."""

    start: int
    end: int
    kind: QuoteKind
    source: object | None = None
    """What it came from, an attribution or a label: the parts of one utterance have one and the same."""
    inner: tuple[tuple[int, int], ...] = ()
    speaker: tuple[int, int] | None = None
    canonical: str | None = None
    role: str | None = None
    cue: tuple[int, int] | None = None
    said_on: str | None = None
    via: str | None = None
    how: str = ""
    sure: Certainty = NOTHING_SURE

    def quote(self, group: int) -> Quote:
        """The quote, once its group is known."""
        return Quote(
            self.start, self.end, self.kind, self.inner, self.speaker, self.canonical, self.role, self.cue,
            group, self.said_on, self.via, self.how, *self.sure,
        )  # fmt: skip


def grouped(drafts: list[Draft], text: str) -> list[Quote]:
    """The quotes in order of place with their groups: neighbours of one attribution share theirs.

    Between the parts there may be the attribution and no paragraph of the reporter's own.
    """
    drafts = _nested(sorted(drafts, key=_place))
    out: list[Quote] = []
    group = -1
    last: Draft | None = None
    for draft in drafts:
        if last is None or not _goes_on(last, draft, text):
            group += 1
        out.append(draft.quote(group))
        if draft.kind != "scare":
            last = draft
    return out


def _nested(drafts: list[Draft]) -> list[Draft]:
    """The drafts, cut where one runs over the end of another that holds its beginning (marks across a by-line)."""
    out: list[Draft] = []
    ends: list[int] = []
    for draft in drafts:
        while ends and ends[-1] <= draft.start:
            ends.pop()
        if ends and draft.end > ends[-1]:
            end = ends[-1]
            inner = tuple(span for span in draft.inner if span[1] <= end)
            if len(inner) < len(draft.inner):
                continue
            draft = draft._replace(end=end)
        ends.append(draft.end)
        out.append(draft)
    return sorted(out, key=_place)


def _place(draft: Draft) -> tuple[int, int]:
    return draft.start, -draft.end


def _goes_on(first: Draft, second: Draft, text: str) -> bool:
    """Whether two quotes have one attribution and are in the same or in consecutive paragraphs."""
    if second.source is None or second.source is not first.source or second.start - first.end > _FAR:
        return False
    gap = text[first.end : second.start]
    # Blank lines do not count: what matters is whether another paragraph stands between.
    return not any(line.strip() for line in gap.split("\n")[1:-1])
