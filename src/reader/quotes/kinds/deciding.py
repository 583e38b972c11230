"""Direct, mixed or scare: what the words between two marks are.

Direct: a whole utterance. Mixed: a fragment inside the reporter's own clause. Scare: quoted words that nobody
is credited with: titles, nicknames, "so-called".
"""

from __future__ import annotations

import re
from operator import getitem
from typing import TYPE_CHECKING

from reader.quotes.kinds.kindfacts import KIND_GROUPS, LOOKED_AT, WORD, title_case
from reader.quotes.kinds.romancekinds import is_speech
from reader.quotes.lexicon.wordlists import word_set
from reader.quotes.ranking.weights import kind_sums_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.model.kinds import QuoteKind
    from reader.quotes.attributions.candidates import Attribution
    from reader.quotes.attributions.survey import Survey
    from reader.quotes.ranking.pairfacts import Key, Situation
    from reader.quotes.ranking.weights import Model

KINDS: tuple[QuoteKind, ...] = ("direct", "mixed", "scare")
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
_REFERENCE = r" [—–-] [A-Z][^“”\"\n]{1,60}, (?:[A-Z][a-z]+\.? )?\d{1,2},? (?:[A-Z][a-z]+,? )?(?:19|20)\d\d$"
"""What follows a title in a list of sources: who published it, and the day."""
_NAMING = "called|dubbed|named|nicknamed|termed|titled|entitled|christened|billed as|known as|labell?ed"
_CALLED = (
    rf"(?:\b(?:is|are|was|were|be|been|being|\w+[’']s)(?: (?:\w+ly|also|often|so|now|then|instead|better|once))*"
    rf" (?:{_NAMING})|\b(?:an?|one)(?: [\w’'-]+){{1,3}} (?:{_NAMING})"
    r"|\b(?:the|his|her|its|their|this)(?: [\w’'-]+){1,3} (?:titled|entitled|nicknamed|known as)) (?:an? |the )?$"
)
"""Before what is only a name: "is sometimes called the", "a campaign named"."""
_CALLED_WITHIN = 60
"""Code points before the marks in which that stands."""
_DETERMINERS = word_set("the a an his her its their this these those")
_TITLE = 6
"""Words of a title behind a noun and a comma: "her memoir, “Long Ferries,”"."""


def is_called(survey: Survey, at: Situation) -> bool:
    """Whether the words are what something is called: "is known as “the Strip”", "a song called “Ferry”".

    A passive of naming says what the word is and not whose; with "by" behind the marks it does.
    """
    if at.before != "w":
        return False
    text = survey.text
    start = max(survey.lines[at.home][0], at.start - _CALLED_WITHIN)
    if re.compile(_CALLED).search(text, start, at.start) is None:
        return False
    return not text.startswith(" by ", at.end)


def is_title(survey: Survey, at: Situation) -> bool:
    """Whether a work is named: "the film “The Long Ferry”", "“Ferry stops” — Port Gazette, May 5, 2018"."""
    text = survey.text
    if at.after in "—–-" and re.compile(_REFERENCE).fullmatch(text, at.end, survey.lines[at.home][1]):
        return True
    if at.lower:
        return False
    words = WORD.findall(text[at.start + at.width : min(at.end, at.start + 80)])
    if not words or not words[0][0].isupper() or not words[-1][0].isupper():
        return False
    if title_case(words) and re.compile(_TITLE_BEHIND).match(text, at.end):
        return True
    if at.before not in "w,":
        return False
    before = [word.lower() for word in WORD.findall(text, max(0, at.start - 24), at.start)[-2:]]
    if not before or before[-1] not in _WORKS:
        return len(before) == 2 and before[1] == "of" and before[0] in _PARTS_OF_WORKS
    return at.before == "w" or (len(words) < _TITLE and title_case(words) > 0)


def is_part_of_clause(survey: Survey, at: Situation, clause: tuple[int, int]) -> bool:
    """Whether the reporter's "that" and determiner lead into the marks: "stated that the “...”".

    `clause`: what `clause_around` says.
    """
    if at.before != "w" or clause[0] != 2:
        return False
    before = WORD.findall(survey.text, max(0, at.start - 12), at.start)
    return bool(before) and before[-1].lower() in _DETERMINERS


def clause_around(survey: Survey, at: Situation, found: Attribution | None) -> tuple[int, int]:
    """Whether the reporter's clause holds words of the content before the marks, and after them.

    Before: 2 for "said that “...”", 1 for other words between the cue and the mark, 0 for none. After: 1
    where the clause goes on with a word that begins no attribution.
    """
    text = survey.text
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


def learned_kind(keys: Sequence[Key], model: Model) -> tuple[QuoteKind, int]:
    """The likeliest kind, and how far it is ahead of the next one, in thousandths as weights have them."""
    if not model.kind_sums:
        model.kind_sums += [kind_sums_of(features, model.kind) for features in KIND_GROUPS]
    direct, mixed, scare = map(sum, zip(_DOUBT, *map(getitem, model.kind_sums, keys), strict=True))
    if direct >= mixed and direct >= scare:
        return "direct", direct - max(mixed, scare)
    if mixed > scare:
        return "mixed", mixed - max(direct, scare)
    return "scare", scare - max(direct, mixed)


def plain_kind(survey: Survey, at: Situation, found: Attribution | None) -> QuoteKind:
    """The kind by rule alone, for languages the ranker has not learned: four words and more are speech."""
    inner = survey.text[at.start + at.width : min(at.end, at.start + LOOKED_AT)]
    size = len(WORD.findall(inner))
    if inner and ord(inner[0]) > 0x2E7F:  # no spaces between words: three characters or so to a word
        size = len(inner) // 3
    same = found is not None and found.sentence == at.sentence
    if at.continued or (size >= 2 and same and at.last in ",!?"):
        return "direct"
    if survey.tables is not None:
        said = is_speech(survey, survey.tables, at, found, WORD.findall(inner))
        return "direct" if said else "scare"
    return "direct" if size >= 4 else "scare"
