"""German words between marks: speech where somebody is credited with them, and names that nobody said."""

from __future__ import annotations

import pytest

from reader.quotes.extraction import extract


def kinds(text: str) -> list[str]:
    return [quote.kind for quote in extract(text, language="de")]


@pytest.mark.parametrize(
    "text",
    [
        "Ada Nilsen sprach von einem „Wunder“.",
        "Ada Nilsen sagte, sie warte. Das Wasser sei „kalt“.",
        "Die Hafenmeisterin Ada Nilsen will „Platz für alle“ schaffen.",
        "Ada Nilsen eröffnete die Mole mit den Worten „Wir sind angekommen“.",
        "„Kalt“ nannte Ada Nilsen das Wasser.",
        "Ada Nilsen sagte: „Nein.“",
    ],
)
def test_what_somebody_is_credited_with_is_speech(text: str) -> None:
    assert kinds(text) == ["direct"]


@pytest.mark.parametrize(
    "text",
    [
        "Ada Nilsen sprach über den Roman „Die lange Mole“.",
        "Ada Nilsen sagte dem Sender „Hollin TV“, sie warte.",
        "Ada Nilsen lobte die sogenannte „Molenwache“.",
        "Im Gespräch mit dem „Küstenboten“ sagte Ada Nilsen, sie warte.",
        "Ada Nilsen kritisierte die Schiffe „Mole“, „Tide“ und „Ebbe“.",
        "Der „Hollin“-Prozess begann, wie Ada Nilsen sagte.",
        "Das Boot, das früher „Tide“ hieß, gehört Ada Nilsen.",
    ],
)
def test_what_something_is_called_is_no_speech(text: str) -> None:
    assert set(kinds(text)) == {"scare"}


def test_a_list_of_names_of_any_length_is_read() -> None:
    assert set(kinds("Ada Nilsen sah die Schiffe " + ", ".join(["„Mole“"] * 3000) + ".")) <= {
        "scare",
        "direct",
    }
