"""Whom a mention stands for inside one article."""

from __future__ import annotations

import pytest

from reader.quotes.extraction import extract


def speakers(text: str) -> list[str | None]:
    return [quote.canonical for quote in extract(text) if quote.kind == "direct"]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("“Fares will rise by a third,” said a report from Hollin Ferries.", "Hollin Ferries"),
        (
            "“We regret the delay,” said a statement issued by the Harbour Board of Hollin.",
            "Harbour Board of Hollin",
        ),
        (
            "Sonya A. Nilsen, the town’s attorney, told the Post that it was over.\n\n“He is sorry,” she said.",
            "Sonya Nilsen",
        ),
        ("“Hands on the rail!” an officer ordered.", "an officer"),
    ],
)
def test_who_a_mention_is(text: str, speaker: str) -> None:
    assert speakers(text) == [speaker]
