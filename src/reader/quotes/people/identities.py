"""People across articles: which names of which articles are one person, one organisation, or nobody by name.

A block holds all sightings whose names end in the same word; nothing outside it bears on who is who in it, so
that a change in one article settles a few blocks anew. Where the evidence is thin, names stay apart.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.model.person import Person
from reader.quotes.lexicon.titles import TITLE_GENDERS
from reader.quotes.people.blocking import (
    SURNAME,
    Seen,
    block_of,
    borrowed_block,
    company_of,
    lent,
    may_borrow,
    plain_key,
)
from reader.quotes.people.fullnames import Facts, all_different, full_name, group_key, is_short, joined
from reader.quotes.people.namewords import (
    gender_of,
    is_description,
    looks_like_organisation,
    name_words,
    parts_of,
)
from reader.quotes.people.surnames import Alone

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from reader.model.kinds import PersonKind
    from reader.quotes.people.countednames import Sighting
    from reader.quotes.people.namewords import Parts


def settle(block: Sequence[Seen], company: Callable[[int], frozenset[str]]) -> list[str]:
    """The identity of each sighting of a block, as a key that is equal for equal people.

    `company` returns the keys of the full names that an article quotes; it is only asked where
    a surname stands alone or a middle name is missing. The order of `block` makes no difference.
    """
    first = block[0].sighting.name
    if is_description(first) or first.startswith("@"):
        return [plain_key(first)] * len(block)
    keys = [full_name(seen.sighting) for seen in block]
    if None not in keys and all_different({parts for parts in keys if parts is not None}, block):
        short = {
            parts for seen, parts in zip(block, keys, strict=True) if parts and is_short(seen.sighting, parts)
        }
        return [group_key([parts], parts in short) for parts in keys if parts is not None]
    facts: dict[Parts, Facts] = {}
    for seen, parts in zip(block, keys, strict=True):
        if parts is None:
            continue
        if parts not in facts:
            facts[parts] = Facts()
        facts[parts].add(seen, parts)
    identity = joined(facts, block, company)
    if None not in keys:
        return [identity[parts] for parts in keys if parts is not None]
    alone = Alone(facts, identity, block, company)
    return [
        identity[parts] if parts is not None else alone.identity(seen)
        for seen, parts in zip(block, keys, strict=True)
    ]


class Portrait:
    """Gathers what an identity is called and what kind it is, sighting by sighting."""

    __slots__ = ("_forms", "_key", "_names", "_organisation", "_person", "_prior")

    def __init__(self, key: str) -> None:
        self._key = tuple(key.removeprefix(SURNAME).split())
        self._prior = 3 if key.startswith(SURNAME) else 0
        self._names: dict[str, int] = {}
        self._forms: dict[str, int] = {}
        self._person = self._organisation = 0

    def add(self, sighting: Sighting) -> None:
        """Take one sighting in."""
        self._names[sighting.name] = self._names.get(sighting.name, 0) + 1
        full = (other for other in sighting.others if parts_of(other).words == self._key)
        for form in (*sighting.forms, sighting.acronym, *full):
            if form is not None:
                self._forms[form] = self._forms.get(form, 0) + 1
        self._person += sighting.person
        self._organisation += sighting.organisation

    def person(self) -> Person:
        """The identity, from everything that was taken in."""
        names = dict(self._names)
        for form, number in self._forms.items():
            if self._fits(form):
                names[form] = names.get(form, 0) + number
        plain: dict[str, int] = {}
        for form, number in names.items():
            own = _inside(form, self._key)
            if own is not None:
                plain[own] = plain.get(own, 0) + number
        known = plain or self._names
        name = min(known, key=lambda name: (*_rank(name), -known[name], name.isascii(), len(name), name))
        return Person(name, self._kind(name), tuple(sorted({name, *names})))

    def _fits(self, form: str) -> bool:
        """Whether a form is of the identity's gender: an article may take "Mrs. Trump" for the wrong one."""
        gender = gender_of(self._key[0]) if len(self._key) > 1 else None
        return gender is None or all(TITLE_GENDERS.get(t, gender) == gender for t in parts_of(form).titles)

    def _kind(self, name: str) -> PersonKind:
        if is_description(name):
            return "unnamed"
        alone, given = len(self._key) < 2, gender_of(self._key[0])
        person = self._person + ((3 if given else self._prior) if alone else 6 if given else 2)
        return "person" if person > self._organisation + 4 * looks_like_organisation(name) else "organisation"


def _rank(name: str) -> tuple[bool, bool]:
    """Names in capitals come last, and so do descriptions with the capital of a sentence's head."""
    return name.isupper(), is_description(name) and name[:1].isupper()


def _inside(form: str, key: tuple[str, ...]) -> str | None:
    """The part of a form that is the bare name: "Peer Steinbrück" of "Bundesfinanzminister Peer Steinbrück"."""
    if name_words(form) == key:
        return form
    tokens = form.split()
    pieces = (
        " ".join(tokens[first:end]) for first in range(len(tokens)) for end in range(len(tokens), first, -1)
    )
    return next((piece for piece in pieces if name_words(piece) == key), None)


def identities(
    articles: Mapping[int, tuple[int, Sequence[Sighting]]],
) -> tuple[dict[tuple[int, str], str], dict[str, Person]]:
    """Who everybody is, from nothing: the plain way, for archives that fit into memory.

    `articles` maps any number to the ordinal of the day and the sightings. Returns the key of the identity of
    each (article, name), and the identity of each key.
    """
    blocks: dict[str, list[Seen]] = {}
    lenders: dict[str, list[tuple[int, str]]] = {}
    company = {n: company_of([s.name for s in found]) for n, (_, found) in articles.items()}
    for number, (day, found) in articles.items():
        for sighting in found:
            blocks.setdefault(block_of(sighting.name), []).append(Seen(sighting, number, day))
            if (lender := borrowed_block(sighting)) is not None:
                lenders.setdefault(lender, []).append((number, sighting.name))
    keys: dict[tuple[int, str], str] = {}
    for block in blocks.values():
        for seen, key in zip(block, settle(block, company.__getitem__), strict=True):
            keys[seen.article, seen.sighting.name] = key
    borrowed = {
        (seen.article, seen.sighting.name): owner
        for block, owners in lenders.items()
        if (owner := lent(keys[each] for each in owners)) is not None
        for seen in blocks.get(block, ())
        if may_borrow(seen.sighting)
    }
    keys |= borrowed
    portraits: dict[str, Portrait] = {}
    for number, (_, found) in articles.items():
        for sighting in found:
            key = keys[number, sighting.name]
            portraits.setdefault(key, Portrait(key)).add(sighting)
    return keys, {key: portrait.person() for key, portrait in portraits.items()}
