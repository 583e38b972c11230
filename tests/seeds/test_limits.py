"""What would take a parser gigabytes or minutes is told before the parser sees it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.seeds import DEFAULT
from reader.seeds.jsontext import JsonError, check, values

if TYPE_CHECKING:
    from tests.seeds.conftest import Load, One


@pytest.mark.parametrize(
    "key",
    [
        ".".join("a" * 5000),
        " . ".join("a" * 5000),
        ".".join(["'a b'"] * 5000),
        f"[{'.'.join('a' * 5000)}]\nb",
    ],
)
def test_a_long_dotted_key_is_no_toml(load: Load, key: str) -> None:
    loaded = load("x.md", f"+++\ntitle = 'T'\n{key} = 1\n+++\n\nText.")
    (problem,) = loaded.problems
    assert problem.what == ("expected TOML in the front matter, came: a key of more than 100 parts (line 3)")
    assert loaded.articles[0].text.endswith("Text.")


def test_full_stops_in_values_make_no_key(one: One) -> None:
    words = "One sentence. " * 300
    article = one("x.md", f'+++\ntitle = "T"\nmood = "{words}"\na.b.c = "U.S.A."\n+++\n\nText.')
    assert (article.title, article.text) == ("T", "Text.")
    assert not article.problems


def test_long_toml_is_not_parsed(load: Load) -> None:
    loaded = load("x.md", "+++\na = [" + "1," * 40_000 + "]\n+++\n\nText.")
    assert "more than 65,536" in loaded.problems[0].what
    assert loaded.problems[0].line == 1


@pytest.mark.parametrize(
    "piece", ["a{0}=x", "a{0}", 'a{0}="<p b=1>"', "a{0}='>'", 'a{0} = "it\'s"', "a{0}=it's/"]
)
def test_attributes_that_are_too_many_for_an_element_are_left_out(load: Load, piece: str) -> None:
    page = "<html><body>\n<p " + " ".join(piece.format(number) for number in range(3000)) + ">w</p>"
    loaded = load("x.html", page)
    (problem,) = loaded.problems
    assert (problem.line, [article.text for article in loaded.articles]) == (2, ["w"])
    assert problem.what.startswith("expected at most 1,000 attributes on an element, came 3,0")
    inside = load("x.md", "Words.\n\n" + page.partition("\n")[2] + "\n\nMore.")
    assert inside.articles[0].text == "Words.\n\nw\n\nMore."
    assert len(inside.problems) == 1


def test_many_elements_and_long_values_are_no_crowd(one: One) -> None:
    inner = "".join(
        f"<p class=a{number} title='it is'>It's word {number}, isn't it?</p>" for number in range(2000)
    )
    page = f"<html><body><img alt='x' src='data:{'a b ' * 5000}'>{inner}</body></html>"
    assert "word 1999" in one("x.html", page).text


@pytest.mark.parametrize("name", ["x.json", "x.jsonl"])
@pytest.mark.parametrize("piece", ["[],", "{},", "1,\n"])
def test_a_list_of_too_many_values_is_not_parsed(load: Load, name: str, piece: str) -> None:
    loaded = load(name, "[" + piece * 600 + "1]", replace(DEFAULT, values=500))
    assert not loaded.articles
    assert "more than 500" in loaded.problems[0].what
    assert loaded.problems[0].how == "split the document"


def test_values_in_a_row_end_somewhere(load: Load) -> None:
    loaded = load("x.json", "1 " * 50, replace(DEFAULT, articles=10))
    assert "more than 20 values, one after the other" in loaded.problems[0].what


def test_a_document_that_takes_too_long_is_told(load: Load) -> None:
    loaded = load("x.yaml", "- {a: [b, c]}\n" * 20_000, replace(DEFAULT, document_seconds=0.01))
    assert not loaded.articles
    assert "to be read in 0 seconds" in loaded.problems[0].what


@given(st.recursive(st.integers(0, 9), lambda inner: st.lists(inner, max_size=4), max_leaves=30))
def test_the_bound_is_never_below_the_number_of_values(value: object) -> None:
    def size(part: object) -> int:
        return 1 + sum(map(size, part)) if isinstance(part, list) else 1

    text = str(value)
    most = size(value) // 2 - 1
    if 1 <= most < len(text):
        with pytest.raises(JsonError):
            check(text, most)
    check(text, 2 * len(text))
    assert len(list(values(text))) == 1
