"""Invented articles in other languages than English: every quotation in them is found, and nothing else.

Each `*.yaml` beside this file is a list of `{title, text, quotes}`; a quote has the words it begins with, the speaker's
mention and name, both null where there is none.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from reader.quotes.extraction import extract

CODES = {"french": "fr", "german": "de", "italian": "it", "spanish": "es"}
ARTICLES = [
    pytest.param(CODES[path.stem], article, id=f"{path.stem}: {article['title']}")
    for path in sorted(Path(__file__).parent.glob("*.yaml"))
    for article in yaml.safe_load(path.read_text("utf-8"))
]


def without_marks(words: str) -> str:
    return words.strip("«»„“”\"'‚‘’ \u00a0\u202f")


@pytest.mark.parametrize(("language", "article"), ARTICLES)
def test_every_quotation_of_an_article_is_found_with_its_speaker(
    language: str, article: dict[str, Any]
) -> None:
    text = article["text"]
    found = [
        (without_marks(text[quote.start : quote.end]), quote)
        for quote in extract(text, title=article["title"], language=language)
        if quote.kind != "scare"
    ]
    expected = article["quotes"]
    seen = [
        {
            "words": wanted["words"] if words.startswith(wanted["words"]) else words,
            "speaker": text[slice(*quote.speaker)] if quote.speaker else None,
            "person": quote.canonical,
        }
        for (words, quote), wanted in zip(found, [*expected, *[{"words": "\0"}] * len(found)], strict=False)
    ]
    assert seen == expected
