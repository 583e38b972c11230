"""What the ranker is told about a quotation and an attribution it may belong to.

Features are short names of facts ("the cue stands after the quotation, a comma before the closing mark, same
sentence"); they hold cue verbs and marks, never words of the texts they were learned from.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reader.quotes.attributions import ACCORDING, SUBJECT
from reader.quotes.cues import STRONG_CUES

if TYPE_CHECKING:
    from reader.quotes.attributions import Attribution, AttributionFacts
    from reader.quotes.reading import Reading

_OPEN_ENDED = frozenset(",.?!—-")
_NEAR = (1, 3, 12, 40, 100, 250)


def bucket(distance: int) -> int:
    """A distance in code points as one of seven steps."""
    for step, limit in enumerate(_NEAR):
        if distance <= limit:
            return step
    return 6


class QuoteFacts(NamedTuple):
    """What is known of a quotation alone."""

    last: str
    before: str
    after: str
    at_head: bool
    at_tail: bool
    length: int
    lower: bool
    continued: bool


class Situation:
    """The facts about one quotation that do not depend on a candidate."""

    __slots__ = (
        "after", "at_head", "at_tail", "before", "continued", "end", "facts", "home", "index", "last", "length",
        "lower", "sentence", "start",
    )  # fmt: skip

    def __init__(self, reading: Reading, index: int) -> None:
        text, span = reading.text, reading.marked[index]
        self.index, self.start, self.end = index, span.start, span.end
        self.home, self.sentence = reading.home[index], reading.sentence[index]
        line_start, line_end = reading.lines[self.home]
        inner_end = span.end - 1 if span.closed else span.end
        last = text[inner_end - 1 : inner_end]
        self.last = last if last in _OPEN_ENDED else "w"
        before = text[max(line_start, span.start - 2) : span.start].strip()[-1:]
        self.before = before if before in ',:.”"—–-(' else "w"
        if not before:
            self.before = "^"
        after = text[span.end : min(line_end, span.end + 2)].strip()[:1]
        self.after = after if after in ',.“"—–-(' else "U" if after.isupper() else "w"
        if not after:
            self.after = "$"
        self.at_head = self.before == "^" and span.start - line_start < 8
        self.at_tail = self.after == "$" and line_end - span.end < 8
        first = text[span.start + 1 : span.start + 2]
        self.lower = first.islower()
        size = span.end - span.start
        self.length = 0 if size < 12 else 1 if size < 25 else 2 if size < 60 else 3
        self.continued = span.continued
        self.facts = QuoteFacts(
            self.last,
            self.before,
            self.after,
            self.at_head,
            self.at_tail,
            self.length,
            self.lower,
            self.continued,
        )


def side_of(situation: Situation, attribution: Attribution) -> tuple[str, int, int]:
    """Where an attribution stands: ("B" before, "A" after, "X" across), and the ends of the gap between."""
    if attribution.last <= situation.start:
        return "B", attribution.last, situation.start
    if attribution.first >= situation.end:
        return "A", situation.end, attribution.first
    return "X", situation.start, situation.start


class Facts(NamedTuple):
    """What is known of one pair, in few values: pairs with equal facts have equal scores."""

    side: str
    away: int
    """Paragraphs between, -3 to 2."""
    step: int
    same: bool
    """Of one sentence."""
    marks: int
    """Quotations between, up to 3."""
    stops: int
    """Sentence ends between, up to 2; 3 for another paragraph."""
    rank: int
    previous: int
    """1: the attribution of the quotation before; 2: another, older one; 3: another; 0: there is none before."""
    found: AttributionFacts
    quote: QuoteFacts


def facts_of(
    reading: Reading, at: Situation, found: Attribution, rank: int, previous: Attribution | None
) -> Facts:
    """The facts of one pair. `rank`: how many candidates on the same side stand nearer."""
    side, gap_start, gap_end = side_of(at, found)
    away = found.paragraph - at.home
    stops = 3
    if away == 0:
        stops = min(2, abs(found.sentence - at.sentence))
    if previous is None:
        link = 0
    elif previous is found:
        link = 1
    else:
        link = 2 if found.cue_start < previous.cue_start else 3
    gap = gap_end - gap_start
    marks = min(3, reading.marks_between(gap_start, gap_end)) if gap > 2 else 0
    return Facts(
        side, max(-3, min(2, away)), bucket(gap), stops == 0, marks, stops, rank, link, found.facts, at.facts
    )


def features_of(facts: Facts) -> list[str]:
    """The features the facts give: combinations that decide together."""
    side, away, step, of_one, marks, stops, rank = facts[:7]
    same = int(of_one)
    verb, finite, mention, inverted, own, leads = facts.found
    quote = facts.quote
    near, lower = min(step, 3), int(quote.lower)
    head, tail = int(quote.at_head), int(quote.at_tail)
    known = verb if verb in STRONG_CUES or verb in (ACCORDING, SUBJECT) else "other"
    out = [
        f"side={side},para={away},d={step}",
        f"side={side},marks={marks},para={away}",
        f"side={side},same={same},inv={int(inverted)}",
        f"side={side},last={quote.last},same={same},d={near}",
        f"side={side},before={quote.before},same={same},d={near}",
        f"side={side},after={quote.after},d={near}",
        f"mention={mention},side={side}",
        f"cue={verb}",
        f"cue={known},side={side},d={min(step, 4)}",
        f"form={'fin' if finite else 'ing'},side={side}",
        f"stops={stops},side={side}",
        f"head={head},tail={tail},side={side},para={away}",
        f"rank={rank},side={side},same={same}",
        f"own={own},leads={leads},side={side},marks={marks}",
        f"own={own},side={side},rank={rank},para={away}",
        f"length={quote.length},lower={lower},side={side},same={same}",
        f"lower={lower},side={side},d={near},rank={rank}",
    ]
    if facts.previous:
        is_previous = int(facts.previous == 1)
        out += (
            f"previous={is_previous},para={away}",
            f"previous={is_previous},head={head},tail={tail},more={int(quote.continued)}",
            f"previous={is_previous},marks={marks},side={side},own={own}",
        )
        if facts.previous == 2:
            out.append("older")
    return out


def ranks_of(at: Situation, candidates: list[Attribution]) -> list[int]:
    """For each candidate, in the order of cues, how many on its side stand nearer (at most 3)."""
    before = sum(1 for found in candidates if found.last <= at.start)
    seen_before = seen_after = 0
    out = []
    for found in candidates:
        if found.last <= at.start:
            seen_before += 1
            out.append(min(3, before - seen_before))
        elif found.first >= at.end:
            out.append(min(3, seen_after))
            seen_after += 1
        else:
            out.append(0)
    return out
