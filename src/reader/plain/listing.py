"""Lists: articles, quotations, who is quoted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.index.query import EVERYTHING
from reader.index.suggesting import suggestion
from reader.plain.positions import PAGE, Articles, Quotations, Reading, Speakers
from reader.plain.quotationlines import quotation_line, told
from reader.plain.talk import Misunderstood, counted
from reader.text import clean_line

if TYPE_CHECKING:
    from reader.index.answers import Hit, SpeakerRow
    from reader.index.holdings import QuotePage
    from reader.index.protocol import Index
    from reader.index.query import Query
    from reader.plain.talk import Talk


def list_articles(talk: Talk, words: str) -> None:
    """List the articles of the archive, the newest first."""
    if words:
        raise Misunderstood(f"`list` takes no words; to find some: search {words}")
    _show_articles(talk, EVERYTHING)


def search(talk: Talk, words: str) -> None:
    """List the articles that match."""
    if not words:
        raise Misunderstood("expected words behind `search`, as in: search tariff -steel")
    _show_articles(talk, talk.query(words))


def _show_articles(talk: Talk, query: Query) -> None:
    place, near = talk.ask(lambda index: _begun(index, query))
    talk.go(place)
    if near:
        talk.say(f"Did you mean: {near}?")
    _say_articles(talk, place, 0)


def _begun(index: Index, query: Query) -> tuple[Articles, str]:
    place = Articles(query, index.count(query))
    extend(index, place)
    near = suggestion(index, query) if query and not place.hits else None
    return place, clean_line(near.text) if near is not None else ""


def extend(index: Index, place: Articles) -> None:
    """List some articles more."""
    page = index.search(place.query, after=place.after, limit=PAGE, snippets=False)
    place.hits += page.hits
    place.after = page.after


def _say_articles(talk: Talk, place: Articles, start: int) -> None:
    for number, hit in enumerate(place.hits[start:], start + 1):
        talk.say(f"{number}. {article_line(hit)}")
    hint = "A number opens one" + ("; more lists more." if place.after else ".")
    talk.say(f"{place.where}." + (f" {hint}" if place.hits else " help says what else there is."))


def article_line(hit: Hit) -> str:
    """Return a row of a list: title, source, day, quotations, and what is marked."""
    marks = hit.marks
    flags = (
        ("changed since it was read" if marks.changed else "" if marks.read else "unread"),
        ("starred" if marks.starred else ""),
        ("hidden" if marks.hidden else ""),
        ("put right" if marks.corrected else ""),
        ("with a note" if marks.noted else ""),
        *(f"tag {tag}" for tag in marks.tags),
    )
    parts = (
        hit.title,
        hit.source or "",
        hit.day or "no date",
        counted(hit.quotes, "quotation") if hit.quotes else "",
        *flags,
    )
    return ", ".join(part for part in map(clean_line, parts) if part)


def list_again(talk: Talk) -> None:
    """List what is listed once more, from its beginning."""
    place = talk.here
    if isinstance(place, Articles):
        _say_articles(talk, place, 0)
    elif isinstance(place, Quotations):
        _say_quotations(talk, place, 0)
    elif isinstance(place, Speakers):
        place.listed = 0
        _say_speakers(talk, place)
    else:
        talk.say("Nothing is listed yet; list lists the articles.")


def more(talk: Talk, _words: str) -> None:
    """List some more of what is listed."""
    place = talk.here
    if isinstance(place, Articles) and place.after:
        start = len(place.hits)
        talk.ask(lambda index: extend(index, place))
        _say_articles(talk, place, start)
    elif isinstance(place, Quotations) and place.after:
        start = len(place.groups)
        talk.ask(lambda index: _quoted(index, place))
        _say_quotations(talk, place, start)
    elif isinstance(place, Speakers) and place.listed < len(place.rows):
        _say_speakers(talk, place)
    else:
        talk.say("That is all." if place is not None else "list lists the articles.")


def quotes(talk: Talk, words: str) -> None:
    """List quotations: those of the article that is open, else of what is listed; with words, of what they find."""
    place = talk.here
    if words:
        _show_quotations(talk, Quotations(talk.query(words), None))
    elif isinstance(place, Reading):
        talk.say(*told(place.stored))
        talk.say(f"{counted(place.said, 'quotation')} in {place.where}. A number says where one stands.")
    elif isinstance(place, Quotations):
        _say_quotations(talk, place, 0)
    else:
        _show_quotations(talk, Quotations(EVERYTHING if place is None else place.query, None))


def speaker(talk: Talk, words: str) -> None:
    """List what somebody said."""
    if not words:
        raise Misunderstood("expected a name behind `speaker`, as in: speaker Anna Nilsen")
    _show_quotations(talk, Quotations(EVERYTHING, clean_line(words)))


def _show_quotations(talk: Talk, place: Quotations) -> None:
    talk.ask(lambda index: _quoted(index, place))
    if not place.groups:
        talk.say(f"{place.what}: nothing is there.")
        return
    talk.go(place)
    _say_quotations(talk, place, 0)


def _quoted(index: Index, place: Quotations) -> None:
    page: QuotePage = index.quotes(place.query, speaker=place.speaker, after=place.after, limit=PAGE)
    place.add(page.hits)
    place.after = page.after


def _say_quotations(talk: Talk, place: Quotations, start: int) -> None:
    for number, group in enumerate(place.groups[start:], start + 1):
        talk.say(f"{number}. {quotation_line(group, named=place.speaker is None)}")
    hint = "A number opens the article there" + ("; more lists more." if place.after else ".")
    talk.say(f"{place.where}. {hint}")


def speakers(talk: Talk, words: str) -> None:
    """List who is quoted, most quoted first; with words, in what they find."""
    place = talk.here
    query = talk.query(words) if words else place.query if isinstance(place, Articles) else EVERYTHING
    rows = talk.ask(lambda index: index.speakers(query))
    found = Speakers(query, rows)
    if not rows:
        talk.say(f"{found.what}: nobody is quoted there.")
        return
    talk.go(found)
    _say_speakers(talk, found)


def _say_speakers(talk: Talk, place: Speakers) -> None:
    start = place.listed
    place.listed = min(len(place.rows), start + PAGE)
    for number, row in enumerate(place.rows[start : place.listed], start + 1):
        talk.say(f"{number}. {_speaker_line(row)}")
    hint = "A number lists what one said" + ("; more lists more." if place.listed < len(place.rows) else ".")
    talk.say(f"{place.where}. {hint}")


def _speaker_line(row: SpeakerRow) -> str:
    often = counted(row.quotations, "quotation"), counted(row.articles, "article")
    when = "" if row.first is None else row.first if row.first == row.last else f"{row.first} to {row.last}"
    return ", ".join(part for part in (clean_line(row.name), *often, when) if part)
