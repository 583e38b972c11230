"""A corrected article is an annotated document: training learns from it what the reader said."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from training.train import attribution_examples, content_examples, kind_examples, main

from reader.corrections.applying import corrected
from reader.corrections.goldform import gold_record
from reader.quotes.ranking.weights import shipped_model
from tests.corrections.test_applying import ISLAND, MONEY, OWL, TEXT, entries, found_in, quoted, said
from tests.index.archives import article

if TYPE_CHECKING:
    from pathlib import Path

    from reader.marks.operations import Mark


def gold(*marks: Mark) -> dict[str, object]:
    shown = corrected(TEXT, found_in(), entries(*marks))
    return gold_record(article("ferry.md", TEXT, source="Island Post"), shown)


def test_it_has_the_fields_of_annotated_documents() -> None:
    record = gold(said(MONEY, "Cy Roe"), quoted(ISLAND, on=False))
    assert (record["id"], record["source"], record["text"]) == ("ferry.md", "Island Post", TEXT)
    first = record["quotes"][0]  # type: ignore[index]
    assert (first["text"], first["speaker"], first["canonical"]) == (MONEY, "he", "Cy Roe")
    assert TEXT[first["speaker_start"] : first["speaker_end"]] == "he"
    assert [TEXT[start:end] for start, end in record["other_quoted"]] == [ISLAND, OWL]  # type: ignore[attr-defined]
    json.dumps(record)


def test_where_the_words_that_name_the_speaker_are_not_told_there_are_no_fields_for_them() -> None:
    record = gold(said(ISLAND, "Bo Lind"))
    quote = next(each for each in record["quotes"] if each["text"] == ISLAND)  # type: ignore[attr-defined]
    assert quote["canonical"] == "Bo Lind"
    assert not {"speaker", "speaker_start", "cue", "cue_start"} & set(quote)


def test_training_learns_the_speaker_that_the_reader_named() -> None:
    before, after = (attribution_examples(document) for document in (gold(), gold(said(ISLAND, "Bo Lind"))))
    assert len(before) == len(found_in()) - 1
    assert [each.right for each in after] != [each.right for each in before]
    assert len(attribution_examples(gold(said(ISLAND, None)))) == len(before) - 1


def test_training_reads_whatever_was_corrected(tmp_path: Path) -> None:
    words = "have been painted green since the spring"
    marks = (said(MONEY, "Cy Roe"), said(ISLAND, None), quoted(OWL, on=True), quoted(words, on=True))
    document = gold(*marks, said(words, "Dee Ash"))
    assert kind_examples(document, shipped_model())
    content_examples(document)
    (tmp_path / "gold.jsonl").write_text("".join(json.dumps(document) + "\n" for _ in range(6)), "utf-8")
    assert main([str(tmp_path / "gold.jsonl"), str(tmp_path / "weights.json")]) == 0
