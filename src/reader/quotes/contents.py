"""What was said in the reporter's own clause: mixed contents around fragments, and indirect speech."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from reader.quotes.attributions import ACCORDING
from reader.quotes.cues import REPORTING_CUES, THAT_CUES
from reader.quotes.lexicon import AUX, BREAK, CUE, DET, NAME, PREP, PRON, QUOTED, REL, WORD, lexicon_of
from reader.quotes.wordlists import word_set

if TYPE_CHECKING:
    from reader.quotes.attributions import Attribution
    from reader.quotes.reading import Reading
    from reader.quotes.words import Words

_TURNS = word_set("but while though although whereas")
"""After a comma, these end what was said and begin the reporter's own clause."""
_ANDS = word_set("and but")
_NOUNS = word_set("claims reports notes states comments promises")
"""Forms of verbs that are plural nouns as often."""
_ADDRESSED = word_set("tell inform assure remind advise warn")
_TIMES = word_set(
    """monday tuesday wednesday thursday friday saturday sunday yesterday today earlier later recently
    previously on in at during last this"""
)
_LONGEST = 120
"""Tokens of a content."""
_TRIM = " ,;:.\u00a0\t"


def _sentence_end(words: Words, at: int) -> int:
    """The token after the sentence of token `at`, or after the longest content."""
    return min(words.sentence_end(at), max(at + 1, at + _LONGEST))


def clause_end(words: Words, at: int) -> int:
    """The token after the clause of token `at`: the sentence's end, or where the reporter takes over."""
    end = _sentence_end(words, at)
    lows, bits, lemmas = words.lows, words.bits, lexicon_of("en").lemmas
    for k in range(at, end - 1):
        if lows[k] == ";":
            return k
        if k > at and _says_more(words, k, lemmas):
            return k - 1 if lows[k - 1] == "," else k
        if lows[k] in ",”" and (
            lows[k + 1] in _TURNS
            or lows[k + 1] in ("adding", "saying", "according", "noting")
            or (lows[k + 1] == "and" and k + 3 < end and bits[k + 2] & (PRON | NAME) and bits[k + 3] & CUE)
        ):
            return k
    return end


def _says_more(words: Words, k: int, lemmas: dict[str, str]) -> bool:
    """Whether another verb of the same speaker follows: "he said that C and noted that D"."""
    after = words.lows[k + 1]
    return (
        words.lows[k] in _ANDS
        and bool(words.bits[k + 1] & CUE)
        and after not in _NOUNS
        and lemmas.get(after) in REPORTING_CUES
    )


def content_start(words: Words, cue: int, end: int, verb: str) -> tuple[int, bool]:
    """The first token of what a cue announces (`end` for none), and whether "that" introduces it."""
    lows, bits = words.lows, words.bits
    for k in range(cue + 1, min(end, cue + 9)):
        if lows[k] == "that":
            return k + 1, True
        if k == cue + 1 and lows[k] in _ASKED:
            return k, True
        if bits[k] & (QUOTED | PRON | CUE) or lows[k] in ",:" or lows[k].endswith(("'s", "’s", "'re", "’re")):
            break
    k = cue + 1
    if verb in _ADDRESSED and k < end:  # "told reporters ..."
        while (k < end and bits[k] & (DET | NAME)) or k == cue + 1:
            k += 1
    while k < end and lows[k] in _TIMES:
        k += 1
        while k < end and lows[k - 1] in ("on", "in", "at", "during", "last", "this") and bits[k] & WORD:
            k += 1
    return k, False


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Without space and punctuation at both ends; quotation marks stay."""
    while start < end and text[start] in _TRIM:
        start += 1
    while end > start and text[end - 1] in _TRIM:
        end -= 1
    return start, end


def mixed_span(reading: Reading, found: Attribution, first: int, last: int) -> tuple[int, int]:
    """The whole content around fragments `first` to `last` (indices of marks), which share `found`."""
    words = reading.words[found.paragraph]
    start, end = reading.marked[first].start, reading.marked[last].end
    if reading.home[first] != found.paragraph or found.sentence != reading.sentence[first]:
        return start, end
    head = bisect_left(words.starts, start)
    tail = bisect_left(words.starts, reading.marked[last].start)
    if found.cue_end <= start:
        begin = min(
            content_start(words, max(found.token, _token_of(words, found)), head, found.verb)[0], head
        )
        if all(words.bits[k] & DET for k in range(begin, head)) and head == tail:
            begin = head  # a lone determiner before the marks is the reporter's
        finish = max(clause_end(words, tail), tail + 1)
        return _trimmed(reading.text, words.starts[begin], words.ends[finish - 1])
    if found.first >= end:
        begin = words.sentence[head]
        finish = bisect_left(words.starts, found.first)
        return _trimmed(reading.text, words.starts[begin], max(words.ends[finish - 1], end))
    return start, end


def quoted_share(reading: Reading, found: Attribution | None, index: int) -> float:
    """How much of the content around quotation `index` stands between marks: 1.0 where nothing else does."""
    if found is None or found.sentence != reading.sentence[index]:
        return 1.0
    start, end = mixed_span(reading, found, index, index)
    first = bisect_left(reading.starts, start)
    last = bisect_left(reading.starts, end)
    inside = sum(min(span.end, end) - span.start for span in reading.marked[first:last])
    return inside / (end - start) if end > start else 1.0


def _token_of(words: Words, found: Attribution) -> int:
    """The last token of the attribution."""
    return max(0, bisect_left(words.starts, found.last) - 1)


def indirect_span(reading: Reading, found: Attribution) -> tuple[int, int, str] | None:
    """The indirect speech an attribution announces: start, end, and the pattern in words; None for none."""
    if found.verb not in REPORTING_CUES and found.verb != ACCORDING and found.verb not in THAT_CUES:
        return _demand(reading, found) if found.verb == "call" else None
    words = reading.words[found.paragraph]
    token = _token_of(words, found)
    end = _sentence_end(words, token)
    if words.quoted_in(max(words.sentence[token], token - _LONGEST), end):
        return None
    span = _after_cue(words, found, token, end) or _before_cue(words, found, token, end)
    if span is None:
        return None
    begin, finish, pattern = span
    if finish - begin < 3:
        return None
    start, stop = _trimmed(reading.text, words.starts[begin], words.ends[finish - 1])
    return start, stop, pattern


def _after_cue(words: Words, found: Attribution, token: int, end: int) -> tuple[int, int, str] | None:
    """ "S said (that) C"."""
    lows, bits = words.lows, words.bits
    if found.inverted and found.verb != ACCORDING:
        return None
    if found.verb == ACCORDING:
        # "According to S, C" at the head of the sentence
        comma = next((k for k in range(token + 1, min(end, token + 12)) if lows[k] == ","), None)
        if found.token == words.sentence[token] and comma is not None and comma + 3 < end:
            return comma + 1, end, "“according to” and a name, then what was said"
        return None
    begin, that = content_start(words, token, end, found.verb)
    finish = clause_end(words, token)
    if begin >= finish:
        return None
    if that:
        return begin, finish, "the speaker's verb and “that”"
    if found.form.endswith("ing") or found.verb not in _BARE:
        return None
    if not bits[begin] & (PRON | NAME | DET) and bits[begin] & (PREP | AUX | BREAK | CUE | REL):
        return None
    clause = any(
        bits[k] & AUX and not lows[k].endswith("ly") for k in range(begin + 1, min(finish, begin + 14))
    )
    said = found.verb == "say" and finish - begin > 4 and bits[begin] & (PRON | NAME | DET)
    if lows[begin] in ",:" or not (clause or said):
        return None
    return begin, finish, "the speaker's verb with a clause"


_ASKED = frozenset(("whether", "if"))
_BARE = word_set(
    "say tell argue insist claim note add warn believe contend acknowledge maintain announce suggest"
)
"""Verbs that take a clause without "that"."""


def _before_cue(words: Words, found: Attribution, token: int, end: int) -> tuple[int, int, str] | None:
    """ "C, S said." and "C, according to S"."""
    lows = words.lows
    first = words.sentence[token]
    begin = bisect_left(words.starts, found.first)
    if not 4 <= begin - first <= _LONGEST or lows[begin - 1] != ",":
        return None
    after = token + 1
    if found.verb in THAT_CUES:
        return None
    if (
        found.verb != ACCORDING
        and after < end
        and lows[after] not in (".", ",", ";")
        and lows[after] not in _TIMES
    ):
        return None
    return first, begin - 1, "the speaker and the verb after what was said"


def _demand(reading: Reading, found: Attribution) -> tuple[int, int, str] | None:
    """ "calling for X to do Y": a demand is speech too."""
    words = reading.words[found.paragraph]
    after = found.token + 1
    if found.inverted or after >= len(words) or words.lows[after] not in ("for", "on"):
        return None
    end = clause_end(words, found.token)
    if end - after < 5 or words.quoted_in(after, end) or "to" not in words.lows[after:end]:
        return None
    start, stop = _trimmed(reading.text, words.starts[after], words.ends[end - 1])
    return start, stop, "a demand: “calling for”"
