"""Articles as documents of a cluster and back: nothing of an article is lost on the way.

`prepare` runs in the worker processes, so that folding and cutting words cost the writer nothing. What is kept is
enough to write the same document again with something else in it: who speaks, which version is the newest.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, NamedTuple

from reader.index.opensearch.layout.articlekeys import (
    MAX_QUOTES,
    day_of,
    hashed,
    key_of,
    sent_path,
    told_path,
    when,
)
from reader.index.opensearch.layout.wordlines import line, lines
from reader.index.packing import (
    Head,
    article_of,
    found_in,
    pack_sighting,
    quotes_in,
    rest_of,
    unpack_sighting,
    version_of,
    voice_and_mention,
)
from reader.marks.articlenames import normal_address, tells, text_hash
from reader.model.identity import article_id, readable_path
from reader.quotes.people.countednames import Sighting
from reader.shown.records import count_quotations

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from reader.model.article import Article
    from reader.model.quotation import Quote

Source = dict[str, Any]
"""A document as the cluster keeps it."""
ROW = ("path", "fragment", "title", "derived", "date", "source", "url", "listed", "telling")
"""What a row of a list shows, and what tells copies, beside the key and whose article it is."""
LISTED: dict[str, Any] = {"stored_fields": "_none_", "docvalue_fields": ["key", "origin", "row"]}
"""How it is asked for without touching the articles."""
NAMED: dict[str, Any] = {
    "stored_fields": "_none_",
    "docvalue_fields": [*LISTED["docvalue_fields"], "text_hash", "newest"],
}
"""The same, with what marks know articles by."""
LONGEST_VOICE = 30_000
"""Bytes of what is kept of a speaker; what an article tells beyond of one name is no evidence."""


class Voice(NamedTuple):
    """A speaker inside one article."""

    number: int
    sighting: Sighting
    block: str
    lends: str | None
    person: str
    """The key of whoever it is."""
    own: str | None = None
    """Whoever it would be, where it is borrowed or given to somebody by a ruling."""


class Prepared(NamedTuple):
    """One article, ready to be sent but for what only the writer knows."""

    path: str
    fragment: str | None
    known: str
    """Most of its JSON, without the braces."""
    blocks: tuple[str, ...]
    persons: tuple[str, ...]
    before: str | None
    """The path of the document that it supersedes, as it is sent."""
    corrected: bool


def prepare(article: Article, quotes: Sequence[Quote], found: Sequence[Quote] | None = None) -> Prepared:
    """Return what is sent of an article; `found` are the quotes of the rules, where a reader corrected them."""
    source = source_of(article, quotes, found)
    known = json.dumps(with_lines(source), separators=(",", ":"))[1:-1]
    persons = tuple(source["persons"])
    blocks = tuple({*source["blocks"], *source["lends"]})
    return Prepared(
        article.path, article.fragment, known, blocks, persons, source.get("before"), found is not None
    )


def source_of(article: Article, quotes: Sequence[Quote], found: Sequence[Quote] | None) -> Source:
    """Return the document of an article, each speaker being whoever goes by the plain name."""
    kept = quotes[:MAX_QUOTES]
    voices = voices_of(article.text, kept)
    numbers = {voice.sighting.name: voice.number for voice in voices}
    sightings = [voice.sighting for voice in voices]
    rest = rest_of(article, kept, None if found is None else found[:MAX_QUOTES])
    source: Source = {
        "path": sent_path(article.path),
        "fragment": article.fragment,
        "at": when(article.date),
        "day": day_of(article.date) or None,
        "title": article.title,
        "derived": article.title_derived,
        "date": article.date,
        "source": article.source,
        "author": article.author,
        "section": article.section,
        "tags": list(article.tags),
        "url": article.url,
        "has_url": article.url is not None,
        "listed": count_quotations(kept),
        "text_hash": text_hash(article.text),
        "address": normal_address(article.url),
        "telling": tells(article.text),
        **_text(article.text),
        "rest": json.dumps(rest, separators=(",", ":")),
        **_version(article),
    }
    said: list[Source] = []
    for number, quote in enumerate(kept):
        if quote.kind == "scare":
            continue
        voice, mention = voice_and_mention(quote, article.text, sightings, numbers)
        said.append(
            {
                "n": number,
                "group": quote.group,
                "kind": quote.kind,
                "start": quote.start,
                "end": quote.end,
                "voice": voice,
                "mention": mention,
            }
        )
    return with_voices(source | {"quotes": said}, voices)


def _text(text: str) -> Source:
    made = line(text) or ""
    return {"text": made} if made == text else {"text": made, "raw": text}


def text_in(source: Source) -> str:
    """Return the text of an article."""
    raw = source.get("raw")
    return str(source["text"] if raw is None else raw)


def voices_of(text: str, quotes: Sequence[Quote]) -> list[Voice]:
    """Return who is quoted by name, each being whoever goes by the plain name."""
    from reader.quotes.people.blocking import block_of, borrowed_block, plain_key
    from reader.quotes.people.sightings import sightings

    return [
        Voice(number, each, block_of(each.name), borrowed_block(each), plain_key(each.name))
        for number, each in enumerate(sightings(text, quotes))
    ]


def _version(article: Article) -> Source:
    version = version_of(article.meta) if article.fragment is None else None
    if version is None:
        return {}
    folder = article.path.rpartition("/")[0]
    try:
        return {"before": sent_path(f"{folder}/{version.before}".removeprefix("/")), "number": version.number}
    except UnicodeEncodeError:  # half a character, which is in no file name
        return {"before": "", "number": version.number}


# ---------------------------------------------------------------------------------------- speakers
def with_voices(source: Source, voices: Sequence[Voice]) -> Source:
    """Return a document whose speakers are these people."""
    persons = {voice.number: voice.person for voice in voices}
    led: set[tuple[int, str]] = set()
    quotes: list[Source] = []
    leads = []
    for each in source["quotes"]:
        person = persons.get(each["voice"])
        quote = each | {"person": person, "day": source["day"], "source": source["source"]}
        if person is not None:
            place = each["group"], person
            quote |= {"lead": place not in led, "said": number_of(source, *place)}
            if quote["lead"]:
                leads.append(f"{each['n']:05} {person}")
            led.add(place)
        quotes.append(quote)
    return source | {
        "quotes": quotes,
        "leads": leads,
        "voices": [_packed_voice(voice) for voice in voices],
        "blocks": sorted({voice.block for voice in voices}),
        "lends": sorted({voice.lends for voice in voices if voice.lends is not None}),
        "persons": sorted(set(persons.values())),
    }


def _packed_voice(voice: Voice) -> str:
    packed = json.dumps(
        [
            *(voice.number, voice.sighting.name, pack_sighting(voice.sighting)),
            *(voice.block, voice.lends, voice.person, voice.own),
        ],
        separators=(",", ":"),
        ensure_ascii=False,
    )
    if len(packed.encode()) <= LONGEST_VOICE:
        return packed
    return _packed_voice(voice._replace(sighting=Sighting(voice.sighting.name)))


def told_voices(packed: Sequence[str]) -> list[Voice]:
    """Return the speakers of an article, in their order."""
    found = []
    for each in packed:
        number, name, seen, block, lends, person, own = json.loads(each)
        found.append(Voice(number, unpack_sighting(name, seen), block, lends, person, own))
    return sorted(found, key=lambda voice: voice.number)


def heard_in(source: Source) -> tuple[list[str], list[str]]:
    """Return the blocks that the voices of an article bear on, and the people whom they are."""
    voices = told_voices(source["voices"])
    blocks = [block for voice in voices for block in (voice.block, voice.lends) if block is not None]
    return blocks, [voice.person for voice in voices]


# ---------------------------------------------------------------------------------------- what is searched
def with_lines(source: Source) -> Source:
    """Return a document with the lines of words by which it is found."""
    text = text_in(source)
    path = readable_path(source["path"].encode("latin-1"))
    quotes = []
    for each in source["quotes"]:
        words = line(text[each["start"] : each["end"]])
        quotes.append(each | {"w_words": words, "w_mention": line(each["mention"])})
    return source | {
        "quotes": quotes,
        "row": json.dumps([source.get(name) for name in ROW], ensure_ascii=False, separators=(",", ":")),
        "w_title": line(source["title"]),
        "w_author": line(source["author"]),
        "w_source": line(source["source"]),
        "w_section": line(source["section"]),
        "w_tag": lines(source["tags"]),
        "w_path": line(path),
        "w_url": line(source["url"]),
    }


def number_of(source: Source, group: int, person: str) -> int:
    """Return one number for what a person says in one quotation of an article, as good as its own."""
    return int(hashed(f"{source['path']}\0{source['fragment']}\0{group}\0{person}")[:15], 16)


def complete(
    prepared: Prepared, origin: str, place: int, written: int, digest: str | None, newest: int | None = None
) -> tuple[int, str]:
    """Return the key of an article, and its JSON with what only the writer knows."""
    key = key_of(origin, prepared.path, prepared.fragment)
    head: Source = {"key": key, "origin": origin, "place": place, "written": written}
    head |= {} if digest is None else {"digest": digest}
    head |= {} if newest is None else {"newest": newest}
    return key, f"{json.dumps(head, separators=(',', ':'))[:-1]},{prepared.known}}}"


def sent(source: Source) -> str:
    """Return the JSON of a document that was taken from the cluster and changed."""
    return json.dumps(with_lines(source), separators=(",", ":"))


# ---------------------------------------------------------------------------------------- and back
def listed_in(fields: Mapping[str, list[Any]]) -> Source | None:
    """Return the part of a document that a row shows, from what `LISTED` asks for; None where it is too long."""
    if "row" not in fields:
        return None
    row: Source = dict(zip(ROW, json.loads(fields["row"][0]), strict=True))
    row["address"] = normal_address(row["url"])
    row |= {name: fields[name][0] for name in ("text_hash", "newest") if name in fields}
    return {"key": int(fields["key"][0]), "origin": fields["origin"][0], **row}


def key_in(source: Source) -> int:
    """Return the key of a document."""
    return int(source["key"])


def id_in(source: Source) -> str:
    """Return the id of an article in its own archive."""
    return article_id(told_path(source["path"]), source.get("fragment"))


def article_in(source: Source, shown: str) -> tuple[Article, tuple[Quote, ...]]:
    """Return the article and its quotes, equal to what `prepare` was given; `shown` is its id here."""
    rest = json.loads(source["rest"])
    return article_of(_head(source), shown, text_in(source), rest), quotes_in(rest)


def quotes_of_source(source: Source) -> tuple[Quote, ...]:
    """Return the quotes that count."""
    return quotes_in(json.loads(source["rest"]))


def found_in_source(source: Source) -> tuple[Quote, ...]:
    """Return the quotes that the rules found."""
    return found_in(json.loads(source["rest"]))


def origins_in(source: Source) -> Mapping[str, str]:
    """Return where an article has what from: `Article.origins`."""
    origins: Mapping[str, str] = json.loads(source["rest"])["origins"]
    return origins


def _head(source: Source) -> Head:
    names = source["title"], source["derived"], source.get("date"), source.get("source"), source.get("author")
    more = source.get("section"), tuple(source.get("tags") or ()), source.get("url")
    return Head(source["key"], told_path(source["path"]), source.get("fragment"), *names, *more)
