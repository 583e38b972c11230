"""Articles are what they were once they are put together again, whatever backend kept them."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.index.packing import (
    Head,
    Version,
    article_of,
    found_in,
    pack_sighting,
    quotes_in,
    rest_of,
    unpack_sighting,
    version_of,
    voice_and_mention,
)
from reader.model.article import Problem
from reader.model.span import Span
from reader.quotes.people.countednames import Sighting
from tests.index.archives import article, quote

TEXT = "“It is late,” said Captain Bo Lind. “It is,” he said."
SAID = (
    quote(TEXT, "“It is late,”", "Bo Lind", mention="Captain Bo Lind"),
    quote(TEXT, "“It is,”", "Bo Lind", mention="he"),
)


def test_an_article_is_put_together_as_it_was() -> None:
    made = article(
        "a.txt", TEXT, title="Ferry", date="2018-02-04", tags=("sea",), supersedes="b.txt", version=3
    )
    whole = replace(
        made,
        spans=(Span(0, 4, "link", "https://example.org/"),),
        problems=(Problem("a.txt", 3, "what", "how"),),
        origins={"date": "front matter"},
        language="en",
    )
    rest = json.loads(json.dumps(rest_of(whole, SAID, None)))
    head = Head(1, "a.txt", None, "Ferry", False, "2018-02-04", None, None, None, ("sea",), None)
    assert article_of(head, "a.txt", TEXT, rest) == whole
    assert quotes_in(rest) == found_in(rest) == SAID
    corrected = json.loads(json.dumps(rest_of(whole, SAID[:1], SAID)))
    assert (quotes_in(corrected), found_in(corrected)) == (SAID[:1], SAID)


@pytest.mark.parametrize(
    ("meta", "expected"),
    [
        ({}, None),
        ({"supersedes": "a.txt"}, Version("a.txt", 2)),
        ({"supersedes": "news/a.txt", "version": " 7 "}, Version("a.txt", 7)),
        ({"supersedes": "a.txt", "version": "two"}, None),
        ({"supersedes": "a.txt", "version": "1234567890"}, None),
        ({"supersedes": "news/"}, None),
    ],
)
def test_a_document_names_the_one_before_it(meta: dict[str, str], expected: Version | None) -> None:
    assert version_of(meta) == expected


def test_a_mention_is_kept_where_no_form_of_the_name_holds_it() -> None:
    voices = [Sighting("Bo Lind", ("Captain Bo Lind",))]
    numbers = {"Bo Lind": 0}
    assert voice_and_mention(SAID[0], TEXT, voices, numbers) == (0, None)
    assert voice_and_mention(SAID[1], TEXT, voices, numbers) == (0, "he")


@given(
    st.builds(
        Sighting,
        name=st.text(max_size=5),
        forms=st.lists(st.text(max_size=4), max_size=2).map(tuple),
        handle=st.none() | st.text(max_size=3),
        person=st.integers(0, 9),
    )
)
def test_what_an_article_tells_of_a_speaker_comes_back(sighting: Sighting) -> None:
    assert unpack_sighting(sighting.name, pack_sighting(sighting)) == sighting
