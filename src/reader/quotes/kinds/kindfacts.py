"""What is known of a quotation that may be direct, mixed or scare, as facts with names.

As for attributions: closed lists of words and marks, never words of the texts that weights were learned from.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING

from reader.quotes.attributions.candidates import ACCORDING, COLON, DASH, SUBJECT
from reader.quotes.kinds.contents import quoted_share
from reader.quotes.lexicon.cues import STRONG_CUES
from reader.quotes.lexicon.wordlists import word_set
from reader.quotes.ranking.pairfacts import side_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.quotes.attributions.candidates import Attribution
    from reader.quotes.attributions.survey import Survey
    from reader.quotes.ranking.pairfacts import Key, Situation

WORD = re.compile(r"[^\W_]+(?:[’'.\-][^\W_]+)*")
"""A word between marks, or before them."""
_FUNCTION = word_set(
    """the a an his her their its this that these those of to for in on as with by from at and or but
    not no so-called called calling dubbed titled named nicknamed term word phrase slogan hashtag
    known considered labeled is was are were be been being song book show film movie ad song program
    series chanting chant chants like how what said saying says between about into more very my our
    your"""
)
"""Words before a quotation that the ranker may know; any other is a `w`."""
_SPOKEN = word_set("i i’m i'm i’ve i've we we’re we're you you’re you're my our me us")
_FINITE = word_set(
    """is are was were am be been has have had do does did will would can could should may might must
    isn't isn’t don't don’t didn't didn’t doesn't doesn’t can't can’t won't won’t it's it’s that's
    that’s he's he’s there's there’s they're they’re"""
)
_SHARES = (0.5, 0.7, 0.8, 0.86, 0.9, 0.94, 0.99)
"""Shares of a content that stand between marks, as steps: from nine tenths a content counts as direct."""
_LISTED = 8
"""Code points between quotations of one list."""
LOOKED_AT = 400
"""Code points of a long quotation that are read for its kind."""


def kind_keys(
    survey: Survey, at: Situation, found: Attribution | None, belief: float, clause: tuple[int, int]
) -> tuple[Key, ...]:
    """The facts about a quotation and the attribution chosen for it, one key for each of `KIND_GROUPS`.

    `clause`: what `kinds.clause_around` says.
    """
    text = survey.text
    inner = text[at.start + at.width : min(at.end - at.width, at.start + LOOKED_AT)]
    words = WORD.findall(inner)
    size = len(words)
    length = size if size < 5 else 5 if size < 7 else 6 if size < 10 else 7 if size < 16 else 8
    lows = list(map(str.lower, words[:40]))
    finite = int(not _FINITE.isdisjoint(lows))
    spoken = int(not _SPOKEN.isdisjoint(lows))
    capitals = sum([word[0].isupper() for word in words[:8]])
    case = "l" if inner[:1].islower() else "T" if 1 < capitals >= min(size, 8) * 0.6 else "U"
    prior = at.before
    if prior == "w":
        before = WORD.findall(text, max(survey.lines[at.home][0], at.start - 24), at.start)
        word = before[-1].lower() if before else ""
        prior = word if word in _FUNCTION else "'s" if word.endswith(("'s", "’s", "s'", "s’")) else "w"
    side, verb, same, near, near_cue = "N", "none", 0, 6, 0
    if found is not None:
        side, gap_start, gap_end = side_of(at, found)
        same = int(found.sentence == at.sentence)
        gap = gap_end - gap_start
        near = 0 if gap <= 3 else 1 if gap <= 15 else 2 if gap <= 60 else 3
        verb, near_cue = found.verb, int(gap <= 3)
    that, goes_on = clause
    share = bisect_right(_SHARES, quoted_share(survey, found, at.index))
    last = at.last
    return (
        (length, case, last, side, same),
        (finite, spoken, length, case, last, side),
        (that, goes_on, last, length, case, side, prior),
        (last, case, at.before, at.after, length),
        (prior, case, near_cue, at.before),
        (verb, side, same, near),
        (side, near, last, case, length),
        (at.at_head, at.at_tail, last, at.continued, not at.open, int(belief * 4), min(length, 5)),
        (share, that, goes_on, case, min(length, 6), last, side),
        (title_case(words), min(length, 5), prior, last, at.after, at.tags, at.above, goes_on),
        (side, same, found.after if found else "-", at.tags, last),
        (side, same, found.who if found else "-", found.reach if found else "-"),
        (at.tags, last, case, _list_place(survey, at), min(length, 6)),
    )


def _of_shape(key: Key) -> list[str]:
    length, case, last, side, same = key
    return [
        f"len={length},case={case}",
        f"len={length},last={last}",
        f"len={length},side={side},same={same}",
        f"same={same},len={min(length, 5)},case={case},last={last}",
    ]


def _of_speech(key: Key) -> list[str]:
    finite, spoken, length, case, last, side = key
    return [
        f"finite={finite},spoken={spoken},len={min(length, 6)}",
        f"finite={finite},case={case},last={last},side={side}",
    ]


def _of_clause(key: Key) -> list[str]:
    that, goes_on, last, length, case, side, prior = key
    return [
        f"that={that},goes_on={goes_on},last={last}",
        f"that={that},goes_on={goes_on},len={min(length, 6)},case={case}",
        f"that={that},side={side},prior={prior}",
    ]


def _of_edges(key: Key) -> list[str]:
    last, case, before, after, length = key
    return [
        f"case={case},last={last},before={before}",
        f"before={before},after={after},last={last}",
        f"before={before},after={after},len={min(length, 6)}",
    ]


def _of_prior(key: Key) -> list[str]:
    prior, case, near_cue, before = key
    return [
        f"prior={prior}",
        f"prior={prior},case={case}",
        f"near={near_cue},before={before},case={case},prior={prior}",
    ]


def _of_cue(key: Key) -> list[str]:
    verb, side, same, near = key
    known = verb in STRONG_CUES or verb in ("none", ACCORDING, SUBJECT, COLON, DASH)
    return [
        f"verb={verb if known else 'other'},side={side},same={same}",
        f"verb={verb},near={near}",
    ]


def _of_side(key: Key) -> list[str]:
    side, near, last, case, length = key
    return [
        f"side={side},near={near},last={last},case={case}",
        f"side={side},near={near},len={length}",
    ]


def _of_place(key: Key) -> list[str]:
    head, tail, last, more, closed, sure, length = key
    return [
        f"head={int(head)},tail={int(tail)},last={last}",
        f"more={int(more)},closed={int(closed)}",
        f"sure={sure},len={length}",
    ]


def _of_share(key: Key) -> list[str]:
    share, that, goes_on, case, length, last, side = key
    return [
        f"share={share},that={that},goes_on={goes_on}",
        f"share={share},case={case},len={length}",
        f"share={share},last={last},side={side}",
    ]


def title_case(words: list[str]) -> int:
    """Whether words are written as titles are: 0 no, 1 a lone capitalised word, 2 several, all long ones so."""
    if len(words) > 9 or not words or not words[0][0].isupper():
        return 0
    long = [word for word in words if len(word) > 3 or word[0].isupper()]
    if not all(word[0].isupper() for word in long):
        return 0
    return 1 if len(words) == 1 else 2 if len(long) > 1 else 0


def _list_place(survey: Survey, at: Situation) -> str:
    """Whether another quotation follows or precedes with next to nothing between: "“A,” “B” and “C”"."""
    text, marked, index = survey.text, survey.marked, at.index
    before = after = "-"
    if index and at.start - marked[index - 1].end < _LISTED:
        before = _joint(text[marked[index - 1].end : at.start])
    if index + 1 < len(marked) and marked[index + 1].start - at.end < _LISTED:
        after = _joint(text[at.end : marked[index + 1].start])
    return before + after


def _joint(words: str) -> str:
    """What joins two quotations: a space or comma, "and", or something else."""
    if "\n" in words:
        return "-"
    words = words.strip(" ,;")
    return "," if not words else "&" if words in ("and", "or", "but") else "-"


def _of_title(key: Key) -> list[str]:
    title, length, prior, last, after, tags, above, goes_on = key
    return [
        f"title={title},len={length},tags={tags}",
        f"title={title},prior={prior}",
        f"title={title},last={last},after={after}",
        f"title={title},goes_on={goes_on}",
        f"above={above},len={length}",
    ]


def _of_following(key: Key) -> list[str]:
    side, same, after, tags, last = key
    return [
        f"followed={after},side={side},same={same},tags={tags}",
        f"followed={after},side={side},last={last}",
    ]


def _of_speaker(key: Key) -> list[str]:
    side, same, who, reach = key
    return [f"who={who},side={side},same={same}", f"reach={reach},side={side}"]


def _of_tags(key: Key) -> list[str]:
    tags, last, case, place, length = key
    return [
        f"tags={tags},last={last},case={case}",
        f"tags={tags},len={length}",
        f"listed={place},last={last},case={case}",
        f"listed={place},tags={tags}",
    ]


KIND_GROUPS = (
    _of_shape,
    _of_speech,
    _of_clause,
    _of_edges,
    _of_prior,
    _of_cue,
    _of_side,
    _of_place,
    _of_share,
    _of_title,
    _of_following,
    _of_speaker,
    _of_tags,
)
"""What each key says, as names of features."""


def kind_features(keys: Sequence[Key]) -> list[str]:
    """All features of a quotation's kind."""
    return [feature for group, key in zip(KIND_GROUPS, keys, strict=True) for feature in group(key)]
