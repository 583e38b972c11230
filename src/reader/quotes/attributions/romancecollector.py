"""What attributions of French, Spanish and Italian paragraphs are collected in.

Verbs take auxiliaries, clitics and adverbs before them; in Spanish and Italian a verb needs no subject: then the one of
its sentence goes on, else the last speaker.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.quotes.attributions.candidates import ACCORDING
from reader.quotes.attributions.collector import Collector
from reader.quotes.attributions.incises import joint_of
from reader.quotes.lexicon.classes import NAME, PRON, QUOTED
from reader.quotes.words.romancephrases import Phrases

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.quotes.attributions.candidates import Attribution
    from reader.quotes.lexicon.classes import Lexicon
    from reader.quotes.lexicon.grammar import Language
    from reader.quotes.words.marks import Marked
    from reader.quotes.words.tokens import Words

_MARKS = frozenset((",", ".", "—", "–", "-", "―"))
"""What may stand between a quotation and the verb behind it."""
_SENTENCES_BACK = 6
"""Sentences in which the subject of a verb without one is looked for."""
_REPLIES = frozenset(("reply", "respond"))
_RECENT = 12
"""Attributions that are looked at for it."""


class RomanceCollector(Collector):
    """The words of one paragraph and the attributions found in them, with subjects that are left out."""

    __slots__ = (
        "_before",
        "_capitals",
        "_language",
        "_last_quoted",
        "_lemmas",
        "_lexicon",
        "_phrases",
        "_spans",
    )

    def __init__(
        self,
        text: str,
        words: Words,
        lexicon: Lexicon,
        language: Language,
        base: int,
        before: Attribution | None,
        spans: Sequence[Marked],
        capitals: frozenset[str],
    ) -> None:
        """`before`: the last attribution of the paragraphs above; `spans`: the quotations of this one; `capitals`:
        the words that have one inside a sentence.
        """
        super().__init__(text, words, base)
        self._language = language
        self._lemmas, self._lexicon, self._spans = lexicon.lemmas, lexicon, spans
        self._phrases = Phrases(words, language)
        self._before, self._capitals = before, capitals
        for first in words.firsts:
            if words.bits[first] & NAME and not self._is_name(first):
                words.bits[first] &= ~NAME
        self._last_quoted = -1

    def _is_name(self, first: int) -> bool:
        """Whether more than a sentence's head gives a word its capital."""
        words, language = self.words, self._language
        low = words.lows[first]
        word = self.text[words.starts[first] : words.end(first)].rstrip(".")
        if (
            low in language.given
            or low in language.titles
            or word in self._capitals
            or (len(word) > 1 and word.isupper())
        ):
            return True
        nouns = (language.sayings, language.documents, language.works)
        if first + 1 >= len(words) or any(low in of_one for of_one in nouns):
            return False
        k = first + 1
        while k + 1 < len(words) and words.lows[k] in language.between - language.auxiliaries:
            k += 1
        after, verb = words.lows[first + 1], words.lows[k]
        acts = verb in language.auxiliaries or (verb in language.cues and low not in language.roles)
        return (
            acts
            or bool(words.bits[first + 1] & NAME)
            or after in language.particles - language.articles
            or after in (":", ",")
        )

    def _adapt(self, found: Attribution, phrase: tuple[int, int], cue: tuple[int, int] | None) -> None:
        """Pronouns behind prepositions and "ce dernier" stand for somebody too."""
        if found.inverted and cue is not None and found.verb != ACCORDING:
            found.first = min(found.first, self.words.starts[self._group_of(cue[0])])
        low = self.words.lows[phrase[1]]
        if found.mention == "pronoun":
            self._note_pronoun(found, low)
        elif low in self._language.latter or (phrase[0] == phrase[1] and low in self._language.obliques):
            found.mention = "pronoun"
            self._note_pronoun(found, low)

    def _note_pronoun(self, found: Attribution, low: str) -> None:
        """Leave out what joins a pronoun to its verb ("-t-"), and call it as the ranker has learned it."""
        found.start += joint_of(low)
        gender = self._language.pronouns.get(low) or self._language.obliques.get(low, "")
        found.who = {"m": "he", "f": "she"}.get(gender, "they")

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

    def _is_after_quotation(self, first: int) -> bool:
        """Whether nothing but a mark stands between a quotation and the verb group that begins at `first`."""
        words = self.words
        at = first - 1
        while at >= 0 and first - at < 4 and words.lows[at] in _MARKS:
            at -= 1
        return at >= 0 and bool(words.bits[at] & QUOTED) and (at == first - 1 or words.lows[first - 1] != ".")

    def _is_plural(self, first: int, at: int) -> bool:
        """Whether a verb group is in the plural."""
        language, lows = self._language, self.words.lows
        if not language.plurals.isdisjoint(lows[first:at]):
            return True
        finite = lows[at] not in language.participles and lows[at] not in language.gerunds
        return finite and lows[at].endswith(language.plural_end)

    def _add_shared(self, at: int, verb: str, *, several: bool = False) -> None:
        """A verb without a subject of its own: that of its sentence, of the sentences before, of the last speaker."""
        words = self.words
        number = self.sentence_of(at)
        mine = self.found and self.found[-1].sentence == number and self.found[-1].verb != ACCORDING
        if mine and not several:
            self._go_on(self.found[-1], at, verb)
            return
        place = number - self.base + 1
        recent = self.found[-_RECENT:]
        for head in reversed(words.firsts[max(0, place - _SENTENCES_BACK) : place]):
            said = [found for found in recent if found.sentence == self.sentence_of(head)]
            if verb in _REPLIES and any(found.verb == "ask" for found in said):
                continue  # whoever was asked
            if said:
                if not several or said[-1].who in ("many", "they"):
                    self._go_on(said[-1], at, verb)
                return
            subject = (
                self._origin(head)
                if several
                else self._phrases.opening_subject(head, min(at, words.after[head]))
            )
            if subject is not None:
                found = self.add(subject, (at, at), verb, inverted=False, reach="shared")
                if found is not None:
                    self._anchor(found, at)
                return
        if self._before is not None and (not several or self._before.who in ("many", "they")):
            self._go_on(self._before, at, verb)

    def _origin(self, head: int) -> tuple[int, int] | None:
        """ "Desde la cofradía aseguran", "dal Comune spiegano": where those belong who are not named."""
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
        first = self._group_of(at)
        found.first, found.last = self.words.starts[first], self.words.end(at)
        if self._is_after_quotation(first):
            found.inverted, found.reach = True, "right"

    def _group_of(self, at: int) -> int:
        """The first token of the group of the verb at a token."""
        return self._group_start(at, max(self.words.sentence[at], self._last_quoted + 1))[0]
