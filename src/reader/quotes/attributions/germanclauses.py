"""The subject of a German verb: where it stands in its clause.

The verb of a main clause stands second: what is before it is its subject only where it is a noun phrase that may be
one; else the subject follows. In clauses with a conjunction the verb stands last, its subject behind the conjunction.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reader.quotes.attributions.germanphrases import BODY, NOUN, SOMEONE, THING, Phrase
from reader.quotes.lexicon.classes import AUX, BREAK, DET, LOWER, NAME, PREP, PRON, QUOTED, TITLE, UPPER
from reader.quotes.lexicon.germanwords import SUBORDINATING
from reader.quotes.lexicon.wordlists import word_set

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reader.quotes.words.tokens import Words

JOINING = frozenset(("und", "oder", "sowie", "aber", "sondern"))
_BOUNDS = frozenset((":", ";", "–", "—", "--"))
_HAVING = word_set("hat habe haben hatte hatten hätte hätten")
_MODALS = word_set(
    """will wollen wollte wollten kann können konnte konnten soll sollen sollte sollten muss müssen musste mussten
    möchte möchten darf dürfen würde würden ließ lässt"""
)
_PASSIVE = word_set("wird werden wurde wurden worden geworden werde")
_BEHIND_LAST = _HAVING | _PASSIVE | _MODALS
_RELATIVE = word_set("der die das dem den denen deren dessen welche welcher welches wer was wie wo")
_WHO = word_set("der die das welche welcher welches")
_THIS = word_set("das dies dazu so es")
_FOCUS = word_set("auch nur selbst sogar besonders gerade doch und aber denn allein")
_IT_SAYS = word_set("heißt hieß heisst hiess")
_AFTER_VERB = word_set("sich auch dann dazu ihm ihr uns daraufhin nun gestern heute")
_IN = word_set("in im bei beim aus von vom seitens auf")
_STRONG_GE = word_set("gesteht gestand gestanden")
_CLAUSE_ENDS = ",:;–—.!?"
_COMMA = (",",)
_CLOSING = (")",)


class Finite(NamedTuple):
    """Where the finite verb of a cue stands, -1 for nowhere, and who did it in a passive."""

    place: int
    agent: Phrase | None = None


def best_of(among: Iterable[Phrase]) -> Phrase | None:
    """The likeliest speaker among phrases, the first of equals."""
    best: Phrase | None = None
    for p in among:
        if p.rank >= THING and (best is None or p.rank > best.rank):
            best = p
    return best


class Clauses:
    """A stretch of words of at most one sentence, with its noun phrases."""

    __slots__ = ("end", "phrases", "start", "words")

    def __init__(self, words: Words, phrases: list[Phrase], start: int, end: int) -> None:
        self.words, self.phrases, self.start, self.end = words, phrases, start, end

    def phrase_from(self, at: int) -> Phrase | None:
        """The phrase that begins at a token."""
        return next((p for p in self.phrases if p.first == at), None)

    def segment(self, at: int) -> tuple[int, int]:
        """The tokens around a verb up to colons, semicolons and dashes."""
        lows = self.words.lows
        first, stop = at, at + 1
        while first > self.start and lows[first - 1] not in _BOUNDS:
            first -= 1
        while stop < self.end and lows[stop] not in _BOUNDS:
            stop += 1
        return first, stop

    def finite(self, at: int, first: int, stop: int) -> Finite:
        """The finite verb that a cue goes with: itself, or the auxiliary of a participle or an infinitive."""
        words, lows = self.words, self.words.lows
        behind = at + 1
        goes_on = behind < stop and not (words.bits[behind] & (QUOTED | BREAK) or lows[behind] in ",.!?")
        if goes_on and lows[behind] not in _BEHIND_LAST:
            return Finite(at)
        low = at
        while low > first and lows[low - 1] != ",":
            low -= 1
        clause = [*range(low, at), *([behind] if behind < stop else [])]
        form = lows[at]
        if not (form.startswith("ge") or form.endswith(("t", "en")) or form[2:4] == "ge"):
            return Finite(at)
        if any(lows[k] in _PASSIVE for k in clause):
            agents = (p for p in self.phrases if low < p.first < at and lows[p.first - 1] in ("von", "vom"))
            return Finite(-1, next((p for p in agents if p.rank >= BODY), None))
        perfect = lows[behind : behind + 1] == ["haben"]
        for wanted in (_MODALS, _HAVING) if perfect else (_HAVING, _MODALS):
            helper = next((k for k in clause if lows[k] in wanted and not words.bits[k] & UPPER), None)
            if helper is not None:
                return Finite(helper)
        return Finite(-1 if form.startswith("ge") and form not in _STRONG_GE else at)

    def subject(self, place: int, first: int) -> Phrase | None:
        """The subject of the finite verb at `place`; `first`: of its segment."""
        lows, bits = self.words.lows, self.words.bits
        named = bits[place - 1] & QUOTED and any(p.last == place - 1 for p in self.phrases)
        if place == first or lows[place - 1] == "," or (bits[place - 1] & QUOTED and not named):
            return self._behind_clause(place, first)
        opener = self._subordinator(place, first)
        return self._in_clause(opener, place) if opener >= 0 else self._main(place, first)

    def _behind_clause(self, place: int, first: int) -> Phrase | None:
        """The subject of a verb behind a comma or a quotation: "..., sagte Ada Nilsen"."""
        lows = self.words.lows
        if place > first and lows[place - 1] == ",":
            before = self._with_apposition(place, first)
            if before is not None:
                return before
        right = self.right(place)
        if right is not None and right.rank < BODY and place > first:
            before = next(iter(self.left(first, place)), None)
            if before is not None and before.rank == SOMEONE and before.first == first:
                return before
        return right

    def _in_clause(self, opener: int, place: int) -> Phrase | None:
        """The subject of a clause whose verb stands last: behind the conjunction, or what a relative pronoun is."""
        found = best_of([p for p in self.left(opener, place) if p.first > opener])
        if found is None or (found.rank < BODY and self.words.lows[opener] in _WHO):
            antecedent = next((p for p in reversed(self.phrases) if p.last < opener), None)
            if antecedent is not None and antecedent.rank >= BODY:
                return antecedent
        return found

    def _main(self, place: int, first: int) -> Phrase | None:
        """The subject of a main clause: before the verb where a subject stands there, else behind it."""
        lows, bits = self.words.lows, self.words.bits
        head = first
        while head < place and (lows[head] in _FOCUS or lows[head] == ","):
            head += 1
        if self._it_says(place):
            within = (p for p in self.phrases if first < p.first < place)
            of = next((p for p in within if p.rank >= THING and self._is_in(p, first)), None)
            if of is not None:
                return of
        left, right = self.left(first, place), self.right(place)
        before = best_of(left)
        if right is not None and right.first == place + 1 and lows[right.first] in ("er", "wir", "ich"):
            return right
        heads = bool(left) and left[0].first == head
        if head < place and bits[head] & (PREP | BREAK | AUX) and not bits[head] & NAME and not heads:
            return right if right is not None and right.rank >= NOUN else before or right
        objected = before is not None and before.rank < BODY and lows[before.first] not in ("der", "ein")
        if before is None or (right is not None and right.rank > before.rank and objected):
            return right or before
        if lows[head] in _THIS and right is not None and not heads:
            return right
        return before

    def _with_apposition(self, place: int, first: int) -> Phrase | None:
        """ "Die Leiterin des Hafens, Ada Nilsen, sagte": the subject before an apposition or a relative clause."""
        words = self.words
        heads = [first, *(k + 1 for k in range(first, place - 1) if words.lows[k] == ",")]
        for head in reversed(heads):
            while head < place and words.lows[head] in _FOCUS:
                head += 1
            subject = self.phrase_from(head)
            if subject is None or not subject.subject or subject.rank < BODY:
                continue
            comma = words.first_of(_COMMA, subject.last + 1, place - 1)
            if comma < place - 1 and self._is_bare(subject.last + 1, comma):
                name = self.phrase_from(comma + 1)
                if name is not None and name.rank == SOMEONE and self._is_bare(name.last + 1, place - 1):
                    return name if name.subject else subject
                return subject
        return None

    def _is_bare(self, start: int, end: int) -> bool:
        """Whether no verb stands between two tokens: nothing but noun phrases, prepositions and brackets."""
        words = self.words
        k = start
        while k < end:
            if words.lows[k] == "(":
                k = words.first_of(_CLOSING, k, end)
            elif not (
                words.bits[k] & (PREP | DET)
                or words.lows[k] == "und"
                or any(p.first <= k <= p.last for p in self.phrases)
            ):
                return False
            k += 1
        return True

    def left(self, first: int, place: int) -> list[Phrase]:
        """The phrases before a verb that may be its subject."""
        return [p for p in self.phrases if first <= p.first and p.last < place and p.subject]

    def right(self, place: int) -> Phrase | None:
        """The subject behind a verb: the phrase next to it, else the likeliest before the clause ends."""
        words = self.words
        stop = place + 1
        while stop < self.end and not words.bits[stop] & QUOTED and words.lows[stop] not in _CLAUSE_ENDS:
            stop += 1
        if self._it_says(place):
            within = (p for p in self.phrases if place < p.first < stop and p.rank >= THING)
            return next((p for p in within if self._is_in(p, place)), None)
        among = [p for p in self.phrases if place < p.first < stop and p.subject and p.rank >= THING]
        if among and among[0].rank >= NOUN:
            between = among[0].first - place - 1
            if not between or (between == 1 and words.lows[place + 1] in _AFTER_VERB):
                return among[0]
        return best_of(among)

    def _it_says(self, place: int) -> bool:
        """ "heißt es": then the speaker stands behind "in", "bei" or "von"."""
        lows = self.words.lows
        return lows[place] in _IT_SAYS and lows[place + 1 : place + 2] == ["es"]

    def _is_in(self, p: Phrase, start: int) -> bool:
        """Whether "in", "bei" or "von" leads to a phrase, over adjectives."""
        lows, bits = self.words.lows, self.words.bits
        k = p.first - 1
        while k > start and p.first - k < 4 and bits[k] & LOWER and not bits[k] & (PREP | DET | AUX):
            k -= 1
        return lows[k] in _IN

    def _subordinator(self, place: int, first: int) -> int:
        """The conjunction or relative pronoun of the clause whose verb stands at `place`, -1 in a main clause."""
        lows, bits = self.words.lows, self.words.bits
        behind = place + 1
        for k in range(place - 1, first - 1, -1):
            if (k == first or lows[k - 1] == ",") and lows[k] in SUBORDINATING and not bits[k] & NAME:
                final = behind >= len(bits) or not bits[behind] & (DET | NAME | TITLE | PRON)
                return k if final or lows[behind] in JOINING or lows[k] == "wie" else -1
            if lows[k] == ",":
                relative = k + 1 < place and lows[k + 1] in _RELATIVE
                return k + 1 if relative and self._is_final(behind) else -1
        return -1

    def _is_final(self, behind: int) -> bool:
        """Whether a clause ends before a token."""
        words = self.words
        return (
            behind >= len(words)
            or words.lows[behind] in _CLAUSE_ENDS
            or bool(words.bits[behind] & (QUOTED | BREAK))
        )
