"""Articles: opening one, reading it out, going on to the next and back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.plain.listing import extend, list_again, speaker
from reader.plain.noting import note_read
from reader.plain.positions import Articles, Quotations, Reading, Speakers
from reader.plain.quotationlines import placed
from reader.plain.talk import Misunderstood
from reader.text import clean, clean_line

if TYPE_CHECKING:
    from reader.index.holdings import Stored
    from reader.index.protocol import Index
    from reader.marks.operations import Remembered
    from reader.plain.talk import Talk


def choose(talk: Talk, number: int) -> None:
    """Follow a number: it opens an article, lists what somebody said, or says where a quotation stands."""
    place = talk.here
    if isinstance(place, Articles):
        _check(number, len(place.hits), "article")
        _open_listed(talk, place, number - 1)
    elif isinstance(place, Quotations):
        _check(number, len(place.groups), "quotation")
        hit = place.groups[number - 1][0]
        _open_at(talk, hit.article.id, hit.number)
    elif isinstance(place, Speakers):
        _check(number, place.listed, "speaker")
        speaker(talk, place.rows[number - 1].name)
    elif place is not None:
        _check(number, place.said, "quotation")
        talk.say(*placed(place.stored, number))
    else:
        raise Misunderstood("nothing is listed yet; list lists the articles")


def _check(number: int, count: int, what: str) -> None:
    if not 1 <= number <= count:
        listed = f"1 to {count:,} are listed" if count else "none is listed"
        raise Misunderstood(f"there is no {what} {number:,}; {listed}")


def _open_listed(talk: Talk, place: Articles, at: int) -> None:
    stored, held = _fetched(talk, place.hits[at].id)
    reading = Reading(stored, place, at)
    talk.go(reading)
    _read_out(talk, reading, held)


def _open_at(talk: Talk, article_id: str, number: int | None) -> None:
    stored, held = _fetched(talk, article_id)
    talk.go(Reading(stored))
    talk.say(*_head(stored, held))
    if number is not None:
        talk.say(*placed(stored, number))
    talk.say("again reads the whole article.")


def _fetched(talk: Talk, article_id: str) -> tuple[Stored, Remembered | None]:
    def question(index: Index) -> tuple[Stored, Remembered | None] | None:
        stored = index.article(article_id)
        return None if stored is None else (stored, index.remembered([stored.key]).get(stored.key))

    found = talk.ask(question)
    if found is None:
        raise Misunderstood("this article is gone; list lists those that are there")
    return found


def again(talk: Talk, _words: str) -> None:
    """Read out the article that is open, or list what is listed, once more."""
    place = talk.here
    if not isinstance(place, Reading):
        list_again(talk)
        return
    stored, held = _fetched(talk, place.stored.article.id)
    place.stored = stored
    _read_out(talk, place, held)


def _read_out(talk: Talk, place: Reading, held: Remembered | None) -> None:
    stored = place.stored
    head = _head(stored, held)
    talk.say(*(head[1:] if stored.article.title_derived else head), "")
    talk.say(*(line.rstrip() for line in clean(stored.article.text).split("\n")))
    said = {0: "It has no quotations.", 1: "It has 1 quotation; quotes says who said it."}.get(
        place.said, f"It has {place.said:,} quotations; quotes says who said what."
    )
    talk.say("", f"End of {place.where}. {said}")
    note_read(talk, stored)


def _head(stored: Stored, held: Remembered | None) -> list[str]:
    article = stored.article
    facts = (article.source, article.author, article.day or "no date", article.url)
    lines = [clean_line(article.title), ", ".join(clean_line(each) for each in facts if each)]
    if held:
        marks = (
            "changed since it was read" if held.changed else "read" if held.read else "unread",
            "starred" if held.starred else "",
            "hidden" if held.hidden else "",
            *(f"tag {tag}" for tag in sorted(held.tags)),
            f"note: {clean_line(held.note)}" if held.note else "",
        )
        lines.append("Marked " + ", ".join(filter(None, marks)) + ".")
    return lines


def following(talk: Talk, _words: str) -> None:
    """Open the next article of the list."""
    _step(talk, 1)


def previous(talk: Talk, _words: str) -> None:
    """Open the article before in the list."""
    _step(talk, -1)


def _step(talk: Talk, step: int) -> None:
    place = talk.here
    if isinstance(place, Articles):
        among, at = place, 0
    elif isinstance(place, Reading) and place.among is not None:
        among, at = place.among, place.at + step
    else:
        raise Misunderstood("there is no list to go through; list lists the articles")
    if at >= len(among.hits) and among.after:
        talk.ask(lambda index: extend(index, among))
    if not 0 <= at < len(among.hits):
        talk.say("That was the last of the list." if step > 0 else "That was the first of the list.")
        return
    _open_listed(talk, among, at)
    if isinstance(place, Reading):
        talk.past.pop()  # going through a list is one step, for `back`


def back(talk: Talk, _words: str) -> None:
    """Go back to where one was."""
    if not talk.past:
        talk.say("There is nothing to go back to.")
        return
    talk.here = talk.past.pop()
    where(talk, "")


def where(talk: Talk, _words: str) -> None:
    """Say where one is."""
    talk.say("Nothing is listed yet." if talk.here is None else f"You are at {talk.here.where}.")
