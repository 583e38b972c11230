"""Whether words between marks are speech in French, Spanish and Italian, by rules alone."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reader.quotes.attributions.candidates import OWNED, SUBJECT
from reader.quotes.kinds.kindfacts import WORD, title_case

if TYPE_CHECKING:
    from reader.quotes.attributions.candidates import Attribution
    from reader.quotes.attributions.survey import Survey
    from reader.quotes.lexicon.grammar import Language
    from reader.quotes.ranking.pairfacts import Situation

_SENTENCE_ENDS = frozenset(".!?…,")
_LOOKED_BACK = 40
"""Code points before the marks in which a word stands that says what is quoted."""
_TITLE = 8
"""Words of a title."""
_LONG = 10
"""Words from which anything is speech."""
_BEHIND_WORK = 4
"""Words between a work and the comma before its title."""
_FRAGMENT = 3
"""Words of a part of a sentence that is its subject's."""
_SPEAKERS = frozenset(("name", "titled", "office", "he", "she"))
_PHRASE = 4


def is_speech(
    survey: Survey, tables: Language, at: Situation, found: Attribution | None, words: list[str]
) -> bool:
    """Whether a quotation is somebody's words; `words`: its own. Titles, terms and nicknames are nobody's."""
    size = len(words)
    if not size:
        return False
    if survey.marked[at.index].bare:
        return True
    same = found is not None and found.sentence == at.sentence and found.paragraph == at.home
    ends = at.last in _SENTENCE_ENDS
    if _is_named(survey, tables, at, found, words):
        return False
    if found is not None and same and found.verb != SUBJECT:
        if size == 1:
            return (at.lower and _goes_with(found, at)) or at.last in "!?" or _is_announced(at, found)
        return title_case(words) < 2 or ends or _is_announced(at, found)
    if (
        same
        and found is not None
        and at.lower
        and at.before == "w"
        and size >= _FRAGMENT
        and found.who in _SPEAKERS
    ):
        return True
    sentence = ends or at.after in ",." or at.before == ":" or (at.at_head and at.at_tail)
    if at.before == ":" and size > 1 and found is not None and not at.lower:
        return True
    whole = at.before in '^.”"' and not at.lower and (ends or at.after in ".$")
    if whole and size > 1 and found is not None:
        return True
    return size >= _LONG or (size >= _PHRASE and sentence) or (size > _PHRASE and at.lower)


def _goes_with(found: Attribution, at: Situation) -> bool:
    """Whether the verb stands before the marks, or right behind them."""
    return found.last <= at.start or found.first - at.end <= 3


def _is_announced(at: Situation, found: Attribution) -> bool:
    """Whether a colon leads to the marks, or the verb touches them."""
    return at.before == ":" or (0 <= found.first - at.end <= 3 and found.verb != OWNED)


def _is_thing(tables: Language, word: str) -> bool:
    """Whether a lower-case word is a noun for nobody who speaks: "le quartier dit « le Port »"."""
    speakers = (
        tables.roles,
        tables.groups,
        tables.organisations,
        tables.between,
        tables.pronouns,
        tables.relatives,
    )
    return not any(word in words for words in speakers)


def _is_named(
    survey: Survey, tables: Language, at: Situation, found: Attribution | None, words: list[str]
) -> bool:
    """Whether the word before the marks says that a name follows: "le film « Marée »", "la llamada «ruta»"."""
    if at.before not in "w,":
        return False
    line = survey.lines[at.home][0]
    words_before = WORD.findall(survey.text, max(line, at.start - _LOOKED_BACK), at.start)
    before = [re.split("[’']", word.lower())[-1] for word in words_before]
    if not before:
        return False
    last = before[-1]
    if at.before == ",":
        told = found is not None and found.sentence == at.sentence and found.verb != SUBJECT
        work = not tables.works.isdisjoint(before[-_BEHIND_WORK:])
        told = told and last not in tables.works
        return work and not told and not at.lower and len(words) <= _TITLE and at.last not in _SENTENCE_ENDS
    if last in tables.works:
        return not at.lower and len(words) <= _TITLE
    bearer = last in tables.links and len(before) > 1 and before[-2] in tables.roles
    if (bearer or any(last == source[-1] for source in tables.according)) and not at.lower:
        return (
            len(words) <= _TITLE and at.last not in _SENTENCE_ENDS
        )  # "l'auteur de « Marée »", "según «El Puerto»"
    if last not in tables.naming:
        return False
    if last not in tables.cues or tables.cues[last] == "call":
        return len(words) <= _TITLE
    noun = len(before) > 1 and _is_thing(tables, before[-2])
    noun = noun and survey.text[line : at.start].rstrip().rpartition(" ")[0].rpartition(" ")[2].islower()
    touches = found is not None and 0 <= at.start - found.cue_end <= 3 and not noun
    return not touches and len(words) <= _TITLE
