"""The flat forms that are exported, and what a number of quotations counts."""

import json

from reader.model.article import Article, Problem
from reader.model.quotation import Quote
from reader.model.span import Span
from reader.shown.records import article_record, count_quotations, quotations, quote_record

TEXT = "“It floats,” said Ada Brook. “It always has.” The “ferry” is a raft."


def quotes() -> list[Quote]:
    return [
        Quote(
            0, 12, "direct", speaker=(18, 27), canonical="Ada Brook", cue=(13, 17), group=0, confidence=0.9
        ),
        Quote(29, 45, "direct", speaker=(18, 27), canonical="Ada Brook", cue=(13, 17), group=0),
        Quote(50, 57, "scare", group=1),
    ]


def test_a_quote_is_flat_and_keeps_its_words() -> None:
    quote = quotes()[0]._replace(span_confidence=0.97, speaker_confidence=0.95)
    record = quote_record(quote, TEXT)
    assert record["text"] == "“It floats,”"
    assert (record["speaker"], record["speaker_start"], record["speaker_end"]) == ("Ada Brook", 18, 27)
    assert (record["cue"], record["cue_start"], record["cue_end"]) == ("said", 13, 17)
    assert record["inner"] == []
    assert record["confidence"] == 0.9
    assert (record["span_confidence"], record["speaker_confidence"], record["person_confidence"]) == (
        0.97,
        0.95,
        None,
    )
    assert json.loads(json.dumps(record)) == record


def test_what_is_absent_is_none() -> None:
    record = quote_record(quotes()[2], TEXT)
    absent = (
        "speaker",
        "speaker_start",
        "speaker_end",
        "cue",
        "cue_start",
        "cue_end",
        "said_on",
        "via",
        "role",
    )
    assert all(record[field] is None for field in absent)


def test_parts_of_one_utterance_are_one_quotation() -> None:
    first, second, scare = quotes()
    assert quotations([second, scare, first]) == [[first, second]]
    assert quotations([first, second, scare], kinds=("scare",)) == [[scare]]
    assert count_quotations([first, second, scare]) == 1


def test_an_article_is_exported_with_its_count() -> None:
    article = Article(
        id="a.txt",
        path="a.txt",
        fragment=None,
        title="Raft",
        title_derived=False,
        text=TEXT,
        spans=(Span(0, 3, "link", target="https://example.org/"), Span(4, 5, "heading", level=2)),
        tags=("water",),
        problems=(Problem("a.txt", None, "a page without an end", "add one"),),
    )
    record = article_record(article, quotes())
    assert record["quotes"] == 1
    assert record["spans"] == [
        {"start": 0, "end": 3, "kind": "link", "target": "https://example.org/"},
        {"start": 4, "end": 5, "kind": "heading", "level": 2},
    ]
    assert json.loads(json.dumps(record)) == record
