"""What the rules are told of a language with a grammar of its own: its cue verbs, its function words, its people."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping


class Language(NamedTuple):
    """The tables of one language. All words are lower case; elided ones end in a straight apostrophe ("l'")."""

    code: str
    cues: Mapping[str, str]
    """A form of a cue verb to the English verb of the same act, under which the ranker has learned it."""
    participles: frozenset[str]
    """Forms of `cues` that announce speech only behind one of `auxiliaries`, or before one of `agents`."""
    infinitives: frozenset[str]
    """Forms of `cues` whose subject is that of the clause."""
    gerunds: frozenset[str]
    """Forms of `cues` that share the subject of the clause before them."""
    auxiliaries: frozenset[str]
    passives: frozenset[str]
    """Those of `auxiliaries` with which a participle says what is said of its subject, not by it."""
    reflexives: frozenset[str]
    between: frozenset[str]
    """What may stand between a subject and its verb: auxiliaries, clitics, adverbs."""
    articles: frozenset[str]
    """Determiners, contracted with a preposition or not."""
    pronouns: Mapping[str, str]
    """Subject pronouns to the gender of the one person they stand for, "" for those of several or of nobody."""
    obliques: Mapping[str, str]
    """Pronouns behind a preposition, as `pronouns`."""
    latter: frozenset[str]
    """Behind a determiner, these stand for the one named last: "ce dernier"."""
    relatives: frozenset[str]
    links: frozenset[str]
    """Prepositions inside a noun phrase ("de"), contracted with articles or not."""
    particles: frozenset[str]
    """Small words inside a person's name."""
    prepositions: frozenset[str]
    conjunctions: frozenset[str]
    thats: frozenset[str]
    """What introduces a content in the reporter's clause."""
    ands: frozenset[str]
    agents: frozenset[str]
    """Before whoever acts, behind a participle: "par", "por", "da"."""
    according: tuple[tuple[str, ...], ...]
    """Words before whoever is followed: "selon", "según", "secondo"."""
    views: tuple[tuple[str, ...], ...]
    """The same of whoever spoke last: "à ses yeux", "a su juicio"."""
    origins: frozenset[str]
    """Before where those belong who speak in the plural: "desde la cofradía aseguran"."""
    weak_according: frozenset[str]
    """The same where nothing but a name or a role is behind, and a comma or a quotation behind that: "pour"."""
    posts: frozenset[str]
    """Roles that a preposition of `joints` may go on with: "adjoint au maire"."""
    joints: frozenset[str]
    titles: Mapping[str, str]
    """Forms of address to the gender they tell."""
    roles: Mapping[str, str]
    """What people are, to the gender it tells: m, f, or "" for either."""
    demonyms: frozenset[str]
    """Those of `roles` that are adjectives too: people only behind a determiner, "el británico"."""
    groups: frozenset[str]
    """Nouns for several people, or for those who speak without a name."""
    organisations: frozenset[str]
    documents: frozenset[str]
    """Things with words in them, which "say" something without being anybody."""
    sayings: frozenset[str]
    """Nouns for something said, before their owner."""
    given: Mapping[str, str]
    """Given names to the gender they tell."""
    openers: frozenset[str]
    """Words that a capital begins a sentence with, and no name."""
    days: frozenset[str]
    """Days and other words of time that may stand between a verb and the subject behind it."""
    weekdays: Mapping[str, str]
    """Those of `days` that say on which day something was said, to the English word."""
    other_days: frozenset[str]
    """Words beside a day that make another one of it: "mardi prochain", "antes del martes"."""
    works: frozenset[str]
    """Nouns before the title of a work, or before what is only a name."""
    naming: frozenset[str]
    """Forms before what somebody or something is merely called."""
    judging: frozenset[str]
    """Forms that take a quoted word or two as what the speaker calls something."""
    nouns: frozenset[str]
    """Forms of `cues` that are nouns more often than not: no verbs behind what cannot speak."""
    modals: frozenset[str]
    """Before an infinitive, these say that something may be said, not that it was."""
    plurals: frozenset[str]
    """Auxiliaries of the plural."""
    plural_end: str
    """What finite forms of the plural end in."""
    drops: bool
    """Whether the subject may be left out."""
    elided: str
    """An expression for words that lose their vowel before the next word, "" where none does."""
    own: frozenset[str]
    """Words in which somebody speaks of himself or to somebody."""
    interviews: str
    """An expression for words around which the two of an interview are named, with groups `with` and `by`."""


def filed_cues(
    regular: Mapping[str, str], irregular: Mapping[str, str], forms: Callable[[str], list[str]]
) -> dict[str, str]:
    """File forms of cue verbs under the English verb of the same act.

    `regular` has infinitives by English verb, whose forms `forms` makes; `irregular` has the forms themselves, which
    win.
    """
    out: dict[str, str] = {}
    for verb, infinitives in regular.items():
        for infinitive in infinitives.split():
            for form in forms(infinitive):
                out.setdefault(form, verb)
    for verb, written in irregular.items():
        out.update(dict.fromkeys(written.split(), verb))
    return out
