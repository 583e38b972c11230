"""How an attribution was found, in words a reader understands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.quotes.attributions.candidates import ACCORDING, COLON, DASH, INSIDE, OWNED, SUBJECT
from reader.quotes.ranking.choosing import DIALOGUE, LIST
from reader.quotes.ranking.pairfacts import is_credited, side_of
from reader.quotes.speakers.names import Names
from reader.quotes.speakers.resolutions import PRONOUN
from reader.quotes.speakers.rivals import MEN, people_before

if TYPE_CHECKING:
    from reader.quotes.attributions.candidates import Attribution
    from reader.quotes.ranking.pairfacts import Situation
    from reader.quotes.speakers.resolutions import Resolution
    from reader.quotes.speakers.resolver import Resolver

_WHO = {"name": "name", "pronoun": "pronoun", "nominal": "description"}


def how_attributed(at: Situation, found: Attribution, words: str, previous: Attribution | None) -> str:
    """The rule behind an attribution; `words` is the cue as written."""
    side, gap_start, gap_end = side_of(at, found)
    gap = gap_end - gap_start
    same = found.sentence == at.sentence and found.paragraph == at.home
    who = _WHO[found.mention]
    if at.continued and found is previous:
        return "goes on from the paragraph before, which left its quotation open"
    if found.reach == INSIDE and is_credited(at, found):
        return f"{who} after the verb “{words}”, set into the quotation"
    if is_credited(at, found):
        return f"{who} on a line of its own, right below the quotation"
    if found is previous and found.paragraph != at.home:
        return "no speaker of its own: goes on from the quotation before"
    if found is previous and not same:
        return "the same speaker as the quotation before, no other attribution between"
    if found.verb == SUBJECT:
        return (
            f"{who} that the sentence is about; no word of saying"
            if same
            else f"{who} that the text nearby is about"
        )
    if found.verb == DASH:
        return f"{who} after a dash, right after the quotation"
    if found.verb == COLON:
        return f"{who} and a colon, right before the quotation"
    if found.verb == OWNED:
        return f"{who} before the noun “{words}”"
    if found.verb == ACCORDING:
        return f"{who} after “according to”"
    pair = f"{who} after the verb “{words}”" if found.inverted else f"{who} before the verb “{words}”"
    if found.paragraph != at.home:
        return pair + (", in a paragraph before" if found.paragraph < at.home else ", in the next paragraph")
    place = "before" if side == "B" else "after"
    if gap <= 3:
        return f"{pair}, right {place} the quotation"
    return f"{pair}, {place} the quotation" + (" in the same sentence" if same else ", in another sentence")


_COUNTS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_MOST = 60
"""Code points of a mention that are shown where it has no name."""


def how_unnamed(words: str, to: Resolution, speakers: Resolver, at: int) -> str:
    """Why no name is given for a speaker's `words`, which stand at offset `at`; `to`: what was found for them."""
    words = words if len(words) <= _MOST else words[: _MOST - 1] + "…"
    if to.way == PRONOUN and isinstance(speakers.names, Names):
        man = words.lower() in MEN
        people = people_before(speakers.names, words, at) if to.name is not None else 0
        if people > 1:
            count = _COUNTS[people] if people < len(_COUNTS) else str(people)
            each = "either" if people == 2 else "any"
            return f"“{words}” may be {each} of {count} {'men' if man else 'women'} named before"
        if not people:
            return f"no {'man' if man else 'woman'} is named before “{words}”"
    if to.name is not None:
        return f"too unsure to name: {to.name}"
    return f"the text names nobody for “{words}”"


_SETTLED = {
    LIST: "goes with the quotations before it, in a list behind a colon",
    DIALOGUE: "takes turns with the speaker before, in a dialogue of two",
}


def how_settled(rule: str) -> str:
    """The rule behind an attribution that the quotations around decided."""
    return _SETTLED[rule]
