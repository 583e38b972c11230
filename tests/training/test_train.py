"""Learning the weights: the same gold gives the same weights, and a folder of gold repeats the figures."""

import json
from pathlib import Path

import pytest
from training.train import calibration_table, main

from reader.quotes.ranking.weights import calibrated, read_model, shipped_model

TEXT = "“The bridge is old,” said Ada Brook. Tom Reed left.\n\nTom Reed said, “It is not so old.”"


def quote(start: int, end: int, speaker: str, cue: str) -> dict[str, object]:
    at = TEXT.rindex(speaker) if speaker == "Tom Reed" else TEXT.index(speaker)
    cue_at = TEXT.rindex(cue) if speaker == "Tom Reed" else TEXT.index(cue)
    return {
        "start": start, "end": end, "kind": "direct", "inner": [], "speaker": speaker,
        "speaker_start": at, "speaker_end": at + len(speaker), "cue_start": cue_at,
        "cue_end": cue_at + len(cue),
    }  # fmt: skip


def gold() -> dict[str, object]:
    second = TEXT.rindex("“")
    return {
        "text": TEXT,
        "quotes": [quote(0, 20, "Ada Brook", "said"), quote(second, len(TEXT), "Tom Reed", "said")],
    }


def test_training_is_deterministic(tmp_path: Path) -> None:
    source = tmp_path / "gold.jsonl"
    source.write_text("".join(json.dumps(gold()) + "\n" for _ in range(6)), encoding="utf-8")
    first, second = tmp_path / "first.json", tmp_path / "second.json"
    assert main([str(source), str(first)]) == 0
    assert main([str(source), str(second)]) == 0
    assert first.read_bytes() == second.read_bytes()
    assert read_model(first).attribution


def test_shipped_weights_hold_no_text() -> None:
    model = shipped_model()
    assert all(" " not in feature for feature in (*model.attribution, *model.kind))


def test_contents_are_surer_the_likelier_they_are() -> None:
    table = shipped_model().content_calibration
    assert table == sorted(table)
    assert [y for _, y in table] == sorted(y for _, y in table)
    answers = [calibrated(step / 100, table) for step in range(101)]
    assert answers == sorted(answers)


def test_calibration_follows_what_was_seen() -> None:
    seen = [(0.9, place % 10 < 8) for place in range(1000)] + [(0.6, place % 10 < 4) for place in range(1000)]
    table = calibration_table(seen)
    assert calibrated(0.9, table) == pytest.approx(0.8, abs=0.02)
    assert calibrated(0.6, table) == pytest.approx(0.4, abs=0.02)


@pytest.mark.parametrize("seen", [[], [(0.9, True)] * 5, [(0.9, False), (0.1, True)] * 20])
def test_calibration_never_falls(seen: list[tuple[float, bool]]) -> None:
    shares = [y for _, y in calibration_table(seen)]
    assert shares == sorted(shares)
    assert all(0 <= share <= 1 for share in shares)
