"""The attributions of a text: a speaker and the cue that announces speech, outside quotation marks.

Each is a candidate only. Which one a quotation belongs to is for the ranker to say.
"""

from __future__ import annotations

from operator import attrgetter
from typing import TYPE_CHECKING

from reader.quotes.attributions.candidates import ACCORDING, GIVEN, OWNED, OWNERS
from reader.quotes.attributions.collector import Collector
from reader.quotes.attributions.subjects import REDUCED, clause_subject, subject_before
from reader.quotes.attributions.verbgroups import before_verbs
from reader.quotes.attributions.verbless import after_according, bare_subjects, beside_quotation, credit_line
from reader.quotes.lexicon.classes import (
    AUX,
    BARE,
    BREAK,
    CUE,
    DET,
    END,
    LOWER,
    MIND,
    NAME,
    NOUN,
    PREP,
    PRON,
    QUOTED,
    STOP,
    TITLE,
    WORD,
)
from reader.quotes.lexicon.cues import GIVING_FORMS, PARTICLE_CUES, STRONG_CUES
from reader.quotes.lexicon.wordlists import BEARERS, word_set
from reader.quotes.words.nounphrases import owner_before, phrase_from

if TYPE_CHECKING:
    from reader.quotes.attributions.candidates import Attribution
    from reader.quotes.lexicon.classes import Lexicon
    from reader.quotes.words.tokens import Words

_cue_start = attrgetter("cue_start")
_WANTED = CUE | QUOTED | BARE | NOUN | MIND
_BEFORE_BARE = frozenset(
    ("to", "will", "would", "could", "can", "did", "may", "might", "should", "not", "then")
)
_WOULD = ("’d", "'d", "’ll", "'ll")
"""Endings of pronouns with an auxiliary."""
_GIVEN_WITHIN = 6
"""Tokens between a verb of giving and what is given."""
_OPENING = frozenset(("after", "before", "until", "since"))
"""Words before a clause, and before a noun."""
_CLAUSES = frozenset(("when", "while", "as", "but", "and", "after", "where", "because", "although", "if"))
"""Conjunctions before the clause that a participle behind it goes with."""
_INNER = 24
"""Tokens between a verb and the pronoun of a clause it may share."""
_POINTING = frozenset(("this", "that", "these", "those", "it"))
"""What is said, not who says it: "tweeted this:"."""
_LEADING = word_set(
    """allowed allows allowing led leads leading prompted prompts prompting forced forces forcing caused enabled
    permitted encouraged got inspired moved drove compelled"""
)
"""Verbs of bringing somebody to do something."""
_COUNTING = word_set("several many two three four five six these those few some dozens hundreds")
"""Words before a noun in the plural."""
_WHERE = frozenset(("on", "in", "at"))
_SECOND = frozenset(("and", "but", "then"))
"""Before a second verb of the same subject."""
_BEHIND_VERBS = frozenset(("to", "as"))
"""Prepositions that go with a verb rather than with a noun that looks like it: "describes as", "says to"."""
_ARTICLES = frozenset(("a", "an", "the"))
_BY = ("by",)
_BY_WITHIN = 16
"""Tokens behind a passive in which whoever does it is named."""
_BE = frozenset(("was", "were", "is", "are", "be", "been", "being"))
_SUFFERED = word_set(
    """asked told warned informed advised urged reminded questioned accused described called dubbed labeled labelled
    branded termed declared deemed criticized criticised praised hailed"""
)
"""Participles of which the subject suffers what is said."""
_TURNED = frozenset(("said", "says", "explained", "added", "wrote", "argued"))
"""Forms that stand before their subject after a comma too."""


class Finder(Collector):
    """Finds the attributions of one paragraph."""

    __slots__ = ("_last_quoted", "_lexicon")

    def __init__(self, text: str, words: Words, lexicon: Lexicon, base: int) -> None:
        super().__init__(text, words, base)
        self._lexicon = lexicon
        self._last_quoted = -1

    def find(self, *, with_subjects: bool = True) -> list[Attribution]:
        """All attributions of the paragraph, in the order of their cues."""
        words = self.words
        all_bits, lows = words.bits, words.lows
        for at in words.points:
            bits = all_bits[at]
            if not bits & _WANTED:
                continue
            if bits & QUOTED:
                self._last_quoted = at
                beside_quotation(self, at)
            elif bits & CUE:
                if lows[at] == ACCORDING:
                    if lows[at + 1 : at + 2] == ["to"]:
                        after_according(self, at)
                elif bits & LOWER or words.sentence[at] == at:
                    self._at_verb(at)
            elif bits & BARE and lows[at + 1 : at + 2] and lows[at + 1] in PARTICLE_CUES.get(lows[at], ()):
                self._at_particle_verb(at)
            elif bits & BARE and at and (lows[at - 1] in _BEFORE_BARE or lows[at - 1].endswith(_WOULD)):
                self._at_bare_verb(at)
            elif bits & NOUN:
                self._at_noun(at)
            elif bits & MIND:
                self._at_mind(at)
        if with_subjects:
            bare_subjects(self)
            credit_line(self)
        self.found.sort(key=_cue_start)
        return self.found

    def _at_verb(self, at: int) -> None:
        words = self.words
        bits, lows = words.bits, words.lows
        form, size = lows[at], len(lows)
        verb = self._lexicon.lemmas[form]
        if form.endswith("s") and form != "says" and self._plural_noun(at):
            return
        if form == "referred" and lows[at + 1 : at + 3] == ["to", "as"]:
            return  # "often referred to as “...”": by whom is not said
        low = words.sentence[at]
        bound = max(low, self._last_quoted + 1)
        if at > low and (lows[at - 1] in _ARTICLES or self._is_suffered(at)):
            return
        left = self._subject_left(at, bound) if at > bound else None
        if left and form in REDUCED and bits[left[0]] & PREP and not bits[left[0]] & NAME:
            return  # "In a statement published on Friday, ..."
        after_quotation = at > 0 and (
            bool(bits[at - 1] & QUOTED) or (lows[at - 1] == "," and at > 1 and bool(bits[at - 2] & QUOTED))
        )
        passive = at + 2 < size and lows[at + 1] == "by" and form.endswith(("ed", "n", "t"))
        if passive and not lows[at + 2].endswith("ing"):  # but "went on by saying"
            phrase = phrase_from(words, at + 2, size, bare=True)  # "as described by Jane Roe"
            if phrase is not None:
                self.add(phrase, (at, at + 1), verb, inverted=True)
                return
        right = None
        turned = form in _TURNED and lows[at - 1] == ","
        if after_quotation or left is None or turned:
            right = phrase_from(words, at + 1, size, bare=after_quotation and form in ("said", "says"))
        if right and (after_quotation or (left and turned and self._ends_clause(right))):
            self.add(right, (at, at), verb, inverted=True, reach="right")
            if left and not turned:
                self.add(left, (at, at), verb, inverted=False, reach="left", alternate=True)
        elif left:
            self.add(left, (at, at), verb, inverted=False, reach=self._reach(left, at))
            self._add_clause_subject(at, verb, left)
            if form.endswith("ing") and self.found and self.found[-1].reach == "comma":
                self._add_inner_subject(at, verb, left)
        elif form.endswith("ing") or (at > low and bits[before_verbs(words, at - 1, low)] & BREAK):
            self._participle(at, verb)
            self._add_nearest_pronoun(at, verb)
        elif right and verb in STRONG_CUES and form.endswith(("d", "s")) and lows[right[1]] not in _POINTING:
            self.add(right, (at, at), verb, inverted=True, reach="turned")

    def _subject_left(self, at: int, bound: int) -> tuple[int, int] | None:
        """The subject that stands before a verb, not before token `bound`."""
        words = self.words
        bits, participle = words.bits, words.lows[at].endswith("ing")
        if participle and bound > words.sentence[at] and words.lows[at - 1] == "," and self.said_before(at):
            return None  # "called it “old” to save money, adding": whoever called it so
        left = subject_before(words, at - 1, bound)
        if left and self._is_adjunct(left, bound):
            return clause_subject(words, left[0] - 1, bound)
        if left and participle and bits[at - 1] & PREP and not bits[at - 1] & NAME:
            return None  # "went on by saying": the subject is that of the clause
        return left

    def _is_adjunct(self, phrase: tuple[int, int], bound: int) -> bool:
        """Whether a name is where something is said, and a second verb follows: "laughed, and on Facebook wrote"."""
        words, (first, last) = self.words, phrase
        bits = words.bits
        return (
            first - 2 >= bound
            and words.lows[first - 1] in _WHERE
            and words.lows[first - 2] in _SECOND
            and all(bits[k] & NAME for k in range(first, last + 1))
        )

    def _is_suffered(self, at: int) -> bool:
        """Whether the subject is asked or called and says nothing: "Roe was asked: “...”"; keeps whoever it is by."""
        words = self.words
        bits, lows = words.bits, words.lows
        form = lows[at]
        if form not in _SUFFERED:
            return False
        k = at - 1
        while k > words.sentence[at] and bits[k] & AUX and lows[k] not in _BE:
            k -= 1
        if lows[k] not in _BE or lows[at + 1 : at + 2] == ["by"]:
            return False
        end = min(words.after[at], at + _BY_WITHIN)
        by = words.first_of(_BY, at + 1, end)
        if by < end:
            phrase = phrase_from(words, by + 1, words.after[at], bare=True)
            if phrase is not None and not lows[by + 1].endswith("ing"):
                self.add(phrase, (at, at), self._lexicon.lemmas[form], inverted=True)
        return True

    def _reach(self, phrase: tuple[int, int], at: int) -> str:
        """How far a subject is from its verb at `at`: next to it, or beyond a comma, and what is before it."""
        words = self.words
        first, last = phrase
        if last + 1 < at and "," in words.lows[last + 1 : at]:
            return "comma"
        before = words.bits[first - 1] if first > words.sentence[at] else 0
        if before & PREP and words.lows[first - 1] in _OPENING and last + 1 == at:
            return "break"  # "after the president boasted": a clause
        if before & PREP and not before & NAME:
            participle = (
                words.lows[first - 2].endswith(("ing", "ed")) if first - 1 > words.sentence[at] else False
            )
            return "part" if participle else "prep"
        if not before:
            return "head"
        return (
            "stop"
            if before & STOP
            else "break"
            if before & BREAK
            else "quoted"
            if before & QUOTED
            else "word"
        )

    def _add_nearest_pronoun(self, at: int, verb: str) -> None:
        """Another reading: "when he brought it up and later said": the subject of the clause inside."""
        words = self.words
        for k in range(at - 1, max(words.sentence[at], at - _INNER), -1):
            if words.bits[k] & (QUOTED | END):
                return
            if words.bits[k] & PRON and words.bits[k - 1] & (BREAK | STOP):
                if not any(f.start == words.starts[k] and f.token == at for f in self.found[-2:]):
                    self.add((k, k), (at, at), verb, inverted=False, reach="inner", alternate=True)
                return

    def _add_inner_subject(self, at: int, verb: str, taken: tuple[int, int]) -> None:
        """Another reading: "It ended when protesters came, shouting": the subject of the clause inside."""
        words = self.words
        for k in range(at - 2, max(taken[1], at - _INNER), -1):
            if words.bits[k] & (QUOTED | END):
                return
            if words.lows[k] in _CLAUSES and words.bits[k + 1] & (PRON | NAME | DET):
                phrase = phrase_from(words, k + 1, at)
                if phrase is not None and phrase[1] + 2 < at:
                    self.add(phrase, (at, at), verb, inverted=False, reach="inner", alternate=True)
                return

    def _add_clause_subject(self, at: int, verb: str, taken: tuple[int, int] | None) -> None:
        """Another reading: the subject is that of the clause, and what stands before the verb is not."""
        words = self.words
        low = words.sentence[at]
        if at - low < 3 or (taken and words.lows[taken[1]] in BEARERS):
            return
        phrase = clause_subject(words, at, low)
        if phrase is not None and (taken is None or phrase[1] < taken[0] or taken[1] < phrase[0]):
            reach = f"clause/{self._reach(taken, at)}" if taken else "clause"
            self.add(phrase, (at, at), verb, inverted=False, reach=reach, alternate=taken is not None)

    def _at_bare_verb(self, at: int) -> None:
        """ "tried to argue", "will say": an infinitive, whose subject is that of the clause."""
        words, verb = self.words, self.words.lows[at]
        low = max(words.sentence[at], self._last_quoted + 1)
        left = before_verbs(words, at - 1, low)
        direct = words.lows[at - 1] != "to" or left < at - 2 or words.lows[left - 1 : left] == ["for"]
        led = None if direct else self._led(left, low)
        phrase = led or (subject_before(words, at - 1, low) if direct else clause_subject(words, at, low))
        if phrase is not None:
            self.add(phrase, (at, at), verb, inverted=False)

    def _led(self, last: int, low: int) -> tuple[int, int] | None:
        """The name that ends at a token, where it is brought to say something: "allowed Jane Roe to claim"."""
        words, first = self.words, last
        while first > low and words.bits[first] & (NAME | TITLE):
            first -= 1
        return (first + 1, last) if first < last and words.lows[first] in _LEADING else None

    def _at_mind(self, at: int) -> None:
        """ "Jane Roe opposes the bill": the subject before a verb of attitude."""
        words, form = self.words, self.words.lows[at]
        low = max(words.sentence[at], self._last_quoted + 1)
        if at > low and words.bits[at - 1] & DET:
            return  # "a decline": a noun
        left = subject_before(words, at - 1, low) if at > low else None
        reach = self._reach(left, at) if left else "clause"
        if left is None and at > low and form.endswith("ing"):
            left = clause_subject(words, at, low)
        if left is not None:
            self.add(left, (at, at), self._lexicon.minds[form], inverted=False, reach=reach, mind=True)

    def _at_particle_verb(self, at: int) -> None:
        """ "her friend chimed in", "as the paper put it"."""
        words, verb = self.words, f"{self.words.lows[at]}-{self.words.lows[at + 1]}"
        low = max(words.sentence[at], self._last_quoted + 1)
        phrase = subject_before(words, at - 1, low) if at > low else None
        if phrase is not None:
            self.add(phrase, (at, at + 1), verb, inverted=False, reach=self._reach(phrase, at))

    def _at_noun(self, at: int) -> None:
        """ "Jane Roe's remark that", "her claim": whoever owns what was said."""
        words = self.words
        lows, bits = words.lows, words.bits
        k = at - 1
        if k > words.sentence[at] and bits[k] & LOWER and not bits[k] & (DET | PREP | BREAK | AUX | CUE):
            k -= 1  # "her March comment", "Jane Roe's recent claim"
        elif k > words.sentence[at] and lows[k] == "own":
            k -= 1
        if k < words.sentence[at]:
            return
        if lows[k] in OWNERS:
            self.add((k, k), (at, at), OWNED, inverted=False)
        elif lows[k].endswith(("'s", "’s", "s'", "s’")):
            first = owner_before(words, k, max(words.sentence[at], self._last_quoted + 1))
            self.add((first, k), (at, at), OWNED, inverted=False)
        else:
            self._at_giving(at)

    def _at_giving(self, at: int) -> None:
        """ "The senator issued a statement on it. “...”": whoever gives what is said."""
        words = self.words
        low = max(words.sentence[at], self._last_quoted + 1)
        for k in range(at - 1, max(low, at - _GIVEN_WITHIN), -1):
            if words.lows[k] in GIVING_FORMS:
                phrase = subject_before(words, k - 1, low)
                if phrase is not None:
                    self.add(phrase, (k, at), GIVEN, inverted=False, reach=self._reach(phrase, k))
                return
            if words.bits[k] & (STOP | CUE | PRON):
                return

    def _ends_clause(self, phrase: tuple[int, int]) -> bool:
        """Whether no verb follows a name: "..., said Jane Roe: “...”" but not "Jane, 34, said Roe would"."""
        words, at = self.words, phrase[1] + 1
        if at + 1 < len(words) and words.lows[at] == "," and words.bits[at + 1] & NAME:
            return True  # "..., said the bureau's director, Jane Roe"
        if not any(words.bits[k] & NAME for k in range(phrase[0], at)) or words.lows[phrase[0]] == "that":
            return False
        if at >= len(words) or words.sentence[at] == at:
            return True
        return bool(words.bits[at] & (STOP | END))

    def _plural_noun(self, at: int) -> bool:
        """ "tweets by", "claims of", "several angry demands": a noun that looks like a verb."""
        for k in range(at - 1, max(-1, at - 4), -1):
            if self.words.lows[k] in _COUNTING:
                return True
            if self.words.bits[k] & ~AUX != LOWER | WORD:
                break
        if at + 1 >= len(self.words):
            return False
        if self.words.lows[at + 1] in ("been", "being"):
            return True
        after = self.words.bits[at + 1]
        return bool((after & PREP and self.words.lows[at + 1] not in _BEHIND_VERBS) or after & CUE)

    def _participle(self, at: int, verb: str) -> None:
        """ "..., adding, “Q”": the subject of the sentence's last attribution, or its first name."""
        words = self.words
        number = self.sentence_of(at)
        if self.found and self.found[-1].sentence == number:
            shared = self.found[-1]
            self.found.append(shared.sharing(words.starts[at], words.end(at), verb, words.lows[at], at))
            phrase = clause_subject(words, at, words.sentence[at])
            if phrase is not None and not (
                words.starts[phrase[0]] < shared.end and shared.start < words.end(phrase[1])
            ):
                self.add(phrase, (at, at), verb, inverted=False, reach="clause/shared", alternate=True)
            return
        self._add_clause_subject(at, verb, None)
