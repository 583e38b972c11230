"""What the ranker is told about a quotation and an attribution it may belong to.

Features are short names of facts ("the cue stands after the quotation, a comma before the closing mark, same
sentence"); they hold cue verbs and marks, never words of the texts they were learned from.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, Any

from reader.quotes.attributions.candidates import ACCORDING, CREDIT, INSIDE, OWNED, SUBJECT
from reader.quotes.lexicon.cues import STRONG_CUES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.quotes.attributions.candidates import Attribution
    from reader.quotes.attributions.survey import Survey

_OPEN_ENDED = frozenset(",.?!—-")
_GAP = 80
"""Code points up to which the words between an attribution and a quotation are looked at."""
_TOUCHING = 3
"""Code points between a quotation and an attribution that touches it."""
_NEAR = (1, 3, 12, 40, 100, 250)
"""Distances in code points, as steps."""


_BULLET = 5
"""Code points of the bullet or the number before a list's item."""


class Situation:
    """The facts about one quotation that do not depend on a candidate."""

    __slots__ = (
        "above", "after", "at_head", "at_tail", "before", "continued", "doubtful", "end", "ends", "home",
        "index", "last", "length", "lower", "open", "sentence", "start", "tags", "width",
    )  # fmt: skip

    def __init__(self, survey: Survey, index: int) -> None:
        text, span = survey.text, survey.marked[index]
        self.index, self.start, self.end = index, span.start, span.end
        self.home, self.sentence = survey.home[index], survey.sentence[index]
        line_start, line_end = survey.lines[self.home]
        width = span.width
        inner_end = span.end - width if span.closed else span.end
        last = text[inner_end - 1 : inner_end]
        self.last = last if last in _OPEN_ENDED else "w"
        lead = span.start - line_start
        before = text[max(line_start, span.start - 2) : span.start].strip()[-1:]
        if before and lead <= _BULLET and not text[line_start : span.start].strip("-–•*·> 0123456789.)"):
            before = ""  # the head of a list's item
        self.before = before if before in ',:.”"—–-(' else "w"
        if not before:
            self.before = "^"
        if span.bare and lead <= _BULLET:
            self.before = "^"
        after = text[span.end : min(line_end, span.end + 2)].strip()[:1]
        self.after = after if after in ',.“"—–-(' else "U" if after.isupper() else "w"
        if not after:
            self.after = "$"
        self.at_head = self.before == "^" and span.start - line_start < 8
        self.at_tail = self.after == "$" and line_end - span.end < 8
        self.ends = 2 * self.at_head + self.at_tail
        first = text[span.start + width : span.start + width + 1]
        self.lower = first.islower()
        size = span.end - span.start
        self.length = 0 if size < 12 else 1 if size < 25 else 2 if size < 60 else 3
        self.continued = span.continued
        self.open, self.width, self.doubtful = not span.closed, width, span.doubtful
        self.above = _end_above(survey, self.home) if self.at_head else ""
        self.tags = ""
        """Whether attributions stand right before and right after; set once the candidates are known."""

    def note_tags(self, candidates: list[Attribution]) -> None:
        """Look which sides of the quotation an attribution touches, in the same sentence."""
        before = after = "-"
        for found in candidates:
            if found.sentence == self.sentence and found.cue_end > found.cue_start:
                if 0 <= found.first - self.end <= _TOUCHING:
                    after = "A"
                elif 0 <= self.start - found.last <= _TOUCHING:
                    before = "B"
        self.tags = before + after


def _end_above(survey: Survey, home: int) -> str:
    """How the paragraph above ends: with a colon, a mark, a stop, or otherwise."""
    if home == 0:
        return "^"
    last = survey.text[max(0, survey.lines[home - 1][1] - 3) : survey.lines[home - 1][1]].rstrip()[-1:]
    return last if last in ':.”"' else "w"


def side_of(situation: Situation, attribution: Attribution) -> tuple[str, int, int]:
    """Where an attribution stands: ("B" before, "A" after, "X" across), and the ends of the gap between."""
    if attribution.last <= situation.start:
        return "B", attribution.last, situation.start
    if attribution.first >= situation.end:
        return "A", situation.end, attribution.first
    return "X", situation.start, situation.start


def is_credited(at: Situation, found: Attribution) -> bool:
    """Whether the line below a quotation that fills its paragraph holds nothing but this speaker's name.

    So is a quotation into which the reporter has set "dit-elle" inside the marks.
    """
    if at.start < found.first < at.end:
        return found.reach == INSIDE
    return found.reach == CREDIT and found.paragraph == at.home + 1 and at.at_tail


Key = tuple[Any, ...]
"""A few facts that decide together, some of them in tuples. What they add to a score is worked out once."""


def pair_keys(
    survey: Survey, at: Situation, found: Attribution, rank: int, previous: Attribution | None
) -> tuple[Key, ...]:
    """The facts of one pair, one key for each of `PAIR_GROUPS`.

    `rank`: how many candidates on the same side stand nearer.
    """
    marks = 0  # quotations between
    if found.last <= at.start:
        side, gap = "B", at.start - found.last
        if gap > 2:
            marks = at.index - bisect_left(survey.starts, found.last)
    elif found.first >= at.end:
        side, gap = "A", found.first - at.end
        if gap > 2:
            marks = bisect_left(survey.starts, found.first) - at.index - 1
    else:
        side, gap = "X", 0
    away = found.paragraph - at.home
    if away:
        stops = 3
        away = -3 if away < -3 else 2 if away > 2 else away
    else:
        stops = abs(found.sentence - at.sentence)
        stops = 2 if stops > 2 else stops
    same = 0 if stops else 1
    marks = 3 if marks > 3 else marks
    step = bisect_left(_NEAR, gap)
    near = 3 if step > 3 else step
    link = 0
    if previous is not None:
        link = 1 if previous is found else 2 if found.cue_start < previous.cue_start else 3
    own, leads, bare, who, reach = found.own, found.leads, found.bare, found.who, found.reach
    between = _between(survey, found, at) if side == "B" and not away and gap <= _GAP else "-"
    place, ends = _PLACES[side] + 4 * same + near, at.ends
    return (
        (side, away, step, marks, stops, rank, own, leads),
        (side, step if step < 4 else 4, found.verb),
        (place, at.last, at.before, at.after),
        (place, away, rank, ends, at.length, at.lower),
        (link, away, ends, at.continued, marks, side, own) if link else (),
        (place, at.tags, away, found.after, bare, leads, between),
        (side, same, found.traits),
        (side, near, reach, found.strong),
        (away, at.above, ends, found.closing, bare, rank, link),
        (side, away, rank, link, who, at.open),
    )


_PLACES = {"B": 0, "A": 8, "X": 16}
"""Sides in the number for side, sentence and distance, which most keys begin with: numbers are found faster."""


def _place(number: int) -> tuple[str, int, int]:
    """The side, whether the sentence is the same, and the distance."""
    return "BAX"[number // 8], number // 4 % 2, number % 4


def _of_place(key: Key) -> list[str]:
    side, away, step, marks, stops, rank, own, leads = key
    same = int(not stops)
    return [
        f"side={side},para={away},d={step}",
        f"side={side},marks={marks},para={away}",
        f"stops={stops},side={side}",
        f"rank={rank},side={side},same={same}",
        f"own={own},leads={leads},side={side},marks={marks}",
        f"own={own},side={side},rank={rank},para={away}",
    ]


def _of_cue(key: Key) -> list[str]:
    side, step, verb = key
    known = verb if verb in STRONG_CUES or verb in (ACCORDING, SUBJECT, OWNED) else "other"
    return [f"cue={verb}", f"cue={known},side={side},d={step}"]


def _of_marks(key: Key) -> list[str]:
    place, last, before, after = key
    side, same, near = _place(place)
    return [
        f"side={side},last={last},same={same},d={near}",
        f"side={side},before={before},same={same},d={near}",
        f"side={side},after={after},d={near}",
    ]


def _of_quotation(key: Key) -> list[str]:
    place, away, rank, ends, length, lower = key
    (side, same, near), (head, tail) = _place(place), divmod(ends, 2)
    return [
        f"head={int(head)},tail={int(tail)},side={side},para={away}",
        f"length={length},lower={int(lower)},side={side},same={same}",
        f"lower={int(lower)},side={side},d={near},rank={rank}",
    ]


def _of_sequence(key: Key) -> list[str]:
    if not key:
        return []
    link, away, ends, more, marks, side, own = key
    head, tail = divmod(ends, 2)
    is_previous = int(link == 1)
    out = [
        f"previous={is_previous},para={away}",
        f"previous={is_previous},head={int(head)},tail={int(tail)},more={int(more)}",
        f"previous={is_previous},marks={marks},side={side},own={own}",
    ]
    return [*out, "older"] if link == 2 else out


def _between(survey: Survey, found: Attribution, at: Situation) -> str:
    """What stands between an attribution and the quotation after it: a mark, "that", words, or a stop."""
    words = survey.text[found.last : at.start].strip()
    if len(words) < 2:
        return words
    if words.startswith("that"):
        return "that"
    last = words[-1]
    return last if last in ":." else ",w" if last == "," else "w,w" if "," in words else "w"


def _of_edges(key: Key) -> list[str]:
    place, tags, away, after, bare, leads, between = key
    side, same, near = _place(place)
    return [
        f"tags={tags},side={side},d={near},same={same}",
        f"followed={after},side={side},d={near}",
        f"followed={after},side={side},tags={tags},same={same}",
        f"between={between},same={same}",
        f"between={between},tags={tags}",
        f"followed={after},para={away},bare={int(bare)},leads={leads}",
    ]


def _of_speaker(key: Key) -> list[str]:
    side, same, (who, reach, participle, mention, inverted) = key
    return [
        f"side={side},same={same},inv={int(inverted)}",
        f"mention={mention},side={side}",
        f"form={'ing' if participle else 'fin'},side={side}",
        f"who={who},side={side},same={same}",
        f"who={who},reach={reach}",
        f"reach={reach},ing={int(participle)},who={who}",
    ]


def _of_reach(key: Key) -> list[str]:
    side, near, reach, verb = key
    return [f"reach={reach},side={side},d={near}", f"reach={reach},cue={verb}"]


def _of_paragraph(key: Key) -> list[str]:
    away, above, ends, closing, bare, rank, link = key
    head, tail = divmod(ends, 2)
    return [
        f"above={above},para={away},closing={int(closing)},rank={rank}",
        f"above={above},link={link},para={away}",
        f"above={above},para={away},tail={int(tail)},bare={int(bare)}",
        f"closing={int(closing)},para={away},bare={int(bare)},head={int(head)}",
    ]


def _of_link(key: Key) -> list[str]:
    side, away, rank, link, who, left_open = key
    return [
        f"who={who},para={away},link={link}",
        f"open={int(left_open)},link={link},para={away}",
        f"open={int(left_open)},side={side},para={away},rank={rank}",
    ]


PAIR_GROUPS = (
    _of_place, _of_cue, _of_marks, _of_quotation, _of_sequence, _of_edges, _of_speaker, _of_reach,
    _of_paragraph, _of_link,
)  # fmt: skip
"""What each key of a pair says, as names of features. Keys are short, so that few are met for the first time."""


def pair_features(keys: Sequence[Key]) -> list[str]:
    """All features of a pair."""
    return [feature for group, key in zip(PAIR_GROUPS, keys, strict=True) for feature in group(key)]


def ranks_of(at: Situation, candidates: list[Attribution]) -> list[int]:
    """For each candidate, in the order of cues, how many cues on its side stand nearer (at most 3)."""
    start, end = at.start, at.end
    before = len({found.cue_start for found in candidates if found.last <= start})
    after, cue = -1, -1
    out = []
    for found in candidates:
        if found.last <= start:
            before -= found.cue_start != cue
            out.append(before if before < 3 else 3)
        elif found.first >= end:
            after += found.cue_start != cue
            out.append(after if after < 3 else 3)
        else:
            out.append(0)
        cue = found.cue_start
    return out
