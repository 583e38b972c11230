"""Indirect speech: contents in the reporter's words that a cue announces, and how likely each is one.

Rules list the contents an attribution may announce, one as a rule, and a few ways in which each may end; learned
weights of facts say which is the likeliest, and whether it is speech ("said she would resign") or not ("said goodbye").
"""

from __future__ import annotations

from bisect import bisect_left
from math import exp
from operator import attrgetter, getitem
from typing import TYPE_CHECKING, NamedTuple

from reader.quotes.attributions.candidates import ACCORDING, COLON, DASH, GIVEN, OWNED, SUBJECT
from reader.quotes.kinds.contentfacts import (
    CONTENT_GROUPS,
    PAUSES,
    announced,
    content_keys,
    cut_at,
    has_finite,
)
from reader.quotes.kinds.contents import (
    ADDRESSED,
    ASKED,
    TIMES,
    clause_end,
    content_start,
    last_token,
    sentence_end,
    trimmed,
)
from reader.quotes.lexicon.classes import BREAK, NAME, PREP, QUOTED
from reader.quotes.lexicon.wordlists import word_set
from reader.quotes.ranking.weights import UNIT, sums_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader.quotes.attributions.candidates import Attribution
    from reader.quotes.attributions.survey import Survey
    from reader.quotes.kinds.contentfacts import Announced
    from reader.quotes.ranking.pairfacts import Key
    from reader.quotes.ranking.weights import Model
    from reader.quotes.words.tokens import Words

_cue = attrgetter("cue_start")
LIKELY = 0.55
"""From here on a content is given: four in five of those given are annotated as speech too."""
_SHORTEST = 2
"""Tokens of a content."""
_LONGEST_BEFORE = 120
_NO_CUES = frozenset((SUBJECT, DASH, COLON))
_SUBJECTS = frozenset(("he", "she", "they", "we", "i"))
"""Pronouns that are no objects: a clause begins with them, whatever its verb."""
_MEDIA = word_set("release publish post title term label quote read sing go begin continue")
"""Verbs whose object is the medium or nothing that was said: "released a statement"."""
_SAYING = word_set("say tell add write argue claim insist note believe think")
"""Verbs whose clause may begin with an adjunct: "said in the end, they would"."""
_ADJUNCTS = word_set("on in at by after during before when while as because for with through over until")
"""Words at which an object may end."""
_QUESTIONS = word_set("whether if how why what who when where which")
DEMAND = "demand"
"""The pattern of "calling for X to do Y", which is speech by its form."""
HOW = {
    "that": "the speaker's verb and “that”",
    "asks": "the speaker's verb and a question",
    "to": "the speaker's verb and what it wants done",
    "clause": "the speaker's verb with a clause",
    "object": "the speaker's verb and its object",
    DEMAND: "a demand: “calling for”",
    "about": "the speaker's verb and what it is about",
    "before": "the speaker and the verb after what was said",
    "split": "the speaker and the verb, set into what was said",
    "according": "“according to” and a name, then what was said",
}
"""Each pattern of a content in words a reader understands."""


class Content(NamedTuple):
    """A stretch that may be indirect speech; `keys`: the facts it is judged by."""

    start: int
    end: int
    pattern: str
    keys: tuple[Key, ...]


def all_contents(survey: Survey) -> Iterator[tuple[Attribution, list[Content]]]:
    """Each content the attributions of a text may announce, with the ways it may end, in the order of cues."""
    for found in sorted((*survey.attributions, *survey.minds), key=_cue):
        for ways in contents_of(survey, found):
            yield found, ways


def contents_of(survey: Survey, found: Attribution) -> list[list[Content]]:
    """The contents an attribution may announce in its own sentence, each with the ways it may end.

    One as a rule, two where the attribution stands inside ("C, S said, C"), none where nothing qualifies.
    """
    if found.verb in _NO_CUES or found.alternate or _describes_a_noun(found):
        return []
    words = survey.words[found.paragraph]
    token = last_token(words, found)
    span = _before_cue(words, found, token)
    if span is None:
        span = _after_cue(words, found, token)
        if span is None:
            return []
    begin, finish, pattern = span
    if found.verb == GIVEN and pattern != "that":
        return []
    spans = [(begin, finish)]
    if pattern == "split":
        head = words.sentence[token]
        if found.inverted:
            spans = []  # "C, said Jane Roe, a professor": what follows is who she is
        if not words.bits[head] & (PREP | BREAK) or words.bits[head] & NAME:
            spans.append((head, bisect_left(words.starts, found.first) - 1))  # "The trouble, she said, is"
    out = []
    for begin, finish in spans:
        if finish - begin < _SHORTEST:
            continue
        told = announced(words, found, begin, pattern)
        ends = _ends(words, begin, finish, pattern)
        ways = [content for end, way in ends if (content := _content(survey, told, end, way))]
        if ways:
            out.append(ways)
    return out


def _content(survey: Survey, told: Announced, finish: int, way: str) -> Content | None:
    words, begin = told.words, told.begin
    if words.quoted_in(begin, finish):
        return None
    start, end = trimmed(survey.text, words.starts[begin], words.end(finish - 1))
    return Content(start, end, told.pattern, content_keys(told, finish, way)) if start < end else None


def _ends(words: Words, begin: int, finish: int, pattern: str) -> list[tuple[int, str]]:
    """Where a content that begins at `begin` may end, and which way that is: at `finish`, or at a pause before."""
    if pattern in ("before", "split"):
        return [(finish, "whole")]
    lows = words.lows
    pauses = [k for k in range(begin + _SHORTEST, finish - 1) if lows[k] in PAUSES]
    cut = cut_at(words, pauses[0]) if pauses else ""
    out = [(finish, f"whole{cut}")]
    if pauses:
        out.append((pauses[0], "first" if len(pauses) > 1 else "only"))
        if len(pauses) > 1:
            out.append((pauses[-1], "last"))
    if pattern == "object":
        stop = pauses[0] if pauses else finish
        cut_off = words.first_of(_ADJUNCTS, begin + _SHORTEST, stop)
        if cut_off < stop:
            out.append((cut_off, "adjunct"))
    return out


def _describes_a_noun(found: Attribution) -> bool:
    """ "a statement explaining why": tells what the statement is, not what somebody says."""
    return found.form.endswith("ing") and found.who in ("document", "thing") and found.reach != "comma"


def _after_cue(words: Words, found: Attribution, token: int) -> tuple[int, int, str] | None:
    """ "S said (that) C", "S asked whether C", "S vowed to C", "According to S, C"."""
    lows = words.lows
    end = sentence_end(words, token)
    if found.verb == ACCORDING:
        comma = next((k for k in range(token + 1, min(end, token + 12)) if lows[k] == ","), None)
        if found.token == words.sentence[token] and comma is not None and comma + 3 < end:
            return comma + 1, end, "according"
        return None
    if found.inverted or _is_cut_off(words, token + 1, end, found.verb):
        return None
    begin, that = content_start(words, token, end, found.verb)
    finish = clause_end(words, token)
    if begin >= finish or lows[begin] in ",:;.":
        return None
    if that:
        return begin, finish, "asks" if lows[begin] in ASKED else "that"
    if lows[begin] in _QUESTIONS:
        return begin, finish, "asks"
    if lows[begin] == "to" and found.verb not in ADDRESSED:
        return begin, finish, "to"
    if words.bits[begin] & PREP and not words.bits[begin] & NAME:
        if found.verb == "call" and lows[begin] in ("for", "on") and "to" in lows[begin:finish]:
            return begin, finish, DEMAND
        return begin + 1, finish, "about"
    if found.verb in _MEDIA:
        return None
    saying = found.verb in _SAYING
    if has_finite(words, begin, finish if saying else words.first_of(PAUSES, begin + 1, finish)) or (
        saying and words.lows[begin] in _SUBJECTS
    ):
        return begin, finish, "clause"
    if found.verb == "say" and words.lows[begin] == "it" and finish - begin > _SHORTEST:
        return begin, finish, "clause"
    return begin, finish, "object"


def _is_cut_off(words: Words, after: int, end: int, verb: str) -> bool:
    """Whether nothing can follow a cue: its sentence ends, or a comma, a colon or a quotation is next."""
    if after >= end or words.lows[after] in ",:.":
        return True
    return bool(words.bits[after] & QUOTED) and verb not in ADDRESSED


def _before_cue(words: Words, found: Attribution, token: int) -> tuple[int, int, str] | None:
    """ "C, S said." and "C, according to S"."""
    lows = words.lows
    begin = bisect_left(words.starts, found.first)
    if not begin or lows[begin - 1] != "," or found.verb == OWNED:
        return None
    first, end = words.sentence[token], sentence_end(words, token)
    adjunct = words.bits[first] & (PREP | BREAK) and not words.bits[first] & NAME
    if not 4 <= begin - first <= _LONGEST_BEFORE:
        return None
    after = token + 1
    if adjunct and after < end and lows[after] not in ".;,":
        return None
    if after + 1 < end and lows[after] == "," and words.bits[after + 1] & QUOTED:
        return None
    if (
        after < end
        and lows[after] == ","
        and found.verb != ACCORDING
        and not has_finite(words, first, begin - 1)
    ):
        return (after + 1, clause_end(words, after + 1), "split") if after + 3 < end else None
    if found.verb == ACCORDING or after >= end or lows[after] in (".", ",", ";") or lows[after] in TIMES:
        return first, begin - 1, "before"
    return None


def content_features(content: Content) -> list[str]:
    """All features of a content."""
    return [
        feature for group, key in zip(CONTENT_GROUPS, content.keys, strict=True) for feature in group(key)
    ]


def likelihood(content: Content, model: Model) -> float:
    """How likely a content is speech that somebody is credited with, 0 to 1."""
    if not model.indirect_sums:
        model.indirect_sums += [sums_of(features, model.indirect) for features in CONTENT_GROUPS]
    score = sum(map(getitem, model.indirect_sums, content.keys)) * UNIT
    less = exp(-abs(score))  # what the smaller of the two shares is to the larger one
    belief = (1.0 if score > 0 else less) / (1.0 + less)
    return max(belief, LIKELY) if content.pattern == DEMAND else belief
