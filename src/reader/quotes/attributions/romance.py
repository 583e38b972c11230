"""The attributions of French, Spanish and Italian paragraphs.

Their verbs stand before the subject as often as behind it ("explique Jeanne Roux", "ha detto ieri il sindaco") and take
clitics ("a-t-elle ajouté").
"""

from __future__ import annotations

from bisect import bisect_left
from itertools import pairwise
from operator import attrgetter
from typing import TYPE_CHECKING

from reader.quotes.attributions.candidates import ACCORDING, COLON, OWNED, SUBJECT
from reader.quotes.attributions.incises import attribution_of, incise_in, sentence_at
from reader.quotes.attributions.romancecollector import RomanceCollector
from reader.quotes.attributions.verbless import beside_quotation, credit_line
from reader.quotes.lexicon.classes import CUE, END, LOWER, NAME, PRON, QUOTED

if TYPE_CHECKING:
    from reader.quotes.attributions.candidates import Attribution

_cue_start = attrgetter("cue_start")
_BEFORE_SUBJECT = frozenset((",", ".", "—", "–", "-", "―"))
"""Marks before a verb that lets its subject follow."""
_CLOSED: tuple[list[str], ...] = ([], [","], ["."])
"""What stands behind a verb that closes a clause."""
_RELATIVES = frozenset(
    [
        "qui",
        "lequel",
        "laquelle",
        "lesquels",
        "lesquelles",
        "cui",
        "quale",
        "quali",
        "quien",
        "quienes",
        "cual",
        "cuales",
    ]
)
_INTRANSITIVE = frozenset(("convenu", "intervenu", "intervenuto", "revenu"))
"""Participles that are active with "être" and "essere"."""
_UNKNOWN = "remark"
"""The English verb for verbs of saying that no list has."""
_SUBJECT_WITHIN = 40
"""Tokens at the head of a sentence in which the subject stands that it is about."""
_OWNER_WITHIN = 3
"""Tokens between a noun for something said and the preposition before its owner."""


class RomanceFinder(RomanceCollector):
    """Finds the attributions of one paragraph."""

    __slots__ = ()

    def find(self, *, with_subjects: bool = True) -> list[Attribution]:
        """All attributions of the paragraph, in the order of their cues."""
        words = self.words
        for at in range(len(words)):
            bits = words.bits[at]
            if bits & QUOTED:
                self._last_quoted = at
                beside_quotation(self, at)
                self._drop_label()
            elif bits & CUE and words.lows[at] in self._lemmas and self._is_verb(at):
                self._at_verb(at)
            else:
                self._at_source(at)
                self._at_unknown_verb(at)
                if words.lows[at] in self._language.sayings:
                    self._at_noun(at)
        if with_subjects:
            self._bare_subjects()
            credit_line(self)
        self._incises()
        self.found.sort(key=_cue_start)
        return self.found

    def _drop_label(self) -> None:
        """A name before a colon that a preposition or a determiner leads to is no speaker's: "a Hollin: «...»"."""
        found = self.found[-1] if self.found else None
        if found is None or found.verb != COLON or found.reach == "head":
            return
        place = bisect_left(self.words.starts, found.start)
        before, language = self.words.lows[place - 1] if place else "", self._language
        if any(before in words for words in (language.prepositions, language.links, language.articles)):
            self.found.pop()

    def _incises(self) -> None:
        """What is set into the quotations of the paragraph, inside their marks."""
        for span in self._spans:
            incise = incise_in(self.text, self.words.number, span, self._lexicon, self._language)
            if incise is not None:
                shared = self.found[-1] if self.found else self._before
                number = sentence_at(self.words, self.base, span.start)
                found = attribution_of(incise, self.text, number, self._language, shared)
                if found is not None:
                    self.found.append(found)

    def _is_verb(self, at: int) -> bool:
        """Whether a form of a cue verb is one here, and no noun ("la note", "su denuncia") and no name."""
        words, language = self.words, self._language
        low = words.lows[at]
        first = words.sentence[at] == at or words.bits[at - 1] & QUOTED
        if words.bits[at] & NAME and not first:
            return False
        if first or at == 0:
            return low not in language.infinitives
        before = words.lows[at - 1]
        if low in language.gerunds and before in language.between:
            return True
        if before in language.articles:
            if before not in language.between:
                return False
            prior = words.bits[at - 2] if at - 1 > words.sentence[at] else 0
            return bool(prior & (NAME | PRON | QUOTED)) or words.lows[at - 2] == ","
        if before in language.prepositions and low not in language.infinitives | language.gerunds:
            return before in language.between or any(before == source[-1] for source in language.according)
        return True

    def _at_verb(self, at: int) -> None:
        words, language = self.words, self._language
        low = words.lows[at]
        verb = self._lemmas[low]
        bound = max(words.sentence[at], self._last_quoted + 1)
        first, clitic, helped = self._group_start(at, bound)
        end = words.after[at]
        if low in language.participles and (not helped or self._is_passive(first, at)):
            if at + 1 < end and words.lows[at + 1] in language.agents:
                self._add_right(at, verb, self._phrases.subject_right(at + 2, end, loose=True))
            return
        if clitic is None and at + 1 < end and words.lows[at + 1][0] == "-" and words.bits[at + 1] & PRON:
            clitic = at + 1
        if clitic is not None:
            self.add((clitic, clitic), (at, at), verb, inverted=True, reach="right")
            return
        if low in language.infinitives:
            self._at_infinitive(at, first, verb)
            return
        self._at_finite(at, first, verb, helped=helped)

    def _at_finite(self, at: int, first: int, verb: str, *, helped: bool) -> None:
        """A verb group from `first` to `at`, whose subject stands behind it, before it, or nowhere."""
        words, language = self.words, self._language
        bound, end = max(words.sentence[at], self._last_quoted + 1), words.after[at]
        after_quotation = self._is_after_quotation(first)
        if verb == "continue" and not after_quotation and at + 1 < end and self._goes_on_doing(at + 1):
            return
        source = self._document(at + 1, end) if verb == "read" else None
        if source is not None:
            self.add(source, (at, at), verb, inverted=True, reach="right")
            return
        right = self._phrases.subject_right(at + 1, end, loose=after_quotation)
        if after_quotation and right is not None:
            self._add_right(at, verb, right)
            return
        if right is None and self._stands_alone(at, first):
            self._add_shared(at, verb, several=self._is_plural(first, at))
            return
        left = None if after_quotation else self._phrases.subject_left(first - 1, bound)
        if left is not None and words.lows[at] in language.nouns and not self._speaks(left):
            return
        turned = first > words.sentence[at] and self._is_turned(first - 1)
        if left is not None and not (turned and right is not None):
            self.add(left, (at, at), verb, inverted=False, reach=self._reach(left, first))
            if right is not None and self._phrases.is_animate(*right):
                self.add(right, (at, at), verb, inverted=True, reach="right", alternate=True)
        elif right is not None:
            self._add_right(at, verb, right)
        elif language.drops or not helped or first > bound:
            self._add_shared(at, verb, several=self._is_plural(first, at))

    def _is_passive(self, first: int, at: int) -> bool:
        """Whether a participle's subject is what is spoken of: "est accusé de", but not "s'est dit"."""
        language, group = self._language, self.words.lows[first:at]
        if language.passives.isdisjoint(group) or not language.reflexives.isdisjoint(group):
            return False
        return self.words.lows[at] not in _INTRANSITIVE

    def _document(self, first: int, end: int) -> tuple[int, int] | None:
        """Where something is to be read: "si legge in una nota del Comune"."""
        words, language = self.words, self._language
        for k in range(first, min(end, first + _OWNER_WITHIN)):
            if words.lows[k] in language.prepositions:
                phrase = self._phrases.from_left(k + 1, end)
                found = phrase is not None and words.lows[self._phrases.head(*phrase)] in language.documents
                return phrase if found else None
        return None

    def _stands_alone(self, at: int, first: int) -> bool:
        """Whether a verb without a subject closes a clause: "…, señaló.", which is no apposition's verb."""
        lows = self.words.lows
        before, behind = lows[first - 1 : first], lows[at + 1 : at + 2]
        return (
            self._language.drops and first > self.words.sentence[at] and before == [","] and behind in _CLOSED
        )

    def _speaks(self, phrase: tuple[int, int]) -> bool:
        """Whether a phrase is somebody or something that says something."""
        return (
            self._phrases.is_animate(*phrase)
            or self.words.lows[self._phrases.head(*phrase)] in self._language.documents
        )

    def _goes_on_doing(self, k: int) -> bool:
        """Whether what follows is what somebody goes on with: "continúa buscando", "continue de monter"."""
        low = self.words.lows[k]
        return low in ("a", "à", "de", "d'", "ad") or low.endswith(("ando", "endo"))

    def _is_turned(self, before: int) -> bool:
        """Whether the word before a verb group lets the subject follow: "según explica", "comme le dit", a comma."""
        words, language = self.words, self._language
        low = words.lows[before]
        return (
            low in language.conjunctions
            or low in _BEFORE_SUBJECT
            or any(low == s[-1] for s in language.according)
        )

    def _reach(self, phrase: tuple[int, int], verb: int) -> str:
        words = self.words
        first, last = phrase
        if "," in words.lows[last + 1 : verb]:
            return "comma"
        if first == words.sentence[verb]:
            return "head"
        before = words.lows[first - 1]
        if words.bits[first - 1] & QUOTED:
            return "quoted"
        return "stop" if before in ",;:" else "break" if before in self._language.conjunctions else "word"

    def _add_right(self, at: int, verb: str, right: tuple[int, int] | None) -> None:
        if right is not None:
            self.add(right, (at, at), verb, inverted=True, reach="right")

    def _at_infinitive(self, at: int, first: int, verb: str) -> None:
        """ "Il a tenu à préciser", "quiso subrayar": the subject is that of the clause."""
        words = self.words
        left = self._phrases.subject_left(first - 1, max(words.sentence[at], self._last_quoted + 1))
        if words.lows[at - 1] in self._language.modals:
            return
        if left is not None:
            self.add(left, (at, at), verb, inverted=False, reach="clause")
        elif first < at and self._is_after_quotation(first):
            right = self._phrases.subject_right(at + 1, words.after[at], loose=True)
            if right is not None:
                self._add_right(at, verb, right)
            else:
                self._add_shared(at, verb)

    def _at_source(self, at: int) -> None:
        """ "Selon Jeanne Roux", "a juicio de la ministra", "secondo il sindaco"."""
        words, language = self.words, self._language
        lows = words.lows
        for source in language.according:
            size = len(source)
            if lows[at] == source[0] and tuple(lows[at : at + size]) == source:
                phrase = self._phrases.from_left(at + size, words.after[at], bare=True)
                if _relative_at(words.lows, at + size):
                    bearer = self._phrases.subject_left(
                        at - 1, max(words.sentence[at], self._last_quoted + 1)
                    )
                    if bearer is not None:
                        self.add(bearer, (at, at + size - 1), ACCORDING, inverted=False, reach="comma")
                    return
                if words.lows[at + size : at + size + 1] and words.lows[at + size] in language.obliques:
                    phrase = at + size, at + size
                thing = (
                    phrase is not None and words.lows[self._phrases.head(*phrase)] not in language.documents
                )
                spoken = phrase is not None and (
                    self._phrases.is_animate(*phrase) or words.lows[phrase[0]] in language.obliques
                )
                if phrase is not None and (spoken or not thing):
                    self.add(phrase, (at, at + size - 1), ACCORDING, inverted=True)
                return
        for source in language.views:
            if tuple(lows[at : at + len(source)]) == source:
                self._add_shared(at, ACCORDING)
                return
        if lows[at] in language.weak_according and self._opens_aside(at):
            phrase = self._phrases.from_left(at + 1, words.after[at])
            if phrase is not None and self._phrases.is_person(*phrase) and self._closes(phrase[1] + 1):
                self.add(phrase, (at, at), ACCORDING, inverted=True)

    def _at_unknown_verb(self, at: int) -> None:
        """ "« Q », énumère Jeanne Roux": between a quotation with its comma and a speaker any word is a cue."""
        words, language = self.words, self._language
        low = words.lows[at]
        if at < 2 or not words.bits[at] & LOWER:
            return
        first = self._group_start(at, max(words.sentence[at], self._last_quoted + 1))[0]
        if words.lows[first - 1] != "," or not words.bits[first - 2] & QUOTED:
            return
        known = (language.roles, language.groups, language.organisations, language.articles, language.between)
        others = (language.prepositions, language.conjunctions, language.links, language.days)
        if any(low in words for words in (*known, *others)) or at + 1 >= words.after[at]:
            return
        if words.lows[at + 1][0] == "-" and words.bits[at + 1] & PRON:
            self.add((at + 1, at + 1), (at, at), _UNKNOWN, inverted=True, reach="right")
            return
        phrase = self._phrases.subject_right(at + 1, words.after[at])
        if phrase is not None and self._phrases.is_animate(*phrase):
            self.add(phrase, (at, at), _UNKNOWN, inverted=True, reach="right")

    def _opens_aside(self, at: int) -> bool:
        words = self.words
        before = words.bits[at - 1] if at > words.sentence[at] else QUOTED
        return bool(before & QUOTED) or words.lows[at - 1] == ","

    def _closes(self, at: int) -> bool:
        words = self.words
        return at >= len(words) or words.lows[at] == "," or bool(words.bits[at] & (QUOTED | END))

    def _at_noun(self, at: int) -> None:
        """ "Les mots de Jeanne Roux : « … »": whoever owns what was said."""
        words, language = self.words, self._language
        end = words.after[at]
        if not any(words.bits[k] & QUOTED or words.lows[k] == ":" for k in range(at + 1, end)):
            return
        for k in range(at + 1, min(end, at + 1 + _OWNER_WITHIN)):
            if words.lows[k] in language.links:
                phrase = self._phrases.from_left(k + 1, end)
                if phrase is not None and self._phrases.is_animate(*phrase):
                    self.add(phrase, (at, at), OWNED, inverted=True)
                return

    def _bare_subjects(self) -> None:
        """The subject of each sentence that has a quotation, or a colon at its end, but no cue."""
        words = self.words
        taken = {found.sentence for found in self.found}
        size = len(words)
        for number, (first, end) in enumerate(pairwise((*words.firsts, size)), self.base):
            if number in taken:
                continue
            leads = end == size or words.lows[end - 1] == ":" or words.bits[end] & QUOTED
            if not (leads or words.quoted_in(first, end)):
                continue
            subject = self._phrases.head_subject(first, min(end, first + _SUBJECT_WITHIN))
            if subject is not None:
                self.add(subject, None, SUBJECT, inverted=False)
            elif self._language.drops and leads:
                self._add_dropped(number)

    def _add_dropped(self, number: int) -> None:
        """A sentence without any subject that leads to a quotation is about whom the one before it is about."""
        words = self.words
        place = number - self.base
        for head in reversed(words.firsts[max(0, place - 2) : place]):
            subject = self._phrases.opening_subject(head, words.after[head])
            if subject is not None:
                found = self.add(subject, None, SUBJECT, inverted=False)
                if found is not None:
                    found.sentence = number
                return


def _relative_at(lows: list[str], k: int) -> bool:
    """Whether a relative pronoun stands behind a preposition: "selon qui", "secondo cui", "según el cual"."""
    return any(low in _RELATIVES for low in lows[k : k + 2])
