"""Who the speakers of all articles are: kept in the articles, and in an index of people.

A voice that comes or goes makes its block stale. While documents are written, each voice belongs to whoever goes by
its plain name, so that it is found at once; `settle` then asks `reader.quotes.people.identities` about the stale
blocks and no others, in the articles of all machines. The result is the same as from nothing, in whatever order
articles came.
"""

from __future__ import annotations

import json
from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from reader.index.opensearch.layout.articlekeys import hashed
from reader.index.opensearch.layout.mapping import ARTICLES, PEOPLE
from reader.index.opensearch.layout.sources import Voice, told_voices, with_voices
from reader.index.opensearch.layout.wordlines import lines, words_of
from reader.index.opensearch.writing.judging import Judge
from reader.quotes.people.blocking import Seen, company_of, lent, may_borrow
from reader.quotes.people.identities import Portrait, settle

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from reader.index.opensearch.layout.sources import Source
    from reader.index.opensearch.wire.bulk import Bulk
    from reader.index.opensearch.wire.lookups import Finder
    from reader.index.opensearch.writing.judging import Noted
    from reader.index.opensearch.writing.revising import Revision
    from reader.quotes.people.rulings import Ruling

AT_ONCE = 500
"""Blocks, or people, whose voices are read together; a block is the least that can be in memory."""


class Heard(NamedTuple):
    """A voice with its article."""

    article: int
    day: int
    voice: Voice
    company: tuple[str, ...]
    """Everybody whom the article quotes."""


class WhoIsWho:
    """Says who is who, as the one writer of an origin; the caller sends what is gathered."""

    def __init__(self, finder: Finder, bulk: Bulk, revision: Revision, notes: Noted) -> None:
        self._finder = finder
        self._bulk = bulk
        self._revision = revision
        self._judge = Judge(notes)
        self._blocks: set[str] = set()
        self._people: set[str] = set()
        self._changed: dict[int, dict[int, tuple[str, str | None]]] = defaultdict(dict)
        """Who voices are now, by article and number, where that is not yet in the index: person, and `Voice.own`."""

    # ------------------------------------------------------------------ articles come and go
    def came(self, blocks: Iterable[str], persons: Iterable[str]) -> None:
        """Take note of the blocks and people of voices that came, went, or may have."""
        self._blocks.update(blocks)
        self._people.update(persons)

    @property
    def is_due(self) -> bool:
        """Whether anything is stale."""
        return bool(self._blocks or self._people or self._judge.has_changed)

    def rule(self, rulings: list[Ruling]) -> None:
        """Have these count from the next settling on, and no others; the latest first."""
        self._judge.note(rulings)

    # ------------------------------------------------------------------ who is who
    def settle(self) -> None:
        """Decide anew about everything stale; all that was written before can be found."""
        self._blocks |= self._judge.due_with(self._blocks, self._called_blocks)
        if not self.is_due:
            return
        for heard in self._chunks("blocks", sorted(self._blocks)):
            self._blocks.update(
                each.voice.lends
                for each in heard
                if each.voice.lends is not None and each.voice.block in self._blocks
            )
        self._settle_blocks()
        self._lend()
        self._judge.rule(self._voices, self._assign)
        self._write()
        self._portray()
        self._blocks.clear()
        self._people.clear()
        self._judge.settled()

    def _settle_blocks(self) -> None:
        for at in range(0, len(self._blocks), AT_ONCE):
            blocks = sorted(self._blocks)[at : at + AT_ONCE]
            held: dict[str, list[Heard]] = defaultdict(list)
            for heard in self._chunks("blocks", blocks):
                for each in heard:
                    held[each.voice.block].append(each)
            for block in blocks:
                if held[block]:
                    self._settle_block(held[block])

    def _settle_block(self, heard: list[Heard]) -> None:
        companies = {each.article: each.company for each in heard}
        rows = [Seen(each.voice.sighting, each.article, each.day) for each in heard]
        keys = settle(rows, lambda article: company_of(companies[article]))
        for each, key in zip(heard, keys, strict=True):
            if each.voice.own is not None or each.voice.person != key:
                self._assign([(each, key, None)])

    def _lend(self) -> None:
        """Give handles and acronyms that stand alone to those whom other articles give them to."""
        blocks = sorted(self._blocks)
        lenders: dict[str, set[str]] = defaultdict(set)
        for heard in self._chunks("lends", blocks):
            for each in heard:
                if each.voice.lends in self._blocks:
                    lenders[each.voice.lends or ""].add(each.voice.own or each.voice.person)
        borrowed = {block: key for block, keys in lenders.items() if (key := lent(keys)) is not None}
        for heard in self._chunks("blocks", sorted(borrowed)):
            for each in heard:
                key = borrowed.get(each.voice.block)
                if key is not None and may_borrow(each.voice.sighting):
                    self._assign([(each, key, each.voice.own or each.voice.person)])

    def _assign(self, changes: Iterable[tuple[Heard, str, str | None]]) -> None:
        """Give voices to people, and note both for a new portrait.

        `own` is who a voice would be that is borrowed, or given to somebody by a ruling.
        """
        for heard, person, own in changes:
            self._people |= {heard.voice.person, person}
            self._changed[heard.article][heard.voice.number] = person, own

    # ------------------------------------------------------------------ voices
    def _chunks(self, field: str, values: Collection[str]) -> Iterator[list[Heard]]:
        """Yield the voices of the articles that have one of these values, those beside them too."""
        wanted = list(values)
        for at in range(0, len(wanted), AT_ONCE):
            body = {
                "query": {"bool": {"filter": [{"terms": {field: wanted[at : at + AT_ONCE]}}]}},
                "stored_fields": "_none_",
                "docvalue_fields": ["key", "day", "voices"],
                "sort": ["key"],
            }
            for page in self._finder.all(ARTICLES, body):
                yield [each for hit in page for each in self._heard(hit["fields"])]

    def _heard(self, fields: Source) -> list[Heard]:
        key, day = int(fields["key"][0]), int(fields.get("day", [0])[0])
        voices = self._as_now(key, told_voices(fields.get("voices", ())))
        company = tuple(voice.sighting.name for voice in voices)
        return [Heard(key, day, voice, company) for voice in voices]

    def _as_now(self, key: int, voices: list[Voice]) -> list[Voice]:
        changed = self._changed.get(key)
        if not changed:
            return voices
        return [
            voice._replace(person=changed[voice.number][0], own=changed[voice.number][1])
            if voice.number in changed
            else voice
            for voice in voices
        ]

    def _voices(self, *, block: str | None = None, person: str | None = None) -> list[Heard]:
        """Return the voices of a block, or of somebody, as they are now."""
        if block is not None:
            return [
                each
                for heard in self._chunks("blocks", [block])
                for each in heard
                if each.voice.block == block
            ]
        moved = {
            article
            for article, changed in self._changed.items()
            for who, _ in changed.values()
            if who == person
        }
        found = [each for heard in self._chunks("persons", [person or ""]) for each in heard]
        seen = {each.article for each in found}
        for part in self._chunks_by_key(sorted(moved - seen)):
            found += part
        return [each for each in found if each.voice.person == person]

    def _chunks_by_key(self, keys: list[int]) -> Iterator[list[Heard]]:
        for at in range(0, len(keys), AT_ONCE):
            body = {
                "query": {"bool": {"filter": [{"terms": {"key": keys[at : at + AT_ONCE]}}]}},
                "stored_fields": "_none_",
                "docvalue_fields": ["key", "day", "voices"],
                "size": AT_ONCE,
            }
            yield [each for hit in self._finder.hits(ARTICLES, body) for each in self._heard(hit["fields"])]

    def _called_blocks(self, persons: Collection[str]) -> set[str]:
        """Return the blocks of the voices of these people."""
        return {
            each.voice.block
            for heard in self._chunks("persons", sorted(persons))
            for each in heard
            if each.voice.person in persons
        }

    def _write(self) -> None:
        """Have the articles say who speaks in them."""
        self._revision.revise(sorted(self._changed), self._revised)
        self._bulk.flush()
        if self._changed:
            self._finder.refresh(ARTICLES)
        self._changed.clear()

    def _revised(self, source: Source) -> Source:
        return with_voices(source, self._as_now(source["key"], told_voices(source["voices"])))

    # ------------------------------------------------------------------ people
    def _portray(self) -> None:
        """Gather what stale people are called; those without a voice go."""
        stale = sorted(self._people)
        for at in range(0, len(stale), AT_ONCE):
            part = stale[at : at + AT_ONCE]
            portraits: dict[str, tuple[Portrait, list[int]]] = {}
            for heard in self._chunks("persons", part):
                for each in heard:
                    key = each.voice.person
                    if key not in portraits:
                        portraits[key] = Portrait(key), []
                    portraits[key][0].add(each.voice.sighting)
                    portraits[key][1].append(each.article)
            for key in part:
                if key not in portraits:
                    self._bulk.remove(self._finder.names[PEOPLE], hashed(key))
                    continue
                portrait, articles = portraits[key]
                self._bulk.put(
                    self._finder.names[PEOPLE], hashed(key), _person(key, portrait, len(set(articles)))
                )


def _person(key: str, portrait: Portrait, voices: int) -> str:
    person = portrait.person()
    whole = [words for form in person.forms if (words := " ".join(words_of(form)))]
    return json.dumps(
        {
            "key": key,
            "name": person.name,
            "kind": person.kind,
            "forms": list(person.forms),
            "whole": whole,
            "w_forms": lines(person.forms),
            "voices": voices,
        },
        separators=(",", ":"),
    )
