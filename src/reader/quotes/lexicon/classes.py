"""The classes of words the rules know: function words, titles, names, cues.

A word's classes are bits of one integer, so that a token carries all of them and a test is one `&`.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from reader.quotes.lexicon.cues import (
    PARTICLE_CUES,
    REPORTING_CUES,
    SAYING_NOUNS,
    english_lemmas,
    mind_lemmas,
)
from reader.quotes.lexicon.languages import language_of
from reader.quotes.lexicon.memo import Memo
from reader.quotes.lexicon.wordlists import ABBREVIATIONS, NOT_NAMES

if TYPE_CHECKING:
    from collections.abc import Collection

    from reader.quotes.lexicon.grammar import Language

(
    NAME, CUE, AUX, PREP, BREAK, DET, PRON, REL, TITLE, STOP, END, QUOTED, DOTTED, WORD, LOWER, UPPER, BARE, NOUN,
    MIND,
) = (1 << bit for bit in range(19))  # fmt: skip
"""Bits of a token: may be part of a name; a form of a cue verb; auxiliary or adverb; preposition;
conjunction; determiner; subject pronoun; relative pronoun; title; punctuation that bounds a phrase; ends a
sentence; stands for a quotation; a word with a full stop that may end the sentence; letters or digits;
lower or upper case; the bare form of a cue verb; a noun for something said; a verb of attitude."""


_CLASSES = {
    PRON: "he she it they i we he’d he'd she’d she'd they’d they'd i’d i'd he’ll he'll she’ll she'll",
    REL: "who that which",
    DET: """the a an his her their its this that one another some many several two three four five six
    other most these those each every both my our your no any few half dozens hundreds thousands
    all""",
    AUX: """has have had was were is are also later then recently often would will could can did does do
    may might once again even still just only simply reportedly already previously repeatedly
    ever never first finally now instead further all already both got having being been not
    subsequently publicly famously quickly angrily flatly bluntly jokingly initially immediately
    privately openly quietly always sometimes should must be to directly basically actually
    earlier soon long flat-out outright likewise
    meanwhile however therefore thus nonetheless nevertheless himself herself itself themselves didn't didn’t""",
    PREP: """of for from in at on with by to about during after before against over under into as near
    among between via through since until without toward towards amid despite across upon within
    around like outside inside behind beyond beside besides beneath above below throughout alongside unlike""",
    BREAK: """and but or that when while as if because although though where whether so than which what
    how why who unless""",
    TITLE: """mr mrs ms miss dr sir sen rep gov gen col capt lt sgt prof rev hon president senator
    governor secretary minister chancellor congressman congresswoman representative judge
    justice mayor chairman chairwoman chief king queen pope prince princess ambassador general
    former ex-president spokesman spokeswoman spokesperson professor director coach reverend
    lord lady dame vice prime deputy actor actress author sens reps sheriff detective officer
    captain lieutenant sergeant major commissioner superintendent commander cmdr admiral adm marshal brigadier
    constable inspector advocate adv councillor cllr bishop archbishop cardinal sheikh imam ayatollah pastor""",
}


Chunk = tuple[int | str, ...]
"""What stands between two spaces, as tokens, four entries each: its bits, its lower-case form, how far it is from
its head to the next one's (from the last: to the head of the next chunk), and its length."""
_REMEMBERED = 12_000
"""Chunks kept in each of two generations, some 250 bytes each: a bound on memory, not on correctness."""
_LONG = 40
"""Code points from which a chunk is not worth keeping."""
_TOKEN = re.compile(r"[^\W_]+(?:(?:[’'.\-&]|–(?=[A-Z]))[^\W_]+)*(?:\.['’]s\b|['’]?\.?)|--|[^\w\s]")
"""A word or one mark."""


def is_token(word: str) -> bool:
    """Whether this is one word or one mark, and nothing else."""
    return _TOKEN.fullmatch(word) is not None


def romance_tokens(elided: str) -> re.Pattern[str]:
    """The words and marks of a language that joins small words to others: "l'aube", "dit-elle"."""
    joined = r"(?:t-)?(?:ils?|elles?|on|je|nous|vous|tu)(?![^\W_]|-)"
    small = rf"(?<![^\W_]){elided}['’](?=[^\W_])|(?<=[^\W_])-{joined}|" if elided else ""
    whole = rf"(?!{elided}['’][^\W_])" if elided else ""
    inside = rf"(?:(?:[’'.&]|-(?!{joined}))[^\W_]+)*" if elided else r"(?:[’'.\-&][^\W_]+)*"
    return re.compile(rf"{small}{whole}[^\W_]+{inside}['’]?\.?|--|[^\w\s]")


def tokens_in(stretch: str) -> list[tuple[str, int]]:
    """The words and marks of a stretch, each with its start."""
    return [(match.group(), match.start()) for match in _TOKEN.finditer(stretch)]


class Lexicon:
    """The words of one language: classes of any word, and the cue verb behind a form."""

    __slots__ = (
        "_abbreviations",
        "_bits",
        "_no_names",
        "_same",
        "_token",
        "chunks",
        "language",
        "lemmas",
        "loud",
        "minds",
    )

    def __init__(
        self,
        lemmas: dict[str, str],
        bits: dict[str, int],
        loud: Collection[str],
        minds: dict[str, str],
        no_names: frozenset[str] = NOT_NAMES,
        language: Language | None = None,
    ) -> None:
        self.language = language
        """The tables of a language with a grammar of its own; None for English and German."""
        self._abbreviations = ABBREVIATIONS if language is None else ABBREVIATIONS | language.titles.keys()
        self._token = _TOKEN if language is None else romance_tokens(language.elided)
        self.lemmas = lemmas
        """Form to verb, lower case."""
        self.minds = minds
        """The same for verbs of attitude."""
        self.loud = frozenset(form + mark for form in loud for mark in ("", ",", ":", "."))
        """Chunks for which a paragraph is read though no quotation is near: cues of indirect speech."""
        self._bits = bits
        self._no_names = no_names
        for words, bit in (
            ((*lemmas, "according"), CUE),
            # A cue only behind "to" or a modal, or with a particle.
            ({*lemmas.values(), *PARTICLE_CUES} - lemmas.keys(), BARE),
            (SAYING_NOUNS, NOUN),
            (minds.keys() - lemmas.keys(), MIND),
        ):
            for word in words:
                bits[word] = bits.get(word, 0) | bit
        self._same: dict[int, int] = {}
        """One integer for all tokens of the same classes."""
        self.chunks: Memo[str, Chunk] = Memo(self.chunk, _REMEMBERED, _LONG)
        """The tokens of anything that stands between two spaces."""

    def chunk(self, raw: str) -> Chunk:
        """The tokens of what stands between two spaces, worked out anew."""
        size = len(raw)
        if raw.isalpha() and raw[0].islower() and raw.islower():  # as `look_up` has it: the common case
            bits = self._bits.get(raw, 0) | (WORD | LOWER | AUX if raw[-2:] == "ly" else WORD | LOWER)
            return self._same.setdefault(bits, bits), raw, size + 1, size
        if raw.isalnum() or self._token.fullmatch(raw):
            return *self.look_up(raw), size + 1, size
        if raw[-1:] == "," and raw[:-1].isalnum():
            return *self.look_up(raw[:-1]), size - 1, size - 1, STOP, ",", 2, 1
        out: list[int | str] = []
        start = 0
        for match in self._token.finditer(raw):
            token, at = match.group(), match.start()
            if out:
                out[-2] = at - start
            out += *self.look_up(token), size + 1 - at, len(token)
            start = at
        return tuple(out)

    def tokens_in(self, stretch: str) -> list[tuple[str, int]]:
        """The words and marks of a stretch, each with its start."""
        return [(match.group(), match.start()) for match in self._token.finditer(stretch)]

    def look_up(self, token: str) -> tuple[int, str]:
        """The bits of a token and its lower-case form without a closing full stop."""
        if not token[0].isalnum():
            if token in ".!?…":
                return END | STOP, token
            return STOP if token in _PHRASE_BOUNDS else self._bits.get(token, 0), token
        word = token.lower().rstrip(".")
        if self.language is not None and "’" in word:
            word = word.replace("’", "'")
        word = token if word == token else word  # one object where they are equal
        if token in _INITIALS:
            return WORD | UPPER | NAME, word
        bits = self._bits.get(word, 0) | WORD
        if token[0].islower():
            if token[2:3] == "-" and token[:3] in ("al-", "el-") and token[3:4].isupper():
                bits |= UPPER | NAME
            else:
                bits |= LOWER | AUX if word[-2:] == "ly" else LOWER
        elif token[0].isupper():
            bits |= UPPER
            if (
                word not in self._no_names
                and not bits & (PRON | PREP | BREAK)
                and not word.endswith(_MANNER)
                and not (self.language is not None and word.endswith(_ROMANCE_MANNER))
                and not (word[-2:] in _CONTRACTED and self._is_no_name(word[:-2]))
                and not word.endswith(_VERBS)
            ):
                bits |= NAME
        if token[-1] == "." and not (word in self._abbreviations or len(word) == 1):
            bits |= DOTTED
        return self._same.setdefault(bits, bits), word

    def _is_no_name(self, word: str) -> bool:
        return word in self._no_names or bool(self._bits.get(word, 0) & PRON)


_INITIALS = frozenset(("A.", "I."))
"""Initials that are other words without their full stop."""
_CONTRACTED = ("'s", "’s")
_VERBS = ("’re", "'re", "’ve", "'ve", "’ll", "'ll", "’m", "'m", "n’t", "n't")
"""Endings of words that are no names: "They’re"."""
"""What "That’s" and "It's" end in, whose first part says whether they are a name's."""
_MANNER = (
    "ically", "ually", "ially", "tly", "edly", "ingly", "ously", "fully", "ively", "ately", "etely", "tily",
    "dily", "pily", "sily", "arly",
)  # fmt: skip
"""Endings of adverbs, which are names at the head of no sentence."""
_ROMANCE_MANNER = ("mente", "amment", "emment", "ellement", "ivement", "usement")
_PHRASE_BOUNDS = frozenset(",;:()[]—–-―--|/•…")


_LOUD = REPORTING_CUES | frozenset(
    ("call", "ask", "agree", "promise", "pledge", "find", "show", "think", "believe", "hope")
)
"""Verbs for whose sake a paragraph is read though no quotation is near."""


def _english() -> Lexicon:
    bits: dict[str, int] = {}
    for bit, words in _CLASSES.items():
        for word in words.split():
            bits[word] = bits.get(word, 0) | bit
    lemmas = english_lemmas()
    loud = [form for form, verb in lemmas.items() if verb in _LOUD]
    minds = mind_lemmas()
    return Lexicon(lemmas, bits, [*loud, *minds, "according", "According"], minds)


def _romance(language: Language) -> Lexicon:
    """The lexicon of French, Spanish or Italian."""
    bits: dict[str, int] = {}
    for words, bit in (
        (language.articles, DET),
        (language.pronouns, PRON),
        (language.between, AUX),
        (language.prepositions, PREP),
        (language.conjunctions, BREAK),
        (language.relatives, REL),
        (language.titles, TITLE),
    ):
        for word in words:
            bits[word] = bits.get(word, 0) | (bit | WORD if word[0] == "-" else bit)
    no_names = language.openers | language.articles | language.groups
    return Lexicon(dict(language.cues), bits, (), {}, no_names, language)


def title_words() -> frozenset[str]:
    """The English words that are titles before a name."""
    return frozenset(_CLASSES[TITLE].split())


@cache
def lexicon_of(language: str | None) -> Lexicon:
    """The lexicon for a language code; English where a language has none, or, as German, one elsewhere."""
    tables = language_of(language)
    return _english() if tables is None else _romance(tables)
