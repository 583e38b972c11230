"""Interviews in French, Spanish and Italian: “P.” and “R.” at the heads of lines, or questions as paragraphs.

Who answers is told by the introduction (“Entretien avec Jeanne Roux”), else by the one name of a person in it.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from reader.quotes.unmarked.interviews import Conversation, Parties, Party
from reader.quotes.unmarked.transcripts import Turn, is_speech
from reader.quotes.words.capitals import RUN

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.model.span import Span
    from reader.quotes.lexicon.grammar import Language

_LABEL = re.compile(
    r"[*_ \t]{0,4}(?P<letter>Pregunta|Respuesta|Question|Réponse|Domanda|Risposta|[PRDQ])"
    r"(?P<stop> ?[.:][-–—]?| [-–—])[*_]{0,2}[ \t\u00a0]+(?=\S)"
)
_ASKS = frozenset("PDQ")
_FEWEST = 3
"""Questions below which paragraphs that end in a question mark are only that."""
_LONGEST = 500
"""Code points of a question."""
_ANSWERS = 10
"""Paragraphs of one answer."""
_OWN = 4
"""Of so many answers one at least has a word in which somebody speaks of himself."""
_REACH = 120
"""Code points behind “Entretien avec” in which a name stands."""
_MARKS = frozenset('“”"„»«')
_NOTHING = Conversation([], Parties())


def find_romance_conversation(
    text: str, lines: Sequence[tuple[int, int]], spans: Sequence[Span], title: str | None, tables: Language
) -> Conversation:
    """The interview a text is set as; no turns where it is none."""
    labelled = [
        turn for number, line in enumerate(lines) if (turn := _labelled(text, number, line)) is not None
    ]
    parts = {turn.part for turn in labelled}
    if len(labelled) > _FEWEST and len(parts) > 1:
        who = _answering(text, labelled[0].start, title, tables)
        return Conversation(sorted([*labelled, *_following(text, lines, labelled)]), Parties(None, who))
    return _without_labels(text, lines, spans, title, tables)


def _labelled(text: str, number: int, line: tuple[int, int]) -> Turn | None:
    """The turn in a line that begins with “P.” or “R.”."""
    found = _LABEL.match(text, *line)
    if found is None:
        return None
    letter = found["letter"]
    part = "asks" if letter[0] in _ASKS else "answers"
    start, end = _trimmed(text, (found.end(), line[1]))
    if start == end:
        return None
    return Turn(start, end, found.span("letter"), found.span("stop"), "letter", part, line=number)


def _following(text: str, lines: Sequence[tuple[int, int]], labelled: Sequence[Turn]) -> list[Turn]:
    """The lines without a label between two turns, which go on with the first."""
    out: list[Turn] = []
    for turn, after in pairwise(labelled):
        between = range(turn.line + 1, after.line)
        said = [k for k in between if is_speech(text[slice(*lines[k])])] if len(between) <= _ANSWERS else []
        out += [
            Turn(*_trimmed(text, lines[k]), turn.label, turn.cue, "letter", turn.part, more=True, line=k)
            for k in said
        ]
    return out


def _answering(text: str, end: int, title: str | None, tables: Language) -> Party | None:
    """Who is interviewed, by the text before the first question."""
    for match in re.finditer(tables.interviews, text[:end]):
        if match["with"]:
            found = _person(text, match.end(), min(end, match.end() + _REACH), tables)
        else:
            found = _person(text, max(0, match.start() - _REACH), match.start(), tables)
        if found is not None:
            return found
    named = {run.group(): run for run in RUN.finditer(text, 0, end) if _is_person(run.group(), tables)}
    titled = [run for name, run in named.items() if title and name in title]
    only = titled or (list(named.values()) if len(named) == 1 else [])
    return Party(only[0].group(), only[0].span()) if only else None


def _person(text: str, start: int, end: int, tables: Language) -> Party | None:
    run = next((run for run in RUN.finditer(text, start, end) if _is_person(run.group(), tables)), None)
    return None if run is None else Party(run.group(), run.span())


def _is_person(name: str, tables: Language) -> bool:
    words = name.split()
    return len(words) > 1 and words[0].lower() in tables.given


def _without_labels(
    text: str, lines: Sequence[tuple[int, int]], spans: Sequence[Span], title: str | None, tables: Language
) -> Conversation:
    """The paragraphs below paragraphs that are questions, where it is known who answers and nobody speaks of them."""
    bold = {(span.start, span.end) for span in spans if span.kind == "strong"}
    asked = [number for number, line in enumerate(lines) if number and _asks(text, line, bold)]
    if len(asked) < _FEWEST:
        return _NOTHING
    who = _answering(text, lines[asked[0]][0], title, tables)
    if who is None or who.name.split()[-1] in text[lines[asked[0]][0] : lines[asked[-1]][1]]:
        return _NOTHING
    turns: list[Turn] = []
    own = 0
    for number, following in zip(asked, (*asked[1:], asked[-1] + 2), strict=True):
        said = [k for k in range(number + 1, min(following, len(lines))) if is_speech(text[slice(*lines[k])])]
        if not said or following - number > _ANSWERS or any(text[lines[k][0]] in _MARKS for k in said):
            continue
        own += any(
            not tables.own.isdisjoint(re.findall(r"\w+['’]?", text[slice(*lines[k])].lower())) for k in said
        )
        turns += [
            Turn(*_trimmed(text, lines[k]), who.place, None, "none", "answers", k > said[0], k) for k in said
        ]
    answered = sum(not turn.more for turn in turns)
    spoken = answered >= len(asked) - 1 and own * _OWN >= answered
    return Conversation(turns, Parties(None, who)) if spoken else _NOTHING


def _asks(text: str, line: tuple[int, int], bold: set[tuple[int, int]]) -> bool:
    """Whether a paragraph is one question, or stands in bold and is one."""
    words = text[slice(*line)].strip(" \t*_#\u00a0")
    if not words.endswith("?") or len(words) > _LONGEST:
        return False
    return line in bold or ((words[0].isupper() or words[0] == "¿") and _MARKS.isdisjoint(words))


def _trimmed(text: str, line: tuple[int, int]) -> tuple[int, int]:
    """A line without blanks and signs of emphasis at its ends."""
    start, end = line
    while start < end and text[start] in " \t*_#\u00a0":
        start += 1
    while end > start and text[end - 1] in " \t*_\u00a0":
        end -= 1
    return start, end
