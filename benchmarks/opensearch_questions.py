"""What is asked of two backends side by side: pages, sayings and screens of speakers, taken from the archive itself."""

from __future__ import annotations

import random
import re
import time
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from reader.index.query import EVERYTHING, parse

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from pathlib import Path

    from reader.index.protocol import Index

QUESTIONS = 100
"""Of each class, each asked once: no cache knows the answer."""
WARM = 5
"""Of each class asked before, that are not measured."""
PAGE = 50
SAMPLE = 2_000
"""Documents that words are looked for in."""
BANDS = {"rare": (0.0005, 0.0015), "mid": (0.005, 0.02), "common": (0.1, 0.6)}
"""In which share of the documents a word stands."""
_WORD = re.compile(r"[^\W\d_]{2,30}")


class Saying(NamedTuple):
    """Somebody who is quoted, with a word that they said."""

    name: str
    forms: tuple[str, ...]
    word: str


Asked: TypeAlias = "Mapping[str, Sequence[Callable[[Index], object]]]"


def words_of(root: Path) -> dict[str, list[str]]:
    """Return words of a folder's documents, some of each band, the same each time."""
    rng = random.Random(1)
    paths = sorted(path for path in root.rglob("*") if path.suffix in (".txt", ".md", ".json", ".html"))
    some = rng.sample(paths, min(SAMPLE, len(paths)))
    counts: Counter[str] = Counter()
    for path in some:
        counts.update({word.lower() for word in _WORD.findall(path.read_text("utf-8", "replace"))})
    found = {}
    for band, (least, most) in BANDS.items():
        fitting = sorted(word for word, number in counts.items() if least <= number / len(some) <= most)
        found[band] = rng.sample(fitting, min(QUESTIONS + WARM, len(fitting)))
    return found


def sayings_of(index: Index) -> list[Saying]:
    """Return what some of those said who are quoted, the much quoted and the others."""
    rng = random.Random(2)
    rows = [row for row in index.speakers(EVERYTHING, 3_000) if row.kind == "person"]
    found = []
    for row in rng.sample(rows, min(QUESTIONS + WARM, len(rows))):
        for hit in index.quotations(index.said_by(row.name, row.forms, 1)):
            words = _WORD.findall(hit.text)
            if words:
                found.append(Saying(row.name, row.forms, rng.choice(words)))
                break
    return found


def questions(words: Mapping[str, Sequence[str]], sayings: Sequence[Saying]) -> Asked:
    """Return the questions of each class."""
    asked: dict[str, list[Callable[[Index], object]]] = {}
    for sort in ("date", "rank"):
        for band, some in words.items():
            name = f"page of {PAGE} {'newest' if sort == 'date' else 'best'}, {band} words"
            asked[name] = [_page(word, sort) for word in some]
    asked["said: somebody, a word"] = [
        _page(f'said:"{each.name}: {each.word}"', "date") for each in sayings if '"' not in each.name
    ]
    asked["a speaker's screen"] = [_screen(each) for each in sayings]
    asked["count up to 10,000, common words"] = [_count(word) for word in words["common"]]
    asked["every key, newest first"] = [lambda index: len(index.article_keys(EVERYTHING))] * (WARM + 5)
    asked["a keystroke on titles, 3 letters"] = [_titles(word[:3]) for word in words["mid"]]
    return asked


def _page(text: str, sort: str) -> Callable[[Index], object]:
    query = parse(text)
    if sort == "rank":
        return lambda index: [hit.id for hit in index.search(query, sort="rank", limit=PAGE).hits]
    return lambda index: [hit.id for hit in index.search(query, limit=PAGE).hits]


def _screen(saying: Saying) -> Callable[[Index], object]:
    """Ask what the screen of a speaker shows first: their last words, and days and sources of all."""

    def ask(index: Index) -> object:
        keys = index.said_by(saying.name, saying.forms, PAGE)
        return len(index.quotations(keys)), index.speaker(saying.name, saying.forms)

    return ask


def _count(word: str) -> Callable[[Index], object]:
    query = parse(word)
    return lambda index: index.count(query)


def _titles(typed: str) -> Callable[[Index], object]:
    return lambda index: [hit.id for hit in index.titles(typed).hits]


def timed(asked: Asked, indexes: Mapping[str, Index]) -> Iterator[tuple[str, dict[str, list[float]], int]]:
    """Yield each class with the wall milliseconds of every question to every index, asked in turn.

    The number is how many answers were not those of the first index.
    """
    for name, calls in asked.items():
        times: dict[str, list[float]] = {backend: [] for backend in indexes}
        other = 0
        for number, call in enumerate(calls):
            answers = []
            for backend, index in indexes.items():
                began = time.perf_counter()
                answers.append(call(index))
                if number >= WARM:
                    times[backend].append((time.perf_counter() - began) * 1e3)
            other += any(answer != answers[0] for answer in answers)
        yield name, times, other


def spread(times: Sequence[float]) -> str:
    """Return p50 and p99."""
    ordered = sorted(times)
    if not ordered:
        return "none"
    return " / ".join(
        f"{ordered[min(len(ordered) - 1, int(len(ordered) * part))]:.1f}" for part in (0.5, 0.99)
    )
