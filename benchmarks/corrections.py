"""How many quotations are found again in articles whose words were replaced at random, by the steps of the ladder.

    python -m benchmarks.corrections GOLD.jsonl

GOLD is a file of annotated articles. Found is a place that overlaps the quotation by two fifths (intersection over
union), as a correction asks for; what lies elsewhere was taken for other words. The same each time.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import sys
import time
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

from reader.corrections.applying import ALIKE
from reader.marks.textquotes import find_again, text_quote

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.marks.textquotes import Place

SHARES = (0.0, 0.03, 0.1, 0.2, 0.3)
ARTICLES = 300
_WORD = re.compile(r"\w+")


def edited(text: str, share: float, vocabulary: Sequence[str], rng: random.Random) -> tuple[str, list[int]]:
    """Return a text with this share of its words replaced, and where each of its characters stands then."""
    made: list[str] = []
    places: list[int] = []
    at = 0
    for found in _WORD.finditer(text):
        places += range(len(made), len(made) + found.start() - at)
        made += text[at : found.start()]
        word = rng.choice(vocabulary) if rng.random() < share else found[0]
        places += (len(made) + min(n, len(word) - 1) for n in range(len(found[0])))
        made += word
        at = found.end()
    places += range(len(made), len(made) + len(text) - at)
    return "".join(made) + text[at:], places


def is_there(place: Place, start: int, end: int) -> bool:
    """Whether a place is that of `text[start:end]`."""
    common = min(end, place.end) - max(start, place.start)
    return common > 0 and common >= ALIKE * (max(end, place.end) - min(start, place.start))


def measure(documents: Sequence[dict[str, Any]], share: float) -> None:
    """Print what becomes of all quotations between marks."""
    rng = random.Random(20_180_106)
    vocabulary = [word for document in documents for word in _WORD.findall(document["text"])]
    counts: Counter[str] = Counter()
    steps: Counter[str] = Counter()
    began = time.process_time()
    for document in documents:
        text, places = edited(document["text"], share, vocabulary, rng)
        for quote in document["quotes"]:
            if quote["kind"] != "direct":
                continue
            place = find_again(text_quote(document["text"], quote["start"], quote["end"]), text)
            counts["all"] += 1
            if place is not None:
                steps[place.by] += 1
                start, end = places[quote["start"]], places[quote["end"] - 1] + 1
                counts["found" if is_there(place, start, end) else "elsewhere"] += 1
    number = counts["all"]
    lost = number - counts["found"] - counts["elsewhere"]
    each = (time.process_time() - began) / number * 1000
    told = ", ".join(
        f"{what} {count / number:.3f}" for what, count in (*counts.items(), ("lost", lost)) if what != "all"
    )
    print(
        f"{share:.0%} of the words replaced: {told} of {number}; {each:.1f} ms each; {dict(steps.most_common())}"
    )


def main() -> int:
    """Print the figures."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.corrections", description=__doc__)
    parser.add_argument("gold", type=Path)
    gold = parser.parse_args().gold
    with gold.open(encoding="utf-8") as lines:
        documents = [json.loads(line) for line in lines if line.strip()][:ARTICLES]
    for share in SHARES:
        measure(documents, share)
    return 0


if __name__ == "__main__":
    sys.exit(main())
