"""An article is what it was once it comes back, and written again it is found as before."""

from __future__ import annotations

import json

from reader.index.opensearch.layout.sources import (
    LONGEST_VOICE,
    Source,
    Voice,
    article_in,
    complete,
    found_in_source,
    prepare,
    sent,
    told_voices,
    with_voices,
)
from reader.quotes.people.countednames import Sighting
from tests.index.archives import article, quote

TEXT = "“It is late,” said Captain Bo Lind. “It is,” he said. Søren agreed."
WHOLE = article(
    "odd\udcff/a #1.txt", TEXT, title="Ferry", date="2018-02-04T10:30", tags=("sea",), url="https://x.org/1"
)
SAID = (
    quote(TEXT, "“It is late,”", "Bo Lind", mention="Captain Bo Lind"),
    quote(TEXT, "“It is,”", "Bo Lind", mention="he"),
)


def test_an_article_comes_back_whole() -> None:
    key, text = complete(prepare(WHOLE, SAID), "here", 0, 1, None)
    source = json.loads(text)
    assert (source["key"], source["origin"]) == (key, "here")
    assert article_in(source, WHOLE.id) == (WHOLE, SAID)
    assert found_in_source(source) == SAID


def test_what_the_rules_found_is_kept_beside_what_counts() -> None:
    _, text = complete(prepare(WHOLE, SAID[:1], SAID), "here", 0, 1, "digest")
    source = json.loads(text)
    assert article_in(source, WHOLE.id)[1] == SAID[:1]
    assert found_in_source(source) == SAID
    assert source["digest"] == "digest"


def test_written_again_with_nothing_changed_it_is_the_same() -> None:
    _, text = complete(prepare(WHOLE, SAID), "here", 0, 1, None)
    source = json.loads(text)
    assert json.loads(sent(with_voices(source, told_voices(source["voices"])))) == source


def test_a_speaker_who_is_somebody_else_now_is_so_everywhere() -> None:
    _, text = complete(prepare(WHOLE, SAID), "here", 0, 1, None)
    source = json.loads(text)
    assert {each["person"] for each in source["quotes"]} == {"bo lind"}
    (voice,) = told_voices(source["voices"])
    again = with_voices(source, [voice._replace(person="bo karl lind", own="bo lind")])
    assert {each["person"] for each in again["quotes"]} == {"bo karl lind"}
    assert again["persons"] == ["bo karl lind"]
    assert all(each.endswith("bo karl lind") for each in again["leads"])
    assert told_voices(again["voices"])[0].own == "bo lind"


def test_what_is_told_of_a_speaker_without_end_is_no_evidence() -> None:
    forms = tuple(f"Form {number}" for number in range(LONGEST_VOICE))
    source: Source = {"quotes": [], "day": None, "source": None}
    packed = with_voices(source, [Voice(0, Sighting("Bo Lind", forms), "lind", None, "bo lind")])["voices"]
    assert told_voices(packed) == [Voice(0, Sighting("Bo Lind"), "lind", None, "bo lind")]
