"""Who asks and who answers in an interview, by its title and its introduction; and interviews without labels.

“An interview with Jane Roe”, “Jane Roe spoke to the Courier”: such words make Jane Roe the one behind “A.”, and, where
questions stand as paragraphs of their own, the one who answers them.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from reader.quotes.lexicon.classes import TITLE, lexicon_of
from reader.quotes.lexicon.wordlists import GIVEN_NAMES, ORGANISATION_NOUNS, word_set
from reader.quotes.unmarked.transcripts import Turn, find_turns, is_speech
from reader.quotes.words.capitals import RUN, runs_in, word_before

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.model.span import Span

_TRIGGER = re.compile(
    r"(?P<with>\b(?:[Ii]nterview(?:s|ed)?(?: with| of|:)?|Q ?& ?A(?: with|:)|[Cc]onversation with"
    r"|(?:[Ss]poke|[Ss]peaks|[Tt]alk(?:s|ed)|[Cc]hat(?:s|ted)|(?:[Ss]at|[Ss]its) down|(?:[Cc]aught|[Cc]atches) up)"
    r"(?: \w+){0,3}? (?:with|to)|[Qq]uestions (?:for|to))(?!\w))"
    r"|(?P<by>\b(?:[Ii]nterviewed by|(?:answer(?:s|ed)|took|takes) (?:\w+ ){0,4}questions)\b)"
)
"""Words around which the two of an interview are named: what follows `with` answers, what stands before `by` does."""
_STOP = re.compile(r"[a-z)]{2}[.!?](?:\s|$)")
_REACH = 120
"""Code points on each side of such words in which the names stand."""
_REPORTERS = word_set(
    "reporter correspondent editor columnist host interviewer journalist anchor writer staff contributor moderator"
)
_INTRODUCTION = 4_000
"""Code points of the introduction that are looked at."""
_FEWEST = 3
"""Questions below which paragraphs that end in a question mark are only that."""
_LONGEST = 500
"""Code points of a question that stands alone."""
_FIRST_PERSON = re.compile(r"\b(?:I|[Ww]e|[Mm]y|[Oo]ur|me|us)\b")
_OWN = 4
"""Of so many answers one at least says "I" or "we"."""
_ANSWERS = 10
"""Paragraphs of one answer."""


class Party(NamedTuple):
    """One of the two of an interview: the name, and where it stands in the text (None for one in the title)."""

    name: str
    place: tuple[int, int] | None


class Parties(NamedTuple):
    """Who asks, and who answers; None for each who is not named."""

    asks: Party | None = None
    answers: Party | None = None


class _Name(NamedTuple):
    start: int
    end: int
    words: tuple[str, ...]
    before: str
    """The word before the name."""

    @property
    def is_person(self) -> bool:
        """Whether the words of the name are a person's: a given name, or a title or a reporter's office before it."""
        if self.words[0].lower() in GIVEN_NAMES:
            return len(self.words) > 1
        if self.words[-1].lower() in ORGANISATION_NOUNS or "the" in (self.before, self.words[0].lower()):
            return False
        return len(self.words) > 1 or bool(lexicon_of("en").look_up(self.before or "-")[0] & TITLE)


def parties(text: str, end: int, title: str | None = None) -> Parties:
    """Who asks and who answers, from the title and from the text before `end`, where the conversation begins."""
    found = _parties_in(text, min(end, _INTRODUCTION), inside=True)
    if title and (found.answers is None or found.asks is None):
        told = _parties_in(title, len(title), inside=False)
        if found.answers is None or told.answers is None or _last(told.answers) == _last(found.answers):
            found = Parties(found.asks or told.asks, found.answers or told.answers)
    if found.answers is None:
        found = Parties(found.asks, _subject(text, min(end, _INTRODUCTION), title))
    return found


def _last(party: Party) -> str:
    return party.name.split()[-1]


def _subject(text: str, end: int, title: str | None) -> Party | None:
    """The one person the headline names, if the text below it begins with the same one."""
    line = text.find("\n", 0, end)
    head = title if title is not None else text[: max(line, 0)]
    named = {name.words for name in _names_in(head, 0, len(head)) if _has_given_name(name)}
    first = next(
        (n for n in _names_in(text, 0 if title is not None else len(head), end) if _has_given_name(n)), None
    )
    return _party(first, inside=True) if first is not None and named == {first.words} else None


def _has_given_name(name: _Name) -> bool:
    return len(name.words) > 1 and name.words[0].lower() in GIVEN_NAMES


def _parties_in(text: str, end: int, *, inside: bool) -> Parties:
    asks: _Name | None = None
    answers: _Name | None = None
    for trigger in _TRIGGER.finditer(text, 0, end):
        before = _names_before(text, max(0, trigger.start() - _REACH), trigger.start())
        after = _first_name(text, trigger.end(), min(end, trigger.end() + _REACH))
        person = next((name for name in before if name.is_person), None)
        other = before[-1] if before else None
        if trigger["by"] or after is None or not after.is_person or _is_reporter(after):
            other = after
        else:
            person = after
        if person is None:
            continue
        answers = answers or person
        if other is not None and answers.words == person.words != other.words:
            asks = asks or other
    return Parties(_party(asks, inside=inside), _party(answers, inside=inside))


def _party(name: _Name | None, *, inside: bool) -> Party | None:
    if name is None:
        return None
    return Party(" ".join(name.words), (name.start, name.end) if inside else None)


def _is_reporter(name: _Name) -> bool:
    return name.before.lower() in _REPORTERS


def _names_in(text: str, start: int, end: int) -> list[_Name]:
    """The names in a stretch."""
    out: list[_Name] = []
    for match in RUN.finditer(text, start, end):
        for offset, name, title, _ in runs_in[match.group()]:
            at = match.start() + offset
            before = title if offset else word_before(text, start, match.start()).lower()
            out.append(_Name(at, _end_of(text, at, name), name, before))
    return out


def _end_of(text: str, at: int, name: tuple[str, ...]) -> int:
    """Where a name ends that begins at `at`: after its last word, middle initials or not."""
    place = at
    for word in name:
        place = text.index(word, place) + len(word)
    return place


def _first_name(text: str, start: int, end: int) -> _Name | None:
    """The first name of more than one word in the rest of a sentence, else the first name."""
    stop = _sentence_stop(text, start, end)
    names = _names_in(text, start, stop)
    return next((name for name in names if name.is_person), names[0] if names else None)


def _names_before(text: str, start: int, end: int) -> list[_Name]:
    """The names in the part of a sentence before `end`."""
    start = max(start, text.rfind("\n", start, end) + 1)
    stop = text.rfind(". ", start, max(start, end - 4))
    return _names_in(text, stop + 2 if stop >= 0 else start, end)


def _sentence_stop(text: str, start: int, end: int) -> int:
    line = text.find("\n", start, end)
    end = line if line >= 0 else end
    stop = _STOP.search(text, start, end)
    return stop.end() if stop is not None else end


class Conversation(NamedTuple):
    """The turns of a text, in order, and who hides behind “Q.” and “A.” in it."""

    turns: list[Turn]
    parties: Parties


def find_conversation(
    text: str, lines: Sequence[tuple[int, int]], spans: Sequence[Span], title: str | None
) -> Conversation:
    """The conversation a text is set as, with labels or without; no turns where it is none."""
    turns = find_turns(text, lines)
    if not turns:
        return (
            _without_labels(text, lines, spans, title)
            if _may_ask(text, lines)
            else Conversation([], Parties())
        )
    if all(turn.part == "named" for turn in turns):
        return Conversation(turns, Parties())
    who = parties(text, turns[0].start, title)
    if all(turn.part == "asks" for turn in turns):
        turns = sorted([*turns, *_answers(text, lines, [turn.line for turn in turns], who)])
    return Conversation(turns, who)


def _may_ask(text: str, lines: Sequence[tuple[int, int]]) -> bool:
    """Whether enough lines end as questions do, or in bold."""
    return sum([text[end - 1] in "?*_" for _, end in lines]) >= _FEWEST


def _asked(text: str, lines: Sequence[tuple[int, int]], spans: Sequence[Span]) -> list[int]:
    """The lines that ask: all bold ones where most of these end in a question mark, else all that do."""
    bold = {(span.start, span.end) for span in spans if span.kind == "strong"}
    strong = [
        number
        for number, (start, end) in enumerate(lines)
        if number
        and ((start, end) in bold or (text.startswith("**", start) and text.endswith("**", start, end)))
    ]
    asking = [number for number, line in enumerate(lines) if number and _is_question(text[slice(*line)])]
    return strong if 2 * len(set(strong).intersection(asking)) > max(len(strong), _FEWEST) else asking


def _without_labels(
    text: str, lines: Sequence[tuple[int, int]], spans: Sequence[Span], title: str | None
) -> Conversation:
    """An interview in which nobody has a label: the paragraphs below paragraphs that are questions.

    The questions are turns too, where whoever asks them is named. Nothing where the introduction does not say who
    is interviewed, or where this person is spoken of between the questions, as reporters do.
    """
    nothing = Conversation([], Parties())
    asked = _asked(text, lines, spans)
    if len(asked) < _FEWEST:
        return nothing
    who = parties(text, lines[asked[0]][0], title)
    if who.answers is None or who.answers.place is None:
        return nothing
    answers = _answers(text, lines, asked, who)
    body = text[lines[asked[0]][0] : lines[asked[-1]][1]]
    if who.answers.name.split()[-1] in body or sum(not turn.more for turn in answers) < len(asked) - 1:
        return nothing
    if who.asks is None or who.asks.place is None:
        return Conversation(answers, who)
    asker = who.asks.place
    asking = [
        Turn(*_trimmed(text, lines[number]), asker, None, "none", "asks", line=number) for number in asked
    ]
    return Conversation(sorted([*asking, *answers]), who)


def _answers(text: str, lines: Sequence[tuple[int, int]], asked: Sequence[int], who: Parties) -> list[Turn]:
    """The paragraphs between questions as turns of whoever answers; of those after the last, the first one.

    None where hardly any answer says "I" or "we": then a reporter writes between the questions.
    """
    if who.answers is None:
        return []
    out: list[Turn] = []
    spoken = own = 0
    for number, following in zip(asked, (*asked[1:], asked[-1] + 2), strict=True):
        between = range(number + 1, min(following, len(lines)))
        said = [k for k in between if is_speech(text[slice(*lines[k])])]
        if len(between) <= _ANSWERS and said:
            spoken += 1
            own += any(_FIRST_PERSON.search(text, *lines[k]) is not None for k in said)
            out += [
                Turn(*_trimmed(text, lines[k]), who.answers.place, None, "none", "answers", k > said[0], k)
                for k in said
            ]
    return out if own * _OWN >= spoken else []


def _is_question(line: str) -> bool:
    """Whether a paragraph is one question and no quotation."""
    line = line.strip(" \t*_#")
    return (
        len(line) <= _LONGEST
        and line.endswith("?")
        and line[0].isupper()
        and not any(m in line for m in '“”"„»«')
    )


def _trimmed(text: str, line: tuple[int, int]) -> tuple[int, int]:
    """A line without blanks and signs of emphasis at its ends."""
    start, end = line
    while start < end and text[start] in " \t*_#":
        start += 1
    while end > start and text[end - 1] in " \t*_":
        end -= 1
    return start, end
