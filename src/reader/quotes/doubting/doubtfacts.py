"""What makes a quotation, its speaker or the speaker's name doubtful, as facts with names.

Facts are marks, shapes, ways and steps of numbers, never words of the texts that weights were learned from.
"""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, NamedTuple

from reader.quotes.attributions.candidates import ACCORDING, COLON, DASH, GIVEN, OWNED, SUBJECT
from reader.quotes.lexicon.cues import STRONG_CUES
from reader.quotes.ranking.choosing import DIALOGUE

if TYPE_CHECKING:
    from reader.model.kinds import QuoteKind
    from reader.quotes.attributions.candidates import Attribution
    from reader.quotes.ranking.choosing import Choice
    from reader.quotes.ranking.pairfacts import Key, Situation
    from reader.quotes.speakers.resolutions import Resolution
    from reader.quotes.speakers.resolver import KnownNames

_BELIEFS = (0.6, 0.8, 0.9, 0.96, 0.985, 0.995, 0.999)
"""Beliefs of the ranker, as steps."""
_LEADS = (300, 800, 1500, 2500, 4000)
"""How far a kind is ahead of the next one, in thousandths as weights have them, as steps."""
_GAPS = (3, 12, 40, 150)
"""Code points between an attribution and its quotation, as steps."""
_MARGINS = (0.05, 0.15, 0.3, 0.5)
"""How far a name is ahead of the next one, as steps."""
_ALONE = 5
"""The step of a name that was the only one."""
_NO_VERBS = frozenset((SUBJECT, DASH, COLON, OWNED, ACCORDING, GIVEN))
_KNOWN = {"en": "en", "de": "de", "fr": "romance", "es": "romance", "it": "romance"}
"""Languages that have rules of their own."""


class Grounds(NamedTuple):
    """The facts about one quotation that its certainty rests on, but for whom the speaker's words stand for."""

    span: Key | float
    """What `span_facts` names; or how sure the stretch is, where that is known."""
    speaker: Key | float
    """What `speaker_facts` names; empty where there is no speaker. In a dialogue, of which no gold has enough, how sure
    it is."""
    where: str
    """Where the attribution stands: in the `same` sentence, `near` in the paragraph, `above` or `below` it."""
    carried: bool
    """Whether the speaker is that of the quotation before, which stands elsewhere."""


def language_fact(language: str | None) -> str:
    """A language as a fact: one that has rules of its own, another, or none; French, Spanish and Italian are alike."""
    return "none" if language is None else _KNOWN.get(language, "other")


def marked_grounds(
    at: Situation,
    choice: Choice,
    kind: QuoteKind,
    lead: int | None,
    previous: Attribution | None,
    language: str,
) -> Grounds:
    """What the certainty of a quotation between marks rests on.

    `lead`: how far its kind is ahead of the next one, None where a rule decided. `previous`: whose the quotation
    before is. `language`: what `language_fact` says.
    """
    found = choice.attribution
    shape = "open" if at.open else "continued" if at.continued else "single" if at.doubtful else "closed"
    clear = "rule" if lead is None else bisect_right(_LEADS, lead)
    if found is None:
        return Grounds(
            (kind, clear, "none", "none", at.length, at.lower, at.before, at.after, shape, language),
            (),
            "none",
            False,
        )
    where, gap, behind = _place(at, found)
    cue, carried = _cue(found), found is previous and where != "same"
    belief = "alone" if choice.alone else choice.rule or bisect_right(_BELIEFS, choice.belief)
    speaker: Key | float = choice.belief
    if choice.rule != DIALOGUE:
        speaker = (
            kind, belief, cue, where, gap, behind, found.mention, found.reach, found.inverted, carried, shape, language,
        )  # fmt: skip
    return Grounds(
        (kind, clear, cue, where, at.length, at.lower, at.before, at.after, shape, language),
        speaker,
        where,
        carried,
    )


def content_grounds(found: Attribution, sure: float, language: str) -> Grounds:
    """What the certainty of indirect speech rests on; `sure`: how likely the content is speech."""
    return Grounds(
        sure,
        (
            "indirect", "content", _cue(found), "same", 0, False, found.mention, found.reach, found.inverted, False,
            "none", language,
        ),
        "same",
        False,
    )  # fmt: skip


def _place(at: Situation, found: Attribution) -> tuple[str, int, bool]:
    """Where an attribution stands, how far away in steps, and whether behind the quotation."""
    if found.paragraph == at.home:
        where = "same" if found.sentence == at.sentence else "near"
    else:
        where = "above" if found.paragraph < at.home else "below"
    if found.first >= at.end:
        return where, bisect_right(_GAPS, found.first - at.end), True
    return where, bisect_right(_GAPS, at.start - found.last), False


def _cue(found: Attribution) -> str:
    """The sort of cue: a verb that announces speech wherever it stands, another verb, or none."""
    verb = found.verb
    return "strong" if verb in STRONG_CUES else verb if verb in _NO_VERBS else "weak"


def person_key(grounds: Grounds, to: Resolution, names: KnownNames, language: str) -> Key:
    """What is known of the name `to` that a speaker's words stand for; `person_facts` names it."""
    name, way, margin = to
    words = name.split() if name else [""]
    last, size = words[-1], len(words)
    known = "person" if last in names.persons else "doer" if names.people.get(last, 0) > 1 else "no"
    step = _ALONE if margin == 1 else bisect_right(_MARGINS, margin)
    return way, step, size if size < 4 else 4, known, grounds.where, grounds.carried, language


def span_facts(key: Key) -> list[str]:
    """What a key says about a stretch, as names of facts; "any" is always one."""
    kind, lead, cue, where, length, lower, before, after, shape, language = key
    return [
        "any",
        f"kind={kind}",
        f"kind={kind},lead={lead}",
        f"cue={cue}",
        f"where={where}",
        f"length={length},kind={kind}",
        f"length={length},where={where}",
        f"lower={int(lower)},kind={kind}",
        f"before={before}",
        f"after={after}",
        f"shape={shape}",
        f"language={language}",
    ]


def speaker_facts(key: Key) -> list[str]:
    """What a key says about the speaker's words, given the stretch."""
    kind, belief, cue, where, gap, behind, mention, reach, inverted, carried, shape, language = key
    return [
        "any",
        f"kind={kind}",
        f"belief={belief}",
        f"cue={cue},where={where}",
        f"where={where}",
        f"where={where},gap={gap},behind={int(behind)}",
        f"mention={mention}",
        f"mention={mention},inverted={int(inverted)}",
        f"mention={mention},carried={int(carried)}",
        f"reach={reach}",
        f"shape={shape}",
        f"language={language}",
    ]


def person_facts(key: Key) -> list[str]:
    """What a key says about the name, given the speaker's words."""
    way, margin, size, known, where, carried, language = key
    return [
        "any",
        f"way={way}",
        f"way={way},margin={margin}",
        f"way={way},words={size}",
        f"way={way},known={known}",
        f"way={way},carried={int(carried)}",
        f"where={where}",
        f"language={language}",
    ]
