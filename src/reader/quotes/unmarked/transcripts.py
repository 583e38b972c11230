"""Conversations set as a transcript: who speaks stands with a colon at the head of the line, and there are no marks.

Labels are names in capitals (“ROE:”, “[MR. ROE:]”), names as they are written (“Jane Roe:”), “Q.” and “A.”, and what
wikis put in double brackets. Paragraphs without a label between two turns belong to the turn before them.
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from reader.quotes.lexicon.wordlists import GIVEN_NAMES, word_set

if TYPE_CHECKING:
    from collections.abc import Sequence

_WITHIN = 90
"""Code points of a line in which its label stands."""
_HEADS = frozenset("QA*_>[( ")
"""What a line with a label begins with where no colon is near."""
_CAP = "A-ZÀ-ÖØ-Þ"
_WORD = rf"[{_CAP}][\w.’'&-]*"
_LABEL = re.compile(
    rf"(?P<open>[*_>\[ \t]{{0,4}})"
    rf"(?:(?P<letter>(?:[QA]|Question|Answer|QUESTION|ANSWER|Frage|Antwort)\d{{0,2}}) ?(?P<stop>[.:)]|[-–—](?=\s))"
    rf"|\(\((?P<brackets>[^()\n]{{1,30}})\)\)(?P<after> ?:?)"
    rf"|(?P<name>{_WORD}(?: (?:{_WORD}|de|van|von|der|al|bin|la)){{0,4}})"
    rf"(?:, [^:\n]{{2,40}}| ?\([^()\n]{{1,30}}\))?[*_\]]{{0,2}}(?P<colon>:))"
    rf"[*_\]]{{0,2}}[ \t]+(?=\S)"
)
_GLUED = re.compile(rf"(?P<letter>Q)(?=[{_CAP}][\w’']+\s)")
"""A question whose letter was a picture: “QWhat happened?” above “A: ...”."""
_NO_SPEAKERS = word_set(
    """image images photo photos picture pictures video audio caption credit credits note notes source sources
    update updates related more correction location place date time where when who what why how price rating pros
    cons tags topics category share watch listen see also contact email phone address website twitter ps nb warning
    tip tips step summary conclusion result results background score venue capacity attendance"""
)
"""Words before a colon that are nobody, by the last one."""
_GLUED_WORDS = re.compile(r"[a-z]\.[A-Z]")
"""Two sentences without a blank between: no name."""
_CAPTION = re.compile(
    r"(?i)\b(?:image|photo|picture|credit|screenshot|video|file)s?\s*:|^\s*[(\[].*[)\]]\s*$"
)
"""A line of a transcript that nobody speaks: what a picture shows, what happens on the stage."""
_SHORT = 200
"""Code points of the longest caption."""
_FEWEST = 3
"""Turns below which lines with names are headings or notes, not a conversation."""
_LONG = 8
"""Turns below which names alone are an excerpt in an article, with the reporter's words between."""
_LABELS = 40
"""Turns of which the text is asked whether their labels are names."""
_MORE = 12
"""Lines without a label that may belong to the turn above them."""
_ENDS = frozenset(".?!…”\"’'—-–)*")


class Turn(NamedTuple):
    """What one speaker says in one line. Offsets are code points; `label` and `cue` span name and colon.

    The parts of a turn of several lines have one and the same `label`.
    """

    start: int
    end: int
    label: tuple[int, int] | None
    cue: tuple[int, int] | None
    style: str = "capitals"
    """How the label is written: "capitals", "name", "letter", "brackets"; "none" where the speaker has none."""
    part: str = "named"
    """"asks" or "answers" where the label says only that."""
    more: bool = False
    """Whether it goes on from the line before."""
    line: int = 0
    """The number of the line, from 0."""


def find_turns(text: str, lines: Sequence[tuple[int, int]]) -> list[Turn]:
    """The turns of a conversation, in order; none where too few lines have a label or no label comes back."""
    found: list[Turn] = []
    for number, (start, end) in enumerate(lines):
        if text.find(":", start, start + _WITHIN) >= 0 or text[start] in _HEADS:
            turn = _turn_in(text, number, start, end)
            if turn is not None:
                found.append(turn)
    if len(found) < 2:
        return []
    turns = _conversation(text, found)
    return _with_more(text, lines, turns) if turns else []


def label_key(label: str) -> str:
    """What two labels of one speaker share: “JANE ROE” and “ROE”."""
    return label.rstrip(".").rpartition(" ")[2].casefold()


def fuller_labels(text: str, turns: Sequence[Turn]) -> dict[str, str]:
    """Labels of one word with the one of more words for the same speaker: “Roe” with “Jane Roe”."""
    labels = dict.fromkeys(label_of(text, turn) for turn in turns if turn.part == "named")
    full = {label_key(label): label for label in reversed(labels) if " " in label}
    return {label: full[label_key(label)] for label in labels if label_key(label) in full}


def is_speech(line: str) -> bool:
    """Whether a line without a label may be said by somebody: no caption, no stage direction, no heading, no "***"."""
    if line.rstrip()[-1:] not in _ENDS or (len(line) < _SHORT and _CAPTION.search(line)):
        return False
    return any(map(str.isalnum, line))


def _turn_in(text: str, number: int, start: int, end: int) -> Turn | None:
    """The turn in a line that begins with a label."""
    found = _LABEL.match(text, start, min(end, start + _WITHIN))
    if found is None:
        found = _GLUED.match(text, start, end)
        if found is None:
            return None
        return Turn(
            found.end(),
            _stop(text, found.end(), end),
            found.span("letter"),
            None,
            "letter",
            "asks",
            line=number,
        )
    return _labelled(text, number, end, found)


def _labelled(text: str, number: int, end: int, found: re.Match[str]) -> Turn | None:
    start, stop = found.end(), _stop(text, found.end(), end)
    if found["letter"]:
        part = "asks" if found["letter"][0] in "QF" else "answers"
        return Turn(start, stop, found.span("letter"), found.span("stop"), "letter", part, line=number)
    if found["brackets"]:
        cue = (found.end("after") - 1, found.end("after")) if found["after"].endswith(":") else None
        part = "named" if " " in found["brackets"] else "asks"
        return Turn(start, stop, found.span("brackets"), cue, "brackets", part, line=number)
    name = found["name"]
    if name[:5].casefold() == "dear ":
        return None  # a letter begins: the label names whom it is to
    if _GLUED_WORDS.search(name) or _CAPTION.match(text, found.start("name"), end):
        return None
    style = "capitals" if name == name.upper() and len(name) > 1 else "name"
    return Turn(start, stop, found.span("name"), found.span("colon"), style, line=number)


def _stop(text: str, start: int, end: int) -> int:
    return start + len(text[start:end].rstrip())


def label_of(text: str, turn: Turn) -> str:
    """The label of a turn as it is written."""
    return text[turn.label[0] : turn.label[1]] if turn.label is not None else ""


def _conversation(text: str, found: list[Turn]) -> list[Turn]:
    """Those of the labelled lines that are a conversation's."""
    keys = [label_key(label_of(text, turn)) for turn in found]
    counts = Counter(keys)
    if _asked(found):
        return [
            turn
            for place, (turn, key) in enumerate(zip(_told_apart(text, found), keys, strict=True))
            if turn.part != "named"
            or turn.style == "brackets"
            or (key not in _NO_SPEAKERS and (counts[key] > 1 or _follows_question(found, place)))
        ]
    named = [(turn, key) for turn, key in zip(found, keys, strict=True) if key not in _NO_SPEAKERS]
    named = [(turn, key) for turn, key in named if turn.part == "named"]
    capitals = [(turn, key) for turn, key in named if turn.style == "capitals"]
    if len(capitals) >= _FEWEST and len({key for _, key in capitals}) < len(capitals):
        return [turn for turn, _ in capitals]
    named = [(turn, key) for turn, key in named if counts[key] > 1]
    return [turn for turn, _ in named] if _alternate(text, named) else []


def _told_apart(text: str, found: list[Turn]) -> list[Turn]:
    """The turns, with brackets that hold the initials of another label taken for that label's name."""
    known = {_initials(label_of(text, turn)) for turn in found if turn.part == "named"}
    return [
        turn._replace(part="named") if turn.style == "brackets" and label_of(text, turn) in known else turn
        for turn in found
    ]


def _follows_question(found: Sequence[Turn], place: int) -> bool:
    before = found[place - 1]
    asks = before.part == "asks" or before.style == "brackets"
    return place > 0 and asks and found[place].line == before.line + 1


def _initials(label: str) -> str:
    return "".join(word[0] for word in label.split())


def _asked(found: Sequence[Turn]) -> bool:
    """Whether the letters and brackets among the labels are those of an interview."""
    seen = Counter("brackets" if turn.style == "brackets" else turn.part for turn in found)
    glued = sum(turn.part == "asks" and turn.style == "letter" and turn.cue is None for turn in found)
    asked = seen["asks"] - glued
    return seen["brackets"] > 1 or asked > 1 or (asked > 0 < seen["answers"]) or (glued > 1 < seen["answers"])


def _alternate(text: str, named: list[tuple[Turn, str]]) -> bool:
    """Whether names as they are written take turns in sentences: two of them twice at least, one known as a name."""
    keys = [key for _, key in named]
    if len(named) < _FEWEST + 1 or len(set(keys)) < 2:
        return False
    changes = sum(a != b for a, b in pairwise(keys))
    dense = named[-1][0].line - named[0][0].line < 3 * len(named)
    spoken = sum(_is_sentence(text[turn.start : turn.end]) for turn, _ in named)
    return (
        2 * changes >= len(named) - 1
        and dense
        and 4 * spoken >= 3 * len(named)
        and (_any_name(text, named) or _asks_by_full_name(text, named))
    )


def _is_sentence(words: str) -> bool:
    """Whether a line ends as sentences do and holds more than numbers and names."""
    return words[-1] in _ENDS and (words.rstrip(".?!").isalpha() or any(map(str.islower, words.split())))


def _any_name(text: str, named: list[tuple[Turn, str]]) -> bool:
    """Whether the text shows that a label is somebody's name: a given name, or the name elsewhere in the text."""
    labels = {label_of(text, turn) for turn, _ in named[:_LABELS]}
    return any(
        (label.split()[0].lower() in GIVEN_NAMES and label.split()[0] not in ("Will", "Mark"))
        or re.search(rf"(?<=[a-z,] ){re.escape(label.split()[-1])}\b(?!:)", text) is not None
        for label in labels
    )


def _asks_by_full_name(text: str, named: list[tuple[Turn, str]]) -> bool:
    """Whether all labels have two words or more, and one of them asks something."""
    return all(" " in label_of(text, turn) for turn, _ in named) and any(
        text[turn.end - 1] == "?" for turn, _ in named
    )


def _with_more(text: str, lines: Sequence[tuple[int, int]], turns: list[Turn]) -> list[Turn]:
    """The turns with the lines that go on after them, up to the next turn."""
    by_letters = any(turn.part != "asks" for turn in turns)
    names = {label_key(label_of(text, turn)) for turn in turns if turn.style != "letter"}
    alone = len(turns) < _LONG and not any(turn.part != "named" for turn in turns)
    out: list[Turn] = []
    for turn, following in pairwise(turns):
        out.append(turn)
        between = range(turn.line + 1, following.line)
        if alone or (turn.part == "asks" and not by_letters):
            continue  # what stands below is the reporter's, or the answer of somebody without a label
        if len(between) <= _MORE and all(_goes_on(text, lines[number], names) for number in between):
            for number in between:
                start, end = lines[number]
                if is_speech(text[start:end]):
                    out.append(
                        turn._replace(start=start, end=_stop(text, start, end), more=True, line=number)
                    )
    out.append(turns[-1])
    return out


def _goes_on(text: str, line: tuple[int, int], names: set[str]) -> bool:
    """Whether a line may stand inside a turn: it does not tell of the speakers, and announces nothing."""
    words = text[line[0] : line[1]]
    if words.rstrip().endswith(":"):
        return False
    return names.isdisjoint(word.strip(".,’'\"”“?!").casefold() for word in words.split())
