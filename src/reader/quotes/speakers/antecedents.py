"""Whom a pronoun stands for: the persons named before it, what speaks for each, and the choice."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from operator import getitem
from typing import TYPE_CHECKING, NamedTuple

from reader.quotes.lexicon.classes import AUX, CUE, DET, LOWER, NAME, PREP, PRON, TITLE
from reader.quotes.lexicon.places import is_place
from reader.quotes.lexicon.wordlists import GIVEN_NAMES
from reader.quotes.ranking.weights import UNIT, softmax, sums_of
from reader.quotes.speakers.antecedentfacts import ANTECEDENT_GROUPS, NO_NOUN, NOTHING_KNOWN, Rival

if TYPE_CHECKING:
    from reader.quotes.attributions.candidates import Attribution
    from reader.quotes.attributions.survey import Survey
    from reader.quotes.ranking.weights import Model
    from reader.quotes.speakers.names import Names
    from reader.quotes.words.tokens import Words

_SUBJECTS = frozenset(("he", "she"))
"""Pronouns that go on as subjects from sentence to sentence."""
_CHAIN = 8
"""Sentences of one paragraph through which they do."""
_GOING_ON = frozenset(("add", "continue", "go", "conclude", "reiterate"))
_ALSO = frozenset(("also", "further", "later", "then", "again"))
REACH = 3000
"""Code points a pronoun looks back."""
_MENTIONS = 80
"""Mentions before a pronoun that are looked at."""
_RIVALS, _OF_EACH = 8, 2
"""Persons that are weighed, and the nearest mentions of each."""
_NOBODY = "nobody"
_QUOTED, _QUOTED_WITHIN = 12, 2000
"""Quotations of a paragraph whose words are looked at, and code points of each."""
_LAST_RANK = 3
_AHEAD, _AHEAD_WITHIN = 12, 400
"""Mentions behind a pronoun that are looked at where nobody is named before, and code points in which they stand."""
_LONGEST_NAME = 4
_TELLING = 4
"""Mentions of a person, the first ones, around which the text tells what he or she is."""
_TOLD_BEFORE, _TOLD_BEHIND = 60, 120
"""Code points in which that stands."""
_OWNS = ("'s", "’s", "s'", "s’")


class _Met(NamedTuple):
    """A mention that a pronoun may go back to."""

    name: tuple[str, ...]
    start: int
    rank: int
    """How many others are named nearer, up to `_LAST_RANK`."""


class Chosen(NamedTuple):
    """Whom a pronoun stands for."""

    name: tuple[str, ...]
    start: int
    """Of the nearest mention."""
    margin: float
    """Share of belief by which it is ahead of the next person (0 to 1)."""


class _Place:
    """Where a pronoun or a description stands, and what is known there."""

    __slots__ = ("at", "goes_on", "last_speaker", "noun", "quoted", "sentence", "words")

    def __init__(self, words: Words, at: int, last_speaker: str, noun: str) -> None:
        self.words, self.at, self.last_speaker, self.noun = words, at, last_speaker, noun
        self.sentence = _sentence_of(words, at)
        self.quoted: frozenset[str] = frozenset()
        """The words inside the quotations of its paragraph."""
        self.goes_on = False
        """Whether the verb says that somebody goes on: "he also said", "she added"."""


class Antecedents:
    """The antecedents of one text."""

    __slots__ = ("_known", "_last_quoted", "_most_named", "_names", "_places", "_spans", "_sums", "_survey")

    def __init__(self, survey: Survey, names: Names, model: Model) -> None:
        self._survey, self._names = survey, names
        if not model.antecedent_sums:
            model.antecedent_sums += [sums_of(facts, model.antecedent) for facts in ANTECEDENT_GROUPS]
        self._sums = model.antecedent_sums
        self._known: dict[tuple[str, ...], str] = {}
        """What `_bearer` says of names."""
        self._places: dict[str, list[int]] = {}
        """Last word of a name to where it stands."""
        for start, name in zip(names.starts, names.named, strict=True):
            self._places.setdefault(name[-1], []).append(start)
        self._most_named = max(
            (last for last in self._places if last in names.persons),
            key=lambda last: len(self._places[last]),
            default="",
        )
        self._last_quoted: tuple[int, frozenset[str]] = -1, frozenset()
        self._spans = sorted(
            (found.start, found.end) for found in survey.attributions if found.cue_end > found.cue_start
        )

    def choose(
        self,
        gender: str,
        before: int,
        last_speaker: tuple[str, ...] | None,
        noun: str = "",
        *,
        goes_on: bool = False,
        told_of: frozenset[str] = frozenset(),
    ) -> Chosen | None:
        """The person meant by a pronoun of `gender` (m, f, empty for either) at an offset, or by "the" and a noun.

        `told_of`: surnames of those whom the sentence tells of behind it.
        """
        met = self._met(gender, before, last_speaker, noun)
        met = [each for each in met if each.name[-1] not in told_of] or met
        if not met:
            return None
        if len({each.name[-1] for each in met}) == 1:
            return Chosen(met[0].name, met[0].start, 1.0)
        rivals = self._rivals(met, before, last_speaker, noun, goes_on=goes_on)
        shares = softmax([UNIT * sum(map(getitem, self._sums, rival.keys)) for rival in rivals])
        belief: dict[str, float] = {}
        for rival, share in zip(rivals, shares, strict=True):
            belief[rival.name[-1]] = belief.get(rival.name[-1], 0.0) + share
        best, *others = sorted(belief, key=lambda last: (-belief[last], last))
        name, start = next((rival.name, rival.start) for rival in rivals if rival.name[-1] == best)
        return Chosen(name, start, belief[best] - belief[others[0]] if others else 1.0)

    def rivals(
        self,
        gender: str,
        before: int,
        last_speaker: tuple[str, ...] | None,
        noun: str = "",
        *,
        goes_on: bool = False,
    ) -> list[Rival]:
        """The mentions before an offset that may be of somebody of `gender`, nearest first, with their facts.

        Whoever spoke last is among them wherever the name is; where nobody is named before, whoever is named next.
        """
        met = self._met(gender, before, last_speaker, noun)
        return self._rivals(met, before, last_speaker, noun, goes_on=goes_on)

    def _met(self, gender: str, before: int, last_speaker: tuple[str, ...] | None, noun: str) -> list[_Met]:
        """The mentions of `rivals`."""
        names = self._names
        ranks: dict[str, int] = {}
        taken: Counter[str] = Counter()
        out: list[_Met] = []
        for mention in reversed(names.before(before, _MENTIONS, REACH)):
            name = names.named[mention]
            last = name[-1]
            if not self._may_be(name, gender) or (noun and self._is_doubtful(last)):
                continue
            rank = ranks.setdefault(last, len(ranks))
            if rank >= _RIVALS:
                break
            if taken[last] < _OF_EACH:
                taken[last] += 1
                out.append(_Met(name, names.starts[mention], min(rank, _LAST_RANK)))
        last = last_speaker[-1] if last_speaker else ""
        absent = last in self._places and last not in ranks and not (noun and self._is_doubtful(last))
        if last_speaker and absent and self._may_be(last_speaker, gender):
            out.append(_Met(last_speaker, self._places[last][0], _LAST_RANK))
        return out or self._next_named(before, gender)

    def _rivals(
        self, met: list[_Met], before: int, last_speaker: tuple[str, ...] | None, noun: str, *, goes_on: bool
    ) -> list[Rival]:
        """Mentions with what is known of them; of one behind the pronoun, nothing is."""
        if met and met[0].start > before:
            return [Rival(met[0].name, met[0].start, NOTHING_KNOWN)]
        here = _Place(self._survey.words_at(before), before, last_speaker[-1] if last_speaker else "", noun)
        here.goes_on = goes_on
        here.quoted = self._quoted(here.words.number)
        return [self._rival(here, each) for each in met]

    def _is_doubtful(self, last: str) -> bool:
        """Whether nothing but a verb of saying tells that a word is a person's name: no president is called so."""
        known = last in self._names.persons or last in self._names.full
        return not known and last.lower() not in GIVEN_NAMES

    def _next_named(self, before: int, gender: str) -> list[_Met]:
        """Whoever is named first behind a pronoun with nobody before it: a line above the article's beginning."""
        names, first = self._names, bisect_left(self._names.starts, before)
        for mention in range(first, min(first + _AHEAD, len(names.starts))):
            start, name = names.starts[mention], names.named[mention]
            if start - before < _AHEAD_WITHIN and len(name) > 1 and self._may_be(name, gender):
                return [_Met(name, start, _LAST_RANK)]
        return []

    def _rival(self, here: _Place, met: _Met) -> Rival:
        """A mention with what is known of it."""
        name, start, rank = met
        names, last = self._names, name[-1]
        words = self._survey.words_at(start)
        count = bisect_left(self._places[last], here.at)
        proved = last in names.persons
        told = int(self._tells(last, here.noun)) if here.noun else NO_NOUN
        return Rival(
            name,
            start,
            (
                (_distance(here.words, here.sentence, words, start), self._role(words, start), rank),
                (
                    self._gender(name) is not None,
                    "proved" if proved else min(names.people.get(last, 0), 2),
                    1 if count < 2 else 2 if count < 4 else 3,
                    last == self._most_named and count > 2,
                    last in here.quoted,
                    len(name) > 1,
                    not proved and last not in names.full,
                ),
                (here.last_speaker == last, rank, here.goes_on, told),
            ),
        )

    def _tells(self, last: str, noun: str) -> bool:
        """Whether the text has a noun beside a name, where it tells what its bearer is: "Jane Roe, an expert"."""
        text = self._survey.text
        short = noun.partition("-")[0] if noun[0].isdigit() else noun
        for start in self._places[last][:_TELLING]:
            if short in text[max(0, start - _TOLD_BEFORE) : start + _TOLD_BEHIND].lower():
                return True
        return False

    def _gender(self, name: tuple[str, ...]) -> str | None:
        """What a mention's own given name tells, else what others of the surname do."""
        own = GIVEN_NAMES.get(name[0].lower()) if len(name) > 1 or name[0] not in self._names.full else None
        if own is None and len(name) > 1 and self._names.told_by.get(name[-1], name[0]) != name[0]:
            return None
        return own or self._names.gendered.get(name[-1])

    def _may_be(self, name: tuple[str, ...], gender: str) -> bool:
        """Whether a name may be that of a person of a gender."""
        known = self._known.get(name)
        if known is None:
            known = self._known[name] = self._bearer(name)
        return known == "" or (known != _NOBODY and (not gender or known == gender))

    def _bearer(self, name: tuple[str, ...]) -> str:
        """The gender of whoever bears a name, empty where nothing tells; `_NOBODY` where it is no person's."""
        names, last = self._names, name[-1]
        if len(name) > _LONGEST_NAME or not names.is_name(name):
            return _NOBODY
        if last not in names.persons:
            if is_place(name) or is_place((last,)) or any(len(word) > 1 and word.isupper() for word in name):
                return _NOBODY
            if not names.people.get(last) and len(names.full.get(last, ())) != 2:
                return _NOBODY
        return self._gender(name) or ""

    def _quoted(self, paragraph: int) -> frozenset[str]:
        """The words inside the first quotations of a paragraph; of the last paragraph that was asked they are kept."""
        if self._last_quoted[0] != paragraph:
            survey = self._survey
            line = survey.lines[paragraph]
            first = bisect_left(survey.starts, line[0])
            words = [
                word.strip("“”\"'’,.!?()]").removesuffix("’s").removesuffix("'s")
                for span in survey.marked[first : first + _QUOTED]
                if span.start < line[1]
                for word in survey.text[span.start : min(span.end, span.start + _QUOTED_WITHIN)].split()
                if word[0] != "["  # "[Roe]" is the reporter's
            ]
            self._last_quoted = paragraph, frozenset(words)
        return self._last_quoted[1]

    def _role(self, words: Words, start: int) -> str:
        """What a mention is in its sentence."""
        place = bisect_right(self._spans, (start, 1 << 60)) - 1
        bits, lows = words.bits, words.lows
        token = min(bisect_left(words.starts, start), len(words) - 1)
        last = token
        while (
            last + 1 < len(words)
            and bits[last + 1] & NAME
            and words.sentence[last] == words.sentence[last + 1]
        ):
            last += 1
        if lows[last].endswith(_OWNS):
            return "owner"
        if place >= 0 and self._spans[place][1] > start:
            return "speaker"
        head = words.sentence[token]
        k = token - 1
        while (
            k >= head
            and token - k < 6
            and bits[k] & (DET | NAME | TITLE | LOWER)
            and not bits[k] & (PREP | CUE | AUX)
        ):
            k -= 1
        if k >= head and bits[k] & PREP and not bits[k] & NAME:
            return "prep"
        if last + 1 < len(words):
            after = bits[last + 1]
            verb = after & (AUX | CUE) or (after & LOWER and lows[last + 1].endswith(("ed", "s")))
            if verb and not after & PREP:
                return "subject"
        return "head" if k < head else "other"


def chain_start(survey: Survey, at: int) -> int:
    """Where the first of the sentences before a pronoun stands whose subjects are the same pronoun, in its paragraph.

    Subjects go on: "She pays for it. She has met Roe, and said": whoever the first one is.
    """
    words = survey.words_at(at)
    token = bisect_left(words.starts, at)
    if token >= len(words) or words.lows[token] not in _SUBJECTS:
        return at
    pronoun, anchor = words.lows[token], at
    first = bisect_right(words.firsts, token) - 1
    if _first_doer(words, words.firsts[first], token) is not None:
        return at  # it is not the subject of its sentence
    for number in range(first - 1, max(-1, first - _CHAIN), -1):
        doer = _first_doer(words, words.firsts[number], words.after[words.firsts[number]])
        if doer is None:
            continue
        if words.lows[doer] != pronoun:
            break
        anchor = words.starts[doer]
    return anchor


def _first_doer(words: Words, first: int, end: int) -> int | None:
    """The first pronoun or name of a stretch of tokens that no preposition leads to."""
    for k in range(first, end):
        if words.bits[k] & (PRON | NAME) and not (k > first and words.bits[k - 1] & (PREP | DET)):
            return k
    return None


def goes_on(survey: Survey, found: Attribution) -> bool:
    """Whether an attribution says that its speaker spoke before: "he also said", "she added"."""
    if found.verb in _GOING_ON:
        return True
    between = survey.text[found.end : found.cue_start].split()
    return len(between) < _CHAIN and not _ALSO.isdisjoint(between)


def _sentence_of(words: Words, at: int) -> int:
    token = bisect_left(words.starts, at)
    return bisect_right(words.firsts, token) - 1


def _distance(here: Words, sentence: int, words: Words, start: int) -> str:
    """How far a mention is, in sentences of the same paragraph, else in paragraphs."""
    number = _sentence_of(words, start)
    if words.number == here.number:
        return f"s{min(sentence - number, 4)}"
    away = here.number - words.number
    if away == 1:
        return "p1last" if number == len(words.firsts) - 1 else "p1"
    return f"p{min(away, 5)}"
