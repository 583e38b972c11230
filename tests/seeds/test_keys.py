"""Keys of records: compared loosely, and the best one wins."""

from __future__ import annotations

from pathlib import Path

from reader.seeds.keys import ALIASES, field_of, sort_out


def test_keys_are_compared_loosely() -> None:
    for key in ("date_published", "datePublished", "Date-Published", "dc:date", "DATE PUBLISHED"):
        known = field_of(key)
        assert known is not None
        assert known[0] == "date"
    assert field_of("mood") is None


def test_the_best_key_that_says_something_wins() -> None:
    fields, rest = sort_out({"created": "2020", "date": None, "updated": "2021", "mood": "x"})
    assert fields["date"] == ("created", "2020")
    assert rest == {"date": None, "updated": "2021", "mood": "x"}


def test_the_documentation_shows_the_same_table() -> None:
    page = (Path(__file__).parents[2] / "docs" / "formats.md").read_text(encoding="utf-8")
    for field, keys in ALIASES.items():
        assert f"| {field} | {', '.join(f'`{key}`' for key in keys)} |" in page
