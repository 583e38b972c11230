"""Short made-up articles of each language: who is quoted with what, and nobody else with anything."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from reader.quotes.extraction import extract

MARKS = "„“«»”‹›‚‘'\" \u00a0"
ARTICLES = [
    pytest.param(article, id=f"{path.stem}: {article['title']}")
    for path in sorted(Path(__file__).parent.glob("*.yaml"))
    for article in yaml.safe_load(path.read_text(encoding="utf-8"))
]


@pytest.mark.parametrize("article", ARTICLES)
def test_every_quotation_of_an_article_has_its_speaker(article: dict[str, Any]) -> None:
    text = article["text"]
    found = [quote for quote in extract(text, title=article["title"]) if quote.kind != "scare"]
    assert len(found) == len(article["quotes"])
    for quote, expected in zip(found, article["quotes"], strict=True):
        assert text[quote.start : quote.end].lstrip(MARKS).startswith(expected["words"])
        assert (text[slice(*quote.speaker)] if quote.speaker else None) == expected["speaker"]
        assert quote.canonical == expected["person"]
