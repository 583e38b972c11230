"""What is known of a stretch that may be indirect speech, as facts with names."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from reader.quotes.kinds.contents import sentence_end
from reader.quotes.lexicon.classes import AUX, BREAK, CUE, DET, LOWER, NAME, PREP, PRON, REL
from reader.quotes.lexicon.wordlists import word_set

if TYPE_CHECKING:
    from reader.quotes.attributions.candidates import Attribution
    from reader.quotes.ranking.pairfacts import Key
    from reader.quotes.words.tokens import Words

_FINITE_WITHIN = 14
"""Tokens of a clause in which its verb is looked for."""
PAUSES = frozenset((",", "—", "–", "-", "--", ":", ";"))
"""Marks at which a content may end."""
_TIMES_AUX = word_set("once again still just only then later now also even first already ever not to")
"""Words of the class of auxiliaries that make no clause."""
_CUTS = word_set(
    "and but while though although whereas which who where when as in on at for after because since with according"
)
"""Words before which contents end, often or never."""
_NEGATIONS = word_set(
    """not never n't didn't didn’t don't don’t doesn't doesn’t won't won’t wouldn't wouldn’t couldn't couldn’t
    can't can’t cannot hasn't hasn’t haven't haven’t nor neither"""
)
_MODALS = word_set("will would could can may might must should shall to if")
_VOICES = (
    dict.fromkeys(("was", "were", "is", "are", "been", "being", "be", "get", "got"), "passive")
    | dict.fromkeys(("has", "have", "had"), "perfect")
    | dict.fromkeys(("did", "does", "do"), "do")
)
_CONTRACTED = ("'s", "’s", "'re", "’re", "'ll", "’ll", "'d", "’d", "'ve", "’ve", "n't", "n’t")


def has_finite(words: Words, begin: int, finish: int) -> bool:
    """Whether a clause begins at `begin`: a verb in one of the forms that are known without a parser."""
    bits, lows = words.bits, words.lows
    if lows[begin].endswith(_CONTRACTED) and (bits[begin] & PRON or "’" in lows[begin]):
        return True
    for k in range(begin + 1, min(finish, begin + _FINITE_WITHIN)):
        if bits[k] & AUX and lows[k] not in _TIMES_AUX and not lows[k].endswith("ly"):
            return True
    return False


_CLASSES = (
    (PRON, "pron"), (NAME, "name"), (DET, "det"), (PREP, "prep"), (AUX, "aux"), (BREAK, "break"), (CUE, "cue"),
    (REL, "rel"), (LOWER, "word"),
)  # fmt: skip


@cache
def _class(bits: int) -> str:
    """The class of a token, from closed lists."""
    return next((name for bit, name in _CLASSES if bits & bit), "other")


def cut_at(words: Words, finish: int) -> str:
    """Why a content may end before a token: what stands there, from closed lists."""
    if finish >= len(words) or words.sentence[finish] == finish:
        return "."
    low = words.lows[finish]
    if low not in PAUSES:
        return low if low in _CUTS else "."
    mark = "," if low == "," else "-"
    if finish + 1 >= len(words):
        return mark
    after = words.lows[finish + 1]
    kind = after if after in _CUTS else "ing" if after.endswith("ing") else _class(words.bits[finish + 1])
    return mark + kind


class Announced(NamedTuple):
    """The facts about a content that do not depend on where it ends."""

    words: Words
    found: Attribution
    begin: int
    pattern: str
    """How the attribution announces it."""
    mood: str
    lead: str
    """The preposition before it, or "-"."""
    head: str
    quoted: bool
    """Whether its sentence holds a quotation."""
    of_cue: Key
    of_speaker: Key
    of_who: Key
    of_reach: Key
    of_head: Key


def announced(words: Words, found: Attribution, begin: int, pattern: str) -> Announced:
    """What is known of a content that begins at token `begin`, however it ends."""
    form = "ing" if found.form.endswith("ing") else "s" if found.form.endswith("s") else "fin"
    at, first = found.token, words.sentence[found.token]
    around = words.lows[max(first, at - 3) : at]
    mood = "not" if not _NEGATIONS.isdisjoint(around) else "may" if not _MODALS.isdisjoint(around) else "-"
    voice = next((_VOICES[low] for low in reversed(around) if low in _VOICES), "-")
    head = _class(words.bits[begin])
    return Announced(
        words,
        found,
        begin,
        pattern,
        mood,
        words.lows[begin - 1] if words.bits[begin - 1] & PREP and begin > first else "-",
        head,
        words.quoted_in(first, sentence_end(words, at)),
        (pattern, found.verb, form, mood, voice),
        (pattern, found.who, _class(words.bits[first])),
        (found.verb, found.who),
        (pattern, found.reach, form),
        (pattern, found.verb, head),
    )


def content_keys(told: Announced, finish: int, way: str) -> tuple[Key, ...]:
    """The facts about a content that ends before token `finish`, one key for each of `CONTENT_GROUPS`.

    `way`: which of the ways it may end.
    """
    words, begin, pattern, verb = told.words, told.begin, told.pattern, told.found.verb
    size = finish - begin
    length = (
        0 if size < 4 else 1 if size < 7 else 2 if size < 12 else 3 if size < 20 else 4 if size < 35 else 5
    )
    finite = has_finite(words, begin, finish)
    after = words.lows[finish] if finish < len(words) and words.lows[finish] in ".,;" else "-"
    inner = len([here for here in words.bits[begin:finish] if here & CUE])
    nested = 2 if inner > 1 else inner
    cut = cut_at(words, finish)
    return (
        told.of_cue,
        told.of_speaker,
        told.of_who,
        told.of_reach,
        (pattern, told.head, length, finite, nested),
        told.of_head,
        (pattern, verb, length // 2, finite),
        (pattern, told.quoted, told.mood, after, told.lead, verb),
        (pattern, cut, length, finite),
        (verb, cut[:1]),
        (pattern, way, cut, verb),
    )


def _of_cue(key: Key) -> list[str]:
    pattern, verb, form, mood, voice = key
    return [
        f"{pattern}",
        f"cue={verb}",
        f"{pattern},cue={verb}",
        f"{pattern},cue={verb},form={form}",
        f"{pattern},mood={mood}",
        f"form={form},mood={mood}",
        f"{pattern},voice={voice}",
        f"cue={verb},voice={voice},form={form}",
    ]


def _of_speaker(key: Key) -> list[str]:
    pattern, who, opening = key
    return [f"{pattern},who={who}", f"{pattern},opening={opening}"]


def _of_who(key: Key) -> list[str]:
    verb, who = key
    return [f"cue={verb},who={who}"]


def _of_reach(key: Key) -> list[str]:
    pattern, reach, form = key
    return [f"{pattern},reach={reach}", f"reach={reach},form={form}"]


def _of_content(key: Key) -> list[str]:
    pattern, head, length, finite, nested = key
    return [
        f"{pattern},head={head}",
        f"{pattern},length={length},finite={int(finite)}",
        f"{pattern},head={head},finite={int(finite)}",
        f"{pattern},nested={nested}",
    ]


def _of_head(key: Key) -> list[str]:
    pattern, verb, head = key
    return [f"cue={verb},head={head}", f"{pattern},cue={verb},head={head}"]


def _of_length(key: Key) -> list[str]:
    pattern, verb, half, finite = key
    return [f"cue={verb},finite={int(finite)}", f"{pattern},cue={verb},length={half}"]


def _of_sentence(key: Key) -> list[str]:
    pattern, quoted, mood, after, lead, verb = key
    return [
        f"{pattern},quoted={int(quoted)},after={after}",
        f"{pattern},lead={lead}",
        f"cue={verb},lead={lead}",
        f"cue={verb},mood={mood}",
    ]


def _of_end(key: Key) -> list[str]:
    pattern, cut, length, finite = key
    return [
        f"{pattern},cut={cut}",
        f"{pattern},cut={cut},length={length}",
        f"{pattern},cut={cut},finite={int(finite)}",
    ]


def _of_stop(key: Key) -> list[str]:
    verb, stop = key
    return [f"cue={verb},cut={stop}"]


def _of_way(key: Key) -> list[str]:
    pattern, way, cut, verb = key
    return [f"{pattern},way={way}", f"{pattern},way={way},cut={cut}", f"cue={verb},way={way}"]


CONTENT_GROUPS = (
    _of_cue, _of_speaker, _of_who, _of_reach, _of_content, _of_head, _of_length, _of_sentence, _of_end, _of_stop,
    _of_way,
)  # fmt: skip
"""What each key of a content says, as names of features. Keys are short, so that few are met for the first time."""
