"""What is asked of a cluster for a query; that it means the same is held by the tests of all backends."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reader.index.opensearch.asking import composing
from reader.index.opensearch.asking.composing import NOTHING, Composer, among
from reader.index.query import parse

if TYPE_CHECKING:
    from collections.abc import Collection

    from reader.index.query.tree import Marked, Term


class Known:
    """Two people of one name, and two marked articles."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def people(self, phrase: str, *, prefix: bool) -> list[str]:
        """Take note of who is asked for."""
        self.asked.append(phrase + "*" * prefix)
        return ["ada nilsen", "karl nilsen"] if phrase == "nilsen" else []

    def marked(self, node: Marked | Term) -> Collection[int]:
        """Return the two."""
        return [7, 9]


def clause(query: str) -> dict[str, object]:
    return Composer(Known()).clause(parse(query).root)


@pytest.mark.parametrize("query", ["title:…", "quote:!!!", "-quote:… bridge"])
def test_what_has_no_word_finds_nothing_and_excludes_nothing(query: str) -> None:
    made = clause(query)
    assert made == NOTHING or "bridge" in str(made)


def test_words_are_values_and_never_syntax() -> None:
    made = clause('"a* OR (b" title:c~2')
    assert "query_string" not in str(made)
    assert "'query': 'a or b'" in str(made)


def test_alternatives_are_one_level_however_they_are_nested() -> None:
    made = clause("title:a OR (title:b OR (title:c OR title:d))")
    assert [each["term"]["w_title"]["value"] for each in made["bool"]["should"]] == list("abcd")  # type: ignore[index]


def test_a_speaker_is_looked_up_once_for_one_question() -> None:
    known = Known()
    composer = Composer(known)
    root = parse("speaker:nilsen").root
    composer.clause(root)
    composer.narrowing(root)
    assert known.asked == ["nilsen"]


def test_very_many_values_go_in_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(composing, "CHUNK", 2)
    made = among("key", [1, 2, 3, 4, 5])
    assert [each["terms"]["key"] for each in made["bool"]["should"]] == [[1, 2], [3, 4], [5]]
    assert among("key", []) is NOTHING


def test_only_words_are_weighed() -> None:
    composer = Composer(Known())
    made = composer.clause(parse("bridge is:starred date:2018 -ferry").root, ranks=True)
    assert [*made["bool"]] == ["must", "filter", "must_not"]
    assert len(made["bool"]["must"]) == 1
