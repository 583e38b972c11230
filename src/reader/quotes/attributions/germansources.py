"""German sources without a verb: "so Ada Nilsen", "laut Polizei", "dem Amt zufolge", "nach Angaben der Stadt"."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reader.quotes.attributions.candidates import ACCORDING
from reader.quotes.attributions.germanclauses import best_of
from reader.quotes.attributions.germanphrases import BODY, NOUN, SOMEONE, THING, Phrase
from reader.quotes.lexicon.classes import DET, QUOTED
from reader.quotes.lexicon.wordlists import word_set

if TYPE_CHECKING:
    from reader.quotes.attributions.germanclauses import Clauses

SO = "so"
"""The cue of "so Ada Nilsen"."""
_BEING = word_set("ist sind war waren sei seien steht bleibt klingt wäre")
_WHOSE = word_set(
    """angaben ansicht meinung auffassung einschätzung worten aussage aussagen überzeugung darstellung informationen
    berichten schilderung sicht augen lesart"""
)
_PAPER = 40
"""Code points of the name of a paper, with its marks."""
_CLOSING = (")",)


class Source(NamedTuple):
    """A speaker's phrase, the tokens of the words that announce it, and the verb they count as."""

    phrase: tuple[int, int]
    cue: tuple[int, int]
    verb: str
    inverted: bool = True


def source_at(clauses: Clauses, at: int) -> Source | None:
    """The source beside one of the announcing words (`ANNOUNCING`) at a token."""
    words, end = clauses.words, clauses.end
    lows = words.lows
    low = lows[at]
    if low == SO:
        return _so(clauses, at)
    if low in ("laut", "gemäß"):
        found = clauses.phrase_from(at + 1) or _paper(clauses, at + 1)
        return Source(found[:2], (at, at), ACCORDING) if found is not None and found.rank >= THING else None
    if low == "zufolge":
        before = [p for p in clauses.phrases if p.last == at - 1]
        return Source(before[-1][:2], (at, at), ACCORDING, inverted=False) if before else None
    if low == "für":
        return _for(clauses, at)
    if at + 2 >= end:
        return None
    if lows[at + 1] in _WHOSE:
        return _by_account_of(clauses, at)
    if low == "nach" and lows[at + 1] == "eigenen":
        best = best_of([p for p in clauses.phrases if p.subject])
        return (
            Source(best[:2], (at, at + 2), ACCORDING, inverted=at < best.first) if best is not None else None
        )
    return None


def _so(clauses: Clauses, at: int) -> Source | None:
    """ "“Q”, so Ada Nilsen": "so" behind a quotation, a comma or a dash."""
    words = clauses.words
    if at == clauses.start or not (words.bits[at - 1] & QUOTED or words.lows[at - 1] in (",", "–")):
        return None
    found = clauses.phrase_from(at + 1)
    if found is None or (found.rank < NOUN and found.last == found.head):
        return None
    return Source(found[:2], (at, at), SO)


def _for(clauses: Clauses, at: int) -> Source | None:
    """ "Für Ada Nilsen ist das": what follows is her opinion."""
    lows = clauses.words.lows
    if at != clauses.start:
        return None
    found = clauses.phrase_from(at + 1)
    if found is None and lows[at + 1 : at + 2] == ["ihn"]:
        found = Phrase(at + 1, at + 1, at + 1, SOMEONE, True)
    if found is None or found.rank < BODY:
        return None
    behind = found.last + 1
    if behind < clauses.end and lows[behind] == "(":
        behind = clauses.words.first_of(_CLOSING, behind, clauses.end) + 1
    if behind >= clauses.end or lows[behind] not in _BEING:
        return None
    return Source(found[:2], (at, at), ACCORDING)


def _by_account_of(clauses: Clauses, at: int) -> Source | None:
    """ "nach Angaben der Stadt", "nach Ansicht von Ada Nilsen"."""
    after = at + 2 + (clauses.words.lows[at + 2] == "von")
    found = next((p for p in clauses.phrases if p.first <= after <= p.last and p.last > at + 1), None)
    if found is None:
        return None
    return Source((max(found.first, at + 2), found.last), (at, at + 1), ACCORDING)


def _paper(clauses: Clauses, at: int) -> Phrase | None:
    """ "laut „Hollin Courier“": the quotation that names a paper."""
    words = clauses.words
    if at < clauses.end and words.bits[at] & DET:
        at += 1
    if at < clauses.end and words.bits[at] & QUOTED and words.lengths[at] < _PAPER:
        return Phrase(at, at, at, BODY, True)
    return None
