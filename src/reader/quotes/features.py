"""What the ranker is told about a quotation and an attribution it may belong to.

Features are short names of facts ("the cue stands after the quotation, a comma before the closing mark, same
sentence"); they hold cue verbs and marks, never words of the texts they were learned from.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.quotes.attributions import ACCORDING, SUBJECT
from reader.quotes.cues import STRONG_CUES

if TYPE_CHECKING:
    from reader.quotes.attributions import Attribution
    from reader.quotes.reading import Reading

_OPEN_ENDED = frozenset(",.?!—-")
_NEAR = (1, 3, 12, 40, 100, 250)


def bucket(distance: int) -> int:
    """A distance in code points as one of seven steps."""
    for step, limit in enumerate(_NEAR):
        if distance <= limit:
            return step
    return 6


class Situation:
    """The facts about one quotation that do not depend on a candidate."""

    __slots__ = (
        "after", "at_head", "at_tail", "before", "continued", "end", "home", "index", "last", "length",
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


def side_of(situation: Situation, attribution: Attribution) -> tuple[str, int, int]:
    """Where an attribution stands: ("B" before, "A" after, "X" across), and the ends of the gap between."""
    if attribution.last <= situation.start:
        return "B", attribution.last, situation.start
    if attribution.first >= situation.end:
        return "A", situation.end, attribution.first
    return "X", situation.start, situation.start


def features_of(
    reading: Reading, at: Situation, found: Attribution, rank: int, previous: Attribution | None
) -> list[str]:
    """The features of one pair. `rank`: how many candidates on the same side stand nearer."""
    side, gap_start, gap_end = side_of(at, found)
    step = bucket(gap_end - gap_start)
    near = min(step, 3)
    away = max(-3, min(2, found.paragraph - at.home))
    same = int(away == 0 and found.sentence == at.sentence)
    marks = min(3, reading.marks_between(gap_start, gap_end)) if side != "X" else 0
    verb = found.verb
    known = verb if verb in STRONG_CUES or verb in (ACCORDING, SUBJECT) else "other"
    stops = min(2, abs(found.sentence - at.sentence)) if away == 0 else 3
    own = "a" if found.since_mark <= 3 else "s" if found.since_mark < 99 else "n"
    leads = "a" if found.until_mark <= 3 else "s" if found.until_mark < 99 else "n"
    out = [
        f"side={side},para={away},d={step}",
        f"side={side},marks={marks},para={away}",
        f"side={side},same={same},inv={int(found.inverted)}",
        f"side={side},last={at.last},same={same},d={near}",
        f"side={side},before={at.before},same={same},d={near}",
        f"side={side},after={at.after},d={near}",
        f"mention={found.mention},side={side}",
        f"cue={verb}",
        f"cue={known},side={side},d={min(step, 4)}",
        f"form={'ing' if found.form.endswith('ing') else 'fin'},side={side}",
        f"stops={stops},side={side}",
        f"head={int(at.at_head)},tail={int(at.at_tail)},side={side},para={away}",
        f"rank={rank},side={side},same={same}",
        f"own={own},leads={leads},side={side},marks={marks}",
        f"own={own},side={side},rank={rank},para={away}",
        f"length={at.length},lower={int(at.lower)},side={side},same={same}",
        f"lower={int(at.lower)},side={side},d={near},rank={rank}",
    ]
    if previous is not None:
        is_previous = int(previous is found)
        out += (
            f"previous={is_previous},para={away}",
            f"previous={is_previous},head={int(at.at_head)},tail={int(at.at_tail)},more={int(at.continued)}",
            f"previous={is_previous},marks={marks},side={side},own={own}",
        )
        if not is_previous and found.cue_start < previous.cue_start:
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
