"""German noun phrases: where they are in a stretch of words, and whether one may be a subject that speaks.

German writes all nouns with capitals, so a capital tells no name. What a phrase is, its head tells; whether it may be a
subject, its article and what stands before it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reader.quotes.lexicon import germannouns as nouns
from reader.quotes.lexicon.classes import (
    AUX,
    BREAK,
    CUE,
    DET,
    LOWER,
    NAME,
    PREP,
    PRON,
    QUOTED,
    TITLE,
    WORD,
)
from reader.quotes.lexicon.germannouns import GIVEN, OF_HERS, TIMES, gender_of, is_someone, kinds_of
from reader.quotes.lexicon.germanwords import NO_SUBJECT
from reader.quotes.lexicon.wordlists import word_set

if TYPE_CHECKING:
    from reader.quotes.words.tokens import Words

TIME, THING, NOUN, BODY, SOMEONE = range(5)
"""What a phrase may be: a time, a thing, any noun, a body or a lone name, somebody."""
_BEGINS = PRON | DET | NAME | TITLE
"""Classes of words that a phrase begins with."""
_ADJECTIVES = 6
"""Lower-case words at most between an article and its noun."""
_INSIDE = frozenset(
    ("von", "van", "de", "zu", "der", "den", "del", "della", "da", "di", "el", "al", "bin", "ten", "und")
)
_LINKS = _INSIDE | {"-"}
_OF_PLURALS = frozenset(("der", "des", "eines", "einer"))
_AMOUNTS = word_set("beiden zwei drei vier vielen einigen meisten beide")
_OWNED = frozenset(("sein", "seine", "ihr", "ihre"))
_AGED = frozenset(("alte", "alter", "alten", "altes"))
_OF = _OF_PLURALS | {"von"}
_CHAINS = frozenset(("und", "sowie", "oder", "&"))


class Phrase(NamedTuple):
    """A noun phrase: first and last token, the token of its head, and what it may be."""

    first: int
    last: int
    head: int
    rank: int
    """One of `TIME` to `SOMEONE`."""
    subject: bool
    """Whether neither a preposition nor another noun governs it, and its article allows a subject."""


def phrases_in(words: Words, start: int, end: int) -> list[Phrase]:
    """The noun phrases between two tokens, in order; brackets hold none."""
    out: list[Phrase] = []
    bits, lows = words.bits, words.lows
    last: Phrase | None = None
    k = start
    while k < end:
        if bits[k] & _BEGINS:
            found = _phrase_at(words, k, start, end, last)
            if found is not None:
                out.append(found)
                last, k = found, found.last
        elif lows[k] == "(":
            k = _behind_bracket(lows, k, end) - 1
        k += 1
    return out


def _behind_bracket(lows: list[str], k: int, end: int) -> int:
    """The token behind a bracket that opens at `k`."""
    for at in range(k + 1, min(end, k + 12)):
        if lows[at] == ")":
            return at + 1
    return k + 1


def _phrase_at(words: Words, k: int, start: int, end: int, before: Phrase | None) -> Phrase | None:
    bits, lows = words.bits, words.lows
    here = bits[k]
    if here & PRON:
        if lows[k] in ("man", "es"):
            return None
        return Phrase(k, k, k, SOMEONE if lows[k] in ("er", "sie") else TIME, True)
    noun = k
    if here & DET and not here & NAME:
        noun = _noun_behind(words, k, end)
        if noun < 0:
            return None
    elif not here & (NAME | TITLE):
        return None
    if noun == k and here & NAME and words.sentence[k] == k and _opens_sentence(words, k):
        return None
    last = head = _run_end(words, noun, end)
    named = _first_name(words, noun, last)
    rank = _rank(words, k, noun, last, named)
    governed = _is_governed(words, k, start, before, noun)
    subject = not governed and not (k != noun and lows[k] in NO_SUBJECT)
    if subject and k != noun and lows[k] == "der" and named < 0 and _is_hers(lows[noun]):
        subject = False  # "der Ministerin": genitive or dative
    if named < 0 and rank >= THING and last + 1 < end and lows[last + 1] in _OF:
        last = _with_genitive(words, last, end, rank)
    return Phrase(k, last, head, rank, subject)


def _is_hers(low: str) -> bool:
    return low.endswith(OF_HERS) or (low.endswith("in") and is_someone(low) and gender_of(low) == "f")


def _noun_behind(words: Words, k: int, end: int) -> int:
    """The noun that an article at `k` belongs to, behind adjectives; -1 where there is none."""
    bits = words.bits
    at = k + 1
    limit = min(end, k + 2 + _ADJECTIVES)
    while at < limit:
        here = bits[at]
        if here & QUOTED:
            return at if at == k + 1 else -1
        if here & (NAME | TITLE):
            if words.lows[at + 1 : at + 2] and words.lows[at + 1] in _AGED:
                at += 2  # "der 35 Jahre alte Kapitän"
                continue
            return at
        if not here & WORD or here & (PREP | BREAK | PRON | CUE):
            return -1
        if here & DET and words.lows[at] not in _AMOUNTS:
            return -1
        at += 1
    return -1


def _opens_sentence(words: Words, k: int) -> bool:
    """Whether a lone capitalised word at the head of a sentence is a verb or an adverb and no noun."""
    if words.lows[k] in GIVEN:
        return False
    bits, lows = words.bits, words.lows
    if k + 1 >= len(bits) or bits[k + 1] & NAME or not bits[k + 1] & LOWER:
        return False
    low = lows[k]
    if low.endswith(("lich", "weise", "isch", "mals", "dings", "falls", "seits", "wärts")):
        return True
    return bool(bits[k + 1] & (PREP | DET | PRON)) and low.endswith(("e", "t", "ig")) and not is_someone(low)


def _run_end(words: Words, noun: int, end: int) -> int:
    """The last token of the nouns and names in a row from `noun` on."""
    bits, lows = words.bits, words.lows
    if bits[noun] & QUOTED:
        return noun
    k = noun
    while k + 1 < end:
        after = bits[k + 1]
        if after & (NAME | TITLE) and words.sentence[k + 1] != k + 1:
            if lows[k + 1] in TIMES and lows[k] not in GIVEN:
                break
            k += 1
            continue
        if lows[k + 1] not in _LINKS:
            break
        if lows[k + 1] == "-" and k + 2 < end:
            joined = _compound_end(words, k, end)
            if joined > k:
                k = joined
                continue
        link = k + 1
        while link < end and lows[link] in _INSIDE and link - k < 4:
            link += 1
        if link == k + 1 or link >= end or not bits[link] & NAME:
            break
        if lows[k + 1] == "und":
            if link != k + 2 or not (is_someone(lows[k]) and is_someone(lows[link])):
                break
            if link + 1 >= end or not bits[link + 1] & NAME:
                break
        elif not _before_particle(words, noun, k):
            break
        k = link
    return k


def _before_particle(words: Words, noun: int, k: int) -> bool:
    """Whether a name may go on with "von" or "de" behind token `k`: after a given name or a role before it."""
    lows, bits = words.lows, words.bits
    if lows[k] in GIVEN or bits[k] & TITLE:
        return True
    return k == noun and is_someone(lows[k]) and lows[k + 1 : k + 3] in (["von", "der"], ["von", "den"])


def _compound_end(words: Words, k: int, end: int) -> int:
    """ "Gesundheits-, Sozial- und Integrationsdirektor": the last part; `k` where there is no such chain."""
    bits, lows = words.bits, words.lows
    at = k + 1
    while at < min(end, k + 10):
        if (
            bits[at] & NAME
            and lows[at - 1] in ("und", "-", "oder")
            and not (at + 1 < end and lows[at + 1] == "-")
        ):
            return at if lows[at - 1] != "-" else k
        if lows[at] not in ("-", ",", "und", "oder") and not bits[at] & NAME:
            return k
        at += 1
    return k


def _first_name(words: Words, noun: int, last: int) -> int:
    """The token where a person's name begins in a run of nouns, -1 where there is none."""
    lows = words.lows
    if noun == last:
        return noun if lows[noun] in GIVEN else -1
    for k in range(noun, last + 1):
        if lows[k] in GIVEN and k < last:
            return k
    for k in range(last - 1, noun - 1, -1):
        if is_someone(lows[k]) or words.bits[k] & TITLE:
            return k + 1
    return -1


def _rank(words: Words, k: int, noun: int, last: int, named: int) -> int:
    lows = words.lows
    low = lows[last]
    if words.bits[noun] & QUOTED:
        return NOUN if lows[k] in ("der", "die", "das") else TIME
    if named >= 0 and low not in TIMES:
        return SOMEONE
    if lows[noun] in TIMES or low in TIMES:
        return TIME
    kinds = kinds_of(low)
    if kinds & (nouns.PERSON | nouns.GROUP):
        return SOMEONE
    if lows[k] in _OWNED:
        return THING  # "Sein Team": the one whose it is spoke rather
    if kinds & nouns.BODY or (noun < last and kinds_of(lows[noun]) & nouns.BODY):
        return BODY
    if kinds & nouns.THING:
        return NOUN if last > noun else THING
    if noun == k:
        if last > noun and lows[noun][-1:] == "s":
            return NOUN  # "Nilsens Mut"
        return SOMEONE if last > noun else BODY
    return NOUN


def _is_governed(words: Words, k: int, start: int, before: Phrase | None, noun: int) -> bool:
    """Whether a preposition or a noun right before it governs the phrase at `k`."""
    if k == start:
        return False
    bits, lows = words.bits, words.lows
    if lows[k - 1] == "als" and k - 2 >= start and lows[k - 2] != "," and words.sentence[k - 1] != k - 1:
        return True  # "als Ministerin": what somebody is
    at = k - 1
    while (
        at > start
        and k - at < 4
        and bits[at] & LOWER
        and not bits[at] & (PREP | BREAK | AUX | CUE | DET | PRON)
    ):
        at -= 1  # adjectives: "mit großer Sorge"
    if bits[at] & PREP and not bits[at] & BREAK and (at == k - 1 or noun == k):
        return True
    if before is None:
        return False
    if lows[k - 1] in _CHAINS and before.last == k - 2:
        return not before.subject and before.rank != SOMEONE
    if before.last == k - 1 and not bits[before.first] & PRON:
        # "der Sprecher des Amts", "die Mitteilung Nilsens"
        return lows[k] in _OF_PLURALS or (noun == k and lows[k][-1:] in "sxz")
    return False


def _with_genitive(words: Words, last: int, end: int, rank: int) -> int:
    """The last token with the genitive behind it: "die Sprecherin des Amts", "Experten der Bank"."""
    bits, lows = words.bits, words.lows
    for _ in range(2):
        at = last + 1
        if at >= end or lows[at] not in _OF_PLURALS or not bits[at] & DET:
            break
        noun = _noun_behind(words, at, end)
        if noun < 0 or bits[noun] & QUOTED:
            break
        last = _run_end(words, noun, end)
    after = last + 2
    if (
        rank >= BODY
        and after < end
        and lows[last + 1] == "von"
        and bits[after] & NAME
        and lows[after] not in TIMES
    ):
        last = _run_end(words, after, end)  # "die Regierung von Norrland"
    return last
