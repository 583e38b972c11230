"""Makes an archive of news-like documents of any size: word salad with quotations, the same each time.

    python -m benchmarks.corpus FOLDER 100000

Word frequencies follow Zipf's law over made-up words, so postings, prefixes and compression behave as they
do for news; relevance cannot be judged on it.
"""

from __future__ import annotations

import argparse
import datetime as dt
import itertools
import random
import sys
import tempfile
from pathlib import Path

VERSION = 2
"""Goes up with every change of what is written, so that no archive of an older corpus is measured."""
VOCABULARY = 300_000
PEOPLE = 3_000
SOURCES = ("Port Gazette", "Island Post", "The Lantern", "Norderkurier", "Valley Herald", "Evening Signal")
CUES = ("said", "said", "said", "added", "told reporters", "wrote", "argued", "warned")
FIRST = dt.date(2000, 1, 1)
DAYS = 9_400
_SYLLABLES = [a + b + c for a in "bdfklmnprst" for b in "aeiou" for c in ("", "nrslt"["aeiou".index(b)])]


def vocabulary() -> list[str]:
    """Return the made-up words, commonest first: short ones first, in no order of the alphabet.

    With a blank they take 5.3 bytes in running text, where English takes about 5.9: the index looks larger
    beside this text than beside news.
    """
    rng = random.Random(VERSION)
    words: list[str] = []
    for length in (1, 2, 3):
        longer = ["".join(parts) for parts in itertools.product(_SYLLABLES, repeat=length)]
        words += rng.sample(longer, min(len(longer), VOCABULARY - len(words)))
    return list(dict.fromkeys(words))


def cached(size: int) -> Path:
    """Return a folder with an archive of `size` documents, made where it is not there yet."""
    folder = Path(tempfile.gettempdir()) / f"reader-benchmark-{VERSION}-{size}"
    if not (folder / ".complete").exists():
        make(folder, size)
        (folder / ".complete").touch()
    return folder


def make(folder: Path, size: int) -> None:
    """Write `size` documents below `folder`, some hundred a sub-folder."""
    rng = random.Random(20_180_106)
    words = vocabulary()
    weights = list(itertools.accumulate((rank + 2) ** -1.1 for rank in range(len(words))))
    people = [
        f"{rng.choice(words[2000:9000]).title()} {rng.choice(words[2000:40000]).title()}"
        for _ in range(PEOPLE)
    ]
    for number in range(size):
        # More news in later years, as in any real archive.
        day = FIRST + dt.timedelta(days=int(DAYS * rng.random() ** 0.6))
        place = folder / f"{day:%Y}" / f"{day:%m}"
        if not place.is_dir():
            place.mkdir(parents=True)
        (place / f"{day.isoformat()}-{number:07}.txt").write_text(
            document(rng, words, weights, people, day), "utf-8"
        )


def document(
    rng: random.Random, words: list[str], weights: list[float], people: list[str], day: dt.date
) -> str:
    """Return one document: date, title, source, and about 400 words with two or three quotations."""
    pool = rng.choices(words, cum_weights=weights, k=rng.randint(250, 560))
    supply = iter(pool)

    def sentence(length: int) -> str:
        return " ".join(itertools.islice(supply, length)).capitalize()

    title = sentence(rng.randint(5, 10))
    paragraphs = []
    speaker = rng.choice(people)
    quoted = rng.randint(1, 4)
    while text := sentence(rng.randint(20, 60)):
        if quoted and rng.random() < 0.5:
            quoted -= 1
            words_said = sentence(rng.randint(8, 24))
            text += f". “{words_said},” {speaker} {rng.choice(CUES)}."
            speaker = speaker if rng.random() < 0.6 else rng.choice(people)
        else:
            text += "."
        paragraphs.append(text)
    body = "\n\n".join(paragraphs)
    return f"date {day.isoformat()}\ntitle: {title}\nsource: {rng.choice(SOURCES)}\n\n{body}\n"


def main() -> int:
    """Write an archive."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("size", type=int)
    arguments = parser.parse_args()
    make(arguments.folder, arguments.size)
    return 0


if __name__ == "__main__":
    sys.exit(main())
