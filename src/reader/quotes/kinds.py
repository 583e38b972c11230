"""Direct, mixed or scare: what the words between two marks are.

Direct: a whole utterance. Mixed: a fragment inside the reporter's own clause. Scare: quoted words that nobody
is credited with: titles, nicknames, "so-called".
"""

from __future__ import annotations

import re
from bisect import bisect_right
from operator import getitem
from typing import TYPE_CHECKING

from reader.quotes.candidates import ACCORDING, COLON, DASH, SUBJECT
from reader.quotes.contents import quoted_share
from reader.quotes.cues import STRONG_CUES
from reader.quotes.features import side_of
from reader.quotes.german import NAMING_CUES
from reader.quotes.learned import kind_sums_of
from reader.quotes.wordlists import word_set

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.model import QuoteKind
    from reader.quotes.candidates import Attribution
    from reader.quotes.features import Key, Situation
    from reader.quotes.learned import Model
    from reader.quotes.reading import Reading

KINDS: tuple[QuoteKind, ...] = ("direct", "mixed", "scare")
_WORD = re.compile(r"[^\W_]+(?:[’'.\-][^\W_]+)*")
_FUNCTION = word_set(
    """the a an his her their its this that these those of to for in on as with by from at and or but
    not no so-called called calling dubbed titled named nicknamed term word phrase slogan hashtag
    known considered labeled is was are were be been being song book show film movie ad song program
    series chanting chant chants like how what said saying says between about into more very my our
    your"""
)
"""Words before a quotation that the ranker may know; any other is a `w`."""
_WORKS = word_set(
    """film movie book novel song album show series play documentary single episode game podcast ballad
    musical painting poem sitcom program programme column blog magazine hashtag nicknamed titled entitled
    memoir autobiography biography bestseller broadcast special op-ed essay drama comedy thriller"""
)
"""Nouns before the title of a work."""
_PARTS_OF_WORKS = word_set(
    "broadcast episode edition season cast star stars host hosts co-host author creator producer"
)
"""With "of", these stand before the title of a work."""
# Expressions that few texts need are compiled when one does.
_TITLE_BEHIND = (
    rf",? (?:an?|the|his|her|their) (?:[\w’'-]+ ){{0,3}}(?:{'|'.join(sorted(_WORKS))})\b"
    r"| (?:star|host|actor|actress|singer|anchor|author|co-host|creator|contestant|moderator|episode|fame)s?\b"
)
"""What follows a title: "“Long Ferry,” a novel by", "“The Long Ferry” star"."""
_SPOKEN = word_set("i i’m i'm i’ve i've we we’re we're you you’re you're my our me us")
_FINITE = word_set(
    """is are was were am be been has have had do does did will would can could should may might must
    isn't isn’t don't don’t didn't didn’t doesn't doesn’t can't can’t won't won’t it's it’s that's
    that’s he's he’s there's there’s they're they’re"""
)
_REFERENCE = r" [—–-] [A-Z][^“”\"\n]{1,60}, (?:[A-Z][a-z]+\.? )?\d{1,2},? (?:[A-Z][a-z]+,? )?(?:19|20)\d\d$"
"""What follows a title in a list of sources: who published it, and the day."""
_DETERMINERS = word_set("the a an his her its their this these those")
_SHARES = (0.5, 0.7, 0.8, 0.86, 0.9, 0.94, 0.99)
"""Shares of a content that stand between marks, as steps: from nine tenths a content counts as direct."""
_TITLE = 6
"""Words of a title behind a noun and a comma: "her memoir, “Long Ferries,”"."""
_LISTED = 8
"""Code points between quotations of one list."""
_LOOKED_AT = 400
"""Code points of a long quotation that are read for its kind."""


def kind_keys(
    reading: Reading, at: Situation, found: Attribution | None, belief: float, clause: tuple[int, int]
) -> tuple[Key, ...]:
    """The facts about a quotation and the attribution chosen for it, one key for each of `KIND_GROUPS`.

    `clause`: what `clause_around` says.
    """
    text = reading.text
    inner = text[at.start + at.width : min(at.end - at.width, at.start + _LOOKED_AT)]
    words = _WORD.findall(inner)
    size = len(words)
    length = size if size < 5 else 5 if size < 7 else 6 if size < 10 else 7 if size < 16 else 8
    lows = list(map(str.lower, words[:40]))
    finite = int(not _FINITE.isdisjoint(lows))
    spoken = int(not _SPOKEN.isdisjoint(lows))
    capitals = sum([word[0].isupper() for word in words[:8]])
    case = "l" if inner[:1].islower() else "T" if 1 < capitals >= min(size, 8) * 0.6 else "U"
    prior = at.before
    if prior == "w":
        before = _WORD.findall(text, max(reading.lines[at.home][0], at.start - 24), at.start)
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
    share = bisect_right(_SHARES, quoted_share(reading, found, at.index))
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
        (_title_case(words), min(length, 5), prior, last, at.after, at.tags, at.above, goes_on),
        (side, same, found.after if found else "-", at.tags, last),
        (side, same, found.who if found else "-", found.reach if found else "-"),
        (at.tags, last, case, _list_place(reading, at), min(length, 6)),
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


def _title_case(words: list[str]) -> int:
    """Whether words are written as titles are: 0 no, 1 a lone capitalised word, 2 several, all long ones so."""
    if len(words) > 9 or not words or not words[0][0].isupper():
        return 0
    long = [word for word in words if len(word) > 3 or word[0].isupper()]
    if not all(word[0].isupper() for word in long):
        return 0
    return 1 if len(words) == 1 else 2 if len(long) > 1 else 0


def _list_place(reading: Reading, at: Situation) -> str:
    """Whether another quotation follows or precedes with next to nothing between: "“A,” “B” and “C”"."""
    text, marked, index = reading.text, reading.marked, at.index
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


def is_title(reading: Reading, at: Situation) -> bool:
    """Whether a work is named: "the film “The Long Ferry”", "“Ferry stops” — Port Gazette, May 5, 2018"."""
    text = reading.text
    if at.after in "—–-" and re.compile(_REFERENCE).fullmatch(text, at.end, reading.lines[at.home][1]):
        return True
    if at.lower:
        return False
    words = _WORD.findall(text[at.start + at.width : min(at.end, at.start + 80)])
    if not words or not words[0][0].isupper() or not words[-1][0].isupper():
        return False
    if _title_case(words) and re.compile(_TITLE_BEHIND).match(text, at.end):
        return True
    if at.before not in "w,":
        return False
    before = [word.lower() for word in _WORD.findall(text, max(0, at.start - 24), at.start)[-2:]]
    if not before or before[-1] not in _WORKS:
        return len(before) == 2 and before[1] == "of" and before[0] in _PARTS_OF_WORKS
    return at.before == "w" or (len(words) < _TITLE and _title_case(words) > 0)


def is_part_of_clause(reading: Reading, at: Situation, clause: tuple[int, int]) -> bool:
    """Whether the reporter's "that" and determiner lead into the marks: "stated that the “...”".

    `clause`: what `clause_around` says.
    """
    if at.before != "w" or clause[0] != 2:
        return False
    before = _WORD.findall(reading.text, max(0, at.start - 12), at.start)
    return bool(before) and before[-1].lower() in _DETERMINERS


def clause_around(reading: Reading, at: Situation, found: Attribution | None) -> tuple[int, int]:
    """Whether the reporter's clause holds words of the content before the marks, and after them.

    Before: 2 for "said that “...”", 1 for other words between the cue and the mark, 0 for none. After: 1
    where the clause goes on with a word that begins no attribution.
    """
    text = reading.text
    before = 0
    if found is not None and found.sentence == at.sentence and found.cue_end <= at.start:
        gap = text[found.last : at.start]
        if len(gap) < 300:
            words = gap.lower().split()
            before = 2 if "that" in words else 1 if any(word[0].isalpha() for word in words) else 0
    rest = text[at.end : at.end + 2]
    goes_on = rest[:1] == " " and rest[1:].islower()
    if goes_on and found is not None and 0 <= found.first - at.end <= 2:
        goes_on = False
    return before, int(goes_on)


_DOUBT = (1250, 0, 1050)
"""What each of `KINDS` has before anything is known, in thousandths as weights have them. In doubt a quotation is
direct: then its span is exactly what stands between the marks; and rather nobody's than part of a sentence whose
speaker is in doubt, which holds for ties too."""


def learned_kind(keys: Sequence[Key], model: Model) -> QuoteKind:
    """The likeliest kind."""
    if not model.kind_sums:
        model.kind_sums += [kind_sums_of(features, model.kind) for features in KIND_GROUPS]
    direct, mixed, scare = map(sum, zip(_DOUBT, *map(getitem, model.kind_sums, keys), strict=True))
    if direct >= mixed and direct >= scare:
        return "direct"
    return "mixed" if mixed > scare else "scare"


def plain_kind(reading: Reading, at: Situation, found: Attribution | None) -> QuoteKind:
    """The kind by rule alone, for languages the ranker has not learned: four words and more are speech."""
    inner = reading.text[at.start + at.width : min(at.end, at.start + _LOOKED_AT)]
    size = len(_WORD.findall(inner))
    if inner and ord(inner[0]) > 0x2E7F:  # no spaces between words: three characters or so to a word
        size = len(inner) // 3
    same = found is not None and found.sentence == at.sentence
    if at.continued or (size >= 2 and same and at.last in ",!?"):
        return "direct"
    if reading.language == "de":
        return "direct" if _german_speech(at, found, size) else "scare"
    return "direct" if size >= 4 else "scare"


def _german_speech(at: Situation, found: Attribution | None, size: int) -> bool:
    """Whether German words between marks are speech: a cue in their sentence, or the look of a sentence."""
    if found is not None and found.sentence == at.sentence and found.verb != SUBJECT:
        return size >= 2 or at.lower or found.verb in NAMING_CUES
    sentence = at.last in ".,!?" or at.after == "," or at.before == ":" or (at.at_head and at.at_tail)
    return size >= 4 and (sentence or at.lower or size >= 10)
