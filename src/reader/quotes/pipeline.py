"""From a text to its quotations: read, attribute, classify, resolve, group.

Pure and deterministic, linear in the length of the text, and only the standard library.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from operator import attrgetter
from typing import TYPE_CHECKING

from reader.language import guess
from reader.quotes.contents import mixed_span
from reader.quotes.dates import parse_day
from reader.quotes.explain import how_attributed
from reader.quotes.grouping import Draft, grouped
from reader.quotes.indirect import HOW, LIKELY, content_of, likelihood
from reader.quotes.kinds import (
    clause_around,
    is_part_of_clause,
    is_title,
    kind_keys,
    learned_kind,
    plain_kind,
)
from reader.quotes.learned import calibrated
from reader.quotes.occasions import occasion
from reader.quotes.ranking import choices
from reader.quotes.reading import Reading
from reader.quotes.speakers import Speakers

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from reader.model import Quote, QuoteKind, Span
    from reader.quotes.candidates import Attribution
    from reader.quotes.features import Situation
    from reader.quotes.learned import Model
    from reader.quotes.posts import Post
    from reader.quotes.ranking import Choice
    from reader.quotes.transcripts import Turn

_start = attrgetter("start")
_POST_CONFIDENCE = 0.97
_TURN_CONFIDENCE = 0.9


def extract_with(
    model: Model,
    text: str,
    *,
    spans: Sequence[Span] = (),
    date: str | None = None,
    title: str | None = None,
    language: str | None = None,
) -> list[Quote]:
    """As `reader.quotes.extract`, with any model."""
    return _Extraction(model, text, spans, parse_day(date), title, language or guess(text)).quotes()


class _Extraction:
    """One run over one text."""

    __slots__ = (
        "_day",
        "_drafts",
        "_learned",
        "_model",
        "_posts",
        "_reading",
        "_speakers",
        "_text",
        "_turns",
    )

    def __init__(
        self,
        model: Model,
        text: str,
        spans: Sequence[Span],
        day: date | None,
        title: str | None,
        language: str | None,
    ) -> None:
        self._model, self._text, self._day = model, text, day
        self._reading = Reading(text, language)
        self._posts = _posts(text, self._reading.lines, spans) if "(@" in text else []
        self._turns = _turns(text, self._reading.lines) if ": " in text else []
        self._speakers = Speakers(self._reading, title)
        self._learned = language in (None, "en")
        self._drafts: list[Draft] = []

    def quotes(self) -> list[Quote]:
        """All quotations, grouped and sorted."""
        for post in self._posts:
            self._add_post(post)
        for turn in self._turns:
            self._add_turn(turn)
        pending: list[tuple[Situation, Choice]] = []
        previous: Attribution | None = None
        for at, choice in choices(self._reading, self._model):
            if self._turns and self._in_turn(at.start):
                continue
            kind = self._kind(at, choice)
            found = choice.attribution
            if kind == "mixed" and pending and not self._joins(pending, at, choice):
                self._add_mixed(pending)
                pending = []
            if kind == "mixed":
                pending.append((at, choice))
            else:
                if pending:
                    self._add_mixed(pending)
                    pending = []
                self._add_marked(at, choice, kind, previous)
            previous = found or previous
        if pending:
            self._add_mixed(pending)
        self._add_indirect()
        return grouped(self._drafts, self._text)

    def _kind(self, at: Situation, choice: Choice) -> QuoteKind:
        if not self._learned:
            return plain_kind(self._reading, at, choice.attribution)
        clause = clause_around(self._reading, at, choice.attribution)
        if is_part_of_clause(self._reading, at, clause):
            return "mixed"  # by definition, whatever was learned
        if at.continued:
            return "direct"  # nobody opens a title in one paragraph and goes on in the next
        if is_title(self._reading, at):
            return "scare"
        keys = kind_keys(self._reading, at, choice.attribution, choice.belief, clause)
        return learned_kind(keys, self._model)

    def _joins(self, pending: list[tuple[Situation, Choice]], at: Situation, choice: Choice) -> bool:
        """Whether a fragment belongs to the same content as the pending ones."""
        first, chosen = pending[0]
        a, b = chosen.attribution, choice.attribution
        if a is None or b is None or first.sentence != at.sentence or first.home != at.home:
            return False
        return a is b or (a.start, a.end) == (b.start, b.end)

    def _add_post(self, post: Post) -> None:
        self._drafts.append(
            Draft(
                post.start,
                post.end,
                "post",
                speaker=post.author,
                canonical=self._speakers.named(post.name) or post.name.strip(),
                role=post.handle,
                cue=post.cue,
                said_on=post.day,
                how="author and handle " + ("after the post" if post.cue else "above the post"),
                confidence=_POST_CONFIDENCE,
            )
        )

    def _add_turn(self, turn: Turn) -> None:
        label = self._text[slice(*turn.label)]
        name = self._speakers.labelled(label)
        how = "name in capitals at the head of the line"
        self._drafts.append(
            Draft(
                turn.start, turn.end, "direct", speaker=turn.label, canonical=name, cue=turn.cue, how=how,
                confidence=_TURN_CONFIDENCE,
            )
        )  # fmt: skip

    def _in_turn(self, at: int) -> bool:
        """Whether an offset is in a turn of a transcript, which is one quotation as it stands."""
        place = bisect_right(self._turns, at, key=_start) - 1
        return place >= 0 and at < self._turns[place].end

    def _attributed(
        self, start: int, end: int, kind: QuoteKind, found: Attribution | None, how: str, confidence: float,
        inner: tuple[tuple[int, int], ...] = (),
    ) -> None:  # fmt: skip
        """Add a quotation with everything its attribution tells."""
        if found is None:
            self._drafts.append(Draft(start, end, kind, inner=inner, how="no speaker found"))
            return
        canonical = self._speakers.canonical(found)
        self._drafts.append(
            Draft(
                start,
                end,
                kind,
                found,
                inner,
                found.relative if found.relative and canonical else (found.start, found.end),
                canonical,
                self._speakers.role(found, canonical),
                (found.cue_start, found.cue_end) if found.cue_end > found.cue_start else None,
                *occasion(self._reading, found, self._day),
                how,
                confidence,
            )
        )

    def _add_marked(
        self, at: Situation, choice: Choice, kind: QuoteKind, previous: Attribution | None
    ) -> None:
        if kind == "scare":
            how = "quoted words that nobody is credited with"
            self._drafts.append(Draft(at.start, at.end, "scare", how=how))
            return
        how = self._how(at, choice, previous)
        if at.doubtful:
            kind, how = "indirect", f"{how}; between two single marks, which may be italics"
        self._attributed(at.start, at.end, kind, choice.attribution, how, self._confidence(choice))

    def _confidence(self, choice: Choice) -> float:
        return calibrated(choice.belief, self._model.calibration)

    def _how(self, at: Situation, choice: Choice, previous: Attribution | None) -> str:
        found = choice.attribution
        if found is None:
            return "no speaker found"
        return how_attributed(at, found, self._text[found.cue_start : found.cue_end], previous)

    def _add_mixed(self, pending: list[tuple[Situation, Choice]]) -> None:
        """Add the content around pending fragments, which share an attribution and a sentence."""
        first, choice = pending[0]
        last = pending[-1][0]
        inner = tuple((at.start, at.end) for at, _ in pending)
        start, end = first.start, last.end
        if choice.attribution is not None:
            start, end = mixed_span(self._reading, choice.attribution, first.index, last.index)
            start, end = self._clipped(start, end, first, last)
        how = self._how(first, choice, None)
        kind: QuoteKind = "mixed"
        if first.doubtful:
            kind, inner = "indirect", ()
        self._attributed(start, end, kind, choice.attribution, how, self._confidence(choice), inner)

    def _clipped(self, start: int, end: int, first: Situation, last: Situation) -> tuple[int, int]:
        """A content that runs into neither the quotations beside its fragments nor another draft."""
        marked = self._reading.marked
        if first.index > 0:
            start = max(start, min(marked[first.index - 1].end, first.start))
        if last.index + 1 < len(marked):
            end = min(end, max(marked[last.index + 1].start, last.end))
        while start < first.start and self._text[start] in " ,;:.":
            start += 1
        while end > last.end and self._text[end - 1] in ' ,;:.“"':
            end -= 1
        return min(start, first.start), max(end, last.end)

    def _add_indirect(self) -> None:
        """Indirect speech: the likely contents of attributions that cross nothing given so far."""
        if not self._learned:
            return
        taken = sorted((draft.start, draft.end) for draft in self._drafts)
        for found in self._reading.attributions:
            content = content_of(self._reading, found)
            if content is None or (self._turns and self._in_turn(found.start)):
                continue
            start, end = content.start, content.end
            if _crosses(taken, start, end) or start <= found.start < end:
                continue
            belief = likelihood(content, self._model)
            if belief < LIKELY:
                continue
            place = bisect_left(taken, (start, end))
            taken.insert(place, (start, end))
            self._attributed(start, end, "indirect", found, HOW[content.pattern], round(belief, 2))


def _posts(text: str, lines: Sequence[tuple[int, int]], spans: Sequence[Span]) -> list[Post]:
    # Loaded when needed, as `_turns`: most texts hold neither.
    from reader.quotes.posts import find_posts

    return find_posts(text, lines, spans)


def _turns(text: str, lines: Sequence[tuple[int, int]]) -> list[Turn]:
    from reader.quotes.transcripts import find_turns

    return find_turns(text, lines)


def _crosses(taken: list[tuple[int, int]], start: int, end: int) -> bool:
    """Whether a span overlaps one of the sorted, disjoint or nested `taken` ones (posts may hold it)."""
    place = bisect_left(taken, (start, start))
    for a, b in taken[max(0, place - 2) : place + 2]:
        if a < end and start < b and not (a <= start and end <= b and (a, b) != (start, end)):
            return True
    return False
