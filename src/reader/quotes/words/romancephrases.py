"""Noun phrases of French, Spanish and Italian: "le ministre de l'Intérieur Jean Roux", "fuentes de la policía".

Without a parser: bounded walks over token classes. A preposition of belonging ("de") goes on with a phrase, any other
one ends it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.quotes.lexicon.classes import CUE, LOWER, NAME, PRON, QUOTED, WORD
from reader.quotes.words.nounphrases import LONGEST

if TYPE_CHECKING:
    from reader.quotes.lexicon.grammar import Language
    from reader.quotes.words.tokens import Words

_RECEIVERS = 14
"""Tokens between a verb and the subject behind it: to whom, when and where it was said."""
_FIRST = frozenset(("premier", "première", "primer", "primera", "vice"))
"""Words with a capital inside a role: "le Premier ministre"."""
_ORDINALS = _FIRST | {"primo", "prima", "ex"}
_STOPS = frozenset(",:;.")
_CLAUSE = 60
"""Tokens before a comma in which the head of the clause stands."""
_BRACKET = 10
"""Tokens in a bracket between a subject and its verb."""


class Phrases:
    """The noun phrases of one paragraph."""

    __slots__ = ("_language", "_words")

    def __init__(self, words: Words, language: Language) -> None:
        self._words, self._language = words, language

    def head(self, first: int, last: int) -> int:
        """The noun of a phrase: its first word behind determiners."""
        language, lows = self._language, self._words.lows
        at = first
        small = (language.articles, language.titles, language.links, _ORDINALS)
        while at < last and any(lows[at] in words for words in small):
            at += 1
        return at

    def is_person(self, first: int, last: int) -> bool:
        """Whether a phrase is a name or says what somebody is."""
        language, words = self._language, self._words
        low = words.lows[self.head(first, last)]
        return low in language.roles or low in language.groups or self.is_named(first, last)

    def is_animate(self, first: int, last: int) -> bool:
        """Whether a phrase names or describes somebody who can speak: a person, several, an organisation."""
        words = self._words
        return (
            bool(words.bits[first] & PRON)
            or self.is_person(first, last)
            or words.lows[self.head(first, last)] in self._language.organisations
        )

    def is_named(self, first: int, last: int) -> bool:
        """Whether a phrase is a name, or ends in one that no preposition leads to: "le berger Jean Roux"."""
        words, language = self._words, self._language
        head = self.head(first, last)
        if words.bits[head] & NAME:
            return True
        for k in range(head + 1, last + 1):
            if words.bits[k] & NAME:
                return words.lows[k - 1] not in language.links and words.lows[k - 1] not in language.articles
        return False

    def from_left(self, at: int, end: int, *, bare: bool = False) -> tuple[int, int] | None:
        """The phrase that begins at `at` and ends before `end`; `bare` takes any noun without a determiner."""
        words, language = self._words, self._language
        if at >= end or not words.bits[at] & WORD:
            return None
        if words.bits[at] & PRON and not words.bits[at] & NAME:
            return at, at
        low = words.lows[at]
        if low in language.articles and at + 1 < end and words.lows[at + 1] in language.latter:
            return at, at + 1
        known = low in language.groups or low in language.organisations or self._is_bare_role(at, end)
        if not (words.bits[at] & NAME or low in language.articles or low in language.titles or known or bare):
            return None
        stop = self._right_edge(at, min(end, at + LONGEST))
        while stop > at and words.lows[stop - 1] in language.links | language.articles | language.particles:
            stop -= 1
        only_small = (
            stop > at and not words.bits[stop - 1] & NAME and words.lows[stop - 1] in language.obliques
        )
        return (at, stop - 1) if stop > at and not only_small else None

    def _is_bare_role(self, at: int, end: int) -> bool:
        """Whether a role stands without a determiner: "presidente Ana Roca", or at the head of a sentence."""
        words, language = self._words, self._language
        if words.lows[at] not in language.roles or words.lows[at] in language.demonyms:
            return False
        if words.sentence[at] == at or (at and not words.bits[at - 1] & WORD):
            return True
        return at + 1 < end and bool(words.bits[at + 1] & NAME or words.lows[at + 1] in language.links)

    def _right_edge(self, at: int, end: int) -> int:
        """The token behind a phrase that begins at `at`."""
        words, language = self._words, self._language
        named = False
        k = at
        while k < end:
            bits, low = words.bits[k], words.lows[k]
            if bits & QUOTED or not bits & WORD:
                break
            if k > at and words.sentence[k] == k:
                break
            if bits & NAME:
                named = True
            elif k > at and (low in language.links or low in language.particles):
                if not self._chains(k, end, named=named):
                    break
            elif k > at and low in language.joints and words.lows[k - 1] in language.posts:
                if k + 1 >= end or not (
                    words.bits[k + 1] & NAME or low == "en" or words.lows[k + 1] in language.roles
                ):
                    break
            elif low in language.articles:
                if k > at and not self._follows_link(k, at):
                    break
            elif not self._is_noun(k, at) or (
                named and low not in language.roles and not self._qualifies(k, end)
            ):
                break
            k += 1
        return k

    def _qualifies(self, k: int, end: int) -> bool:
        """Whether a lower-case word belongs to the name of a body before it: "l'assessore ai Lavori pubblici"."""
        words, language = self._words, self._language
        name = k - 1
        while name > 0 and words.bits[name - 1] & NAME:
            name -= 1
        led = words.lows[name - 1] if name else ""
        if not words.bits[k - 1] & NAME or not (
            led in language.links or led in language.joints or led in language.articles
        ):
            return False
        return k + 1 >= end or bool(words.bits[k + 1] & NAME) or not words.bits[k + 1] & WORD

    def _follows_link(self, k: int, at: int) -> bool:
        lows, language = self._words.lows, self._language
        return lows[k - 1] in language.links or (k - 1 == at and lows[at] in language.articles)

    def _chains(self, k: int, end: int, *, named: bool) -> bool:
        """Whether a preposition goes on with the phrase before it."""
        words, language = self._words, self._language
        after = k + 1
        while after < end and (words.lows[after] in language.articles or words.lows[after] in language.links):
            after += 1
        if after >= end or (words.lows[after] in language.days and not words.bits[after] & NAME):
            return False
        if named:
            return bool(words.bits[after] & NAME)
        return bool(words.bits[after] & NAME) or self._is_noun(after, k)

    def _is_noun(self, k: int, first: int) -> bool:
        """Whether a lower-case word may be a noun or an adjective: neither a verb of saying nor a function word."""
        words, language = self._words, self._language
        low, bits = words.lows[k], words.bits[k]
        if low in language.groups or (low in _FIRST and k > first):
            return True
        if not bits & LOWER or low in language.prepositions or low in language.conjunctions:
            return False
        if low in language.roles or low in language.groups or low in language.organisations:
            return True
        if low in language.between or low in language.days or low in language.articles or bits & PRON:
            return False
        return not bits & CUE or (k > first and words.lows[k - 1] in language.articles)

    def subject_right(self, at: int, end: int, *, loose: bool = False) -> tuple[int, int] | None:
        """The subject behind a verb that ends before `at`; `loose` where a subject must stand: any noun will do."""
        words, language = self._words, self._language
        k, last = at, min(end, at + _RECEIVERS)
        while k < last:
            bits, low = words.bits[k], words.lows[k]
            if bits & QUOTED or low in language.thats or low in _STOPS:
                return None
            leads = low in language.prepositions and low not in language.titles and not bits & NAME
            if leads or low in language.links:
                k = self._behind_adjunct(k, last)
            elif low in language.articles and self._is_latter(k + 1, last):
                return k, k + 1
            elif self._is_aside(k):
                k += 1
            else:
                phrase = self.from_left(k, end)
                if phrase is not None:
                    return phrase if loose or self.is_animate(*phrase) else None
                if low in language.articles or not (self._is_adverb(low) or (loose and k == at)):
                    return None
                k += 1
        return None

    def _is_aside(self, k: int) -> bool:
        """Whether a word tells when or how, between a verb and its subject: "ayer", "aussi", "este martes"."""
        words, language = self._words, self._language
        low = words.lows[k]
        if words.bits[k] & NAME:
            return False
        if low in language.articles:
            return self._is_day(k + 1)
        return low in language.days or low in language.between

    def _is_latter(self, k: int, end: int) -> bool:
        """Whether "dernier" and the like stand here without a noun behind."""
        return k < end and self._words.lows[k] in self._language.latter and self._ends(k + 1)

    def _ends(self, k: int) -> bool:
        """Whether a phrase ends before `k`: no noun is there."""
        words = self._words
        return k >= len(words) or not words.bits[k] & LOWER or not self._is_noun(k, k)

    def _is_day(self, k: int) -> bool:
        words = self._words
        return k < len(words) and words.lows[k] in self._language.days and not words.bits[k] & NAME

    def _is_adverb(self, low: str) -> bool:
        return low.endswith(("ment", "mente"))

    def _behind_adjunct(self, k: int, end: int) -> int:
        """The token behind a preposition and its noun phrase: "à l'AFP", "en rueda de prensa", "ai cronisti"."""
        words, language = self._words, self._language
        k += 1
        while k < end and (words.lows[k] in language.articles or words.lows[k] in language.prepositions):
            k += 1
        if k < end and words.bits[k] & NAME:
            return self._behind_name(k, end)
        if k >= end or words.lows[k] in _STOPS:
            return k
        k += 1
        if k < end and words.lows[k] in language.links and self._chains(k, end, named=False):
            return self._behind_adjunct(k, end)
        while k < end and self._is_noun(k, k) and self._is_no_role(words.lows[k]):
            k += 1
        if k < end and words.bits[k] & NAME and words.lows[k] not in language.given:
            return self._behind_name(k, end)  # "a la emisora Radio Hollin"
        return k

    def _behind_name(self, k: int, end: int) -> int:
        """The token behind a name, up to the given name of the next one: "à l'AFP Jeanne Roux"."""
        words = self._words
        k += 1
        while k < end and words.bits[k] & NAME and words.lows[k] not in self._language.given:
            k += 1
        return k

    def _is_no_role(self, low: str) -> bool:
        return low not in self._language.roles or low in self._language.demonyms

    def subject_left(self, at: int, start: int) -> tuple[int, int] | None:
        """The subject that ends at token `at` or before it, not before `start`."""
        words, language = self._words, self._language
        if at < start:
            return None
        lows, bits = words.lows, words.bits
        if lows[at] in language.relatives and at > start:
            at -= 1
            if lows[at] in language.prepositions:
                return None
            if lows[at] == "," and at > start:
                at -= 1
            found = self._ending_at(at, start, antecedent=True)
            # "un plan que ha llamado": what is said to be so, and not who says it
            return found if found is not None and (self.is_animate(*found) or not language.drops) else None
        if bits[at] & PRON and not bits[at] & NAME:
            return at, at
        if lows[at] == ")":
            opening = next((k for k in range(at - 1, max(start, at - _BRACKET), -1) if lows[k] == "("), None)
            return self._ending_at(opening - 1, start) if opening is not None and opening > start else None
        if language.drops and lows[at] in language.conjunctions:
            return None
        if lows[at] in (",", "—", "–"):
            first = max(start, at - _CLAUSE)
            return self.head_subject(first, at) or self.head_subject(first, at, loose=True)
        return self._ending_at(at, start) or self.head_subject(max(start, at - _CLAUSE), at)

    def _ending_at(self, at: int, start: int, *, antecedent: bool = False) -> tuple[int, int] | None:
        """The phrase that ends at `at`; an `antecedent` of "qui" may stand behind a preposition, a subject not."""
        words, language = self._words, self._language
        first = at + 1
        k = at
        while k >= start and at - k < LONGEST:
            bits, low = words.bits[k], words.lows[k]
            if bits & QUOTED or not bits & WORD:
                break
            if bits & NAME:
                first = k
            elif low in language.joints and k > start and words.lows[k - 1] in language.posts:
                pass
            elif low in language.articles and low not in language.links:
                first = k
                if k - 1 < start or not (
                    words.lows[k - 1] in language.links or words.lows[k - 1] in language.articles
                ):
                    break
            elif low in language.links or low in language.particles:
                if k == at or k - 1 < start or words.lows[k - 1] in language.prepositions:
                    break
                if low in language.articles:
                    first = min(first, k + 1)
            elif self._is_noun(k, k - 1) or low in language.titles:
                first = k
            else:
                break
            k -= 1
        first = self._without_verbs(first, at)
        if first > at:
            return None
        before = words.lows[first - 1] if first - 1 >= start else ""
        if not antecedent and (before in language.prepositions or before in language.links):
            return None
        return first, at

    def _without_verbs(self, first: int, at: int) -> int:
        """The head of a phrase without words that may be verbs: from the first determiner, name or role on."""
        words, language = self._words, self._language
        while first <= at:
            low = words.lows[first]
            known = low in language.roles or low in language.groups or low in language.organisations
            if words.bits[first] & NAME or low in language.articles or low in language.titles or known:
                break
            first += 1
        return first

    def opening_subject(self, first: int, end: int) -> tuple[int, int] | None:
        """The phrase that a sentence begins with, but for adjuncts before it, where it can speak."""
        words, language = self._words, self._language
        k = first
        while k < end:
            bits, low = words.bits[k], words.lows[k]
            if bits & PRON and not bits & NAME and low[0] != "-":
                return k, k
            if (low in language.prepositions or low in language.links) and not bits & NAME:
                k = self._behind_adjunct(k, end)
            elif (
                low == "," or low in language.ands or (low in language.days and low not in language.articles)
            ):
                k += 1
            else:
                phrase = self.from_left(k, end)
                return phrase if phrase is not None and self.is_animate(*phrase) else None
        return None

    def head_subject(self, first: int, end: int, *, loose: bool = False) -> tuple[int, int] | None:
        """The subject at the head of a clause: its first phrase that no preposition leads to and that can speak.

        `loose`: whether it can speak or not.
        """
        words, language = self._words, self._language
        k = first
        while k < end:
            bits, low = words.bits[k], words.lows[k]
            if bits & QUOTED:
                k += 1
                continue
            if bits & PRON and not bits & NAME:
                if low[0] != "-":
                    return k, k
                k += 1
                continue
            if (low in language.prepositions or low in language.links) and not bits & NAME:
                k = self._behind_adjunct(k, end)
                continue
            phrase = self.from_left(k, end)
            if phrase is not None:
                if loose or self.is_animate(*phrase):
                    return phrase
                k = phrase[1] + 1
                continue
            k += 1
        return None
