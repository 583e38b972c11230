"""The attributions of French, Spanish and Italian paragraphs.

Their verbs stand before the subject as often as behind it ("explique Jeanne Roux", "ha detto ieri il sindaco"), take
clitics ("a-t-elle ajouté"), and in Spanish and Italian need no subject at all: then the last speaker goes on.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import pairwise
from operator import attrgetter
from typing import TYPE_CHECKING

from reader.quotes.attributions.candidates import ACCORDING, INSIDE, OWNED, SUBJECT, Attribution
from reader.quotes.attributions.collector import Collector
from reader.quotes.attributions.verbless import beside_quotation, credit_line
from reader.quotes.lexicon.classes import CUE, END, LOWER, NAME, PRON, QUOTED, WORD
from reader.quotes.words.romancephrases import Phrases
from reader.quotes.words.tokens import words_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.quotes.lexicon.classes import Lexicon
    from reader.quotes.lexicon.languages import Language
    from reader.quotes.words.marks import Marked
    from reader.quotes.words.tokens import Words

_cue_start = attrgetter("cue_start")
_MARKS = frozenset((",", ".", "—", "–", "-", "―"))
"""What may stand between a quotation and the verb behind it."""
_INCISE_HEADS = frozenset((",", "!", "?", "…", "—", "–", "»"))
"""What stands before an incise inside marks."""
_INSIDE = 3000
"""Code points of a long quotation that are looked at for an incise."""
_UNKNOWN = "remark"
"""The English verb for verbs of saying that no list has."""
_SUBJECT_WITHIN = 40
"""Tokens at the head of a sentence in which the subject stands that it is about."""
_OWNER_WITHIN = 3
"""Tokens between a noun for something said and the preposition before its owner."""


class RomanceFinder(Collector):
    """Finds the attributions of one paragraph."""

    __slots__ = ("_before", "_language", "_last_quoted", "_lemmas", "_lexicon", "_phrases", "_spans")

    def __init__(
        self,
        text: str,
        words: Words,
        lexicon: Lexicon,
        language: Language,
        base: int,
        before: Attribution | None,
        spans: Sequence[Marked],
    ) -> None:
        """`before`: the last attribution of the paragraphs above; `spans`: the quotations of this one."""
        super().__init__(text, words, base)
        self._language = language
        self._lemmas, self._lexicon, self._spans = lexicon.lemmas, lexicon, spans
        self._phrases = Phrases(words, language)
        self._before = before
        for first in words.firsts:
            if words.bits[first] & NAME and not self._is_name(first):
                words.bits[first] &= ~NAME
        self._last_quoted = -1

    def _is_name(self, first: int) -> bool:
        """Whether more than a sentence's head gives a word its capital."""
        words = self.words
        low = words.lows[first]
        if low in self._language.given or (first + 1 < len(words) and words.bits[first + 1] & NAME):
            return True
        word = self.text[words.starts[first] : words.end(first)].rstrip(".")
        if (len(word) > 1 and word.isupper()) or low in self._language.titles:
            return True
        if first + 1 < len(words) and words.lows[first + 1] in self._language.particles | {":", ","}:
            return True
        return re.search(rf"[\w,;»”\"'’] ?{re.escape(word)}(?!\w)", self.text) is not None

    def find(self, *, with_subjects: bool = True) -> list[Attribution]:
        """All attributions of the paragraph, in the order of their cues."""
        words = self.words
        for at in range(len(words)):
            bits = words.bits[at]
            if bits & QUOTED:
                self._last_quoted = at
                beside_quotation(self, at)
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
        self.incises(self._spans, self._lexicon)
        self.found.sort(key=_cue_start)
        return self.found

    def add(
        self,
        phrase: tuple[int, int],
        cue: tuple[int, int] | None,
        verb: str,
        *,
        inverted: bool,
        reach: str = "",
        alternate: bool = False,
        mind: bool = False,
    ) -> None:
        """As `Collector.add`; pronouns behind prepositions and "ce dernier" stand for somebody too."""
        super().add(phrase, cue, verb, inverted=inverted, reach=reach, alternate=alternate, mind=mind)
        found = self.found[-1]
        low = self.words.lows[phrase[1]]
        if found.mention == "pronoun":
            self._note_pronoun(found, low)
        elif low in self._language.latter or (phrase[0] == phrase[1] and low in self._language.obliques):
            found.mention = "pronoun"
            self._note_pronoun(found, low)

    def _note_pronoun(self, found: Attribution, low: str) -> None:
        """Leave out what joins a pronoun to its verb ("-t-"), and call it as the ranker has learned it."""
        found.start += len(low) - len(low.lstrip("-").removeprefix("t-"))
        gender = self._language.pronouns.get(low) or self._language.obliques.get(low, "")
        found.who = {"m": "he", "f": "she"}.get(gender, "they")

    def incises(self, spans: Sequence[Marked], lexicon: Lexicon) -> None:
        """What is set into a quotation inside its marks: « Demain, dit-elle, nous partons. »"""
        for span in spans:
            start, end = span.start + span.width, min(span.end - span.width, span.start + _INSIDE)
            inner = words_of(self.text, self.words.number, (start, end), (), lexicon)
            phrases = Phrases(inner, self._language)
            for at in inner.points:
                if inner.bits[at] & CUE and self._is_incise(inner, phrases, at):
                    break

    def _is_incise(self, inner: Words, phrases: Phrases, at: int) -> bool:
        """Whether a cue inside marks begins an incise; its attribution is kept then."""
        language, lows = self._language, inner.lows
        first = at
        while first > 1 and lows[first - 1] in language.between or inner.bits[first - 1] & PRON and lows[first - 1][0] == "-":
            first -= 1
        if lows[at] not in language.cues or first < 1 or lows[first - 1] not in _INCISE_HEADS:
            return False
        clitic = next((k for k in range(first, min(at + 2, len(inner))) if lows[k][0] == "-" and inner.bits[k] & PRON), None)
        helped = first < at and any(low in language.auxiliaries for low in lows[first:at])
        if clitic is None and (lows[at] in language.participles and not helped):
            return False
        subject = (clitic, clitic) if clitic is not None else phrases.subject_right(at + 1, len(inner))
        if subject is None and clitic is None and not language.drops:
            subject = phrases.subject_right(at + 1, len(inner), loose=True)
        if subject is None:
            return False
        after = max(subject[1], at) + 1
        goes_on = after < len(inner) and inner.bits[after] & WORD and inner.sentence[after] != after
        if goes_on and lows[after] not in language.days and lows[after] not in language.prepositions:
            return False
        number = self.sentence_of(bisect_right(self.words.starts, inner.starts[at]) - 1)
        start, stop = inner.starts[subject[0]], inner.end(subject[1])
        stop -= self.text[stop - 1] == "."
        pronoun = subject[0] == subject[1] and bool(inner.bits[subject[0]] & PRON)
        named = any(bits & NAME for bits in inner.bits[subject[0] : subject[1] + 1])
        mention = "pronoun" if pronoun else "name" if named else "nominal"
        found = Attribution(
            start, stop, inner.starts[at], inner.end(at), language.cues[lows[at]], lows[at], mention, True,
            self.words.number, number, 0, mention, INSIDE,
        )  # fmt: skip
        if pronoun:
            self._note_pronoun(found, lows[subject[0]])
        self.found.append(found)
        return True

    def _mention(self, first: int, last: int) -> str:
        return "name" if any(bits & NAME for bits in self.words.bits[first : last + 1]) else "nominal"

    def _who(self, first: int, last: int) -> str:
        words, language = self.words, self._language
        head = self._phrases.head(first, last)
        low = words.lows[head]
        if words.bits[head] & NAME:
            return "titled" if words.lows[first] in language.titles else "name"
        if low in language.documents:
            return "document"
        if low in language.organisations:
            return "organisation"
        if low in language.roles:
            return "office"
        return "many" if low in language.groups or low.endswith(("s", "i")) else "thing"

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

    def _group_start(self, at: int, bound: int) -> tuple[int, int | None, bool]:
        """The first token of a verb's group, the clitic subject in it, and whether an auxiliary is."""
        words, language = self.words, self._language
        first, clitic, helped = at, None, False
        while first - 1 >= bound:
            low, bits = words.lows[first - 1], words.bits[first - 1]
            if low[0] == "-" and bits & PRON:
                clitic = first - 1
            elif bits & NAME or low not in language.between:
                break
            helped = helped or low in language.auxiliaries
            first -= 1
        return first, clitic, helped

    def _at_verb(self, at: int) -> None:
        words, language = self.words, self._language
        low = words.lows[at]
        verb = self._lemmas[low]
        bound = max(words.sentence[at], self._last_quoted + 1)
        first, clitic, helped = self._group_start(at, bound)
        end = words.after[at]
        if low in language.participles and not helped:
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
        after_quotation = self._is_after_quotation(first)
        right = self._phrases.subject_right(at + 1, end, loose=after_quotation)
        if after_quotation and right is not None:
            self._add_right(at, verb, right)
            return
        aside = language.drops and words.lows[first - 1 : first] == [","] and words.lows[at + 1 : at + 2] in ([], [","], ["."])
        if aside and right is None and first > words.sentence[at]:
            self._add_shared(at, verb, several=self._is_plural(first, at))
            return
        left = None if after_quotation else self._phrases.subject_left(first - 1, bound)
        turned = first > words.sentence[at] and self._is_turned(first - 1)
        noun = low in language.nouns and left is not None and not self._speaks(left)
        if noun:
            return
        if left is not None and not (turned and right is not None):
            self.add(left, (at, at), verb, inverted=False, reach=self._reach(left, first))
            if right is not None and self._phrases.is_animate(*right):
                self.add(right, (at, at), verb, inverted=True, reach="right", alternate=True)
        elif right is not None:
            self._add_right(at, verb, right)
        elif language.drops or not helped or first > bound:
            self._add_shared(at, verb, several=self._is_plural(first, at))

    def _speaks(self, phrase: tuple[int, int]) -> bool:
        """Whether a phrase is somebody or something that says something."""
        return self._phrases.is_animate(*phrase) or self.words.lows[self._phrases.head(*phrase)] in self._language.documents

    def _is_plural(self, first: int, at: int) -> bool:
        """Whether a verb group is in the plural."""
        language, lows = self._language, self.words.lows
        if not language.plurals.isdisjoint(lows[first:at]):
            return True
        finite = lows[at] not in language.participles and lows[at] not in language.gerunds
        return finite and lows[at].endswith(language.plural_end)

    def _is_turned(self, before: int) -> bool:
        """Whether the word before a verb group lets the subject follow: "según explica", "comme le dit", a comma."""
        words, language = self.words, self._language
        low = words.lows[before]
        return low in language.conjunctions or low in _MARKS or any(low == s[-1] for s in language.according)

    def _is_after_quotation(self, first: int) -> bool:
        """Whether nothing but a mark stands between a quotation and the verb group that begins at `first`."""
        words = self.words
        at = first - 1
        while at >= 0 and first - at < 4 and words.lows[at] in _MARKS:
            at -= 1
        return at >= 0 and bool(words.bits[at] & QUOTED) and (at == first - 1 or words.lows[first - 1] != ".")

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

    def _add_shared(self, at: int, verb: str, *, several: bool = False) -> None:
        """A verb without a subject of its own: that of its sentence, of the sentences before, of the last speaker."""
        words = self.words
        number = self.sentence_of(at)
        mine = self.found and self.found[-1].sentence == number and self.found[-1].verb != ACCORDING
        if mine and not several:
            self._go_on(self.found[-1], at, verb)
            return
        for head in reversed([first for first in words.firsts if first <= at]):
            said = [found for found in self.found if found.sentence == self.sentence_of(head)]
            if said:
                if not several or said[-1].who in ("many", "they"):
                    self._go_on(said[-1], at, verb)
                return
            subject = self._origin(head) if several else self._phrases.opening_subject(head, min(at, words.after[head]))
            if subject is not None:
                self.add(subject, (at, at), verb, inverted=False, reach="shared")
                self._anchor(self.found[-1], at)
                return
        if self._before is not None and (not several or self._before.who in ("many", "they")):
            self._go_on(self._before, at, verb)

    def _origin(self, head: int) -> tuple[int, int] | None:
        """ "Desde la plataforma aseguran", "dal Comune spiegano": where those belong who are not named."""
        words = self.words
        if words.lows[head] not in self._language.origins:
            return None
        phrase = self._phrases.from_left(head + 1, words.after[head], bare=True)
        return phrase if phrase is not None and self._phrases.is_animate(*phrase) else None

    def _go_on(self, shared: Attribution, at: int, verb: str) -> None:
        words = self.words
        found = shared.sharing(words.starts[at], words.end(at), verb, words.lows[at], at)
        found.paragraph, found.sentence = words.number, self.sentence_of(at)
        self._anchor(found, at)
        self.found.append(found)

    def _anchor(self, found: Attribution, at: int) -> None:
        """Let an attribution stand where its verb does: its subject is left out there."""
        found.first, found.last = self.words.starts[at], self.words.end(at)
        if self._is_after_quotation(self._group_start(at, max(self.words.sentence[at], self._last_quoted + 1))[0]):
            found.inverted, found.reach = True, "right"

    def _at_source(self, at: int) -> None:
        """ "Selon Jeanne Roux", "a juicio de la ministra", "secondo il sindaco"."""
        words, language = self.words, self._language
        lows = words.lows
        for source in language.according:
            size = len(source)
            if lows[at] == source[0] and tuple(lows[at : at + size]) == source:
                phrase = self._phrases.from_left(at + size, words.after[at], bare=True)
                if words.lows[at + size : at + size + 1] and words.lows[at + size] in language.obliques:
                    phrase = at + size, at + size
                thing = phrase is not None and words.lows[self._phrases.head(*phrase)] not in language.documents
                spoken = phrase is not None and (self._phrases.is_animate(*phrase) or words.lows[phrase[0]] in language.obliques)
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
        """ "« Q », énumère Jeanne Roux": between a quotation with its comma and a speaker any word is a verb of saying."""
        words, language = self.words, self._language
        low = words.lows[at]
        if at < 2 or words.lows[at - 1] != "," or not words.bits[at - 2] & QUOTED or not words.bits[at] & LOWER:
            return
        known = (language.roles, language.groups, language.organisations, language.articles, language.between)
        others = (language.prepositions, language.conjunctions, language.links, language.days)
        if any(low in words for words in (*known, *others)) or at + 1 >= words.after[at]:
            return
        if words.lows[at + 1][0] == "-" and words.bits[at + 1] & PRON:
            self.add((at + 1, at + 1), (at, at), _UNKNOWN, inverted=True, reach="right")
            return
        phrase = self._phrases.from_left(at + 1, words.after[at])
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
