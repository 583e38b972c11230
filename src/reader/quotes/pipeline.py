"""From a text to its quotations: read, attribute, classify, resolve, group.

Pure and deterministic, linear in the length of the text, and only the standard library.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, NamedTuple

from reader.language import guess
from reader.quotes.attributions.candidates import SUBJECT
from reader.quotes.attributions.survey import Survey
from reader.quotes.doubting.certainty import NAMED, Certainty, shipped_doubt
from reader.quotes.doubting.doubtfacts import content_grounds, language_fact, marked_grounds, person_key
from reader.quotes.kinds.contents import ends_between, mixed_span
from reader.quotes.kinds.deciding import (
    clause_around,
    is_called,
    is_part_of_clause,
    is_title,
    learned_kind,
    plain_kind,
)
from reader.quotes.kinds.indirect import HOW, LIKELY, all_contents, likelihood
from reader.quotes.kinds.kindfacts import kind_keys
from reader.quotes.lexicon.days import parse_day
from reader.quotes.ranking.choosing import choices
from reader.quotes.ranking.succession import Succession
from reader.quotes.ranking.weights import calibrated
from reader.quotes.speakers.resolutions import WRITTEN
from reader.quotes.speakers.resolving import Speakers
from reader.quotes.unmarked.setapart import Unmarked
from reader.quotes.utterances.explain import how_attributed, how_settled, how_unnamed
from reader.quotes.utterances.grouping import Draft, grouped
from reader.quotes.utterances.occasions import occasion

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from reader.model.kinds import QuoteKind
    from reader.model.quotation import Quote
    from reader.model.span import Span
    from reader.quotes.attributions.candidates import Attribution
    from reader.quotes.doubting.certainty import Doubt
    from reader.quotes.doubting.doubtfacts import Grounds
    from reader.quotes.kinds.indirect import Content
    from reader.quotes.ranking.choosing import Choice
    from reader.quotes.ranking.pairfacts import Situation
    from reader.quotes.ranking.weights import Model
    from reader.quotes.speakers.resolver import Resolver


def extract_with(
    model: Model,
    text: str,
    *,
    spans: Sequence[Span] = (),
    date: str | None = None,
    title: str | None = None,
    language: str | None = None,
    doubt: Doubt | None = None,
) -> list[Quote]:
    """As `reader.quotes.extraction.extract`, with any model and any weights of doubt."""
    doubt = doubt or shipped_doubt()
    return _Extraction(model, doubt, text, spans, parse_day(date), title, language or guess(text)).quotes()


class _Pending(NamedTuple):
    """A fragment whose content is not known yet."""

    at: Situation
    choice: Choice
    grounds: Grounds


def _speakers_of(survey: Survey, title: str | None, language: str | None, model: Model) -> Resolver:
    """Who resolves the mentions of a text; the rules of a language are loaded with its first text."""
    if language == "de":
        from reader.quotes.speakers.germanresolving import GermanSpeakers

        return GermanSpeakers(survey, title)
    if survey.tables is not None:
        from reader.quotes.speakers.romancespeakers import RomanceSpeakers

        return RomanceSpeakers(survey, survey.tables, title)
    return Speakers(survey, title, model)


class _Extraction:
    """One run over one text."""

    __slots__ = (
        "_day",
        "_doubt",
        "_drafts",
        "_language",
        "_learned",
        "_model",
        "_reading",
        "_speakers",
        "_text",
        "_unmarked",
    )

    def __init__(
        self,
        model: Model,
        doubt: Doubt,
        text: str,
        spans: Sequence[Span],
        day: date | None,
        title: str | None,
        language: str | None,
    ) -> None:
        self._model, self._doubt, self._text, self._day = model, doubt, text, day
        self._language = language_fact(language)
        self._reading = Survey(text, language)
        self._unmarked = Unmarked(text, self._reading.lines, spans, title, day, self._reading.tables)
        self._speakers = _speakers_of(self._reading, title, language, model)
        self._learned = language in (None, "en")
        self._drafts: list[Draft] = []

    def quotes(self) -> list[Quote]:
        """All quotations, grouped and sorted."""
        self._drafts += self._unmarked.drafts(self._speakers)
        pending: list[_Pending] = []
        previous: Attribution | None = None
        for at, choice in self._choices():
            if self._unmarked.in_turn(at.start):
                continue
            kind, lead = self._kind(at, choice)
            found = choice.attribution
            if kind == "mixed" and pending and not self._joins(pending, at, choice):
                self._add_mixed(pending)
                pending = []
            if kind == "mixed":
                grounds = marked_grounds(at, choice, kind, lead, previous, self._language)
                pending.append(_Pending(at, choice, grounds))
            else:
                if pending:
                    self._add_mixed(pending)
                    pending = []
                self._add_marked(at, choice, kind, lead, previous)
            previous = found or previous
        if pending:
            self._add_mixed(pending)
        self._add_indirect()
        return grouped(self._drafts, self._text)

    def _choices(self) -> Iterator[tuple[Situation, Choice]]:
        """Every quotation with its attribution, in order: German ones by rule, others by what was learned."""
        settle = Succession(self._reading).settle
        if self._reading.language == "de":
            from reader.quotes.ranking.germanchoosing import german_choices

            return german_choices(self._reading, settle)
        return choices(self._reading, self._model, settle)

    def _kind(self, at: Situation, choice: Choice) -> tuple[QuoteKind, int | None]:
        """The kind, and how far it is ahead of the next one by what was learned; None where a rule decides."""
        if self._reading.language == "de":
            from reader.quotes.kinds.germankinds import german_kind

            return german_kind(self._reading, at, choice.attribution), None
        if not self._learned:
            return plain_kind(self._reading, at, choice.attribution), None
        if choice.rule:
            return "direct", None
        clause = clause_around(self._reading, at, choice.attribution)
        if is_part_of_clause(self._reading, at, clause):
            return "mixed", None  # by definition, whatever was learned
        if at.continued:
            return "direct", None  # nobody opens a title in one paragraph and goes on in the next
        if is_title(self._reading, at) or is_called(self._reading, at):
            return "scare", None
        kind, lead = learned_kind(
            kind_keys(self._reading, at, choice.attribution, choice.belief, clause), self._model
        )
        if kind == "mixed" and choice.attribution is not None and choice.attribution.verb == SUBJECT:
            return "scare", None  # a part of the reporter's sentence, and no word says that it is anybody's
        return kind, lead

    def _joins(self, pending: list[_Pending], at: Situation, choice: Choice) -> bool:
        """Whether a fragment belongs to the same content as the pending ones."""
        first, chosen, _ = pending[0]
        a, b = chosen.attribution, choice.attribution
        if a is None or b is None or first.sentence != at.sentence or first.home != at.home:
            return False
        if a is b:
            return True
        return (a.start, a.end) == (b.start, b.end) and not ends_between(
            self._reading, pending[-1].at.index, at.index
        )

    def _attributed(
        self, start: int, end: int, kind: QuoteKind, found: Attribution | None, how: str, grounds: Grounds,
        inner: tuple[tuple[int, int], ...] = (),
    ) -> None:  # fmt: skip
        """Add a quotation with everything its attribution tells."""
        if found is None:
            sure = self._doubt.certainty(grounds)
            self._drafts.append(Draft(start, end, kind, inner=inner, how="no speaker found near", sure=sure))
            return
        canonical, sure, unnamed = self._named(found, grounds)
        self._drafts.append(
            Draft(
                start,
                end,
                kind,
                found,
                inner,
                found.relative
                if found.relative and found.mention == "name" and canonical
                else self._speakers.mention(found),
                canonical,
                self._speakers.role(found, canonical),
                (found.cue_start, found.cue_end) if found.cue_end > found.cue_start else None,
                *occasion(self._reading, found, self._day),
                f"{how}; {unnamed}" if unnamed else how,
                sure,
            )
        )

    def _named(self, found: Attribution, grounds: Grounds) -> tuple[str | None, Certainty, str]:
        """The name an attribution's mention stands for, how sure all is, and why no name is given where none is."""
        to = self._speakers.resolved(found)
        if to.name is not None:
            key = person_key(grounds, to, self._speakers.names, self._language)
            sure = self._doubt.certainty(grounds, key)
            if to.way in WRITTEN or sure.naming >= NAMED:
                return to.name, sure, ""
        words = self._text[found.start : found.end]
        unnamed = how_unnamed(words, to, self._speakers, found.start)
        return None, self._doubt.certainty(grounds), unnamed

    def _add_marked(
        self,
        at: Situation,
        choice: Choice,
        kind: QuoteKind,
        lead: int | None,
        previous: Attribution | None,
    ) -> None:
        if kind == "scare":
            how = "quoted words that nobody is credited with"
            self._drafts.append(Draft(at.start, at.end, "scare", how=how))
            return
        grounds = marked_grounds(at, choice, kind, lead, previous, self._language)
        how = self._how(at, choice, previous)
        if at.doubtful:
            kind, how = "indirect", f"{how}; between two single marks, which may be italics"
        self._attributed(at.start, at.end, kind, choice.attribution, how, grounds)

    def _how(self, at: Situation, choice: Choice, previous: Attribution | None) -> str:
        found = choice.attribution
        if found is None:
            return ""
        if choice.rule:
            return how_settled(choice.rule)
        return how_attributed(at, found, self._text[found.cue_start : found.cue_end], previous)

    def _add_mixed(self, pending: list[_Pending]) -> None:
        """Add the content around pending fragments, which share an attribution and a sentence."""
        first, choice, grounds = pending[0]
        last = pending[-1].at
        inner = tuple((each.at.start, each.at.end) for each in pending)
        start, end = first.start, last.end
        if choice.attribution is not None:
            start, end = mixed_span(self._reading, choice.attribution, first.index, last.index)
            start, end = self._clipped(start, end, first, last)
        how = self._how(first, choice, None)
        kind: QuoteKind = "mixed"
        if first.doubtful:
            kind, inner = "indirect", ()
        self._attributed(start, end, kind, choice.attribution, how, grounds, inner)

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
        # A post holds what its author reports; no other quotation holds one of the reporter's.
        taken = sorted((draft.start, draft.end) for draft in self._drafts if draft.kind != "post")
        for found, ways in all_contents(self._reading):
            if not self._unmarked.in_turn(found.start):
                self._add_likeliest(found, ways, taken)

    def _add_likeliest(self, found: Attribution, ways: list[Content], taken: list[tuple[int, int]]) -> None:
        """Add the likeliest of the ways a content may end, where it is likely enough and crosses none of `taken`."""
        beliefs = [likelihood(content, self._model) for content in ways]
        belief = max(beliefs)
        content = ways[beliefs.index(belief)]
        start, end = content.start, content.end
        if belief < LIKELY or start <= found.start < end or _crosses(taken, start, end):
            return
        taken.insert(bisect_left(taken, (start, end)), (start, end))
        sure = calibrated(belief, self._model.content_calibration)
        grounds = content_grounds(found, sure, self._language)
        self._attributed(start, end, "indirect", found, HOW[content.pattern], grounds)


def _crosses(taken: list[tuple[int, int]], start: int, end: int) -> bool:
    """Whether a span overlaps one of the sorted `taken` ones nearest to it; next to none of them overlap each other."""
    place = bisect_left(taken, (start, start))
    return any(a < end and start < b for a, b in taken[max(0, place - 1) : place + 1])
