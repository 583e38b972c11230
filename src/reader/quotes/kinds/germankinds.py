"""Speech or only words, in German: what stands between two marks, by rule.

A fragment is speech where somebody is credited with its sentence, by a cue or by the subjunctive; a name, a title and a
word that something is called are nobody's.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.quotes.attributions.candidates import SUBJECT
from reader.quotes.attributions.reported import is_reported, tokens_of
from reader.quotes.kinds.kindfacts import LOOKED_AT, WORD
from reader.quotes.lexicon.germannouns import MEDIA, NAMING, SAYINGS, is_body, is_someone, is_thing
from reader.quotes.lexicon.germanverbs import OBJECT_CUES, WEAKLY
from reader.quotes.lexicon.wordlists import word_set
from reader.quotes.ranking.pairfacts import Situation

if TYPE_CHECKING:
    from reader.model.kinds import QuoteKind
    from reader.quotes.attributions.candidates import Attribution
    from reader.quotes.attributions.survey import Survey
_ENDS = frozenset(".,!?…")
_BEFORE = 60
"""Code points before the marks that are looked at."""
_NAME = 7
"""Words at most of a name or a title."""
_ARTICLES = word_set("der die das den dem des laut im vom beim zum zur bei in von gegenüber ein eine einen")
_AS = word_set("als von vom für vor eine einen einer einem ein mit zu zum zur und")
"""Words before a quoted word that is said: "sprach von „Willkür“", "als „Lüge“"."""
_TITLE_HEADS = word_set("der die das zur zum the an am im auf von ein eine le la los el große großer großes")
_PLACES = ("portal", "magazin", "sender", "account", "zeitung", "dienst", "blatt")
_WANTING = word_set("will wollen wollte wollten möchte möchten")
_SHARED = frozenset(("und", "oder"))
_JOINTS = frozenset(("", "und", "oder", "sowie"))
_SHORT_NAME = 3
_MEMBERS = 5
"""Members of a list of names that are followed back to the noun before the first."""
_SHORT = 4
"""Code points up to which a capitalised ending in -en or -er is no adjective."""


def german_kind(survey: Survey, at: Situation, found: Attribution | None) -> QuoteKind:
    """The kind of a quotation: direct, or scare for words that nobody is credited with."""
    words = _words_inside(survey, at)
    size = len(words)
    if at.continued:
        return "direct"
    same = found is not None and found.sentence == at.sentence
    cued = found is not None and same and found.verb != SUBJECT
    if not size or _is_called(survey, at, words, found if cued else None):
        return "scare"
    if same and size >= 2 and at.last in ",!?":
        return "direct"
    if at.before == ":" and (size >= 2 or at.last in _ENDS):
        return "direct"
    if found is not None and cued:
        return "direct" if _is_credited(survey, at, found, words) else "scare"
    if size >= 2 and found is not None and at.before == "w" and _is_announced(survey, at):
        return "direct"
    if found is not None and (is_reported(survey, at.sentence) or (same and _is_wanted(survey, at, found))):
        return "direct"
    sentence = at.last in _ENDS or at.after == "," or (at.at_head and at.at_tail)
    if size >= 2 and found is not None and at.last in ".!?" and _heads_sentence(survey, at):
        return "direct"
    return "direct" if size >= 4 and (sentence or at.lower or size >= 10) else "scare"


def _is_announced(survey: Survey, at: Situation) -> bool:
    """Whether a noun for something said stands right before the marks: "mit den Worten „Wir bleiben“"."""
    before = _words_before(survey, at)
    return bool(before) and before[-1][0].isupper() and before[-1].lower().endswith(SAYINGS)


def _heads_sentence(survey: Survey, at: Situation) -> bool:
    """Whether a quotation is the first of its sentence, behind another one."""
    start, _ = tokens_of(survey, at.sentence)
    return start > 0 and survey.words[at.home].starts[start] == at.start


def _is_wanted(survey: Survey, at: Situation, found: Attribution) -> bool:
    """ "Ada Nilsen will „Platz zum Atmen“ schaffen": what somebody wants, in his own words."""
    if found.reach != "4":
        return False
    start, end = tokens_of(survey, at.sentence)
    return not _WANTING.isdisjoint(survey.words[at.home].lows[start:end])


def _words_inside(survey: Survey, at: Situation) -> list[str]:
    return WORD.findall(survey.text[at.start + at.width : min(at.end - at.width, at.start + LOOKED_AT)])


def _touches(at: Situation, found: Attribution) -> bool:
    return 0 <= found.first - at.end <= 3 or 0 <= at.start - found.last <= 3


def _is_credited(survey: Survey, at: Situation, found: Attribution, words: list[str]) -> bool:
    """Whether a fragment in the sentence of a cue is what the cue announces."""
    if len(words) >= 2 or at.lower or found.verb in OBJECT_CUES:
        return True
    if (_touches(at, found) and found.verb not in WEAKLY) or is_reported(survey, at.sentence):
        return True
    before = _words_before(survey, at)
    return bool(before) and before[-1].lower() in _AS


def _words_before(survey: Survey, at: Situation) -> list[str]:
    """The last words before the marks, in their paragraph."""
    start = max(survey.lines[at.home][0], at.start - _BEFORE)
    return WORD.findall(survey.text, start, at.start)[-3:]


def _is_called(
    survey: Survey, at: Situation, words: list[str], found: Attribution | None, members: int = _MEMBERS
) -> bool:
    """Whether something is only called so: a work, a paper, a ship, "so-called".

    `found`: whoever has a cue in the sentence; `members`: of a list that are followed back.
    """
    text, size = survey.text, len(words)
    if at.before == "(" and size <= _NAME and at.last not in ".!?":
        return True
    before = _words_before(survey, at) if at.before in "w," else []
    if not before:
        return False
    if at.before == "w" and not NAMING.isdisjoint(word.lower() for word in before[-2:]):
        return True
    if text.startswith("-", at.end) or (
        text.startswith(" -", at.end) and text[at.end + 2 : at.end + 3].isalpha()
    ):
        return True  # "im „Hollin“-Prozess"
    if size > _NAME or at.last in ".,!?":
        return False
    if found is not None and found.verb in ("nennen", "heißen") and _names_itself(survey, found):
        return True
    if at.before == "," or before[-1].lower() in _SHARED:
        return members > 0 and _follows_a_name(survey, at, found, members - 1)
    announced = found is not None and (
        before[-1].lower() == "als" or (_touches(at, found) and _leads(at, found, before[-1]))
    )
    if found is not None and not announced and before[-1].lower() in _ARTICLES and _touches(at, found):
        return not at.lower and size <= _SHORT_NAME  # "im Gespräch mit dem „Boten“ sagte sie"
    return not announced and _is_named(survey, at, words, before)


def _leads(at: Situation, found: Attribution, noun: str) -> bool:
    """Whether an attribution beside the marks announces them: not one whose subject is the noun that they name."""
    if found.last > at.start:
        return at.after == ","
    named = found.last == found.end and found.mention == "nominal" and noun[0].isupper()
    return not named or is_someone(noun.lower()) or is_body(noun.lower())


def _is_named(survey: Survey, at: Situation, words: list[str], before: list[str]) -> bool:
    """Whether the noun before the marks, or the words between them, say that they are a name."""
    noun, low = before[-1], before[-1].lower()
    if noun[0].isupper():
        beside = survey.text[at.start - 1] == " " and len(before) > 1 and low not in _ARTICLES
        if beside and not at.lower:
            return not low.endswith(SAYINGS)
        if low.endswith(_PLACES):
            return True
    apart = survey.text[max(0, at.start - len(noun) - 3) : at.start - len(noun) - 1]
    if apart == ", " and low in ("der", "die", "das") and not at.lower:
        return True  # "Ada Nilsen, die „Löwin von Hollin“"
    if words[-1].lower() in MEDIA and not at.lower and (low in _ARTICLES or low.endswith("er")):
        return True
    return _is_proper(words)


def _is_proper(words: list[str]) -> bool:
    """Whether words are written as a name is: all with capitals, or a capital adjective or article first."""
    if len(words) < 2 or not words[0][0].isupper():
        return False
    if all(word[0].isupper() or word[0].isdigit() for word in words):
        return not is_thing(words[-1].lower())
    first = words[0].lower()
    return words[1][0].isupper() and (
        first in _TITLE_HEADS or (first.endswith(("en", "er", "es")) and len(first) > _SHORT)
    )


def _names_itself(survey: Survey, found: Attribution) -> bool:
    """ "der früher „Mole“ hieß", "nennt sich „Mole“": a name, and nothing said."""
    around = survey.text[max(0, found.cue_start - 60) : found.cue_end + 12].lower()
    if found.verb == "nennen":
        return " sich " in around
    return not (" es" in around[-24:] or "darin" in around or found.cue_end == found.cue_start)


def _follows_a_name(survey: Survey, at: Situation, found: Attribution | None, members: int) -> bool:
    """Whether a name goes before in a list: "die Schiffe „Mole“ und „Tide“"."""
    if not at.index or at.lower:
        return False
    before = survey.marked[at.index - 1]
    if survey.text[before.end : at.start].strip(" ,") not in _JOINTS:
        return False
    last = Situation(survey, at.index - 1)
    return _is_called(survey, last, _words_inside(survey, last), found, members)
