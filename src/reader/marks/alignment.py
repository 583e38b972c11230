"""Finds a sentence by words that still stand in its order, with others between them.

The last step of the ladder of `reader.marks.textquotes`. What two wordings have in common counts by how rare it is: the
weight of a word is the logarithm of how many sentences of the text there are for each that holds it. Only runs of two
words and more count, because single ones meet by chance.
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from math import log
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

HEAVY = 10.0
"""Weight of the common words from which two wordings are the same words; counted on quotations of many outlets."""
COVER = 0.5
"""The share that they are, by weight, of all the words that are looked for."""
_MOST = 200
"""Places that are compared; a text that repeats a sentence so often tells no place from another."""
_SENTENCE = re.compile(r"[.!?]+[\s\"]")


def aligned(
    wanted: Sequence[str], there: Sequence[str], text: str, words_of: Callable[[str], Sequence[str]]
) -> tuple[int, int] | None:
    """Return the first and last of the words `there` that are the words `wanted`, reworded; None where none are.

    `text` is what `there` are all words of, in order; `words_of` gives those of a part of it.
    """
    weights = _weights(text, words_of)
    whole = sum(weights.get(word, weights[""]) for word in wanted)
    best, found = 0.0, None
    for start in _places(wanted, there):
        window = there[start : start + 2 * len(wanted)]
        weight, first, last = _common(wanted, window, weights)
        if weight > best:
            best, found = weight, (start + first, start + last)
    return found if best >= max(HEAVY, COVER * whole) else None


def _weights(text: str, words_of: Callable[[str], Sequence[str]]) -> dict[str, float]:
    """Return the weight of every word; that of one which stands nowhere is under the empty one."""
    sentences = [set(words_of(each)) for each in _SENTENCE.split(text)]
    held = Counter(word for each in sentences for word in each)
    many = len(sentences) + 1
    return {word: log(many / number) for word, number in held.items()} | {"": log(many)}


def _places(wanted: Sequence[str], there: Sequence[str]) -> list[int]:
    """Return where the words may begin: as far before each pair of them as it stands behind their own beginning."""
    pairs: dict[tuple[str, str], list[int]] = {}
    for at, pair in enumerate(pairwise(wanted)):
        pairs.setdefault(pair, []).append(at)
    starts = {
        max(0, place - at - len(wanted) // 4)
        for place, pair in enumerate(pairwise(there))
        for at in pairs.get(pair, ())
    }
    return sorted(starts)[:_MOST]


def _common(
    wanted: Sequence[str], window: Sequence[str], weights: dict[str, float]
) -> tuple[float, int, int]:
    """Return how much the common runs of words weigh, and the first and last word of them in the window."""
    from difflib import SequenceMatcher  # few corrections come this far

    runs = SequenceMatcher(None, wanted, window, autojunk=False).get_matching_blocks()
    kept = [run for run in runs if run.size > 1]
    if not kept:
        return 0.0, 0, 0
    weight = sum(weights[word] for run in kept for word in wanted[run.a : run.a + run.size])
    return weight, kept[0].b, kept[-1].b + kept[-1].size - 1
